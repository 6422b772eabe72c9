// SPDX-License-Identifier: Apache-2.0
//
//   reader thread ──jobs──▶ workers ──▶ window ──in order──▶ the calling thread writes
//
// The window bounds how far the reader may run ahead, so that one slow document cannot make the others pile up.
#include "flow/pipeline.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <new>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/bounded_queue.h"
#include "flow/reorder_window.h"

namespace entente {
namespace {

constexpr std::size_t kWindowPerThread = 16;          // documents under way per worker
constexpr std::size_t kMaxBytesUnderWay = 64u << 20;  // text of documents under way

struct Output {
  std::string text;
  std::optional<Error> error;
};

struct Job {
  std::uint64_t number = 0;
  Result<Document> input;
};

// A document that a worker cannot finish costs an error record, not the run.
Error failure_of(const Document& document, std::string_view what) {
  Error error;
  error.code = ErrorCode::system;
  error.message = "could not code document \"" + document.id + "\": " + std::string(what);
  error.file = document.file;
  error.line = document.line;
  return error;
}

Output output_of(const Result<Document>& input, Worker& worker, const PipelineSink& sink) {
  Output output;
  if (input) {
    try {
      sink.document(output.text, *input, worker.code(*input));
      return output;
    } catch (const std::bad_alloc&) {
      output.error = failure_of(*input, "out of memory; split it or run with fewer --threads");
    } catch (const std::exception& failure) {
      output.error = failure_of(*input, failure.what());
    }
    output.text.clear();
  } else {
    output.error = input.error();
  }
  sink.error(output.text, *output.error);
  return output;
}

// The reader, with what it throws (no memory, say) turned into one last failure.
class Source {
 public:
  explicit Source(Reader& reader) : reader_(reader) {}

  std::optional<Result<Document>> next() {
    if (broken_) return std::nullopt;
    try {
      return reader_.next();
    } catch (const std::exception& failure) {
      broken_ = true;
      return Error{ErrorCode::system, std::string("reading stopped: ") + failure.what()};
    }
  }

 private:
  Reader& reader_;
  bool broken_ = false;
};

// Writes and counts; false if the run shall stop.
bool deliver(const Output& output, const PipelineSink& sink, PipelineCounts& counts) {
  ++(output.error ? counts.failures : counts.documents);
  if (output.error && sink.failed) sink.failed(*output.error);
  if (output.text.empty() || sink.write(output.text)) return true;
  counts.stopped = true;
  return false;
}

PipelineCounts run_alone(Reader& reader, const Engines& engines, const PipelineOptions& options,
                         const PipelineSink& sink) {
  PipelineCounts counts;
  Worker worker(engines, options.code);
  Source source(reader);
  while (const auto input = source.next()) {
    if (!deliver(output_of(*input, worker, sink), sink, counts)) break;
    if (sink.progress) sink.progress(reader.bytes_read(), reader.bytes_total(), counts.documents + counts.failures);
  }
  return counts;
}

// The threads of one run.
class Crew {
 public:
  Crew(Reader& reader, const Engines& engines, const PipelineOptions& options, const PipelineSink& sink, int threads)
      : reader_(reader),
        engines_(engines),
        options_(options),
        sink_(sink),
        threads_(static_cast<std::size_t>(threads)) {}

  PipelineCounts run() {
    std::vector<std::thread> crew;
    crew.emplace_back([this] { read(); });
    for (std::size_t i = 0; i < threads_; ++i) crew.emplace_back([this] { work(); });
    PipelineCounts counts;
    while (const std::optional<Output> output = window_.take()) {
      if (!deliver(*output, sink_, counts)) {
        window_.cancel();
        jobs_.close();
        break;
      }
      if (sink_.progress) sink_.progress(bytes_read_, bytes_total_, counts.documents + counts.failures);
    }
    for (std::thread& thread : crew) thread.join();
    return counts;
  }

 private:
  void read() {
    Source source(reader_);
    while (auto input = source.next()) {
      bytes_read_ = reader_.bytes_read(), bytes_total_ = reader_.bytes_total();
      const auto number = window_.reserve(*input ? (*input)->text.size() : 0);
      if (!number || !jobs_.push(Job{*number, *std::move(input)})) break;
    }
    jobs_.close();
    window_.finish();
  }

  void work() {
    Worker worker(engines_, options_.code);
    while (const std::optional<Job> job = jobs_.pop()) window_.put(job->number, output_of(job->input, worker, sink_));
  }

  Reader& reader_;
  const Engines& engines_;
  const PipelineOptions& options_;
  const PipelineSink& sink_;
  const std::size_t threads_;
  BoundedQueue<Job> jobs_{threads_ * 2};
  ReorderWindow<Output> window_{threads_ * kWindowPerThread, kMaxBytesUnderWay};
  std::atomic<std::size_t> bytes_read_ = 0, bytes_total_ = 0;
};

}  // namespace

PipelineCounts run_pipeline(Reader& reader, const Engines& engines, const PipelineOptions& options,
                            const PipelineSink& sink) {
  const int cores = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  const int threads = options.threads > 0 ? options.threads : cores;
  if (threads == 1) return run_alone(reader, engines, options, sink);
  return Crew(reader, engines, options, sink, threads).run();
}

}  // namespace entente
