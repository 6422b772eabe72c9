// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/documents.h"

namespace entente {
namespace {

OutputFormat format_named(std::string_view name, bool on_terminal) {
  for (const OutputFormat format :
       {OutputFormat::pretty, OutputFormat::jsonl, OutputFormat::csv, OutputFormat::plover, OutputFormat::brief}) {
    if (name == name_of(format)) return format;
  }
  return on_terminal ? OutputFormat::pretty : OutputFormat::jsonl;
}

class CodeCommand : public Command {
 public:
  std::string_view name() const override { return "code"; }
  std::string_view summary() const override { return "Read documents and write their records"; }
  std::string_view examples() const override {
    return "  entente code report.txt                              shown on a terminal, JSON lines in a pipe\n"
           "  entente code feeds/ news.jsonl > records.jsonl       a folder and a file of documents\n"
           "  entente code --format csv -o events.csv news.jsonl   one row an event, for R or pandas\n"
           "  curl -s https://example.org/n.txt | entente code -   from standard input\n"
           "A JSON line is a document: {\"id\", \"text\", \"title\"?, \"source\"?, \"url\"?, \"date\"?, \"language\"?}";
  }
  void declare(Options& options) override {
    declare_document_options(options, run_);
    options.choice("-f,--format", format_, {"auto", "pretty", "jsonl", "csv", "plover", "brief"},
                   "how to write records; auto is pretty on a terminal, else jsonl");
  }
  int run(Console& console) override {
    const bool on_terminal = console.output_is_terminal && run_.output.empty();
    return run_documents(run_, format_named(format_, on_terminal), console);
  }

 private:
  DocumentRun run_;
  std::string format_ = "auto";
};

}  // namespace

std::unique_ptr<Command> make_code_command() { return std::make_unique<CodeCommand>(); }

}  // namespace entente
