// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "base/result.h"
#include "parse/penn.h"
#include "parse/tree.h"
#include "text/sentence.h"

namespace entente::train {

/// One sentence of a treebank. `tokens` view into `forms`.
struct GoldSentence {
  std::string id;  // "GUM_news_homeopathic-3"
  std::deque<std::string> forms;
  std::vector<Token> tokens;
  std::vector<std::string> lemmas;
  std::vector<Upos> upos;
  std::vector<parse::Penn> xpos;
  std::vector<int> heads;  // 1-based, 0 is the root
  std::vector<Rel> rels;
  int size() const { return static_cast<int>(tokens.size()); }
};

/// Words only: lines of multiword forms and of empty nodes are left out. Fails
/// at the first bad line.
Result<std::deque<GoldSentence>> read_conllu(const std::string& path);

}  // namespace entente::train
