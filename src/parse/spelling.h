// SPDX-License-Identifier: Apache-2.0
// What tagger and network see of a word's letters: hashes of its normal form,
// of its ends, and its shape. Fits: "Visited" is the word "visited", suffixes
// "d", "ed", "ted", …, shape capitalised. Does not: no sound, no meaning; a
// word never seen in training is known by its ends and shape alone. Cost:
// linear in the first and last bytes, at most kLongest of them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace entente::parse {

inline constexpr std::size_t kLongest = 64;  // bytes of a word that count; longer ones lose their middle
inline constexpr int kSuffixes = 5;
inline constexpr int kPrefixes = 4;

enum class Shape : std::uint8_t {
  lower,
  capital_first,
  capital,
  upper,
  upper_line,
  letter,
  initial,
  mixed,
  number,
  ordinal,
  alphanumeric,
  hyphenated,
  hyphenated_capital,
  dotted,
  punctuation,
  symbol,
  address,
};
inline constexpr int kShapeCount = static_cast<int>(Shape::address) + 1;

struct Spelling {
  std::uint64_t word = 0;
  std::array<std::uint64_t, kSuffixes> suffix{};  // of the last 1, 2, … bytes
  std::array<std::uint64_t, kPrefixes> prefix{};
  Shape shape = Shape::lower;
};

/// Lower case, digits as '0', curly quotes and dashes as plain ones; at most
/// kLongest bytes, written to `buffer`.
std::string_view normal_form(std::string_view text, std::array<char, kLongest>& buffer);

/// `first`: first word of its sentence. `upper_line`: the sentence has no
/// lower-case word.
Spelling spell(std::string_view text, bool first, bool upper_line);

/// FNV-1a leaves its high bits weak; tables pick buckets by them.
constexpr std::uint64_t mix(std::uint64_t h) {
  h ^= h >> 32;
  h *= 0xd6e8feb86659fd93ull;
  h ^= h >> 32;
  h *= 0xd6e8feb86659fd93ull;
  return h ^ (h >> 32);
}

}  // namespace entente::parse
