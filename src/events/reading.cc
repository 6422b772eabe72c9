// SPDX-License-Identifier: Apache-2.0
#include "events/reading.h"

#include <algorithm>
#include <span>

#include "text/split.h"

namespace entente {
namespace {

constexpr std::size_t kBatch = 48;  // sentences parsed at once; the parser is fastest on batches

void parse_all(const Text& text, const Parser& parser, ParseWorkspace& workspace, std::vector<Tree>& trees) {
  std::vector<std::span<const Token>> batch;
  trees.resize(text.sentences.size());
  for (std::size_t first = 0; first < text.sentences.size(); first += kBatch) {
    const std::size_t count = std::min(kBatch, text.sentences.size() - first);
    batch.clear();
    for (std::size_t i = 0; i < count; ++i) batch.push_back(text.tokens_of(text.sentences[first + i]));
    parser.parse(batch, workspace, std::span(trees).subspan(first, count));
  }
}

Day today_of(const Document& document) {
  return document.dateline.day.known() ? document.dateline.day : document.published;
}

}  // namespace

void read_document(const Document& document, const Parser& parser, const Lexicon& lexicon, ParseWorkspace& workspace,
                   Reading& out, const Vocabulary* vocabulary) {
  out.document = &document;
  out.lexicon = &lexicon;
  out.today = today_of(document);
  split_text(document, out.text);
  parse_all(out.text, parser, workspace, out.trees);
  out.mentions.resize(out.text.sentences.size());
  out.named.clear();
  for (std::size_t i = 0; i < out.text.sentences.size(); ++i) {
    lexicon.find_mentions(out.text.tokens_of(out.text.sentences[i]), out.today, out.mentions[i]);
    mend(lexicon, out.text.tokens_of(out.text.sentences[i]), out.mentions[i], out.trees[i], vocabulary);
    for (const Mention& m : out.mentions[i]) {
      const bool person = lexicon.actor(m.best().actor).kind == ActorKind::person;
      if (person && m.best().form != NameForm::surname) out.named.push_back(m.best().actor);
    }
  }
  std::sort(out.named.begin(), out.named.end());
  out.named.erase(std::unique(out.named.begin(), out.named.end()), out.named.end());
}

}  // namespace entente
