// SPDX-License-Identifier: Apache-2.0
// Documents that are themselves a message: telegrams, despatches, notes, letters printed with their head.
//
//   Mr. Arlen to Count Boros. / Lisbon, May 3, 1861. / No. 12.] / Sir: I have the honor …       one letter
//   The Minister in Peru (Arlen) to the Secretary of State / [Telegram] / Lima, May 3, 1917 …   one telegram
//   "Ministers to meet in Lima" / LIMA, May 3 (ANDINA) — …                                      none: a report
// The title gives the sides (heads_title.h); the lines below it number, form, place and day (heads_page.h); the body
// what it answers (heads_cites.h). Cost: documents without such a title are dismissed after three lines.
#pragma once

#include <optional>

#include "events/reading.h"
#include "exchange/heads_tables.h"
#include "exchange/ledger.h"

namespace entente {

/// The exchange that the document is, if it is one: id "<document id>:x0", prominence full_text. Its evidence is the
/// title's line and the date's line. `cites` holds numbers that it calls "your" ("72"), others of the other side's
/// office ("their 46"), own ones ("my 12"), and in the same way days ("1861-03-03") of papers cited without a number.
std::optional<Exchange> read_head(const Reading& reading, const HeadTables& tables);

/// Where the head ends in the document's text: sentences before that tell of this exchange only.
std::uint32_t end_of_head(const Exchange& head);

}  // namespace entente
