// SPDX-License-Identifier: Apache-2.0
// The rule language refuses mistakes with file, line and what was expected.
#include <gtest/gtest.h>

#include "events/coder.h"
#include "events/rule.h"

namespace entente {
namespace {

std::string refusal(const std::string& rules) {
  const auto coder = EventCoder::load("%% file x.rules\n" + rules);
  return coder ? "" : describe(coder.error());
}

TEST(RuleLanguage, AcceptsWhatTheDocumentShows) {
  EXPECT_EQ(
      refusal(
          "@list v = attack, bomb\n@list w = @v, \"open fire\"\n[ACCUSE mode=disapprove cameo=111 context=diplomatic]\n"
          "verb condemn, lash+out : S > O|at|against ; O!=@w !C need=actor conf=0.7\n"
          "noun condemnation : by|poss|mod > of ; plain\n+ A b c. => ACCUSE NOR > MLT\n- D e f.\n"),
      "");
}

TEST(RuleLanguage, NamesFileAndLine) {
  EXPECT_EQ(refusal("\n[ACUSE]\n"), "x.rules:2: expected one of the 16 categories (AGREE … ASSAULT), found 'ACUSE'");
  EXPECT_EQ(refusal("verb a : S > O\n"), "x.rules:1: a rule stands under a header such as [ACCUSE mode=disapprove]");
  EXPECT_EQ(refusal("[AID]\nvreb a : S > O\n"), "x.rules:2: a rule begins with verb, noun or adj, found 'vreb'");
  EXPECT_EQ(refusal("[AID]\nverb a S > O\n"), "x.rules:2: expected 'verb lemma, lemma : actor > recipient'");
  EXPECT_EQ(refusal("[AID]\nverb a : S O\n"),
            "x.rules:2: expected '>' (actor > recipient) or '&' (reciprocal) after ':'");
  EXPECT_EQ(refusal("[AID]\nverb a : S > O ; O=@nope\n"), "x.rules:2: no list is named @nope; define it with @list");
  EXPECT_EQ(refusal("[AID]\nverb a : S > Q9\n"),
            "x.rules:2: 'Q9' is no slot; expected S O I C C.S C.O poss mod loc self or a preposition");
  EXPECT_EQ(refusal("[AID cameo=x]\n"), "x.rules:1: cameo= wants two to four digits, e.g. cameo=0811");
  EXPECT_EQ(refusal("[AID]\n+ no expectation\n"), "x.rules:2: a '+' example ends with '=> CATEGORY ACT > REC'");
}

TEST(RuleLanguage, MoreConditionsAreTriedFirst) {
  RuleBook book;
  const std::string text =
      "[AID]\nverb send : S > to\nverb send : S > to ; O=aid\nverb send : S > to ; O=arms to=actor\n";
  ASSERT_TRUE(read_rules(text, "x.rules", book));
  index_rules(book);
  EXPECT_EQ(book.by_lemma[0].at("send"), (std::vector<std::uint32_t>{2, 1, 0}));
}

TEST(RuleLanguage, WrongTableRowNamesItsLine) {
  const auto coder = EventCoder::load("%% file modes.tsv\ncategory\tmode\tscore\nAID\tx\tmany\n");
  ASSERT_FALSE(coder);
  EXPECT_EQ(describe(coder.error()), "modes.tsv:2: expected a number, found 'many'");
}

}  // namespace
}  // namespace entente
