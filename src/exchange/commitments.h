// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "events/reading.h"
#include "exchange/ledger.h"
#include "exchange/tables.h"

namespace entente {

/// The commitments that the document's words carry, in text order: who binds himself to what, towards whom, how
/// strongly, on which fronts. "The telegram", "the message", "the tone" speak for the sender of the exchange told last.
/// `voices[s]` false: sentence s is the voice of onlookers and binds nobody.
std::vector<Commitment> find_commitments(const Reading& reading, const ExchangeTables& tables,
                                         const std::vector<Exchange>& exchanges, const std::vector<bool>& voices);

}  // namespace entente
