// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "train/network_layers.h"

namespace entente::train {

using parse::kDistanceColumns;
using parse::kLabelColumns;

void Weights::shape(const NetworkSizes& s, const std::vector<std::size_t>& table_rows) {
  const std::size_t widths[parse::kTables] = {s.word, s.suffix, s.prefix, s.shape, s.tag};
  for (std::size_t t = 0; t < parse::kTables; ++t) {
    table[t].shape(table_rows[t], widths[t]);
    table[t].touched.assign(table_rows[t], 0);
  }
  for (int way = 0; way < 2; ++way) {
    in[way].shape(s.input(), 4 * s.units);
    hid[way].shape(s.units, 4 * s.units);
    bias[way].shape(1, 4 * s.units);
  }
  mlp.shape(2 * s.units, s.mlp());
  mlp_bias.shape(1, s.mlp());
  arc.shape(s.arc, s.arc);
  arc_bias.shape(1, s.arc);
  arc_far.shape(s.arc, kDistanceColumns);
  arc_root.shape(1, s.arc);
  label_far.shape(kDistanceColumns, s.label);
  label_root.shape(1, s.label);
  label.shape(s.label, kLabelColumns);
  label_bias.shape(1, kLabelColumns);
}

void Weights::randomise(std::mt19937& random) {
  const auto fill = [&](Param& p, float spread) {
    std::normal_distribution<float> normal(0.0f, spread);
    for (float& x : p.v) x = normal(random);
  };
  const auto glorot = [&](Param& p) { fill(p, std::sqrt(2.0f / static_cast<float>(p.rows + p.cols))); };
  for (Param& t : table) fill(t, 0.3f);
  for (int way = 0; way < 2; ++way) {
    const float per_gate = static_cast<float>(in[way].cols) / 4.0f;
    fill(in[way], std::sqrt(2.0f / (static_cast<float>(in[way].rows) + per_gate)));
    fill(hid[way], std::sqrt(1.0f / per_gate));
    const std::size_t units = bias[way].cols / 4;
    std::fill_n(bias[way].v.begin() + static_cast<std::ptrdiff_t>(units), units,
                1.0f);  // remember at first
  }
  glorot(mlp);
  fill(arc, 0.03f);
  fill(arc_root, 0.3f);
  fill(label_root, 0.3f);
  glorot(label);
}

std::vector<Param*> Weights::all() {
  std::vector<Param*> out;
  for (Param& t : table) out.push_back(&t);
  for (int way = 0; way < 2; ++way) out.insert(out.end(), {&in[way], &hid[way], &bias[way]});
  out.insert(out.end(),
             {&mlp, &mlp_bias, &arc, &arc_bias, &arc_far, &arc_root, &label_far, &label_root, &label, &label_bias});
  return out;
}

}  // namespace entente::train
