// SPDX-License-Identifier: Apache-2.0
// Days and dates without a clock or a time zone: a record's day is what the words say, not an instant.
#include "base/day.h"

#include "base/strings.h"

namespace entente {

std::string_view name_of(Precision precision) {
  switch (precision) {
    case Precision::unknown:
      return "unknown";
    case Precision::year:
      return "year";
    case Precision::month:
      return "month";
    case Precision::day:
      return "day";
  }
  return "unknown";
}

std::string_view name_of(Basis basis) {
  switch (basis) {
    case Basis::none:
      return "none";
    case Basis::text:
      return "text";
    case Basis::dateline:
      return "dateline";
    case Basis::document:
      return "document";
  }
  return "none";
}

std::int32_t days_from_civil(CivilDate date) {
  const int y = date.year - (date.month <= 2);
  const int era = (y >= 0 ? y : y - 399) / 400;
  const auto year_of_era = static_cast<unsigned>(y - era * 400);
  const unsigned day_of_year = (153 * (date.month + (date.month > 2 ? -3u : 9u)) + 2) / 5 + date.day - 1;
  const unsigned day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + static_cast<int>(day_of_era) - 719468;
}

CivilDate civil_from_days(std::int32_t days) {
  const int z = days + 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const auto day_of_era = static_cast<unsigned>(z - era * 146097);
  const unsigned year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const unsigned day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const unsigned shifted = (5 * day_of_year + 2) / 153;
  const unsigned month = shifted < 10 ? shifted + 3 : shifted - 9;
  const int year = static_cast<int>(year_of_era) + era * 400 + (month <= 2);
  return {year, month, day_of_year - (153 * shifted + 2) / 5 + 1};
}

unsigned days_in_month(int year, unsigned month) {
  static constexpr unsigned char kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

unsigned weekday(std::int32_t days) {
  // 1970-01-01 was a Thursday.
  return static_cast<unsigned>(((days % 7) + 7 + 4) % 7);
}

namespace {

// Reads exactly `count` digits at `at`; -1 if there are not that many.
int read_digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return -1;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (!is_ascii_digit(text[at + i])) return -1;
    value = value * 10 + (text[at + i] - '0');
  }
  return value;
}

void append_padded(std::string& out, unsigned value, int width) {
  std::string digits = std::to_string(value);
  out.append(static_cast<std::size_t>(width) > digits.size() ? width - digits.size() : 0, '0');
  out += digits;
}

}  // namespace

std::optional<Day> parse_iso_day(std::string_view text) {
  if (const std::size_t cut = text.find_first_of("T "); cut != text.npos && cut >= 10) text = text.substr(0, cut);
  const int year = read_digits(text, 0, 4);
  if (year < 1) return std::nullopt;
  if (text.size() == 4) return Day{days_from_civil({year, 1, 1}), Precision::year, Basis::none};
  const int month = text[4] == '-' ? read_digits(text, 5, 2) : -1;
  if (month < 1 || month > 12) return std::nullopt;
  const auto m = static_cast<unsigned>(month);
  if (text.size() == 7) return Day{days_from_civil({year, m, 1}), Precision::month, Basis::none};
  const int day = text.size() == 10 && text[7] == '-' ? read_digits(text, 8, 2) : -1;
  if (day < 1 || static_cast<unsigned>(day) > days_in_month(year, m)) return std::nullopt;
  return Day{days_from_civil({year, m, static_cast<unsigned>(day)}), Precision::day, Basis::none};
}

std::string to_iso(Day day) {
  if (!day.known() || day.precision == Precision::unknown) return {};
  const CivilDate date = civil_from_days(day.days);
  std::string out;
  append_padded(out, static_cast<unsigned>(date.year), 4);
  if (day.precision == Precision::year) return out;
  out += '-';
  append_padded(out, date.month, 2);
  if (day.precision == Precision::month) return out;
  out += '-';
  append_padded(out, date.day, 2);
  return out;
}

}  // namespace entente
