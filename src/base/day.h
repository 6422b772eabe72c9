// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// How finely a Day is known.
enum class Precision : std::uint8_t { unknown, year, month, day };
/// Where a Day was read: in the words, in the dateline, or taken from the document's own date.
enum class Basis : std::uint8_t { none, text, dateline, document };

std::string_view name_of(Precision precision);
std::string_view name_of(Basis basis);

/// A day of the proleptic Gregorian calendar. With precision `month` or `year`, `days` is the first day of it.
struct Day {
  static constexpr std::int32_t kNone = std::numeric_limits<std::int32_t>::min();

  std::int32_t days = kNone;  // since 1970-01-01
  Precision precision = Precision::unknown;
  Basis basis = Basis::none;

  bool known() const { return days != kNone; }
  friend bool operator==(Day, Day) = default;
};

struct CivilDate {
  int year = 0;
  unsigned month = 0;  // 1..12
  unsigned day = 0;    // 1..31
};

/// Days since 1970-01-01; `month` and `day` must name a real day. Source: Howard Hinnant, "chrono-compatible low-level
/// date algorithms".
std::int32_t days_from_civil(CivilDate date);
CivilDate civil_from_days(std::int32_t days);
unsigned days_in_month(int year, unsigned month);

/// 0 = Sunday … 6 = Saturday.
unsigned weekday(std::int32_t days);

/// Reads "2024", "2024-05", "2024-05-02" or the same followed by 'T…' or ' …'. Nothing else.
std::optional<Day> parse_iso_day(std::string_view text);

/// "2024-05-02", "2024-05", "2024" by precision; "" if not known.
std::string to_iso(Day day);

}  // namespace entente
