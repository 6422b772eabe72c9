// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <string>
#include <string_view>

#include "parse/parser.h"
#include "train/conllu.h"

namespace entente::train {

/// Counts of right words, from gold tokens.
struct Score {
  long words = 0, upos = 0, xpos = 0, lemma = 0, head = 0, arc = 0;
  std::string line() const;  // "UPOS 95.5 XPOS … UAS … LAS … (25094 words)"
};

/// LAS with full labels (nsubj:pass). `prefix` picks sentences by id, "" takes
/// all.
Score score(const Parser& parser, const std::deque<GoldSentence>& sentences, std::string_view prefix = "");

}  // namespace entente::train
