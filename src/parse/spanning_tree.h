// SPDX-License-Identifier: Apache-2.0
// The heads with the highest sum of scores that form one tree under one root
// word. Fits: where each word's best head already gives a tree (nine sentences
// in ten), nothing more is done. Does not: it knows no projectivity. Cost: n²
// then; else Chu-Liu-Edmonds, n² for each cycle. Source: Chu & Liu 1965,
// Edmonds 1967.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace entente::parse {

struct TreeWorkspace {
  struct Contraction {
    int node;  // the cycle's first word stands for all of it
    std::vector<int> cycle, cycle_heads;
    std::vector<int> leaves_from;  // by word outside: which word of the cycle is
                                   // its head, if it hangs on the cycle
    std::vector<int> enters_at;    // by head outside: which word of the cycle it takes
  };
  std::vector<int> heads, state, alive;
  std::vector<double> weights, entering;
  std::vector<Contraction> contractions;
};

/// scores[i * stride + h]: word i + 1 under head h, 0 being the root. Gives the
/// head of each word 1 … count; the view lives until `w` is used again.
std::span<const int> best_tree(const float* scores, int count, std::size_t stride, TreeWorkspace& w);

}  // namespace entente::parse
