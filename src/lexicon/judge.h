// SPDX-License-Identifier: Apache-2.0
// Several senses of the same words on a day: which are in force, and which comes first (rank.h has the order).
//
//   "Czech"    1985: CSK before CZE, which is not in force; 2000: the other way round; day unknown: CZE, which lasts
//   "Bush"     2005: the son, in office; 1990: the father
// A person is in force on a day within one of the terms of office; one without terms always.
#pragma once

#include <array>
#include <cstddef>

#include "base/day.h"
#include "lexicon/image.h"
#include "lexicon/mention.h"
#include "lexicon/spelling.h"

namespace entente::lexicon {

/// The days that `day` may mean, by its precision; open at both ends if it is unknown.
Validity days_of(Day day);

/// Whether two spans share a day.
bool overlap(Validity a, Validity b);

/// Whether a surname on `day` cannot mean this person: the first term of office lies more than kYearsAhead in the
/// future, or the last ended more than kYearsBack ago. Never for an unknown day, nor for a person without terms.
bool out_of_time(const Image& image, const NameRecord& name, Day day);
inline constexpr std::int32_t kYearsAhead = 25, kYearsBack = 60;

/// One name record that fits the words, and how.
struct Match {
  NameRecord name;
  Fit fit;
  bool weak;
};

/// The matches of one place in the text. Lives on the stack, and is not cleared before use.
struct Matches {
  static constexpr std::size_t kMost = 256;
  std::array<Match, kMost> list;
  std::size_t size = 0;

  void add(const Match& match) {
    if (size < kMost) list[size++] = match;
  }
};

/// Orders `matches`, best first, and writes one sense for each actor and form to `out`, which is overwritten.
/// `surname_first`: the words stand behind an office or a title of address.
void judge(const Image& image, const Matches& matches, Day day, bool surname_first, std::vector<Sense>& out);

}  // namespace entente::lexicon
