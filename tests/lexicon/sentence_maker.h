// SPDX-License-Identifier: Apache-2.0
// Sentences made of names in several cases, glue words, hyphens, initials and titles of address, so that names overlap,
// nest and just miss; and the comparison of both matchers over them.
#pragma once

#include <random>

#include "lexicon/judge.h"
#include "lexicon/lexicon_fixture.h"
#include "lexicon/match.h"
#include "lexicon/plain_matcher.h"

namespace entente::lexicon {

inline std::string in_some_case(const std::string& word, unsigned choice) {
  std::string out = word;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (choice == 0) out[i] = ascii_upper(out[i]);
    if (choice == 1) out[i] = ascii_lower(out[i]);
    if (choice == 2) out[i] = i == 0 ? ascii_upper(out[i]) : ascii_lower(out[i]);
  }
  return out;
}

inline std::vector<std::string> made_up_sentence(const Entries& entries, std::mt19937& random) {
  static const std::vector<std::string> glue = {"the",     "The", "of",   "-",    "'s", "and", "W.",  "X",    "Mr.",
                                                "Comrade", "THE", "H.W.", ".",    ",",  "I",   "led", "Pole", "met",
                                                "King",    "in",  "Free", "FREE", "A.", "MR",  "zzz"};
  std::vector<std::string> words;
  const auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  const bool shouted = pick(6) == 0;
  for (std::size_t n = 1 + pick(9); n > 0; --n) {
    if (pick(3) == 0) {
      words.push_back(glue[pick(glue.size())]);
      continue;
    }
    const NameEntry& name = entries.names[pick(entries.names.size())];
    const auto all = spellings(name.spelling, entries.actors[name.actor].kind, name.form);
    std::vector<std::string> tokens = all[pick(all.size())];
    if (pick(5) == 0) tokens.resize(1 + pick(tokens.size()));  // a name that just misses
    if (pick(8) == 0) tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(pick(tokens.size())), "Q.");
    if (pick(9) == 0) tokens.front() = "Comrade" + tokens.front();
    if (pick(9) == 0) tokens.back() += "said";
    const std::size_t casing = pick(8);
    for (std::string& token : tokens) words.push_back(in_some_case(token, static_cast<unsigned>(casing)));
  }
  for (std::string& word : words) word = shouted ? in_some_case(word, 0) : word;
  return words;
}

/// The same senses, and none before one that the plain matcher puts before it.
inline void expect_same(const Lexicon& lexicon, const Mention& mention, const PlainMatcher::Found& expected,
                        const std::string& where) {
  ASSERT_EQ(mention.readings.size(), std::min(expected.readings.size(), kMaxReadings)) << where;
  std::size_t last_place = 0;
  for (const Sense& sense : mention.readings) {
    const auto match = std::find_if(expected.readings.begin(), expected.readings.end(), [&](const auto& r) {
      return r.id == lexicon.actor(sense.actor).id && r.form == sense_form(sense.form);
    });
    ASSERT_TRUE(match != expected.readings.end()) << where;
    ASSERT_EQ(match->in_force, sense.in_force) << where;
    ASSERT_EQ(match->weak, sense.weak) << where;
    ASSERT_GE(match->place, last_place) << where;
    last_place = match->place;
  }
}

inline void expect_matchers_agree(const Compiled& compiled, unsigned seed, int sentences) {
  const PlainMatcher plain(compiled.entries);
  std::mt19937 random(seed);
  std::vector<Mention> mentions;
  std::size_t total = 0;
  for (int round = 0; round < sentences; ++round) {
    const std::vector<std::string> words = made_up_sentence(compiled.entries, random);
    std::vector<Token> tokens;
    std::string text;
    for (const std::string& word : words) {
      tokens.push_back(
          {{static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(text.size() + word.size())},
           word,
           true});
      text += word + " ";
    }
    Day day;
    if (round % 4 != 0) day = {-15000 + static_cast<std::int32_t>(random() % 35000), Precision::day, Basis::document};
    compiled.lexicon->find_mentions(tokens, day, mentions);
    const auto expected = plain.find(tokens, days_of(day), day.known());
    ASSERT_EQ(mentions.size(), expected.size()) << text;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      ASSERT_EQ(mentions[i].first_token, expected[i].first) << text;
      ASSERT_EQ(mentions[i].token_count, expected[i].count) << text;
      expect_same(*compiled.lexicon, mentions[i], expected[i], text + " at " + std::to_string(i));
      if (testing::Test::HasFatalFailure()) return;
    }
    total += mentions.size();
  }
  EXPECT_GT(total, static_cast<std::size_t>(sentences));
}

}  // namespace entente::lexicon
