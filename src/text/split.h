// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/sentence.h"

namespace entente {

/// Cuts `document` into sentences and UD tokens. Every byte that is not white space belongs to exactly one token,
/// except inside `furniture`. Never fails: any well-formed UTF-8 gives some cut. A "sentence" longer than kMaxTokens is
/// cut there. Linear in the text; safe from any thread. `out` is overwritten and its memory reused.
void split_text(const Document& document, Text& out);

inline constexpr std::uint32_t kMaxTokens = 400;

}  // namespace entente
