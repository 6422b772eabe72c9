// SPDX-License-Identifier: Apache-2.0
// The shipped tables: they compile without a complaint, their names come back from text, both matchers read them alike,
// and well-known facts are found by day.
#include "lexicon/lexicon_fixture.h"
#include "lexicon/names_in_text.h"
#include "lexicon/sentence_maker.h"

namespace entente::lexicon {
namespace {

const Compiled& real() {
  static const Compiled compiled(kRealTables);
  return compiled;
}
const Lexicon& lexicon() { return *real().lexicon; }

TEST(RealTables, CompileWithoutAComplaint) { EXPECT_EQ(real().errors, std::vector<std::string>{}); }

TEST(RealTables, NamesAreFoundInText) {
  std::vector<std::string> missed = names_not_found(real(), 3);
  const std::size_t tried = real().entries.names.size() / 3;
  EXPECT_LT(missed.size() * 200, tried) << missed.size() << " of " << tried << " missed, the first: " << missed[0];
}

TEST(RealTables, FastAndPlainAgree) { expect_matchers_agree(real(), 3, 60); }

std::string holders(std::string_view office, std::string_view country, std::string_view day) {
  std::string out;
  for (ActorIndex actor : lexicon().holders(office, country, day_of(day))) {
    out += (out.empty() ? "" : " ") + std::string(lexicon().actor(actor).name);
  }
  return out;
}

TEST(RealTables, WhoHeldWhatWhen) {
  EXPECT_EQ(holders("president", "USA", "1963-01-01"), "John F. Kennedy");
  EXPECT_EQ(holders("president", "USA", "1990-06-01"), "George H. W. Bush");
  EXPECT_EQ(holders("president", "CHN", "2018-05-01"), "Xi Jinping");
  EXPECT_EQ(holders("prime_minister", "GBR", "1985-01-01"), "Margaret Thatcher");
}

TEST(RealTables, SensesByDay) {
  const auto best = [](std::string_view name, std::string_view day) {
    const auto senses = lexicon().senses(name, day_of(day));
    return senses.empty() ? "" : std::string(lexicon().actor(senses[0].actor).id);
  };
  EXPECT_EQ(best("Czech", "1985"), "CSK");
  EXPECT_EQ(best("Czech", "2000"), "CZE");
  EXPECT_EQ(best("Moscow", "1975"), "SUN");
  EXPECT_EQ(best("Moscow", "2005"), "RUS");
  EXPECT_EQ(best("Soviet", "1975"), "SUN");
  EXPECT_EQ(best("United Nations", "1975"), "UN");
}

}  // namespace
}  // namespace entente::lexicon
