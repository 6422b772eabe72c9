// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "ingest/document.h"

namespace entente::ingest {

/// Writes the NFC form of well-formed UTF-8 `text` to `normal` and the way back to `offsets`. Both are left empty if
/// `text` is in NFC already.
void normalise(std::string_view text, std::string& normal, OffsetMap& offsets);

}  // namespace entente::ingest
