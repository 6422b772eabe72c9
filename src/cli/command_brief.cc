// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/documents.h"

namespace entente {
namespace {

class BriefCommand : public Command {
 public:
  std::string_view name() const override { return "brief"; }
  std::string_view summary() const override { return "A document in about ten lines"; }
  std::string_view examples() const override {
    return "  entente brief report.txt                 who wrote to whom, what each side promised, what onlookers say\n"
           "  entente brief --format md report.txt     the same as Markdown\n"
           "  entente brief --format json news.jsonl   one JSON object a document\n"
           "Numbers in brackets are byte ranges of the document: where it is said.";
  }
  void declare(Options& options) override {
    declare_document_options(options, run_);
    options.choice("-f,--format", format_, {"pretty", "md", "json"}, "how to write the brief");
  }
  int run(Console& console) override {
    const OutputFormat format = format_ == "md"     ? OutputFormat::brief_markdown
                                : format_ == "json" ? OutputFormat::brief_json
                                                    : OutputFormat::brief;
    return run_documents(run_, format, console);
  }

 private:
  DocumentRun run_;
  std::string format_ = "pretty";
};

}  // namespace

std::unique_ptr<Command> make_brief_command() { return std::make_unique<BriefCommand>(); }

}  // namespace entente
