// SPDX-License-Identifier: Apache-2.0
#include "text/split.h"

#include <gtest/gtest.h>

#include <random>

#include "base/utf8.h"
#include "text/cases.h"
#include "text/characters.h"

namespace entente {
namespace {

constexpr std::string_view kKindNames[] = {"body",     "title",   "heading", "byline",
                                           "dateline", "address", "closing", "furniture"};

TEST(Tokens, AsTheCasesSay) {
  const auto cases = read_cases("tokens.case");
  ASSERT_GE(cases.size(), 15u);
  for (const Case& c : cases) {
    const Document document = document_of(c.text);
    Text text;
    split_text(document, text);
    EXPECT_EQ(join(text.tokens), c.want.at(0)) << "tokens.case:" << c.line;
  }
}

TEST(Sentences, AsTheCasesSay) {
  const auto cases = read_cases("sentences.case");
  ASSERT_GE(cases.size(), 10u);
  for (const Case& c : cases) {
    const Document document = document_of(c.text);
    Text text;
    split_text(document, text);
    std::vector<std::string> got;
    for (const Sentence& s : text.sentences) got.push_back(join(text.tokens_of(s)));
    EXPECT_EQ(got, c.want) << "sentences.case:" << c.line;
  }
}

TEST(Kinds, AsTheCasesSay) {
  const auto cases = read_cases("kinds.case");
  ASSERT_GE(cases.size(), 8u);
  for (const Case& c : cases) {
    const Document document = document_of(c.text);
    Text text;
    split_text(document, text);
    std::vector<std::string> got;
    for (const Sentence& s : text.sentences) {
      got.push_back(std::string(kKindNames[static_cast<int>(s.kind)]) + " " + join(text.tokens_of(s)));
    }
    EXPECT_EQ(got, c.want) << "kinds.case:" << c.line;
  }
}

// What split.h promises for any text: tokens ascend, hold every character that is not white space, and lie in exactly
// one sentence each.
void check_promises(const Document& document) {
  Text text;
  split_text(document, text);
  const std::string_view whole = document.text;
  std::size_t at = 0;
  for (const Token& token : text.tokens) {
    ASSERT_LT(token.range.begin, token.range.end);
    ASSERT_LE(token.range.end, whole.size());
    ASSERT_LE(at, token.range.begin);
    const text::Span gap = text::trim_span(whole, {at, token.range.begin});
    ASSERT_EQ(gap.begin, gap.end) << "left out: " << whole.substr(at, token.range.begin - at);
    ASSERT_EQ(find_invalid_utf8(slice(whole, token.range)), std::string_view::npos);
    if (document.normal.empty()) {
      ASSERT_EQ(slice(whole, token.range), token.text);
    }
    at = token.range.end;
  }
  const text::Span rest = text::trim_span(whole, {at, whole.size()});
  ASSERT_EQ(rest.begin, rest.end);
  std::size_t next = 0;
  for (const Sentence& s : text.sentences) {
    ASSERT_EQ(s.first_token, next);
    ASSERT_GT(s.token_count, 0u);
    ASSERT_LE(s.token_count, kMaxTokens);
    next += s.token_count;
    ASSERT_EQ(s.range.begin, text.tokens[s.first_token].range.begin);
    ASSERT_EQ(s.range.end, text.tokens[next - 1].range.end);
  }
  ASSERT_EQ(next, text.tokens.size());
}

TEST(Split, KeepsItsPromisesOnAllCases) {
  for (const char* name : {"tokens.case", "sentences.case", "kinds.case"}) {
    for (const Case& c : read_cases(name)) check_promises(document_of(c.text));
  }
}

TEST(Split, KeepsItsPromisesOnRandomText) {
  const std::vector<std::string> pieces = {
      "a",  "Mr.",      "U.S", ".",    "..",  "!",   "?", "\"",   "“",    "”",  "'", "’",       "s",  "-",      "--",
      "\n", "\n\n",     " ",   "(",    ")",   "[1]", "5", ",000", "%",    "$",  "é", "e\u0301", "中", "\u00A0", "/",
      "@",  "http://x", "The", "said", "n't", "#",   "*", "&",    "\r\n", "No", ":", "Sir",     ",",  "1861"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string text = "x";
    const auto size = random() % 60;
    for (unsigned i = 0; i < size; ++i) text += pieces[random() % pieces.size()];
    check_promises(document_of(std::move(text)));
    if (HasFatalFailure()) return;
  }
}

TEST(Split, CutsALongSentenceAtTheLimit) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "word ";
  const Document document = document_of(text);
  Text out;
  split_text(document, out);
  ASSERT_EQ(out.sentences.size(), 3u);
  EXPECT_EQ(out.sentences[0].token_count, kMaxTokens);
  EXPECT_EQ(out.sentences[2].token_count, 200u);
}

TEST(Split, RangesOfComposedTextPointIntoTheOriginal) {
  const Document document = document_of("The cafe\u0301's re\u0301sume\u0301 is here.");
  ASSERT_FALSE(document.normal.empty());
  Text text;
  split_text(document, text);
  ASSERT_EQ(join(text.tokens), "The café 's résumé is here .");
  EXPECT_EQ(slice(document.text, text.tokens[1].range), "cafe\u0301");
  EXPECT_EQ(slice(document.text, text.tokens[2].range), "'s");
  EXPECT_EQ(slice(document.text, text.tokens[3].range), "re\u0301sume\u0301");
  check_promises(document);
}

TEST(Split, CountsParagraphs) {
  const Document document = document_of("One came here. Two left there.\n\nThree stayed. \nFour slept at home.");
  Text text;
  split_text(document, text);
  ASSERT_EQ(text.sentences.size(), 4u);
  EXPECT_EQ(text.sentences[0].paragraph, 0u);
  EXPECT_EQ(text.sentences[1].paragraph, 0u);
  EXPECT_EQ(text.sentences[2].paragraph, 1u);
  EXPECT_EQ(text.sentences[3].paragraph, 2u);
}

TEST(Split, MarksSentencesInsideAQuotation) {
  const Document document = document_of("He said: “We came. We saw.” They left. \"It is late. Go home.\" All went.");
  Text text;
  split_text(document, text);
  std::vector<bool> quoted;
  for (const Sentence& s : text.sentences) quoted.push_back(s.quoted);
  EXPECT_EQ(quoted, (std::vector<bool>{false, true, false, false, true, false}));
}

TEST(Split, SaysWhichTokensTouch) {
  const Document document = document_of("Don't go (now).");
  Text text;
  split_text(document, text);
  std::vector<bool> spaced;
  for (const Token& t : text.tokens) spaced.push_back(t.space_before);
  EXPECT_EQ(spaced, (std::vector<bool>{true, false, true, true, false, false, false}));
}

TEST(Split, OverwritesWhatWasThere) {
  const Document first = document_of("One two three. Four five."), second = document_of("Six.");
  Text text;
  split_text(first, text);
  split_text(second, text);
  EXPECT_EQ(text.sentences.size(), 1u);
  EXPECT_EQ(join(text.tokens), "Six .");
  EXPECT_EQ(text.document, &second);
}

TEST(Split, TakesLinearTimeOnHostileText) {
  // Each of these makes a careless splitter look far ahead at every character; half a million bytes would then never
  // end.
  for (const char* piece : {"a.", "'",  "-", "1-", "1,000,",  "a'b",  ".",    "\"", "(",       "A. ",  "x\n",
                            "a/", "#a", "@", "…",  "http://", "www.", "[1] ", "&",  "e\u0301", "No. ", "“"}) {
    std::string text;
    while (text.size() < 500'000) text += piece;
    check_promises(document_of(std::move(text)));
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace entente
