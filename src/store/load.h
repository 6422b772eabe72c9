// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "base/result.h"
#include "store/store.h"

namespace entente::store {

/// The document of this key with its records in their order.
Result<Coded> load(const Database& database, std::int64_t document_key);

}  // namespace entente::store
