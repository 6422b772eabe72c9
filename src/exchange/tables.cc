// SPDX-License-Identifier: Apache-2.0
#include "exchange/tables.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"

namespace entente {
namespace {

struct Line {
  std::string_view file;
  std::uint64_t number;
  std::vector<std::string_view> cells;

  Error bad(std::string message) const {
    return Error{ErrorCode::bad_value, std::move(message), std::string(file), number};
  }
};

std::vector<std::string> words_of(std::string_view cell) {
  std::vector<std::string> out;
  for (std::string_view w : split(cell, '|')) {
    if (!trim(w).empty()) out.push_back(to_ascii_lower(trim(w)));
  }
  return out;
}

// The enumerator with this name, or nothing.
template <typename E>
std::optional<E> named(std::string_view name, int count) {
  for (int i = 0; i < count; ++i) {
    if (name_of(static_cast<E>(i)) == name) return static_cast<E>(i);
  }
  return std::nullopt;
}

Status add_strengths(const Line& line, ExchangeTables& out) {
  const auto strength = named<Strength>(line.cells[0], 6);
  if (!strength) return line.bad("expected hopes, willing, intends, pledges, agrees or signed");
  const char pos = line.cells[1].empty() ? '?' : line.cells[1].front();
  if (pos != 'v' && pos != 'n' && pos != 'a') return line.bad("pos is verb, noun or adj");
  for (const std::string& w : words_of(line.cells[2])) out.strengths.emplace(std::pair{pos, w}, *strength);
  return Done{};
}

Status add_line(std::string_view table, const Line& line, ExchangeTables& out) {
  const auto& c = line.cells;
  const std::size_t columns = table == "strengths.tsv" ? 3 : table == "onlookers.tsv" || table == "hedges.tsv" ? 1 : 2;
  if (c.size() != columns) {
    return line.bad("expected " + std::to_string(columns) + " columns, found " + std::to_string(c.size()));
  }
  if (table == "forms.tsv") {
    const auto kind = named<ExchangeKind>(c[0], 8);
    if (!kind) return line.bad("'" + std::string(c[0]) + "' is no kind of exchange");
    for (const std::string& w : words_of(c[1])) out.forms.emplace(w, *kind);
  } else if (table == "verbs.tsv") {
    for (const std::string& w : words_of(c[1])) out.verbs[std::string(c[0])].insert(w);
  } else if (table == "purposes.tsv") {
    const auto purpose = named<Purpose>(c[0], 11);
    if (!purpose) return line.bad("'" + std::string(c[0]) + "' is no purpose");
    out.purposes.emplace_back(*purpose, words_of(c[1]));
  } else if (table == "occasions.tsv") {
    out.occasions.emplace_back(std::string(c[0]), words_of(c[1]));
  } else if (table == "fronts.tsv") {
    const auto front = named<Front>(c[0], 8);
    if (!front) return line.bad("'" + std::string(c[0]) + "' is no front");
    out.fronts.emplace_back(*front, words_of(c[1]));
  } else if (table == "strengths.tsv") {
    return add_strengths(line, out);
  } else if (table == "onlookers.tsv" || table == "hedges.tsv") {
    auto& into = table == "hedges.tsv" ? out.hedges : out.onlookers;
    for (std::string& w : words_of(c[0])) into.insert(std::move(w));
  } else {
    return line.bad("no exchange table has this name");
  }
  return Done{};
}

bool is_word_byte(char c) {
  return is_ascii_alpha(c) || is_ascii_digit(c) || (static_cast<unsigned char>(c) & 0x80) != 0;
}

}  // namespace

Result<ExchangeTables> read_exchange_tables(std::string_view joined) {
  constexpr std::string_view kMark = "%% file ";
  ExchangeTables out;
  std::string_view file;
  std::uint64_t number = 0;
  bool header = true;
  for (std::string_view text : split(joined, '\n')) {
    if (text.starts_with(kMark)) {
      file = trim(text.substr(kMark.size()));
      number = 0;
      header = true;
      continue;
    }
    ++number;
    if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
    if (trim(text).empty() || text.front() == '#' || file.starts_with("head_")) continue;  // heads_tables.h
    if (std::exchange(header, false)) continue;
    TRY(add_line(file, Line{file, number, split(text, '\t')}, out));
  }
  return out;
}

bool has_phrase(std::string_view text, std::string_view words) {
  for (std::size_t at = text.find(words); at != text.npos; at = text.find(words, at + 1)) {
    const bool begins = at == 0 || !is_word_byte(text[at - 1]);
    const std::size_t end = at + words.size();
    // A plural is the same word.
    const bool plural =
        end + 1 <= text.size() && text[end] == 's' && (end + 1 == text.size() || !is_word_byte(text[end + 1]));
    const bool ends = end == text.size() || !is_word_byte(text[end]) || plural;
    if (begins && ends) return true;
  }
  return false;
}

std::vector<Front> fronts_in(const ExchangeTables& tables, std::string_view text) {
  const std::string lower = to_ascii_lower(text);
  std::vector<Front> out;
  for (const auto& [front, words] : tables.fronts) {
    const bool any =
        std::any_of(words.begin(), words.end(), [&](const std::string& w) { return has_phrase(lower, w); });
    if (any) out.push_back(front);
  }
  std::sort(out.begin(), out.end());
  return out;
}

Purpose purpose_in(const ExchangeTables& tables, std::string_view text) {
  const std::string lower = to_ascii_lower(text);
  for (const auto& [purpose, words] : tables.purposes) {
    for (const std::string& w : words) {
      if (has_phrase(lower, w)) return purpose;
    }
  }
  return Purpose::none;
}

std::string occasion_in(const ExchangeTables& tables, std::string_view text) {
  const std::string lower = to_ascii_lower(text);
  for (const auto& [occasion, words] : tables.occasions) {
    for (const std::string& w : words) {
      if (has_phrase(lower, w)) return occasion;
    }
  }
  return {};
}

}  // namespace entente
