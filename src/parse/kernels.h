// SPDX-License-Identifier: Apache-2.0
// The few loops that the network spends its time in, once for each kind of
// processor. Each output is summed in one fixed order by multiply, then add,
// never fused: every processor gives the same bits, and so the same trees.
// Cost: about half the processor's peak.
#pragma once

#include <cstddef>

namespace entente::parse {

/// Matrices on the right of a product stand in panels of so many columns: all
/// rows of the first panel, then all rows of the next. A panel of up to 200
/// rows stays in the nearest cache while the left matrix passes by.
inline constexpr std::size_t kPanel = 32;
constexpr std::size_t whole_panels(std::size_t columns) { return (columns + kPanel - 1) / kPanel * kPanel; }

/// c[rows x cols] = start + a[rows x depth] * b[depth x cols]; a and c
/// row-major, b in panels, `cols` a multiple of kPanel. `start` is c itself
/// where `bias` is null, else the row `bias` of `cols` values.
struct Product {
  const float* a;
  std::size_t a_stride;
  const float* b;
  float* c;
  std::size_t c_stride;
  const float* bias;
  std::size_t rows, depth, cols;
};

/// One LSTM step of `units` units: `gates` holds i, f, g, o side by side.
struct LstmStep {
  const float* gates;
  float* cell;    // in: the last step's, out: this step's
  float* hidden;  // out
  std::size_t units;
};

/// out = a + b + c, value by value; add_rectified and rectify shrink negative
/// ones to kLeak of them.
struct Sum {
  const float *a, *b, *c;
  float* out;
  std::size_t size;
};
inline constexpr float kLeak = 0.1f;

struct Kernels {
  void (*multiply)(const Product&);
  void (*lstm_step)(const LstmStep&);
  void (*add)(const Sum&);
  void (*add_rectified)(const Sum&);
  void (*rectify)(float* values, std::size_t size);
};

/// The best for this processor. `portable`: the plain ones, for tests.
const Kernels& best_kernels();
const Kernels& portable_kernels();

}  // namespace entente::parse
