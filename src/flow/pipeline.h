// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "flow/engines.h"
#include "ingest/reader.h"

namespace entente {

struct PipelineOptions {
  int threads = 0;  // workers; 0: one per core. With 1 everything runs in the calling thread.
  CodeOptions code;
};

/// How records become output and where it goes.
struct PipelineSink {
  /// Appends one document's or one failure's output. Called from any worker, several at once.
  std::function<void(std::string& out, const Document&, const Ledger&)> document;
  std::function<void(std::string& out, const Error&)> error;
  /// Receives all output in input order, from the thread that called run_pipeline. False stops the run.
  std::function<bool(std::string_view chunk)> write;
  /// Told about each failure, in input order, from the calling thread. May be empty.
  std::function<void(const Error&)> failed;
  /// Told now and then from the calling thread. May be empty.
  std::function<void(std::size_t bytes_read, std::size_t bytes_total, std::uint64_t documents)> progress;
};

struct PipelineCounts {
  std::uint64_t documents = 0;
  std::uint64_t failures = 0;
  bool stopped = false;  // `write` refused
};

/// Reads all documents, codes them on all cores and writes the output in input order: the same bytes whatever the
/// number of threads. An input that fails keeps its place. Memory is bounded by a window of documents under way, not by
/// the input.
PipelineCounts run_pipeline(Reader& reader, const Engines& engines, const PipelineOptions& options,
                            const PipelineSink& sink);

}  // namespace entente
