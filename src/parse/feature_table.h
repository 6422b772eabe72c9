// SPDX-License-Identifier: Apache-2.0
// From a feature's hash to its weights: one open table, read in place. Two
// cache lines a look-up, and look-ups of one word are independent, so that the
// processor waits for them together. Cost: 8 bytes a slot, 2 a weight.
#pragma once

#include <cstdint>
#include <span>

#include "parse/model_file.h"

namespace entente::parse {

struct TagWeight {
  std::uint8_t tag;
  std::int8_t weight;
};
struct FeatureSlot {
  std::uint32_t print;  // the hash's low half
  std::uint32_t begin : 24;
  std::uint32_t count : 8;  // 0: the slot is empty
};
static_assert(sizeof(TagWeight) == 2 && sizeof(FeatureSlot) == 8);

inline constexpr std::size_t kMostProbes = 64;  // the writer makes the table large enough for this

class FeatureTable {
 public:
  static Result<FeatureTable> read(ByteReader& in, std::size_t tag_count) {
    FeatureTable t;
    t.bits_ = TRY(in.number());
    if (t.bits_ < 1 || t.bits_ > 24) return broken_model("a feature table of a wild size");
    t.slots_ = TRY(in.take<FeatureSlot>((std::uint64_t{1} << t.bits_) + kMostProbes));
    const std::uint32_t weights = TRY(in.number());
    t.weights_ = TRY(in.take<TagWeight>(weights));
    for (const FeatureSlot& s : t.slots_) {
      if (std::size_t{s.begin} + s.count > weights) return broken_model("a feature without its weights");
    }
    for (const TagWeight& w : t.weights_) {
      if (w.tag >= tag_count) return broken_model("a weight of an unknown tag");
    }
    return t;
  }

  /// The writer's choice of a first slot, too.
  static std::size_t first_slot(std::uint64_t hash, std::uint32_t bits) {
    return static_cast<std::size_t>(hash >> (64 - bits));
  }

  void prefetch(std::uint64_t hash) const { __builtin_prefetch(slots_.data() + first_slot(hash, bits_)); }

  /// The feature's weights, none if it is not known.
  std::span<const TagWeight> find(std::uint64_t hash) const {
    const std::uint32_t print = static_cast<std::uint32_t>(hash);
    const FeatureSlot* slot = slots_.data() + first_slot(hash, bits_);
    for (std::size_t probe = 0; probe < kMostProbes && slot->count != 0; ++probe, ++slot) {
      if (slot->print == print) return weights_.subspan(slot->begin, slot->count);
    }
    return {};
  }

 private:
  std::uint32_t bits_ = 1;
  std::span<const FeatureSlot> slots_;
  std::span<const TagWeight> weights_;
};

}  // namespace entente::parse
