// SPDX-License-Identifier: Apache-2.0
#include "parse/kernels.h"

#include <cstdint>
#include <cstring>

// One rounding for each multiplication and each addition: see the header.
#ifdef __clang__
#pragma STDC FP_CONTRACT OFF
#else
#pragma GCC optimize("fp-contract=off")
#pragma GCC diagnostic ignored "-Wpsabi"
#endif

#define ENTENTE_INLINE inline __attribute__((always_inline))

namespace entente::parse {
namespace {

// Lanes<N>: N floats that the compiler keeps in one register, or in several
// where the processor's are shorter.
template <int N>
struct Lanes;
template <>
struct Lanes<4> {
  typedef float type __attribute__((vector_size(16), aligned(4), may_alias));
};
template <>
struct Lanes<8> {
  typedef float type __attribute__((vector_size(32), aligned(4), may_alias));
};
template <>
struct Lanes<16> {
  typedef float type __attribute__((vector_size(64), aligned(4), may_alias));
};

// R rows times V registers of N columns in each of P panels side by side, all
// sums in registers.
template <int N, int R, int V, int P>
ENTENTE_INLINE void multiply_tile(const Product& p, std::size_t row, std::size_t col) {
  using Lane = typename Lanes<N>::type;
  Lane sum[R][P][V];
  for (int r = 0; r < R; ++r) {
    const float* start = p.bias != nullptr ? p.bias : p.c + (row + static_cast<std::size_t>(r)) * p.c_stride;
    for (int q = 0; q < P; ++q) {
      for (int v = 0; v < V; ++v) sum[r][q][v] = *reinterpret_cast<const Lane*>(start + col + q * kPanel + v * N);
    }
  }
  const float* b = p.b + col / kPanel * kPanel * p.depth + col % kPanel;
  const float* a = p.a + row * p.a_stride;
  for (std::size_t k = 0; k < p.depth; ++k, b += kPanel) {
    for (int q = 0; q < P; ++q) {
      Lane column[V];
      for (int v = 0; v < V; ++v) column[v] = *reinterpret_cast<const Lane*>(b + q * p.depth * kPanel + v * N);
      for (int r = 0; r < R; ++r) {
        const float x = a[static_cast<std::size_t>(r) * p.a_stride + k];
        for (int v = 0; v < V; ++v) sum[r][q][v] += x * column[v];
      }
    }
  }
  for (int r = 0; r < R; ++r) {
    float* out = p.c + (row + static_cast<std::size_t>(r)) * p.c_stride + col;
    for (int q = 0; q < P; ++q) {
      for (int v = 0; v < V; ++v) *reinterpret_cast<Lane*>(out + q * kPanel + v * N) = sum[r][q][v];
    }
  }
}

// V registers of N columns divide a panel. Single rows go by four panels at
// once, so that sums do not wait for sums.
template <int N, int R, int V>
ENTENTE_INLINE void multiply_all(const Product& p) {
  const std::size_t tiled = p.rows / R * R;
  constexpr std::size_t kStep = static_cast<std::size_t>(N) * V;
  for (std::size_t col = 0; col < p.cols && tiled > 0; col += kStep) {
    for (std::size_t row = 0; row < tiled; row += R) multiply_tile<N, R, V, 1>(p, row, col);
  }
  std::size_t row = tiled;
  if (R > 4 && row + 4 <= p.rows) {
    for (std::size_t col = 0; col < p.cols; col += kStep) multiply_tile<N, 4, V, 1>(p, row, col);
    row += 4;
  }
  for (; row < p.rows; ++row) {
    std::size_t col = 0;
    for (; col + 4 * kPanel <= p.cols; col += 4 * kPanel) {
      for (std::size_t part = 0; part < kPanel; part += kStep) multiply_tile<N, 1, V, 4>(p, row, col + part);
    }
    for (; col < p.cols; col += kStep) multiply_tile<N, 1, V, 1>(p, row, col);
  }
}

// e^x for |x| <= 80, relative error below 2e-7. Source: Cephes expf,
// https://www.netlib.org/cephes/
ENTENTE_INLINE float exponential(float x) {
  constexpr float kRound = 12582912.0f;  // 1.5 * 2^23: adding it rounds to a whole number
  const float n = (x * 1.44269504f + kRound) - kRound;
  const float r = (x - n * 0.693359375f) + n * 2.12194440e-4f;
  float y = 1.9875691500e-4f;
  y = y * r + 1.3981999507e-3f;
  y = y * r + 8.3334519073e-3f;
  y = y * r + 4.1665795894e-2f;
  y = y * r + 1.6666665459e-1f;
  y = y * r + 5.0000001201e-1f;
  y = y * (r * r) + r + 1.0f;
  const std::int32_t bits = (static_cast<std::int32_t>(n) + 127) << 23;
  float scale;
  std::memcpy(&scale, &bits, sizeof scale);
  return y * scale;
}
ENTENTE_INLINE float clamp(float x, float limit) {
  x = x > -limit ? x : -limit;  // and what is no number becomes one
  return x < limit ? x : limit;
}
ENTENTE_INLINE float sigmoid(float x) { return 1.0f / (1.0f + exponential(clamp(-x, 40.0f))); }
ENTENTE_INLINE float tangent(float x) { return 2.0f / (1.0f + exponential(clamp(-2.0f * x, 40.0f))) - 1.0f; }

ENTENTE_INLINE void lstm_step_all(const LstmStep& s) {
  const float* __restrict gates = s.gates;
  float* __restrict cell = s.cell;
  float* __restrict hidden = s.hidden;
  for (std::size_t u = 0; u < s.units; ++u) {
    const float in = sigmoid(gates[u]);
    const float forget = sigmoid(gates[s.units + u]);
    const float candidate = tangent(gates[2 * s.units + u]);
    const float out = sigmoid(gates[3 * s.units + u]);
    cell[u] = forget * cell[u] + in * candidate;
    hidden[u] = out * tangent(cell[u]);
  }
}

ENTENTE_INLINE float rectified(float x) { return x > 0 ? x : kLeak * x; }

template <bool kRectify>
ENTENTE_INLINE void add_all(const Sum& s) {
  const float* __restrict a = s.a, * __restrict b = s.b, * __restrict c = s.c;
  float* __restrict out = s.out;
  for (std::size_t i = 0; i < s.size; ++i) {
    const float x = a[i] + b[i] + c[i];
    out[i] = kRectify ? rectified(x) : x;
  }
}

// The same loops for one kind of processor: registers of N floats, tiles of R
// rows and V registers.
#define ENTENTE_KERNELS(suffix, target, N, R, V)                                                                  \
  target void multiply_##suffix(const Product& p) { multiply_all<N, R, V>(p); }                                   \
  target void lstm_step_##suffix(const LstmStep& s) { lstm_step_all(s); }                                         \
  target void add_##suffix(const Sum& s) { add_all<false>(s); }                                                   \
  target void add_rectified_##suffix(const Sum& s) { add_all<true>(s); }                                          \
  target void rectify_##suffix(float* values, std::size_t size) {                                                 \
    for (std::size_t i = 0; i < size; ++i) values[i] = rectified(values[i]);                                      \
  }                                                                                                               \
  constexpr Kernels kernels_##suffix{multiply_##suffix, lstm_step_##suffix, add_##suffix, add_rectified_##suffix, \
                                     rectify_##suffix};

ENTENTE_KERNELS(portable, , 4, 2, 4)
#if defined(__x86_64__)
ENTENTE_KERNELS(avx2, __attribute__((target("avx2"))), 8, 4, 2)
ENTENTE_KERNELS(avx512, __attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,prefer-vector-width=512"))), 16, 8, 2)
#endif

}  // namespace

const Kernels& portable_kernels() { return kernels_portable; }

const Kernels& best_kernels() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl")) {
    return kernels_avx512;
  }
  if (__builtin_cpu_supports("avx2")) return kernels_avx2;
#endif
  return kernels_portable;
}

}  // namespace entente::parse
