// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "events/reading.h"

namespace entente {

/// The day that words[first..last] of a sentence name ("on Wednesday", "last month", "September 9", "May 2, 2020",
/// "yesterday"), counted from `reading.today`; unknown if they name none. `future`: weekdays look ahead.
Day day_in_words(const Reading& reading, std::uint32_t sentence, int first, int last, bool future);

/// The day of what `predicate` tells: named in its own phrases, else in its sentence, else the document's day.
Day day_of(const Reading& reading, std::uint32_t sentence, int predicate, bool future);

/// 1..12 for "January", "Sept.", "Dec"; 0 for other words.
unsigned month_from_name(std::string_view word);

}  // namespace entente
