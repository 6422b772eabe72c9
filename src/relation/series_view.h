// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "relation/table.h"
#include "store/store.h"

namespace entente {

enum class Period : std::uint8_t { month, quarter, year };
std::optional<Period> period_from_name(std::string_view name);

/// What happened between two sides in one period.
struct SeriesRow {
  std::string period;  // "2024-05", "2024-Q2", "2024"
  std::uint64_t events = 0;
  std::array<std::uint64_t, 4> by_quad{};  // verbal and material cooperation, verbal and material conflict
  double score_sum = 0;

  /// Nothing where nothing happened.
  std::optional<double> score_mean() const;
};

enum class Direction : std::uint8_t {
  both,    // what either did to the other, each event once
  a_to_b,  // what the first did to the second, and what they did together
};

/// Every period from the first event between the two to the last, empty ones with zeros. Counts events of current
/// documents that happened: none that is told as history, plan, supposition or denied. An event whose month is not
/// known counts by the year only. Codes in upper or lower case.
Result<std::vector<SeriesRow>> series(const Store& store, std::string_view code_a, std::string_view code_b, Period by,
                                      Direction direction = Direction::both);

Table series_table(const std::vector<SeriesRow>& rows);

}  // namespace entente
