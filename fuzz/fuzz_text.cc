// SPDX-License-Identifier: Apache-2.0
// Any bytes as a document's text. The promises of text/split.h must hold: tokens ascend and leave out white space only,
// sentences hold all tokens in their order, and none is longer than kMaxTokens.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "ingest/reader.h"
#include "text/characters.h"
#include "text/split.h"

namespace {

using namespace entente;

void demand(bool truth) {
  if (!truth) std::abort();
}

void check_tokens(const Document& document, const Text& text) {
  std::size_t at = 0;
  for (const Token& token : text.tokens) {
    demand(token.range.begin < token.range.end && token.range.end <= document.text.size() && !token.text.empty());
    // Two tokens may share a changed stretch of the original ("e" with two marks of which one is cut off).
    demand(at <= token.range.begin || !document.normal.empty());
    if (at < token.range.begin) {
      const text::Span gap = text::trim_span(document.text, {at, token.range.begin});
      demand(gap.begin == gap.end);
    }
    demand(find_invalid_utf8(slice(document.text, token.range)) == std::string_view::npos);
    at = token.range.end;
  }
  const text::Span rest = text::trim_span(document.text, {at, document.text.size()});
  demand(rest.begin == rest.end);
}

void check_sentences(const Text& text) {
  std::size_t next = 0;
  std::uint32_t paragraph = 0;
  for (const Sentence& sentence : text.sentences) {
    demand(sentence.first_token == next && sentence.token_count > 0 && sentence.token_count <= kMaxTokens);
    next += sentence.token_count;
    demand(sentence.range.begin == text.tokens[sentence.first_token].range.begin);
    demand(sentence.range.end == text.tokens[next - 1].range.end);
    demand(sentence.paragraph >= paragraph);
    paragraph = sentence.paragraph;
  }
  demand(next == text.tokens.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto document = make_document(std::string(reinterpret_cast<const char*>(data), size));
  if (!document) return 0;
  Text text;
  split_text(*document, text);
  check_tokens(*document, text);
  check_sentences(text);
  return 0;
}
