// SPDX-License-Identifier: Apache-2.0
// evaluate MODEL GOLD.conllu [ID-PREFIX]: tags and parses the gold words,
// prints shares of right words and the speed.
#include <cstdio>
#include <ctime>
#include <vector>

#include "base/mapped_file.h"
#include "train/score.h"

int main(int argc, char** argv) {
  using namespace entente;
  if (argc < 3) {
    std::fprintf(stderr, "usage: evaluate MODEL GOLD.conllu [ID-PREFIX]\n");
    return 2;
  }
  const auto file = MappedFile::open(argv[1]);
  const auto parser = file ? Parser::load(file->bytes()) : Result<Parser>(file.error());
  const auto gold = train::read_conllu(argv[2]);
  if (!parser || !gold) {
    std::fprintf(stderr, "%s\n", describe(parser ? gold.error() : parser.error()).c_str());
    return 3;
  }
  std::printf("%s\n", train::score(*parser, *gold, argc > 3 ? argv[3] : "").line().c_str());

  // Speed in processor time, so that other work on the machine does not count;
  // the second round finds warm caches.
  std::vector<std::span<const Token>> sentences;
  std::size_t words = 0;
  for (const train::GoldSentence& s : *gold) {
    sentences.emplace_back(s.tokens);
    words += s.tokens.size();
  }
  std::vector<Tree> trees(sentences.size());
  ParseWorkspace workspace;
  const auto measure = [&](const char* name, auto&& work) {
    work();
    const std::clock_t begin = std::clock();
    for (int round = 0; round < 3; ++round) work();
    const double took = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC / 3;
    std::printf("%s: %.0f words/s on one core\n", name, static_cast<double>(words) / took);
  };
  measure("sentence by sentence", [&] {
    for (std::size_t i = 0; i < sentences.size(); ++i) parser->parse(sentences[i], workspace, trees[i]);
  });
  measure("in batches", [&] { parser->parse(sentences, workspace, trees); });
  return 0;
}
