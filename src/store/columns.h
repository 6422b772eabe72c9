// SPDX-License-Identifier: Apache-2.0
//
// How values stand in columns: names for enumerations, JSON arrays for lists, ISO days. Writing and reading are kept
// side by side, so that what goes in comes out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/result.h"
#include "exchange/ledger.h"
#include "store/sqlite.h"

namespace entente::store {

/// "2024-05-01", the first day of what is known; nothing if nothing is.
std::optional<std::string> day_column(Day day);
Day read_day(const Statement& row, int column);  // three columns: day, precision, basis

/// ["a","b"]
std::string list_column(const std::vector<std::string>& values);
/// Reads what list_column wrote; nothing of it is lost but what no longer parses.
std::vector<std::string> read_list(std::string_view json);

std::string fronts_column(const std::vector<Front>& fronts);
std::vector<Front> read_fronts(std::string_view json);

/// The value whose name_of() is `name`; the first one if there is none. `Last` closes the list.
template <typename E>
E read_name(std::string_view name, E last) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (name_of(static_cast<E>(i)) == name) return static_cast<E>(i);
  }
  return E{};
}

}  // namespace entente::store
