// SPDX-License-Identifier: Apache-2.0
// Reading data/lexicon/*.tsv: lines, cells and columns; what the cells mean is entries.h's business.
//
//   persons_asia.tsv has the schema `persons`: the stem up to the first '_' or '.'.
//   A row with a cell too many is an error with file and line; the rows around it are still read.
//
// Format: docs/lexicon.md. Test: tests/lexicon/table_test.cc
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/result.h"

namespace entente::lexicon {

/// Gathers what is wrong with the tables, so that a writer sees all of it at once.
class Complaints {
 public:
  static constexpr std::size_t kMost = 50;

  /// Beyond kMost, complaints are only counted.
  void add(ErrorCode code, const std::string& file, std::size_t line, std::string message);
  const std::vector<Error>& errors() const { return errors_; }
  std::size_t count() const { return count_; }
  bool none() const { return count_ == 0; }

 private:
  std::vector<Error> errors_;
  std::size_t count_ = 0;
};

struct Table;

/// One line of a table. Cells stand in the schema's order, whatever order the file has.
struct Row {
  const Table* table = nullptr;
  std::size_t line = 0;  // 1-based
  std::vector<std::string_view> cells;

  /// `column` must be one of the schema's.
  std::string_view operator[](std::string_view column) const;
  /// The parts of a cell between '|', trimmed; none for an empty cell.
  std::vector<std::string_view> list(std::string_view column) const;
  const std::string& file() const;
};

struct Schema {
  std::string_view stem;
  std::vector<std::string_view> columns;
  std::vector<std::string_view> required;  // never empty
};

/// Nothing if no schema has that stem.
const Schema* schema_of(std::string_view file_name);

/// One file. Rows point into `text` and to the table itself: it does not move.
struct Table {
  std::string file;
  std::string text;
  const Schema* schema = nullptr;
  std::vector<Row> rows;

  Table() = default;
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;
};

/// Fills `out.rows` from `out.text`; `out.file` must be set. What is wrong goes to `complaints`.
void read_table(Table& out, Complaints& complaints);

}  // namespace entente::lexicon
