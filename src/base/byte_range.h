// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace entente {

/// Half-open range of byte offsets [begin, end) into a Document's `text` (its original UTF-8).
/// Every record carries such ranges as evidence. An empty range means "nowhere".
struct ByteRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(ByteRange other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(ByteRange other) const { return begin < other.end && other.begin < end; }
  friend constexpr bool operator==(ByteRange, ByteRange) = default;
};

/// The smallest range that covers both; an empty range does not count.
constexpr ByteRange cover(ByteRange a, ByteRange b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

/// The bytes of `text` at `range`; `range` must lie inside `text`.
inline std::string_view slice(std::string_view text, ByteRange range) { return text.substr(range.begin, range.size()); }

}  // namespace entente
