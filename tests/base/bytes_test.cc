// SPDX-License-Identifier: Apache-2.0
// Text as bytes: ranges, strings, UTF-8, hashes, mapped files.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>

#include <filesystem>
#include <fstream>

#include "base/byte_range.h"
#include "base/mapped_file.h"
#include "base/sha256.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace entente {
namespace {

TEST(ByteRange, CoversContainsOverlaps) {
  EXPECT_EQ(cover({2, 4}, {7, 9}), (ByteRange{2, 9}));
  EXPECT_EQ(cover({}, {7, 9}), (ByteRange{7, 9}));
  EXPECT_EQ(cover({7, 9}, {3, 3}), (ByteRange{7, 9}));
  EXPECT_TRUE((ByteRange{2, 9}.contains({2, 9})));
  EXPECT_FALSE((ByteRange{2, 9}.contains({1, 3})));
  EXPECT_TRUE((ByteRange{2, 4}.overlaps({3, 5})));
  EXPECT_FALSE((ByteRange{2, 4}.overlaps({4, 5})));
  EXPECT_EQ(slice("abcdef", {1, 3}), "bc");
}

TEST(Strings, LowerTrimSplit) {
  EXPECT_EQ(to_ascii_lower("AbÉz"), "abÉz");
  EXPECT_TRUE(equals_ignoring_case("Lima", "LIMA"));
  EXPECT_FALSE(equals_ignoring_case("Lima", "Limas"));
  EXPECT_EQ(trim(" \t a b \r\n"), "a b");
  EXPECT_EQ(trim(" \n "), "");
  EXPECT_EQ(split("a,,b", ','), (std::vector<std::string_view>{"a", "", "b"}));
  EXPECT_EQ(split("", ','), (std::vector<std::string_view>{""}));
  EXPECT_EQ(split("a,", ','), (std::vector<std::string_view>{"a", ""}));
}

TEST(Utf8, FindsTheFirstBadByte) {
  constexpr auto kFine = std::string_view::npos;
  for (std::string_view good : {"", "plain", "é中😀", "\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF", "\xED\x9F\xBF"}) {
    EXPECT_EQ(find_invalid_utf8(good), kFine) << good;
  }
  // Lone tail, overlong forms, surrogate, above U+10FFFF, cut short, never legal.
  for (std::string_view bad : {"\x80", "\xC0\xAF", "\xE0\x80\xAF", "\xF0\x80\x80\xAF", "\xED\xA0\x80",
                               "\xF4\x90\x80\x80", "\xC3", "\xE2\x80", "\xF0\x9F\x98", "\xFF", "\xC3("}) {
    EXPECT_EQ(find_invalid_utf8(bad), 0u);
    EXPECT_EQ(find_invalid_utf8("é" + std::string(bad)), 2u);
  }
}

TEST(Utf8, EveryCodePointGoesThereAndBack) {
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 7) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, c);
    ASSERT_EQ(find_invalid_utf8(text), std::string_view::npos);
    std::size_t at = 0;
    ASSERT_EQ(next_code_point(text, at), c);
    ASSERT_EQ(at, text.size());
  }
}

TEST(Sha256, AgreesWithThePublishedExamples) {
  // FIPS 180-4 examples: the empty text, "abc", two blocks.
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, TellsLengthsAroundABlockApart) {
  std::vector<std::string> seen;
  for (std::size_t size = 50; size < 140; ++size) seen.push_back(sha256_hex(std::string(size, 'x')));
  std::sort(seen.begin(), seen.end());
  EXPECT_EQ(std::unique(seen.begin(), seen.end()), seen.end());
}

TEST(Hashes, AreStable) {
  EXPECT_EQ(fnv1a(""), 14695981039346656037ull);
  EXPECT_EQ(to_hex(fnv1a("a")), "af63dc4c8601ec8c");
  EXPECT_EQ(to_hex(0), "0000000000000000");
  EXPECT_EQ(to_hex(0xABCDEF), "0000000000abcdef");
}

TEST(MappedFile, MapsReadsAndMoves) {
  const auto path = std::filesystem::temp_directory_path() / ("entente_mapped_" + std::to_string(getpid()));
  std::ofstream(path) << "some bytes";
  auto file = MappedFile::open(path.string());
  ASSERT_TRUE(file);
  EXPECT_EQ(file->bytes(), "some bytes");
  MappedFile moved = *std::move(file);
  EXPECT_EQ(moved.bytes(), "some bytes");
  std::ofstream(path, std::ios::trunc).close();
  auto empty = MappedFile::open(path.string());
  ASSERT_TRUE(empty);
  EXPECT_EQ(empty->bytes(), "");
  moved = *std::move(empty);
  EXPECT_EQ(moved.bytes(), "");
  std::filesystem::remove(path);
  EXPECT_EQ(MappedFile::open(path.string()).error().code, ErrorCode::not_found);
  EXPECT_EQ(MappedFile::open("/").error().code, ErrorCode::unreadable);
}

}  // namespace
}  // namespace entente
