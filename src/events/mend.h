// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"
#include "lexicon/mention.h"
#include "parse/tree.h"
#include "text/sentence.h"

namespace entente {

/// Base forms of words, in lower case.
using Vocabulary = std::set<std::string, std::less<>>;

/// Mends what a parser trained on general text gets wrong in news, with what the lexicon knows: names of several words
/// become one flat word, titles and nationalities hang on the name they stand before, days of the week are no objects,
/// role nouns are no verbs. Verbs that the lemmatiser does not know ("shelled": shel) take the base form that stands in
/// `vocabulary`, which must outlive the tree; null: none is known. Mentions that grammar rules out ("He" as a surname)
/// are dropped. The tree stays a tree.
void mend(const Lexicon& lexicon, std::span<const Token> tokens, std::vector<Mention>& mentions, Tree& tree,
          const Vocabulary* vocabulary);

}  // namespace entente
