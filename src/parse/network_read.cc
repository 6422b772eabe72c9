// SPDX-License-Identifier: Apache-2.0
// A Network from the model file: every size is checked against the others
// before it is used.
#include <cmath>

#include "parse/network.h"

namespace entente::parse {
namespace {

Result<Table> read_table(const ModelFile& file, std::string_view name, std::size_t rows) {
  ByteReader in = TRY(file.section(name));
  Table t;
  t.rows = TRY(in.number());
  t.cols = TRY(in.number());
  if (t.rows != rows || t.cols == 0 || t.cols > 256) return broken_model("an embedding table of a wrong size");
  t.scale = TRY(in.take<float>(t.rows));
  t.data = TRY(in.take<std::int8_t>(std::uint64_t{t.rows} * t.cols));
  for (const float s : t.scale) {
    if (!std::isfinite(s)) return broken_model("an embedding that is no number");
  }
  return t;
}

Result<Matrix> read_matrix(const ModelFile& file, std::string_view name, std::size_t rows, std::size_t cols) {
  ByteReader in = TRY(file.section(name));
  Matrix m;
  m.rows = TRY(in.number());
  m.cols = TRY(in.number());
  if (m.rows != rows || m.cols != cols) return broken_model("a matrix of a wrong size");
  m.data = TRY(in.take<float>(std::uint64_t{rows} * cols));
  for (const float x : m.data) {
    if (!std::isfinite(x)) return broken_model("a weight that is no number");
  }
  return m;
}

}  // namespace

Result<Network> Network::read(const ModelFile& file, std::size_t word_count, int tag_count) {
  Network n;
  ByteReader sizes = TRY(file.section("net.sizes"));
  n.units_ = TRY(sizes.number());
  n.arc_size_ = TRY(sizes.number());
  n.label_size_ = TRY(sizes.number());
  for (const std::size_t size : {n.units_, n.arc_size_, n.label_size_}) {
    if (size == 0 || size > 1024 || size % kPanel != 0) return broken_model("a layer of a wild size");
  }
  ByteReader suffixes = TRY(file.section("net.suffixes"));
  n.suffixes_ = TRY(HashIndex::read(suffixes));
  ByteReader prefixes = TRY(file.section("net.prefixes"));
  n.prefixes_ = TRY(HashIndex::read(prefixes));

  n.tables_[0] = TRY(read_table(file, "net.word", word_count + 1));
  n.tables_[1] = TRY(read_table(file, "net.suffix", n.suffixes_.size() + 1));
  n.tables_[2] = TRY(read_table(file, "net.prefix", n.prefixes_.size() + 1));
  n.tables_[3] = TRY(read_table(file, "net.shape", static_cast<std::size_t>(kShapeCount)));
  n.tables_[4] = TRY(read_table(file, "net.tag", static_cast<std::size_t>(tag_count)));
  n.word_size_ = n.tables_[0].cols + n.tables_[1].cols + n.tables_[2].cols;

  const std::size_t gates = 4 * n.units_, mlp = 2 * (n.arc_size_ + n.label_size_);
  const std::string ways[2] = {"net.right", "net.left"};
  for (int way = 0; way < 2; ++way) {
    n.lstm_word_[way] = TRY(read_matrix(file, ways[way] + ".word", n.word_size_, gates));
    n.lstm_shape_[way] = TRY(read_matrix(file, ways[way] + ".shape", n.tables_[3].cols, gates));
    n.lstm_tag_[way] = TRY(read_matrix(file, ways[way] + ".tag", n.tables_[4].cols, gates));
    n.lstm_hidden_[way] = TRY(read_matrix(file, ways[way] + ".hidden", n.units_, gates));
    n.lstm_bias_[way] = TRY(read_matrix(file, ways[way] + ".bias", 1, gates));
  }
  n.mlp_ = TRY(read_matrix(file, "net.mlp", 2 * n.units_, mlp));
  n.mlp_bias_ = TRY(read_matrix(file, "net.mlp.bias", 1, mlp));
  n.arc_ = TRY(read_matrix(file, "net.arc", n.arc_size_, n.arc_size_));
  n.arc_bias_ = TRY(read_matrix(file, "net.arc.bias", 1, n.arc_size_));
  n.arc_distance_ = TRY(read_matrix(file, "net.arc.far", n.arc_size_, kDistanceColumns));
  n.arc_root_ = TRY(read_matrix(file, "net.arc.root", 1, n.arc_size_));
  n.label_distance_ = TRY(read_matrix(file, "net.label.far", kDistanceColumns, n.label_size_));
  n.label_root_ = TRY(read_matrix(file, "net.label.root", 1, n.label_size_));
  n.label_ = TRY(read_matrix(file, "net.label", n.label_size_, kLabelColumns));
  n.label_bias_ = TRY(read_matrix(file, "net.label.bias", 1, kLabelColumns));
  n.project_small_tables();
  return n;
}

}  // namespace entente::parse
