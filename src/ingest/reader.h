// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/document.h"

namespace entente {

enum class InputFormat : unsigned char { by_content, text, jsonl };

/// "text", "jsonl"; nothing else yet.
std::optional<InputFormat> input_format_from_name(std::string_view name);

struct ReadOptions {
  InputFormat format = InputFormat::by_content;
  std::size_t max_document_bytes =
      16u << 20;                           // larger documents are refused with too_large; memory is about 40 times this
  std::size_t max_line_bytes = 64u << 20;  // longer JSONL lines are skipped and reported
};

/// Reads documents one after another from files, directories (walked in name order) and standard input ("-").
/// A plain file is one document. A JSONL line is {"id","text", "title"?,"source"?,"url"?,"date"?,"language"?}: null and
/// "" count as not given, `id` may be a number, `date` is an ISO day or date-time; other fields are passed over. A
/// byte-order mark is no part of the text. NUL characters in a JSONL text are kept; a NUL near a plain file's begin
/// means "binary". By content, input is JSONL if it begins with '{' and the name (.jsonl .json .ndjson) or the first
/// line says so. One bad input costs one Error; reading goes on behind it. Memory is bounded by one document, not by
/// the input. Not for use from two threads at once.
class Reader {
 public:
  explicit Reader(std::vector<std::string> inputs, ReadOptions options = {});
  ~Reader();
  Reader(Reader&&) noexcept;

  /// The next document or error; nothing at the end.
  std::optional<Result<Document>> next();

  /// Bytes read so far and bytes in all inputs (0 where not known, as for a pipe): for progress.
  std::size_t bytes_read() const;
  std::size_t bytes_total() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// A Document from text in memory: checks UTF-8, makes NFC, reads title and dateline, hashes.
/// `seed` gives what is known already (id, title, published, source, url, language, file, line).
Result<Document> make_document(std::string text, Document seed = {});

}  // namespace entente
