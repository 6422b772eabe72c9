// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "exchange/sighting.h"

namespace entente {

/// One exchange for each communication told in the document: sightings of the same kind and direction, and later "the
/// telegram", "the message", are joined. Crossing messages stay two; "previously" makes an earlier exchange, never an
/// answer. Ids are "<document id>:x1" … in order of first telling.
std::vector<Exchange> gather(const Reading& reading, const std::vector<Sighting>& sightings,
                             const ExchangeTables& tables);

/// The exchange told last at or before `byte` of the document: whose words "the message" are; null if none.
const Exchange* told_last(const std::vector<Exchange>& exchanges, std::uint32_t byte);

/// The agency or spokesperson that the document names as its reporter: dateline, "… reported by", "according to". "" if
/// none.
std::string reporter_of(const Reading& reading);

}  // namespace entente
