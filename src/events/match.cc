// SPDX-License-Identifier: Apache-2.0
// One rule at one word. The idea: a rule names deep roles (who, to whom, with what complement); this file finds the
// words that play them, whatever the surface (passive, light verb, relative clause), and asks resolve.h for the actors.
// Cost: each word is tried once; a rule looks at the words around its trigger only.
#include "events/match.h"

#include <algorithm>

#include "base/strings.h"

namespace entente {

struct Matcher::Site {
  int trigger;
  int verb;     // verb that carries the roles: the trigger itself, or the light verb of a noun
  bool light;   // `verb` is a light verb: its subject is the agent of the noun
  bool occurs;  // `verb` is a verb of happening
};

Matcher::Matcher(const Reading& reading, std::uint32_t sentence, const RuleBook& book, std::vector<RuleTrace>* trace)
    : reading_(reading),
      sentence_(sentence),
      book_(book),
      trace_(trace),
      clause_(reading, sentence),
      states_(static_cast<std::size_t>(clause_.size()), State::unknown),
      found_(static_cast<std::size_t>(clause_.size())) {}

const Match* Matcher::at(int i) {
  if (i < 0 || i >= clause_.size() || nesting_ > 8) return nullptr;
  const auto k = static_cast<std::size_t>(i);
  if (states_[k] == State::working) return nullptr;  // a cycle through a complement: not its own content
  if (states_[k] == State::unknown) {
    states_[k] = State::working;
    ++nesting_;
    found_[k] = try_rules(i);
    --nesting_;
    states_[k] = State::done;
  }
  return found_[k] ? &*found_[k] : nullptr;
}

namespace {

bool is_object_like(Rel rel) {
  return rel == Rel::obj || rel == Rel::nsubj_pass || rel == Rel::xcomp || rel == Rel::obl;
}

}  // namespace

int Matcher::light_verb(int noun) const {
  int n = noun;
  for (int steps = 0; steps < 4; ++steps) {
    const int c = clause_.coordination_head(n);
    const int h = clause_.head(c);
    if (h < 0) return -1;
    const Rel rel = clause_.rel(c);
    if (clause_.is_verbal(h)) {
      if (!is_object_like(rel)) {
        // "attacks launched by rebels": the verb hangs below as a reduced relative.
        break;
      }
      if (rel == Rel::obl) {
        // "engaged in talks", "came under attack": listed as verb+preposition.
        const std::string pair = std::string(clause_.lemma(h)) + "+" + std::string(clause_.preposition(c));
        return book_.in_list("light", pair) ? h : -1;
      }
      return book_.in_list("light", clause_.lemma(h)) ? h : -1;
    }
    // "a series of attacks", "a round of talks": the outer noun holds the place.
    if (rel == Rel::nmod && clause_.preposition(c) == "of" && book_.in_list("container", clause_.lemma(h))) {
      n = h;
      continue;
    }
    return -1;
  }
  for (int c : clause_.children(noun, {Rel::acl})) {
    if (clause_.word(c).xpos == "VBN" && book_.in_list("light", clause_.lemma(c))) return c;
  }
  return -1;
}

int Matcher::occurrence_verb(int noun) const {
  int n = clause_.coordination_head(noun);
  for (int steps = 0; steps < 3; ++steps) {
    const int h = clause_.head(n);
    if (h < 0) return -1;
    const Rel rel = clause_.rel(n);
    if (rel == Rel::nmod && clause_.preposition(n) == "of" && book_.in_list("container", clause_.lemma(h))) {
      n = h;
      continue;
    }
    if (rel != Rel::nsubj && rel != Rel::nsubj_pass) return -1;
    return book_.in_list("occur", clause_.lemma(h)) ? h : -1;
  }
  return -1;
}

namespace {

bool names_time(const Clause& clause, int i) {
  static constexpr std::string_view kTimes[] = {
      "monday", "tuesday", "wednesday", "thursday",  "friday",   "saturday", "sunday",   "morning",
      "night",  "evening", "day",       "january",   "february", "march",    "april",    "may",
      "june",   "july",    "august",    "september", "october",  "november", "december", "weekend"};
  const std::string lemma = to_ascii_lower(clause.lemma(i));
  return std::find(std::begin(kTimes), std::end(kTimes), lemma) != std::end(kTimes);
}

}  // namespace

bool Matcher::trigger_fits(const Rule& rule, int i) const {
  const std::string lemma = to_ascii_lower(clause_.lemma(i));
  for (const Trigger& t : rule.triggers) {
    if (t.lemma != lemma) continue;
    if (t.particle.empty()) return true;
    for (int c = clause_.first_child(i); c >= 0; c = clause_.next_sibling(c)) {
      const Rel rel = clause_.rel(c);
      const bool at_verb = rel == Rel::compound_prt || rel == Rel::advmod || rel == Rel::compound ||
                           rel == Rel::case_ || rel == Rel::amod || rel == Rel::xcomp || rel == Rel::fixed;
      if (at_verb && clause_.lemma(c) == t.particle) return true;
      // "on Friday" makes no "call on".
      if (clause_.preposition(c) == t.particle && !names_time(clause_, c)) return true;
    }
  }
  return false;
}

std::optional<Match> Matcher::try_rules(int i) {
  const Upos upos = clause_.upos(i);
  TriggerKind kind;
  if (upos == Upos::VERB)
    kind = TriggerKind::verb;
  else if (upos == Upos::NOUN || upos == Upos::PROPN)
    kind = TriggerKind::noun;
  else if (upos == Upos::ADJ || upos == Upos::ADV || upos == Upos::ADP)
    kind = TriggerKind::adjective;
  else
    return std::nullopt;
  const auto& index = book_.by_lemma[static_cast<std::size_t>(kind)];
  const auto rules = index.find(to_ascii_lower(clause_.lemma(i)));
  if (rules == index.end()) return std::nullopt;
  Site site{i, i, false, false};
  if (kind == TriggerKind::noun) {
    site.verb = light_verb(i);
    site.light = site.verb >= 0;
    if (!site.light) {
      site.verb = occurrence_verb(i);
      site.occurs = site.verb >= 0;
    }
  }
  for (std::uint32_t r : rules->second) {
    const Rule& rule = book_.rules[r];
    if (!trigger_fits(rule, i)) continue;
    std::string why;
    auto match = try_rule(rule, site, why);
    if (trace_ != nullptr) {
      trace_->push_back({sentence_, static_cast<std::uint32_t>(i), rule.id, match.has_value(), why});
    }
    if (match) return match;
  }
  return std::nullopt;
}

namespace {

bool has_code(const std::vector<Entity>& entities) {
  return std::any_of(entities.begin(), entities.end(), [](const Entity& e) { return !e.code.empty(); });
}

std::string join_codes(const std::vector<Entity>& entities) {
  std::string out;
  for (const Entity& e : entities) {
    if (!out.empty()) out += ',';
    out += e.code.empty() ? "?" : e.code;
  }
  return out.empty() ? "-" : out;
}

}  // namespace

std::optional<Match> Matcher::try_rule(const Rule& rule, const Site& site, std::string& why) {
  if (rule.kind == TriggerKind::noun && !site.light && !site.occurs && !rule.plain) {
    why = "a noun needs a light verb (@light) or a verb of happening (@occur); found none";
    return std::nullopt;
  }
  for (const Condition& c : rule.conditions) {
    if (!holds(c, site, why)) return std::nullopt;
  }
  Match match;
  match.trigger = site.trigger;
  match.predicate = site.verb >= 0 ? site.verb : site.trigger;
  match.rule = &rule;
  match.complement = clause_.complement(site.trigger);
  match.actor = fill_any(rule.actor, site, true, match);
  match.recipient = fill_any(rule.recipient, site, false, match);
  if (!has_code(match.actor) && !speaker_is_actor(site, match)) {
    return why = "the speaker ('we', 'I', 'you') is not named", std::nullopt;
  }
  complete(rule, site, match);
  if (rule.need_actor && !has_code(match.actor)) return why = "needs an actor; none resolved", std::nullopt;
  if (rule.need_recipient && !has_code(match.recipient)) return why = "needs a recipient; none resolved", std::nullopt;
  if (!has_code(match.actor) && !has_code(match.recipient))
    return why = "no side names an actor with a code", std::nullopt;
  why = std::string(name_of(rule.category)) + " " + join_codes(match.actor) + " > " + join_codes(match.recipient);
  return match;
}

// "We condemn the attack," the minister said: the speaker acts. False if a first or second person acts whom nobody
// names.
bool Matcher::speaker_is_actor(const Site& site, Match& match) {
  const int verb = site.verb >= 0 ? site.verb : site.trigger;
  const int subject = clause_.is_verbal(verb) ? clause_.agent(verb) : clause_.subject(verb);
  if (subject < 0 || clause_.upos(subject) != Upos::PRON) return true;
  const std::string word = to_ascii_lower(clause_.text(subject));
  const bool first = word == "we" || word == "i" || word == "us" || word == "me";
  if (!first) return word != "you";
  for (int p = verb, steps = 0; p >= 0 && steps < 12; p = clause_.head(p), ++steps) {
    std::vector<int> speech = clause_.children(p, {Rel::parataxis});
    if (clause_.head(p) >= 0 && (clause_.rel(p) == Rel::ccomp || clause_.rel(p) == Rel::parataxis))
      speech.push_back(clause_.head(p));
    for (int s : speech) {
      if (!book_.in_list("speech", clause_.lemma(s))) continue;
      match.actor = resolve_actors(reading_, sentence_, clause_.child(s, {Rel::nsubj}), Reach::head);
      if (has_code(match.actor)) return true;
    }
  }
  return false;
}

// ---- slots

std::vector<int> Matcher::places(const Slot& slot, const Site& site) {
  const bool noun = clause_.upos(site.trigger) == Upos::NOUN || clause_.upos(site.trigger) == Upos::PROPN;
  std::vector<int> out;
  const auto add = [&](int i) {
    if (i >= 0 && i != site.trigger && std::find(out.begin(), out.end(), i) == out.end()) out.push_back(i);
  };
  switch (slot.base) {
    case SlotBase::subject:
      if (!noun)
        add(clause_.is_verbal(site.trigger) ? clause_.agent(site.trigger) : clause_.subject(site.trigger));
      else if (site.light)
        add(clause_.agent(site.verb));
      break;
    case SlotBase::object:
      if (!noun)
        add(clause_.patient(site.trigger));
      else if (site.light)
        add(clause_.patient(site.verb));
      break;
    case SlotBase::indirect:
      add(clause_.child(noun ? (site.light ? site.verb : site.trigger) : site.trigger, {Rel::iobj}));
      break;
    case SlotBase::complement:
      add(clause_.complement(site.trigger));
      break;
    case SlotBase::complement_subject:
      if (const int c = clause_.complement(site.trigger); c >= 0) add(clause_.subject(c));
      break;
    case SlotBase::complement_object:
      if (const int c = clause_.complement(site.trigger); c >= 0) add(clause_.patient(c));
      break;
    case SlotBase::possessor:
      add(clause_.child(site.trigger, {Rel::nmod_poss}));
      break;
    case SlotBase::modifier:
      for (int c : clause_.children(site.trigger, {Rel::amod, Rel::compound, Rel::nmod_desc})) add(c);
      break;
    case SlotBase::preposition: {
      for (int c : clause_.with_preposition(site.trigger, slot.preposition)) add(c);
      if (noun && out.empty()) {
        // "the visit by Serbia's minister to Hungary": the phrase may hang on the one before it.
        for (int c : clause_.children(site.trigger, {Rel::nmod})) {
          for (int d : clause_.with_preposition(c, slot.preposition)) add(d);
        }
      }
      // The parser may hang the phrase on the light verb or on the object instead.
      if (site.light) {
        for (int c : clause_.with_preposition(site.verb, slot.preposition)) add(c);
      }
      if (!noun) {
        const int object = clause_.patient(site.trigger);
        if (object >= 0 && !clause_.is_passive(site.trigger)) {
          for (int c : clause_.with_preposition(object, slot.preposition)) add(c);
        }
      }
      break;
    }
    case SlotBase::location:
    case SlotBase::self:
      break;
  }
  return out;
}

// The sides that a complement clause talks about: what it codes itself, else its subject, object and obliques.
std::vector<Entity> Matcher::fill_complement(int complement) {
  if (complement < 0) return {};
  if (const Match* inner = at(complement); inner != nullptr && has_code(inner->recipient)) return inner->recipient;
  const int own_subject = clause_.child(complement, {Rel::nsubj, Rel::nsubj_pass});
  std::vector<int> tries{own_subject, clause_.patient(complement)};
  for (int c = clause_.first_child(complement); c >= 0; c = clause_.next_sibling(c)) {
    const Rel rel = clause_.rel(c);
    if (rel == Rel::obl || rel == Rel::iobj || rel == Rel::xcomp || rel == Rel::nmod || rel == Rel::obl_agent)
      tries.push_back(c);
  }
  for (int t : tries) {
    if (t < 0) continue;
    auto found = clause_.is_verbal(t) ? fill_complement(clause_.dominates(complement, t) && t != complement ? t : -1)
                                      : resolve_actors(reading_, sentence_, t, Reach::phrase);
    std::erase_if(found, [](const Entity& e) { return e.code.empty(); });
    if (!found.empty()) return found;
  }
  return {};
}

std::vector<Entity> Matcher::fill(const Slot& slot, const Site& site, bool acting, Match& match) {
  if (slot.base == SlotBase::location) {
    Entity e;
    e.code = location_country(reading_, sentence_, site.trigger);
    if (e.code.empty()) return {};
    return {e};
  }
  if (slot.base == SlotBase::self) {
    std::vector<Entity> own;
    for (const Entity& e : match.actor) {
      if (e.code.size() != 3 || !e.top.empty()) continue;
      Entity home;
      home.code = e.code;
      own.push_back(home);
      break;
    }
    return own;
  }
  const bool complement = slot.base == SlotBase::complement;
  for (int place : places(slot, site)) {
    std::vector<Entity> found;
    if (complement) {
      found = fill_complement(place);
    } else if (slot.base == SlotBase::modifier) {
      if (const Mention* m = mention_at(reading_, sentence_, place); m != nullptr) {
        found = resolve_actors(reading_, sentence_, place, Reach::phrase);
      }
    } else {
      // An agent stands for itself; only what is done to may be a thing that belongs to somebody.
      found = resolve_actors(reading_, sentence_, place, slot.reach);
    }
    if (acting && slot.reach == Reach::phrase && !names_actor(reading_, sentence_, place)) {
      // "An Israeli air strike killed …" has an owner; "Chinese goods flooded …" is for the rule's conditions to stop.
      std::erase_if(found, [](const Entity& e) { return e.code.empty(); });
    }
    if (!found.empty()) {
      match.arguments.push_back(place);
      return found;
    }
  }
  return {};
}

std::vector<Entity> Matcher::fill_any(const std::vector<Slot>& slots, const Site& site, bool acting, Match& match) {
  std::vector<Entity> fallback;
  for (const Slot& slot : slots) {
    auto found = fill(slot, site, acting, match);
    if (has_code(found)) {
      // Own side again ("the army of Sudan attacked Sudanese villages" keeps it; the very same words do not).
      if (!acting) {
        std::erase_if(found, [&](const Entity& e) {
          return std::any_of(match.actor.begin(), match.actor.end(),
                             [&](const Entity& a) { return !a.range.empty() && a.range == e.range; });
        });
        if (found.empty()) continue;
      }
      return found;
    }
    if (fallback.empty()) fallback = std::move(found);
  }
  return fallback;
}

// ---- conditions

bool Matcher::head_matches(int word, const Words& words, int depth) const {
  if (depth > 3) return false;
  for (int w : clause_.conjuncts(word)) {
    if (words.count(clause_.lemma(w)) != 0) return true;
    std::string lower = to_ascii_lower(clause_.lemma(w));
    if (words.count(lower) != 0) return true;
    // A plural that the lemmatiser left as it stood: "supplies".
    if (lower.size() > 4 && lower.back() == 's' && lower == to_ascii_lower(clause_.text(w))) {
      lower.pop_back();
      if (lower.ends_with("ie")) lower.replace(lower.size() - 2, 2, "y");
      if (words.count(lower) != 0) return true;
    }
    for (int c : clause_.children(w, {Rel::compound, Rel::amod})) {
      // "air strikes", "hunger strike": the modifier and the pair count too.
      if (words.count(std::string(clause_.lemma(c)) + " " + lower) != 0) return true;
      if (book_.in_list("generic_head", lower) && words.count(clause_.lemma(c)) != 0) return true;
    }
    // "a series of attacks"
    if (book_.in_list("container", lower)) {
      for (int c : clause_.with_preposition(w, "of")) {
        if (c != word && head_matches(c, words, depth + 1)) return true;
      }
    }
  }
  return false;
}

bool Matcher::holds(const Condition& c, const Site& site, std::string& why) {
  const auto no = [&](std::string text) { return why = c.written + ": " + std::move(text), false; };
  switch (c.test) {
    case Condition::Test::negated:
      return clause_.is_negated(site.verb >= 0 ? site.verb : site.trigger) || no("not negated");
    case Condition::Test::modifier:
      for (int m = clause_.first_child(site.trigger); m >= 0; m = clause_.next_sibling(m)) {
        const Rel rel = clause_.rel(m);
        const bool modifies = rel == Rel::amod || rel == Rel::compound || rel == Rel::advmod || rel == Rel::nmod_desc;
        if (modifies && c.words.count(to_ascii_lower(clause_.lemma(m))) != 0) return true;
      }
      return no("no such modifier");
    case Condition::Test::auxiliary: {
      const int complement = clause_.complement(site.trigger);
      for (const std::string& w : c.words) {
        if (complement >= 0 && clause_.has_auxiliary(complement, w)) return true;
      }
      return no("no such auxiliary in the complement");
    }
    case Condition::Test::codes: {
      const Match* inner = at(clause_.complement(site.trigger));
      if (inner == nullptr) return no("the complement codes nothing");
      const Category category = inner->rule->category;
      if (c.words.count("any") != 0 || c.words.count(std::string(name_of(category))) != 0) return true;
      const bool conflict = category >= Category::REQUEST;
      return (conflict ? c.words.count("conflict") : c.words.count("coop")) != 0 ||
             no("the complement codes " + std::string(name_of(category)));
    }
    default:
      break;
  }
  const auto found = places(c.slot, site);
  switch (c.test) {
    case Condition::Test::present:
      return !found.empty() || no("needs it; found none");
    case Condition::Test::absent:
      return found.empty() || no("must not be there");
    case Condition::Test::is_actor:
    case Condition::Test::is_no_actor: {
      const bool any = std::any_of(found.begin(), found.end(), [&](int p) {
        for (const Entity& e : resolve_actors(reading_, sentence_, p, Reach::head)) {
          if (!e.code.empty() || !e.sectors.empty()) return true;
        }
        return false;
      });
      return any == (c.test == Condition::Test::is_actor) || no(any ? "names an actor" : "names no actor");
    }
    default: {
      const bool any = std::any_of(found.begin(), found.end(), [&](int p) {
        return head_matches(p, c.words) || (c.or_actor && names_actor(reading_, sentence_, p));
      });
      return any == (c.test == Condition::Test::head_in) || no(any ? "is one of these" : "is none of these");
    }
  }
}

// ---- what the words leave open

void Matcher::complete(const Rule& rule, const Site& site, Match& match) {
  // "Washington and Moscow met": one side holds all parties.
  if (rule.reciprocal) {
    for (Entity& e : match.recipient) {
      if (!e.code.empty())
        match.actor.push_back(std::move(e));  // "signed an agreement on the management of …": no party
    }
    match.recipient.clear();
    return;
  }
  const auto place = [&](std::vector<Entity>& side) {
    for (Entity& e : side) {
      if (!e.code.empty() || e.sectors.empty()) continue;
      // An agent without a country ("police", "a judge") belongs where the event takes place, or to the one country
      // that the sentence names.
      e.code = location_country(reading_, sentence_, site.trigger);
      if (e.code.empty()) e.code = only_country(reading_, sentence_);
    }
  };
  place(match.actor);
  place(match.recipient);
}

}  // namespace entente
