// SPDX-License-Identifier: Apache-2.0
// The network's parameters, and its forward and backward pass over a handful of
// sentences at once, written by hand. src/parse/network.cc is the same forward
// pass as users run it; scores on the dev set come from there.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "parse/network.h"

namespace entente::train {

struct NetworkSizes {
  std::size_t word = 80, suffix = 32, prefix = 16, shape = 16, tag = 32;
  std::size_t units = 96, arc = 96, label = 96;  // multiples of parse::kPanel
  std::size_t input() const { return word + suffix + prefix + shape + tag; }
  std::size_t mlp() const { return 2 * (arc + label); }
};

/// A parameter matrix: values, or a gradient of them.
struct Param {
  std::size_t rows = 0, cols = 0;
  std::vector<float> v;
  std::vector<std::uint8_t> touched;  // by row, for embedding tables; empty: all rows count
  void shape(std::size_t r, std::size_t c) {
    rows = r;
    cols = c;
    v.assign(r * c, 0.0f);
  }
  float* row(std::size_t r) { return v.data() + r * cols; }
  const float* row(std::size_t r) const { return v.data() + r * cols; }
};

struct Weights {
  Param table[parse::kTables];
  Param in[2], hid[2], bias[2];
  Param mlp, mlp_bias, arc, arc_bias, arc_far, arc_root, label_far, label_root, label, label_bias;

  void shape(const NetworkSizes& sizes, const std::vector<std::size_t>& table_rows);
  void randomise(std::mt19937& random);
  std::vector<Param*> all();
};

/// One training sentence as rows and gold arcs.
struct Example {
  std::vector<parse::InputIds> ids;
  std::vector<int> heads;  // 1-based, 0 the root
  std::vector<int> rels;
  int size() const { return static_cast<int>(ids.size()); }
};

struct Dropout {
  float input = 0.15f, table = 0.1f, hidden = 0.33f, recurrent = 0.2f, mlp = 0.33f;
};

/// Sums of losses over words, for the log.
struct Loss {
  double arc = 0, label = 0;
  long words = 0;
};

/// Scratch memory of one thread.
class LayerPass {
 public:
  LayerPass(const NetworkSizes& sizes, const Dropout& dropout) : sizes_(sizes), dropout_(dropout) {}

  /// Adds the gradient of the summed loss over `batch` to `grad`.
  Loss run(const std::vector<const Example*>& batch, const Weights& w, Weights& grad, std::mt19937& random);

 private:
  using Floats = std::vector<float>;
  void embed(const Weights& w, std::mt19937& random);
  void forward_lstm(const Weights& w, int way);
  void forward_mlp(const Weights& w, std::mt19937& random);
  void arcs(const Weights& w, Weights& grad, Loss& loss);
  void labels(const Weights& w, Weights& grad, Loss& loss);
  void backward_mlp(const Weights& w, Weights& grad);
  void backward_lstm(const Weights& w, Weights& grad, int way);
  void scatter(Weights& grad);
  std::size_t position(std::size_t sentence, std::size_t step, int way) const;
  std::size_t active(std::size_t step) const;
  void multiply_transposed(const float* a, std::size_t rows, std::size_t a_cols, std::size_t a_stride, const float* b,
                           std::size_t b_cols, std::size_t b_stride, Param& grad);

  NetworkSizes sizes_;
  Dropout dropout_;
  std::vector<const Example*> batch_;
  std::vector<std::size_t> begin_;  // first row of each sentence
  std::size_t rows_ = 0;
  Floats x_, x_mask_, dx_, z_[2], cell_[2], before_[2], h_, h_mask_, dh_, rec_mask_[2], m_, m_mask_, dm_, pre_;
  Floats query_, far_, dquery_, dfar_, scores_, columns_, zl_, zl_pre_, dzl_, label_scores_;
  Floats step_h_, step_z_, step_dh_, carry_h_, carry_c_, transposed_, flipped_;
};

}  // namespace entente::train
