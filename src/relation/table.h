// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace entente {

/// Rows under named columns. Every row has as many cells as there are columns.
struct Table {
  /// Nothing, words or a number. Doubles are shown with at most three decimals.
  using Cell = std::variant<std::monostate, std::string, std::int64_t, double>;

  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;
};

enum class TableFormat : std::uint8_t { table, csv, json, md };
std::string_view name_of(TableFormat format);
std::optional<TableFormat> table_format_from_name(std::string_view name);

/// Each appends the table, ending in a newline. No cell can steer a terminal, a spreadsheet, a Markdown page or a
/// script: but for JSON, control characters become blanks and marks of reading direction U+FFFD.

/// Aligned columns for a terminal.
void append_aligned(std::string& out, const Table& table);
/// RFC 4180 with "\n". Words that a spreadsheet would take for a formula (= + - @ first) get a "'" before them.
void append_csv(std::string& out, const Table& table);
/// An array of objects, one a line; empty words and nothing are null.
void append_json(std::string& out, const Table& table);
void append_markdown(std::string& out, const Table& table);

void append_table(std::string& out, const Table& table, TableFormat format);

}  // namespace entente
