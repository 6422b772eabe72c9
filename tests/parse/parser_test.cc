// SPDX-License-Identifier: Apache-2.0
#include "parse/parser.h"

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <new>
#include <sstream>

#include "parse/fixture.h"
#include "text/split.h"

// Counts allocations: in the long run a sentence must cost none.
namespace {
std::atomic<long> allocations = 0;
}
void* operator new(std::size_t size) {
  ++allocations;
  if (void* p = std::malloc(size == 0 ? 1 : size)) return p;
  throw std::bad_alloc();
}
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }

namespace entente::parse {
namespace {

const char* const kSentences[] = {
    "The foreign minister of Norway arrived in Ankara on Tuesday for talks on "
    "grain exports .",
    "Two envoys , who had been recalled last week , were expelled by the junta "
    ".",
    "Stop",
    "Paris has not yet answered the note that Rabat sent in March , officials "
    "said .",
    "\" We will never accept these terms , \" the premier told reporters after "
    "the vote .",
    "UNREST SPREADS AS TROOPS ENTER CAPITAL",
    ". . . ( ) -- ' ''",
    "Ministers from 14 states signed the protocol , but neither Chad nor Niger "
    "ratified it .",
};

std::vector<std::vector<Token>> all_tokens() {
  std::vector<std::vector<Token>> out;
  for (const char* s : kSentences) out.push_back(tokens_of(s));
  return out;
}

TEST(Parser, AnEmptySentenceGivesAnEmptyTree) {
  ParseWorkspace workspace;
  Tree tree;
  parser().parse(tokens_of("One word"), workspace, tree);
  parser().parse(std::span<const Token>(), workspace, tree);
  EXPECT_EQ(tree.size(), 0);
  EXPECT_EQ(tree.root, -1);
}

TEST(Parser, EverySentenceIsOneTreeWithLemmasAndTags) {
  ParseWorkspace workspace;
  Tree tree;
  for (const auto& tokens : all_tokens()) {
    parser().parse(tokens, workspace, tree);
    ASSERT_EQ(tree.words.size(), tokens.size());
    EXPECT_TRUE(is_one_tree(tree));
    for (const Word& word : tree.words) {
      EXPECT_FALSE(word.lemma.empty());
      EXPECT_FALSE(word.xpos.empty());
      EXPECT_EQ(word.rel == Rel::root, word.head < 0);
    }
  }
}

TEST(Parser, TheSameSentenceGivesTheSameTreeInAnyCompany) {
  const auto sentences = all_tokens();
  std::vector<std::string> alone;
  for (const auto& tokens : sentences) {
    ParseWorkspace fresh;
    Tree tree;
    parser().parse(tokens, fresh, tree);
    alone.push_back(describe(tree));
  }
  std::vector<std::span<const Token>> many;
  for (int round = 0; round < 40; ++round) {
    for (const auto& tokens : sentences) many.emplace_back(tokens);
  }
  std::vector<Tree> trees(many.size());
  ParseWorkspace workspace;
  parser().parse(many, workspace, trees);
  for (std::size_t i = 0; i < trees.size(); ++i) EXPECT_EQ(describe(trees[i]), alone[i % alone.size()]);
}

TEST(Parser, TwoParsersOfOneModelAgree) {
  const auto second = Parser::load(model_bytes());
  ASSERT_TRUE(second);
  ParseWorkspace a, b;
  Tree first_tree, second_tree;
  for (const auto& tokens : all_tokens()) {
    parser().parse(tokens, a, first_tree);
    second->parse(tokens, b, second_tree);
    EXPECT_EQ(describe(first_tree), describe(second_tree));
  }
}

TEST(Parser, SteadyStateAllocatesNothing) {
  const auto sentences = all_tokens();
  std::vector<std::span<const Token>> many(sentences.begin(), sentences.end());
  std::vector<Tree> trees(many.size());
  ParseWorkspace workspace;
  Tree tree;
  for (int round = 0; round < 3; ++round) {
    parser().parse(many, workspace, trees);
    for (const auto& tokens : sentences) parser().parse(tokens, workspace, tree);
  }
  const long before = allocations;
  for (int round = 0; round < 20; ++round) {
    parser().parse(many, workspace, trees);
    for (const auto& tokens : sentences) parser().parse(tokens, workspace, tree);
  }
  EXPECT_EQ(allocations - before, 0);
}

TEST(Parser, SentencesAboveTheLimitAreReadInPieces) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "Kenya warned Uganda . ";
  const auto tokens = tokens_of(text);
  ASSERT_GT(tokens.size(), 2 * kMaxTokens);
  ParseWorkspace workspace;
  Tree tree;
  parser().parse(tokens, workspace, tree);
  EXPECT_EQ(tree.words.size(), tokens.size());
  EXPECT_TRUE(is_one_tree(tree));
}

TEST(Parser, StrangeTokensAreOnlyStrange) {
  const std::string huge(100000, 'A'), marks = "\xE2\x80\x9C", cut = "\xE2\x80", zero("\0\0", 2), digits(500, '7');
  std::vector<Token> tokens;
  for (const std::string_view text : {std::string_view(huge), std::string_view(marks), std::string_view(cut),
                                      std::string_view(zero), std::string_view(digits), std::string_view(" ")}) {
    Token token;
    token.text = text;
    tokens.push_back(token);
  }
  std::string mixed = std::string(47, 'b') + "\xE2\x80\x99" + std::string(40, 'c');  // a mark where the middle is cut
  Token token;
  token.text = mixed;
  tokens.push_back(token);
  ParseWorkspace workspace;
  Tree tree;
  parser().parse(tokens, workspace, tree);
  EXPECT_EQ(tree.words.size(), tokens.size());
  EXPECT_TRUE(is_one_tree(tree));
}

TEST(Parser, FourHundredTimesOneWordIsParsedInBoundedTime) {
  for (const char* word : {"the ", "Fire ", ", ", "that "}) {
    std::string text;
    for (std::uint32_t i = 0; i < kMaxTokens; ++i) text += word;
    ParseWorkspace workspace;
    Tree tree;
    parser().parse(tokens_of(text), workspace, tree);
    EXPECT_TRUE(is_one_tree(tree));
  }
}

// tests/cases/parse/*.case: a line "text …", then lines "WORD REL [HEAD]",
// "WORD lemma LEMMA", "WORD tag XPOS" or "WORD is FEATURE"; a blank line ends
// the case. A word is named by its first place in the text.
struct Checker {
  std::vector<Token> tokens;
  Tree tree;

  int find(std::string_view form) const {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].text == form) return static_cast<int>(i);
    }
    ADD_FAILURE() << "no word " << form;
    return 0;
  }
  static int feature(std::string_view name) {
    static constexpr std::string_view kNames[] = {"past",    "present", "infinitive", "participle", "gerund", "finite",
                                                  "passive", "plural",  "imperative", "negative",   "modal"};
    for (int bit = 0; bit < 11; ++bit) {
      if (kNames[bit] == name) return 1 << bit;
    }
    ADD_FAILURE() << "no feature " << name;
    return 0;
  }
  void check(const std::string& line, const std::string& where) const {
    std::istringstream in(line);
    std::string form, what, other;
    in >> form >> what >> other;
    const Word& word = tree.words[static_cast<std::size_t>(find(form))];
    if (what == "lemma") {
      EXPECT_EQ(word.lemma, other) << where;
    } else if (what == "tag") {
      EXPECT_EQ(word.xpos, other) << where;
    } else if (what == "is") {
      EXPECT_TRUE((word.features & feature(other)) != 0) << where << ": " << line;
    } else {
      EXPECT_EQ(name_of(word.rel), what) << where << ": " << line;
      if (!other.empty()) EXPECT_EQ(word.head, find(other)) << where << ": " << line;
    }
  }
};

TEST(Parser, CasesHold) {
  int cases = 0;
  ParseWorkspace workspace;
  for (const auto& file : std::filesystem::directory_iterator(ENTENTE_SOURCE_DIR "/tests/cases/parse")) {
    if (file.path().extension() != ".case") continue;
    std::ifstream in(file.path());
    std::string line, text;
    Checker checker;
    for (int number = 1; std::getline(in, line); ++number) {
      if (line.empty() || line[0] == '#') continue;
      if (line.starts_with("text ")) {
        text = line.substr(5);
        checker.tokens = tokens_of(text);
        parser().parse(checker.tokens, workspace, checker.tree);
        ++cases;
        continue;
      }
      checker.check(line, file.path().filename().string() + ":" + std::to_string(number));
    }
  }
  EXPECT_GT(cases, 10);
}

}  // namespace
}  // namespace entente::parse
