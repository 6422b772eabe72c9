// SPDX-License-Identifier: Apache-2.0
// A text's first line as its title.
// Fits: "Ministers meet in Lima" above a report. Does not fit: a first line that ends in a full stop, a by-line, a
// letter's "Sir:", the first of many hard-wrapped lines. Cost: two lines are looked at.
#include "ingest/title.h"

#include <cstdint>

#include "base/strings.h"

namespace entente::ingest {
namespace {

constexpr std::size_t kMaxTitle = 200;

// Equal but for ASCII case and white space.
bool same_words(std::string_view a, std::string_view b) {
  std::size_t i = 0, j = 0;
  for (;;) {
    while (i < a.size() && is_ascii_space(a[i])) ++i;
    while (j < b.size() && is_ascii_space(b[j])) ++j;
    if (i == a.size() || j == b.size()) return i == a.size() && j == b.size();
    if (ascii_lower(a[i++]) != ascii_lower(b[j++])) return false;
  }
}

bool ends_like_sentence(std::string_view line) {
  while (line.ends_with('"') || line.ends_with('\'') || line.ends_with(')')) line.remove_suffix(1);
  if (line.ends_with("”") || line.ends_with("’")) line.remove_suffix(3);
  return line.empty() || std::string_view(".,;:-").find(line.back()) != std::string_view::npos || line.ends_with("—") ||
         line.ends_with("–");
}

// The first of two lines that one sentence was wrapped over?
bool wrapped(std::string_view line, std::string_view next) {
  if (next.empty()) return false;
  if (is_ascii_lower(next.front())) return true;
  const std::size_t a = line.size(), b = next.size();
  return a >= 45 && a <= 132 && b + 15 >= a && a + 15 >= b && !ends_like_sentence(next);
}

bool looks_like_title(std::string_view line, std::string_view next) {
  if (line.size() >= kMaxTitle || line.find(' ') == std::string_view::npos || ends_like_sentence(line)) return false;
  if (is_ascii_lower(line.front()) || line.starts_with("By ") || line.starts_with("BY ")) return false;
  if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("• ")) return false;
  return !wrapped(line, next);
}

}  // namespace

std::size_t skip_blank(std::string_view text, std::size_t from) {
  while (from < text.size() && is_ascii_space(text[from])) ++from;
  return from;
}

ByteRange find_title(std::string_view text, std::string_view known_title) {
  const std::size_t begin = skip_blank(text, 0);
  const std::size_t feed = text.find_first_of("\n\r", begin);
  const std::string_view line = trim(text.substr(begin, feed - begin));
  const ByteRange range{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + line.size())};
  if (line.empty()) return {};
  if (!trim(known_title).empty()) return same_words(line, known_title) ? range : ByteRange{};
  if (feed == std::string_view::npos || skip_blank(text, feed) == text.size()) return {};
  std::size_t next = feed + (text.substr(feed, 2) == "\r\n" ? 2 : 1);
  const std::string_view following = text.substr(next, text.find_first_of("\n\r", next) - next);
  return looks_like_title(line, trim(following)) ? range : ByteRange{};
}

}  // namespace entente::ingest
