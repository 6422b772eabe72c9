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
  common,    // an ordinary word: weak at the begin of a sentence, behind a determiner and in capitals
  calendar,  // "may": not where it is a month, else weak
  function,  // "he", "no", "so", "friday": only behind an office or a title of address
};
SurnameKind surname_kind(std::string_view key);

/// "the", "his", in any case.
bool is_determiner(std::string_view token);

/// Whether "May" between these tokens is a month: a number beside it, or a word before it that goes with times. Either
/// may be empty.
bool is_month_here(std::string_view before, std::string_view after);

/// "Mr.", "Comrade", "General" as written in a text; not in lower case.
bool is_title_of_address(std::string_view token);

}  // namespace entente::lexicon
