// SPDX-License-Identifier: Apache-2.0
// Names cut into tokens, their derived spellings, and the keys and cases of tokens.
#include <algorithm>

#include "lexicon/lexicon_fixture.h"

namespace entente::lexicon {
namespace {

std::string joined(const std::vector<std::string>& tokens) {
  std::string out;
  for (const std::string& token : tokens) out += (out.empty() ? "" : " ") + token;
  return out;
}

std::vector<std::string> all_spellings(std::string_view name, ActorKind kind, NameForm form = NameForm::name) {
  std::vector<std::string> out;
  for (const auto& tokens : spellings(name, kind, form)) out.push_back(joined(tokens));
  return out;
}

bool spelled(std::string_view name, std::string_view spelling, ActorKind kind) {
  const auto all = all_spellings(name, kind);
  return std::find(all.begin(), all.end(), spelling) != all.end();
}

struct Key {
  std::string key;
  CaseShape shape;
  bool dotted;
  friend bool operator==(const Key&, const Key&) = default;
};

Key fold(std::string_view token) {
  FoldedToken folded;
  fold_token(token, folded);
  return {std::string(folded.key()), folded.shape, folded.dotted};
}

TEST(Fold, OneKeyForManySpellings) {
  EXPECT_EQ(fold("China"), (Key{"china", CaseShape::title, false}));
  EXPECT_EQ(fold("CHINA"), (Key{"china", CaseShape::caps, false}));
  EXPECT_EQ(fold("U.S."), (Key{"us", CaseShape::caps, true}));
  EXPECT_EQ(fold("U.S"), (Key{"us", CaseShape::caps, true}));
  EXPECT_EQ(fold("Türkiye"), (Key{"turkiye", CaseShape::title, false}));
  EXPECT_EQ(fold("ĐÌNH"), (Key{"dinh", CaseShape::caps, false}));
  EXPECT_EQ(fold("Łódź"), (Key{"lodz", CaseShape::title, false}));
  EXPECT_EQ(fold("’s"), (Key{"'s", CaseShape::lower, false}));
  EXPECT_EQ(fold("McCain"), (Key{"mccain", CaseShape::mixed, false}));
  EXPECT_EQ(fold("2.5"), (Key{"2.5", CaseShape::none, false}));
  EXPECT_EQ(fold("..."), (Key{"...", CaseShape::none, false}));
  EXPECT_EQ(fold("–"), (Key{"-", CaseShape::none, false}));
  EXPECT_EQ(fold("Nguye\u0302\u0303n"), (Key{"nguyen", CaseShape::title, false}));
  EXPECT_EQ(fold(""), (Key{"", CaseShape::none, false}));
}

TEST(Fold, LongTokensHaveNoKey) {
  EXPECT_EQ(fold(std::string(63, 'a')).key.size(), 63u);
  EXPECT_EQ(fold(std::string(64, 'a')).key, "");
  EXPECT_EQ(fold(std::string(1 << 20, 'a')).key, "");
}

TEST(Spelling, CutsAsTextsAreCut) {
  EXPECT_EQ(joined(name_tokens("People's Republic of China")), "People 's Republic of China");
  EXPECT_EQ(joined(name_tokens("Workers’ Party")), "Workers ’ Party");
  EXPECT_EQ(joined(name_tokens("Guinea-Bissau")), "Guinea - Bissau");
  EXPECT_EQ(joined(name_tokens("U.S.–led")), "U.S. - led");
  EXPECT_EQ(joined(name_tokens("Korea (North)")), "Korea ( North )");
  EXPECT_EQ(joined(name_tokens("Côte d'Ivoire")), "Côte d'Ivoire");
  EXPECT_EQ(joined(name_tokens("  army/navy  ")), "army / navy");
  EXPECT_TRUE(name_tokens(" ").empty());
}

TEST(Spelling, DerivesWhatTextsWrite) {
  EXPECT_EQ(all_spellings("Kim Jong Un", ActorKind::person),
            (std::vector<std::string>{"Kim Jong Un", "Kim Jong - un", "Kim Jongun", "Kim Jong un", "Kim Jong-un"}));
  EXPECT_TRUE(spelled("Ban Ki-moon", "Ban Kimoon", ActorKind::person));
  EXPECT_TRUE(spelled("Ban Ki-moon", "Ban Ki moon", ActorKind::person));
  EXPECT_TRUE(spelled("George H. W. Bush", "George Bush", ActorKind::person));
  EXPECT_TRUE(spelled("George H. W. Bush", "George H.W. Bush", ActorKind::person));
  EXPECT_TRUE(spelled("Gerhard Schröder", "Gerhard Schroeder", ActorKind::person));
  EXPECT_TRUE(spelled("St. Lucia", "Saint Lucia", ActorKind::state));
  EXPECT_TRUE(spelled("Organisation of Labour", "Organization of Labor", ActorKind::body));
  EXPECT_TRUE(spelled("P5+1", "P5 + 1", ActorKind::body));
  EXPECT_TRUE(spelled("Smith & Sons", "Smith and Sons", ActorKind::group));
}

TEST(Spelling, DerivesNothingWhereNothingFits) {
  EXPECT_EQ(all_spellings("Xi Jinping", ActorKind::person), std::vector<std::string>{"Xi Jinping"});
  EXPECT_EQ(all_spellings("John Paul Jones", ActorKind::person), std::vector<std::string>{"John Paul Jones"});
  EXPECT_EQ(all_spellings("Democratic Labour", ActorKind::person), std::vector<std::string>{"Democratic Labour"});
}

TEST(Spelling, CaseRules) {
  EXPECT_EQ(fit(CaseRule::title, CaseShape::title), Fit::exact);
  EXPECT_EQ(fit(CaseRule::title, CaseShape::caps), Fit::folded);
  EXPECT_EQ(fit(CaseRule::title, CaseShape::lower), Fit::none);
  EXPECT_EQ(fit(CaseRule::caps, CaseShape::title), Fit::none);
  EXPECT_EQ(fit(CaseRule::long_caps, CaseShape::title), Fit::folded);
  EXPECT_EQ(fit(CaseRule::long_caps, CaseShape::lower), Fit::none);
  EXPECT_EQ(fit(CaseRule::lower, CaseShape::caps), Fit::folded);
  EXPECT_EQ(fit(CaseRule::mixed, CaseShape::caps), Fit::folded);
  EXPECT_EQ(case_rules({"UN", "NATO", "of", "China", "McCain", "-"}, ActorKind::body),
            3u | (4u << 3) | (1u << 6) | (2u << 9) | (5u << 12));
  EXPECT_EQ(case_rules({"foreign", "Minister"}, ActorKind::office), 0u);
}

}  // namespace
}  // namespace entente::lexicon
