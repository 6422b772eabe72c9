// SPDX-License-Identifier: Apache-2.0
// The compiled file: damage anywhere is found, and a file that lies about itself with a right checksum does no harm.
#include <cstring>
#include <random>

#include "lexicon/image.h"
#include "lexicon/lexicon_fixture.h"

namespace entente::lexicon {
namespace {

std::string message_of(std::string_view bytes) {
  const auto loaded = Lexicon::load(bytes);
  if (loaded) return "loaded";
  EXPECT_EQ(loaded.error().code, ErrorCode::bad_file);
  return loaded.error().message;
}

/// Makes the checksum right again.
void seal(std::string& bytes) {
  const std::uint64_t sum = file_checksum(std::string_view(bytes).substr(kChecksumEnd));
  std::memcpy(bytes.data() + kChecksumEnd - sizeof sum, &sum, sizeof sum);
}

/// Uses everything a lexicon offers.
std::size_t exercise(const Lexicon& lexicon) {
  std::size_t sum = lexicon.version().size();
  for (ActorIndex i = 0; i < lexicon.size(); ++i) {
    const Actor& actor = lexicon.actor(i);
    sum += actor.id.size() + actor.name.size() + actor.source.size() + actor.sectors.size() +
           lexicon.offices_on(actor, Day{}).size() + name_of(actor.kind).size();
    sum += lexicon.senses(actor.name, Day{100, Precision::day, Basis::none}).size();
    if (lexicon.find(actor.id)) ++sum;
  }
  sum += lexicon.holders("president", "USA", Day{}).size();
  const Cut cut(
      "Kim Jong-un, President George H. X. Bush and the North of China met the US Foreign Minister in Prague.");
  std::vector<Mention> mentions;
  lexicon.find_mentions(cut.tokens, Day{3000, Precision::year, Basis::none}, mentions);
  for (const Mention& mention : mentions) sum += mention.readings.size();
  return sum;
}

TEST(File, SaysWhatIsWrong) {
  const std::string& good = small_lexicon().bytes;
  EXPECT_EQ(message_of(good), "loaded");
  EXPECT_EQ(message_of(""), "compiled lexicon: too short");
  EXPECT_EQ(message_of(std::string(4000, 'x')), "compiled lexicon: not a lexicon file");
  EXPECT_EQ(message_of(good.substr(0, good.size() - 1)), "compiled lexicon: cut short or grown");
  EXPECT_EQ(message_of(good + "x"), "compiled lexicon: cut short or grown");
  std::string other = good;
  other[8] = 99;
  EXPECT_EQ(message_of(other), "compiled lexicon: made by another version of compile_lexicon");
  other = good;
  std::swap(other[12], other[15]);
  EXPECT_EQ(message_of(other), "compiled lexicon: made on a machine of the other byte order");
  other = good;
  other[good.size() / 2] ^= 1;
  EXPECT_EQ(message_of(other), "compiled lexicon: checksum does not fit");
}

TEST(File, EveryFlippedByteIsFound) {
  std::string bytes = small_lexicon().bytes;
  for (std::size_t i = 0; i < bytes.size(); i += 1 + i / 64) {
    bytes[i] ^= 0x20;
    EXPECT_NE(message_of(bytes), "loaded") << "byte " << i;
    bytes[i] ^= 0x20;
  }
}

TEST(File, EveryCutIsFound) {
  const std::string& good = small_lexicon().bytes;
  for (std::size_t size = 0; size < good.size(); size += 1 + size / 16) {
    EXPECT_NE(message_of(good.substr(0, size)), "loaded") << "cut at " << size;
  }
}

TEST(File, LiesWithARightChecksumDoNoHarm) {
  const std::string& good = small_lexicon().bytes;
  std::mt19937 random(7);
  std::size_t accepted = 0, refused = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = good;
    for (unsigned n = 1 + random() % 3; n > 0; --n) {
      // Words of the header and of the records, set to what offsets fear most.
      const std::size_t reach = round % 3 == 0 ? sizeof(Header) : bytes.size();
      const std::size_t at = (kChecksumEnd + random() % (reach - kChecksumEnd - 4)) & ~std::size_t{3};
      const std::uint32_t values[] = {0,
                                      1,
                                      0xFFFFFFFF,
                                      0x7FFFFFFF,
                                      0x80000000,
                                      static_cast<std::uint32_t>(random() % 5000),
                                      static_cast<std::uint32_t>(bytes.size())};
      const std::uint32_t value = values[random() % 7];
      std::memcpy(bytes.data() + at, &value, sizeof value);
    }
    seal(bytes);
    const auto loaded = Lexicon::load(bytes);
    if (loaded) {
      ++accepted;
      EXPECT_LT(exercise(*loaded), std::size_t{1} << 30);
    } else {
      ++refused;
      EXPECT_EQ(loaded.error().code, ErrorCode::bad_file);
    }
  }
  EXPECT_GT(accepted, 100u);
  EXPECT_GT(refused, 100u);
}

TEST(File, NeedsNoAlignment) {
  const std::string shifted = "x" + small_lexicon().bytes;
  const auto loaded = Lexicon::load(std::string_view(shifted).substr(1));
  ASSERT_TRUE(loaded.ok());
  EXPECT_EQ(exercise(*loaded), exercise(*small_lexicon().lexicon));
}

}  // namespace
}  // namespace entente::lexicon
