// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

#include "train/conllu.h"
#include "train/model_writer.h"
#include "train/network_layers.h"
#include "train/word_vectors.h"

namespace entente::train {

struct NetworkOptions {
  int epochs = 20;
  int batch = 32;   // sentences
  int threads = 2;  // a part of the result: other numbers give another, equally good model
  float rate = 2e-3f;
  unsigned seed = 1;
  int end_above = 5;           // suffixes and prefixes seen less often share the unknown row
  float vector_spread = 0.3f;  // of word vectors at the start
  NetworkSizes sizes;
  Dropout dropout;
};

/// Trains and adds the network's sections. `tags`: one id a word, as a tagger
/// gave them that has not seen the sentence. `after_epoch(epoch, log line,
/// sections)` sees the network as it stands.
using EpochReport = std::function<void(int, const std::string&, const Sections&)>;
void train_network(const std::vector<const GoldSentence*>& sentences,
                   const std::vector<std::vector<std::uint8_t>>& tags, int tag_count, const Vocabulary& vocabulary,
                   const NetworkOptions& options, Sections& out, const EpochReport& after_epoch);

}  // namespace entente::train
