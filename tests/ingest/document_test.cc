// SPDX-License-Identifier: Apache-2.0
#include "ingest/document.h"

#include <gtest/gtest.h>

#include <random>

#include "base/sha256.h"
#include "base/utf8.h"
#include "ingest/normal.h"
#include "ingest/reader.h"
#include "ingest/title.h"

namespace entente {
namespace {

TEST(MakeDocument, HashesAndNames) {
  const auto document = make_document("Abc.");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->sha256, sha256_hex("Abc."));
  EXPECT_EQ(document->id, "sha256:" + sha256_hex("Abc.").substr(0, 16));
  Document seed;
  seed.id = "mine";
  EXPECT_EQ(make_document("Abc.", seed)->id, "mine");
}

TEST(MakeDocument, RefusesBadText) {
  EXPECT_EQ(make_document("").error().code, ErrorCode::empty);
  EXPECT_EQ(make_document(" \n\t").error().code, ErrorCode::empty);
  Document seed;
  seed.file = "f", seed.line = 4;
  const auto bad = make_document("ab\x80", seed);
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().code, ErrorCode::bad_encoding);
  EXPECT_EQ(bad.error().file, "f");
  EXPECT_EQ(bad.error().line, 4u);
}

TEST(MakeDocument, FindsTitleAndDateline) {
  Document seed;
  seed.published = *parse_iso_day("2021-03-10");
  const auto document = make_document("Ministers meet in Lima\n\nLIMA, March 9 (ABC) -- They met.\n", seed);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->title, "Ministers meet in Lima");
  EXPECT_EQ(slice(document->text, document->title_range), "Ministers meet in Lima");
  EXPECT_EQ(slice(document->text, document->dateline.range), "LIMA, March 9 (ABC) --");
  EXPECT_EQ(to_iso(document->dateline.day), "2021-03-09");
  EXPECT_EQ(document->dateline.day.basis, Basis::dateline);
}

TEST(MakeDocument, TakesNoDatelineForATitle) {
  const auto document = make_document("LIMA, March 9 (ABC) --\nThey met.\n");
  ASSERT_TRUE(document);
  EXPECT_TRUE(document->title.empty());
  EXPECT_TRUE(document->title_range.empty());
  EXPECT_FALSE(document->dateline.range.empty());
}

TEST(Title, FirstLineThatLooksLikeOne) {
  const auto title = [](std::string_view text, std::string_view known = "") {
    return std::string(slice(text, ingest::find_title(text, known)));
  };
  EXPECT_EQ(title("Ministers meet\nThey met."), "Ministers meet");
  EXPECT_EQ(title("\r\n  Ministers meet \r\n\r\nThey met."), "Ministers meet");
  EXPECT_EQ(title("Will they meet?\nYes."), "Will they meet?");
  EXPECT_EQ(title("Ministers met.\nThey met."), "");
  EXPECT_EQ(title("Ministers meet"), "");
  EXPECT_EQ(title("Ministers meet\n\n  \n"), "");
  EXPECT_EQ(title("Dear Sir,\nI write."), "");
  EXPECT_EQ(title("By Ana Writer\nThey met."), "");
  EXPECT_EQ(title("The ministers met in the\ncapital today."), "");
  EXPECT_EQ(title(std::string(250, 'a') + " b\nThey met."), "");
  EXPECT_EQ(title("Ministers  MEET.\nThey met.", "Ministers meet."), "Ministers  MEET.");
  EXPECT_EQ(title("Other words\nThey met.", "Ministers meet."), "");
}

struct Normalised {
  std::string normal;
  OffsetMap offsets;
};
Normalised normalised(std::string_view text) {
  Normalised out;
  ingest::normalise(text, out.normal, out.offsets);
  return out;
}

TEST(Normal, LeavesComposedTextAlone) {
  for (const char* text : {"plain", "caf\u00E9", "“quotes” – dashes …", "中文 Україна", "\u0301", "ﬁ ² ½", ""}) {
    const auto out = normalised(text);
    EXPECT_TRUE(out.normal.empty()) << text;
    EXPECT_TRUE(out.offsets.empty()) << text;
  }
}

TEST(Normal, ComposesAndFindsTheWayBack) {
  const std::string text = "re\u0301sume\u0301 of Angstro\u0308m \u212B, \u1112\u1161\u11AB!";
  const auto out = normalised(text);
  EXPECT_EQ(out.normal, "r\u00E9sum\u00E9 of Angstr\u00F6m \u00C5, \uD55C!");
  const auto original = [&](std::string_view piece) {
    const auto at = static_cast<std::uint32_t>(out.normal.find(piece));
    return slice(text, out.offsets.to_original({at, at + static_cast<std::uint32_t>(piece.size())}));
  };
  EXPECT_EQ(original("r\u00E9sum\u00E9"), "re\u0301sume\u0301");
  EXPECT_EQ(original("sum"), "sum");
  EXPECT_EQ(original("\u00E9"), "e\u0301");
  EXPECT_EQ(original("\u00C5"), "\u212B");
  EXPECT_EQ(original("\uD55C"), "\u1112\u1161\u11AB");
  EXPECT_EQ(original("!"), "!");
  // A cut inside a changed stretch is widened, so that no character is split.
  EXPECT_EQ(slice(text, out.offsets.to_original({2, 3})), "e\u0301");
  EXPECT_EQ(out.offsets.to_normal(ByteRange{1, 4}), (ByteRange{1, 3}));
  EXPECT_EQ(out.offsets.to_normal(ByteRange{2, 4}), (ByteRange{1, 3}));
}

TEST(Normal, SortsMarksAndBoundsThem) {
  EXPECT_EQ(normalised("a\u0301\u0323").normal, "\u1EA1\u0301");
  std::string marks = "a";
  for (int i = 0; i < 200'000; ++i) marks += i % 2 == 0 ? "\u0301" : "\u0323";
  const auto out = normalised(marks);  // must end, and in linear time
  EXPECT_EQ(find_invalid_utf8(out.normal), std::string_view::npos);
}

TEST(Normal, RandomTextKeepsItsBorders) {
  const std::vector<std::string> pieces = {"a",      "e",          "\u0301",       "\u0323", "\u00E9",
                                           "\u212B", " ",          "中",           "\u1100", "\u1161",
                                           "\u11A8", "\U0001F600", "\u0915\u093C", "\uF900", "x"};
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) text += pieces[random() % pieces.size()];
    const auto out = normalised(text);
    if (out.normal.empty()) continue;
    const auto whole = out.offsets.to_original({0, static_cast<std::uint32_t>(out.normal.size())});
    EXPECT_EQ(whole, (ByteRange{0, static_cast<std::uint32_t>(text.size())}));
    for (std::size_t at = 0; at < out.normal.size();) {
      const std::size_t begin = at;
      next_code_point(out.normal, at);
      const auto range = out.offsets.to_original({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)});
      ASSERT_FALSE(range.empty());
      ASSERT_EQ(find_invalid_utf8(slice(text, range)), std::string_view::npos);
    }
    EXPECT_TRUE(normalised(out.normal).normal.empty()) << "not stable: " << text;
  }
}

}  // namespace
}  // namespace entente
