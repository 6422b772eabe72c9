// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "events/match.h"

namespace entente {

/// How a clause stands to the facts of the day.
enum class Standing : std::uint8_t {
  asserted,    // main clause, or the content of a report
  background,  // relative clause, "after …", "when …": told, but not the news
  unreal,      // purpose, condition, content of a wish or demand: not told as a fact
};

/// Where the predicate `i` of the matcher's sentence stands, from the chain of its governors.
Standing standing_of(const Matcher& matcher, int i);

/// Auxiliary bits (event.h) of the predicate: negation, tense, modality, and words of time ("in 1994", "years ago").
std::uint8_t auxiliary_of(const Matcher& matcher, int predicate);

}  // namespace entente
