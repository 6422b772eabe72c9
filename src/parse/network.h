// SPDX-License-Identifier: Apache-2.0
// Dependency parser: a BiLSTM reads the sentence, a biaffine form scores every
// pair of words as head and dependent. Fits: "the envoy whom Seoul had recalled
// on Monday returned" (the head may be far away). Does not: a sentence that is
// split wrongly; its parts are parsed as told. Cost: about 0.3 million
// multiplications a word, n² · 112 for the arcs. Source: Dozat & Manning 2017,
// https://arxiv.org/abs/1611.01734; labels after Kiperwasser & Goldberg 2016,
// https://aclanthology.org/Q16-1023. Test: tests/parse/parser_test.cc
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "parse/hash_index.h"
#include "parse/kernels.h"
#include "parse/spanning_tree.h"
#include "parse/tag_features.h"
#include "parse/tree.h"

namespace entente::parse {

/// Which row of each embedding table a word takes.
struct InputIds {
  std::uint32_t word, suffix, prefix, shape, tag;
};
inline constexpr int kTables = 5;  // as many as InputIds has members
inline constexpr int kLongestSuffixRow = 4;
inline constexpr int kLongestPrefixRow = 3;

/// Buckets of the signed distance from dependent to head; the last is the root.
inline constexpr int kDistanceBuckets = 19;
constexpr int distance_bucket(int dependent,
                              int head) {  // positions count from 1, head 0 is the root
  if (head == 0) return kDistanceBuckets - 1;
  const int d = head > dependent ? head - dependent : dependent - head;
  const int step = d <= 1 ? 0 : d <= 4 ? d - 1 : d <= 6 ? 4 : d <= 9 ? 5 : d <= 14 ? 6 : d <= 24 ? 7 : 8;
  return head > dependent ? step + 9 : step;
}
inline constexpr std::size_t kDistanceColumns = 32;  // kDistanceBuckets, padded to whole panels
inline constexpr std::size_t kLabelColumns = 64;     // kRelCount, padded to whole panels

/// A dense matrix in place: in panels where it stands right in a product, else
/// row-major (one row, or rows that are looked up).
struct Matrix {
  std::size_t rows = 0, cols = 0;
  std::span<const float> data;
  const float* row(std::size_t r) const { return data.data() + r * cols; }
};

/// Embeddings as bytes, each row with its own scale. The last row stands for
/// unknown keys.
struct Table {
  std::size_t rows = 0, cols = 0;
  std::span<const float> scale;
  std::span<const std::int8_t> data;
};

/// What the words of a sentence, or of several, add to the LSTM's gates before
/// any context is known. A word's letters alone decide it, so the last few
/// thousand words are kept.
struct WordCache {
  static constexpr std::size_t kSlots = 4096;
  std::vector<std::uint64_t> keys;
  std::vector<float> rows;
};

struct NetworkWorkspace {
  WordCache cache;
  std::vector<const float*> sources;  // by word: its row in the cache, or in `fresh`
  std::vector<std::uint32_t> missing, order, begin, step_begin;
  std::vector<float> fresh_input, fresh, gates[2], hidden[2], cell, context, mlp, query, distance, heads, scores,
      label_input, labels;
  TreeWorkspace tree;
};

struct Arc {
  std::int16_t head = -1;  // index in the sentence, -1 for the root
  Rel rel = Rel::dep;
};

class Network {
 public:
  static Result<Network> read(const ModelFile& file, std::size_t word_count, int tag_count);

  /// One arc a word; exactly one root in each sentence, no cycle. The
  /// sentences' words stand one behind the other; `lengths` are above zero. A
  /// sentence's arcs do not depend on the others.
  void parse(std::span<const TagInput> words, std::span<const std::uint8_t> tags,
             std::span<const std::uint32_t> lengths, NetworkWorkspace& w, std::span<Arc> out) const;

  /// The row of a word in each table; shared with the trainer.
  static InputIds find_rows(const HashIndex& suffixes, const HashIndex& prefixes, const TagInput& word,
                            std::uint8_t tag);

  void use(const Kernels& kernels);

 private:
  void project_small_tables();
  void order_steps(std::span<const std::uint32_t> lengths, NetworkWorkspace& w) const;
  void project_words(std::span<const TagInput> words, std::span<const std::uint8_t> tags, NetworkWorkspace& w) const;
  void fill_gates(std::span<const TagInput> words, std::span<const std::uint8_t> tags,
                  std::span<const std::uint32_t> lengths, NetworkWorkspace& w) const;
  void run_lstm(std::size_t way, std::span<const std::uint32_t> lengths, NetworkWorkspace& w) const;
  void relate(std::size_t count, NetworkWorkspace& w) const;
  void choose_heads(std::size_t begin, std::size_t count, NetworkWorkspace& w, std::span<Arc> out) const;
  void label(std::span<const std::uint32_t> lengths, NetworkWorkspace& w, std::span<Arc> out) const;

  const Kernels* kernels_ = &best_kernels();
  HashIndex suffixes_, prefixes_;
  Table tables_[kTables];
  std::vector<float> shape_gates_,
      tag_gates_;  // what shapes and tags add to the gates
  std::size_t word_size_ = 0, units_ = 0, arc_size_ = 0, label_size_ = 0;
  Matrix lstm_word_[2], lstm_shape_[2], lstm_tag_[2], lstm_hidden_[2], lstm_bias_[2];
  Matrix mlp_, mlp_bias_, arc_, arc_bias_, arc_distance_, arc_root_;
  Matrix label_distance_, label_root_, label_, label_bias_;
};

}  // namespace entente::parse
