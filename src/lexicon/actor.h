// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/day.h"

namespace entente {

/// What a lexicon entry is.
enum class ActorKind : std::uint8_t {
  state,   // a state or territory that acts: code is its ISO3 (or SUN, YUG, DDR …)
  person,  // a natural person with terms of office
  body,    // international or transnational body: UN, EU, NATO, ICRC; `code` is its id, `top` IGO, NGO or MNC
  group,   // party, movement, armed group, ministry, company of one country: `code` is that country's ISO3
  people,  // ethnic or religious group ("Kurds"); `code` is the state it is usually counted to, or empty
  agency,  // news agency or paper: a reporter, an actor only where it acts
  place,   // city, region, river …: names a side only as a place, or where it is a capital or seat of power
  office,  // "president", "foreign minister": an office without its holder
  role,    // "farmers", "police", "rebels": an agent with a sector
};
std::string_view name_of(ActorKind kind);

/// How a name stands for its entry.
enum class NameForm : std::uint8_t {
  name,       // "China", "Xi Jinping"
  adjective,  // "Chinese"
  demonym,    // "Chinese", "Britons"
  capital,    // "Beijing": city or government
  seat,       // "the Kremlin": stands for the government
  acronym,    // "DPRK"
  surname,    // "Xi": needs its full name or an office nearby
  alias,      // other spellings and short forms
};
std::string_view name_of(NameForm form);

/// An inclusive span of days; kNone on either side: open.
struct Validity {
  std::int32_t from = Day::kNone;
  std::int32_t to = Day::kNone;
  bool covers(std::int32_t day) const { return (from == Day::kNone || day >= from) && (to == Day::kNone || day <= to); }
};

/// One time in office of a person. Views into the lexicon.
struct Term {
  std::string_view
      office;  // "president", "foreign_minister", "prime_minister", "general_secretary" …: id of an office entry
  std::string_view title;    // as written: "President of the State Affairs Commission"
  std::string_view country;  // ISO3, or id of a body
  Validity validity;
};

/// One entry of the lexicon. All views live as long as the Lexicon.
struct Actor {
  std::string_view id;    // stable: "CHN", "UN", "xi_jinping", "office/president", "role/farmer", "place/shanghai"
  std::string_view name;  // the usual English name: "China", "Xi Jinping", "United Nations"
  ActorKind kind = ActorKind::state;
  std::string_view code;  // ISO3 or body id; empty where it must come from the context ("police") or is not one
  std::string_view top;   // "IGO", "NGO", "MNC" for bodies, else empty
  std::string_view qid;   // Wikidata, or empty
  std::string_view cow;   // states: Correlates of War number, "255"; empty where it has none
  std::string_view gw;    // states: Gleditsch-Ward number
  std::vector<std::string_view> sectors;  // ontology sectors in order: GOV, MIL, …
  std::vector<Term> terms;                // persons only, by begin
  Validity validity;
  std::string_view source;  // where the row comes from
};

}  // namespace entente
