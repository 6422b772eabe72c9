// SPDX-License-Identifier: Apache-2.0
// bench_lexicon [FILE]: processor time to load the lexicon (the embedded one, or FILE from compile_lexicon) and
// tokens a second through find_mentions on one core. The text is made from the lexicon's own names and plain words,
// about one name in six tokens, as in news. It checks the mentions it counts on before it times.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "assets/assets.h"
#include "lexicon/lexicon.h"
#include "lexicon/spelling.h"

namespace {

using namespace entente;
/// Seconds of processor time that this program has used: other programs on the machine do not count.
double seconds_used() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Sentences whose tokens lie in one text.
struct Corpus {
  std::vector<std::string> forms;
  std::vector<std::vector<Token>> sentences;
  std::size_t tokens = 0, names = 0;
};

Corpus make_corpus(const Lexicon& lexicon) {
  static const char* const words[] = {"the",   "of",       "and",     "said", "on",       "that",  "with",
                                      "in",    "to",       "a",       "its",  "Friday",   "talks", "expressed",
                                      "hope",  "trade",    "will",    "two",  "both",     "side",  "between",
                                      "which", "strongly", "reached", ",",    "military", "for"};
  std::mt19937 random(42);
  Corpus corpus;
  std::vector<std::vector<std::string>> cut;
  for (int s = 0; s < 4000; ++s) {
    std::vector<std::string> sentence;
    while (sentence.size() < 25) {
      if (random() % 8 != 0) {
        sentence.emplace_back(words[random() % std::size(words)]);
        continue;
      }
      const Actor& actor = lexicon.actor(static_cast<ActorIndex>(random() % lexicon.size()));
      for (std::string& token : lexicon::name_tokens(actor.name)) sentence.push_back(std::move(token));
      ++corpus.names;
    }
    sentence.emplace_back(".");
    cut.push_back(std::move(sentence));
  }
  for (auto& sentence : cut) {
    for (std::string& form : sentence) corpus.forms.push_back(std::move(form));
    corpus.sentences.emplace_back(sentence.size());
  }
  std::uint32_t at = 0;
  for (auto& sentence : corpus.sentences) {
    for (Token& token : sentence) {
      const std::string& form = corpus.forms[corpus.tokens++];
      token = {{at, at + static_cast<std::uint32_t>(form.size())}, form, true};
      at += static_cast<std::uint32_t>(form.size()) + 1;
    }
  }
  return corpus;
}

void bench_load(std::string_view file) {
  std::vector<double> times;
  for (int i = 0; i < 21; ++i) {
    const double begin = seconds_used();
    const auto lexicon = Lexicon::load(file);
    times.push_back((seconds_used() - begin) * 1e3);
    if (!lexicon) times.back() = 1e9;
  }
  const double first = times[0];
  std::sort(times.begin(), times.end());
  std::printf("load: %.2f ms first, %.2f ms median of 21 (%zu bytes)\n", first, times[10], file.size());
}

bool bench_match(const Lexicon& lexicon) {
  const Corpus corpus = make_corpus(lexicon);
  std::vector<Mention> mentions;
  const Day day{18000, Precision::day, Basis::document};
  std::vector<double> rates;
  std::size_t found = 0;
  for (int round = 0; round < 12; ++round) {
    found = 0;
    const double begin = seconds_used();
    for (const auto& sentence : corpus.sentences) {
      lexicon.find_mentions(sentence, day, mentions);
      found += mentions.size();
    }
    if (round > 1) rates.push_back(static_cast<double>(corpus.tokens) / (seconds_used() - begin) / 1e6);
  }
  std::sort(rates.begin(), rates.end());
  std::printf("match: %.2f million tokens/s median of %zu (%.2f to %.2f), %zu tokens, %zu names put in, %zu found\n",
              rates[rates.size() / 2], rates.size(), rates.front(), rates.back(), corpus.tokens, corpus.names, found);
  if (found * 10 >= corpus.names * 9) return true;
  std::fprintf(stderr, "bench_lexicon: fewer than nine in ten names were found\n");
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  std::string bytes;
  std::string_view file = embedded_lexicon();
  if (argc > 1) {
    std::ifstream in(argv[1], std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(in), {});
    file = bytes;
  }
  bench_load(file);
  const auto lexicon = Lexicon::load(file);
  if (!lexicon) {
    std::fprintf(stderr, "bench_lexicon: %s\n", describe(lexicon.error()).c_str());
    return 1;
  }
  return bench_match(*lexicon) ? 0 : 1;
}
