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

// Lanes<N>: N floats that the compiler keeps in one register, or in several where the processor's are shorter.
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

// R rows times V registers of N columns, all sums in registers.
template <int N, int R, int V>
ENTENTE_INLINE void multiply_tile(const Product& p, std::size_t row, std::size_t col) {
  using Lane = typename Lanes<N>::type;
  Lane sum[R][V];
  for (int r = 0; r < R; ++r) {
    const float* start =
        p.bias != nullptr ? p.bias + col : p.c + (row + static_cast<std::size_t>(r)) * p.c_stride + col;
    for (int v = 0; v < V; ++v) sum[r][v] = *reinterpret_cast<const Lane*>(start + v * N);
  }
  const float* b = p.b + col;
  const float* a = p.a + row * p.a_stride;
  for (std::size_t k = 0; k < p.depth; ++k, b += p.cols) {
    Lane column[V];
    for (int v = 0; v < V; ++v) column[v] = *reinterpret_cast<const Lane*>(b + v * N);
    for (int r = 0; r < R; ++r) {
      const float x = a[static_cast<std::size_t>(r) * p.a_stride + k];
      for (int v = 0; v < V; ++v) sum[r][v] += x * column[v];
    }
  }
  for (int r = 0; r < R; ++r) {
    float* out = p.c + (row + static_cast<std::size_t>(r)) * p.c_stride + col;
    for (int v = 0; v < V; ++v) *reinterpret_cast<Lane*>(out + v * N) = sum[r][v];
  }
}

template <int N, int R, int V>
ENTENTE_INLINE void multiply_rows(const Product& p, std::size_t row) {
  constexpr std::size_t kWide = static_cast<std::size_t>(N) * V;
  std::size_t col = 0;
  for (; col + kWide <= p.cols; col += kWide) multiply_tile<N, R, V>(p, row, col);
  for (; col < p.cols; col += kLane) multiply_tile<N, R, static_cast<int>(kLane) / N>(p, row, col);
}

template <int N, int R, int V, int V1>
ENTENTE_INLINE void multiply_all(const Product& p) {
  std::size_t row = 0;
  for (; row + R <= p.rows; row += R) multiply_rows<N, R, V>(p, row);
  for (; row < p.rows; ++row) multiply_rows<N, 1, V1>(p, row);
}

// e^x for |x| <= 80, relative error below 2e-7. Source: Cephes expf, https://www.netlib.org/cephes/
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
  x = x < -limit ? -limit : x;
  return x > limit ? limit : x;
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

void multiply_portable(const Product& p) { multiply_all<4, 2, 4, 8>(p); }
void lstm_step_portable(const LstmStep& s) { lstm_step_all(s); }
constexpr Kernels kPortable{multiply_portable, lstm_step_portable};

#if defined(__x86_64__)
__attribute__((target("avx2"))) void multiply_avx2(const Product& p) { multiply_all<8, 4, 2, 8>(p); }
__attribute__((target("avx2"))) void lstm_step_avx2(const LstmStep& s) { lstm_step_all(s); }
constexpr Kernels kAvx2{multiply_avx2, lstm_step_avx2};

#define ENTENTE_AVX512 __attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,prefer-vector-width=512")))
ENTENTE_AVX512 void multiply_avx512(const Product& p) { multiply_all<16, 4, 4, 8>(p); }
ENTENTE_AVX512 void lstm_step_avx512(const LstmStep& s) { lstm_step_all(s); }
constexpr Kernels kAvx512{multiply_avx512, lstm_step_avx512};
#endif

}  // namespace

const Kernels& portable_kernels() { return kPortable; }

const Kernels& best_kernels() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl")) {
    return kAvx512;
  }
  if (__builtin_cpu_supports("avx2")) return kAvx2;
#endif
  return kPortable;
}

}  // namespace entente::parse
