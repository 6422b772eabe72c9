// SPDX-License-Identifier: Apache-2.0
// The fast search for the best tree must agree with trying all of them.
#include "parse/spanning_tree.h"

#include <gtest/gtest.h>

#include <random>

namespace entente::parse {
namespace {

bool is_one_tree(const std::vector<int>& heads) {
  int roots = 0;
  for (std::size_t v = 0; v < heads.size(); ++v) {
    roots += heads[v] == 0;
    std::size_t steps = 0;
    for (int k = static_cast<int>(v) + 1; k != 0 && steps <= heads.size(); ++steps)
      k = heads[static_cast<std::size_t>(k - 1)];
    if (steps > heads.size()) return false;
  }
  return roots == 1;
}

double sum_of(const std::vector<float>& scores, std::size_t stride, std::span<const int> heads) {
  double sum = 0;
  for (std::size_t v = 0; v < heads.size(); ++v) sum += scores[v * stride + static_cast<std::size_t>(heads[v])];
  return sum;
}

double best_of_all(const std::vector<float>& scores, std::size_t stride, int count) {
  std::vector<int> heads(static_cast<std::size_t>(count), 0);
  double best = -1e30;
  while (true) {
    if (is_one_tree(heads)) best = std::max(best, sum_of(scores, stride, heads));
    std::size_t at = 0;
    while (at < heads.size() && ++heads[at] > count) heads[at++] = 0;
    if (at == heads.size()) return best;
  }
}

TEST(SpanningTree, AgreesWithTryingAllTrees) {
  std::mt19937 random(7);
  std::normal_distribution<float> normal(0, 3);
  TreeWorkspace workspace;
  for (int round = 0; round < 600; ++round) {
    const int count = 1 + round % 5;
    const std::size_t stride = 16;
    std::vector<float> scores(static_cast<std::size_t>(count) * stride);
    for (float& s : scores) s = normal(random);
    const auto heads = best_tree(scores.data(), count, stride, workspace);
    ASSERT_TRUE(is_one_tree({heads.begin(), heads.end()})) << "round " << round;
    EXPECT_NEAR(sum_of(scores, stride, heads), best_of_all(scores, stride, count), 1e-4) << "round " << round;
  }
}

TEST(SpanningTree, LongSentencesOfNoiseStillGiveOneTree) {
  std::mt19937 random(11);
  std::normal_distribution<float> normal(0, 3);
  TreeWorkspace workspace;
  for (const int count : {50, 200, 400}) {
    const std::size_t stride = static_cast<std::size_t>(count) + 1;
    std::vector<float> scores(static_cast<std::size_t>(count) * stride);
    for (float& s : scores) s = normal(random);
    const auto heads = best_tree(scores.data(), count, stride, workspace);
    EXPECT_TRUE(is_one_tree({heads.begin(), heads.end()}));
  }
}

TEST(SpanningTree, EqualScoresGiveOneTree) {
  TreeWorkspace workspace;
  const std::vector<float> scores(30 * 31, 1.0f);
  const auto heads = best_tree(scores.data(), 30, 31, workspace);
  EXPECT_TRUE(is_one_tree({heads.begin(), heads.end()}));
}

}  // namespace
}  // namespace entente::parse
