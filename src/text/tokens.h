// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "text/characters.h"
#include "text/sentence.h"

namespace entente::text {

/// Appends the tokens of `text` inside `span` to `out`: ranges are offsets of `text`, whatever its Document's are.
/// `span` is one paragraph: no token looks beyond it.
void tokenise(std::string_view text, Span span, std::vector<Token>& out);

}  // namespace entente::text
