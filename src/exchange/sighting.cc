// SPDX-License-Identifier: Apache-2.0
// Where a sentence tells of a formal communication.
//
// Fits: "sent a telegram to", "in a message to X, Y said", "X's letter to Y", "received a note from", "spoke by phone
// with", "met", "will visit", "exchanged letters". Does not fit: "said on Telegram", "sent a message to voters that …"
// (no principal on the other side), "the letter of the law".
#include "exchange/sighting.h"

#include <algorithm>
#include <initializer_list>

#include "base/strings.h"
#include "events/resolve.h"
#include "events/when.h"

namespace entente {
namespace {

bool in(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

struct Finder {
  const Reading& reading;
  std::uint32_t sentence;
  const ExchangeTables& tables;
  Clause clause;
  std::vector<Sighting>& out;

  std::optional<ExchangeKind> form_at(int i) const;
  bool service(int i) const;
  bool is_pair(int head) const;
  std::vector<Entity> pair() const;
  bool thanked_for(int noun, Sighting& s) const;
  std::vector<Entity> principals(int head) const;
  std::vector<Entity> by_preposition(int word, std::initializer_list<std::string_view> prepositions) const;
  int governing_verb(int noun) const;
  void noun(int i, ExchangeKind kind);
  void verb(int i);
  void finish(Sighting s, int context);
  ExchangeStatus status(int predicate) const;
  bool verbal(std::string_view part, int verb) const { return tables.verb(part, clause.lemma(verb)); }
};

bool codes_missing(const std::vector<Entity>& side) {
  return std::none_of(side.begin(), side.end(), [](const Entity& e) { return !e.code.empty(); });
}

// The kind of communication that the noun at `i` names; two-word names first.
std::optional<ExchangeKind> Finder::form_at(int i) const {
  const std::string lemma = to_ascii_lower(clause.lemma(i));
  for (int c : clause.children(i, {Rel::amod, Rel::compound, Rel::nmod_desc})) {
    const auto it = tables.forms.find(to_ascii_lower(clause.lemma(c)) + " " + lemma);
    if (it != tables.forms.end()) return it->second;
  }
  if (i > 0) {
    const auto it = tables.forms.find(to_ascii_lower(clause.lemma(i - 1)) + " " + lemma);
    if (it != tables.forms.end()) return it->second;
  }
  const auto it = tables.forms.find(lemma);
  if (it == tables.forms.end()) {
    const auto written = tables.forms.find(to_ascii_lower(clause.text(i)));
    return written == tables.forms.end() ? std::nullopt : std::optional(written->second);
  }
  return it->second;
}

// "said on Telegram", "his Telegram channel": the messaging service, never a message.
bool Finder::service(int i) const {
  if (to_ascii_lower(clause.text(i)) != "telegram") return false;
  if (!is_ascii_upper(clause.text(i).front()) || i == 0) return false;
  const bool has_article = clause.child(i, {Rel::det, Rel::amod}) >= 0;
  return !has_article || in(clause.preposition(i), {"on", "via", "over"});
}

// "the two countries", "both sides", "the leaders of the two nations": the two sides that the sentence, else the
// document, names.
bool Finder::is_pair(int head) const {
  if (head < 0) return false;
  const bool side =
      in(clause.lemma(head), {"side", "country", "leader", "nation", "state", "party", "president", "minister",
                              "government", "neighbor", "neighbour", "capital", "people", "power", "head"});
  if (!side) return false;
  for (int c = clause.first_child(head); c >= 0; c = clause.next_sibling(c)) {
    if (in(to_ascii_lower(clause.text(c)), {"two", "both"})) return true;
  }
  for (int c : clause.with_preposition(head, "of")) {
    if (is_pair(c)) return true;
  }
  return false;
}

std::vector<Entity> Finder::pair() const {
  std::vector<Entity> found;
  const auto scan = [&](std::uint32_t s) {
    const Clause here(reading, s);
    for (const Mention& m : reading.mentions[s]) {
      const Actor& a = reading.lexicon->actor(m.best().actor);
      const bool side = a.kind == ActorKind::state || a.kind == ActorKind::person || m.best().form == NameForm::capital;
      if (!side) continue;
      for (Entity& e : resolve_actors(reading, s, here.name_head(static_cast<int>(m.first_token)), Reach::phrase)) {
        const bool known = e.code.empty() ||
                           std::any_of(found.begin(), found.end(), [&](const Entity& f) { return f.code == e.code; });
        if (!known) found.push_back(std::move(e));
      }
    }
  };
  scan(sentence);
  for (std::uint32_t s = 0; found.size() < 2 && s < sentence; ++s) scan(s);
  if (found.size() != 2) found.clear();
  return found;
}

// The actors of a phrase that can be principals: states, persons, bodies, offices; not crowds, not "voters".
std::vector<Entity> Finder::principals(int head) const {
  if (is_pair(head)) {
    if (auto both = pair(); !both.empty()) return both;
  }
  auto found = resolve_actors(reading, sentence, head, Reach::head);
  if (found.empty() && head >= 0) {
    // "the peoples of Cuba", "the embassy of Japan"
    found = resolve_actors(reading, sentence, head, Reach::phrase);
    const bool thing = !names_actor(reading, sentence, head);
    if (thing &&
        !in(clause.lemma(head), {"side", "counterpart", "country", "capital", "embassy", "party", "leader", "wife"})) {
      found.clear();
    }
  }
  std::erase_if(found, [](const Entity& e) {
    for (const std::string& s : e.sectors) {
      const bool crowd = in(s, {"CVL", "JRN", "EDU", "LAB", "AGR", "MED", "REF", "CRM"});
      if (crowd && e.office.empty() && e.name.empty()) return true;
    }
    return e.code.empty() && e.office.empty() && e.name.empty();
  });
  return found;
}

std::vector<Entity> Finder::by_preposition(int word, std::initializer_list<std::string_view> prepositions) const {
  for (std::string_view p : prepositions) {
    for (int c : clause.with_preposition(word, p)) {
      if (auto found = principals(c); !found.empty()) return found;
    }
  }
  return {};
}

int Finder::governing_verb(int noun) const {
  for (int n = clause.coordination_head(noun), steps = 0; n >= 0 && steps < 4; n = clause.head(n), ++steps) {
    const int h = clause.head(n);
    if (h < 0) return -1;
    if (clause.is_verbal(h)) return h;
    // "a message of congratulation", "messages of greeting from …"
    if (clause.rel(n) != Rel::nmod && clause.rel(n) != Rel::compound && clause.rel(n) != Rel::conj) return -1;
  }
  return -1;
}

ExchangeStatus Finder::status(int predicate) const {
  if (predicate < 0) return ExchangeStatus::sent;
  bool future = false, maybe = false;
  for (int p = predicate, steps = 0; p >= 0 && steps < 4; ++steps) {
    if (clause.is_negated(p) || in(clause.lemma(p), {"deny", "refuse", "decline"})) return ExchangeStatus::denied;
    for (std::string_view w : {"will", "shall"}) future |= clause.has_auxiliary(p, w);
    for (std::string_view w : {"would", "may", "might", "could", "should"}) maybe |= clause.has_auxiliary(p, w);
    future |=
        in(clause.lemma(p), {"plan", "intend", "expect", "schedule", "set", "due", "prepare", "slate", "agree"}) &&
        p != predicate;
    maybe |=
        in(clause.lemma(p), {"propose", "hope", "want", "urge", "ask", "suggest", "consider", "doubt", "wonder"}) &&
        p != predicate;
    maybe |= in(clause.mark(p), {"if", "whether", "unless"});
    const Rel rel = clause.rel(p);
    const bool inner =
        rel == Rel::xcomp || rel == Rel::ccomp || rel == Rel::conj || rel == Rel::advcl || rel == Rel::acl;
    if (!inner) break;
    if ((rel == Rel::advcl || rel == Rel::acl) && clause.mark(p) == "to") maybe = true;
    const int h = clause.head(p);
    if (rel == Rel::conj && (h < 0 || !clause.is_verbal(h))) break;
    p = h;
  }
  // "would" under a past report is a plain future.
  return future ? ExchangeStatus::planned : maybe ? ExchangeStatus::hypothetical : ExchangeStatus::sent;
}

bool earlier_words(const Clause& c, int predicate) {
  if (predicate < 0) return false;
  for (int d : c.children(predicate, {Rel::advmod})) {
    if (in(c.lemma(d), {"previously", "earlier", "before", "already", "formerly"})) return true;
  }
  return c.has_auxiliary(predicate, "have") && !c.has_auxiliary(predicate, "will") && [&] {
    for (int a : c.children(predicate, {Rel::aux})) {
      if (c.word(a).xpos == "VBD") return true;
    }
    return false;
  }();
}

std::string ordinal_in(const Clause& c, int first, int last) {
  for (int i = first; i <= last; ++i) {
    const std::string_view t = c.text(i);
    if (t.size() > 2 && is_ascii_digit(t.front()) && in(t.substr(t.size() - 2), {"st", "nd", "rd", "th"})) {
      for (int k = i; k <= std::min(last, i + 5); ++k) {
        if (in(c.lemma(k), {"anniversary", "birthday", "founding", "birth"})) return std::string(t);
      }
    }
  }
  return {};
}

void Finder::finish(Sighting s, int context) {
  const auto [first, last] = clause.span(context);
  s.sentence = sentence;
  s.range = {clause.token(first).range.begin, clause.token(last).range.end};
  const std::string_view words = slice(reading.document->text, s.range);
  if (s.occasion.empty()) s.occasion = occasion_in(tables, words);
  s.ordinal = ordinal_in(clause, first, last);
  s.earlier |= earlier_words(clause, s.predicate);
  const bool ahead = s.status == ExchangeStatus::planned;
  s.day = day_in_words(reading, sentence, first, last, ahead);
  out.push_back(std::move(s));
}

// "thanked Y for his message": the message went from Y to whoever thanks.
bool Finder::thanked_for(int noun, Sighting& s) const {
  const int n = clause.coordination_head(noun);
  const int verb = clause.head(n);
  if (verb < 0 || !verbal("thank", verb) || clause.preposition(n) != "for") return false;
  s.from = principals(clause.patient(verb));
  s.to = principals(clause.agent(verb));
  return true;
}

// A conference room full of people is no exchange: meetings and calls need two sides with a code.
bool two_sides(const Sighting& s) {
  std::vector<std::string> codes;
  for (const auto* side : {&s.from, &s.to}) {
    for (const Entity& e : *side) {
      if (!e.code.empty() && std::find(codes.begin(), codes.end(), e.code) == codes.end()) codes.push_back(e.code);
    }
  }
  return codes.size() >= 2;
}

void Finder::noun(int i, ExchangeKind kind) {
  if (service(i)) return;
  // "a telegram of congratulations": the telegram is the exchange, the congratulations are what it is for.
  if (clause.rel(i) == Rel::nmod && clause.head(i) >= 0 && clause.preposition(i) == "of" && form_at(clause.head(i)))
    return;
  const bool written = kind == ExchangeKind::telegram || kind == ExchangeKind::letter ||
                       kind == ExchangeKind::message || kind == ExchangeKind::note;
  Sighting s;
  s.trigger = i;
  s.kind = kind;
  const int verb = governing_verb(i);
  s.predicate = verb;
  const int det = clause.child(i, {Rel::det});
  s.definite = det >= 0 && in(to_ascii_lower(clause.text(det)), {"the", "this", "that"});
  const Rel rel = clause.rel(clause.coordination_head(i));
  const bool object =
      rel == Rel::obj || rel == Rel::nsubj_pass || rel == Rel::obl || rel == Rel::conj || rel == Rel::nmod;
  const bool passive = verb >= 0 && clause.is_passive(verb);

  // Sides that hang on the noun itself.
  s.to = by_preposition(i, {"to", "for", "addressed to"});
  for (int c : clause.with_preposition(i, "of")) {
    if (s.to.empty() && clause.is_nominal(c)) s.to = by_preposition(c, {"to"});
  }
  s.from = by_preposition(i, {"from", "by"});
  // "the telegram from X to Y": the parser may hang Y on X.
  for (int c : clause.with_preposition(i, "from")) {
    if (s.to.empty()) s.to = by_preposition(c, {"to"});
  }
  for (int c : clause.children(i, {Rel::nmod_poss})) {
    if (s.from.empty()) s.from = principals(c);
  }
  for (int c : clause.children(i, {Rel::acl, Rel::acl_relcl})) {
    if (s.from.empty()) s.from = by_preposition(c, {"by", "from"});
    if (s.to.empty()) s.to = by_preposition(c, {"to"});
    if (s.from.empty() && clause.rel(c) == Rel::acl_relcl && verbal("send", c))
      s.from = principals(clause.child(c, {Rel::nsubj}));
  }
  const auto between = by_preposition(i, {"between", "with", "among"});
  const std::string phrase = [&] {
    const auto [first, last] = clause.span(i);
    return std::string(slice(reading.document->text, {clause.token(first).range.begin, clause.token(last).range.end}));
  }();
  int context = i;

  if (verb >= 0 && written && thanked_for(i, s)) {
    context = i;
  } else if (verb >= 0) {
    const int agent = clause.agent(verb);
    if (written && object) {
      const bool medium =
          rel == Rel::obl && in(clause.preposition(clause.coordination_head(i)), {"in", "by", "through", "via"});
      if (verbal("exchange", verb)) {
        s.from = principals(agent);
        if (s.from.size() < 2) s.to = by_preposition(verb, {"with"});
        s.symmetric = true;
        context = verb;
      } else if (medium) {
        // "In a message to Y, X said": the speaker sends.
        if (s.from.empty() || clause.child(i, {Rel::nmod_poss}) >= 0) s.from = principals(agent);
        const int told = clause.patient(verb);
        if (s.to.empty() && told >= 0 && verbal("address", verb)) s.to = principals(told);
        context = verb;
      } else if (verbal("receive", verb) && !passive) {
        s.to = principals(agent);
        if (s.from.empty()) s.from = by_preposition(verb, {"from", "by"});
        context = verb;
      } else if (verbal("send", verb) || (passive && verbal("receive", verb))) {
        const auto sender = principals(agent);
        if (!sender.empty() && s.from.empty())
          s.from = sender;
        else if (!sender.empty() && verbal("convey", verb))
          s.conveyed_via = sender.front().text;
        if (s.to.empty()) s.to = by_preposition(verb, {"to", "with", "for"});
        if (s.to.empty()) s.to = principals(clause.child(verb, {Rel::iobj}));
        // "congratulations on Xi's re-election" go to Xi.
        for (std::string_view p : {"on", "upon", "over", "for"}) {
          for (int c : clause.with_preposition(i, p)) {
            if (s.to.empty()) s.to = principals(clause.child(c, {Rel::nmod_poss}));
          }
        }
        if (s.from.empty()) s.from = by_preposition(verb, {"from", "by"});
        context = verb;
      } else if (!verbal("address", verb) && s.from.empty() && s.to.empty()) {
        return;
      }
    } else if (written && rel == Rel::nsubj) {
      // "A letter from Washington would change Tehran's position": whom it is meant to move.
      const int moved = clause.patient(verb);
      if (s.to.empty() && moved >= 0) s.to = resolve_actors(reading, sentence, moved, Reach::phrase);
      std::erase_if(s.to, [&](const Entity& e) { return !s.from.empty() && e.code == s.from.front().code; });
      context = verb;
    } else if (!written) {
      const bool held = verbal("hold", verb) || verbal("issue", verb) || verbal("exchange", verb) ||
                        in(clause.lemma(verb), {"speak", "talk", "discuss"});
      const bool aside = rel == Rel::obl && in(clause.preposition(clause.coordination_head(i)),
                                               {"after", "during", "following", "at", "in", "before"});
      if (aside && between.empty() && s.from.empty() && s.to.empty()) {
        // "signed a statement after talks": the signers talked.
        s.from = principals(agent);
        if (s.from.size() < 2) return;
      } else if (object && !held) {
        if (between.size() < 2 && (s.from.empty() || (s.to.empty() && between.empty()))) return;
      }
      if (object && held) {
        if (agent >= 0) s.from = principals(agent);
        context = verb;
        if (s.to.empty()) s.to = by_preposition(verb, {"with", "to"});
      }
      if (s.to.empty() && !between.empty()) {
        if (s.from.empty() && between.size() >= 2)
          s.from = between;
        else
          s.to = between;
      }
      if (!object && rel != Rel::nsubj && rel != Rel::root && rel != Rel::obl) return;
    }
  } else if (!between.empty() && !written) {
    (s.from.empty() && between.size() >= 2 ? s.from : s.to) = between;
  }
  s.purpose = purpose_in(tables, phrase);
  if (s.purpose == Purpose::none && verb >= 0 && context == verb && written) {
    const auto [first, last] = clause.span(verb);
    s.purpose = purpose_in(
        tables, slice(reading.document->text, {clause.token(first).range.begin, clause.token(last).range.end}));
  }
  const std::string lower = to_ascii_lower(phrase);
  s.is_reply = has_phrase(lower, "reply") || has_phrase(lower, "response") || has_phrase(lower, "replay message") ||
               has_phrase(lower, "in return") || (verb >= 0 && verbal("reply", verb));
  s.status = status(verb);
  if (written ? codes_missing(s.from) && codes_missing(s.to) && !s.definite : !two_sides(s)) return;
  if (kind == ExchangeKind::note && s.purpose == Purpose::none && has_phrase(lower, "protest"))
    s.purpose = Purpose::protest;
  finish(std::move(s), context);
}

void Finder::verb(int i) {
  Sighting s;
  s.trigger = s.predicate = i;
  const int agent = clause.agent(i);
  const int patient = clause.patient(i);
  const auto has_phone = [&] {
    for (std::string_view p : {"by", "over", "on", "via"}) {
      for (int c : clause.with_preposition(i, p)) {
        if (in(clause.lemma(c), {"phone", "telephone", "video", "videoconference", "call", "line", "link"}))
          return true;
      }
    }
    return false;
  };
  if (verbal("call", i)) {
    s.kind = ExchangeKind::call;
    s.from = principals(agent);
    s.to = principals(patient);
    if (s.to.empty()) s.to = by_preposition(i, {"with", "to"});
  } else if (in(clause.lemma(i), {"speak", "talk", "confer"}) && has_phone()) {
    s.kind = ExchangeKind::call;
    s.from = principals(agent);
    s.to = by_preposition(i, {"with", "to"});
  } else if (verbal("meet", i)) {
    s.kind = ExchangeKind::meeting;
    s.from = principals(agent);
    s.to = patient >= 0 ? principals(patient) : std::vector<Entity>{};
    if (s.to.empty()) s.to = by_preposition(i, {"with"});
  } else if (verbal("visit", i)) {
    s.kind = ExchangeKind::visit;
    s.from = principals(agent);
    const bool transitive = in(clause.lemma(i), {"visit", "tour"});
    if (transitive && patient >= 0) s.to = resolve_actors(reading, sentence, patient, Reach::phrase);
    if (!transitive) {
      for (std::string_view p : {"in", "at", "to", "for"}) {
        for (int c : clause.with_preposition(i, p)) {
          if (s.to.empty()) s.to = resolve_actors(reading, sentence, c, Reach::phrase);
        }
      }
      bool said = false;
      for (std::string_view p : {"on", "for"}) {
        for (int c : clause.with_preposition(i, p))
          said |= in(clause.lemma(c), {"visit", "talk", "talks", "tour", "trip", "summit"});
      }
      if (!said) return;
    }
    if (s.from.empty() || s.from.front().office.empty()) {
      const bool person = !s.from.empty() && !s.from.front().name.empty();
      if (!person) return;
    }
  } else if (verbal("congratulate", i) || verbal("condole", i)) {
    s.kind = ExchangeKind::message;
    s.from = principals(agent);
    s.to = principals(patient);
    if (s.to.empty()) s.to = by_preposition(i, {"with", "to"});
    s.purpose = verbal("condole", i) ? Purpose::condolence : Purpose::congratulation;
  } else if (verbal("write", i)) {
    s.kind = ExchangeKind::letter;
    s.from = principals(agent);
    s.to = by_preposition(i, {"to"});
    if (s.to.empty() && clause.child(i, {Rel::iobj}) >= 0) s.to = principals(clause.child(i, {Rel::iobj}));
  } else {
    return;
  }
  if (s.from.empty() && agent >= 0) {
    // "Jordan and Egypt, whose leaders telephoned …"
    for (int c : clause.children(agent, {Rel::nmod_poss})) {
      if (clause.lemma(c) == "whose" && clause.rel(i) == Rel::acl_relcl) s.from = principals(clause.head(i));
    }
  }
  if (!two_sides(s)) return;
  s.status = status(i);
  if (s.purpose == Purpose::none && s.kind != ExchangeKind::meeting && s.kind != ExchangeKind::visit) {
    const auto [first, last] = clause.span(i);
    s.purpose = purpose_in(
        tables, slice(reading.document->text, {clause.token(first).range.begin, clause.token(last).range.end}));
    if (s.purpose == Purpose::information || s.purpose == Purpose::reply) s.purpose = Purpose::none;
  }
  finish(std::move(s), i);
}

}  // namespace

namespace {

// What the rest of the sentence says about sightings that leave something open.
void complete_from_neighbours(const Reading& reading, const ExchangeTables& tables, std::vector<Sighting>& here) {
  for (Sighting& s : here) {
    if (s.purpose == Purpose::none && s.kind == ExchangeKind::call) {
      const Purpose p = purpose_in(tables, slice(reading.document->text, reading.text.sentences[s.sentence].range));
      if (p == Purpose::condolence || p == Purpose::congratulation) s.purpose = p;
    }
    // "will visit X and carry a letter": the letter goes where the visitor goes.
    if (!s.to.empty() || s.from.empty()) continue;
    for (const Sighting& other : here) {
      if (other.kind != ExchangeKind::visit || other.to.empty() || other.from.empty()) continue;
      if (other.from.front().code == s.from.front().code) s.to = other.to;
    }
  }
  std::erase_if(here, [](const Sighting& s) { return !s.definite && codes_missing(s.to) && !two_sides(s); });
}

}  // namespace

void find_sightings(const Reading& reading, std::uint32_t sentence, const ExchangeTables& tables,
                    std::vector<Sighting>& all) {
  std::vector<Sighting> out;
  Finder finder{reading, sentence, tables, Clause(reading, sentence), out};
  for (int i = 0; i < finder.clause.size(); ++i) {
    const Upos upos = finder.clause.upos(i);
    if (upos == Upos::NOUN || upos == Upos::PROPN) {
      if (const auto kind = finder.form_at(i)) finder.noun(i, *kind);
    } else if (upos == Upos::VERB) {
      finder.verb(i);
    }
  }
  complete_from_neighbours(reading, tables, out);
  for (Sighting& s : out) all.push_back(std::move(s));
}

}  // namespace entente
