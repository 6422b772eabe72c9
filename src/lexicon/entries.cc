// SPDX-License-Identifier: Apache-2.0
#include "lexicon/entries.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "base/day.h"
#include "base/strings.h"

namespace entente::lexicon {
namespace {

constexpr std::array<std::string_view, 25> kSectors = {"COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY",
                                                       "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN",
                                                       "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC"};
constexpr std::array<std::string_view, 3> kTops = {"IGO", "NGO", "MNC"};
constexpr std::array<std::string_view, 7> kPlaceKinds = {"capital", "seat",  "city", "region",
                                                         "island",  "water", "base"};
constexpr std::array<NameForm, 8> kForms = {NameForm::name, NameForm::adjective, NameForm::demonym, NameForm::capital,
                                            NameForm::seat, NameForm::acronym,   NameForm::surname, NameForm::alias};

template <typename List>
bool among(const List& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

std::string in_quotes(std::string_view text) { return "'" + std::string(text) + "'"; }

/// "DPRK", "D.P.R.K.", "U.S.": capitals, digits and points only.
bool looks_like_acronym(std::string_view name) {
  std::size_t capitals = 0;
  for (char c : name) {
    if (is_ascii_upper(c)) {
      ++capitals;
    } else if (!is_ascii_digit(c) && c != '.') {
      return false;
    }
  }
  return capitals >= 2 && capitals <= 8;
}

/// Builds Entries in passes: first what has an id, then what refers to one.
class Builder {
 public:
  Builder(const std::vector<std::unique_ptr<Table>>& tables, Complaints& complaints)
      : tables_(tables), complaints_(complaints) {}

  Entries build() {
    each("states", [&](const Row& row) { add_state(row); });
    each("bodies", [&](const Row& row) { add_body(row); });
    each("groups", [&](const Row& row) { add_group(row); });
    each("peoples", [&](const Row& row) { add_people(row); });
    each("agencies", [&](const Row& row) { add_agency(row); });
    each("persons", [&](const Row& row) { add_person(row); });
    each("places", [&](const Row& row) { add_place(row); });
    each("offices", [&](const Row& row) { add_generic(row, ActorKind::office, "office/", "sector"); });
    each("roles", [&](const Row& row) { add_generic(row, ActorKind::role, "role/", "sectors"); });
    each("terms", [&](const Row& row) { add_term(row); });
    each("names", [&](const Row& row) { add_name_row(row); });
    settle_persons();
    return std::move(entries_);
  }

 private:
  template <typename Verb>
  void each(std::string_view stem, Verb verb) {
    for (const auto& table : tables_) {
      if (!table->schema || table->schema->stem != stem) continue;
      for (const Row& row : table->rows) verb(row);
    }
  }

  void complain(const Row& row, std::string message) {
    complaints_.add(ErrorCode::bad_value, row.file(), row.line, std::move(message));
  }

  ActorEntry begin_actor(const Row& row, ActorKind kind, std::string id) {
    ActorEntry actor;
    actor.id = std::move(id);
    actor.kind = kind;
    actor.source = row["source"];
    actor.file = row.file();
    actor.line = row.line;
    return actor;
  }

  /// The new actor's index; a second actor with the same id is refused but still gets one.
  std::uint32_t add_actor(const Row& row, ActorEntry actor) {
    const auto index = static_cast<std::uint32_t>(entries_.actors.size());
    const auto [place, fresh] = by_id_.emplace(actor.id, index);
    if (!fresh) {
      const ActorEntry& first = entries_.actors[place->second];
      complain(row, "id " + in_quotes(actor.id) + " stands twice, first at " + first.file + ":" +
                        std::to_string(first.line));
    }
    entries_.actors.push_back(std::move(actor));
    return index;
  }

  void add_name(std::uint32_t actor, std::string_view spelling, NameForm form, Validity validity = {},
                std::uint8_t flags = 0) {
    if (spelling.starts_with("the ") && spelling.size() > 4) spelling.remove_prefix(4);
    entries_.names.push_back({actor, std::string(spelling), form, flags, validity});
  }

  void add_names(std::uint32_t actor, const Row& row, std::string_view column, NameForm form, Validity validity = {}) {
    for (std::string_view name : row.list(column)) add_name(actor, name, form, validity);
  }

  /// Aliases that are written as acronyms get that form.
  void add_aliases(std::uint32_t actor, const Row& row, Validity validity = {}) {
    for (std::string_view name : row.list("aliases")) {
      add_name(actor, name, looks_like_acronym(name) ? NameForm::acronym : NameForm::alias, validity);
    }
  }

  std::int32_t date(const Row& row, std::string_view column, bool last) {
    const std::string_view text = row[column];
    if (text.empty()) return Day::kNone;
    const auto day = text.size() <= 10 ? parse_iso_day(text) : std::nullopt;
    if (!day) {
      complain(row,
               "bad date " + in_quotes(text) + " in '" + std::string(column) + "', want YYYY, YYYY-MM or YYYY-MM-DD");
      return Day::kNone;
    }
    if (!last || day->precision == Precision::day) return day->days;
    const CivilDate civil = civil_from_days(day->days);
    if (day->precision == Precision::year) return days_from_civil({civil.year, 12, 31});
    return days_from_civil({civil.year, civil.month, days_in_month(civil.year, civil.month)});
  }

  Validity validity(const Row& row) {
    const Validity span{date(row, "from", false), date(row, "to", true)};
    if (span.from != Day::kNone && span.to != Day::kNone && span.from > span.to) {
      complain(row, "from " + in_quotes(row["from"]) + " is after to " + in_quotes(row["to"]));
    }
    return span;
  }

  std::vector<std::string> sectors(const Row& row, std::string_view column) {
    std::vector<std::string> out;
    for (std::string_view sector : row.list(column)) {
      if (!among(kSectors, sector)) complain(row, "unknown sector " + in_quotes(sector));
      out.emplace_back(sector);
    }
    return out;
  }

  bool has(std::string_view id, ActorKind kind) const {
    const auto found = by_id_.find(std::string(id));
    return found != by_id_.end() && entries_.actors[found->second].kind == kind;
  }

  void check_state_code(const Row& row, std::string_view code) {
    if (!code.empty() && !has(code, ActorKind::state)) complain(row, "unknown code " + in_quotes(code));
  }

  void check_number(const Row& row, std::string_view column) {
    for (std::string_view part : row.list(column)) {
      if (part.find_first_not_of("0123456789") != part.npos) {
        complain(row, "bad number " + in_quotes(part) + " in '" + std::string(column) + "'");
      }
    }
  }

  void check_qid(const Row& row) {
    const std::string_view qid = row["qid"];
    if (qid.empty()) return;
    if (qid.size() < 2 || qid[0] != 'Q' || qid.find_first_not_of("0123456789", 1) != qid.npos) {
      complain(row, "bad Wikidata id " + in_quotes(qid));
    }
  }

  void add_state(const Row& row) {
    const std::string_view code = row["code"];
    if (code.size() != 3 || !std::all_of(code.begin(), code.end(), is_ascii_upper)) {
      complain(row, "bad code " + in_quotes(code) + ", want three capitals");
    }
    check_number(row, "cow");
    check_number(row, "gw");
    check_qid(row);
    ActorEntry state = begin_actor(row, ActorKind::state, std::string(code));
    state.name = row["name"];
    state.code = code;
    state.qid = row["qid"];
    state.cow = row["cow"];
    state.gw = row["gw"];
    state.sectors = {};
    state.validity = validity(row);
    const Validity span = state.validity;
    const std::uint32_t actor = add_actor(row, std::move(state));
    add_name(actor, row["name"], NameForm::name, span);
    add_names(actor, row, "official", NameForm::name, span);
    add_aliases(actor, row, span);
    add_names(actor, row, "adjectives", NameForm::adjective, span);
    add_names(actor, row, "demonyms", NameForm::demonym, span);
    add_names(actor, row, "capital", NameForm::capital, span);
  }

  void add_body(const Row& row) {
    ActorEntry body = begin_actor(row, ActorKind::body, std::string(row["id"]));
    body.name = row["name"];
    body.code = body.id;
    body.top = row["top"];
    if (!among(kTops, body.top)) complain(row, "unknown top " + in_quotes(body.top));
    finish_organisation(row, std::move(body));
  }

  void add_group(const Row& row) {
    ActorEntry group = begin_actor(row, ActorKind::group, std::string(row["id"]));
    group.name = row["name"];
    group.code = row["country"];
    check_state_code(row, group.code);
    finish_organisation(row, std::move(group));
  }

  void finish_organisation(const Row& row, ActorEntry organisation) {
    organisation.sectors = sectors(row, "sectors");
    organisation.validity = validity(row);
    const Validity span = organisation.validity;
    const std::uint32_t actor = add_actor(row, std::move(organisation));
    add_name(actor, row["name"], NameForm::name, span);
    add_names(actor, row, "acronyms", NameForm::acronym, span);
    add_aliases(actor, row, span);
  }

  void add_people(const Row& row) {
    ActorEntry people = begin_actor(row, ActorKind::people, std::string(row["id"]));
    people.name = row["name"];
    people.code = row["country"];
    check_state_code(row, people.code);
    const std::uint32_t actor = add_actor(row, std::move(people));
    add_name(actor, row["name"], NameForm::name);
    add_names(actor, row, "aliases", NameForm::demonym);
    add_names(actor, row, "adjectives", NameForm::adjective);
  }

  void add_agency(const Row& row) {
    ActorEntry agency = begin_actor(row, ActorKind::agency, std::string(row["id"]));
    agency.name = row["name"];
    agency.code = row["country"];
    agency.sectors = {"JRN"};
    check_state_code(row, agency.code);
    const std::string id = agency.id;
    const std::uint32_t actor = add_actor(row, std::move(agency));
    add_name(actor, row["name"], NameForm::name);
    add_name(actor, id, looks_like_acronym(id) ? NameForm::acronym : NameForm::alias);
    add_aliases(actor, row);
  }

  void add_person(const Row& row) {
    const std::string_view id = row["id"];
    if (id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != id.npos) {
      complain(row, "bad person id " + in_quotes(id) + ", want a-z, 0-9 and _");
    }
    check_qid(row);
    ActorEntry person = begin_actor(row, ActorKind::person, std::string(id));
    person.name = row["name"];
    person.qid = row["qid"];
    person.sectors = sectors(row, "sectors");
    const std::uint32_t actor = add_actor(row, std::move(person));
    add_name(actor, row["name"], NameForm::name);
    add_names(actor, row, "aliases", NameForm::alias);
    add_names(actor, row, "surname", NameForm::surname);
  }

  void add_place(const Row& row) {
    ActorEntry place = begin_actor(row, ActorKind::place, prefixed("place/", row["id"]));
    place.name = row["name"];
    place.code = row["country"];
    place.validity = validity(row);
    const std::string_view kind = row["kind"];
    if (!among(kPlaceKinds, kind)) complain(row, "unknown kind " + in_quotes(kind));
    check_state_code(row, place.code);
    const Validity span = place.validity;
    const auto state = by_id_.find(place.code);
    const std::uint32_t actor = add_actor(row, std::move(place));
    std::vector<std::string_view> names = row.list("aliases");
    names.insert(names.begin(), row["name"]);
    for (std::string_view name : names) {
      // A city outlives its time as a capital: the place itself is named without dates.
      add_name(actor, name, name == row["name"] ? NameForm::name : NameForm::alias);
      if (state == by_id_.end()) continue;
      if (kind == "capital") add_name(state->second, name, NameForm::capital, span);
      if (kind == "seat") add_name(state->second, name, NameForm::seat, span);
    }
  }

  void add_generic(const Row& row, ActorKind kind, std::string_view prefix, std::string_view sector_column) {
    ActorEntry actor = begin_actor(row, kind, prefixed(prefix, row["id"]));
    const std::vector<std::string_view> names = row.list("names");
    if (!names.empty()) actor.name = names.front();
    actor.sectors = sectors(row, sector_column);
    const std::uint32_t index = add_actor(row, std::move(actor));
    for (std::string_view name : names) {
      const bool first = name == names.front();
      add_name(index, name, first ? NameForm::name : looks_like_acronym(name) ? NameForm::acronym : NameForm::alias);
    }
  }

  void add_term(const Row& row) {
    const auto person = by_id_.find(std::string(row["person"]));
    const bool known = person != by_id_.end() && entries_.actors[person->second].kind == ActorKind::person;
    if (!known) complain(row, "unknown person " + in_quotes(row["person"]));
    if (!has("office/" + std::string(row["office"]), ActorKind::office)) {
      complain(row, "unknown office " + in_quotes(row["office"]));
    }
    if (!has(row["country"], ActorKind::state) && !has(row["country"], ActorKind::body)) {
      complain(row, "unknown country " + in_quotes(row["country"]));
    }
    const Validity span = validity(row);
    if (!known) return;
    entries_.actors[person->second].terms.push_back(
        {std::string(row["office"]), std::string(row["title"]), std::string(row["country"]), span});
  }

  void add_name_row(const Row& row) {
    const auto actor = find_loosely(row["id"]);
    if (!actor) complain(row, "unknown id " + in_quotes(row["id"]));
    const auto form = std::find_if(kForms.begin(), kForms.end(), [&](NameForm f) { return name_of(f) == row["form"]; });
    if (form == kForms.end()) complain(row, "unknown form " + in_quotes(row["form"]));
    std::uint8_t flags = 0;
    for (std::string_view flag : row.list("flags")) {
      const std::uint8_t bit = flag == "case"     ? kExactCase
                               : flag == "the"    ? kAfterThe
                               : flag == "weak"   ? kWeak
                               : flag == "prefix" ? kPrefix
                                                  : 0;
      if (bit == 0) complain(row, "unknown flag " + in_quotes(flag));
      flags |= bit;
    }
    const Validity span = validity(row);
    if (!actor || form == kForms.end()) return;
    add_name(*actor, row["name"], *form, filled_in(span, entries_.actors[*actor].validity), flags);
  }

  /// A missing date of a name is its actor's, unless that would turn the span round.
  static Validity filled_in(Validity span, Validity actor) {
    Validity out = span;
    if (out.from == Day::kNone) out.from = actor.from;
    if (out.to == Day::kNone) out.to = actor.to;
    return out.to != Day::kNone && out.from > out.to ? span : out;
  }

  std::optional<std::uint32_t> find_loosely(std::string_view id) const {
    for (std::string_view prefix : {"", "office/", "role/", "place/"}) {
      const auto found = by_id_.find(std::string(prefix) + std::string(id));
      if (found != by_id_.end()) return found->second;
    }
    return std::nullopt;
  }

  static std::string prefixed(std::string_view prefix, std::string_view id) {
    return id.starts_with(prefix) ? std::string(id) : std::string(prefix) + std::string(id);
  }

  /// Terms by begin; country and sector of a person are those of the term begun last.
  void settle_persons() {
    for (ActorEntry& actor : entries_.actors) {
      if (actor.kind != ActorKind::person || actor.terms.empty()) continue;
      std::stable_sort(actor.terms.begin(), actor.terms.end(),
                       [](const TermEntry& a, const TermEntry& b) { return a.validity.from < b.validity.from; });
      const TermEntry& last = actor.terms.back();
      actor.code = last.country;
      const auto office = by_id_.find("office/" + last.office);
      if (actor.sectors.empty() && office != by_id_.end()) actor.sectors = entries_.actors[office->second].sectors;
    }
  }

  const std::vector<std::unique_ptr<Table>>& tables_;
  Complaints& complaints_;
  Entries entries_;
  std::unordered_map<std::string, std::uint32_t> by_id_;
};

}  // namespace

Entries make_entries(const std::vector<std::unique_ptr<Table>>& tables, Complaints& complaints) {
  return Builder(tables, complaints).build();
}

}  // namespace entente::lexicon
