// SPDX-License-Identifier: Apache-2.0
// Actors, offices and their holders by day.
#include <thread>

#include "lexicon/lexicon_fixture.h"

namespace entente::lexicon {
namespace {

const Lexicon& lexicon() { return *small_lexicon().lexicon; }

std::string ids(const std::vector<ActorIndex>& actors) {
  std::string out;
  for (ActorIndex a : actors) out += (out.empty() ? "" : " ") + std::string(lexicon().actor(a).id);
  return out;
}

std::string offices(std::string_view person, std::string_view day) {
  std::string out;
  for (const Term& term : lexicon().offices_on(lexicon().actor(*lexicon().find(person)), day_of(day))) {
    out += (out.empty() ? "" : " ") + std::string(term.office) + "@" + std::string(term.country);
  }
  return out;
}

TEST(SmallTables, Compile) {
  EXPECT_EQ(small_lexicon().errors, std::vector<std::string>{});
  EXPECT_EQ(lexicon().version().substr(0, 7), "sha256:");
  EXPECT_EQ(lexicon().size(), small_lexicon().entries.actors.size());
}

TEST(SmallTables, TheSameTablesGiveTheSameBytes) {
  Complaints complaints;
  EXPECT_TRUE(compile(small_lexicon().entries, complaints) == small_lexicon().bytes);
}

TEST(Lexicon, FindsEachActorById) {
  for (ActorIndex i = 0; i < lexicon().size(); ++i) EXPECT_EQ(lexicon().find(lexicon().actor(i).id), i);
  EXPECT_FALSE(lexicon().find("nobody"));
  EXPECT_FALSE(lexicon().find(""));
}

TEST(Lexicon, ActorsCarryTheirRow) {
  const Actor& state = lexicon().actor(*lexicon().find("DEU"));
  EXPECT_EQ(state.name, "Germany");
  EXPECT_EQ(state.code, "DEU");
  EXPECT_EQ(state.cow, "255");
  EXPECT_EQ(state.gw, "260");
  EXPECT_EQ(state.qid, "Q183");
  EXPECT_EQ(state.validity.from, day_of("1949-01-01").days);
  EXPECT_EQ(state.validity.to, Day::kNone);
  const Actor& body = lexicon().actor(*lexicon().find("NATO"));
  EXPECT_EQ(body.top, "IGO");
  EXPECT_EQ(body.code, "NATO");
  EXPECT_EQ(body.sectors, std::vector<std::string_view>{"MIL"});
  const Actor& person = lexicon().actor(*lexicon().find("ban_ki_moon"));
  EXPECT_EQ(person.terms.size(), 2u);
  EXPECT_EQ(person.terms[0].office, "foreign_minister");
  EXPECT_EQ(person.code, "UN");
  EXPECT_EQ(lexicon().actor(*lexicon().find("place/bonn")).code, "DEU");
  EXPECT_EQ(lexicon().actor(*lexicon().find("role/farmer")).sectors, std::vector<std::string_view>{"AGR"});
  EXPECT_EQ(lexicon().actor(*lexicon().find("xi_jinping")).sectors, std::vector<std::string_view>{"GOV"});
}

TEST(Lexicon, OfficesOfAPersonOnADay) {
  EXPECT_EQ(offices("george_bush", "1985-05-05"), "vice_president@USA");
  EXPECT_EQ(offices("george_bush", "1989-01-20"), "vice_president@USA president@USA");
  EXPECT_EQ(offices("george_bush", "1980"), "");
  EXPECT_EQ(offices("george_bush", "1989"), "vice_president@USA president@USA");
  EXPECT_EQ(offices("george_bush", "?"), "president@USA");
  EXPECT_EQ(offices("masoud_barzani", "2000"), "");
  EXPECT_EQ(offices("hamilton_jordan", "1980-06-30"), "adviser@USA");
  EXPECT_EQ(offices("hamilton_jordan", "1980-07-01"), "");
}

TEST(Lexicon, HoldersOfAnOffice) {
  EXPECT_EQ(ids(lexicon().holders("president", "USA", day_of("1992-02-02"))), "george_bush");
  EXPECT_EQ(ids(lexicon().holders("president", "USA", day_of("?"))), "george_w_bush");
  EXPECT_EQ(ids(lexicon().holders("supreme_leader", "PRK", day_of("2011-12-17"))), "kim_jong_un kim_jong_il");
  EXPECT_EQ(ids(lexicon().holders("president", "USA", day_of("1960"))), "");
  EXPECT_EQ(ids(lexicon().holders("president", "ATLANTIS", day_of("1960"))), "");
  EXPECT_EQ(ids(lexicon().holders("secretary_general", "UN", day_of("2010"))), "ban_ki_moon");
}

TEST(Lexicon, SensesOfAName) {
  const auto senses = [](std::string_view name, std::string_view day) {
    std::string out;
    for (const Sense& s : lexicon().senses(name, day_of(day))) out += " " + describe(lexicon(), s);
    return out;
  };
  EXPECT_EQ(senses("china", "2000"), " CHN/name");
  EXPECT_EQ(senses("North", "2000"), " PRK/alias?");
  EXPECT_EQ(senses("Prague", "1950"), " CSK/capital CZE/capital!");
  EXPECT_EQ(senses("Kim Jong-Un", "2000"), " kim_jong_un/name!");
  EXPECT_EQ(senses("No Such Name", "2000"), "");
  EXPECT_EQ(senses("", "2000"), "");
}

TEST(Lexicon, ManyThreadsBuildTheSameActors) {
  const Compiled compiled(kSmallTables);
  std::vector<std::thread> threads;
  std::vector<std::vector<const Actor*>> seen(4);
  for (auto& list : seen) {
    threads.emplace_back([&] {
      for (ActorIndex i = 0; i < compiled.lexicon->size(); ++i) list.push_back(&compiled.lexicon->actor(i));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& list : seen) EXPECT_EQ(list, seen[0]);
}

TEST(Lexicon, OutMayHoldOldMentionsAndTokensMayBeMany) {
  const Cut cut("China and Iran");
  std::vector<Token> many;
  for (int i = 0; i < 1000; ++i) many.insert(many.end(), cut.tokens.begin(), cut.tokens.end());
  std::vector<Mention> out(7);
  lexicon().find_mentions(many, Day{}, out);
  EXPECT_EQ(out.size(), 2000u);
  lexicon().find_mentions(cut.tokens, Day{}, out);
  ASSERT_EQ(out.size(), 2u);
  EXPECT_EQ(out[1].first_token, 2u);
  EXPECT_EQ(out[1].readings.size(), 1u);
  lexicon().find_mentions({}, Day{}, out);
  EXPECT_TRUE(out.empty());
}

}  // namespace
}  // namespace entente::lexicon
