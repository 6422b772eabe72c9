// SPDX-License-Identifier: Apache-2.0
// The sides of a head as entities.
//
//   "The Minister in China (Arlen)"   office, name; serves abroad for the state whose papers these are
//   "The Chinese Minister (Wei)"      CHN
//   "the Secretary of State"          USA: only one state calls an office so (head_offices.tsv)
//   "Mr. Arlen"                       by the lexicon on that day, else by the place line or the addressee's line
// A code that nothing speaks for stays empty.
#pragma once

#include <string_view>
#include <vector>

#include "events/reading.h"
#include "exchange/heads_page.h"
#include "exchange/heads_tables.h"

namespace entente {

/// What the sides of one head are resolved against.
struct HeadScene {
  const Reading& reading;
  const HeadTables& tables;
  const HeadPage& page;
  std::string_view text;  // the document's
  Day day;                // of sending; may be unknown
};

/// One entity for each party named. Ranges are empty where `words` do not lie in the text. `full_name`: a line that may
/// have the name in full (signature, addressee), or "".
std::vector<Entity> read_side(const HeadScene& scene, std::string_view words, std::string_view full_name);

/// Fills codes that the words alone do not give: from the other side, the place, the signature, the addressee.
void complete_sides(const HeadScene& scene, std::vector<Entity>& from, std::vector<Entity>& to);

/// Whether the side keeps the state's foreign office ("Secretary of State").
bool keeps_home(const HeadTables& tables, const std::vector<Entity>& side);

}  // namespace entente
