// SPDX-License-Identifier: Apache-2.0
#include "store/columns.h"

#include "base/json_writer.h"
#include "base/utf8.h"

namespace entente::store {
namespace {

// \uXXXX behind the backslash at `at`; moves `at` to the last digit.
char32_t read_escape(std::string_view json, std::size_t& at) {
  char32_t value = 0;
  for (std::size_t i = 0; i < 4 && at + 1 < json.size(); ++i) {
    const char c = json[++at];
    value = value * 16 + static_cast<char32_t>(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
  }
  return value;
}

// The string that begins behind the quote at `at`; moves `at` to the closing quote.
std::string read_string(std::string_view json, std::size_t& at) {
  std::string out;
  for (++at; at < json.size() && json[at] != '"'; ++at) {
    if (json[at] != '\\' || at + 1 == json.size()) {
      out += json[at];
      continue;
    }
    const char c = json[++at];
    if (c == 'u') {
      append_utf8(out, read_escape(json, at));
    } else {
      out += c == 'n' ? '\n' : c == 't' ? '\t' : c;
    }
  }
  return out;
}

}  // namespace

std::optional<std::string> day_column(Day day) {
  if (!day.known()) return std::nullopt;
  day.precision = Precision::day;
  return to_iso(day);
}

Day read_day(const Statement& row, int column) {
  Day day;
  if (!row.is_null(column)) day = parse_iso_day(row.text(column)).value_or(Day{});
  day.precision = read_name(row.text(column + 1), Precision::day);
  day.basis = read_name(row.text(column + 2), Basis::document);
  return day;
}

std::string list_column(const std::vector<std::string>& values) {
  if (values.empty()) return "[]";
  std::string out;
  JsonWriter json(out);
  json.begin_array();
  for (const std::string& value : values) json.value(value);
  json.end_array();
  return out;
}

std::vector<std::string> read_list(std::string_view json) {
  std::vector<std::string> values;
  for (std::size_t at = 0; at < json.size(); ++at) {
    if (json[at] == '"') values.push_back(read_string(json, at));
  }
  return values;
}

std::string fronts_column(const std::vector<Front>& fronts) {
  std::vector<std::string> names;
  for (const Front front : fronts) names.emplace_back(name_of(front));
  return list_column(names);
}

std::vector<Front> read_fronts(std::string_view json) {
  std::vector<Front> fronts;
  for (const std::string& name : read_list(json)) fronts.push_back(read_name(name, Front::legal));
  return fronts;
}

}  // namespace entente::store
