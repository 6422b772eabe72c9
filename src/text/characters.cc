// SPDX-License-Identifier: Apache-2.0
// Kinds of characters beyond ASCII, by blocks of Unicode rather than by a full table: enough to cut words, and the
// library stays out of the inner loop. Letters are what is left over.
#include "text/characters.h"

#include "base/utf8.h"

namespace entente::text {
namespace {

constexpr bool is_wide_space(char32_t c) {
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

constexpr bool is_wide_mark(char32_t c) {
  if (c < 0xC0) return c != 0xAA && c != 0xAD && c != 0xB5 && c != 0xBA;
  if (c == 0xD7 || c == 0xF7) return true;
  if (c < 0x2010) return c == 0x589 || c == 0x60C || c == 0x61B || c == 0x61F || c == 0x964 || c == 0x965;
  if (c < 0x2070) return !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2060 && c <= 0x206F);
  if (c >= 0x20A0 && c <= 0x20CF) return true;                        // currency
  if (c >= 0x2190 && c <= 0x2BFF) return true;                        // arrows, signs, boxes, dingbats
  if (c >= 0x2E00 && c <= 0x2E7F) return true;                        // more punctuation
  if (c >= 0x3001 && c <= 0x303F) return c != 0x3005 && c != 0x3006;  // CJK punctuation
  if (c >= 0xFF01 && c <= 0xFF65) {                                   // full-width forms
    return !(c >= 0xFF10 && c <= 0xFF19) && !(c >= 0xFF21 && c <= 0xFF3A) && !(c >= 0xFF41 && c <= 0xFF5A);
  }
  return c >= 0x1F000 && c <= 0x1FAFF;  // pictures
}

}  // namespace

Character wide_character(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  const char32_t c = next_code_point(text, at);
  const auto size = static_cast<std::uint8_t>(at - begin);
  if (is_wide_space(c)) return {Kind::space, size};
  return {is_wide_mark(c) ? Kind::mark : Kind::letter, size};
}

bool starts_upper(std::string_view text) {
  if (text.empty()) return false;
  if (static_cast<unsigned char>(text[0]) < 0x80) return is_ascii_upper(text[0]);
  std::size_t at = 0;
  const char32_t c = next_code_point(text, at);
  if (c >= 0xC0 && c <= 0xDE) return c != 0xD7;
  if (c >= 0x100 && c <= 0x177) return (c % 2 == 0) != (c >= 0x139 && c <= 0x148);
  if (c >= 0x179 && c <= 0x17E) return c % 2 == 1;
  if (c >= 0x1E00 && c <= 0x1EFF) return c % 2 == 0;
  return (c >= 0x391 && c <= 0x3A9) || (c >= 0x400 && c <= 0x42F);
}

bool starts_lower(std::string_view text) {
  if (text.empty()) return false;
  if (static_cast<unsigned char>(text[0]) < 0x80) return is_ascii_lower(text[0]);
  std::size_t at = 0;
  const char32_t c = next_code_point(text, at);
  const bool cased = (c >= 0xDF && c <= 0x17E) || (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0x3B1 && c <= 0x3C9) ||
                     (c >= 0x430 && c <= 0x45F);
  return cased && c != 0xF7 && !starts_upper(text);
}

bool is_opening_mark(std::string_view token) {
  return token == "(" || token == "[" || token == "{" || token == "“" || token == "‘" || token == "«" ||
         token == "``" || token == "`" || token == "„" || token == "‹" || token == "<<" || token == "¿" || token == "¡";
}

bool is_closing_mark(std::string_view token) {
  return token == ")" || token == "]" || token == "}" || token == "”" || token == "’" || token == "»" ||
         token == "''" || token == "›" || token == "’’";
}

Span trim_span(std::string_view text, Span span) {
  while (span.begin < span.end) {
    const Character c = character_at(text, span.begin);
    if (c.kind != Kind::space) break;
    span.begin += c.size;
  }
  while (span.end > span.begin) {
    std::size_t last = span.end - 1;
    while (last > span.begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    if (character_at(text, last).kind != Kind::space) break;
    span.end = last;
  }
  return span;
}

}  // namespace entente::text
