// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "store/sqlite.h"

namespace entente::store {

/// The version of the tables that this program writes; kept in the file as SQLite's user_version.
inline constexpr int kSchemaVersion = 1;

/// Makes the tables, or brings older ones up to kSchemaVersion, in one transaction. Fails with bad_file on a file that
/// is no store, and with unsupported on one that a newer program wrote.
Status migrate(Database& database);

/// The same check without changing anything.
Status check_schema(const Database& database);

}  // namespace entente::store
