// SPDX-License-Identifier: Apache-2.0
// One spelling for many: the key under which a token is looked up, and what its letters' case says.
//
//   "Côte" "CÔTE" "cote"    -> cote          "U.S." "US" -> us, both in capitals       "’s" -> 's
//   "McCain" -> mccain, mixed                "2.5" keeps its point                      a token over 63 bytes: no key
//
// Cost: one pass over the token's bytes, nothing allocated. Test: tests/lexicon/fold_test.cc
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace entente::lexicon {

/// The case of a token's letters as written.
enum class CaseShape : std::uint8_t {
  none,   // no letter: "9", "-"
  lower,  // "of"
  title,  // "China", "W."
  caps,   // "UN", "U.S."
  mixed,  // "McCain", "d'Ivoire"
};

inline constexpr std::size_t kMaxKey = 63;

struct FoldedToken {
  char bytes[kMaxKey + 1];  // zero-padded up to the next multiple of 8
  std::uint8_t size = 0;    // 0: the token has no key
  CaseShape shape = CaseShape::none;
  bool dotted = false;  // points were dropped: "U.S."

  std::string_view key() const { return {bytes, size}; }
};

/// Letters lose case and marks, apostrophes and hyphens become ASCII, points go where no digit stands.
void fold_token(std::string_view token, FoldedToken& out);

/// Mixes the key to 32 bits; the same on every run and machine of one byte order.
std::uint32_t hash_key(const FoldedToken& token);

}  // namespace entente::lexicon
