// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "base/result.h"
#include "ingest/document.h"

namespace entente::ingest {

/// Reads one line of JSONL: {"id","text", "title"?,"source"?,"url"?,"date"?,"language"?}; other fields are skipped.
/// `id` may be a number. null and "" count as not given, except for `text`. Not for use from two threads at once.
class JsonLineParser {
 public:
  /// `line` must be followed by kPadding readable bytes.
  static constexpr std::size_t kPadding = 64;

  JsonLineParser();
  ~JsonLineParser();
  JsonLineParser(JsonLineParser&&) noexcept;

  /// The fields as they stand: text not yet checked or normalised. The error's `byte` counts from the line's begin.
  Result<Document> parse(std::string_view line);

  /// Is `line` one JSON object with a "text"?
  bool looks_like_document(std::string_view line);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace entente::ingest
