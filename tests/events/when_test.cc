// SPDX-License-Identifier: Apache-2.0
#include "events/when.h"

#include <gtest/gtest.h>

#include "support/engines.h"

namespace entente::testing {
namespace {

std::string day_named(const std::string& text, const std::string& today, bool future = false) {
  const Read read(text, today);
  const int last = static_cast<int>(read.reading.text.sentences.front().token_count) - 1;
  return to_iso(day_in_words(read.reading, 0, 0, last, future));
}

TEST(When, WeekdaysCountFromTheDocumentsDay) {  // 2024-05-02 is a Thursday
  EXPECT_EQ(day_named("The ministers met on Tuesday.", "2024-05-02"), "2024-04-30");
  EXPECT_EQ(day_named("The ministers met on Thursday.", "2024-05-02"), "2024-05-02");
  EXPECT_EQ(day_named("The ministers will meet on Tuesday.", "2024-05-02", true), "2024-05-07");
}

TEST(When, CalendarDays) {
  EXPECT_EQ(day_named("It was signed on 9 September 2020.", "2024-05-02"), "2020-09-09");
  EXPECT_EQ(day_named("It was signed on Sept. 9, 2020.", "2024-05-02"), "2020-09-09");
  EXPECT_EQ(day_named("It was signed on December 26.", "2024-01-03"), "2023-12-26");
  EXPECT_EQ(day_named("It was signed in June 1991.", "2024-01-03"), "1991-06");
  EXPECT_EQ(day_named("It may be signed.", "2024-01-03"), "");
  EXPECT_EQ(day_named("It was signed on February 30, 2020.", "2024-01-03"), "");
}

TEST(When, RelativeDays) {
  EXPECT_EQ(day_named("They spoke yesterday.", "2024-03-01"), "2024-02-29");
  EXPECT_EQ(day_named("They spoke last month.", "2024-01-03"), "2023-12");
  EXPECT_EQ(day_named("They spoke last year.", "2024-01-03"), "2023");
  EXPECT_EQ(day_named("They spoke yesterday.", ""), "");
}

}  // namespace
}  // namespace entente::testing
