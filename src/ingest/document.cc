// SPDX-License-Identifier: Apache-2.0
// Offsets between a text and its NFC form. Cost: one binary search over the changed stretches.
#include "ingest/document.h"

#include <algorithm>

namespace entente {
namespace {

using Run = OffsetMap::Run;
using Side = std::uint32_t Run::*;

enum class Snap : unsigned char { begin, end };

// Moves `offset` from one side to the other. Inside a changed stretch there is no such place: snap to its begin or end.
std::uint32_t move_across(const std::vector<Run>& runs, std::uint32_t offset, Side from, Side to, Snap snap) {
  auto next = std::upper_bound(runs.begin(), runs.end(), offset,
                               [&](std::uint32_t at, const Run& run) { return at < run.*from; });
  if (next == runs.begin()) return offset;
  const Run& run = *(next - 1);
  const std::uint32_t inside = offset - run.*from;
  if (!run.changed || inside == 0) return run.*to + inside;
  return snap == Snap::begin || next == runs.end() ? run.*to : (*next).*to;
}

ByteRange move_across(const std::vector<Run>& runs, ByteRange range, Side from, Side to) {
  const std::uint32_t begin = move_across(runs, range.begin, from, to, Snap::begin);
  if (range.empty()) return {begin, begin};
  return {begin, move_across(runs, range.end, from, to, Snap::end)};
}

}  // namespace

std::uint32_t OffsetMap::to_original(std::uint32_t normal_offset) const {
  return move_across(runs_, normal_offset, &Run::normal, &Run::original, Snap::begin);
}

ByteRange OffsetMap::to_original(ByteRange normal_range) const {
  return move_across(runs_, normal_range, &Run::normal, &Run::original);
}

std::uint32_t OffsetMap::to_normal(std::uint32_t original_offset) const {
  return move_across(runs_, original_offset, &Run::original, &Run::normal, Snap::begin);
}

ByteRange OffsetMap::to_normal(ByteRange original_range) const {
  return move_across(runs_, original_range, &Run::original, &Run::normal);
}

}  // namespace entente
