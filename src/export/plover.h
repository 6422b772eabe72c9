// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "exchange/ledger.h"
#include "ingest/document.h"

namespace entente {

/// Events as PLOVER JSONL, field names and order as its manual has them. What the manual lacks is marked: the contexts
/// "cultural" and "people_to_people" come as "ext:cultural" and "ext:people_to_people". `date` is "" where the day is
/// not known, since the manual requires the field.
void append_plover_events(std::string& out, const Document& document, const Ledger& ledger);

}  // namespace entente
