// SPDX-License-Identifier: Apache-2.0
#include "exchange/heads_sides.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "exchange/heads_title.h"
#include "exchange/tables.h"

namespace entente {
namespace {

constexpr std::size_t kMaxParties = 12, kMaxWords = 40;

bool is_title_word(const HeadTables& tables, std::string_view word) {
  return tables.honorifics.count(first_word(word));
}

// The code of the only state that calls an office so, or "".
std::string_view keeper_of(const HeadTables& tables, std::string_view lower) {
  for (const auto& [phrase, code] : tables.keepers) {
    const std::size_t at = lower.find(phrase);
    if (at == lower.npos || !has_phrase(lower, phrase)) continue;
    if (lower.substr(at + phrase.size()).starts_with(" for ")) continue;
    return code;
  }
  return {};
}

struct Named {
  const Actor* actor = nullptr;
  bool away = false;   // behind "in", "at", "to": where somebody serves, not whom
  bool owner = false;  // whom an office belongs to: "Chinese Minister", "of Peru", "United States Consul"
};

bool place_word(std::string_view word) { return word == "in" || word == "at" || word == "to" || word == "near"; }

// The state or body that exactly these `count` words name; null if none. Sets whether they are its adjective.
const Actor* state_or_body(const HeadScene& scene, std::string_view name, std::size_t count, bool& adjective) {
  const Actor* found = nullptr;
  for (const Sense& s : scene.reading.lexicon->senses(name, scene.day)) {
    const Actor& a = scene.reading.lexicon->actor(s.actor);
    if (s.form == NameForm::capital || s.form == NameForm::seat) continue;  // where, not whose
    const bool state = a.kind == ActorKind::state || (a.kind == ActorKind::place && count > 1);
    const bool body = a.kind == ActorKind::body && (count > 1 || s.form == NameForm::acronym);
    if ((!state && !body) || a.code.empty() || s.weak) continue;
    if (found == nullptr || (s.in_force && a.kind == ActorKind::state)) {
      found = &a;
      adjective = s.form == NameForm::adjective || s.form == NameForm::demonym;
    }
    if (s.in_force && a.kind == ActorKind::state) break;
  }
  return found;
}

// The first state or body that the words name: "Chinese", "of Mexico", "League of Nations".
Named first_named(const HeadScene& scene, std::string_view words) {
  std::vector<std::string_view> parts;
  for (std::string_view w : split(words, ' ')) {
    if (parts.size() == kMaxWords) break;
    while (!w.empty() && (w.back() == ',' || w.back() == ')' || w.back() == '.')) w.remove_suffix(1);
    while (!w.empty() && w.front() == '(') w.remove_prefix(1);
    // "State,Washington", "Legation,London": lines run together.
    parts.push_back(w.substr(0, w.find(',')));
  }
  Named away;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].empty() || !(is_ascii_upper(parts[i].front()) || (parts[i].front() & 0x80))) continue;
    for (std::size_t n = std::min<std::size_t>(5, parts.size() - i); n > 0; --n) {
      const char* begin = parts[i].data();
      if (parts[i + n - 1].empty()) continue;
      const std::string_view name(begin,
                                  static_cast<std::size_t>(parts[i + n - 1].data() + parts[i + n - 1].size() - begin));
      bool adjective = false;
      const Actor* found = state_or_body(scene, name, n, adjective);
      if (found == nullptr) continue;
      const std::size_t before = i > 0 && parts[i - 1] == "the" ? i - 1 : i;
      const bool is_away = before > 0 && place_word(parts[before - 1]);
      const std::string next = i + n < parts.size() ? to_ascii_lower(parts[i + n]) : std::string{};
      const bool in_front = scene.tables.offices.count(next) != 0 || scene.tables.bodies.count(next) != 0;
      const bool behind_of = before > 0 && parts[before - 1] == "of";
      const bool owner = in_front || behind_of || (adjective ? before <= 1 : before < i);
      if (!is_away) return {found, false, owner};
      if (away.actor == nullptr) away = {found, true, false};
      i += n - 1;
      break;
    }
  }
  return away;
}

std::string_view without_title(std::string_view words, const HeadTables& tables) {
  for (int i = 0; i < 3; ++i) {
    const std::size_t space = words.find(' ');
    if (space == words.npos || !is_title_word(tables, words.substr(0, space))) break;
    words = trim(words.substr(space + 1));
  }
  return words;
}

// The first letter of the given name in a line with that surname: 'W' for "WM. L. DAYTON" and "Dayton"; '\0' if the
// line does not tell.
char initial_in(const HeadTables& tables, std::string_view line, std::string_view surname) {
  line = line.substr(0, std::min<std::size_t>(line.size(), 120));
  const std::string lower = to_ascii_lower(line), wanted = to_ascii_lower(surname);
  const std::size_t at = lower.find(wanted);
  if (wanted.empty() || at == lower.npos || at == 0) return '\0';
  const std::string_view given = without_title(without_article(line.substr(0, at)), tables);
  return given.empty() || !is_ascii_upper(given.front()) ? '\0' : given.front();
}

// The only person of that name who is in office that day (and of that country, where one is known). Where several
// share the name and serve one state, `common` is its code.
const Actor* person_named(const HeadScene& scene, std::string_view name, std::string_view code, char initial,
                          std::string& common) {
  const Actor* found = nullptr;
  bool several = false, agree = true;
  bool by_surname = true;
  for (const Sense& s : scene.reading.lexicon->senses(name, scene.day)) {
    const Actor& a = scene.reading.lexicon->actor(s.actor);
    if (a.kind != ActorKind::person) continue;
    const bool surname = s.form == NameForm::surname;
    if (surname && initial != '\0' && !a.name.empty() && a.name.front() != initial) continue;
    if (surname && (!s.in_force || !scene.day.known())) continue;
    const auto terms = scene.reading.lexicon->offices_on(a, scene.day);
    if (surname && terms.empty()) continue;
    if (!code.empty() && a.code != code &&
        std::none_of(terms.begin(), terms.end(), [&](const Term& t) { return t.country == code; })) {
      continue;
    }
    if (found == &a) continue;
    const std::string_view serves = terms.empty() ? a.code : terms.front().country;
    if (found != nullptr && by_surname == surname) {
      several = true;
      agree = agree && serves == common;
    } else if (found == nullptr || !surname) {
      found = &a;
      by_surname = surname;
      common = serves;
      several = false;
      agree = true;
    }
  }
  if (!agree) common.clear();
  return several ? nullptr : found;
}

void take_state(Entity& entity, const Actor& actor) {
  if (!entity.code.empty()) return;
  entity.code = actor.code;
  entity.top = actor.top;
}

void take_person(const HeadScene& scene, Entity& entity, const Actor& person) {
  const auto terms = scene.reading.lexicon->offices_on(person, scene.day);
  if (entity.code.empty()) entity.code = terms.empty() ? person.code : terms.front().country;
  if (entity.code.empty()) return;
  if (!entity.name.empty()) entity.name = person.name;
  entity.id = person.qid.empty() ? person.id : person.qid;
  if (entity.office.empty() && !terms.empty()) {
    entity.office = terms.front().title.empty() ? terms.front().office : terms.front().title;
  }
}

// Where the name begins in "Secretary of State Arlen"; 0 if the words are no such.
std::size_t name_behind_office(const HeadTables& tables, std::string_view words) {
  const std::string lower = to_ascii_lower(words);
  for (const auto& [phrase, code] : tables.keepers) {
    if (!lower.starts_with(phrase) || lower.size() < phrase.size() + 3 || lower[phrase.size()] != ' ') continue;
    const std::string_view rest = words.substr(phrase.size() + 1);
    return is_ascii_upper(rest.front()) && party_like(rest, tables) < 2 ? phrase.size() + 1 : 0;
  }
  return 0;
}

// "Arlen" in "The Minister in Peru (Arlen)"; in "Mr. Arlen (Secretary of State)" the bracket holds the office.
void split_office(const HeadScene& scene, std::string_view words, Entity& entity) {
  const std::size_t open = words.find('('), close = words.find(')', std::min(open, words.size()));
  const std::string_view outside = trim(words.substr(0, open));
  std::string_view inside;
  if (open != words.npos && close != words.npos) inside = trim(words.substr(open + 1, close - open - 1));
  const auto bare = [](std::string_view s) {
    while (!s.empty() && (s.back() == ',' || s.back() == ' ')) s.remove_suffix(1);
    return s;
  };
  const std::string_view plain = without_title(outside, scene.tables);
  const bool titled = plain.size() < outside.size() && !plain.empty() &&
                      (is_ascii_upper(plain.front()) || (plain.front() & 0x80)) && first_word(plain) != "general";
  const bool office_inside = !inside.empty() && titled && party_like(inside, scene.tables) == 2;
  const bool digits = std::any_of(inside.begin(), inside.end(), is_ascii_digit);
  if (digits) inside = {};
  const std::size_t behind = inside.empty() ? name_behind_office(scene.tables, outside) : 0;
  if (behind > 0) {
    entity.name = bare(outside.substr(behind));
    entity.office = bare(outside.substr(0, behind));
  } else if (!inside.empty() && !office_inside) {
    entity.name = bare(inside);
    entity.office = bare(outside);
  } else if (!inside.empty()) {
    entity.name = bare(plain);
    entity.office = inside;
  } else if (titled) {
    // "Mr. Arlen, Consul at Lima"
    const std::size_t comma = plain.find(',');
    entity.name = bare(plain.substr(0, comma));
    if (comma != plain.npos) entity.office = bare(trim(plain.substr(comma + 1)));
    if (const std::size_t of = entity.name.find(" of "); of != entity.name.npos && entity.office.empty()) {
      const std::string_view title = outside.substr(0, outside.size() - plain.size());
      if (title.size() > 4) entity.office = bare(title);  // "President Arlen of Peru", not "Mr."
    }
  } else if (const std::size_t comma = outside.find(',');
             comma != outside.npos && party_like(outside.substr(0, comma), scene.tables) == 1) {
    entity.name = bare(outside.substr(0, comma));  // "A. B. ARLEN, Consul at Lima"
    entity.office = bare(trim(outside.substr(comma + 1)));
  } else if (party_like(words, scene.tables) == 2) {
    entity.office = bare(outside);
  } else {
    entity.name = bare(outside);
  }
}

Entity read_party(const HeadScene& scene, std::string_view words, std::string_view full_name) {
  Entity entity;
  words = trim(words);
  entity.text = words;
  if (words.data() >= scene.text.data() && words.data() + words.size() <= scene.text.data() + scene.text.size()) {
    entity.range.begin = static_cast<std::uint32_t>(words.data() - scene.text.data());
    entity.range.end = entity.range.begin + static_cast<std::uint32_t>(words.size());
  }
  const std::string_view core = without_article(words);
  split_office(scene, core, entity);
  const std::string lower = to_ascii_lower(core);
  const Named named = first_named(scene, core);
  const bool foreign = named.actor != nullptr && !named.away;
  const std::string_view keeper = keeper_of(scene.tables, lower);
  if (!keeper.empty() && !(foreign && named.owner)) {
    entity.code = keeper;
  } else if (foreign && !entity.office.empty() && lower != "foreign office") {  // each state has one
    take_state(entity, *named.actor);
  }
  if (!entity.name.empty()) {
    const std::string_view name = without_title(entity.name, scene.tables);
    std::string common;
    const char initial = initial_in(scene.tables, full_name, name);
    const Actor* person = person_named(scene, name, entity.code, initial, common);
    // "Minister in Peru (Arlen)" serves somebody else than Peru: only known codes may name him.
    const bool serves = named.actor != nullptr && named.away && entity.code.empty();
    if (person != nullptr && !serves) take_person(scene, entity, *person);
    if (person == nullptr && !serves && entity.code.empty()) entity.code = common;
  }
  if (!entity.code.empty()) entity.sectors = {"GOV"};
  if (!entity.top.empty()) entity.sectors.clear();
  return entity;
}

// Where one party of several ends: behind a bracket before "and" or a comma; in "Messrs. A, B and C" at each.
std::vector<std::string_view> parties(std::string_view words) {
  std::vector<std::string_view> out;
  const std::string first = first_word(without_article(words));
  const bool list = first == "messrs" || first == "mm";
  if (!list && std::count(words.begin(), words.end(), '(') < 2) return {words};
  std::size_t begin = 0;
  for (std::size_t i = 0; i < words.size() && out.size() + 1 < kMaxParties; ++i) {
    if (list ? i < first.size() + 3 : i == 0 || words[i - 1] != ')') continue;
    std::size_t skip = 0;
    for (std::string_view link : {", and the ", ", and ", " and the ", " and ", ", the ", ", "}) {
      if (words.substr(i).starts_with(link)) {
        skip = link.size();
        break;
      }
    }
    if (skip == 0) continue;
    // "(Arlen), at Geneva" goes on; a further party has a name of its own.
    if (!list && words.find('(', i) == words.npos) break;
    if (i > begin) out.push_back(words.substr(begin, i - begin));
    begin = i + skip;
    i = begin;
  }
  if (begin < words.size()) out.push_back(words.substr(begin));
  return out;
}

// "The Representatives of Peru, Chile, and Mexico": each state after the first is a party of its own.
void add_listed_states(const HeadScene& scene, std::string_view words, std::vector<Entity>& out) {
  if (out.back().code.empty() || words.find(',') == words.npos || words.find(" of ") == words.npos) return;
  const std::string office = out.back().office;
  const std::vector<std::string_view> items = split(words, ',');
  const std::size_t of = items.front().rfind(" of ");
  // "ministers of the United States in Peru, Chile, …" serve one state.
  if (of == std::string_view::npos || items.front().find(" in ", of) != std::string_view::npos) return;
  for (std::size_t i = 1; i < items.size() && out.size() < kMaxParties; ++i) {
    std::string_view item = trim(items[i]);
    if (item.starts_with("and ")) item.remove_prefix(4);
    const Actor* state = nullptr;
    for (const Sense& s : scene.reading.lexicon->senses(without_article(item), scene.day)) {
      const Actor& a = scene.reading.lexicon->actor(s.actor);
      if (a.kind == ActorKind::state && s.in_force) state = &a;
      if (state != nullptr) break;
    }
    if (state == nullptr || state->code == out.back().code) return;
    Entity e;
    e.code = state->code;
    e.sectors = {"GOV"};
    e.office = office;
    e.text = item;
    if (!out.back().range.empty()) {
      e.range.begin = static_cast<std::uint32_t>(item.data() - scene.text.data());
      e.range.end = e.range.begin + static_cast<std::uint32_t>(item.size());
    }
    out.push_back(std::move(e));
  }
}

bool serves_abroad(const Entity& e) {
  const std::string lower = to_ascii_lower(e.office);
  for (std::string_view link : {" in ", " at ", " to "}) {
    const std::size_t at = lower.find(link);
    if (at == lower.npos || at + link.size() >= lower.size()) continue;
    const char next = e.office[at + link.size()];
    if (is_ascii_upper(next) || (next & 0x80) || e.office.compare(at + link.size(), 4, "the ") == 0) return true;
  }
  return false;
}

// The state whose papers these are: one side keeps its foreign office, or the source says it.
std::string home_of(const HeadScene& scene, const std::vector<Entity>& a, const std::vector<Entity>& b) {
  for (const auto* side : {&a, &b}) {
    for (const Entity& e : *side) {
      const auto keeper = keeper_of(scene.tables, to_ascii_lower(e.office + " " + e.text));
      if (!keeper.empty()) return std::string(keeper);
    }
  }
  const Named source = first_named(scene, scene.reading.document->source);
  return source.actor != nullptr ? std::string(source.actor->code) : std::string{};
}

// The state that a line of the page speaks for: "Chinese Legation", "Legation of Peru in Chile", "Department of State".
std::string state_of_line(const HeadScene& scene, std::string_view line, bool needs_body) {
  if (line.empty() || line.size() > 300) return {};
  const std::string lower = to_ascii_lower(line);
  if (const auto keeper = keeper_of(scene.tables, lower); !keeper.empty()) return std::string(keeper);
  if (needs_body && party_like(line.substr(0, line.find(',')), scene.tables) < 2) return {};
  const Named named = first_named(scene, line);
  return named.actor != nullptr && named.owner ? std::string(named.actor->code) : std::string{};
}

void set_code(Entity& e, std::string_view code, const HeadScene& scene, std::string_view full_name = {}) {
  if (!e.code.empty() || code.empty()) return;
  e.code = code;
  e.sectors = {"GOV"};
  if (e.name.empty()) return;
  std::string common;
  const std::string_view name = without_title(e.name, scene.tables);
  if (const Actor* person = person_named(scene, name, code, initial_in(scene.tables, full_name, name), common)) {
    take_person(scene, e, *person);
  }
}

}  // namespace

bool keeps_home(const HeadTables& tables, const std::vector<Entity>& side) {
  return std::any_of(side.begin(), side.end(), [&](const Entity& e) {
    return !keeper_of(tables, to_ascii_lower(e.office + " " + e.text)).empty();
  });
}

std::vector<Entity> read_side(const HeadScene& scene, std::string_view words, std::string_view full_name) {
  std::vector<Entity> out;
  for (std::string_view p : parties(words)) {
    out.push_back(read_party(scene, p, full_name));
    add_listed_states(scene, p, out);
  }
  return out;
}

void complete_sides(const HeadScene& scene, std::vector<Entity>& from, std::vector<Entity>& to) {
  const std::string home = home_of(scene, from, to);
  for (auto* side : {&from, &to}) {
    for (Entity& e : *side) {
      const bool bare_president = e.office == "President" || e.office == "the President";
      if (serves_abroad(e) || bare_president) set_code(e, home, scene);
    }
  }
  const std::string sender = scene.page.date ? state_of_line(scene, scene.page.date->place, true) : std::string{};
  const std::string signer = state_of_line(scene, scene.page.signature, true);
  for (Entity& e : from) {
    set_code(e, sender, scene, scene.page.signature);
    set_code(e, signer, scene, scene.page.signature);
  }
  const std::string addressee = state_of_line(scene, scene.page.addressee, false);
  for (Entity& e : to) set_code(e, addressee, scene, scene.page.addressee);
}

}  // namespace entente
