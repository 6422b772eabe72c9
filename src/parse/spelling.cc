// SPDX-License-Identifier: Apache-2.0
#include "parse/spelling.h"

#include <algorithm>

#include "base/sha256.h"
#include "base/strings.h"

namespace entente::parse {
namespace {

struct Letters {
  int upper = 0, lower = 0, digit = 0, hyphen = 0, dot = 0, other = 0, foreign = 0, at = 0;
  bool upper_first = false;
};

// Capital letters of Latin-1, Greek and Cyrillic, by their two bytes.
bool is_foreign_upper(unsigned char a, unsigned char b) {
  return (a == 0xC3 && b >= 0x80 && b <= 0x9E) || (a == 0xCE && b >= 0x91 && b <= 0xA9) ||
         (a == 0xD0 && b >= 0x80 && b <= 0xAF);
}

Letters count_letters(std::string_view text) {
  Letters n;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned char c = static_cast<unsigned char>(text[i]);
    if (is_ascii_upper(text[i]))
      ++n.upper;
    else if (is_ascii_lower(text[i]))
      ++n.lower;
    else if (is_ascii_digit(text[i]))
      ++n.digit;
    else if (c == '-')
      ++n.hyphen;
    else if (c == '.')
      ++n.dot;
    else if (c == '@' || c == '/')
      ++n.at;
    else if (c >= 0xC0) {
      const unsigned char next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
      if (c >= 0xE2 && c <= 0xE2)
        ++n.other;  // U+2000…U+2FFF: dashes, quotes, signs
      else if (is_foreign_upper(c, next))
        ++n.upper;
      else
        ++n.foreign;
    } else if (c < 0x80)
      ++n.other;
    if (i == 0) n.upper_first = n.upper > 0;
  }
  return n;
}

Shape shape_of(std::string_view text, bool first, bool upper_line) {
  const Letters n = count_letters(text);
  const int alpha = n.upper + n.lower + n.foreign;
  if (n.at > 0 && alpha > 3) return Shape::address;
  if (n.digit > 0) {
    if (alpha == 0) return Shape::number;
    return alpha == 2 && n.digit <= 4 ? Shape::ordinal : Shape::alphanumeric;
  }
  if (alpha == 0) return n.other + n.dot + n.hyphen > 0 && text.size() <= 3 ? Shape::punctuation : Shape::symbol;
  if (n.dot > 0) return n.upper == 1 && alpha == 1 ? Shape::initial : Shape::dotted;
  if (n.hyphen > 0) return n.upper_first ? Shape::hyphenated_capital : Shape::hyphenated;
  if (n.upper == 0) return Shape::lower;
  if (alpha == 1) return Shape::letter;
  if (n.upper == alpha) return upper_line ? Shape::upper_line : Shape::upper;
  if (n.upper == 1 && n.upper_first) return first ? Shape::capital_first : Shape::capital;
  return Shape::mixed;
}

// Curly quotes and long dashes as ASCII; 0 if the three bytes are none of them.
char plain_mark(unsigned char b, unsigned char c) {
  if (b != 0x80) return 0;
  if (c == 0x98 || c == 0x99) return '\'';
  if (c == 0x9C || c == 0x9D) return '"';
  if (c >= 0x90 && c <= 0x95) return '-';
  return 0;
}

}  // namespace

std::string_view normal_form(std::string_view text, std::array<char, kLongest>& buffer) {
  constexpr std::size_t kTail = 16;
  std::size_t size = 0;
  bool skip = text.size() > kLongest;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (skip && i >= kLongest - kTail) {
      i = text.size() - kTail;
      skip = false;
    }
    const unsigned char c = static_cast<unsigned char>(text[i]);
    if (c == 0xE2 && i + 2 < text.size()) {
      const char mark = plain_mark(static_cast<unsigned char>(text[i + 1]), static_cast<unsigned char>(text[i + 2]));
      if (mark != 0) {
        buffer[size++] = mark;
        i += 2;
        continue;
      }
    }
    buffer[size++] = is_ascii_digit(text[i]) ? '0' : ascii_lower(text[i]);
  }
  return {buffer.data(), size};
}

Spelling spell(std::string_view text, bool first, bool upper_line) {
  std::array<char, kLongest> buffer;
  const std::string_view normal = normal_form(text, buffer);
  Spelling s;
  s.word = mix(fnv1a(normal));
  for (std::size_t k = 0; k < s.suffix.size(); ++k) {
    s.suffix[k] = mix(fnv1a(normal.substr(normal.size() - std::min(normal.size(), k + 1)), 17 + k));
  }
  for (std::size_t k = 0; k < s.prefix.size(); ++k) s.prefix[k] = mix(fnv1a(normal.substr(0, k + 1), 71 + k));
  s.shape = shape_of(text, first, upper_line);
  return s;
}

}  // namespace entente::parse
