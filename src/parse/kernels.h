// SPDX-License-Identifier: Apache-2.0
// The few loops that the network spends its time in, once for each kind of processor.
// Each output is summed in one fixed order by multiply, then add, never fused: every processor gives the same bits, and
// so the same trees. Cost: about half the processor's peak.
#pragma once

#include <cstddef>

namespace entente::parse {

/// c[rows x cols] = start + a[rows x depth] * b[depth x cols]; all row-major, `cols` a multiple of kLane.
/// `start` is c itself where `bias` is null, else the row `bias` of `cols` values.
struct Product {
  const float* a;
  std::size_t a_stride;
  const float* b;
  float* c;
  std::size_t c_stride;
  const float* bias;
  std::size_t rows, depth, cols;
};
inline constexpr std::size_t kLane = 16;

/// One LSTM step of `units` units, a multiple of kLane: `gates` holds i, f, g, o side by side.
struct LstmStep {
  const float* gates;
  float* cell;    // in: the last step's, out: this step's
  float* hidden;  // out
  std::size_t units;
};

struct Kernels {
  void (*multiply)(const Product&);
  void (*lstm_step)(const LstmStep&);
};

/// The best for this processor. `portable`: the plain ones, for tests.
const Kernels& best_kernels();
const Kernels& portable_kernels();

}  // namespace entente::parse
