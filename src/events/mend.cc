// SPDX-License-Identifier: Apache-2.0
#include "events/mend.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "events/inflection.h"

namespace entente {
namespace {

Word& at(Tree& tree, int i) { return tree.words[static_cast<std::size_t>(i)]; }

int depth(const Tree& tree, int i) {
  int d = 0;
  for (int h = tree.words[static_cast<std::size_t>(i)].head; h >= 0; h = tree.words[static_cast<std::size_t>(h)].head)
    ++d;
  return d;
}

bool below(Tree& tree, int i, int ancestor) {
  while (i >= 0 && i != ancestor) i = at(tree, i).head;
  return i == ancestor;
}

int first_of(const Mention& m) { return static_cast<int>(m.first_token); }
int last_of(const Mention& m) { return static_cast<int>(m.first_token + m.token_count) - 1; }

// The word of the mention that the rest of the sentence governs.
int top_of(Tree& tree, const Mention& m) {
  int top = first_of(m), least = depth(tree, top);
  for (int i = first_of(m) + 1; i <= last_of(m); ++i) {
    if (const int d = depth(tree, i); d < least) least = d, top = i;
  }
  return top;
}

// Hangs `low` on `high`; where `high` was below `low` it takes its place first, so that no cycle can come of it.
void hang(Tree& tree, int low, int high, Rel rel) {
  if (low == high) return;
  if (below(tree, high, low)) {
    at(tree, high).head = at(tree, low).head;
    at(tree, high).rel = at(tree, low).rel;
  }
  at(tree, low).head = static_cast<std::int16_t>(high);
  at(tree, low).rel = rel;
}

bool nominal_relation(Rel rel) {
  switch (rel) {
    case Rel::nsubj:
    case Rel::nsubj_pass:
    case Rel::obj:
    case Rel::iobj:
    case Rel::obl:
    case Rel::obl_agent:
    case Rel::nmod:
    case Rel::nmod_poss:
    case Rel::compound:
    case Rel::appos:
    case Rel::nmod_desc:
    case Rel::flat:
      return true;
    default:
      return false;
  }
}

bool is_month(std::string_view lemma) {
  return lemma == "May" || lemma == "March" || lemma == "may" || lemma == "march";
}

bool is_day(std::string_view lemma) {
  static constexpr std::array<std::string_view, 10> kDays = {
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow"};
  return std::find(kDays.begin(), kDays.end(), to_ascii_lower(lemma)) != kDays.end();
}

bool is_spurious(const Lexicon& lexicon, const Mention& m, Tree& tree) {
  if (m.token_count != 1) return false;
  const int i = first_of(m);
  Word& word = at(tree, i);
  const auto number = [&](int k) { return k >= 0 && k < tree.size() && at(tree, k).upos == Upos::NUM; };
  if (is_month(word.lemma) && (number(i - 1) || number(i + 1))) return true;
  if (is_day(word.lemma)) return true;
  if (word.upos == Upos::PRON || word.upos == Upos::AUX || word.upos == Upos::ADP || word.upos == Upos::DET)
    return true;
  const ActorKind kind = lexicon.actor(m.best().actor).kind;
  if (word.upos == Upos::VERB && (kind == ActorKind::role || kind == ActorKind::office)) {
    // "rebels" as a subject is a noun that the tagger did not know; "arrested" is a verb that the lexicon takes for a
    // noun.
    const bool has_article = tree.first_child[static_cast<std::size_t>(i)] >= 0;
    if (!nominal_relation(word.rel) && !(has_article && word.rel == Rel::root && word.xpos == "NNS")) return true;
    word.upos = Upos::NOUN;
    word.xpos = "NNS";
    return false;
  }
  const bool nominal = word.upos == Upos::PROPN || word.upos == Upos::NOUN || word.upos == Upos::X;
  return m.best().form == NameForm::surname && kind == ActorKind::person && !nominal;
}

// A known name of several words is one word to grammar.
void fuse_name(const Mention& m, Tree& tree) {
  const int top = top_of(tree, m);
  for (int i = first_of(m); i <= last_of(m); ++i) {
    Word& word = at(tree, i);
    if (i == top || word.rel == Rel::punct) continue;
    word.head = static_cast<std::int16_t>(top);
    word.rel = Rel::flat;
  }
  Word& head = at(tree, top);
  if (head.upos != Upos::NOUN && head.upos != Upos::PROPN) head.upos = Upos::PROPN;
}

bool titled(ActorKind kind) { return kind == ActorKind::office || kind == ActorKind::role; }

// "prime minister" + "Andreas Papandreou", "Rwandan" + "rebels": neighbours that are one noun phrase.
void join_neighbours(const Lexicon& lexicon, const Mention& a, const Mention& b, Tree& tree) {
  if (last_of(a) + 1 != first_of(b)) return;
  const ActorKind ka = lexicon.actor(a.best().actor).kind, kb = lexicon.actor(b.best().actor).kind;
  const int ta = top_of(tree, a), tb = top_of(tree, b);
  if (titled(ka) && kb == ActorKind::person) {
    // The title may be the head or hang on the name; both are read alike. Only a break between them is mended.
    if (!below(tree, ta, tb) && !below(tree, tb, ta)) hang(tree, ta, tb, Rel::nmod_desc);
    return;
  }
  const bool giver =
      ka == ActorKind::state || ka == ActorKind::body || ka == ActorKind::people || ka == ActorKind::group;
  if (giver && (titled(kb) || kb == ActorKind::person) && at(tree, ta).rel != Rel::conj) {
    if (!below(tree, ta, tb)) hang(tree, ta, tb, Rel::amod);
  }
}

// "next month", "this week": a time, not a thing.
bool is_span(const Tree& tree, const Word& word) {
  const std::string lemma = to_ascii_lower(word.lemma);
  if (lemma != "month" && lemma != "week" && lemma != "year" && lemma != "weekend" && lemma != "morning" &&
      lemma != "evening") {
    return false;
  }
  const auto i = static_cast<std::size_t>(&word - tree.words.data());
  for (int c = tree.first_child[i]; c >= 0; c = tree.next_sibling[static_cast<std::size_t>(c)]) {
    const std::string_view l = tree.words[static_cast<std::size_t>(c)].lemma;
    if (l == "next" || l == "last" || l == "this" || l == "every" || is_day(l)) return true;
  }
  return false;
}

// Forms of verbs that training text did not hold: the vocabulary decides between "shell", "shelle" and "shel".
void know_verbs(std::span<const Token> tokens, const Vocabulary& vocabulary, Tree& tree) {
  for (std::size_t i = 0; i < tree.words.size(); ++i) {
    Word& word = tree.words[i];
    if (word.upos != Upos::VERB) continue;
    const std::string form = to_ascii_lower(tokens[i].text);
    if (const std::string_view base = irregular_base(form); !base.empty()) {
      word.lemma = base;
      continue;
    }
    if (vocabulary.count(word.lemma) != 0) continue;
    for (const std::string& base : base_forms(form)) {
      const auto known = vocabulary.find(base);
      if (known == vocabulary.end()) continue;
      word.lemma = *known;
      break;
    }
  }
}

// "Soldiers shot dead two protesters": what has a subject and an object is a verb, whatever the tagger says.
void recognise_verbs(Tree& tree) {
  for (int n = 0; n < tree.size(); ++n) {
    if (at(tree, n).upos != Upos::NOUN && at(tree, n).upos != Upos::ADJ) continue;
    bool subject = false, object = false, copula = false;
    for (int i = 0; i < tree.size(); ++i) {
      const Word& w = at(tree, i);
      if (w.head != n) continue;
      subject |= w.rel == Rel::nsubj && i < n;
      object |= w.rel == Rel::obj && i > n;
      copula |= w.rel == Rel::cop;
    }
    if (!subject || !object || copula) continue;
    at(tree, n).upos = Upos::VERB;
    at(tree, n).xpos = "VBD";
    at(tree, n).features |= kPast | kFinite;
  }
}

// "gave Jordan 20 million euros": a name between the verb and a number is no modifier of what was given.
void give_receivers(const Lexicon& lexicon, const std::vector<Mention>& mentions, Tree& tree) {
  for (const Mention& m : mentions) {
    const ActorKind kind = lexicon.actor(m.best().actor).kind;
    const bool name = kind == ActorKind::state || kind == ActorKind::body || kind == ActorKind::person;
    const int top = top_of(tree, m), next = last_of(m) + 1;
    if (!name || m.best().form == NameForm::adjective || first_of(m) == 0 || next >= tree.size()) continue;
    const Word& word = at(tree, top);
    const int verb = first_of(m) - 1, thing = word.head;
    if (thing < 0 || thing <= next - 1 || at(tree, verb).upos != Upos::VERB) continue;
    const bool object = at(tree, thing).rel == Rel::obj && at(tree, thing).head == verb;
    const bool number = at(tree, next).upos == Upos::NUM || at(tree, next).upos == Upos::DET;
    if (!object || !number || word.rel == Rel::nmod_poss) continue;
    at(tree, top).head = static_cast<std::int16_t>(verb);
    at(tree, top).rel = Rel::iobj;
  }
}

bool comma_between(const Tree& tree, int first, int last);
bool is_span(const Tree& tree, const Word& word);

// "arrested more than 50 refugees": a noun right of an active verb, without preposition and no time, is its object.
void bare_objects(Tree& tree) {
  for (int i = 0; i < tree.size(); ++i) {
    Word& w = at(tree, i);
    if (w.rel != Rel::obl || w.head < 0 || w.head > i || w.upos != Upos::NOUN || at(tree, w.head).upos != Upos::VERB)
      continue;
    bool cased = is_span(tree, w) || is_day(w.lemma) || comma_between(tree, w.head, i), other = false;
    for (int k = w.head + 1; k < i; ++k) {
      const Word& before = at(tree, k);
      cased |= before.upos == Upos::ADP && before.rel != Rel::fixed && before.rel != Rel::advmod &&
               before.lemma != "than" && before.rel != Rel::compound_prt;
    }
    for (int k = 0; k < tree.size(); ++k) {
      const Word& sister = at(tree, k);
      other |= sister.head == w.head &&
               (sister.rel == Rel::obj || sister.rel == Rel::aux_pass || sister.rel == Rel::nsubj_pass);
    }
    if (!cased && !other && w.has(kPlural)) w.rel = Rel::obj;
  }
}

bool comma_between(const Tree& tree, int first, int last) {
  for (int i = first + 1; i < last; ++i) {
    const Word& w = tree.words[static_cast<std::size_t>(i)];
    if (w.upos == Upos::PUNCT && w.lemma == ",") return true;
  }
  return false;
}

// "…, the ministry in Hanoi said": a noun behind a comma and before a verb of speech without subject speaks; it is no
// object of what was said.
void give_speakers(Tree& tree) {
  for (int p = 0; p < tree.size(); ++p) {
    if (at(tree, p).rel != Rel::parataxis || at(tree, p).upos != Upos::VERB) continue;
    const int verb = at(tree, p).head;
    bool has_subject = false;
    int speaker = -1;
    for (int i = 0; i < p; ++i) {
      const Word& w = at(tree, i);
      has_subject |= w.head == p && (w.rel == Rel::nsubj || w.rel == Rel::nsubj_pass);
      const bool loose = w.rel == Rel::obj || w.rel == Rel::obl_unmarked || w.rel == Rel::appos || w.rel == Rel::dep;
      if (w.head == verb && loose && i > verb && comma_between(tree, verb, i)) speaker = i;
    }
    if (has_subject || speaker < 0) continue;
    at(tree, speaker).head = static_cast<std::int16_t>(p);
    at(tree, speaker).rel = Rel::nsubj;
  }
}

// "Kim previously extended congratulations": a noun with a subject, without copula, and a participle between the two
// that the parser took for its adjective. The participle is the verb, the noun its object.
void promote_verbs(Tree& tree) {
  for (int n = 0; n < tree.size(); ++n) {
    if (at(tree, n).upos != Upos::NOUN) continue;
    int subject = -1, verb = -1;
    bool copula = false;
    for (int i = 0; i < tree.size(); ++i) {
      const Word& w = at(tree, i);
      if (w.head != n) continue;
      copula |= w.rel == Rel::cop || w.rel == Rel::aux;
      if (w.rel == Rel::nsubj && i < n) subject = i;
      if (w.rel == Rel::amod && w.upos == Upos::VERB && i < n && (w.xpos == "VBN" || w.xpos == "VBD")) verb = i;
    }
    if (subject < 0 || verb < subject || copula) continue;
    Word& v = at(tree, verb);
    v.head = at(tree, n).head;
    v.rel = at(tree, n).rel;
    v.xpos = "VBD";
    v.features |= kPast | kFinite;
    v.features &= static_cast<std::uint16_t>(~(kParticiple | kPassive));
    at(tree, n).head = static_cast<std::int16_t>(verb);
    at(tree, n).rel = Rel::obj;
    for (int i = 0; i < verb; ++i) {
      if (at(tree, i).head == n) at(tree, i).head = static_cast<std::int16_t>(verb);
    }
  }
}

}  // namespace

void mend(const Lexicon& lexicon, std::span<const Token> tokens, std::vector<Mention>& mentions, Tree& tree,
          const Vocabulary* vocabulary) {
  promote_verbs(tree);
  recognise_verbs(tree);
  if (vocabulary != nullptr) know_verbs(tokens, *vocabulary, tree);
  tree.link();
  std::erase_if(mentions, [&](const Mention& m) { return is_spurious(lexicon, m, tree); });
  for (const Mention& m : mentions) {
    const ActorKind kind = lexicon.actor(m.best().actor).kind;
    if (m.token_count >= 2 && (!titled(kind) || m.best().form == NameForm::name)) fuse_name(m, tree);
  }
  for (std::size_t i = 0; i + 1 < mentions.size(); ++i) join_neighbours(lexicon, mentions[i], mentions[i + 1], tree);
  for (Word& word : tree.words) {
    if (word.rel == Rel::obj && (is_day(word.lemma) || is_span(tree, word))) word.rel = Rel::obl_unmarked;
  }
  bare_objects(tree);
  give_speakers(tree);
  give_receivers(lexicon, mentions, tree);
  // "handed the embassy a note": of two objects the first is the indirect one.
  for (int i = 0; i < tree.size(); ++i) {
    if (at(tree, i).rel != Rel::obj || at(tree, i).head >= i) continue;
    for (int k = at(tree, i).head + 1; k < i; ++k) {
      if (at(tree, k).head != at(tree, i).head || at(tree, k).rel != Rel::obj) continue;
      if (!comma_between(tree, k, i)) at(tree, k).rel = Rel::iobj;
    }
  }
  tree.link();
}

}  // namespace entente
