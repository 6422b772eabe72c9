// SPDX-License-Identifier: Apache-2.0
#include "parse/spanning_tree.h"

#include <algorithm>
#include <limits>

namespace entente::parse {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();
// Taken off each arc from the root, so that the best tree has as few of them as
// a tree can have: one.
constexpr double kRootCost = 1e10;
// Scores beyond are a broken model's; within, sums stay below kRootCost.
constexpr float kMostScore = 1e6f;

float sane(float score) {
  return score > -kMostScore ? std::min(score, kMostScore) : -kMostScore;  // not a number: -kMostScore
}

// Some cycle among heads of `alive` nodes, or nothing. heads[0] is not used.
void find_cycle(const std::vector<int>& heads, const std::vector<int>& alive, std::vector<int>& state,
                std::vector<int>& cycle) {
  cycle.clear();
  std::fill(state.begin(), state.end(), 0);
  for (const int start : alive) {
    int node = start;
    while (node != 0 && state[static_cast<std::size_t>(node)] == 0) {
      state[static_cast<std::size_t>(node)] = start;
      node = heads[static_cast<std::size_t>(node)];
    }
    if (node == 0 || state[static_cast<std::size_t>(node)] != start) continue;
    const int first = node;
    do {
      cycle.push_back(node);
      node = heads[static_cast<std::size_t>(node)];
    } while (node != first);
    return;
  }
}

bool is_one_tree(const std::vector<int>& heads, std::vector<int>& alive, std::vector<int>& state,
                 std::vector<int>& cycle) {
  if (std::count(heads.begin() + 1, heads.end(), 0) != 1) return false;
  find_cycle(heads, alive, state, cycle);
  return cycle.empty();
}

class Edmonds {
 public:
  Edmonds(TreeWorkspace& w, int count) : w_(w), size_(static_cast<std::size_t>(count) + 1) {}

  void solve() {
    depth_ = 0;
    for (const int v : w_.alive) choose_head(v);
    while (contract()) ++depth_;
    while (depth_ > 0) expand(w_.contractions[--depth_]);
  }

 private:
  double& weight(int head, int node) {
    return w_.weights[static_cast<std::size_t>(node) * size_ + static_cast<std::size_t>(head)];
  }
  int& head_of(int node) { return w_.heads[static_cast<std::size_t>(node)]; }

  void choose_head(int v) {
    head_of(v) = 0;
    for (const int u : w_.alive) {
      if (u != v && weight(u, v) > weight(head_of(v), v)) head_of(v) = u;
    }
  }

  bool contract() {
    if (w_.contractions.size() <= depth_) w_.contractions.emplace_back();
    TreeWorkspace::Contraction& c = w_.contractions[depth_];
    find_cycle(w_.heads, w_.alive, w_.state, c.cycle);
    if (c.cycle.empty()) return false;
    c.node = c.cycle[0];
    c.cycle_heads.clear();
    for (const int v : c.cycle) c.cycle_heads.push_back(head_of(v));
    c.leaves_from.assign(size_, 0);
    c.enters_at.assign(size_, 0);
    for (const int v : c.cycle) w_.state[static_cast<std::size_t>(v)] = -1;
    std::erase_if(w_.alive, [&](int v) { return w_.state[static_cast<std::size_t>(v)] == -1; });
    merge_entering(c, 0);
    for (const int v : w_.alive) {
      merge_leaving(c, v);
      merge_entering(c, v);
    }
    for (const int v : w_.alive) {
      if (w_.state[static_cast<std::size_t>(head_of(v))] == -1) head_of(v) = c.node;
    }
    w_.alive.push_back(c.node);
    choose_head(c.node);
    for (const int v : c.cycle) w_.state[static_cast<std::size_t>(v)] = 0;
    return true;
  }

  // The best arc from a word of the cycle to `v` becomes the arc from the
  // cycle.
  void merge_leaving(TreeWorkspace::Contraction& c, int v) {
    int best = c.cycle[0];
    for (const int u : c.cycle) {
      if (weight(u, v) > weight(best, v)) best = u;
    }
    c.leaves_from[static_cast<std::size_t>(v)] = best;
    weight(c.node, v) = weight(best, v);
  }

  // The best arc from `v` into the cycle, less what it breaks there, becomes
  // the arc to the cycle.
  void merge_entering(TreeWorkspace::Contraction& c, int v) {
    double best = kNever;
    int at = c.cycle[0];
    for (std::size_t k = 0; k < c.cycle.size(); ++k) {
      const double gain = weight(v, c.cycle[k]) - weight(c.cycle_heads[k], c.cycle[k]);
      if (gain > best) {
        best = gain;
        at = c.cycle[k];
      }
    }
    c.enters_at[static_cast<std::size_t>(v)] = at;
    w_.entering.resize(size_);
    w_.entering[static_cast<std::size_t>(v)] = best;
    if (v == (w_.alive.empty() ? 0 : w_.alive.back())) store_entering(c);
  }
  // Only now: the weights of the cycle's first word were still needed.
  void store_entering(TreeWorkspace::Contraction& c) {
    weight(0, c.node) = w_.entering[0];
    for (const int v : w_.alive) weight(v, c.node) = w_.entering[static_cast<std::size_t>(v)];
  }

  void expand(const TreeWorkspace::Contraction& c) {
    const int outside = head_of(c.node);
    const int entered = c.enters_at[static_cast<std::size_t>(outside)];
    for (std::size_t v = 1; v < size_; ++v) {
      if (w_.heads[v] == c.node && c.leaves_from[v] != 0) w_.heads[v] = c.leaves_from[v];
    }
    for (std::size_t k = 0; k < c.cycle.size(); ++k) head_of(c.cycle[k]) = c.cycle_heads[k];
    head_of(entered) = outside;
  }

  TreeWorkspace& w_;
  std::size_t size_;
  std::size_t depth_ = 0;
};

}  // namespace

std::span<const int> best_tree(const float* scores, int count, std::size_t stride, TreeWorkspace& w) {
  const std::size_t size = static_cast<std::size_t>(count) + 1;
  w.heads.assign(size, 0);
  w.state.assign(size, 0);
  w.alive.clear();
  for (int v = 1; v <= count; ++v) {
    const float* row = scores + static_cast<std::size_t>(v - 1) * stride;
    int best = 0;
    for (int h = 1; h <= count; ++h) {
      if (h != v && row[h] > row[best]) best = h;
    }
    w.heads[static_cast<std::size_t>(v)] = best;
    w.alive.push_back(v);
  }
  if (w.contractions.empty()) w.contractions.emplace_back();
  if (!is_one_tree(w.heads, w.alive, w.state, w.contractions[0].cycle)) {
    w.weights.resize(size * size);
    for (std::size_t v = 1; v < size; ++v) {
      for (std::size_t h = 0; h < size; ++h) {
        w.weights[v * size + h] =
            h == v ? kNever : double{sane(scores[(v - 1) * stride + h])} - (h == 0 ? kRootCost : 0.0);
      }
    }
    Edmonds(w, count).solve();
  }
  return std::span<const int>(w.heads).subspan(1);
}

}  // namespace entente::parse
