// SPDX-License-Identifier: Apache-2.0
// train_parser TREEBANKS OUT.model [--epochs N] [--seed N]: trains tagger,
// lemmatiser and parser, and writes the model.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "train/lemma_trainer.h"
#include "train/network_trainer.h"
#include "train/score.h"
#include "train/tagger_trainer.h"

namespace {

using namespace entente;
using namespace entente::train;

std::deque<GoldSentence> read_or_exit(const std::string& path) {
  auto sentences = read_conllu(path);
  if (!sentences) {
    std::fprintf(stderr, "%s\n", describe(sentences.error()).c_str());
    std::exit(3);
  }
  return *std::move(sentences);
}

struct Held {
  std::deque<GoldSentence> ewt, gum;
};

void report(const Sections& sections, const Held& held) {
  const std::string bytes = model_bytes(sections);
  const auto parser = Parser::load(bytes);
  if (!parser) {
    std::fprintf(stderr, "%s\n", describe(parser.error()).c_str());
    std::exit(3);
  }
  std::printf("  EWT dev       %s\n", score(*parser, held.ewt).line().c_str());
  std::printf("  GUM dev       %s\n", score(*parser, held.gum).line().c_str());
  std::printf("  GUM news dev  %s\n", score(*parser, held.gum, "GUM_news").line().c_str());
  std::fflush(stdout);
}

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr,
                 "usage: train_parser TREEBANKS OUT.model [--epochs N] "
                 "[--seed N] [--units N]\n");
    return 2;
  }
  const std::string folder = argv[1];
  NetworkOptions network;
  TaggerOptions tagger;
  VocabularyOptions words;
  std::vector<std::string> raw;
  for (int i = 3; i + 1 < argc; i += 2) {
    const auto is = [&](const char* name) { return std::strcmp(argv[i], name) == 0; };
    const int number = std::atoi(argv[i + 1]);
    if (is("--raw")) raw.push_back(argv[i + 1]);
    if (is("--drop")) network.dropout.mlp = network.dropout.hidden = static_cast<float>(number) / 100.0f;
    if (is("--indrop")) network.dropout.input = network.dropout.table = static_cast<float>(number) / 100.0f;
    if (is("--rate")) network.rate = static_cast<float>(number) / 1e4f;
    if (is("--batch")) network.batch = number;
    if (is("--epochs")) network.epochs = number;
    if (is("--seed")) network.seed = static_cast<unsigned>(number);
    if (is("--units")) network.sizes.units = static_cast<std::size_t>(number);
  }
  const double begin = seconds();
  auto ewt = read_or_exit(folder + "/en_ewt-train.conllu");
  auto gum = read_or_exit(folder + "/en_gum_free-train.conllu");
  const Held held{read_or_exit(folder + "/en_ewt-dev.conllu"), read_or_exit(folder + "/en_gum_free-dev.conllu")};
  std::vector<const GoldSentence*> all;
  for (const GoldSentence& s : ewt) all.push_back(&s);
  for (const GoldSentence& s : gum) all.push_back(&s);

  Sections sections;
  const Vocabulary vocabulary = make_vocabulary(all, raw, words, sections);
  std::printf("%4.0f s  words\n", seconds() - begin);
  train_tagger(all, vocabulary, tagger, sections);
  const int tag_count = static_cast<int>(*reinterpret_cast<const std::uint32_t*>(sections["tags"].data()));
  std::printf("%4.0f s  tagger: %d tags\n", seconds() - begin, tag_count);
  std::fflush(stdout);
  const auto tags = jackknife_tags(all, vocabulary, 6, tagger, sections);
  std::printf("%4.0f s  tags by jackknife\n", seconds() - begin);
  train_lemmatiser(all, sections);
  const std::string version = "en-2026.11.1";
  SectionBytes version_bytes;
  version_bytes.number(version.size());
  version_bytes.add(std::span<const char>(version));
  sections["version"] = version_bytes.bytes();

  train_network(all, tags, tag_count, vocabulary, network, sections,
                [&](int epoch, const std::string& line, const Sections& now) {
                  std::printf("%4.0f s  epoch %d  %s\n", seconds() - begin, epoch, line.c_str());
                  std::fflush(stdout);
                  if (epoch % 4 == 0 || epoch == 1 || epoch == network.epochs) {
                    report(now, held);
                    write_file(argv[2], model_bytes(now));
                  }
                });
  for (const auto& [name, bytes] : sections) std::printf("  %-18s %8zu bytes\n", name.c_str(), bytes.size());
  if (!write_file(argv[2], model_bytes(sections))) {
    std::fprintf(stderr, "cannot write %s\n", argv[2]);
    return 3;
  }
  return 0;
}
