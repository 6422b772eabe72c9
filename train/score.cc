// SPDX-License-Identifier: Apache-2.0
#include "train/score.h"

#include <cstdio>

#include "train/lemma_trainer.h"

namespace entente::train {

std::string Score::line() const {
  const auto share = [&](long n) {
    return words == 0 ? 0.0 : 100.0 * static_cast<double>(n) / static_cast<double>(words);
  };
  char text[160];
  std::snprintf(text, sizeof text, "UPOS %.2f  XPOS %.2f  lemma %.2f  UAS %.2f  LAS %.2f  (%ld words)", share(upos),
                share(xpos), share(lemma), share(head), share(arc), words);
  return text;
}

Score score(const Parser& parser, const std::deque<GoldSentence>& sentences, std::string_view prefix) {
  Score total;
  ParseWorkspace workspace;
  Tree tree;
  for (const GoldSentence& s : sentences) {
    if (!s.id.starts_with(prefix)) continue;
    parser.parse(s.tokens, workspace, tree);
    for (std::size_t i = 0; i < s.tokens.size(); ++i) {
      const Word& word = tree.words[i];
      const bool head = word.head + 1 == s.heads[i];
      ++total.words;
      total.upos += word.upos == s.upos[i];
      total.xpos += word.xpos == parse::name_of(s.xpos[i]);
      total.lemma += word.lemma == house_lemma(s.lemmas[i], s.upos[i]);
      total.head += head;
      total.arc += head && word.rel == s.rels[i];
    }
  }
  return total;
}

}  // namespace entente::train
