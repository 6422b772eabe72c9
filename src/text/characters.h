// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/strings.h"

namespace entente::text {

/// What a character is to the tokeniser. Letters are all that is not known to be something else.
enum class Kind : std::uint8_t { space, letter, digit, mark };

struct Character {
  Kind kind;
  std::uint8_t size;  // bytes
};

/// The character beyond ASCII at `at` of well-formed UTF-8.
Character wide_character(std::string_view text, std::size_t at);

namespace detail {
constexpr std::array<Kind, 128> make_ascii_kinds() {
  std::array<Kind, 128> kinds{};
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const char c = static_cast<char>(i);
    kinds[i] = is_ascii_space(c)   ? Kind::space
               : is_ascii_alpha(c) ? Kind::letter
               : is_ascii_digit(c) ? Kind::digit
                                   : Kind::mark;
  }
  return kinds;
}
inline constexpr std::array<Kind, 128> kAsciiKinds = make_ascii_kinds();
}  // namespace detail

/// The character at `at`; `at` must lie inside `text`, at the begin of a character.
inline Character character_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? Character{detail::kAsciiKinds[byte], 1} : wide_character(text, at);
}

/// Does `text` begin with a capital letter (any script that has them, as far as Latin, Greek and Cyrillic go)?
bool starts_upper(std::string_view text);
bool starts_lower(std::string_view text);

/// Length of the apostrophe (' or ’ or `) at `at`, 0 if there is none.
inline std::size_t apostrophe_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '\'' || text[at] == '`') return 1;
  return text[at] == '\xE2' && text.substr(at, 3) == "’" ? 3 : 0;
}

/// “ ‘ « ( [ { `` ` and such.
bool is_opening_mark(std::string_view token);
/// ” ’ » ) ] } '' and such. " and ' may be either: not here.
bool is_closing_mark(std::string_view token);

/// The text without white space (also beyond ASCII) at both ends, as offsets.
struct Span {
  std::size_t begin, end;
};
Span trim_span(std::string_view text, Span span);

}  // namespace entente::text
