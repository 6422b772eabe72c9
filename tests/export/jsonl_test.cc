// SPDX-License-Identifier: Apache-2.0
#include "export/jsonl.h"

#include <gtest/gtest.h>

#include "sample.h"
#include "support/json.h"

namespace entente {
namespace {

using testing::Json;
using testing::JsonParser;
using testing::make_sample;

Json one(const std::string& out) {
  EXPECT_EQ(out.find('\n'), out.size() - 1) << "one record is one line";
  return JsonParser::parse(out).value_or(Json{});
}

TEST(Jsonl, AnEventNamesBodiesByClassAndKeepsTheZeroOfItsCode) {
  const auto s = make_sample();
  std::string out;
  append_event(out, s.document, s.ledger.events[0]);
  const Json event = one(out);
  EXPECT_EQ(event["event"].text, "SUPPORT");
  EXPECT_EQ(event["cameo"].text, "051");
  EXPECT_EQ(event["actor"].items.at(0)["code"].text, "IGO");
  EXPECT_EQ(event["actor"].items.at(0)["id"].text, "UN");
  EXPECT_EQ(event["recipient"].items.at(0)["code"].text, "PER");
  EXPECT_EQ(event["date"].text, "2024-05-02");
  EXPECT_EQ(event["date_precision"].text, "day");
  EXPECT_EQ(event["date_basis"].text, "text");
  EXPECT_EQ(event["evidence"]["text"].text, "The UN praised Peru.");
  EXPECT_EQ(event["evidence"]["trigger"].text, "praised");
  EXPECT_EQ(event["attribution"].kind, Json::Kind::null);
}

TEST(Jsonl, AnExchangeNamesBodiesByTheirOwnCode) {
  auto s = make_sample();
  s.ledger.exchanges[0].from = s.ledger.events[0].actor;
  std::string out;
  append_exchange(out, s.document, s.ledger.exchanges[0]);
  const Json exchange = one(out);
  EXPECT_EQ(exchange["from"].items.at(0)["code"].text, "UN");
  EXPECT_EQ(exchange["date_sent"].text, "2024-05-02");
  EXPECT_EQ(exchange["date_received"].kind, Json::Kind::null);
  EXPECT_EQ(exchange["date_received_precision"].text, "unknown");
  EXPECT_EQ(exchange["date_received_basis"].text, "none");
  EXPECT_EQ(exchange["fronts"].items.size(), 2u);
  EXPECT_EQ(exchange["answers"].kind, Json::Kind::null);
}

TEST(Jsonl, UnresolvedSidesHaveANullCode) {
  auto s = make_sample();
  s.ledger.events[0].actor[0].code.clear();
  s.ledger.events[0].actor[0].top.clear();
  std::string out;
  append_event(out, s.document, s.ledger.events[0]);
  EXPECT_EQ(one(out)["actor"].items.at(0)["code"].kind, Json::Kind::null);
}

TEST(Jsonl, WhatIsToldTwiceIsOneRecordWithBothPlaces) {
  auto s = make_sample();
  s.ledger.events[0].evidence.push_back(s.ledger.events[0].evidence[0]);
  std::string out;
  append_event(out, s.document, s.ledger.events[0]);
  EXPECT_EQ(one(out)["repeated"].items.size(), 1u);
}

TEST(Jsonl, TextOfAnyKindStaysOnOneLine) {
  auto s = make_sample();
  s.document.title = "a\nb\t\"c\" \\ \x01\x1b[31m \xE2\x80\xA8 é";
  std::string out;
  append_document(out, s.document);
  const Json document = one(out);
  EXPECT_EQ(document["title"].text, s.document.title);
  EXPECT_EQ(out.find('\x1b'), out.npos);
}

TEST(Jsonl, AnErrorWithoutALineHasNulls) {
  std::string out;
  append_error(out, Error{ErrorCode::not_found, "no such file", "x\xFFy"});
  const Json error = one(out);
  EXPECT_EQ(error["code"].text, "not_found");
  EXPECT_EQ(error["file"].text, "x\xEF\xBF\xBDy") << "a file's name may be no UTF-8; the record must be";
  EXPECT_EQ(error["line"].kind, Json::Kind::null);
  EXPECT_EQ(error["byte"].kind, Json::Kind::null);
}

TEST(Jsonl, ARangeBeyondTheDocumentIsCutNotRead) {
  auto s = make_sample();
  s.ledger.events[0].evidence[0].range = {100000, 200000};
  s.ledger.events[0].evidence[0].trigger = {5, 200000};
  std::string out;
  append_event(out, s.document, s.ledger.events[0]);
  EXPECT_EQ(one(out)["evidence"]["text"].text, "");
}

}  // namespace
}  // namespace entente
