// SPDX-License-Identifier: Apache-2.0
#include "base/day.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(Day, KnowsTheEpochAndItsWeekday) {
  EXPECT_EQ(days_from_civil({1970, 1, 1}), 0);
  EXPECT_EQ(days_from_civil({2000, 3, 1}), 11017);
  EXPECT_EQ(days_from_civil({1969, 12, 31}), -1);
  EXPECT_EQ(weekday(0), 4u);
  EXPECT_EQ(weekday(-1), 3u);
  EXPECT_EQ(weekday(days_from_civil({2024, 5, 5})), 0u);
}

TEST(Day, GoesThereAndBackOverFourHundredYears) {
  for (std::int32_t days = days_from_civil({1583, 1, 1}); days < days_from_civil({2101, 1, 1}); ++days) {
    const CivilDate date = civil_from_days(days);
    ASSERT_GE(date.month, 1u);
    ASSERT_LE(date.month, 12u);
    ASSERT_GE(date.day, 1u);
    ASSERT_LE(date.day, days_in_month(date.year, date.month));
    ASSERT_EQ(days_from_civil(date), days);
  }
}

TEST(Day, KnowsLeapYears) {
  EXPECT_EQ(days_in_month(2024, 2), 29u);
  EXPECT_EQ(days_in_month(2023, 2), 28u);
  EXPECT_EQ(days_in_month(1900, 2), 28u);
  EXPECT_EQ(days_in_month(2000, 2), 29u);
  EXPECT_EQ(days_in_month(2023, 4), 30u);
}

TEST(Day, ReadsIsoDates) {
  const auto read = [](std::string_view text) {
    const auto day = parse_iso_day(text);
    return day ? to_iso(*day) : std::string("none");
  };
  EXPECT_EQ(read("2024-05-02"), "2024-05-02");
  EXPECT_EQ(read("2024-05-02T23:59:59+09:00"), "2024-05-02");
  EXPECT_EQ(read("2024-05-02 10:00"), "2024-05-02");
  EXPECT_EQ(read("2024-05"), "2024-05");
  EXPECT_EQ(read("2024"), "2024");
  EXPECT_EQ(read("0987-01-01"), "0987-01-01");
  for (const char* bad : {"", "24", "2024-", "2024-13", "2024-00", "2024-05-32", "2023-02-29", "2024-5-2", "2024/05/02",
                          "2024-05-021", "2024T", "May 2", "20240502", "2024-05-02x", "-2024", "0000", "2024-05T10"}) {
    EXPECT_EQ(read(bad), "none") << bad;
  }
}

TEST(Day, SaysItsPrecision) {
  EXPECT_EQ(parse_iso_day("2024")->precision, Precision::year);
  EXPECT_EQ(parse_iso_day("2024-05")->precision, Precision::month);
  EXPECT_EQ(parse_iso_day("2024-05-02")->precision, Precision::day);
  EXPECT_EQ(parse_iso_day("2024-05")->days, days_from_civil({2024, 5, 1}));
  EXPECT_EQ(to_iso(Day{}), "");
  EXPECT_FALSE(Day{}.known());
  EXPECT_EQ(name_of(Precision::month), "month");
  EXPECT_EQ(name_of(Basis::dateline), "dateline");
}

}  // namespace
}  // namespace entente
