// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "train/conllu.h"
#include "train/model_writer.h"
#include "train/word_vectors.h"

namespace entente::train {

struct TaggerOptions {
  int epochs = 5;    // more of them fit the treebanks' names and typing errors
  int faintest = 3;  // features whose weights, as bytes, are all below are left out
  unsigned seed = 1;
};

/// Trains on `sentences` and adds the tagger's sections.
void train_tagger(const std::vector<const GoldSentence*>& sentences, const Vocabulary& vocabulary,
                  const TaggerOptions& options, Sections& out);

/// Tags each sentence by a tagger that has not seen it (`folds` taggers, two at
/// a time), as ids of the tagger in `full`. The parser learns from these, so
/// that it meets the same mistakes as in use.
std::vector<std::vector<std::uint8_t>> jackknife_tags(const std::vector<const GoldSentence*>& sentences,
                                                      const Vocabulary& vocabulary, int folds,
                                                      const TaggerOptions& options, const Sections& full);

}  // namespace entente::train
