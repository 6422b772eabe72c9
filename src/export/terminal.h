// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// How text meets a person's terminal. Nothing of the input may steer it: control characters, escape sequences and
/// marks that turn the reading direction come out as U+FFFD, white space of any kind as one space.

/// Appends `text` made harmless.
void append_printable(std::string& out, std::string_view text);
std::string printable(std::string_view text);

/// Columns that printable text takes: wide (CJK, emoji) two, combining none, else one.
std::size_t columns_of(std::string_view text);

/// `text` made printable and cut to at most `columns` at a word's end, with "…" where something was left out.
std::string shorten(std::string_view text, std::size_t columns);

/// `text` made printable and broken at spaces into lines of at most `columns`; a longer word is broken inside.
std::vector<std::string> wrap(std::string_view text, std::size_t columns);

enum class Style : std::uint8_t { plain, bold, dim, green, yellow, red, cyan };

/// Puts colours around text, or does nothing where colour is off.
class Painter {
 public:
  explicit Painter(bool color) : color_(color) {}
  std::string paint(Style style, std::string_view text) const;

 private:
  bool color_;
};

}  // namespace entente
