// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace entente::train {

/// c += a * b, row-major; fused and in any order, for this machine's processor:
/// training needs speed, not equal bits. `cols` is a multiple of 16.
inline void add_product(const float* a, std::size_t a_stride, const float* b, std::size_t b_stride, float* c,
                        std::size_t c_stride, std::size_t rows, std::size_t depth, std::size_t cols) {
  typedef float Lane __attribute__((vector_size(64), aligned(4), may_alias));
  const auto tile = [&]<int R, int V>(std::size_t row, std::size_t col) {
    Lane sum[R][V];
    for (int r = 0; r < R; ++r) {
      for (int v = 0; v < V; ++v) {
        sum[r][v] = *reinterpret_cast<const Lane*>(c + (row + static_cast<std::size_t>(r)) * c_stride + col +
                                                   static_cast<std::size_t>(v) * 16);
      }
    }
    for (std::size_t k = 0; k < depth; ++k) {
      for (int r = 0; r < R; ++r) {
        const float x = a[(row + static_cast<std::size_t>(r)) * a_stride + k];
        for (int v = 0; v < V; ++v) {
          sum[r][v] += x * *reinterpret_cast<const Lane*>(b + k * b_stride + col + static_cast<std::size_t>(v) * 16);
        }
      }
    }
    for (int r = 0; r < R; ++r) {
      for (int v = 0; v < V; ++v) {
        *reinterpret_cast<Lane*>(c + (row + static_cast<std::size_t>(r)) * c_stride + col +
                                 static_cast<std::size_t>(v) * 16) = sum[r][v];
      }
    }
  };
  std::size_t col = 0;
  for (; col + 64 <= cols; col += 64) {
    std::size_t row = 0;
    for (; row + 4 <= rows; row += 4) tile.template operator()<4, 4>(row, col);
    for (; row < rows; ++row) tile.template operator()<1, 4>(row, col);
  }
  for (; col < cols; col += 16) {
    std::size_t row = 0;
    for (; row + 8 <= rows; row += 8) tile.template operator()<8, 1>(row, col);
    for (; row < rows; ++row) tile.template operator()<1, 1>(row, col);
  }
}

/// out[cols x rows] = a[rows x cols], the result's rows `out_stride` apart (its
/// extra columns are set to zero).
inline void transpose(const float* a, std::size_t a_stride, std::size_t rows, std::size_t cols, std::vector<float>& out,
                      std::size_t out_stride) {
  out.assign(cols * out_stride, 0.0f);
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < cols; ++c) out[c * out_stride + r] = a[r * a_stride + c];
  }
}

}  // namespace entente::train
