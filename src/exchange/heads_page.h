// SPDX-License-Identifier: Apache-2.0
// The lines of a letter around its body: number, form, date, salutation above; closing, addressee, signature below.
// Cost: one pass over the text up to the closing; of each line at most kMaxLook bytes are looked at.
#pragma once

#include <optional>
#include <string_view>

#include "exchange/heads_dates.h"
#include "exchange/heads_tables.h"

namespace entente {

/// All views lie in the text given.
struct HeadPage {
  std::optional<ExchangeKind> kind;  // where a line names a form: "[Telegram]", "Aide-Mémoire"
  std::string_view number;           // "No. 53.]" or the number before a telegram's first word: "53"
  std::string_view date_line;
  std::optional<DateLine> date;
  std::optional<WrittenDay> stamp;  // "[Telegram.—Received May 3, 1861.]"
  std::string_view address;         // "Sir"
  std::string_view body;            // up to the closing
  std::string_view closing, signature, addressee;
  int signs = 0;  // how many things speak for a letter
};

enum class Needs : unsigned char { nothing, date_and_salutation };

/// Reads `text` from `from`, which is where the title ends. What lies below the head is read only if the head has what
/// it `needs`.
HeadPage read_head_page(std::string_view text, std::size_t from, const HeadTables& tables,
                        Needs needs = Needs::nothing);

}  // namespace entente
