// SPDX-License-Identifier: Apache-2.0
// Every processor must give the same bits, or it would give other trees.
#include "parse/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace entente::parse {
namespace {

std::vector<float> noise(std::size_t size, std::mt19937& random) {
  std::normal_distribution<float> normal(0, 1);
  std::vector<float> out(size);
  for (float& x : out) x = normal(random);
  return out;
}

TEST(Kernels, ProductsAreTheSameBitsOnEveryProcessor) {
  std::mt19937 random(3);
  for (const std::size_t rows : {1u, 2u, 3u, 4u, 7u, 20u}) {
    for (const std::size_t cols : {32u, 64u, 96u, 160u, 384u}) {
      const std::size_t depth = 96;
      const auto a = noise(rows * depth, random), b = noise(depth * cols, random), bias = noise(cols, random);
      std::vector<float> plain(rows * cols), fast(rows * cols);
      portable_kernels().multiply({a.data(), depth, b.data(), plain.data(), cols, bias.data(), rows, depth, cols});
      best_kernels().multiply({a.data(), depth, b.data(), fast.data(), cols, bias.data(), rows, depth, cols});
      ASSERT_EQ(plain, fast) << rows << " x " << cols;
    }
  }
}

TEST(Kernels, ProductAgreesWithThePlainSum) {
  std::mt19937 random(4);
  const std::size_t rows = 13, depth = 33, cols = 160;
  const auto a = noise(rows * depth, random), b = noise(depth * cols, random);
  std::vector<float> c(rows * cols, 1.0f);
  best_kernels().multiply({a.data(), depth, b.data(), c.data(), cols, nullptr, rows, depth, cols});
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t k = 0; k < cols; ++k) {
      double sum = 1;
      for (std::size_t d = 0; d < depth; ++d)
        sum += static_cast<double>(a[r * depth + d]) * b[(k / kPanel * depth + d) * kPanel + k % kPanel];
      EXPECT_NEAR(c[r * cols + k], sum, 1e-4);
    }
  }
}

TEST(Kernels, LstmStepIsTheSameBitsAndTheRightNumbers) {
  std::mt19937 random(5);
  const std::size_t units = 96;
  auto gates = noise(4 * units, random);
  for (float& g : gates) g *= 8;
  gates[0] = 1000;
  gates[1] = -1000;
  const auto before = noise(units, random);
  auto plain_cell = before, fast_cell = before;
  std::vector<float> plain(units), fast(units);
  portable_kernels().lstm_step({gates.data(), plain_cell.data(), plain.data(), units});
  best_kernels().lstm_step({gates.data(), fast_cell.data(), fast.data(), units});
  EXPECT_EQ(plain, fast);
  EXPECT_EQ(plain_cell, fast_cell);
  const auto sigmoid = [](double x) { return 1 / (1 + std::exp(-x)); };
  for (std::size_t u = 0; u < units; ++u) {
    const double cell = sigmoid(gates[units + u]) * before[u] + sigmoid(gates[u]) * std::tanh(gates[2 * units + u]);
    EXPECT_NEAR(fast_cell[u], cell, 1e-5);
    EXPECT_NEAR(fast[u], sigmoid(gates[3 * units + u]) * std::tanh(cell), 1e-5);
  }
}

}  // namespace
}  // namespace entente::parse
