// SPDX-License-Identifier: Apache-2.0
//
// CSV and PLOVER: the shape that other programs count on.
#include <gtest/gtest.h>

#include "base/strings.h"
#include "export/csv.h"
#include "export/plover.h"
#include "sample.h"
#include "support/json.h"

namespace entente {
namespace {

using testing::Json;
using testing::JsonParser;
using testing::make_sample;

// The fields of one CSV row by RFC 4180.
std::vector<std::string> fields(std::string_view row) {
  std::vector<std::string> out(1);
  bool quoted = false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (quoted && row[i] == '"' && i + 1 < row.size() && row[i + 1] == '"') {
      out.back() += '"', ++i;
    } else if (row[i] == '"') {
      quoted = !quoted;
    } else if (row[i] == ',' && !quoted) {
      out.emplace_back();
    } else {
      out.back() += row[i];
    }
  }
  return out;
}

std::vector<std::string_view> rows_of(const std::string& out) { return split(trim(out), '\n'); }

std::string field(const std::string& out, std::string_view column) {
  const auto rows = rows_of(out);
  const auto names = fields(rows.at(0)), values = fields(rows.at(1));
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == column) return values.at(i);
  }
  return "no such column";
}

TEST(Csv, OneRowAnEventUnderTheHeader) {
  const auto s = make_sample();
  std::string out;
  append_csv_header(out);
  append_csv_events(out, s.document, s.ledger);
  ASSERT_EQ(rows_of(out).size(), 2u);
  EXPECT_EQ(fields(rows_of(out)[0]).size(), fields(rows_of(out)[1]).size());
  EXPECT_EQ(field(out, "doc"), "s1");
  EXPECT_EQ(field(out, "event"), "SUPPORT");
  EXPECT_EQ(field(out, "cameo"), "051");
  EXPECT_EQ(field(out, "score"), "5");
  EXPECT_EQ(field(out, "actor_code"), "IGO");
  EXPECT_EQ(field(out, "recipient_code"), "PER");
  EXPECT_EQ(field(out, "confidence"), "0.75");
  EXPECT_EQ(field(out, "text"), "The UN praised Peru.");
}

TEST(Csv, CommasQuotesAndNewlinesKeepTheColumns) {
  auto s = make_sample();
  s.document.source = "A, \"B\"\nC\tD";
  std::string out;
  append_csv_header(out);
  append_csv_events(out, s.document, s.ledger);
  ASSERT_EQ(rows_of(out).size(), 2u);
  EXPECT_EQ(field(out, "source"), "A, \"B\" C D");
}

TEST(Csv, ListsKeepTheirPlaces) {
  auto s = make_sample();
  s.ledger.events[0].actor.push_back(s.ledger.events[0].recipient[0]);
  s.ledger.events[0].actor[0].sectors = {"GOV", "MIL"};
  std::string out;
  append_csv_header(out);
  append_csv_events(out, s.document, s.ledger);
  EXPECT_EQ(field(out, "actor_code"), "IGO;PER");
  EXPECT_EQ(field(out, "actor_sector"), "GOV+MIL;");
}

TEST(Plover, HasTheManualsFieldsInItsOrder) {
  const auto s = make_sample();
  std::string out;
  append_plover_events(out, s.document, s.ledger);
  const Json event = JsonParser::parse(out).value_or(Json{});
  std::string names;
  for (const auto& [name, value] : event.members) names += name + " ";
  EXPECT_EQ(names,
            "id has_event date actor recipient event event_text quad_code event_scale mode context text text_info "
            "cite_info coder ");
  EXPECT_EQ(event["event"].items.at(0).text, "SUPPORT");
  EXPECT_EQ(event["actor"].items.at(0)["code"].text, "IGO");
  EXPECT_EQ(event["date"].text, "2024-05-02");
}

TEST(Plover, CountsAuxiliaryModesAmongModesAndMarksExtensions) {
  auto s = make_sample();
  s.ledger.events[0].auxiliary = kFuture | kNegation;
  s.ledger.events[0].contexts = {"diplomatic", "people_to_people"};
  std::string out;
  append_plover_events(out, s.document, s.ledger);
  const Json event = JsonParser::parse(out).value_or(Json{});
  ASSERT_EQ(event["mode"].items.size(), 2u);
  EXPECT_EQ(event["mode"].items[0].text, "future");
  EXPECT_EQ(event["mode"].items[1].text, "negation");
  EXPECT_EQ(event["context"].items.at(1).text, "ext:people_to_people");
}

TEST(Plover, OnlyWikidataIdsAreIdentifierIds) {
  auto s = make_sample();
  s.ledger.events[0].recipient[0].id = "Q419";
  std::string out;
  append_plover_events(out, s.document, s.ledger);
  const Json event = JsonParser::parse(out).value_or(Json{});
  EXPECT_EQ(event["actor"].items.at(0)["identifier_id"].text, "");
  EXPECT_EQ(event["recipient"].items.at(0)["identifier_id"].text, "Q419");
}

}  // namespace
}  // namespace entente
