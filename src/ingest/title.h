// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "base/byte_range.h"

namespace entente::ingest {

/// Where the title stands in `text`: its first line, if that is `known_title`, or, with none known, if it looks like
/// one. Empty if there is none.
ByteRange find_title(std::string_view text, std::string_view known_title);

/// Offset of the first character at or behind `from` that is not white space.
std::size_t skip_blank(std::string_view text, std::size_t from);

}  // namespace entente::ingest
