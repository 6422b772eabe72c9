// SPDX-License-Identifier: Apache-2.0
#include "events/ontology.h"

#include <algorithm>
#include <cstdlib>

#include "base/strings.h"

namespace entente {
namespace {

constexpr std::string_view kNames[kCategoryCount] = {
    "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};

using Cells = std::vector<std::string_view>;

struct Row {
  const Cells& cells;
  std::string file;
  std::uint64_t line;

  Error bad(std::string message) const { return Error{ErrorCode::bad_value, std::move(message), file, line}; }
  Result<Category> category(std::size_t at) const {
    Category out;
    if (!parse_category(cells[at], out))
      return bad("expected one of the 16 categories, found '" + std::string(cells[at]) + "'");
    return out;
  }
  Result<double> number(std::size_t at) const {
    const std::string text(cells[at]);
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0') return bad("expected a number, found '" + text + "'");
    return value;
  }
  std::vector<std::string> words(std::size_t at) const {
    std::vector<std::string> out;
    for (std::string_view w : split(cells[at], '|')) {
      if (!trim(w).empty()) out.emplace_back(trim(w));
    }
    return out;
  }
};

Result<std::uint8_t> auxiliary_bit(const Row& row, std::size_t at) {
  const std::string_view v = row.cells[at];
  if (v == "historical") return std::uint8_t{kHistorical};
  if (v == "future") return std::uint8_t{kFuture};
  if (v == "hypothetical") return std::uint8_t{kHypothetical};
  if (v == "negation") return std::uint8_t{kNegation};
  return row.bad("expected historical, future, hypothetical or negation");
}

Status add_row(const Row& row, std::string_view table, Ontology& o) {
  if (table == "categories") {
    auto& c = o.categories[static_cast<std::size_t>(TRY(row.category(0)))];
    c.quad = static_cast<int>(TRY(row.number(1)));
    c.score = TRY(row.number(2));
    c.recipient_required = row.cells[3] == "required";
  } else if (table == "modes") {
    o.modes[{TRY(row.category(0)), std::string(row.cells[1])}] = TRY(row.number(2));
  } else if (table == "reductions") {
    o.reductions.push_back({TRY(row.category(0)), TRY(auxiliary_bit(row, 1)), std::string(row.cells[2]),
                            TRY(row.category(3)), std::string(row.cells[4]), std::string(row.cells[5])});
  } else if (table == "instruments") {
    o.instruments.push_back({TRY(row.category(0)), std::string(row.cells[1]), std::string(row.cells[2]), row.words(3)});
  } else if (table == "contexts") {
    o.contexts.push_back({std::string(row.cells[0]), TRY(row.number(1)), row.words(2)});
  } else {
    return row.bad("no table is named " + std::string(table));
  }
  return Done{};
}

std::size_t columns_of(std::string_view table) {
  if (table == "categories" || table == "instruments") return 4;
  if (table == "reductions") return 6;
  return 3;
}

}  // namespace

std::string_view name_of(Category category) { return kNames[static_cast<std::size_t>(category)]; }

bool parse_category(std::string_view name, Category& out) {
  const auto* at = std::find(std::begin(kNames), std::end(kNames), name);
  if (at == std::end(kNames)) return false;
  out = static_cast<Category>(at - std::begin(kNames));
  return true;
}

Status read_ontology(std::string_view text, std::string_view name, Ontology& ontology) {
  std::uint64_t number = 0;
  bool header = true;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (trim(line).empty() || line.front() == '#') continue;
    if (header) {
      header = false;
      continue;
    }
    const Cells cells = split(line, '\t');
    const Row row{cells, std::string(name) + ".tsv", number};
    if (cells.size() != columns_of(name)) {
      return row.bad("expected " + std::to_string(columns_of(name)) + " columns, found " +
                     std::to_string(cells.size()));
    }
    TRY(add_row(row, name, ontology));
  }
  return Done{};
}

double Ontology::score(Category category, const std::vector<std::string>& modes_set) const {
  for (const std::string& mode : modes_set) {
    if (const auto it = modes.find({category, mode}); it != modes.end()) return it->second;
  }
  return categories[static_cast<std::size_t>(category)].score;
}

const Ontology::Reduction* Ontology::reduce(Category from, const std::vector<std::string>& from_modes,
                                            std::uint8_t auxiliary) const {
  for (const Reduction& r : reductions) {
    if (r.from != from || (auxiliary & r.auxiliary) == 0) continue;
    if (r.mode.empty() || std::find(from_modes.begin(), from_modes.end(), r.mode) != from_modes.end()) return &r;
  }
  return nullptr;
}

}  // namespace entente
