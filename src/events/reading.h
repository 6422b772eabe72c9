// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "events/mend.h"
#include "ingest/document.h"
#include "lexicon/lexicon.h"
#include "lexicon/mention.h"
#include "parse/parser.h"
#include "parse/tree.h"
#include "text/sentence.h"

namespace entente {

/// What the rooms above have made of one document: trees[i] and mentions[i] belong to text.sentences[i].
/// Views into the document, the parser, the lexicon and the workspace, all of which must outlive it.
struct Reading {
  const Document* document = nullptr;
  const Lexicon* lexicon = nullptr;
  Text text;
  std::vector<Tree> trees;
  std::vector<std::vector<Mention>> mentions;
  std::vector<ActorIndex>
      named;  // persons named in full somewhere in the document, sorted: their surnames may stand alone
  Day today;  // the day that relative dates count from: dateline, else published, else unknown
};

/// Runs text, parse and lexicon over `document` and mends the trees (mend.h). Memory of `out` is reused. `vocabulary`,
/// where given, must outlive `out`; EventCoder::vocabulary() has the words that rules ask for.
void read_document(const Document& document, const Parser& parser, const Lexicon& lexicon, ParseWorkspace& workspace,
                   Reading& out, const Vocabulary* vocabulary = nullptr);

}  // namespace entente
