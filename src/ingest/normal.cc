// SPDX-License-Identifier: Apache-2.0
// Text to NFC, stretch by stretch, so that every byte range finds its way back to the original.
// Fits: "re´sume´" typed with combining accents; Hangul as single jamo. Does not fit: compatibility forms ("ﬁ", "²"),
// which NFC keeps. A stretch is a character and the marks behind it. More than kMaxMarks marks on one character are cut
// there, so that no input costs quadratic time (the stream-safe format of UAX #15 allows 30). Cost: linear; ASCII and
// Latin-1 letters are skipped at memory speed.
#include "ingest/normal.h"

#include <utf8proc.h>

#include <array>
#include <cstdint>

#include "base/utf8.h"

namespace entente::ingest {
namespace {

constexpr std::size_t kMaxMarks = 62;
constexpr std::size_t kMaxDecomposed = 4 * (kMaxMarks + 2) * 4;
constexpr auto kOptions = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);

// Can `c` combine with what stands before it? Marks can, and so can the vowels and finals of Hangul.
bool joins_previous(char32_t c) {
  if (c < 0x300) return false;
  if (c >= 0x1160 && c <= 0x11FF) return true;
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ME;
}

// Alone, is it its own NFC for sure? Latin letters and the punctuation of news text are.
bool surely_stable(char32_t c) { return c < 0x300 || (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E); }

// The NFC form of one stretch of well-formed UTF-8.
std::string_view compose(std::string_view stretch, std::string& scratch) {
  std::array<utf8proc_int32_t, kMaxDecomposed> points{};
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(stretch.data());
  utf8proc_ssize_t count = utf8proc_decompose(bytes, static_cast<utf8proc_ssize_t>(stretch.size()), points.data(),
                                              static_cast<utf8proc_ssize_t>(points.size()), kOptions);
  if (count < 0 || count > static_cast<utf8proc_ssize_t>(points.size())) return stretch;
  count = utf8proc_normalize_utf32(points.data(), count, kOptions);
  if (count < 0) return stretch;
  scratch.clear();
  for (utf8proc_ssize_t i = 0; i < count; ++i) {
    append_utf8(scratch, static_cast<char32_t>(points[static_cast<std::size_t>(i)]));
  }
  return scratch;
}

// End of the stretch that begins at `begin`; says whether it needs a closer look.
std::size_t end_of_stretch(std::string_view text, std::size_t begin, bool& look) {
  std::size_t at = begin;
  look = !surely_stable(next_code_point(text, at));
  for (std::size_t marks = 0; at < text.size() && marks < kMaxMarks; ++marks) {
    if (static_cast<unsigned char>(text[at]) < 0xCC) break;  // below U+0300
    std::size_t next = at;
    if (!joins_previous(next_code_point(text, next))) break;
    look = true;
    at = next;
  }
  return at;
}

}  // namespace

void normalise(std::string_view text, std::string& normal, OffsetMap& offsets) {
  normal.clear();
  offsets = {};
  std::string scratch;
  std::size_t copied = 0;  // how much of `text` stands in `normal` already
  const auto here = [&] { return static_cast<std::uint32_t>(normal.size()); };
  const auto low = [&](std::size_t i) { return static_cast<unsigned char>(text[i]) < 0xCC; };  // below U+0300
  for (std::size_t at = 0; at < text.size();) {
    while (at + 1 < text.size() && low(at) && low(at + 1)) ++at;  // not decoded: such characters combine with nothing
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
    if (at == text.size()) break;
    bool look = false;
    const std::size_t begin = at;
    at = end_of_stretch(text, begin, look);
    if (!look) continue;
    const std::string_view stretch = text.substr(begin, at - begin);
    const std::string_view composed = compose(stretch, scratch);
    if (composed == stretch) continue;
    if (offsets.empty() && begin > 0) offsets.add({0, 0});
    normal.append(text.substr(copied, begin - copied));
    offsets.add({here(), static_cast<std::uint32_t>(begin), true});
    normal.append(composed);
    copied = at;
    offsets.add({here(), static_cast<std::uint32_t>(at)});
  }
  if (!offsets.empty()) normal.append(text.substr(copied));
}

}  // namespace entente::ingest
