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

// A bare surname that the tagger takes for another word ("He said", "they will park") is no name.
bool is_spurious(const Lexicon& lexicon, const Mention& m, const Tree& tree) {
  if (m.token_count != 1) return false;
  // "from 1 May", "May 5": the month.
  const auto number = [&](std::uint32_t i) { return i < tree.words.size() && tree.words[i].upos == Upos::NUM; };
  const bool month = tree.words[m.first_token].lemma == "May" || tree.words[m.first_token].lemma == "March";
  if (month && (number(m.first_token + 1) || (m.first_token > 0 && number(m.first_token - 1)))) return true;
  const Word& word = tree.words[m.first_token];
  if (word.upos == Upos::PRON || word.upos == Upos::AUX || word.upos == Upos::ADP || word.upos == Upos::DET) return true;
  const ActorKind kind = lexicon.actor(m.best().actor).kind;
  if (word.upos == Upos::VERB && (kind == ActorKind::role || kind == ActorKind::office)) return true;
  const bool nominal = word.upos == Upos::PROPN || word.upos == Upos::NOUN || word.upos == Upos::X;
  return m.best().form == NameForm::surname && kind == ActorKind::person && !nominal;
}

// A known name of several words is one word to grammar: all hang flat on the one that the rest of the sentence governs.
// The topmost word is taken, so no cycle can come of it.
void fuse_name(const Mention& m, Tree& tree) {
  const auto first = static_cast<int>(m.first_token), last = first + static_cast<int>(m.token_count) - 1;
  const auto depth = [&](int i) {
    int d = 0;
    for (int h = tree.words[static_cast<std::size_t>(i)].head; h >= 0; h = tree.words[static_cast<std::size_t>(h)].head) ++d;
    return d;
  };
  int top = first, least = depth(first);
  for (int i = first + 1; i <= last; ++i) {
    if (const int d = depth(i); d < least) least = d, top = i;
  }
  for (int i = first; i <= last; ++i) {
    Word& word = tree.words[static_cast<std::size_t>(i)];
    if (i == top || word.rel == Rel::punct) continue;
    word.head = static_cast<std::int16_t>(top);
    word.rel = Rel::flat;
  }
  Word& head = tree.words[static_cast<std::size_t>(top)];
  if (head.upos != Upos::NOUN && head.upos != Upos::PROPN) head.upos = Upos::PROPN;
}

void fuse_names(const Lexicon& lexicon, std::vector<Mention>& mentions, Tree& tree) {
  std::erase_if(mentions, [&](const Mention& m) { return is_spurious(lexicon, m, tree); });
  bool changed = false;
  for (const Mention& m : mentions) {
    const Actor& a = lexicon.actor(m.best().actor);
    const bool name = a.kind != ActorKind::office && a.kind != ActorKind::role && m.best().form != NameForm::adjective;
    if (m.token_count < 2 || !name) continue;
    fuse_name(m, tree);
    changed = true;
  }
  if (changed) tree.link();
}

Day today_of(const Document& document) {
  return document.dateline.day.known() ? document.dateline.day : document.published;
}

}  // namespace

void read_document(const Document& document, const Parser& parser, const Lexicon& lexicon, ParseWorkspace& workspace,
                   Reading& out) {
  out.document = &document;
  out.lexicon = &lexicon;
  out.today = today_of(document);
  split_text(document, out.text);
  parse_all(out.text, parser, workspace, out.trees);
  out.mentions.resize(out.text.sentences.size());
  out.named.clear();
  for (std::size_t i = 0; i < out.text.sentences.size(); ++i) {
    lexicon.find_mentions(out.text.tokens_of(out.text.sentences[i]), out.today, out.mentions[i]);
    fuse_names(lexicon, out.mentions[i], out.trees[i]);
    for (const Mention& m : out.mentions[i]) {
      const bool person = lexicon.actor(m.best().actor).kind == ActorKind::person;
      if (person && m.best().form != NameForm::surname) out.named.push_back(m.best().actor);
    }
  }
  std::sort(out.named.begin(), out.named.end());
  out.named.erase(std::unique(out.named.begin(), out.named.end()), out.named.end());
}

}  // namespace entente
