// SPDX-License-Identifier: Apache-2.0
#include "cli/documents.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "cli/engine_room.h"
#include "cli/progress.h"
#include "flow/pipeline.h"
#include "ingest/reader.h"

namespace entente {
namespace {

InputFormat input_format(const std::string& name) {
  return input_format_from_name(name).value_or(InputFormat::by_content);
}

// The output file where one is asked for, else standard output.
struct Target {
  Console& console;
  std::optional<OutputFile> file;
  bool write(std::string_view bytes) { return file ? file->write(bytes) : console.write(bytes); }
};

// Writing to a file that is being read would empty it first.
bool is_an_input(const DocumentRun& run) {
  return std::any_of(run.inputs.begin(), run.inputs.end(), [&](const std::string& input) {
    std::error_code ignored;
    return std::filesystem::equivalent(input, run.output, ignored);
  });
}

int stream(const DocumentRun& run, const Engines& engines, const Renderer& renderer, Target& target) {
  Console& console = target.console;
  ReadOptions read;
  read.format = input_format(run.from);
  Reader reader(run.inputs.empty() ? std::vector<std::string>{"-"} : run.inputs, read);
  Progress progress(console, console.output_is_terminal && !target.file);

  PipelineSink sink;
  sink.document = [&](std::string& out, const Document& d, const Ledger& l) { renderer.document(out, d, l); };
  sink.error = [&](std::string& out, const Error& error) { renderer.error(out, error); };
  sink.write = [&](std::string_view chunk) { return target.write(chunk); };
  sink.failed = [&](const Error& error) { progress.clear(), console.complain(describe(error)); };
  sink.progress = [&](std::size_t read_bytes, std::size_t total, std::uint64_t n) {
    progress.update(read_bytes, total, n);
  };

  PipelineOptions options;
  options.threads = run.threads;
  options.code.statements = run.statements;
  std::string header;
  renderer.header(header);
  if (!header.empty() && !target.write(header)) return console.reader_gone() ? kAllRead : kCouldNotRun;
  const PipelineCounts counts = run_pipeline(reader, engines, options, sink);
  if (counts.stopped && !console.reader_gone()) return kCouldNotRun;
  return counts.failures > 0 ? kSomeFailed : kAllRead;
}

}  // namespace

void declare_document_options(Options& options, DocumentRun& run) {
  options.arguments("FILE", run.inputs, "files, folders, or - for standard input", false);
  options.choice("--from", run.from, {"auto", "text", "jsonl"}, "what the input is; auto looks at the content");
  options.text("-o,--output", run.output, "write to this file instead of standard output");
  options.number("-j,--threads", run.threads, 0, 256, "how many threads; 0: one per core [0]");
  options.choice("--color", run.color, {"auto", "always", "never"}, "colours on a terminal; NO_COLOR is respected");
  options.flag("--statements", run.statements, "also keep mere statements (CAMEO 01), which PLOVER drops");
}

int run_documents(const DocumentRun& run, OutputFormat format, Console& console) {
  if (run.inputs.empty() && console.input_is_terminal) {
    console.complain("no input: name a FILE or a folder, or pipe text in (- says so)");
    return kWrongUsage;
  }
  const Result<Engines> engines = load_embedded_engines();
  if (!engines) {
    console.complain("this build carries a broken file; build it again: " + describe(engines.error()));
    return kCouldNotRun;
  }
  Target target{console, std::nullopt};
  if (!run.output.empty()) {
    if (is_an_input(run)) {
      console.complain(run.output + " is also an input; name another file with -o");
      return kWrongUsage;
    }
    Result<OutputFile> file = OutputFile::create(run.output);
    if (!file) {
      console.complain(describe(file.error()) + "; name another file with -o");
      return kCouldNotRun;
    }
    target.file.emplace(*std::move(file));
  }
  const bool color = use_color(console, run.color) && (!target.file || run.color == "always");
  const Renderer renderer{format, view_over(engines->lexicon, color, console.width)};
  const int status = stream(run, *engines, renderer, target);
  if (target.file && status != kCouldNotRun) {
    if (const Status closed = target.file->close(); !closed) {
      console.complain(describe(closed.error()));
      return kCouldNotRun;
    }
  }
  return status;
}

}  // namespace entente
