// SPDX-License-Identifier: Apache-2.0
#include "train/network_layers.h"

#include <algorithm>
#include <cmath>

#include "train/matrix_product.h"

namespace entente::train {

using parse::kDistanceBuckets;
using parse::kDistanceColumns;
using parse::kLabelColumns;
using parse::kLeak;

namespace {

void keep_some(std::vector<float>& mask, std::size_t size, float drop, std::mt19937& random) {
  mask.resize(size);
  const auto limit = static_cast<std::uint64_t>(static_cast<double>(drop) * 4294967296.0);
  const float scale = 1.0f / (1.0f - drop);
  for (float& m : mask) m = random() < limit ? 0.0f : scale;
}
float sigmoid(float x) { return 1.0f / (1.0f + std::exp(-x)); }

// Rows of a - logits - become the gradient of the cross entropy; gives the
// loss.
double softmax_loss(float* row, std::size_t size, std::size_t gold) {
  float most = row[0];
  for (std::size_t i = 1; i < size; ++i) most = std::max(most, row[i]);
  double sum = 0;
  const float at_gold = row[gold];
  for (std::size_t i = 0; i < size; ++i) {
    row[i] = std::exp(row[i] - most);
    sum += row[i];
  }
  const float inverse = static_cast<float>(1.0 / sum);
  for (std::size_t i = 0; i < size; ++i) row[i] *= inverse;
  row[gold] -= 1.0f;
  return std::log(sum) - static_cast<double>(at_gold - most);
}

void add_columns(const float* a, std::size_t stride, std::size_t rows, Param& bias) {
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < bias.cols; ++c) bias.v[c] += a[r * stride + c];
  }
}

}  // namespace

std::size_t LayerPass::position(std::size_t s, std::size_t step, int way) const {
  return begin_[s] + (way == 0 ? step : static_cast<std::size_t>(batch_[s]->size()) - 1 - step);
}
std::size_t LayerPass::active(std::size_t step) const {
  std::size_t n = 0;
  while (n < batch_.size() && static_cast<std::size_t>(batch_[n]->size()) > step) ++n;
  return n;
}

void LayerPass::multiply_transposed(const float* a, std::size_t rows, std::size_t a_cols, std::size_t a_stride,
                                    const float* b, std::size_t b_cols, std::size_t b_stride, Param& grad) {
  transpose(a, a_stride, rows, a_cols, transposed_, rows);
  add_product(transposed_.data(), rows, b, b_stride, grad.v.data(), grad.cols, a_cols, rows, b_cols);
}

Loss LayerPass::run(const std::vector<const Example*>& batch, const Weights& w, Weights& grad, std::mt19937& random) {
  batch_ = batch;
  std::stable_sort(batch_.begin(), batch_.end(), [](auto* a, auto* b) { return a->size() > b->size(); });
  begin_.clear();
  rows_ = 0;
  for (const Example* e : batch_) {
    begin_.push_back(rows_);
    rows_ += static_cast<std::size_t>(e->size());
  }
  Loss loss;
  loss.words = static_cast<long>(rows_);
  embed(w, random);
  h_.assign(rows_ * 2 * sizes_.units, 0.0f);
  for (int way = 0; way < 2; ++way) {
    keep_some(rec_mask_[way], batch_.size() * sizes_.units, dropout_.recurrent, random);
    forward_lstm(w, way);
  }
  forward_mlp(w, random);
  dm_.assign(rows_ * sizes_.mlp(), 0.0f);
  arcs(w, grad, loss);
  labels(w, grad, loss);
  backward_mlp(w, grad);
  dx_.assign(rows_ * sizes_.input(), 0.0f);
  for (int way = 0; way < 2; ++way) backward_lstm(w, grad, way);
  scatter(grad);
  return loss;
}

void LayerPass::embed(const Weights& w, std::mt19937& random) {
  const std::size_t width = sizes_.input();
  x_.resize(rows_ * width);
  keep_some(x_mask_, rows_ * width, dropout_.input, random);
  const auto limit = static_cast<std::uint64_t>(static_cast<double>(dropout_.table) * 4294967296.0);
  std::size_t r = 0;
  for (const Example* e : batch_) {
    for (const parse::InputIds& ids : e->ids) {
      const std::uint32_t rows[parse::kTables] = {ids.word, ids.suffix, ids.prefix, ids.shape, ids.tag};
      std::size_t at = r * width;
      for (std::size_t t = 0; t < parse::kTables; ++t) {
        const bool dropped = random() < limit;
        const float* row = w.table[t].row(rows[t]);
        for (std::size_t c = 0; c < w.table[t].cols; ++c, ++at) {
          if (dropped) x_mask_[at] = 0;
          x_[at] = row[c] * x_mask_[at];
        }
      }
      ++r;
    }
  }
}

void LayerPass::forward_lstm(const Weights& w, int way) {
  const std::size_t units = sizes_.units, gates = 4 * units, width = 2 * units;
  Floats& z = z_[way];
  z.resize(rows_ * gates);
  for (std::size_t r = 0; r < rows_; ++r)
    std::copy(w.bias[way].v.begin(), w.bias[way].v.end(), z.begin() + static_cast<std::ptrdiff_t>(r * gates));
  add_product(x_.data(), sizes_.input(), w.in[way].v.data(), gates, z.data(), gates, rows_, sizes_.input(), gates);
  cell_[way].resize(rows_ * units);
  before_[way].assign(rows_ * units, 0.0f);
  const std::size_t steps = static_cast<std::size_t>(batch_[0]->size());
  step_h_.assign(batch_.size() * units, 0.0f);
  for (std::size_t step = 0; step < steps; ++step) {
    const std::size_t n = active(step);
    if (step > 0) {
      step_z_.assign(n * gates, 0.0f);
      for (std::size_t i = 0; i < n * units; ++i) step_h_[i] *= rec_mask_[way][i];
      add_product(step_h_.data(), units, w.hid[way].v.data(), gates, step_z_.data(), gates, n, units, gates);
    }
    for (std::size_t s = 0; s < n; ++s) {
      const std::size_t r = position(s, step, way);
      float* g = z.data() + r * gates;
      if (step > 0) {
        for (std::size_t k = 0; k < gates; ++k) g[k] += step_z_[s * gates + k];
        std::copy_n(step_h_.begin() + static_cast<std::ptrdiff_t>(s * units), units,
                    before_[way].begin() + static_cast<std::ptrdiff_t>(r * units));
      }
      const float* last = step > 0 ? cell_[way].data() + position(s, step - 1, way) * units : nullptr;
      float* cell = cell_[way].data() + r * units;
      float* h = h_.data() + r * width + static_cast<std::size_t>(way) * units;
      for (std::size_t u = 0; u < units; ++u) {
        g[u] = sigmoid(g[u]);
        g[units + u] = sigmoid(g[units + u]);
        g[2 * units + u] = 2.0f * sigmoid(2.0f * g[2 * units + u]) - 1.0f;
        g[3 * units + u] = sigmoid(g[3 * units + u]);
        cell[u] = g[u] * g[2 * units + u] + (last != nullptr ? g[units + u] * last[u] : 0.0f);
        h[u] = g[3 * units + u] * (2.0f * sigmoid(2.0f * cell[u]) - 1.0f);
        step_h_[s * units + u] = h[u];
      }
    }
  }
}

void LayerPass::forward_mlp(const Weights& w, std::mt19937& random) {
  const std::size_t width = 2 * sizes_.units, mlp = sizes_.mlp();
  keep_some(h_mask_, batch_.size() * width, dropout_.hidden, random);
  keep_some(m_mask_, batch_.size() * mlp, dropout_.mlp, random);
  m_.resize(rows_ * mlp);
  for (std::size_t s = 0; s < batch_.size(); ++s) {
    for (std::size_t r = begin_[s]; r < begin_[s] + static_cast<std::size_t>(batch_[s]->size()); ++r) {
      for (std::size_t k = 0; k < width; ++k) h_[r * width + k] *= h_mask_[s * width + k];
      std::copy(w.mlp_bias.v.begin(), w.mlp_bias.v.end(), m_.begin() + static_cast<std::ptrdiff_t>(r * mlp));
    }
  }
  add_product(h_.data(), width, w.mlp.v.data(), mlp, m_.data(), mlp, rows_, width, mlp);
  pre_ = m_;
  for (std::size_t s = 0; s < batch_.size(); ++s) {
    for (std::size_t r = begin_[s]; r < begin_[s] + static_cast<std::size_t>(batch_[s]->size()); ++r) {
      float* row = m_.data() + r * mlp;
      const float* mask = m_mask_.data() + s * mlp;
      for (std::size_t k = 0; k < 2 * sizes_.arc; ++k) row[k] = (row[k] > 0 ? row[k] : kLeak * row[k]) * mask[k];
    }
  }
}

void LayerPass::arcs(const Weights& w, Weights& grad, Loss& loss) {
  const std::size_t arc = sizes_.arc, mlp = sizes_.mlp();
  query_.resize(rows_ * arc);
  for (std::size_t r = 0; r < rows_; ++r)
    std::copy(w.arc_bias.v.begin(), w.arc_bias.v.end(), query_.begin() + static_cast<std::ptrdiff_t>(r * arc));
  add_product(m_.data(), mlp, w.arc.v.data(), arc, query_.data(), arc, rows_, arc, arc);
  far_.assign(rows_ * kDistanceColumns, 0.0f);
  add_product(m_.data(), mlp, w.arc_far.v.data(), kDistanceColumns, far_.data(), kDistanceColumns, rows_, arc,
              kDistanceColumns);
  dquery_.assign(rows_ * arc, 0.0f);
  dfar_.assign(rows_ * kDistanceColumns, 0.0f);
  Floats heads, dheads;
  for (std::size_t s = 0; s < batch_.size(); ++s) {
    const std::size_t n = static_cast<std::size_t>(batch_[s]->size()), columns = (n + 1 + 15) / 16 * 16;
    heads.assign((n + 1) * arc, 0.0f);
    std::copy(w.arc_root.v.begin(), w.arc_root.v.end(), heads.begin());
    for (std::size_t i = 0; i < n; ++i)
      std::copy_n(m_.data() + (begin_[s] + i) * mlp + arc, arc, heads.data() + (i + 1) * arc);
    transpose(heads.data(), arc, n + 1, arc, columns_, columns);
    scores_.assign(n * columns, 0.0f);
    float* query = query_.data() + begin_[s] * arc;
    add_product(query, arc, columns_.data(), columns, scores_.data(), columns, n, arc, columns);
    for (std::size_t i = 0; i < n; ++i) {
      float* row = scores_.data() + i * columns;
      const float* far = far_.data() + (begin_[s] + i) * kDistanceColumns;
      float* dfar = dfar_.data() + (begin_[s] + i) * kDistanceColumns;
      for (std::size_t h = 0; h <= n; ++h)
        row[h] += far[parse::distance_bucket(static_cast<int>(i) + 1, static_cast<int>(h))];
      row[i + 1] = -1e9f;
      loss.arc += softmax_loss(row, n + 1, static_cast<std::size_t>(batch_[s]->heads[i]));
      for (std::size_t h = 0; h <= n; ++h)
        dfar[parse::distance_bucket(static_cast<int>(i) + 1, static_cast<int>(h))] += row[h];
    }
    add_product(scores_.data(), columns, heads.data(), arc, dquery_.data() + begin_[s] * arc, arc, n, n + 1, arc);
    transpose(scores_.data(), columns, n, n + 1, columns_, n);
    dheads.assign((n + 1) * arc, 0.0f);
    add_product(columns_.data(), n, query, arc, dheads.data(), arc, n + 1, n, arc);
    for (std::size_t k = 0; k < arc; ++k) grad.arc_root.v[k] += dheads[k];
    for (std::size_t i = 0; i < n; ++i) {
      float* to = dm_.data() + (begin_[s] + i) * mlp + arc;
      for (std::size_t k = 0; k < arc; ++k) to[k] += dheads[(i + 1) * arc + k];
    }
  }
  multiply_transposed(m_.data(), rows_, arc, mlp, dquery_.data(), arc, arc, grad.arc);
  multiply_transposed(m_.data(), rows_, arc, mlp, dfar_.data(), kDistanceColumns, kDistanceColumns, grad.arc_far);
  add_columns(dquery_.data(), arc, rows_, grad.arc_bias);
  transpose(w.arc.v.data(), arc, arc, arc, flipped_, arc);
  add_product(dquery_.data(), arc, flipped_.data(), arc, dm_.data(), mlp, rows_, arc, arc);
  transpose(w.arc_far.v.data(), kDistanceColumns, arc, kDistanceColumns, flipped_, arc);
  add_product(dfar_.data(), kDistanceColumns, flipped_.data(), arc, dm_.data(), mlp, rows_, kDistanceColumns, arc);
}

void LayerPass::labels(const Weights& w, Weights& grad, Loss& loss) {
  const std::size_t label = sizes_.label, mlp = sizes_.mlp(), own = 2 * sizes_.arc, other = own + label;
  zl_.resize(rows_ * label);
  zl_pre_.resize(rows_ * label);
  label_scores_.resize(rows_ * kLabelColumns);
  const auto head_row = [&](std::size_t s, std::size_t i) -> const float* {
    const int h = batch_[s]->heads[i];
    return h == 0 ? w.label_root.v.data() : m_.data() + (begin_[s] + static_cast<std::size_t>(h) - 1) * mlp + other;
  };
  for (std::size_t s = 0; s < batch_.size(); ++s) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(batch_[s]->size()); ++i) {
      const std::size_t r = begin_[s] + i;
      const int bucket = parse::distance_bucket(static_cast<int>(i) + 1, batch_[s]->heads[i]);
      const float *a = m_.data() + r * mlp + own, *b = head_row(s, i),
                  *c = w.label_far.row(static_cast<std::size_t>(bucket));
      const float* mask = m_mask_.data() + s * mlp + own;
      for (std::size_t k = 0; k < label; ++k) {
        const float z = a[k] + b[k] + c[k];
        zl_pre_[r * label + k] = z;
        zl_[r * label + k] = (z > 0 ? z : kLeak * z) * mask[k];
      }
      std::copy(w.label_bias.v.begin(), w.label_bias.v.end(),
                label_scores_.begin() + static_cast<std::ptrdiff_t>(r * kLabelColumns));
    }
  }
  add_product(zl_.data(), label, w.label.v.data(), kLabelColumns, label_scores_.data(), kLabelColumns, rows_, label,
              kLabelColumns);
  for (std::size_t s = 0; s < batch_.size(); ++s) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(batch_[s]->size()); ++i) {
      float* row = label_scores_.data() + (begin_[s] + i) * kLabelColumns;
      loss.label +=
          softmax_loss(row, static_cast<std::size_t>(kRelCount), static_cast<std::size_t>(batch_[s]->rels[i]));
      std::fill(row + kRelCount, row + kLabelColumns, 0.0f);
    }
  }
  multiply_transposed(zl_.data(), rows_, label, label, label_scores_.data(), kLabelColumns, kLabelColumns, grad.label);
  add_columns(label_scores_.data(), kLabelColumns, rows_, grad.label_bias);
  dzl_.assign(rows_ * label, 0.0f);
  transpose(w.label.v.data(), kLabelColumns, label, kLabelColumns, flipped_, label);
  add_product(label_scores_.data(), kLabelColumns, flipped_.data(), label, dzl_.data(), label, rows_, kLabelColumns,
              label);
  for (std::size_t s = 0; s < batch_.size(); ++s) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(batch_[s]->size()); ++i) {
      const std::size_t r = begin_[s] + i;
      const int h = batch_[s]->heads[i], bucket = parse::distance_bucket(static_cast<int>(i) + 1, h);
      float* a = dm_.data() + r * mlp + own;
      float* b =
          h == 0 ? grad.label_root.v.data() : dm_.data() + (begin_[s] + static_cast<std::size_t>(h) - 1) * mlp + other;
      float* c = grad.label_far.row(static_cast<std::size_t>(bucket));
      const float* mask = m_mask_.data() + s * mlp + own;
      for (std::size_t k = 0; k < label; ++k) {
        const float d = dzl_[r * label + k] * mask[k] * (zl_pre_[r * label + k] > 0 ? 1.0f : kLeak);
        a[k] += d;
        b[k] += d;
        c[k] += d;
      }
    }
  }
}

void LayerPass::backward_mlp(const Weights& w, Weights& grad) {
  const std::size_t width = 2 * sizes_.units, mlp = sizes_.mlp();
  for (std::size_t s = 0; s < batch_.size(); ++s) {
    for (std::size_t r = begin_[s]; r < begin_[s] + static_cast<std::size_t>(batch_[s]->size()); ++r) {
      float* d = dm_.data() + r * mlp;
      for (std::size_t k = 0; k < 2 * sizes_.arc; ++k)
        d[k] *= m_mask_[s * mlp + k] * (pre_[r * mlp + k] > 0 ? 1.0f : kLeak);
    }
  }
  multiply_transposed(h_.data(), rows_, width, width, dm_.data(), mlp, mlp, grad.mlp);
  add_columns(dm_.data(), mlp, rows_, grad.mlp_bias);
  dh_.assign(rows_ * width, 0.0f);
  transpose(w.mlp.v.data(), mlp, width, mlp, flipped_, width);
  add_product(dm_.data(), mlp, flipped_.data(), width, dh_.data(), width, rows_, mlp, width);
  for (std::size_t s = 0; s < batch_.size(); ++s) {
    for (std::size_t r = begin_[s]; r < begin_[s] + static_cast<std::size_t>(batch_[s]->size()); ++r) {
      for (std::size_t k = 0; k < width; ++k) dh_[r * width + k] *= h_mask_[s * width + k];
    }
  }
}

void LayerPass::backward_lstm(const Weights& w, Weights& grad, int way) {
  const std::size_t units = sizes_.units, gates = 4 * units, width = 2 * units;
  Floats& z = z_[way];  // gates in, their gradients out
  carry_h_.assign(batch_.size() * units, 0.0f);
  carry_c_.assign(batch_.size() * units, 0.0f);
  transpose(w.hid[way].v.data(), gates, units, gates, flipped_, units);
  for (std::size_t step = static_cast<std::size_t>(batch_[0]->size()); step-- > 0;) {
    const std::size_t n = active(step);
    step_z_.resize(n * gates);
    for (std::size_t s = 0; s < n; ++s) {
      const std::size_t r = position(s, step, way);
      float* g = z.data() + r * gates;
      const float* cell = cell_[way].data() + r * units;
      const float* last = step > 0 ? cell_[way].data() + position(s, step - 1, way) * units : nullptr;
      const float* dh = dh_.data() + r * width + static_cast<std::size_t>(way) * units;
      float* to = step_z_.data() + s * gates;
      for (std::size_t u = 0; u < units; ++u) {
        const float i = g[u], f = g[units + u], c = g[2 * units + u], o = g[3 * units + u];
        const float t = 2.0f * sigmoid(2.0f * cell[u]) - 1.0f;
        const float d = dh[u] + carry_h_[s * units + u];
        const float dc = carry_c_[s * units + u] + d * o * (1.0f - t * t);
        to[u] = dc * c * i * (1.0f - i);
        to[units + u] = last != nullptr ? dc * last[u] * f * (1.0f - f) : 0.0f;
        to[2 * units + u] = dc * i * (1.0f - c * c);
        to[3 * units + u] = d * t * o * (1.0f - o);
        carry_c_[s * units + u] = dc * f;
      }
      std::copy_n(to, gates, g);
    }
    std::fill_n(carry_h_.begin(), n * units, 0.0f);
    add_product(step_z_.data(), gates, flipped_.data(), units, carry_h_.data(), units, n, gates, units);
    for (std::size_t i = 0; i < n * units; ++i) carry_h_[i] *= rec_mask_[way][i];
  }
  multiply_transposed(before_[way].data(), rows_, units, units, z.data(), gates, gates, grad.hid[way]);
  multiply_transposed(x_.data(), rows_, sizes_.input(), sizes_.input(), z.data(), gates, gates, grad.in[way]);
  add_columns(z.data(), gates, rows_, grad.bias[way]);
  transpose(w.in[way].v.data(), gates, sizes_.input(), gates, flipped_, sizes_.input());
  add_product(z.data(), gates, flipped_.data(), sizes_.input(), dx_.data(), sizes_.input(), rows_, gates,
              sizes_.input());
}

void LayerPass::scatter(Weights& grad) {
  std::size_t at = 0;
  for (const Example* e : batch_) {
    for (const parse::InputIds& ids : e->ids) {
      const std::uint32_t rows[parse::kTables] = {ids.word, ids.suffix, ids.prefix, ids.shape, ids.tag};
      for (std::size_t t = 0; t < parse::kTables; ++t) {
        grad.table[t].touched[rows[t]] = 1;
        float* row = grad.table[t].row(rows[t]);
        for (std::size_t c = 0; c < grad.table[t].cols; ++c, ++at) row[c] += dx_[at] * x_mask_[at];
      }
    }
  }
}

}  // namespace entente::train
