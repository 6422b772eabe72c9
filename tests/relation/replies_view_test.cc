// SPDX-License-Identifier: Apache-2.0
//
// The SQL view `replies` is the definition of what answers what; the ledger finds the same links in one pass. The two
// share no line: here they are held against each other over random exchanges.
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "relation/ledger_view.h"
#include "store/sample.h"

namespace entente {
namespace {

using namespace testing;

// The answer that the same document tells of.
Exchange reply_to(const Exchange& message) {
  Exchange answer = exchange(message.id + "r", "", "", "2020-12-30");
  answer.from = {message.to}, answer.to = {message.from.front()};
  answer.answers = message.id;
  answer.is_reply = true;
  return answer;
}

// "reply>answered basis" of both.
std::multiset<std::string> links_of_ledger(const Store& store) {
  std::multiset<std::string> links;
  const auto rows = exchanges_between(store, "CHN", "PRK");
  EXPECT_TRUE(rows.ok());
  for (const LedgerRow& row : *rows) {
    if (!row.answers.empty()) links.insert(row.id + ">" + row.answers + " " + std::string(name_of(row.answers_basis)));
  }
  return links;
}

std::multiset<std::string> links_of_view(const Store& store) {
  std::multiset<std::string> links;
  auto rows = store.database().prepare(
      "SELECT reply || '>' || answered || ' ' || basis FROM replies WHERE a IN ('CHN', 'PRK') AND b IN ('CHN', 'PRK')");
  EXPECT_TRUE(rows.ok()) << describe(rows.error());
  while (*rows->next()) links.insert(rows->string(0));
  return links;
}

TEST(RepliesView, AgreesWithTheLedger) {
  std::mt19937 random(7);
  const auto roll = [&](int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(random); };
  const Folder folder;
  Store store = *Store::open(folder.path("a.db"));
  std::vector<Coded> batch;
  for (int i = 0; i < 200; ++i) {
    const bool forth = roll(2) == 0;
    const std::string name = "d" + std::to_string(i);
    Exchange x =
        exchange(name + ":x1", forth ? "CHN" : "PRK", forth ? "PRK" : "CHN", "", static_cast<ExchangeKind>(roll(8)));
    const std::int32_t days = days_from_civil({2020, 1, 1}) + roll(300);
    if (roll(10) > 0) x.date_sent = {days, roll(8) > 0 ? Precision::day : Precision::month, Basis::text};
    x.is_reply = roll(2) == 0;
    if (roll(8) == 0) x.status = ExchangeStatus::planned;
    if (roll(12) == 0) x.from.push_back(entity(roll(2) == 0 ? "RUS" : "CHN"));
    if (roll(10) == 0) x.from = {entity("CHN"), entity("PRK")}, x.to.clear();
    Exchange answer = reply_to(x);
    const Document d = document(name, "Words of " + name + ".", "2020-0" + std::to_string(1 + roll(9)) + "-11");
    batch.push_back({d, {{}, {x}, {}, {}}});
    if (roll(6) == 0 && !x.to.empty()) batch.back().ledger.exchanges.push_back(answer);
  }
  ASSERT_TRUE(store.add(batch).ok());
  const auto fast = links_of_ledger(store);
  EXPECT_GT(fast.size(), 40u);
  EXPECT_TRUE(std::any_of(fast.begin(), fast.end(), [](const auto& l) { return l.ends_with("said"); }));
  EXPECT_TRUE(std::any_of(fast.begin(), fast.end(), [](const auto& l) { return l.ends_with("inferred"); }));
  EXPECT_EQ(fast, links_of_view(store));
}

}  // namespace
}  // namespace entente
