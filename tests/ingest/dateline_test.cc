// SPDX-License-Identifier: Apache-2.0
#include "ingest/dateline.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/strings.h"

namespace entente {
namespace {

// Lines of tests/cases/ingest/datelines.case: text ¦ dateline ¦ place ¦ agency ¦ day. Nothing behind the text: none.
TEST(Dateline, AsTheCasesSay) {
  std::ifstream in(ENTENTE_SOURCE_DIR "/tests/cases/ingest/datelines.case");
  Day published = *parse_iso_day("2021-03-10");
  std::string line;
  int number = 0, read = 0;
  while (std::getline(in, line)) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    ++read;
    const auto parts = split(line, '|');
    const std::string_view text = trim(parts[0]);
    const Dateline got = ingest::read_dateline(text, 0, published);
    if (parts.size() == 1) {
      EXPECT_TRUE(got.range.empty()) << "datelines.case:" << number << ": " << slice(text, got.range);
      continue;
    }
    ASSERT_EQ(parts.size(), 5u) << number;
    EXPECT_EQ(slice(text, got.range), trim(parts[1])) << "datelines.case:" << number;
    EXPECT_EQ(slice(text, got.place), trim(parts[2])) << "datelines.case:" << number;
    EXPECT_EQ(slice(text, got.agency), trim(parts[3])) << "datelines.case:" << number;
    EXPECT_EQ(to_iso(got.day), trim(parts[4])) << "datelines.case:" << number;
  }
  EXPECT_GE(read, 30);
}

TEST(Dateline, WithoutADocumentDateTheYearIsNotKnown) {
  const Dateline got = ingest::read_dateline("ACCRA, June 3 (GNA) -- The", 0, Day{});
  EXPECT_FALSE(got.range.empty());
  EXPECT_FALSE(got.day.known());
}

TEST(Dateline, LooksBackToALeapYear) {
  const Dateline got = ingest::read_dateline("ACCRA, Feb. 29 (GNA) -- The", 0, *parse_iso_day("2023-01-05"));
  EXPECT_EQ(to_iso(got.day), "2020-02-29");
}

TEST(Dateline, TakesTheYearOfAnImpreciseDate) {
  const Dateline year = ingest::read_dateline("ACCRA, June 3 (GNA) -- The", 0, *parse_iso_day("2020"));
  EXPECT_EQ(to_iso(year.day), "2020-06-03");
  const Dateline month = ingest::read_dateline("ACCRA, June 30 (GNA) -- The", 0, *parse_iso_day("2020-06"));
  EXPECT_EQ(to_iso(month.day), "2020-06-30");
}

}  // namespace
}  // namespace entente
