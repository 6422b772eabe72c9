// SPDX-License-Identifier: Apache-2.0
// From a 64-bit hash to the rank of its key: buckets by the high bits, 32-bit
// fingerprints within, read in place. Fits: known keys, in two cache lines.
// Does not: a key outside the table is taken for another with chance 2^-32 per
// comparison. Cost: 4 bytes a key and about 2 a bucket.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "parse/model_file.h"

namespace entente::parse {

class HashIndex {
 public:
  static Result<HashIndex> read(ByteReader& in) {
    HashIndex index;
    const std::uint32_t count = TRY(in.number());
    index.bits_ = TRY(in.number());
    if (index.bits_ < 1 || index.bits_ > 24) return broken_model("an index has a wild number of buckets");
    index.starts_ = TRY(in.take<std::uint32_t>((1u << index.bits_) + 1));
    index.prints_ = TRY(in.take<std::uint32_t>(count));
    if (index.starts_.front() != 0 || index.starts_.back() != count ||
        !std::is_sorted(index.starts_.begin(), index.starts_.end())) {
      return broken_model("an index is out of order");
    }
    return index;
  }

  std::size_t size() const { return prints_.size(); }

  /// The rank of `hash` among the table's keys, or -1.
  std::int32_t find(std::uint64_t hash) const {
    const std::size_t bucket = static_cast<std::size_t>(hash >> (64 - bits_));
    const std::uint32_t print = static_cast<std::uint32_t>(hash);
    for (std::uint32_t i = starts_[bucket]; i < starts_[bucket + 1]; ++i) {
      if (prints_[i] == print) return static_cast<std::int32_t>(i);
    }
    return -1;
  }

 private:
  std::uint32_t bits_ = 1;
  std::span<const std::uint32_t> starts_;
  std::span<const std::uint32_t> prints_;
};

}  // namespace entente::parse
