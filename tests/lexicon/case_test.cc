// SPDX-License-Identifier: Apache-2.0
// Runs tests/cases/lexicon/*.case: sentence, day, expected mentions.
#include <filesystem>
#include <fstream>

#include "base/strings.h"
#include "lexicon/lexicon_fixture.h"

namespace entente::lexicon {
namespace {

struct Case {
  std::string where, sentence, day;
  std::vector<std::string> expected;
};

std::vector<Case> read_cases(const std::string& path) {
  std::vector<Case> cases;
  std::ifstream in(path);
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    if (line.starts_with("sentence ")) {
      cases.push_back({path + ":" + std::to_string(number), line.substr(9), "", {}});
    } else if (line.starts_with("day ")) {
      cases.back().day = line.substr(4);
    } else {
      cases.back().expected.push_back(line);
    }
  }
  return cases;
}

TEST(Cases, MentionsAsExpected) {
  const Lexicon& lexicon = *small_lexicon().lexicon;
  std::size_t run = 0;
  for (const auto& file : std::filesystem::directory_iterator(ENTENTE_SOURCE_DIR "/tests/cases/lexicon")) {
    if (file.path().extension() != ".case") continue;
    for (const Case& c : read_cases(file.path().string())) {
      const Cut cut(c.sentence);
      std::vector<Mention> mentions;
      lexicon.find_mentions(cut.tokens, day_of(c.day), mentions);
      std::vector<std::string> found;
      for (const Mention& mention : mentions) found.push_back(describe(lexicon, cut.text, mention));
      EXPECT_EQ(found, c.expected) << c.where << ": " << c.sentence;
      ++run;
    }
  }
  EXPECT_GE(run, 20u);
}

}  // namespace
}  // namespace entente::lexicon
