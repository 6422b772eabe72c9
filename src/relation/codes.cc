// SPDX-License-Identifier: Apache-2.0
#include "relation/codes.h"

namespace entente {

Result<std::optional<std::string>> find_code(const Store& store, std::string_view code) {
  if (code.empty()) return std::optional<std::string>();
  // The exact spelling is a look-up in the index; only another one reads all of it.
  for (const char* sql : {"SELECT code FROM entities WHERE code = ?1 LIMIT 1",
                          "SELECT code FROM entities WHERE code = ?1 COLLATE NOCASE ORDER BY code LIMIT 1"}) {
    store::Statement row = TRY(store.database().prepare(sql));
    row.with(code);
    if (TRY(row.next())) return std::optional<std::string>(row.string(0));
  }
  return std::optional<std::string>();
}

}  // namespace entente
