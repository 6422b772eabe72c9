// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "events/reading.h"
#include "events/syntax.h"
#include "exchange/ledger.h"
#include "exchange/tables.h"

namespace entente {

/// One place where a sentence tells of an exchange. Several sightings may be of one exchange (gather.h).
struct Sighting {
  std::uint32_t sentence = 0;
  int trigger = -1;    // the noun or verb
  int predicate = -1;  // the verb that carries tense and negation; -1 if none
  ExchangeKind kind = ExchangeKind::message;
  Purpose purpose = Purpose::none;
  ExchangeStatus status = ExchangeStatus::sent;
  std::vector<Entity> from, to;
  bool symmetric = false;  // exchanged both ways
  bool is_reply = false;
  bool definite = false;  // "the telegram", "the message": speaks of one already told
  bool earlier = false;   // "previously", "earlier", pluperfect
  std::string conveyed_via;
  std::string occasion, ordinal;
  Day day;          // only if the words name one
  ByteRange range;  // the words that prove it
};

/// All sightings of one sentence, in text order.
void find_sightings(const Reading& reading, std::uint32_t sentence, const ExchangeTables& tables,
                    std::vector<Sighting>& out);

}  // namespace entente
