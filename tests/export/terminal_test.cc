// SPDX-License-Identifier: Apache-2.0
//
// What a person sees: harmless whatever the input holds, short, and with the place of every word.
#include "export/terminal.h"

#include <gtest/gtest.h>

#include "export/brief.h"
#include "export/pretty.h"
#include "sample.h"

namespace entente {
namespace {

using testing::make_sample;

View english_view() {
  View view;
  view.country_name = [](std::string_view code) {
    return std::string(code == "PER" ? "Peru" : code == "CHL" ? "Chile" : "");
  };
  return view;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

TEST(Terminal, NothingOfTheInputSteersIt) {
  EXPECT_EQ(printable("a\x1b[31mb"), "a\xEF\xBF\xBD[31mb");
  EXPECT_EQ(printable("a\xC2\x9Bm"), "a\xEF\xBF\xBDm") << "C1: the one-character CSI";
  EXPECT_EQ(printable("\x07\x08"), "\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(printable("abc\xE2\x80\xAExyz"), "abc\xEF\xBF\xBDxyz") << "right-to-left override";
  EXPECT_EQ(printable(" a \r\n\t b\xC2\xA0 c "), "a b c");
  EXPECT_EQ(printable("Díaz-Canel, 习近平"), "Díaz-Canel, 习近平");
}

TEST(Terminal, ColumnsCountWideAndCombiningCharacters) {
  EXPECT_EQ(columns_of("abc"), 3u);
  EXPECT_EQ(columns_of("习近平"), 6u);
  EXPECT_EQ(columns_of("e\xCC\x81"), 1u);
}

TEST(Terminal, ShortensAtAWord) {
  EXPECT_EQ(shorten("one two three", 20), "one two three");
  EXPECT_EQ(shorten("one two three", 9), "one two…");
  EXPECT_EQ(shorten("onetwothree", 5), "onet…");
  EXPECT_LE(columns_of(shorten(std::string(1 << 20, 'x'), 30)), 30u);
}

TEST(Terminal, WrapsAndAlwaysGetsOn) {
  const std::vector<std::string> expected = {"one two", "three", "fourfiv", "e"};
  EXPECT_EQ(wrap("one two three fourfive", 7), expected);
  EXPECT_EQ(wrap("习近平", 1).size(), 3u) << "a wide character in a column of one";
  EXPECT_TRUE(wrap("", 10).empty());
}

TEST(Terminal, ColoursOnlyWhenAsked) {
  EXPECT_EQ(Painter(false).paint(Style::red, "x"), "x");
  EXPECT_EQ(Painter(true).paint(Style::red, "x"), "\x1b[31mx\x1b[0m");
}

TEST(Pretty, ShowsEveryRecordWithItsWords) {
  const auto s = make_sample();
  std::string out;
  append_pretty(out, s.document, s.ledger, english_view());
  EXPECT_TRUE(has(out, "President of Peru → Chile: telegram")) << out;
  EXPECT_TRUE(has(out, "reported by EFE"));
  EXPECT_TRUE(has(out, "Peru pledges → Chile: economic"));
  EXPECT_TRUE(has(out, "some observers (not named) about PER, CHL"));
  EXPECT_TRUE(has(out, "SUPPORT United Nations (UN) → Peru")) << out;
  EXPECT_TRUE(has(out, "“The UN praised Peru.” [" + range_text(s.find("The UN praised Peru.")) + "]")) << out;
  EXPECT_EQ(out.find('\x1b'), out.npos);
}

TEST(Pretty, SaysWhereNothingWasFound) {
  const auto s = make_sample();
  std::string out;
  append_pretty(out, s.document, Ledger{}, english_view());
  EXPECT_TRUE(has(out, "no event, exchange, commitment or claim found"));
}

TEST(Pretty, HostileTextStaysHarmless) {
  auto s = make_sample();
  for (char& c : s.document.text) c = c == ' ' ? '\x1b' : c;
  s.document.title = "\x1b]0;owned\x07";
  s.ledger.exchanges[0].reported_by = "\x1b[2J";
  s.ledger.claims[0].by = "\x1b[1m";
  std::string out;
  append_pretty(out, s.document, s.ledger, english_view());
  append_brief_pretty(out, s.document, s.ledger, english_view());
  append_pretty_error(out, Error{ErrorCode::bad_syntax, "\x1b[5m", "\x1b\xFF", 1, 1}, english_view());
  EXPECT_EQ(out.find('\x1b'), out.npos);
  EXPECT_EQ(out.find('\x07'), out.npos);
}

TEST(Brief, HeadlineEarlierPromisesClaimsEvents) {
  const auto s = make_sample();
  const auto lines = make_brief(s.document, s.ledger, english_view());
  ASSERT_EQ(lines.size(), 5u);
  using Part = BriefLine::Part;
  EXPECT_EQ(lines[0].part, Part::headline);
  EXPECT_EQ(lines[0].text, "President of Peru → Chile: telegram, 2024-05-02, reported by EFE");
  EXPECT_EQ(lines[1].part, Part::earlier);
  EXPECT_EQ(lines[1].text, "Chile → Peru: message of congratulation for the 200th national day");
  EXPECT_EQ(lines[2].part, Part::commitment);
  EXPECT_EQ(lines[2].label, "Peru");
  EXPECT_EQ(lines[2].text, "pledges (economic)");
  EXPECT_EQ(lines[2].quote, "open the border");
  EXPECT_EQ(lines[3].part, Part::claim);
  EXPECT_EQ(lines[3].label, "some observers (not named)");
  EXPECT_EQ(lines[4].part, Part::event);
  for (const BriefLine& line : lines) EXPECT_FALSE(line.ranges.empty()) << line.text;
}

TEST(Brief, WithoutAnExchangeTheFirstEventIsTheHeadline) {
  auto s = make_sample();
  s.ledger.exchanges.clear();
  const auto lines = make_brief(s.document, s.ledger, english_view());
  EXPECT_EQ(lines.at(0).part, BriefLine::Part::headline);
  EXPECT_EQ(lines.at(0).text, "SUPPORT United Nations (UN) → Peru");
}

TEST(Brief, StaysShortHoweverMuchThereIs) {
  auto s = make_sample();
  for (int i = 0; i < 500; ++i) {
    s.ledger.exchanges.push_back(s.ledger.exchanges[1]);
    s.ledger.commitments.push_back(s.ledger.commitments[0]);
    s.ledger.claims.push_back(s.ledger.claims[0]);
    Event event = s.ledger.events[0];
    event.recipient[0].code = "C" + std::to_string(i);
    s.ledger.events.push_back(event);
  }
  const auto lines = make_brief(s.document, s.ledger, english_view());
  EXPECT_LE(lines.size(), 18u);
  std::string out;
  append_brief_pretty(out, s.document, s.ledger, english_view());
  EXPECT_TRUE(has(out, "more events"));
  EXPECT_TRUE(has(out, "more exchanges"));
}

TEST(Brief, MarkdownKeepsMarksOfTheInputFromWorking) {
  auto s = make_sample();
  s.ledger.commitments[0].text = "open [this](http://x) <b>now</b> *please*";
  std::string out;
  append_brief_markdown(out, s.document, s.ledger, english_view());
  EXPECT_TRUE(has(out, "## President of Peru → Chile: telegram")) << out;
  EXPECT_TRUE(has(out, "\\[this\\](http://x) \\<b\\>now\\</b\\> \\*please\\*")) << out;
}

}  // namespace
}  // namespace entente
