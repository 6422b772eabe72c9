// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/byte_range.h"
#include "ingest/document.h"

namespace entente {

/// One UD token (syntactic word). Parts of one multiword form ("do|n't", "Seoul|'s") are tokens of their own that
/// touch.
struct Token {
  ByteRange range;        // in Document::text
  std::string_view text;  // the NFC spelling; lives as long as the Document
  bool space_before = true;
};

enum class SentenceKind : std::uint8_t {
  body,
  title,      // the document's title line
  heading,    // a short line without a closing mark
  byline,     // "By A. Writer"
  dateline,   // kept apart from the first sentence
  address,    // "Comrade Chairman," at the head of a letter
  closing,    // "Respectfully yours," "-0-", signatures
  furniture,  // navigation, captions, page numbers
};

struct Sentence {
  ByteRange range;  // in Document::text, without surrounding white space
  std::uint32_t first_token = 0;
  std::uint32_t token_count = 0;
  std::uint32_t paragraph = 0;  // counted from 0
  SentenceKind kind = SentenceKind::body;
  bool quoted = false;  // begins inside a quotation that an earlier sentence opened
};

/// A document cut into sentences and tokens. Views point into `document`, which must outlive it.
struct Text {
  const Document* document = nullptr;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;

  std::span<const Token> tokens_of(const Sentence& s) const {
    return std::span(tokens).subspan(s.first_token, s.token_count);
  }
};

}  // namespace entente
