// SPDX-License-Identifier: Apache-2.0
#include "lexicon/table.h"

#include <algorithm>
#include <cassert>

#include "base/strings.h"
#include "base/utf8.h"

namespace entente::lexicon {
namespace {

const std::vector<Schema>& schemas() {
  static const std::vector<Schema> all = {
      {"states",
       {"code", "name", "official", "aliases", "adjectives", "demonyms", "capital", "from", "to", "cow", "gw", "qid",
        "source"},
       {"code", "name", "source"}},
      {"names", {"id", "name", "form", "from", "to", "flags", "source"}, {"id", "name", "form", "source"}},
      {"places",
       {"id", "name", "aliases", "country", "kind", "from", "to", "source"},
       {"id", "name", "kind", "source"}},
      {"peoples", {"id", "name", "aliases", "adjectives", "country", "source"}, {"id", "name", "source"}},
      {"bodies",
       {"id", "name", "acronyms", "aliases", "top", "sectors", "from", "to", "source"},
       {"id", "name", "top", "source"}},
      {"groups",
       {"id", "name", "acronyms", "aliases", "country", "sectors", "from", "to", "source"},
       {"id", "name", "source"}},
      {"agencies", {"id", "name", "aliases", "country", "source"}, {"id", "name", "source"}},
      {"persons", {"id", "name", "aliases", "surname", "qid", "sectors", "source"}, {"id", "name", "source"}},
      {"terms",
       {"person", "office", "title", "country", "from", "to", "source"},
       {"person", "office", "country", "source"}},
      {"offices", {"id", "names", "sector", "source"}, {"id", "names", "source"}},
      {"roles", {"id", "names", "sectors", "source"}, {"id", "names", "source"}},
  };
  return all;
}

std::size_t column_index(const Schema& schema, std::string_view column) {
  const auto found = std::find(schema.columns.begin(), schema.columns.end(), column);
  return static_cast<std::size_t>(found - schema.columns.begin());
}

std::string in_quotes(std::string_view text) { return "'" + std::string(text) + "'"; }

/// For each column of the file its place in the schema; empty if the header does not fit.
std::vector<std::size_t> read_header(const Table& table, std::size_t line, std::string_view header, Complaints& out) {
  std::vector<std::size_t> order;
  std::vector<bool> seen(table.schema->columns.size(), false);
  bool fits = true;
  const auto complain = [&](const std::string& message) {
    out.add(ErrorCode::bad_syntax, table.file, line, message);
    fits = false;
  };
  for (std::string_view name : split(header, '\t')) {
    const std::size_t index = column_index(*table.schema, trim(name));
    if (index == seen.size()) {
      complain("unknown column " + in_quotes(trim(name)));
    } else if (seen[index]) {
      complain("column " + in_quotes(trim(name)) + " stands twice");
    } else {
      seen[index] = true;
    }
    order.push_back(index);
  }
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (!seen[i]) complain("column " + in_quotes(table.schema->columns[i]) + " is missing");
  }
  return fits ? order : std::vector<std::size_t>{};
}

void read_row(Table& table, std::size_t line, std::string_view text, const std::vector<std::size_t>& order,
              Complaints& out) {
  const std::vector<std::string_view> cells = split(text, '\t');
  if (cells.size() != order.size()) {
    return out.add(ErrorCode::bad_syntax, table.file, line,
                   "expected " + std::to_string(order.size()) + " cells, found " + std::to_string(cells.size()));
  }
  Row row{&table, line, std::vector<std::string_view>(cells.size())};
  for (std::size_t i = 0; i < cells.size(); ++i) row.cells[order[i]] = trim(cells[i]);
  bool complete = true;
  for (std::string_view column : table.schema->required) {
    if (!row[column].empty()) continue;
    out.add(ErrorCode::bad_value, table.file, line, "cell " + in_quotes(column) + " is empty");
    complete = false;
  }
  if (complete) table.rows.push_back(std::move(row));
}

}  // namespace

void Complaints::add(ErrorCode code, const std::string& file, std::size_t line, std::string message) {
  if (++count_ <= kMost) errors_.push_back({code, std::move(message), file, line, 0});
}

std::string_view Row::operator[](std::string_view column) const {
  const std::size_t index = column_index(*table->schema, column);
  assert(index < cells.size());
  return cells[index];
}

std::vector<std::string_view> Row::list(std::string_view column) const {
  std::vector<std::string_view> parts;
  for (std::string_view part : split((*this)[column], '|')) {
    if (!trim(part).empty()) parts.push_back(trim(part));
  }
  return parts;
}

const std::string& Row::file() const { return table->file; }

const Schema* schema_of(std::string_view file_name) {
  const std::size_t slash = file_name.rfind('/');
  if (slash != file_name.npos) file_name.remove_prefix(slash + 1);
  const std::string_view stem = file_name.substr(0, file_name.find_first_of("_."));
  for (const Schema& schema : schemas()) {
    if (schema.stem == stem) return &schema;
  }
  return nullptr;
}

void read_table(Table& out, Complaints& complaints) {
  out.rows.clear();
  out.schema = schema_of(out.file);
  if (!out.schema) return complaints.add(ErrorCode::bad_value, out.file, 1, "no schema has this file's stem");
  std::vector<std::size_t> order;
  bool has_header = false;
  std::size_t line = 0;
  std::string_view text = out.text;
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  for (std::string_view row : split(text, '\n')) {
    ++line;
    if (row.ends_with('\r')) row.remove_suffix(1);
    if (trim(row).empty() || row.front() == '#') continue;
    if (find_invalid_utf8(row) != row.npos) {
      complaints.add(ErrorCode::bad_encoding, out.file, line, "not UTF-8");
    } else if (has_header) {
      read_row(out, line, row, order, complaints);
    } else {
      has_header = true;
      order = read_header(out, line, row, complaints);
      if (order.empty()) return;
    }
  }
  if (!has_header) complaints.add(ErrorCode::bad_syntax, out.file, 1, "no header line");
}

}  // namespace entente::lexicon
