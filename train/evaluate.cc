// SPDX-License-Identifier: Apache-2.0
// evaluate MODEL GOLD.conllu [ID-PREFIX]: tags and parses the gold words, prints shares of right words and the speed.
#include <chrono>
#include <cstdio>

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
  const auto begin = std::chrono::steady_clock::now();
  const train::Score score = train::score(*parser, *gold, argc > 3 ? argv[3] : "");
  const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  std::printf("%s  %.0f words/s\n", score.line().c_str(), static_cast<double>(score.words) / took);
  return 0;
}
