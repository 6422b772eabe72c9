// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "ingest/document.h"

namespace entente::ingest {

/// The dateline that begins at `from` in `text`, ranges in offsets of `text`; an empty range if there is none there.
/// The year comes from the words, else from `published`: the nearest such day not later than the day after it.
Dateline read_dateline(std::string_view text, std::size_t from, Day published);

}  // namespace entente::ingest
