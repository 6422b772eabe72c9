// SPDX-License-Identifier: Apache-2.0
//
// The records fit the schemas of schema/, and the checker really refuses what does not fit.
#include "support/schema.h"

#include <gtest/gtest.h>

#include "base/strings.h"
#include "export/brief.h"
#include "export/jsonl.h"
#include "sample.h"

namespace entente {
namespace {

using testing::Json;
using testing::JsonParser;
using testing::make_sample;
using testing::SchemaBook;

SchemaBook book() { return SchemaBook(ENTENTE_SOURCE_DIR "/schema"); }

Json parsed(std::string_view line) { return JsonParser::parse(line).value_or(Json{}); }

// `line` with one text replaced by another, which must be there.
std::string with(std::string line, std::string_view from, std::string_view to) {
  const std::size_t at = line.find(from);
  EXPECT_NE(at, line.npos) << from;
  return at == line.npos ? line : line.replace(at, from.size(), to);
}

std::string event_line() {
  const auto sample = make_sample();
  std::string out;
  append_event(out, sample.document, sample.ledger.events[0]);
  return out;
}

TEST(Schema, EveryRecordFitsItsOwnAndTheCommonOne) {
  const auto sample = make_sample();
  std::string out;
  append_records(out, sample.document, sample.ledger);
  append_error(out, Error{ErrorCode::bad_syntax, "no closing brace", "a.jsonl", 7, 120});
  append_error(out, Error{ErrorCode::not_found, "no such file", "b.jsonl"});
  SchemaBook schemas = book();
  int lines = 0;
  for (const std::string_view line : split(trim(out), '\n')) {
    const Json record = parsed(line);
    EXPECT_EQ(schemas.check(record, record["type"].text + ".json"), "") << line;
    EXPECT_EQ(schemas.check(record, "record.json"), "") << line;
    ++lines;
  }
  EXPECT_EQ(lines, 8);
}

TEST(Schema, ABriefFits) {
  const auto sample = make_sample();
  std::string out;
  append_brief_json(out, sample.document, sample.ledger, View{});
  EXPECT_EQ(book().check(parsed(out), "brief.json"), "");
}

TEST(Schema, RefusesAWrongEnum) {
  EXPECT_EQ(book().check(parsed(event_line()), "event.json"), "");
  EXPECT_NE(book().check(parsed(with(event_line(), "\"SUPPORT\"", "\"CHEER\"")), "event.json"), "");
}

TEST(Schema, RefusesAMissingField) {
  EXPECT_NE(book().check(parsed(with(event_line(), "\"quad\":1,", "")), "event.json"), "");
}

TEST(Schema, RefusesAnUnknownField) {
  EXPECT_NE(book().check(parsed(with(event_line(), "\"quad\":1", "\"quad\":1,\"colour\":\"red\"")), "event.json"), "");
}

TEST(Schema, RefusesAWrongType) {
  EXPECT_NE(book().check(parsed(with(event_line(), "\"sentence\":3", "\"sentence\":\"3\"")), "event.json"), "");
  EXPECT_NE(book().check(parsed(with(event_line(), "\"sentence\":3", "\"sentence\":3.5")), "event.json"), "");
  EXPECT_NE(book().check(parsed(with(event_line(), "\"sentence\":3", "\"sentence\":-3")), "event.json"), "");
}

TEST(Schema, RefusesAWrongFieldDeepInside) {
  EXPECT_NE(book().check(parsed(with(event_line(), "\"code\":\"IGO\"", "\"code\":7")), "event.json"), "");
}

TEST(Schema, RefusesANumberOutOfRange) {
  EXPECT_NE(book().check(parsed(with(event_line(), "\"confidence\":0.75", "\"confidence\":1.75")), "event.json"), "");
}

TEST(Schema, RefusesARecordOfAnotherType) {
  EXPECT_NE(book().check(parsed(event_line()), "claim.json"), "");
  EXPECT_NE(book().check(parsed(with(event_line(), "\"type\":\"event\"", "\"type\":\"deed\"")), "record.json"), "");
}

TEST(Schema, RefusesAnEmptyEvidenceList) {
  const auto sample = make_sample();
  Claim claim = sample.ledger.claims[0];
  claim.evidence.clear();
  std::string out;
  append_claim(out, sample.document, claim);
  EXPECT_NE(book().check(parsed(out), "claim.json"), "");
}

TEST(Schema, AMissingSchemaIsNoPass) { EXPECT_NE(book().check(parsed(event_line()), "nothing.json"), ""); }

}  // namespace
}  // namespace entente
