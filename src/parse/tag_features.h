// SPDX-License-Identifier: Apache-2.0
// The questions that the tagger asks about a place in a sentence, each as one
// hash. Shared by tagger and trainer.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "parse/spelling.h"

namespace entente::parse {

/// A word as the tagger sees it: its letters, and what the dictionary says.
struct TagInput {
  Spelling spelling;
  std::uint32_t row = 0;        // its rank among the known words, their number if unknown
  std::uint16_t tag_class = 0;  // of the tags that it may have, 0: unknown
  std::uint8_t cluster = 0;     // of words used alike in raw text, 0: unknown
};

inline constexpr int kFixedTagFeatures = 32;  // do not depend on tags given so far
inline constexpr int kTagFeatures = kFixedTagFeatures + 7;

class TagFeatures {
 public:
  explicit TagFeatures(std::span<const TagInput> words) : words_(words) {}

  void fixed(int i, std::uint64_t* out) const {
    const Spelling &w = at(i), &left = at(i - 1), &right = at(i + 1);
    const std::uint64_t shape = static_cast<std::uint64_t>(w.shape);
    std::uint64_t* f = out;
    std::uint64_t kind = 0;
    auto add = [&](std::uint64_t a, std::uint64_t b = 0) { *f++ = mix(a * 3 + b * 0x9E3779B97F4A7C15ull + ++kind); };
    add(0);
    add(w.word);
    add(left.word);
    add(right.word);
    add(at(i - 2).word);
    add(at(i + 2).word);
    for (const std::uint64_t s : w.suffix) add(s);
    for (const std::uint64_t p : w.prefix) add(p);
    add(shape);
    add(shape, w.suffix[1]);
    add(shape, static_cast<std::uint64_t>(left.shape) * 32 + static_cast<std::uint64_t>(right.shape));
    add(left.word, w.word);
    add(w.word, right.word);
    add(left.suffix[2]);
    add(right.suffix[2]);
    add(class_at(i + 1), class_at(i));
    add(class_at(i + 1), class_at(i + 2));
    add(class_at(i - 1), class_at(i + 1));
    add(left.word, right.word);
    add(class_at(i), w.suffix[2]);
    add(cluster_at(i));
    add(cluster_at(i - 1));
    add(cluster_at(i + 1));
    add(cluster_at(i - 1), cluster_at(i + 1));
    add(cluster_at(i), cluster_at(i + 1));
  }

  /// `last`, `before`: the tags given to the two words on the left, kNoTag at
  /// the edge.
  void moving(int i, unsigned last, unsigned before, std::uint64_t* out) const {
    const Spelling& w = at(i);
    std::uint64_t* f = out;
    std::uint64_t kind = 64;
    auto add = [&](std::uint64_t a, std::uint64_t b = 0) { *f++ = mix(a * 3 + b * 0x9E3779B97F4A7C15ull + ++kind); };
    add(last);
    add(last, before);
    add(last, w.word);
    add(last, at(i + 1).word);
    add(last * 65536ull + class_at(i), class_at(i + 1));
    add(last, w.suffix[2]);
    add(last, cluster_at(i));
  }

  static constexpr unsigned kNoTag = 255;

 private:
  const Spelling& at(int i) const {
    static constexpr Spelling kEdge{1, {}, {}, Shape::symbol};
    return i < 0 || i >= static_cast<int>(words_.size()) ? kEdge : words_[static_cast<std::size_t>(i)].spelling;
  }
  std::uint64_t class_at(int i) const {
    return i < 0 || i >= static_cast<int>(words_.size()) ? 0xFFFFu : words_[static_cast<std::size_t>(i)].tag_class;
  }
  std::uint64_t cluster_at(int i) const {
    return i < 0 || i >= static_cast<int>(words_.size()) ? 256u : words_[static_cast<std::size_t>(i)].cluster;
  }
  std::span<const TagInput> words_;
};

}  // namespace entente::parse
