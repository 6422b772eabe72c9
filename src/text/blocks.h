// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/characters.h"
#include "text/sentence.h"

namespace entente::text {

/// A paragraph or a line that stands for itself, without white space at its ends. Offsets of the reading text.
struct Block {
  Span span{0, 0};
  SentenceKind kind = SentenceKind::body;
  std::uint32_t paragraph = 0;
};

/// Where ingest found title and dateline, in offsets of the reading text; empty if there are none.
struct Landmarks {
  ByteRange title, dateline;
};

/// Cuts `text` into blocks in their order. Every character that is not white space lies in exactly one.
void cut_blocks(std::string_view text, const Landmarks& landmarks, std::vector<Block>& out);

}  // namespace entente::text
