// SPDX-License-Identifier: Apache-2.0
//
// The views over a small made-up store: who wrote to whom and when, what answers what, what the counts are.
#include <gtest/gtest.h>

#include "relation/ledger_view.h"
#include "relation/series_view.h"
#include "store/sample.h"

namespace entente {
namespace {

using namespace testing;

class Views : public ::testing::Test {
 protected:
  Views() : store_(*Store::open(folder_.path("views.db"))) {}

  void add(std::vector<Event> events, std::vector<Exchange> exchanges = {}) {
    const std::string id = "report" + std::to_string(++documents_);
    const auto added =
        store_.add(document(id, "Text of " + id + "."), {std::move(events), std::move(exchanges), {}, {}});
    ASSERT_TRUE(added.ok()) << describe(added.error());
  }
  void add(Exchange exchange) { add({}, {std::move(exchange)}); }

  std::vector<LedgerRow> ledger(std::string_view a = "CUB", std::string_view b = "VNM") {
    auto rows = exchanges_between(store_, a, b);
    EXPECT_TRUE(rows.ok()) << describe(rows.error());
    return *std::move(rows);
  }
  std::vector<std::string> ids(const std::vector<LedgerRow>& rows) {
    std::vector<std::string> all;
    for (const LedgerRow& row : rows) all.push_back(row.id);
    return all;
  }
  // What the exchange of this id answers: "letter inferred", or "" if nothing is known.
  std::string answered_by(std::string_view id) {
    for (const LedgerRow& row : ledger()) {
      if (row.id == id && !row.answers.empty()) return row.answers + " " + std::string(name_of(row.answers_basis));
    }
    return "";
  }

  const Folder folder_;
  Store store_;
  int documents_ = 0;
};

Exchange reply(Exchange exchange) {
  exchange.is_reply = true;
  return exchange;
}

using Names = std::vector<std::string>;

TEST_F(Views, LedgerStandsInOrderOfDateWithTheUndatedLast) {
  Exchange reported = exchange("reported", "VNM", "CUB", "");
  reported.date_reported = day("2020-02-01");
  Exchange undated = exchange("undated", "CUB", "VNM", "");
  Document nowhere = document("nowhen", "A letter of no date.");
  nowhere.published = {};
  ASSERT_TRUE(store_.add(nowhere, {{}, {undated}, {}, {}}).ok());
  add(exchange("last", "CUB", "VNM", "2020-03-01"));
  add(reported);
  add(exchange("first", "VNM", "CUB", "2020-01-01"));
  add(exchange("of_others", "VNM", "LAO", "2020-01-02"));
  EXPECT_EQ(ids(ledger()), (Names{"first", "reported", "last", "undated"}));
  EXPECT_EQ(ids(ledger("vnm", "Cub")), (Names{"first", "reported", "last", "undated"}));
  EXPECT_TRUE(ledger("CUB", "ZZZ").empty());
  EXPECT_TRUE(ledger("CUB", "'; DROP TABLE events; --").empty());
  EXPECT_EQ(ledger().size(), 4u);
}

TEST_F(Views, LedgerRowsSayWhoWhatAndWhere) {
  Exchange x = exchange("x", "CUB", "", "2020-01-01", ExchangeKind::letter);
  x.from = {entity("CUB", "Ana Pérez"), entity("CUB")};
  x.to = {entity("VNM", "Le Van"), entity("")};
  x.to[1].text = "his staff";
  x.purpose = Purpose::congratulation, x.occasion = "national_day", x.occasion_ordinal = "75th";
  x.reported_by = "VNA";
  add(x);
  const auto rows = ledger();
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].doc, "report1");
  EXPECT_EQ(rows[0].kind, ExchangeKind::letter);
  EXPECT_EQ(rows[0].status, ExchangeStatus::sent);
  const Table table = ledger_table(rows);
  std::string csv;
  append_csv(csv, table);
  EXPECT_EQ(
      csv,
      "date,kind,purpose,status,from,from_name,to,to_name,occasion,reported_by,answers,answers_basis,id,doc,source\n"
      "2020-01-01,letter,congratulation,sent,CUB; CUB,Ana Pérez; CUB,VNM; ,Le Van; his staff,75th national_day,VNA"
      ",,,x,report1,Example Wire\n");
}

TEST_F(Views, AMeetingStandsOnceAndOldVersionsNotAtAll) {
  Exchange meeting = exchange("meeting", "CUB", "", "2020-01-15", ExchangeKind::meeting);
  meeting.from = {entity("CUB"), entity("VNM"), entity("VNM", "Le Van")};
  add(meeting);
  ASSERT_EQ(ledger().size(), 1u);
  EXPECT_TRUE(ledger()[0].symmetric);
  ASSERT_TRUE(store_.add(document("report1", "There was no meeting."), {}).ok());
  EXPECT_TRUE(ledger().empty());
}

TEST_F(Views, AReplyAnswersTheLatestLetterTheOtherWayWithinSixtyDays) {
  add(exchange("early", "CUB", "VNM", "2020-01-01"));
  add(exchange("letter", "CUB", "VNM", "2020-01-10", ExchangeKind::letter));
  add(exchange("call", "CUB", "VNM", "2020-01-12", ExchangeKind::call));  // nothing written
  add(exchange("own", "VNM", "CUB", "2020-01-13"));                       // the same way
  add(exchange("month", "CUB", "VNM", "2020-01"));                        // before or after: not known
  add(reply(exchange("answer", "VNM", "CUB", "2020-01-20")));
  add(exchange("later", "CUB", "VNM", "2020-01-21"));
  EXPECT_EQ(answered_by("answer"), "letter inferred");
}

TEST_F(Views, SixtyDaysAreTheLimit) {
  add(exchange("letter", "CUB", "VNM", "2020-01-01"));
  add(reply(exchange("on_day_60", "VNM", "CUB", "2020-03-01")));
  add(reply(exchange("on_day_61", "VNM", "CUB", "2020-03-02")));
  EXPECT_EQ(answered_by("on_day_60"), "letter inferred");
  EXPECT_EQ(answered_by("on_day_61"), "");
}

TEST_F(Views, CrossingMessagesAreNotLinked) {
  add(exchange("a", "CUB", "VNM", "2020-09-02"));
  add(exchange("b", "VNM", "CUB", "2020-09-02"));
  add(exchange("c", "VNM", "CUB", "2020-09-03"));
  add(exchange("d", "CUB", "VNM", "2020-12-01"));
  add(reply(exchange("same_day", "VNM", "CUB", "2020-12-01")));
  for (const char* id : {"a", "b", "c", "d", "same_day"}) EXPECT_EQ(answered_by(id), "") << id;
}

TEST_F(Views, PlannedAndDeniedLettersAreNotAnswered) {
  Exchange planned = exchange("planned", "CUB", "VNM", "2020-01-05");
  planned.status = ExchangeStatus::planned;
  add(planned);
  add(reply(exchange("answer", "VNM", "CUB", "2020-01-08")));
  EXPECT_EQ(answered_by("answer"), "");
}

TEST_F(Views, WhatTheDocumentTiesTogetherStays) {
  Exchange answer = reply(exchange("report1:x2", "VNM", "CUB", "2020-01-20"));
  answer.answers = "report1:x1";
  add({}, {exchange("report1:x1", "CUB", "VNM", "2019-01-01"), answer});
  add(exchange("nearer", "CUB", "VNM", "2020-01-19"));
  EXPECT_EQ(answered_by("report1:x2"), "report1:x1 said");
}

class Counts : public Views {
 protected:
  std::vector<SeriesRow> count(Period by, Direction direction = Direction::both, std::string_view a = "CUB") {
    auto rows = series(store_, a, a == "CUB" ? "vnm" : "cub", by, direction);
    EXPECT_TRUE(rows.ok()) << describe(rows.error());
    return *std::move(rows);
  }
};

TEST_F(Counts, EmptyPeriodsAreThereWithZeros) {
  add({event("e1", "CUB", "VNM", "2019-11-30"), event("e2", "VNM", "CUB", "2020-02", Category::ACCUSE, 3, -2.5)});
  const auto months = count(Period::month);
  ASSERT_EQ(months.size(), 4u);
  EXPECT_EQ(months[0].period, "2019-11");
  EXPECT_EQ(months[1].period, "2019-12");
  EXPECT_EQ(months[1].events, 0u);
  EXPECT_FALSE(months[1].score_mean().has_value());
  EXPECT_EQ(months[3].period, "2020-02");
  EXPECT_EQ(months[3].by_quad, (std::array<std::uint64_t, 4>{0, 0, 1, 0}));
  const auto quarters = count(Period::quarter);
  ASSERT_EQ(quarters.size(), 2u);
  EXPECT_EQ(quarters[0].period, "2019-Q4");
  EXPECT_EQ(quarters[1].period, "2020-Q1");
  std::string csv;
  append_csv(csv, series_table(quarters));
  EXPECT_EQ(
      csv,
      "period,events,verbal_cooperation,material_cooperation,verbal_conflict,material_conflict,score_sum,score_mean\n"
      "2019-Q4,1,1,0,0,0,5,5\n2020-Q1,1,0,0,1,0,-2.5,-2.5\n");
}

TEST_F(Counts, OnlyWhatHappenedCountsAndEachEventOnce) {
  Event denied = event("denied", "CUB", "VNM", "2020-01-01");
  denied.auxiliary = kNegation;
  Event future = event("future", "CUB", "VNM", "2020-01-01");
  future.auxiliary = kFuture;
  Event both = event("both", "CUB", "", "2020-01-02");
  both.actor.push_back(entity("VNM"));
  both.actor.push_back(entity("VNM", "Le Van"));
  Event undated = event("undated", "CUB", "VNM", "2020");
  undated.day = {};
  add({denied, future, both, undated, event("year", "VNM", "CUB", "2020"),
       event("one_way", "VNM", "CUB", "2020-01-03")});
  EXPECT_EQ(count(Period::month).at(0).events, 2u);
  EXPECT_EQ(count(Period::year).at(0).events, 3u);  // the one of which only the year is known, too
  EXPECT_EQ(count(Period::month, Direction::a_to_b).at(0).events, 1u);
  EXPECT_EQ(count(Period::month, Direction::a_to_b, "VNM").at(0).events, 2u);
  EXPECT_TRUE(series(store_, "CUB", "ZZZ", Period::month)->empty());
}

TEST(TableFormats, WordsCannotSteerWhatShowsThem) {
  Table table;
  table.columns = {"words", "n"};
  table.rows = {{std::string("=1+1"), -3.5}, {std::string("a\x1b[2J\u202E|<b>\xFF"), std::int64_t{-7}}, {{}, {}}};
  const auto shown = [&](TableFormat format) {
    std::string out;
    append_table(out, table, format);
    return out;
  };
  EXPECT_EQ(shown(TableFormat::csv), "words,n\n'=1+1,-3.5\na [2J\uFFFD|<b>\uFFFD,-7\n,\n");
  EXPECT_EQ(shown(TableFormat::md),
            "| words | n |\n| --- | --- |\n| =1+1 | -3.5 |\n| a \\[2J\uFFFD\\|\\<b\\>\uFFFD | -7 |\n|  |  |\n");
  EXPECT_EQ(shown(TableFormat::table), "words           n\n=1+1         -3.5\na [2J\uFFFD|<b>\uFFFD    -7\n\n");
  const std::string json = shown(TableFormat::json);
  EXPECT_EQ(json.find('\x1b'), json.npos);
  EXPECT_NE(json.find("{\"words\":\"=1+1\",\"n\":-3.5}"), json.npos) << json;
  EXPECT_NE(json.find("{\"words\":null,\"n\":null}"), json.npos) << json;
  table.rows.clear();
  EXPECT_EQ(shown(TableFormat::json), "[]\n");
}

}  // namespace
}  // namespace entente
