// SPDX-License-Identifier: Apache-2.0
// Lemmas: a dictionary of exceptions over suffix rules that depend on the Penn
// tag. Fits: "agencies"/NNS -> strip "ies", append "y". Does not: an irregular
// form never seen in training. Cost: one dictionary and at most six rule
// look-ups a word.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "parse/hash_index.h"
#include "parse/penn.h"
#include "parse/spelling.h"
#include "parse/tree.h"

namespace entente::parse {

/// How a form becomes its lemma. Part of the model file.
struct LemmaRule {
  std::uint8_t strip;        // bytes off the end
  std::uint8_t append_size;  // bytes put there, at most kMaxAppend
  std::uint16_t append;      // where they stand in the pool
};
inline constexpr std::size_t kMaxAppend = 8;

/// An exception: where its lemma stands in the pool.
struct LemmaEntry {
  std::uint32_t offset : 24;
  std::uint32_t size : 8;
};
static_assert(sizeof(LemmaRule) == 4 && sizeof(LemmaEntry) == 4);

class Lemmatiser {
 public:
  static Result<Lemmatiser> read(const ModelFile& file);

  /// A view into `text`, into the model, or of bytes appended to `room`, which
  /// must have text.size() + kMaxAppend bytes of capacity left.
  std::string_view lemma(std::string_view text, const Spelling& spelling, Upos upos, Penn xpos,
                         std::vector<char>& room) const;

  static std::uint64_t exception_key(const Spelling& s, Penn xpos) { return mix(s.word + static_cast<unsigned>(xpos)); }
  /// `length` bytes of suffix, 0 … kSuffixes.
  static std::uint64_t rule_key(const Spelling& s, Penn xpos, int length) {
    const std::uint64_t suffix = length == 0 ? 0 : s.suffix[static_cast<std::size_t>(length - 1)];
    return mix(suffix + 1000u + static_cast<unsigned>(xpos) * 8u + static_cast<unsigned>(length));
  }

 private:
  HashIndex exceptions_, rules_;
  std::span<const LemmaEntry> entries_;
  std::span<const LemmaRule> rule_rows_;
  std::string_view pool_;
};

}  // namespace entente::parse
