// SPDX-License-Identifier: Apache-2.0
// Part-of-speech tagger: an averaged perceptron that goes from left to right
// and gives each word a pair UPOS|XPOS. Fits: "They plan strikes" after a noun
// or verb on the left. Does not: a tag that only the far right decides. Cost:
// 33 table look-ups a word. Source: Collins 2002,
// https://aclanthology.org/W02-1001 ; test: tests/parse.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "parse/feature_table.h"
#include "parse/hash_index.h"
#include "parse/penn.h"
#include "parse/tag_features.h"
#include "parse/tree.h"
#include "text/sentence.h"

namespace entente::parse {

inline constexpr int kMaxTags = 240;

struct TagPair {
  Upos upos = Upos::X;
  Penn xpos = Penn::XX;
};

/// Fills in the spellings; `words.size() == tokens.size()`.
void spell_sentence(std::span<const Token> tokens, std::span<TagInput> words);

class Tagger {
 public:
  static Result<Tagger> read(const ModelFile& file);

  int tag_count() const { return static_cast<int>(tags_.size()); }
  std::size_t word_count() const { return words_.size(); }
  TagPair pair(std::uint8_t tag) const { return tags_[tag]; }

  /// Sets `row`, `tag_class` and `cluster` of each word from the dictionary.
  void look_up(std::span<TagInput> words) const;
  /// One tag a word; `out.size() == words.size()`, classes looked up.
  void tag(std::span<const TagInput> words, std::span<std::uint8_t> out) const;

 private:
  std::vector<TagPair> tags_;
  HashIndex words_;
  std::span<const std::uint16_t> word_class_;
  std::span<const std::uint8_t> word_cluster_;
  std::span<const std::uint32_t> class_starts_;  // class c may have class_tags_[class_starts_[c] …
                                                 // class_starts_[c + 1])
  std::span<const std::uint8_t> class_tags_;
  FeatureTable features_;
};

}  // namespace entente::parse
