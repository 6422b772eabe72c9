// SPDX-License-Identifier: Apache-2.0
//
// Cells hold words of documents that anybody may have written. They are made harmless here, once, for each way of
// showing them. What fits: "=1+1" in csv is '=1+1; "a|b" in Markdown is a\|b. What does not: wide characters (CJK)
// count as one column in a terminal, so that a column of them is not straight.
#include "relation/table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>

#include "base/json_writer.h"
#include "base/utf8.h"

namespace entente {
namespace {

using Cell = Table::Cell;

constexpr TableFormat kFormats[] = {TableFormat::table, TableFormat::csv, TableFormat::json, TableFormat::md};
constexpr char32_t kReplacement = 0xFFFD;

// `text` up to its first bad byte, a mark for that byte, and so on.
std::string well_formed(std::string_view text) {
  std::string out;
  for (std::size_t bad = find_invalid_utf8(text); bad != text.npos; bad = find_invalid_utf8(text)) {
    out += text.substr(0, bad);
    append_utf8(out, kReplacement);
    text.remove_prefix(bad + 1);
  }
  out += text;
  return out;
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029; }

// Marks that nobody sees and that change how the rest is read.
bool is_hidden_mark(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

// One line without anything that steers what shows it.
std::string one_line(std::string_view text) {
  const std::string good = well_formed(text);
  std::string out;
  for (std::size_t at = 0; at < good.size();) {
    const char32_t c = next_code_point(good, at);
    append_utf8(out, is_control(c) ? U' ' : is_hidden_mark(c) ? kReplacement : c);
  }
  return out;
}

std::string number_text(double value) {
  if (!std::isfinite(value)) return {};
  char buffer[64];
  const bool huge = std::abs(value) >= 1e15;
  char* end = huge ? std::to_chars(buffer, buffer + sizeof buffer, value).ptr
                   : std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, 3).ptr;
  while (!huge && end[-1] == '0') --end;
  if (end[-1] == '.') --end;
  const std::string_view text(buffer, static_cast<std::size_t>(end - buffer));
  return std::string(text == "-0" ? "0" : text);
}

bool is_number(const Cell& cell) { return cell.index() >= 2; }

std::string text_of(const Cell& cell) {
  if (const auto* words = std::get_if<std::string>(&cell)) return one_line(*words);
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return std::to_string(*whole);
  if (const auto* real = std::get_if<double>(&cell)) return number_text(*real);
  return {};
}

// Code points: what most terminals give one column each.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// The cells as text, the columns' names first.
std::vector<std::vector<std::string>> texts_of(const Table& table) {
  std::vector<std::vector<std::string>> lines;
  lines.reserve(table.rows.size() + 1);
  lines.emplace_back();
  for (const std::string& column : table.columns) lines.back().push_back(one_line(column));
  for (const std::vector<Cell>& row : table.rows) {
    lines.emplace_back();
    for (const Cell& cell : row) lines.back().push_back(text_of(cell));
  }
  return lines;
}

void append_csv_field(std::string& out, const std::string& text, bool words) {
  const bool formula = words && !text.empty() && std::string_view("=+-@").find(text[0]) != std::string_view::npos;
  const bool quote = text.find_first_of(",\"") != text.npos;
  if (quote) out += '"';
  if (formula) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quote) out += '"';
}

void append_json_cell(JsonWriter& json, const Cell& cell) {
  if (const auto* words = std::get_if<std::string>(&cell); words && !words->empty()) {
    json.value(well_formed(*words));
  } else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
    json.value(*whole);
  } else if (const auto* real = std::get_if<double>(&cell)) {
    json.value(*real);
  } else {
    json.null();
  }
}

void append_markdown_line(std::string& out, const std::vector<std::string>& line) {
  for (const std::string& text : line) {
    out += "| ";
    for (const char c : text) {
      if (std::string_view("\\|`*[]<>&~").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
    out += ' ';
  }
  out += "|\n";
}

}  // namespace

std::string_view name_of(TableFormat format) {
  switch (format) {
    case TableFormat::table:
      return "table";
    case TableFormat::csv:
      return "csv";
    case TableFormat::json:
      return "json";
    case TableFormat::md:
      return "md";
  }
  return "";
}

std::optional<TableFormat> table_format_from_name(std::string_view name) {
  for (const TableFormat format : kFormats) {
    if (name == name_of(format)) return format;
  }
  return std::nullopt;
}

void append_aligned(std::string& out, const Table& table) {
  const auto lines = texts_of(table);
  std::vector<std::size_t> widths(table.columns.size(), 0);
  for (const auto& line : lines) {
    for (std::size_t i = 0; i < line.size() && i < widths.size(); ++i) {
      widths[i] = std::max(widths[i], width_of(line[i]));
    }
  }
  std::vector<bool> right(widths.size(), false);
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size() && i < right.size(); ++i) right[i] = right[i] || is_number(row[i]);
  }
  for (const auto& line : lines) {
    std::string text;
    for (std::size_t i = 0; i < line.size() && i < widths.size(); ++i) {
      const std::string blanks(widths[i] - width_of(line[i]), ' ');
      if (i > 0) text += "  ";
      text += right[i] ? blanks + line[i] : line[i] + blanks;
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + '\n';
  }
}

void append_csv(std::string& out, const Table& table) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i > 0) out += ',';
    append_csv_field(out, one_line(table.columns[i]), true);
  }
  out += '\n';
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += ',';
      append_csv_field(out, text_of(row[i]), !is_number(row[i]));
    }
    out += '\n';
  }
}

void append_json(std::string& out, const Table& table) {
  out += "[";
  for (const auto& row : table.rows) {
    out += &row == &table.rows.front() ? "\n" : ",\n";
    JsonWriter json(out);
    json.begin_object();
    for (std::size_t i = 0; i < row.size() && i < table.columns.size(); ++i) {
      json.key(table.columns[i]);
      append_json_cell(json, row[i]);
    }
    json.end_object();
  }
  out += table.rows.empty() ? "]\n" : "\n]\n";
}

void append_markdown(std::string& out, const Table& table) {
  const auto lines = texts_of(table);
  append_markdown_line(out, lines.front());
  for (std::size_t i = 0; i < table.columns.size(); ++i) out += "| --- ";
  out += "|\n";
  for (std::size_t i = 1; i < lines.size(); ++i) append_markdown_line(out, lines[i]);
}

void append_table(std::string& out, const Table& table, TableFormat format) {
  switch (format) {
    case TableFormat::table:
      return append_aligned(out, table);
    case TableFormat::csv:
      return append_csv(out, table);
    case TableFormat::json:
      return append_json(out, table);
    case TableFormat::md:
      return append_markdown(out, table);
  }
}

}  // namespace entente
