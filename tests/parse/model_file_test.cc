// SPDX-License-Identifier: Apache-2.0
// A model file from anywhere: a clean error or a parser that works, never a
// crash.
#include "parse/model_file.h"

#include <algorithm>
#include <cstring>
#include <random>

#include "parse/fixture.h"

namespace entente::parse {
namespace {

void expect_bad(std::string_view bytes) {
  const auto loaded = Parser::load(bytes);
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code, ErrorCode::bad_file);
  EXPECT_FALSE(loaded.error().message.empty());
}

void seal(std::string& bytes) {
  ModelHeader header;
  std::memcpy(&header, bytes.data(), sizeof header);
  header.length = bytes.size();
  header.checksum = model_checksum(std::string_view(bytes).substr(sizeof header));
  std::memcpy(bytes.data(), &header, sizeof header);
}

TEST(ModelFile, TheShippedModelLoadsAndNamesItsVersion) {
  ASSERT_TRUE(Parser::load(model_bytes()));
  EXPECT_TRUE(parser().version().starts_with("en-"));
}

TEST(ModelFile, TruncatedAnywhereIsRefused) {
  const std::string_view whole = model_bytes();
  for (std::size_t size = 0; size < 200; ++size) expect_bad(whole.substr(0, size));
  for (std::size_t part = 1; part < 40; ++part) expect_bad(whole.substr(0, whole.size() * part / 40));
  expect_bad(whole.substr(0, whole.size() - 1));
  expect_bad(std::string(whole) + "x");
}

TEST(ModelFile, AnyFlippedBitIsRefused) {
  std::string bytes(model_bytes());
  std::mt19937 random(1);
  for (int round = 0; round < 60; ++round) {
    const std::size_t at = round < 32 ? static_cast<std::size_t>(round) : random() % bytes.size();
    const char kept = bytes[at];
    bytes[at] = static_cast<char>(kept ^ (1 << (random() % 8)));
    expect_bad(bytes);
    bytes[at] = kept;
  }
}

TEST(ModelFile, MisalignedBytesAreCopiedAndWork) {
  const std::string shifted = "x" + std::string(model_bytes());
  EXPECT_TRUE(Parser::load(std::string_view(shifted).substr(1)));
}

// Damage under a right checksum: what an attacker would do. Each section's
// first numbers, which are its lengths, and places at random.
TEST(ModelFile, DamageUnderARightChecksumNeverCrashes) {
  const std::string whole(model_bytes());
  const auto tokens = tokens_of("Seoul 's envoys visited 3 cities , and they will protest .");
  std::mt19937 random(2);
  const auto try_it = [&](std::string bytes) {
    seal(bytes);
    const auto loaded = Parser::load(bytes);
    if (!loaded) {
      EXPECT_EQ(loaded.error().code, ErrorCode::bad_file);
      return;
    }
    ParseWorkspace workspace;
    Tree tree;
    loaded->parse(tokens, workspace, tree);
    EXPECT_EQ(tree.words.size(), tokens.size());
    EXPECT_TRUE(is_one_tree(tree));
  };
  ModelHeader header;
  std::memcpy(&header, whole.data(), sizeof header);
  for (std::uint32_t k = 0; k < header.sections; ++k) {
    SectionEntry entry;
    std::memcpy(&entry, whole.data() + sizeof header + k * sizeof entry, sizeof entry);
    for (const unsigned char value : {0x00, 0x7F, 0xFF}) {
      for (const std::size_t at : {0u, 8u, 16u, 24u}) {
        if (at + 4 > entry.length) continue;
        std::string bytes = whole;
        std::memset(bytes.data() + entry.offset + at, value, 4);
        try_it(std::move(bytes));
      }
    }
    std::string bytes = whole;
    entry.length /= 2;
    std::memcpy(bytes.data() + sizeof header + k * sizeof entry, &entry, sizeof entry);
    try_it(std::move(bytes));
  }
  for (int round = 0; round < 60; ++round) {
    std::string bytes = whole;
    for (int hit = 0; hit < 40; ++hit)
      bytes[sizeof header + random() % (bytes.size() - sizeof header)] = static_cast<char>(random());
    try_it(std::move(bytes));
  }
}

}  // namespace
}  // namespace entente::parse
