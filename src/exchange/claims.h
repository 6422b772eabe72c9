// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "events/reading.h"
#include "exchange/ledger.h"
#include "exchange/tables.h"

namespace entente {

/// The claims of onlookers ("Observers note that …") in text order.
std::vector<Claim> find_claims(const Reading& reading, const ExchangeTables& tables,
                               const std::vector<Exchange>& exchanges);

/// For each sentence whether it is the text's own voice: false for the sentence of a claim and for those that follow it
/// in the same paragraph, which go on in the onlookers' voice.
std::vector<bool> own_voice(const Reading& reading, const std::vector<Claim>& claims);

}  // namespace entente
