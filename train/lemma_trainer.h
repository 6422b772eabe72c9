// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "train/conllu.h"
#include "train/model_writer.h"

namespace entente::train {

/// Learns suffix rules by Penn tag, then an entry for each word seen that they
/// get wrong; adds the section.
void train_lemmatiser(const std::vector<const GoldSentence*>& sentences, Sections& out);

/// The lemma as Word promises it: lower case but for proper nouns.
std::string house_lemma(std::string_view lemma, Upos upos);

}  // namespace entente::train
