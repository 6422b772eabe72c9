// SPDX-License-Identifier: Apache-2.0
// What a side says that it will do.
//
// Fits: "expressed readiness to expand trade", "Hanoi intends to …", "the two sides agreed to …", "he hopes that ties
// …". Does not fit: "Hanoi wants Havana to release …" (a request binds the other side), "was ready to fight" without a
// side.
#include "exchange/commitments.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/strings.h"
#include "events/resolve.h"
#include "events/syntax.h"
#include "events/when.h"
#include "exchange/gather.h"

namespace entente {
namespace {

bool in(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool has_code(const std::vector<Entity>& side) {
  return std::any_of(side.begin(), side.end(), [](const Entity& e) { return !e.code.empty(); });
}

struct Seeker {
  const Reading& reading;
  const ExchangeTables& tables;
  const std::vector<Exchange>& exchanges;
  std::uint32_t sentence;
  Clause clause;
  std::vector<Commitment>& out;

  const Exchange* current() const;
  std::vector<Entity> side(int word) const;
  std::vector<Entity> owner_of_noun(int noun) const;
  std::vector<Entity> counterpart(const std::vector<Entity>& by) const;
  void add(int trigger, int promise, Strength strength, std::vector<Entity> by);
  void noun(int i);
  void verb(int i);
  void adjective(int i);
};

const Exchange* Seeker::current() const { return told_last(exchanges, reading.text.sentences[sentence].range.end); }

// The actors that `word` stands for; the document's own message speaks for its sender.
std::vector<Entity> Seeker::side(int word) const {
  if (word < 0) return {};
  auto found = resolve_actors(reading, sentence, word, Reach::head);
  std::erase_if(found, [](const Entity& e) { return e.code.empty(); });
  if (!found.empty()) return found;
  const std::string lemma = to_ascii_lower(clause.lemma(word));
  const Exchange* x = current();
  if (x == nullptr) return {};
  const bool message =
      tables.forms.count(lemma) != 0 || in(lemma, {"tone", "text", "statement", "wording", "emphasis"});
  if (message) return x->from;
  // "both leaders", "the two sides": all parties of the exchange.
  const bool pair = in(lemma, {"side", "leader", "party", "country", "nation", "president", "minister"}) && [&] {
    for (int c = clause.first_child(word); c >= 0; c = clause.next_sibling(c)) {
      if (in(clause.lemma(c), {"both", "two", "the"})) return true;
    }
    return false;
  }();
  if (!pair) return {};
  auto all = x->from;
  all.insert(all.end(), x->to.begin(), x->to.end());
  return all;
}

std::vector<Entity> Seeker::owner_of_noun(int noun) const {
  for (int c : clause.children(noun, {Rel::nmod_poss})) {
    if (auto s = side(c); has_code(s)) return s;
  }
  for (int c : clause.with_preposition(noun, "of")) {
    if (auto s = side(c); has_code(s)) return s;
  }
  for (int v = clause.head(noun), steps = 0; v >= 0 && steps < 6; v = clause.head(v), ++steps) {
    if (!clause.is_verbal(v)) continue;
    if (auto s = side(clause.agent(v)); has_code(s)) return s;
  }
  return {};
}

std::vector<Entity> Seeker::counterpart(const std::vector<Entity>& by) const {
  const Exchange* x = current();
  if (x == nullptr || by.empty()) return {};
  // Two sides that promise together promise each other, whatever the message told last was about.
  const bool several = std::any_of(by.begin(), by.end(), [&](const Entity& e) { return e.code != by.front().code; });
  if (several) return by;
  const auto holds = [&](const std::vector<Entity>& side) {
    return std::any_of(side.begin(), side.end(), [&](const Entity& e) {
      return std::any_of(by.begin(), by.end(), [&](const Entity& b) { return b.code == e.code; });
    });
  };
  if (holds(x->from) && holds(x->to)) return by;  // both bind themselves to each other
  if (!x->to.empty() && holds(x->from)) return x->to;
  if (!x->from.empty() && holds(x->to)) return x->from;
  std::vector<Entity> others;
  for (const Entity& e : x->from) {
    if (e.code != by.front().code) others.push_back(e);
  }
  return others;
}

void Seeker::add(int trigger, int promise, Strength strength, std::vector<Entity> by) {
  if (promise < 0 || !has_code(by)) return;
  const auto [first, last] = clause.span(promise);
  const int begin = std::min(first, trigger);
  Commitment c;
  const ByteRange range{clause.token(begin).range.begin, clause.token(last).range.end};
  c.text = std::string(slice(reading.document->text, range));
  c.fronts = fronts_in(tables, c.text);
  if (c.fronts.empty()) return;  // a promise about no field of relations
  c.strength = strength;
  c.by = std::move(by);
  c.to = counterpart(c.by);
  for (int w = first; w <= last; ++w) {
    if (in(clause.lemma(w), {"by", "before", "until"}) && w + 1 <= last) {
      c.deadline = day_in_words(reading, sentence, w + 1, std::min(w + 5, last), true);
    }
  }
  if (const Exchange* x = current()) c.exchange = x->id;
  c.evidence.push_back({range, c.text});
  // Words inside another promise of the same sentence are the same promise.
  for (const Commitment& other : out) {
    if (other.evidence.front().range.overlaps(range) && other.by.front().code == c.by.front().code) return;
  }
  out.push_back(std::move(c));
}

int infinitive(const Clause& c, int word) {
  for (int k : c.children(word, {Rel::acl, Rel::xcomp, Rel::ccomp, Rel::advcl})) {
    if (k > word) return k;
  }
  return -1;
}

void Seeker::noun(int i) {
  const auto strength = tables.strength('n', to_ascii_lower(clause.lemma(i)));
  if (!strength) return;
  int promise = infinitive(clause, i);
  for (std::string_view p : {"to", "for"}) {
    if (promise >= 0) break;
    for (int c : clause.with_preposition(i, p)) promise = c;
  }
  if (promise < 0) {
    // "expressed hope that …": the clause may hang on the verb.
    const int v = clause.head(i);
    if (v >= 0 && clause.is_verbal(v)) promise = infinitive(clause, v);
  }
  if (promise <= i) return;
  add(i, promise, *strength, owner_of_noun(i));
}

void Seeker::verb(int i) {
  const auto strength = tables.strength('v', clause.lemma(i));
  if (!strength || clause.is_negated(i)) return;
  const int promise = *strength == Strength::signed_ ? clause.patient(i) : infinitive(clause, i);
  if (promise <= i) return;
  // "wants Havana to release": an object between the verb and the infinitive is who has to do it.
  const int object = clause.child(i, {Rel::obj, Rel::iobj});
  if (*strength != Strength::signed_ && object > i && object < promise) return;
  auto by = side(clause.agent(i));
  add(i, promise, *strength, std::move(by));
}

void Seeker::adjective(int i) {
  const auto strength = tables.strength('a', clause.lemma(i));
  if (!strength || clause.is_negated(i)) return;
  add(i, infinitive(clause, i), *strength, side(clause.subject(i)));
}

}  // namespace

std::vector<Commitment> find_commitments(const Reading& reading, const ExchangeTables& tables,
                                         const std::vector<Exchange>& exchanges, const std::vector<bool>& voices) {
  std::vector<Commitment> out;
  for (std::uint32_t s = 0; s < reading.text.sentences.size(); ++s) {
    const SentenceKind kind = reading.text.sentences[s].kind;
    if (!voices[s] || (kind != SentenceKind::body && kind != SentenceKind::title)) continue;
    std::vector<Commitment> here;
    Seeker seeker{reading, tables, exchanges, s, Clause(reading, s), here};
    for (int i = 0; i < seeker.clause.size(); ++i) {
      switch (seeker.clause.upos(i)) {
        case Upos::NOUN:
          seeker.noun(i);
          break;
        case Upos::VERB:
          seeker.verb(i);
          break;
        case Upos::ADJ:
          seeker.adjective(i);
          break;
        default:
          break;
      }
    }
    for (Commitment& c : here) out.push_back(std::move(c));
  }
  for (std::size_t i = 0; i < out.size(); ++i) out[i].id = reading.document->id + ":c" + std::to_string(i + 1);
  return out;
}

}  // namespace entente
