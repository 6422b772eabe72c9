// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "train/conllu.h"
#include "train/model_writer.h"

namespace entente::train {

struct TaggerOptions {
  int epochs = 8;
  unsigned seed = 1;
};

/// Trains on `sentences` and adds the tagger's sections.
void train_tagger(const std::vector<const GoldSentence*>& sentences, const TaggerOptions& options, Sections& out);

/// Tags each sentence by a tagger that has not seen it (`folds` taggers, two at a time), as ids of the tagger in
/// `full`. The parser learns from these, so that it meets the same mistakes as in use.
std::vector<std::vector<std::uint8_t>> jackknife_tags(const std::vector<const GoldSentence*>& sentences, int folds,
                                                      const TaggerOptions& options, const Sections& full);

}  // namespace entente::train
