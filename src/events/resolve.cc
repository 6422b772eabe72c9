// SPDX-License-Identifier: Apache-2.0
// From a noun phrase to the actors it stands for.
//
// Fits: "Chinese Foreign Minister Wang Yi", "the army of Sudan", "UN peacekeepers", "rebels in Darfur", "Tokyo", "he".
// Does not fit: "Chinese medicine" asked for its head (a thing is no actor); asked for the phrase, it gives China.
// A role takes its country from the words next to it, nearest first: adjective or compound, possessor, apposition,
// "of/in/from" phrase. Nothing is guessed: without such words the code stays empty.
#include "events/resolve.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "events/syntax.h"

namespace entente {
namespace {

constexpr int kMaxDepth = 6;  // nested phrases followed at most

bool in(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// One call's view of the reading.
struct Resolver {
  const Reading& reading;
  std::uint32_t sentence;
  Clause clause;

  Resolver(const Reading& r, std::uint32_t s) : reading(r), sentence(s), clause(r, s) {}

  const Actor& actor_of(const Mention& m) const { return reading.lexicon->actor(m.best().actor); }
  const Mention* mention(int token) const { return mention_at(reading, sentence, token); }

  std::vector<Entity> resolve(int head, Reach reach, int depth) const;
  std::vector<Entity> resolve_one(int head, Reach reach, int depth) const;
  std::vector<Entity> inside(int head, int depth) const;
  std::vector<Entity> antecedent(int pronoun, int depth) const;
  bool usable_surname(const Mention& m) const;

  std::vector<int> core(int head) const;
  Entity make(int head, const std::vector<int>& words) const;
};

// ---- what a mention is worth as an actor

enum class Worth { none, role, giver, actor };

// `giver`: names a country or body that a role next to it belongs to.
Worth worth_of(const Actor& actor, NameForm form) {
  switch (actor.kind) {
    case ActorKind::state:
      return form == NameForm::adjective ? Worth::giver : Worth::actor;
    case ActorKind::place:
      return form == NameForm::capital || form == NameForm::seat ? Worth::actor : Worth::giver;
    case ActorKind::person:
    case ActorKind::body:
    case ActorKind::group:
    case ActorKind::agency:
      return Worth::actor;
    case ActorKind::people:
      return form == NameForm::adjective ? Worth::giver : Worth::actor;
    case ActorKind::office:
    case ActorKind::role:
      return Worth::role;
  }
  return Worth::none;
}

void add_sectors(Entity& entity, const Actor& actor) {
  for (std::string_view sector : actor.sectors) {
    if (sector == "UNK") continue;  // the tables' word for "says nothing about the sector"
    if (std::find(entity.sectors.begin(), entity.sectors.end(), sector) == entity.sectors.end()) {
      entity.sectors.emplace_back(sector);
    }
  }
}

// The country or body that a person speaks for on the document's day.
const Term* term_of(const Lexicon& lexicon, const Actor& person, Day day, std::vector<Term>& store) {
  store = lexicon.offices_on(person, day);
  if (store.empty()) store.assign(person.terms.begin(), person.terms.end());
  return store.empty() ? nullptr : &store.back();
}

void take_person(Entity& entity, const Lexicon& lexicon, const Actor& person, Day day) {
  entity.name = person.name;
  entity.id = person.qid.empty() ? person.id : person.qid;
  std::vector<Term> store;
  const Term* term = term_of(lexicon, person, day, store);
  if (term != nullptr) {
    if (entity.code.empty()) entity.code = term->country;
    if (entity.office.empty() && day.known()) {
      const bool held = !lexicon.offices_on(person, day).empty();
      if (held) entity.office = term->title.empty() ? term->office : term->title;
    }
    if (const auto body = lexicon.find(term->country); body && entity.top.empty()) {
      if (entity.code == term->country) entity.top = lexicon.actor(*body).top;
    }
    if (entity.sectors.empty() && person.sectors.empty()) entity.sectors.emplace_back("GOV");
  }
  if (entity.code.empty()) entity.code = person.code;
  add_sectors(entity, person);
}

void take_named(Entity& entity, const Actor& actor, NameForm form) {
  if (entity.code.empty()) {
    entity.code = actor.code;
    entity.top = actor.top;
  }
  if (actor.kind == ActorKind::body || actor.kind == ActorKind::group || actor.kind == ActorKind::agency) {
    if (entity.name.empty()) entity.name = actor.name;
    if (entity.id.empty()) entity.id = actor.qid.empty() ? actor.id : actor.qid;
  }
  if (form == NameForm::capital || form == NameForm::seat) {
    if (entity.sectors.empty()) entity.sectors.emplace_back("GOV");
  }
  add_sectors(entity, actor);
}

// ---- the words of a noun phrase that name its head

bool core_relation(Rel rel) {
  return rel == Rel::flat || rel == Rel::compound || rel == Rel::amod || rel == Rel::nmod_desc ||
         rel == Rel::goeswith || rel == Rel::nmod_unmarked || rel == Rel::appos;
}

std::vector<int> Resolver::core(int head) const {
  std::vector<int> words{head};
  for (std::size_t k = 0; k < words.size() && words.size() < 40; ++k) {
    for (int c = clause.first_child(words[k]); c >= 0; c = clause.next_sibling(c)) {
      if (!core_relation(clause.rel(c))) continue;
      // An apposition belongs to the core only where it names the head: "the president, Xi Jinping".
      if (clause.rel(c) == Rel::appos && (mention(c) == nullptr || k != 0)) continue;
      if (clause.rel(c) == Rel::nmod_unmarked && mention(c) == nullptr) continue;
      words.push_back(c);
      // "Hungarian and Romanian officials": both adjectives give a country.
      if (clause.rel(c) == Rel::amod || clause.rel(c) == Rel::compound) {
        for (int d : clause.children(c, {Rel::conj})) words.push_back(d);
      }
    }
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

// A bare surname counts where the document names the person in full, where a title stands before it, or where it can be
// nobody else and no unknown name stands next to it.
bool Resolver::usable_surname(const Mention& m) const {
  const auto& named = reading.named;
  if (std::binary_search(named.begin(), named.end(), m.best().actor)) return true;
  const int first = static_cast<int>(m.first_token);
  const int last = first + static_cast<int>(m.token_count) - 1;
  const auto unknown_name = [&](int i) {
    return i >= 0 && i < clause.size() && clause.upos(i) == Upos::PROPN && mention(i) == nullptr &&
           (clause.head(i) == first || clause.head(first) == i || clause.head(i) == clause.head(first));
  };
  if (unknown_name(first - 1) || unknown_name(last + 1)) return false;
  if (first > 0) {
    if (const Mention* before = mention(first - 1); before != nullptr && actor_of(*before).kind == ActorKind::office) {
      return true;
    }
  }
  // Two Bushes of one country are as good as one: the side is certain, and the day chose the person.
  std::string_view country;
  for (const Sense& sense : m.readings) {
    const Actor& a = reading.lexicon->actor(sense.actor);
    if (a.kind != ActorKind::person) continue;
    const std::string_view of = a.terms.empty() ? a.code : a.terms.front().country;
    if (!country.empty() && of != country) return false;
    country = of;
  }
  return clause.upos(first) == Upos::PROPN && m.best().in_force;
}

// ---- one head, one entity

std::string words_between(const Reading& reading, const Resolver& r, int first, int last) {
  const auto range = ByteRange{r.clause.token(first).range.begin, r.clause.token(last).range.end};
  return std::string(slice(reading.document->text, range));
}

Entity Resolver::make(int head, const std::vector<int>& words) const {
  Entity entity;
  const Mention* person = nullptr;
  const Mention* named = nullptr;  // body, group, state … as head
  const Mention* giver = nullptr;  // country or body beside a role
  const Mention* office = nullptr;
  const Mention* role = nullptr;
  bool ethnic = false, former = false;
  const Mention* last_seen = nullptr;
  for (int w : words) {
    const std::string_view l = clause.lemma(w);
    ethnic |= in(l, {"ethnic"});
    former |= in(l, {"former", "ex", "deposed", "ousted", "exiled", "late"});
    const Mention* m = mention(w);
    if (m == nullptr || m == last_seen) continue;
    last_seen = m;
    const Actor& a = actor_of(*m);
    const bool at_head = m == mention(head);
    const NameForm form = m->best().form;
    if (a.kind == ActorKind::person) {
      if (form != NameForm::surname || usable_surname(*m)) person = m;
      continue;
    }
    switch (worth_of(a, form)) {
      case Worth::role:
        (a.kind == ActorKind::office ? office : role) = m;
        break;
      case Worth::actor:
        if (at_head)
          named = m;
        else if (giver == nullptr || a.kind == ActorKind::body)
          giver = m;
        break;
      case Worth::giver:
        if (giver == nullptr) giver = m;
        break;
      case Worth::none:
        break;
    }
  }
  // "ethnic Albanians" are people of some other state: the name says whom they resemble, not whom they belong to.
  if (ethnic && named != nullptr && actor_of(*named).kind == ActorKind::state) named = nullptr, role = mention(head);
  if (ethnic && giver != nullptr && actor_of(*giver).kind == ActorKind::state) giver = nullptr;

  if (office != nullptr) {
    entity.office = words_between(reading, *this, static_cast<int>(office->first_token),
                                  static_cast<int>(office->first_token + office->token_count) - 1);
    if (person == nullptr || named == nullptr) add_sectors(entity, actor_of(*office));
  }
  if (role != nullptr && (person == nullptr || mention(head) == role) && actor_of(*role).kind == ActorKind::role) {
    add_sectors(entity, actor_of(*role));
  }
  if (named != nullptr && !(office != nullptr && person == nullptr && giver != nullptr)) {
    take_named(entity, actor_of(*named), named->best().form);
  } else if (giver != nullptr && person != giver) {
    const Actor& g = actor_of(*giver);
    entity.code = g.code;
    entity.top = g.top;
    if (g.kind == ActorKind::body || g.kind == ActorKind::group) take_named(entity, g, giver->best().form);
  }
  if (person != nullptr) take_person(entity, *reading.lexicon, actor_of(*person), reading.today);
  if (former) {
    entity.sectors.insert(entity.sectors.begin(), "ELI");
  }
  // A name that the lexicon does not know, behind a title that it does.
  if (person == nullptr && office != nullptr && entity.name.empty()) {
    int first = -1, last = -1;
    for (int w : words) {
      if (clause.upos(w) != Upos::PROPN || mention(w) != nullptr) continue;
      if (first < 0) first = w;
      if (last >= 0 && w != last + 1) first = w;
      last = w;
    }
    if (first >= 0) entity.name = words_between(reading, *this, first, last);
  }
  entity.range = {clause.token(words.front()).range.begin, clause.token(words.back()).range.end};
  if (const Mention* m = mention(head)) entity.range = cover(entity.range, m->range);
  if (person != nullptr) entity.range = cover(entity.range, person->range);
  entity.text = std::string(slice(reading.document->text, entity.range));
  return entity;
}

bool thing_only(const Entity& e) { return e.code.empty() && e.sectors.empty() && e.office.empty() && e.name.empty(); }

// Whether the head itself is an actor (not merely a thing with an adjective).
bool actor_head(const Resolver& r, int head, const std::vector<int>& words) {
  if (const Mention* m = r.mention(head)) {
    const Actor& a = r.actor_of(*m);
    if (a.kind == ActorKind::person && m->best().form == NameForm::surname) return r.usable_surname(*m);
    const Worth worth = worth_of(a, m->best().form);
    if (worth == Worth::actor || worth == Worth::role) return true;
    // "the Chinese": an adjective as noun.
    if (a.kind == ActorKind::state || a.kind == ActorKind::people) return !r.clause.is_verbal(head);
    return a.kind == ActorKind::place && a.code.size() == 3;
  }
  // A name whose head the lexicon does not know, with a title or a full name beside it in one flat name.
  for (int w : words) {
    const Mention* m = w == head ? nullptr : r.mention(w);
    if (m == nullptr) continue;
    const ActorKind kind = r.actor_of(*m).kind;
    const Rel rel = r.clause.rel(w);
    if (rel == Rel::flat && (kind == ActorKind::person || kind == ActorKind::office)) return true;
    if (r.clause.upos(head) == Upos::PROPN && kind == ActorKind::office && rel != Rel::appos) return true;
    if (rel == Rel::appos && (kind == ActorKind::office || kind == ActorKind::role || kind == ActorKind::person) &&
        r.clause.upos(head) == Upos::PROPN) {
      return true;
    }
  }
  return false;
}

bool partitive(const Clause& clause, int head) {
  return clause.upos(head) == Upos::NUM ||
         in(clause.lemma(head),
            {"group",      "number",    "some",  "many",       "most",    "third",    "half",  "thousand",
             "hundred",    "dozen",     "score", "member",     "series",  "majority", "part",  "pair",
             "couple",     "one",       "all",   "both",       "wave",    "handful",  "crowd", "team",
             "convoy",     "column",    "unit",  "contingent", "million", "patch",    "batch", "mission",
             "delegation", "coalition", "rest",  "percent",    "wing"});
}

std::vector<Entity> Resolver::resolve_one(int head, Reach reach, int depth) const {
  if (depth > kMaxDepth) return {};
  if (clause.upos(head) == Upos::PRON && mention(head) == nullptr) return antecedent(head, depth);
  if (clause.upos(head) == Upos::DET || (clause.upos(head) == Upos::ADJ && mention(head) == nullptr)) {
    if (!partitive(clause, head)) return {};
  }
  const std::vector<int> words = core(head);
  if (actor_head(*this, head, words)) {
    // "Hungarian and Romanian officials": one entity a country.
    std::vector<Entity> out;
    for (int w : words) {
      if (clause.rel(w) != Rel::conj || w == head) continue;
      const Mention* m = mention(w);
      if (m == nullptr || worth_of(actor_of(*m), m->best().form) == Worth::role) continue;
      std::vector<int> others;
      for (int o : words) {
        if (o == w || !(clause.head(w) == o)) others.push_back(o);
      }
      out.push_back(make(head, others));
    }
    std::vector<int> first;
    for (int w : words) {
      if (clause.rel(w) != Rel::conj || w == head) first.push_back(w);
    }
    Entity entity = make(head, first);
    if (entity.code.empty()) {
      // Country from possessor, apposition, or "of/in/from" phrase.
      std::vector<Entity> owner;
      for (int c : clause.children(head, {Rel::nmod_poss})) {
        if (owner.empty()) owner = resolve(c, Reach::head, depth + 1);
      }
      for (std::string_view p : {"of", "from", "in", "for", "to", "at", "inside", "within", "with"}) {
        for (int c : clause.with_preposition(head, p)) {
          if (owner.empty() && clause.is_nominal(c)) owner = resolve(c, Reach::phrase, depth + 1);
        }
      }
      // "refugees fleeing the war in Liberia"
      for (int c : clause.children(head, {Rel::acl, Rel::acl_relcl})) {
        if (!owner.empty() || !in(clause.lemma(c), {"flee", "escape", "displace"})) continue;
        for (int o = clause.first_child(c); o >= 0 && owner.empty(); o = clause.next_sibling(o)) {
          if (clause.rel(o) == Rel::obj || clause.rel(o) == Rel::obl) owner = resolve(o, Reach::phrase, depth + 1);
        }
      }
      std::erase_if(owner, [](const Entity& e) { return e.code.empty(); });
      if (!owner.empty()) {
        out.clear();
        for (const Entity& o : owner) {
          Entity copy = entity;
          copy.code = o.code;
          copy.top = o.top;
          if (copy.name.empty() && !o.top.empty()) copy.name = o.name, copy.id = o.id;
          out.push_back(std::move(copy));
        }
        return out;
      }
    }
    if (!thing_only(entity)) out.insert(out.begin(), std::move(entity));
    return out;
  }
  if (partitive(clause, head)) {
    for (std::string_view p : {"of", "from"}) {
      for (int c : clause.with_preposition(head, p)) {
        if (auto found = resolve(c, reach, depth + 1); !found.empty()) return found;
      }
    }
  }
  return reach == Reach::phrase ? inside(head, depth) : std::vector<Entity>{};
}

// Any actor inside the phrase: adjectives and compounds, then possessor, then what hangs on prepositions.
std::vector<Entity> Resolver::inside(int head, int depth) const {
  for (int c : clause.children(head, {Rel::nmod_poss})) {
    if (auto found = resolve(c, Reach::phrase, depth + 1); !found.empty()) return found;
  }
  for (int w : core(head)) {
    const Mention* m = mention(w);
    if (m == nullptr || w == head) continue;
    const Actor& a = actor_of(*m);
    if (a.kind == ActorKind::agency ||
        (a.kind == ActorKind::person && m->best().form == NameForm::surname && !usable_surname(*m))) {
      continue;
    }
    std::vector<int> words;
    for (std::uint32_t k = 0; k < m->token_count; ++k) words.push_back(static_cast<int>(m->first_token + k));
    Entity entity;
    if (a.kind == ActorKind::person) {
      take_person(entity, *reading.lexicon, a, reading.today);
    } else {
      take_named(entity, a, m->best().form);
    }
    entity.range = {clause.token(words.front()).range.begin, clause.token(words.back()).range.end};
    entity.text = std::string(slice(reading.document->text, entity.range));
    if (entity.code.empty()) continue;
    std::vector<Entity> out{std::move(entity)};
    for (int c : clause.children(w, {Rel::conj})) {
      const Mention* other = mention(c);
      if (other == nullptr || actor_of(*other).code.empty()) continue;
      Entity more;
      take_named(more, actor_of(*other), other->best().form);
      more.range = other->range;
      more.text = std::string(slice(reading.document->text, more.range));
      out.push_back(std::move(more));
    }
    return out;
  }
  for (int c = clause.first_child(head); c >= 0; c = clause.next_sibling(c)) {
    const Rel rel = clause.rel(c);
    if (rel == Rel::acl) {
      // "crimes committed by Croat forces"
      if (const int by = clause.agent(c); by >= 0 && by != head && clause.is_passive(c)) {
        if (auto found = resolve(by, Reach::head, depth + 1); !found.empty()) return found;
      }
      continue;
    }
    if (rel != Rel::nmod && rel != Rel::appos && rel != Rel::obl && rel != Rel::conj && rel != Rel::nmod_unmarked)
      continue;
    if (auto found = resolve(c, Reach::phrase, depth + 1); !found.empty()) return found;
  }
  return {};
}

std::vector<Entity> Resolver::resolve(int head, Reach reach, int depth) const {
  std::vector<Entity> out;
  if (depth > kMaxDepth) return out;
  for (int h : clause.conjuncts(head)) {
    if (h != head && clause.rel(h) != Rel::conj) continue;
    for (Entity& e : resolve_one(h, reach, depth)) {
      const bool known =
          std::any_of(out.begin(), out.end(), [&](const Entity& o) { return o.range == e.range && o.code == e.code; });
      if (!known) out.push_back(std::move(e));
    }
    if (out.size() > 24) break;
  }
  return out;
}

// ---- pronouns

bool fits_pronoun(std::string_view pronoun, const Entity& e) {
  const bool person = !e.office.empty() || (!e.name.empty() && e.top.empty() && e.id.find('/') == std::string::npos);
  if (in(pronoun, {"he", "she", "his", "her", "him", "himself", "herself"})) return person;
  if (in(pronoun, {"it", "its", "itself"})) return e.office.empty();
  return true;
}

std::vector<Entity> Resolver::antecedent(int pronoun, int depth) const {
  const std::string lower = to_ascii_lower(clause.text(pronoun));
  if (!in(lower, {"he", "she", "his", "her", "him", "it", "its", "they", "their", "them", "himself", "herself",
                  "itself", "themselves", "who", "which", "that", "whose"})) {
    return {};
  }
  if (lower == "whose") {
    // "Jordan and Egypt, whose leaders …": the nearest actor before it.
    for (int i = pronoun - 1; i >= 0; --i) {
      if (!clause.is_nominal(i) || clause.upos(i) == Upos::PRON) continue;
      auto found = resolve(clause.coordination_head(clause.name_head(i)), Reach::head, depth + 1);
      if (!found.empty()) return found;
    }
    return {};
  }
  if (in(lower, {"who", "which", "that"})) {
    for (int h = clause.head(pronoun); h >= 0; h = clause.head(h)) {
      if (clause.rel(h) == Rel::acl_relcl && clause.head(h) >= 0)
        return resolve(clause.head(h), Reach::head, depth + 1);
    }
    return {};
  }
  // Subjects before the pronoun, nearest first; then those of the sentences before.
  const auto try_sentence = [&](const Resolver& r, int before) -> std::vector<Entity> {
    for (int i = before - 1; i >= 0; --i) {
      const Rel rel = r.clause.rel(i);
      const bool subject = rel == Rel::nsubj || rel == Rel::nsubj_pass || rel == Rel::nmod_poss;
      if (!subject || r.clause.upos(i) == Upos::PRON) continue;
      auto found = r.resolve(i, Reach::head, depth + 2);
      std::erase_if(found, [&](const Entity& e) { return e.code.empty() || !fits_pronoun(lower, e); });
      if (!found.empty()) return found;
    }
    return {};
  };
  if (auto found = try_sentence(*this, pronoun); !found.empty()) return found;
  for (std::uint32_t back = 1; back <= 2 && back <= sentence; ++back) {
    const Resolver earlier(reading, sentence - back);
    if (auto found = try_sentence(earlier, earlier.clause.size()); !found.empty()) return found;
  }
  return {};
}

}  // namespace

const Mention* mention_at(const Reading& reading, std::uint32_t sentence, int token) {
  const auto& mentions = reading.mentions[sentence];
  const auto at = static_cast<std::uint32_t>(token);
  auto it = std::upper_bound(mentions.begin(), mentions.end(), at,
                             [](std::uint32_t t, const Mention& m) { return t < m.first_token; });
  if (it == mentions.begin()) return nullptr;
  --it;
  return at < it->first_token + it->token_count ? &*it : nullptr;
}

std::vector<Entity> resolve_actors(const Reading& reading, std::uint32_t sentence, int head, Reach reach) {
  if (head < 0) return {};
  return Resolver(reading, sentence).resolve(head, reach, 0);
}

bool names_actor(const Reading& reading, std::uint32_t sentence, int head) {
  if (head < 0) return false;
  const Resolver r(reading, sentence);
  return actor_head(r, head, r.core(head));
}

std::string location_country(const Reading& reading, std::uint32_t sentence, int word) {
  const Resolver r(reading, sentence);
  for (int at = word, steps = 0; at >= 0 && steps < 6; at = r.clause.head(at), ++steps) {
    for (std::string_view p :
         {"in", "at", "near", "inside", "across", "outside", "throughout", "around", "along", "on", "from"}) {
      for (int c : r.clause.with_preposition(at, p)) {
        for (const Entity& e : r.resolve(c, Reach::phrase, 1)) {
          if (e.code.size() == 3 && e.top.empty()) return e.code;
        }
      }
    }
    // Apposed or unmarked places: "the town of Gorazde, Bosnia" hangs below; a dateline's country is not used here.
  }
  return {};
}

std::string only_country(const Reading& reading, std::uint32_t sentence) {
  std::string_view only;
  for (const Mention& m : reading.mentions[sentence]) {
    const Actor& a = reading.lexicon->actor(m.best().actor);
    if (a.kind == ActorKind::agency || a.code.size() != 3 || !a.top.empty()) continue;
    if (!only.empty() && only != a.code) return {};
    only = a.code;
  }
  return std::string(only);
}

ByteRange phrase_range(const Reading& reading, std::uint32_t sentence, int head) {
  const Clause clause(reading, sentence);
  if (head < 0 || head >= clause.size()) return {};
  const auto [first, last] = clause.span(head);
  return {clause.token(first).range.begin, clause.token(last).range.end};
}

}  // namespace entente
