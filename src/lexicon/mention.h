// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "base/byte_range.h"
#include "lexicon/actor.h"

namespace entente {

/// Index of an Actor within its Lexicon.
using ActorIndex = std::uint32_t;

/// One way to read a mention.
struct Sense {
  ActorIndex actor = 0;
  NameForm form = NameForm::name;
  bool in_force = true;  // the name, and a person's office, are valid on the document's day
  bool weak = false;     // a common word or another thing too: believe it only where something else speaks for it
};

/// Words of one sentence that name something in the lexicon. Longest match wins; mentions of one sentence do not
/// overlap and stand in text order. `readings` is never empty; the first is the one chosen (by date, case and
/// neighbours), the others are rivals, for `explain`.
struct Mention {
  std::uint32_t first_token = 0;  // within the sentence
  std::uint32_t token_count = 0;
  ByteRange range;  // in Document::text
  std::vector<Sense> readings;

  const Sense& best() const { return readings.front(); }
};

}  // namespace entente
