// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

/// Offset of the first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7), or npos.
std::size_t find_invalid_utf8(std::string_view bytes);

/// Decodes the code point at `position` of well-formed UTF-8 and moves `position` behind it.
char32_t next_code_point(std::string_view text, std::size_t& position);

/// Appends `code_point` as UTF-8.
void append_utf8(std::string& out, char32_t code_point);

}  // namespace entente
