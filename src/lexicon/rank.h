// SPDX-License-Identifier: Apache-2.0
// Which of several senses of the same words comes first.
//
// In this order: valid on the day; in its own case; not marked weak; the rank below; later begin. Right behind an
// office or a title of address ("President Jordan", "Mr. Chad") surnames go before all else.
#pragma once

#include <cstdint>
#include <string_view>

#include "lexicon/actor.h"

namespace entente::lexicon {

enum Rank : std::uint8_t {
  kRankState,   // its names, adjectives, demonyms, acronyms
  kRankPerson,  // full names and aliases
  kRankBody,
  kRankGroup,
  kRankAgency,
  kRankPeople,
  kRankGovernment,  // a state named by its capital or a seat of power
  kRankPlace,
  kRankOffice,
  kRankRole,
  kRankSurname,  // + 0 of a leader, 1 of a foreign minister or a body's head, 2 of another office, 3 of none
};

inline std::uint8_t rank_of(ActorKind kind, NameForm form) {
  switch (kind) {
    case ActorKind::state:
      return form == NameForm::capital || form == NameForm::seat ? kRankGovernment : kRankState;
    case ActorKind::person:
      return form == NameForm::surname ? kRankSurname : kRankPerson;
    case ActorKind::body:
      return kRankBody;
    case ActorKind::group:
      return kRankGroup;
    case ActorKind::agency:
      return kRankAgency;
    case ActorKind::people:
      return kRankPeople;
    case ActorKind::place:
      return kRankPlace;
    case ActorKind::office:
      return kRankOffice;
    case ActorKind::role:
      return kRankRole;
  }
  return kRankSurname;
}

/// 0 for offices that lead a state, 1 for those that speak for it abroad, 2 for others.
inline std::uint8_t standing_of(std::string_view office) {
  for (std::string_view lead : {"president", "monarch", "emir", "sultan", "pope", "chairman", "supreme_leader",
                                "leader", "prime_minister", "chancellor", "premier", "general_secretary"}) {
    if (office == lead) return 0;
  }
  return office == "foreign_minister" || office == "secretary_general" || office == "high_representative" ? 1 : 2;
}

}  // namespace entente::lexicon
