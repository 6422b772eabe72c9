// SPDX-License-Identifier: Apache-2.0
#include "parse/network.h"

#include <algorithm>
#include <cmath>

namespace entente::parse {
namespace {

Result<Table> read_table(const ModelFile& file, std::string_view name, std::size_t rows) {
  ByteReader in = TRY(file.section(name));
  Table t;
  t.rows = TRY(in.number());
  t.cols = TRY(in.number());
  if (t.rows != rows || t.cols == 0 || t.cols > 256) return broken_model("an embedding table of a wrong size");
  t.scale = TRY(in.take<float>(t.rows));
  t.data = TRY(in.take<std::int8_t>(std::uint64_t{t.rows} * t.cols));
  for (const float s : t.scale) {
    if (!std::isfinite(s)) return broken_model("an embedding that is no number");
  }
  return t;
}

Result<Matrix> read_matrix(const ModelFile& file, std::string_view name, std::size_t rows, std::size_t cols) {
  ByteReader in = TRY(file.section(name));
  Matrix m;
  m.rows = TRY(in.number());
  m.cols = TRY(in.number());
  if (m.rows != rows || m.cols != cols) return broken_model("a matrix of a wrong size");
  m.data = TRY(in.take<float>(std::uint64_t{rows} * cols));
  for (const float x : m.data) {
    if (!std::isfinite(x)) return broken_model("a weight that is no number");
  }
  return m;
}

void fit(std::vector<float>& v, std::size_t size) {
  if (v.size() < size) v.resize(size);
}
std::size_t whole_lanes(std::size_t n) { return (n + kLane - 1) / kLane * kLane; }
float rectify(float x) { return x > 0 ? x : kLeak * x; }

}  // namespace

Result<Network> Network::read(const ModelFile& file, int tag_count) {
  Network n;
  ByteReader sizes = TRY(file.section("net.sizes"));
  n.units_ = TRY(sizes.number());
  n.arc_size_ = TRY(sizes.number());
  n.label_size_ = TRY(sizes.number());
  for (const std::size_t size : {n.units_, n.arc_size_, n.label_size_}) {
    if (size == 0 || size > 1024 || size % kLane != 0) return broken_model("a layer of a wild size");
  }
  ByteReader words = TRY(file.section("net.words"));
  n.words_ = TRY(HashIndex::read(words));
  ByteReader suffixes = TRY(file.section("net.suffixes"));
  n.suffixes_ = TRY(HashIndex::read(suffixes));
  ByteReader prefixes = TRY(file.section("net.prefixes"));
  n.prefixes_ = TRY(HashIndex::read(prefixes));

  n.tables_[0] = TRY(read_table(file, "net.word", n.words_.size() + 1));
  n.tables_[1] = TRY(read_table(file, "net.suffix", n.suffixes_.size() + 1));
  n.tables_[2] = TRY(read_table(file, "net.prefix", n.prefixes_.size() + 1));
  n.tables_[3] = TRY(read_table(file, "net.shape", static_cast<std::size_t>(kShapeCount)));
  n.tables_[4] = TRY(read_table(file, "net.tag", static_cast<std::size_t>(tag_count)));
  for (const Table& t : n.tables_) n.input_size_ += t.cols;

  const std::size_t gates = 4 * n.units_, mlp = 2 * (n.arc_size_ + n.label_size_);
  n.lstm_input_[0] = TRY(read_matrix(file, "net.right.input", n.input_size_, gates));
  n.lstm_hidden_[0] = TRY(read_matrix(file, "net.right.hidden", n.units_, gates));
  n.lstm_bias_[0] = TRY(read_matrix(file, "net.right.bias", 1, gates));
  n.lstm_input_[1] = TRY(read_matrix(file, "net.left.input", n.input_size_, gates));
  n.lstm_hidden_[1] = TRY(read_matrix(file, "net.left.hidden", n.units_, gates));
  n.lstm_bias_[1] = TRY(read_matrix(file, "net.left.bias", 1, gates));
  n.mlp_ = TRY(read_matrix(file, "net.mlp", 2 * n.units_, mlp));
  n.mlp_bias_ = TRY(read_matrix(file, "net.mlp.bias", 1, mlp));
  n.arc_ = TRY(read_matrix(file, "net.arc", n.arc_size_, n.arc_size_));
  n.arc_bias_ = TRY(read_matrix(file, "net.arc.bias", 1, n.arc_size_));
  n.arc_distance_ = TRY(read_matrix(file, "net.arc.far", n.arc_size_, kDistanceColumns));
  n.arc_root_ = TRY(read_matrix(file, "net.arc.root", 1, n.arc_size_));
  n.label_distance_ = TRY(read_matrix(file, "net.label.far", kDistanceColumns, n.label_size_));
  n.label_root_ = TRY(read_matrix(file, "net.label.root", 1, n.label_size_));
  n.label_ = TRY(read_matrix(file, "net.label", n.label_size_, kLabelColumns));
  n.label_bias_ = TRY(read_matrix(file, "net.label.bias", 1, kLabelColumns));
  return n;
}

InputIds Network::find_rows(const HashIndex& words, const HashIndex& suffixes, const HashIndex& prefixes,
                            const Spelling& spelling, std::uint8_t tag) {
  const auto longest = [](const HashIndex& index, auto& hashes, int length) {
    for (; length > 0; --length) {
      const std::int32_t row = index.find(hashes[static_cast<std::size_t>(length - 1)]);
      if (row >= 0) return static_cast<std::uint32_t>(row);
    }
    return static_cast<std::uint32_t>(index.size());
  };
  const std::int32_t word = words.find(spelling.word);
  return {word < 0 ? static_cast<std::uint32_t>(words.size()) : static_cast<std::uint32_t>(word),
          longest(suffixes, spelling.suffix, kLongestSuffixRow), longest(prefixes, spelling.prefix, kLongestPrefixRow),
          static_cast<std::uint32_t>(spelling.shape), tag};
}

void Network::embed(std::span<const TagInput> words, std::span<const std::uint8_t> tags, NetworkWorkspace& w) const {
  fit(w.input, words.size() * input_size_);
  float* out = w.input.data();
  for (std::size_t i = 0; i < words.size(); ++i) {
    const InputIds ids = find_rows(words_, suffixes_, prefixes_, words[i].spelling, tags[i]);
    const std::uint32_t rows[kTables] = {ids.word, ids.suffix, ids.prefix, ids.shape, ids.tag};
    for (int t = 0; t < kTables; ++t) {
      const Table& table = tables_[t];
      const float scale = table.scale[rows[t]];
      const std::int8_t* row = table.data.data() + rows[t] * table.cols;
      for (std::size_t c = 0; c < table.cols; ++c) *out++ = scale * static_cast<float>(row[c]);
    }
  }
}

void Network::read_both_ways(std::size_t count, NetworkWorkspace& w) const {
  const std::size_t gates = 4 * units_, width = 2 * units_;
  fit(w.hidden, count * width);
  fit(w.cell, units_);
  for (std::size_t way = 0; way < 2; ++way) {
    fit(w.gates[way], count * gates);
    float* all = w.gates[way].data();
    kernels_->multiply({w.input.data(), input_size_, lstm_input_[way].data.data(), all, gates,
                        lstm_bias_[way].data.data(), count, input_size_, gates});
    std::fill_n(w.cell.begin(), units_, 0.0f);
    const float* last = nullptr;
    for (std::size_t step = 0; step < count; ++step) {
      const std::size_t i = way == 0 ? step : count - 1 - step;
      float* here = all + i * gates;
      if (last != nullptr) {
        kernels_->multiply({last, width, lstm_hidden_[way].data.data(), here, gates, nullptr, 1, units_, gates});
      }
      float* hidden = w.hidden.data() + i * width + way * units_;
      kernels_->lstm_step({here, w.cell.data(), hidden, units_});
      last = hidden;
    }
  }
}

// scores[i][h]: word i + 1 under head h, where 0 is the root.
void Network::score_arcs(std::size_t count, NetworkWorkspace& w) const {
  const std::size_t width = mlp_.cols, columns = whole_lanes(count + 1);
  fit(w.mlp, count * width);
  kernels_->multiply({w.hidden.data(), 2 * units_, mlp_.data.data(), w.mlp.data(), width, mlp_bias_.data.data(), count,
                      2 * units_, width});
  fit(w.heads, arc_size_ * columns);
  std::fill_n(w.heads.begin(), arc_size_ * columns, 0.0f);
  for (std::size_t a = 0; a < arc_size_; ++a) w.heads[a * columns] = arc_root_.data[a];
  for (std::size_t i = 0; i < count; ++i) {
    float* row = w.mlp.data() + i * width;
    for (std::size_t a = 0; a < 2 * arc_size_; ++a) row[a] = rectify(row[a]);
    for (std::size_t a = 0; a < arc_size_; ++a) w.heads[a * columns + i + 1] = row[arc_size_ + a];
  }
  fit(w.query, count * arc_size_);
  kernels_->multiply({w.mlp.data(), width, arc_.data.data(), w.query.data(), arc_size_, arc_bias_.data.data(), count,
                      arc_size_, arc_size_});
  fit(w.distance, count * kDistanceColumns);
  std::fill_n(w.distance.begin(), count * kDistanceColumns, 0.0f);
  kernels_->multiply({w.mlp.data(), width, arc_distance_.data.data(), w.distance.data(), kDistanceColumns, nullptr,
                      count, arc_size_, kDistanceColumns});
  fit(w.scores, count * columns);
  std::fill_n(w.scores.begin(), count * columns, 0.0f);
  kernels_->multiply(
      {w.query.data(), arc_size_, w.heads.data(), w.scores.data(), columns, nullptr, count, arc_size_, columns});
  for (std::size_t i = 0; i < count; ++i) {
    float* row = w.scores.data() + i * columns;
    const float* far = w.distance.data() + i * kDistanceColumns;
    for (std::size_t h = 0; h <= count; ++h) {
      row[h] += far[distance_bucket(static_cast<int>(i) + 1, static_cast<int>(h))];
    }
  }
}

void Network::label(std::size_t count, NetworkWorkspace& w, std::span<Arc> out) const {
  const std::size_t width = mlp_.cols, dependent = 2 * arc_size_, head = dependent + label_size_;
  fit(w.label_input, count * label_size_);
  for (std::size_t i = 0; i < count; ++i) {
    const int h = out[i].head + 1;
    const float* own = w.mlp.data() + i * width + dependent;
    const float* other =
        h == 0 ? label_root_.data.data() : w.mlp.data() + static_cast<std::size_t>(h - 1) * width + head;
    const float* far = label_distance_.row(static_cast<std::size_t>(distance_bucket(static_cast<int>(i) + 1, h)));
    float* to = w.label_input.data() + i * label_size_;
    for (std::size_t k = 0; k < label_size_; ++k) to[k] = rectify(own[k] + other[k] + far[k]);
  }
  fit(w.labels, count * kLabelColumns);
  kernels_->multiply({w.label_input.data(), label_size_, label_.data.data(), w.labels.data(), kLabelColumns,
                      label_bias_.data.data(), count, label_size_, kLabelColumns});
  for (std::size_t i = 0; i < count; ++i) {
    out[i].rel = Rel::root;
    if (out[i].head < 0) continue;
    const float* score = w.labels.data() + i * kLabelColumns;
    int best = 1;
    for (int r = 2; r < kRelCount; ++r) {
      if (score[r] > score[best]) best = r;
    }
    out[i].rel = static_cast<Rel>(best);
  }
}

void Network::parse(std::span<const TagInput> words, std::span<const std::uint8_t> tags, NetworkWorkspace& w,
                    std::span<Arc> out) const {
  const std::size_t count = words.size();
  embed(words, tags, w);
  read_both_ways(count, w);
  score_arcs(count, w);
  const auto heads = best_tree(w.scores.data(), static_cast<int>(count), whole_lanes(count + 1), w.tree);
  for (std::size_t i = 0; i < count; ++i) out[i].head = static_cast<std::int16_t>(heads[i] - 1);
  label(count, w, out);
}

}  // namespace entente::parse
