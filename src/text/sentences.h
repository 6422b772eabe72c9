// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "text/sentence.h"

namespace entente::text {

/// Is a quotation open, over sentences and paragraphs?
struct QuoteState {
  bool open = false;
};

/// Where the sentences of one paragraph end: appends the index behind each sentence's last token, the last one being
/// tokens.size(). Says also which sentences begin inside a quotation.
struct SentenceEnd {
  std::uint32_t end = 0;
  bool quoted = false;
};
void find_sentences(std::span<const Token> tokens, QuoteState& quote, std::vector<SentenceEnd>& out);

}  // namespace entente::text
