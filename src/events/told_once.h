// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "events/event.h"

namespace entente {

/// Joins events of one document that tell the same act (headline, lead, body): same category, sides, auxiliary modes
/// and day. The first telling stays, with the evidence of all. Order is kept.
void tell_once(std::vector<Event>& events);

}  // namespace entente
