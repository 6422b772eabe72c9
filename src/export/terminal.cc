// SPDX-License-Identifier: Apache-2.0
#include "export/terminal.h"

#include "base/strings.h"
#include "base/utf8.h"

namespace entente {
namespace {

bool is_space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

// C0, DEL, C1, and the marks that reorder or hide what stands beside them.
bool is_harmful(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || (c >= 0x200B && c <= 0x200F && c != 0x200D) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
         (c >= 0xE0000 && c <= 0xE007F);
}

std::size_t width_of(char32_t c) {
  if ((c >= 0x300 && c <= 0x36F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0x200D) return 0;
  const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
                    (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
                    (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
  return wide ? 2 : 1;
}

// Bytes of `text` that fit into `columns`.
std::size_t bytes_that_fit(std::string_view text, std::size_t columns) {
  std::size_t used = 0;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t next = i;
    used += width_of(next_code_point(text, next));
    if (used > columns) return i;
    i = next;
  }
  return text.size();
}

// Where to break `text` so that the first part has at most `columns`, at a space where there is one.
std::size_t break_point(std::string_view text, std::size_t columns) {
  const std::size_t fit = bytes_that_fit(text, columns);
  if (fit == text.size() || text[fit] == ' ') return fit;
  const std::size_t space = text.rfind(' ', fit);
  if (space != text.npos && space > 0) return space;
  std::size_t first = 0;  // at least one character, so that every line gets on
  next_code_point(text, first);
  return fit > 0 ? fit : first;
}

}  // namespace

void append_printable(std::string& out, std::string_view text) {
  bool space = false, begun = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    const char32_t c = next_code_point(text, i);
    if (is_space(c)) {
      space = begun;
      continue;
    }
    if (space) out += ' ';
    space = false, begun = true;
    if (is_harmful(c)) {
      out += "\xEF\xBF\xBD";
    } else {
      out += text.substr(at, i - at);
    }
  }
}

std::string printable(std::string_view text) {
  std::string out;
  append_printable(out, text);
  return out;
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t i = 0; i < text.size();) columns += width_of(next_code_point(text, i));
  return columns;
}

std::string shorten(std::string_view text, std::size_t columns) {
  // A long text is not made printable as a whole only to be cut.
  const std::size_t enough = columns * 8 + 64;
  bool cut = false;
  if (text.size() > enough) {
    std::size_t end = enough;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text = text.substr(0, end), cut = true;
  }
  std::string line = printable(text);
  if (!cut && columns_of(line) <= columns) return line;
  line.resize(break_point(line, columns > 1 ? columns - 1 : 1));
  while (!line.empty() && (line.back() == ' ' || line.back() == ',')) line.pop_back();
  return line + "…";
}

std::vector<std::string> wrap(std::string_view text, std::size_t columns) {
  const std::string whole = printable(text);
  std::string_view rest = whole;
  std::vector<std::string> lines;
  while (!rest.empty()) {
    const std::size_t end = break_point(rest, columns);
    lines.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end);
    if (!rest.empty() && rest[0] == ' ') rest.remove_prefix(1);
  }
  return lines;
}

std::string Painter::paint(Style style, std::string_view text) const {
  static constexpr std::string_view kCodes[] = {"", "1", "2", "32", "33", "31", "36"};
  if (!color_ || style == Style::plain || text.empty()) return std::string(text);
  std::string out = "\x1b[";
  out += kCodes[static_cast<int>(style)];
  out += 'm';
  out += text;
  return out += "\x1b[0m";
}

}  // namespace entente
