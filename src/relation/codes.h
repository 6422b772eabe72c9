// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/store.h"

namespace entente {

/// `code` as the store spells it ("chn" -> "CHN"); nothing if no record names such a side. ASCII letters match in
/// either case.
Result<std::optional<std::string>> find_code(const Store& store, std::string_view code);

}  // namespace entente
