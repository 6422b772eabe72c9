// SPDX-License-Identifier: Apache-2.0
// Words that are surnames of office holders and something else besides, and the titles that tell.
//
//   "He arrived" is nobody, "Vice Premier He" is a person; "Rice prices rose" may be nobody, "that Rice left" is
//   somebody "in May" and "May left": found, but weak
#pragma once

#include <string_view>

namespace entente::lexicon {

/// How far a surname may be believed, by its key (fold.h).
enum class SurnameKind {
  plain,
  common,    // an ordinary word: weak at the begin of a sentence and in capitals
  calendar,  // a month or weekday: always weak
  function,  // "he", "no", "so": only behind an office or a title of address
};
SurnameKind surname_kind(std::string_view key);

/// "Mr.", "Comrade", "General" as written in a text; not in lower case.
bool is_title_of_address(std::string_view token);

}  // namespace entente::lexicon
