// SPDX-License-Identifier: Apache-2.0
// Finding names in a sentence: the longest name that begins at a token and whose case fits, left to right.
//
//   "China-North Korea"   China and North Korea: names may stand on either side of a hyphen
//   "turkey was served"   nothing: a name in lower case is a word; only roles and offices match in any case
//   "George H. Bush"      a person: one initial inside a full name is stepped over
//   "ComradeKim Jong Un"  the person: a word run into a full name is seen through, but "ComradeKim" alone is nobody
//
// Cost: each token is hashed once; from each token at most kMaxNameTokens steps in a trie. Nothing is allocated except
// the mentions' readings. Which reading comes first: rank.h. Must agree with tests/lexicon/plain_matcher.h.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "lexicon/image.h"
#include "lexicon/mention.h"
#include "text/sentence.h"

namespace entente::lexicon {

/// Further readings of one mention are dropped, worst first.
inline constexpr std::size_t kMaxReadings = 64;

void find_mentions(const Image& image, std::span<const Token> tokens, Day day, std::vector<Mention>& out);

/// All senses of a name, whatever its case and flags, best first.
std::vector<Sense> find_senses(const Image& image, std::string_view name, Day day);

}  // namespace entente::lexicon
