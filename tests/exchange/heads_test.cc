// SPDX-License-Identifier: Apache-2.0
// Heads of letters: cases as data under tests/cases/exchange/heads, and what no input may do.
#include "exchange/heads.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <map>
#include <sstream>

#include "assets/assets.h"
#include "base/strings.h"
#include "exchange/heads_cites.h"
#include "exchange/heads_dates.h"
#include "exchange/heads_title.h"
#include "exchange/keep.h"
#include "ingest/reader.h"
#include "support/engines.h"

namespace entente {
namespace {

const HeadTables& tables() {
  static const HeadTables loaded = *read_head_tables(embedded_exchange_rules());
  return loaded;
}

const Lexicon& lexicon() {
  static const Lexicon loaded = *Lexicon::load(embedded_lexicon());
  return loaded;
}

struct Case {
  std::string name, text;
  std::map<std::string, std::string> given, expected;
};

std::vector<Case> read_cases(const std::string& file) {
  std::ifstream in(std::string(ENTENTE_SOURCE_DIR) + "/tests/cases/exchange/heads/" + file);
  std::vector<Case> out;
  bool below = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("== ")) {
      out.push_back({line.substr(3), {}, {}, {}});
      below = false;
    } else if (out.empty()) {
      continue;
    } else if (line == "--") {
      below = true;
    } else if (below || line.starts_with("@")) {
      const std::size_t colon = std::min(line.find(':'), line.size());
      const std::string key = line.substr(below ? 0 : 1, colon - (below ? 0 : 1));
      auto& into = below ? out.back().expected : out.back().given;
      into[key] = std::string(trim(line.substr(std::min(colon + 1, line.size()))));
    } else {
      out.back().text += line + "\n";
    }
  }
  return out;
}

struct ReadHead {
  Document document;
  std::optional<Exchange> head;

  explicit ReadHead(const Case& c) {
    Document seed;
    seed.id = "t";
    const auto given = [&](const char* key) { return c.given.count(key) ? c.given.at(key) : std::string{}; };
    seed.title = given("title");
    seed.source =
        c.given.count("source") ? given("source") : "Papers relating to the foreign affairs of the United States";
    if (const auto day = parse_iso_day(given("day"))) seed.published = *day;
    document = *make_document(c.text, seed);
    Reading reading;
    reading.document = &document;
    reading.lexicon = &lexicon();
    head = read_head(reading, tables());
  }
};

void expect_side(const std::vector<Entity>& side, const std::string& wanted) {
  const auto parts = split(wanted, ';');
  ASSERT_EQ(side.size(), parts.size()) << wanted;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t equals = parts[i].find('=');
    const std::string words(trim(parts[i].substr(0, equals)));
    EXPECT_NE(side[i].text.find(words), std::string::npos) << side[i].text << " for " << words;
    if (equals != std::string::npos) {
      EXPECT_EQ(side[i].code, trim(parts[i].substr(equals + 1))) << side[i].text;
    }
  }
}

// Whatever was read, its words stand where it says.
void expect_exact(const ReadHead& read) {
  const Exchange& x = *read.head;
  ASSERT_FALSE(x.evidence.empty());
  for (const Span& s : x.evidence) {
    ASSERT_LE(s.range.end, read.document.text.size());
    EXPECT_EQ(slice(read.document.text, s.range), s.text);
    EXPECT_FALSE(s.text.empty());
  }
  EXPECT_EQ(slice(read.document.text, x.answers_evidence.range), x.answers_evidence.text);
  for (const auto* side : {&x.from, &x.to}) {
    ASSERT_FALSE(side->empty());
    for (const Entity& e : *side) {
      if (!e.range.empty()) {
        EXPECT_EQ(slice(read.document.text, e.range), e.text);
      }
    }
  }
}

void check(const Case& c) {
  SCOPED_TRACE(c.name);
  const ReadHead read(c);
  if (c.expected.count("none")) {
    EXPECT_FALSE(read.head) << "read a letter from " << (read.head ? read.head->from.front().text : "");
    return;
  }
  ASSERT_TRUE(read.head);
  const Exchange& x = *read.head;
  expect_exact(read);
  EXPECT_EQ(x.id, "t:x0");
  EXPECT_EQ(x.prominence, Prominence::full_text);
  std::string cites;
  for (const std::string& s : x.cites) cites += (cites.empty() ? "" : ", ") + s;
  for (const auto& [key, wanted] : c.expected) {
    SCOPED_TRACE(key);
    if (key == "from" || key == "to") {
      expect_side(key == "from" ? x.from : x.to, wanted);
      continue;
    }
    const std::map<std::string, std::string> got = {{"kind", std::string(name_of(x.kind))},
                                                    {"date", to_iso(x.date_sent)},
                                                    {"received", to_iso(x.date_received)},
                                                    {"place", x.place},
                                                    {"number", x.number},
                                                    {"cites", cites},
                                                    {"address", x.address},
                                                    {"reply", x.is_reply ? "yes" : "no"},
                                                    {"words", std::to_string(x.words)},
                                                    {"closing", x.closing.substr(0, wanted.size())}};
    ASSERT_TRUE(got.count(key)) << "the case asks for " << key;
    EXPECT_EQ(got.at(key), wanted);
  }
}

void check_file(const std::string& file, std::size_t at_least) {
  const auto cases = read_cases(file);
  ASSERT_GE(cases.size(), at_least);
  for (const Case& c : cases) check(c);
}

TEST(Heads, Letters) { check_file("letters.case", 14); }
TEST(Heads, Telegrams) { check_file("telegrams.case", 10); }
TEST(Heads, Tricky) { check_file("tricky.case", 20); }

TEST(Heads, TheSourceSaysWhosePapersTheseAre) {
  Case c{"", "The Ambassador in Japan (Hobart) to the Consul at Yokohama (Brill)\nTokyo, May 3, 1920.\n", {}, {}};
  EXPECT_EQ(ReadHead(c).head->from.front().code, "USA");
  c.given["source"] = "a private archive";
  ASSERT_TRUE(ReadHead(c).head);
  EXPECT_EQ(ReadHead(c).head->from.front().code, "");
}

TEST(Heads, ATitleFromAFieldOnlyHasNoRange) {
  Case c{"", "Lima, May 3, 1871.\nSir: Come at once.\nI am, &c.,\n", {{"title", "Mr. Arlen to Mr. Boros."}}, {}};
  const ReadHead read(c);
  ASSERT_TRUE(read.head);
  EXPECT_TRUE(read.head->from.front().range.empty());
  expect_exact(read);
}

TEST(Heads, TheLedgerTellsTheHeadOnceAndFirst) {
  const testing::Read read(
      "The Secretary of State to the Ambassador in Japan (Hobart)\n[Telegram]\nWashington, May 3, 1918, 6 p.m.\n"
      "12. Your 7. The President sent a letter to the Emperor of Japan on Monday.\nLansing\n");
  const LedgerKeeper keeper = *LedgerKeeper::load(embedded_exchange_rules());
  const Ledger ledger = keeper.keep(read.reading, {});
  ASSERT_FALSE(ledger.exchanges.empty());
  EXPECT_EQ(ledger.exchanges.front().id, "t:x0");
  EXPECT_EQ(ledger.exchanges.front().kind, ExchangeKind::telegram);
  for (std::size_t i = 1; i < ledger.exchanges.size(); ++i) {
    EXPECT_GE(ledger.exchanges[i].evidence.front().range.begin, end_of_head(ledger.exchanges.front()));
    EXPECT_NE(ledger.exchanges[i].id, "t:x0");
  }
}

TEST(Heads, NoTablesNoHeads) {
  Case c{"", "Mr. Arlen to Mr. Boros.\nLima, May 3, 1871.\nSir: Come.\n", {}, {}};
  ReadHead read(c);
  Reading reading;
  reading.document = &read.document;
  reading.lexicon = &lexicon();
  EXPECT_TRUE(read_head(reading, tables()));
  EXPECT_FALSE(read_head(reading, HeadTables{}));
}

TEST(Heads, BrokenTablesAreNamed) {
  const auto unknown = read_head_tables("%% file head_words.tsv\nlist\twords\ncolour\tred|blue\n");
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().file, "head_words.tsv");
  EXPECT_EQ(unknown.error().line, 2u);
  EXPECT_FALSE(read_head_tables("%% file head_words.tsv\nlist\twords\noffice\n"));
  EXPECT_FALSE(read_head_tables("%% file head_other.tsv\na\tb\nc\td\n"));
  EXPECT_TRUE(read_head_tables("%% file forms.tsv\nnot\tmine\tat all\n"));
}

// ---- hostile input

std::string repeat(std::string_view what, std::size_t times) {
  std::string out;
  out.reserve(what.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += what;
  return out;
}

TEST(HeadsHostile, NothingBreaksAndNothingTakesLong) {
  const std::string big(1 << 20, 'a');
  const std::string head = "Mr. Arlen to Mr. Boros.\nLima, May 3, 1871.\n";
  const std::vector<std::string> texts = {
      "x",
      "to",
      " to ",
      "Mr.  to Mr. ",
      "() to ()",
      "\n\n\n to \n",
      big,
      "Mr. Arlen to " + big,
      big + " to Mr. Boros",
      head + big,
      head + "Sir: " + big,
      head + "Sir: your " + repeat("1 ", 1 << 19),
      head + "Sir: " + repeat("your No. ", 1 << 17),
      head + repeat("Sir: ", 1 << 18),
      head + repeat("[", 1 << 20),
      head + repeat("May 3, ", 1 << 17),
      repeat("May ", 1 << 18),
      repeat("a to the ", 44),
      repeat("(to ", 99),
      repeat("Mr. A to Mr. B ", 26),
      "The Minister in " + repeat("Peru, ", 60) + " to the Secretary of State\n" + head,
      head + repeat("I am, &c.,\n", 1 << 16),
      head + repeat("A\n", 1 << 18),
      repeat("\n", 1 << 20) + head,
      head + "Sir: \xE2\x80\x94 your \xC3\xA9 No. \xE2\x80\x94 12 \xF0\x9F\x92\x8C\n",
      "Messrs. " + repeat("A, ", 120) + "to Mr. Boros.\nLima, May 3, 1871.\n",
      head + "No. 99999999999999999999.]\n12345678901. Your 123456789012\n",
      "Mr. Arlen to Mr. Boros.\nLima, February 31, 1871.\nSir: Come.\n",
      "\xE2\x80\x94\xE2\x80\x94 to \xE2\x80\x94\xE2\x80\x94.\n\xE2\x80\x94 May 3, 1871 \xE2\x80\x94\n"};
  const auto begin = std::chrono::steady_clock::now();
  for (const std::string& text : texts) {
    SCOPED_TRACE(text.substr(0, 60));
    for (const char* title : {"", "[Untitled]", "Mr. Arlen to Mr. Boros.", " to ", "\xE2\x80\x94"}) {
      const ReadHead read(Case{"", text, {{"title", title}}, {}});
      if (read.head) expect_exact(read);
    }
  }
  const auto took = std::chrono::steady_clock::now() - begin;
  EXPECT_LT(std::chrono::duration_cast<std::chrono::seconds>(took).count(), 60);  // ~150 texts of up to 4 MB
}

TEST(HeadsHostile, EveryCutOfALetterIsRead) {
  const std::string letter =
      "No. 7.The Chargé in Perú (Arlen) to the Secretary of State\n811.5/7: Telegram—Extract\n"
      "Lima, June 4/16, 1871—5 p.m.[Received June 20.]\nNo. 12.]\nSir: Your Nos. 45 and 46 of the 3d instant.\n"
      "I have, &c.,\nJ. ARLEN, Chargé.\nHon. Hamilton Fish, &c., &c.\n";
  int heads = 0;
  for (std::size_t size = 1; size <= letter.size(); ++size) {
    if (size < letter.size() && (letter[size] & 0xC0) == 0x80) continue;
    const ReadHead read(Case{"", letter.substr(0, size), {}, {}});
    if (read.head) expect_exact(read);
    heads += read.head.has_value();
  }
  EXPECT_GT(heads, 100);
}

// ---- parts

TEST(HeadDates, NoSuchDay) {
  const auto day = find_written_day("February 30, 1870");
  ASSERT_TRUE(day);
  EXPECT_FALSE(day->resolve(0).known());
  EXPECT_FALSE(find_written_day("may 3, 1870"));
  EXPECT_FALSE(find_written_day("Mayor 3, 1870"));
}

TEST(HeadDates, ReceiptOverTheTurnOfTheYear) {
  const auto line = read_date_line("Lima, December 20.[Received January 9, 1919.]");
  ASSERT_TRUE(line);
  Day sent, received;
  resolve_days(*line, 0, sent, received);
  EXPECT_EQ(to_iso(sent), "1918-12-20");
  EXPECT_EQ(to_iso(received), "1919-01-09");
}

TEST(HeadTitles, Sides) {
  const auto title = read_head_title(
      "The Special Assistant to the Secretary of State (Marlow) to the Consul at Lima (Brill)", tables());
  ASSERT_TRUE(title);
  EXPECT_EQ(title->from, "The Special Assistant to the Secretary of State (Marlow)");
  EXPECT_EQ(title->to, "the Consul at Lima (Brill)");
  EXPECT_TRUE(title->certain);
}

TEST(HeadCites, Days) {
  const Day sent{days_from_civil({1861, 1, 10}), Precision::day, Basis::text};
  const auto cites = read_cites(
      "Sir: I have received your note of the 28th ultimo, my despatch No. 3, and your Nos. 4 and 5. "
      "Article 12 of your law.",
      sent, false);
  EXPECT_EQ(cites.all, (std::vector<std::string>{"1860-12-28", "my 3", "4", "5"}));
  EXPECT_FALSE(cites.answered.empty());
}

}  // namespace
}  // namespace entente
