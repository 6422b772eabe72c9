// SPDX-License-Identifier: Apache-2.0
#include "parse/network.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente::parse {
namespace {

void fit(std::vector<float>& v, std::size_t size) {
  if (v.size() < size) v.resize(size);
}

void add_bytes(const Table& table, std::uint32_t row, float* out) {
  const float scale = table.scale[row];
  const std::int8_t* bytes = table.data.data() + row * table.cols;
  for (std::size_t c = 0; c < table.cols; ++c) out[c] = scale * static_cast<float>(bytes[c]);
}

}  // namespace

InputIds Network::find_rows(const HashIndex& suffixes, const HashIndex& prefixes, const TagInput& word,
                            std::uint8_t tag) {
  const auto longest = [](const HashIndex& index, auto& hashes, int length) {
    for (; length > 0; --length) {
      const std::int32_t row = index.find(hashes[static_cast<std::size_t>(length - 1)]);
      if (row >= 0) return static_cast<std::uint32_t>(row);
    }
    return static_cast<std::uint32_t>(index.size());
  };
  return {word.row, longest(suffixes, word.spelling.suffix, kLongestSuffixRow),
          longest(prefixes, word.spelling.prefix, kLongestPrefixRow), static_cast<std::uint32_t>(word.spelling.shape),
          tag};
}

void Network::use(const Kernels& kernels) {
  kernels_ = &kernels;
  project_small_tables();
}

void Network::project_small_tables() {
  std::vector<float> input;
  for (int t = 0; t < 2; ++t) {
    const Table* table = &tables_[3 + t];
    std::vector<float>* out = t == 0 ? &shape_gates_ : &tag_gates_;
    const std::size_t gates = 4 * units_;
    input.resize(table->rows * table->cols);
    for (std::size_t r = 0; r < table->rows; ++r) {
      add_bytes(*table, static_cast<std::uint32_t>(r), input.data() + r * table->cols);
    }
    out->assign(table->rows * 2 * gates, 0.0f);
    for (std::size_t way = 0; way < 2; ++way) {
      kernels_->multiply({input.data(), table->cols, (t == 0 ? lstm_shape_ : lstm_tag_)[way].row(0),
                          out->data() + way * gates, 2 * gates, nullptr, table->rows, table->cols, gates});
    }
  }
}

// The sentences by falling length, so that those still running at a step stand
// side by side.
void Network::order_steps(std::span<const std::uint32_t> lengths, NetworkWorkspace& w) const {
  w.order.resize(lengths.size());
  w.begin.resize(lengths.size());
  std::iota(w.order.begin(), w.order.end(), 0u);
  std::exclusive_scan(lengths.begin(), lengths.end(), w.begin.begin(), 0u);
  std::sort(w.order.begin(), w.order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return std::pair(lengths[b], a) < std::pair(lengths[a], b); });
  w.step_begin.assign(lengths[w.order[0]] + 1, 0);
  for (const std::uint32_t length : lengths) {
    for (std::uint32_t step = 0; step < length; ++step) ++w.step_begin[step + 1];
  }
  std::partial_sum(w.step_begin.begin(), w.step_begin.end(), w.step_begin.begin());
}

void Network::project_words(std::span<const TagInput> words, std::span<const std::uint8_t> tags,
                            NetworkWorkspace& w) const {
  const std::size_t gates = 4 * units_, row_size = 2 * gates;
  if (w.cache.keys.empty() || w.cache.rows.size() != WordCache::kSlots * row_size) {
    w.cache.keys.assign(WordCache::kSlots, 0);
    w.cache.rows.assign(WordCache::kSlots * row_size, 0.0f);
  }
  w.sources.resize(words.size());
  w.missing.clear();
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::uint64_t key = words[i].spelling.word;
    const std::size_t slot = static_cast<std::size_t>(key % WordCache::kSlots);
    const bool kept = w.cache.keys[slot] == key;
    w.sources[i] = kept ? w.cache.rows.data() + slot * row_size : nullptr;
    if (!kept) w.missing.push_back(static_cast<std::uint32_t>(i));
  }
  fit(w.fresh_input, w.missing.size() * word_size_);
  fit(w.fresh, w.missing.size() * row_size);
  for (std::size_t k = 0; k < w.missing.size(); ++k) {
    const std::uint32_t i = w.missing[k];
    const InputIds ids = find_rows(suffixes_, prefixes_, words[i], tags[i]);
    float* to = w.fresh_input.data() + k * word_size_;
    add_bytes(tables_[0], ids.word, to);
    add_bytes(tables_[1], ids.suffix, to + tables_[0].cols);
    add_bytes(tables_[2], ids.prefix, to + tables_[0].cols + tables_[1].cols);
    w.sources[i] = w.fresh.data() + k * row_size;
  }
  for (std::size_t way = 0; way < 2; ++way) {
    kernels_->multiply({w.fresh_input.data(), word_size_, lstm_word_[way].row(0), w.fresh.data() + way * gates,
                        row_size, lstm_bias_[way].row(0), w.missing.size(), word_size_, gates});
  }
}

// Rows of the gates stand by step, then by sentence in `order`.
void Network::fill_gates(std::span<const TagInput> words, std::span<const std::uint8_t> tags,
                         std::span<const std::uint32_t> lengths, NetworkWorkspace& w) const {
  const std::size_t gates = 4 * units_;
  fit(w.gates[0], words.size() * gates);
  fit(w.gates[1], words.size() * gates);
  for (std::size_t s = 0; s < w.order.size(); ++s) {
    const std::uint32_t length = lengths[w.order[s]];
    for (std::uint32_t k = 0; k < length; ++k) {
      const std::size_t i = w.begin[w.order[s]] + k;
      const float* word = w.sources[i];
      const float* shape = shape_gates_.data() + static_cast<std::size_t>(words[i].spelling.shape) * 2 * gates;
      const float* tag = tag_gates_.data() + tags[i] * 2 * gates;
      for (std::size_t way = 0; way < 2; ++way) {
        const std::uint32_t step = way == 0 ? k : length - 1 - k;
        float* to = w.gates[way].data() + (w.step_begin[step] + s) * gates;
        kernels_->add({word, shape, tag, to, gates});
        word += gates, shape += gates, tag += gates;
      }
    }
  }
  for (const std::uint32_t i : w.missing) {  // only now: until here a kept row
                                             // may have stood in the same slot
    const std::size_t slot = static_cast<std::size_t>(words[i].spelling.word % WordCache::kSlots);
    w.cache.keys[slot] = words[i].spelling.word;
    std::copy_n(w.sources[i], 2 * gates, w.cache.rows.data() + slot * 2 * gates);
  }
}

void Network::run_lstm(std::size_t way, std::span<const std::uint32_t> lengths, NetworkWorkspace& w) const {
  const std::size_t gates = 4 * units_, width = 2 * units_, count = w.step_begin.back();
  fit(w.hidden[way], count * units_);
  w.cell.assign(lengths.size() * units_, 0.0f);
  float* hidden = w.hidden[way].data();
  for (std::size_t step = 0; step + 1 < w.step_begin.size(); ++step) {
    const std::size_t from = w.step_begin[step], running = w.step_begin[step + 1] - from;
    float* here = w.gates[way].data() + from * gates;
    if (step > 0) {
      kernels_->multiply({hidden + w.step_begin[step - 1] * units_, units_, lstm_hidden_[way].row(0), here, gates,
                          nullptr, running, units_, gates});
    }
    for (std::size_t s = 0; s < running; ++s) {
      kernels_->lstm_step({here + s * gates, w.cell.data() + s * units_, hidden + (from + s) * units_, units_});
    }
  }
  fit(w.context, count * width);
  for (std::size_t s = 0; s < w.order.size(); ++s) {
    const std::uint32_t length = lengths[w.order[s]];
    for (std::uint32_t k = 0; k < length; ++k) {
      const std::uint32_t step = way == 0 ? k : length - 1 - k;
      std::copy_n(hidden + (w.step_begin[step] + s) * units_, units_,
                  w.context.data() + (w.begin[w.order[s]] + k) * width + way * units_);
    }
  }
}

// All words as dependents and as heads.
void Network::relate(std::size_t count, NetworkWorkspace& w) const {
  const std::size_t width = mlp_.cols;
  fit(w.mlp, count * width);
  kernels_->multiply(
      {w.context.data(), 2 * units_, mlp_.row(0), w.mlp.data(), width, mlp_bias_.row(0), count, 2 * units_, width});
  for (std::size_t i = 0; i < count; ++i) {
    kernels_->rectify(w.mlp.data() + i * width, 2 * arc_size_);
  }
  fit(w.query, count * arc_size_);
  kernels_->multiply(
      {w.mlp.data(), width, arc_.row(0), w.query.data(), arc_size_, arc_bias_.row(0), count, arc_size_, arc_size_});
  fit(w.distance, count * kDistanceColumns);
  std::fill_n(w.distance.begin(), count * kDistanceColumns, 0.0f);
  kernels_->multiply({w.mlp.data(), width, arc_distance_.row(0), w.distance.data(), kDistanceColumns, nullptr, count,
                      arc_size_, kDistanceColumns});
}

// scores[i][h]: word i + 1 under head h, where 0 is the root.
void Network::choose_heads(std::size_t begin, std::size_t count, NetworkWorkspace& w, std::span<Arc> out) const {
  const std::size_t columns = whole_panels(count + 1);
  fit(w.heads, arc_size_ * columns);
  const float* mlp = w.mlp.data() + begin * mlp_.cols + arc_size_;
  for (std::size_t h = 0; h < columns; ++h) {
    const float* from = h == 0 ? arc_root_.row(0) : mlp + (h - 1) * mlp_.cols;
    float* to = w.heads.data() + h / kPanel * kPanel * arc_size_ + h % kPanel;
    for (std::size_t a = 0; a < arc_size_; ++a) to[a * kPanel] = h <= count ? from[a] : 0.0f;
  }
  fit(w.scores, count * columns);
  std::fill_n(w.scores.begin(), count * columns, 0.0f);
  kernels_->multiply({w.query.data() + begin * arc_size_, arc_size_, w.heads.data(), w.scores.data(), columns, nullptr,
                      count, arc_size_, columns});
  for (std::size_t i = 0; i < count; ++i) {
    float* row = w.scores.data() + i * columns;
    const float* far = w.distance.data() + (begin + i) * kDistanceColumns;
    for (std::size_t h = 0; h <= count; ++h) {
      row[h] += far[distance_bucket(static_cast<int>(i) + 1, static_cast<int>(h))];
    }
  }
  const auto heads = best_tree(w.scores.data(), static_cast<int>(count), columns, w.tree);
  for (std::size_t i = 0; i < count; ++i) out[begin + i].head = static_cast<std::int16_t>(heads[i] - 1);
}

void Network::label(std::span<const std::uint32_t> lengths, NetworkWorkspace& w, std::span<Arc> out) const {
  const std::size_t width = mlp_.cols, dependent = 2 * arc_size_, head = dependent + label_size_;
  fit(w.label_input, out.size() * label_size_);
  for (std::size_t s = 0; s < lengths.size(); ++s) {
    for (std::size_t i = w.begin[s]; i < w.begin[s] + lengths[s]; ++i) {
      const int h = out[i].head + 1;
      const std::size_t at = w.begin[s] + static_cast<std::size_t>(std::max(h - 1, 0));
      const float* own = w.mlp.data() + i * width + dependent;
      const float* other = h == 0 ? label_root_.row(0) : w.mlp.data() + at * width + head;
      const int position = static_cast<int>(i - w.begin[s]) + 1;
      const float* far = label_distance_.row(static_cast<std::size_t>(distance_bucket(position, h)));
      float* to = w.label_input.data() + i * label_size_;
      kernels_->add_rectified({own, other, far, to, label_size_});
    }
  }
  fit(w.labels, out.size() * kLabelColumns);
  kernels_->multiply({w.label_input.data(), label_size_, label_.row(0), w.labels.data(), kLabelColumns,
                      label_bias_.row(0), out.size(), label_size_, kLabelColumns});
  for (std::size_t i = 0; i < out.size(); ++i) {
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

void Network::parse(std::span<const TagInput> words, std::span<const std::uint8_t> tags,
                    std::span<const std::uint32_t> lengths, NetworkWorkspace& w, std::span<Arc> out) const {
  if (lengths.empty()) return;
  order_steps(lengths, w);
  project_words(words, tags, w);
  fill_gates(words, tags, lengths, w);
  run_lstm(0, lengths, w);
  run_lstm(1, lengths, w);
  relate(words.size(), w);
  for (std::size_t s = 0; s < lengths.size(); ++s) choose_heads(w.begin[s], lengths[s], w, out);
  label(lengths, w, out);
}

}  // namespace entente::parse
