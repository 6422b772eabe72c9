// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace entente::ingest {

/// Length of the news agency's name that `text` begins with ("KCNA", "RIA Novosti"); 0 if it begins with none.
std::size_t match_agency(std::string_view text);

}  // namespace entente::ingest
