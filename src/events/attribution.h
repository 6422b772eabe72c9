// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "events/match.h"

namespace entente {

/// Who says that `predicate` happened: the subject of the verb of speech above it or beside it ("…, officials said"),
/// or the noun of "according to …". Nothing if the text itself says so.
std::optional<Attribution> attribution_of(const Matcher& matcher, int predicate);

}  // namespace entente
