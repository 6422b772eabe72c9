// SPDX-License-Identifier: Apache-2.0
// Vectors for words from raw text: a skip-gram with one output table for each
// place around the word, so that a vector says how a word is used rather than
// what it is about. Fits: "denounced" comes to lie beside "condemned" though
// the treebanks have neither. Cost: about 100,000 words a second and epoch.
// Source: Ling et al. 2015, https://aclanthology.org/N15-1142
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "train/conllu.h"
#include "train/model_writer.h"

namespace entente::train {

inline constexpr int kClusters = 255;  // cluster 0 is "no vector"

/// The words that the model knows, by rank in its index.
struct Vocabulary {
  std::vector<std::uint64_t> keys;     // Spelling::word, ascending
  std::vector<int> gold_counts;        // in the treebanks
  std::vector<float> vectors;          // `width` values a word; all zero if it has none
  std::vector<std::uint8_t> clusters;  // of the vectors
  std::size_t width = 0;
};

struct VocabularyOptions {
  int gold_above = 2, raw_above = 12;  // a word is known if it occurs as often in
                                       // the treebanks, or in the raw text
  std::size_t width = 80;
  int epochs = 3;
  unsigned seed = 1;
};

/// `raw_files`: JSONL documents; none gives a vocabulary without vectors. Adds
/// section "words".
Vocabulary make_vocabulary(const std::vector<const GoldSentence*>& sentences, const std::vector<std::string>& raw_files,
                           const VocabularyOptions& options, Sections& out);

}  // namespace entente::train
