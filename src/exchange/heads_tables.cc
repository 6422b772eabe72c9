// SPDX-License-Identifier: Apache-2.0
#include "exchange/heads_tables.h"

#include <algorithm>

#include "base/strings.h"
#include "exchange/tables.h"

namespace entente {
namespace {

struct Row {
  std::string_view file;
  std::uint64_t number;
  std::string_view key;
  std::vector<std::string> words;

  Error bad(std::string message) const {
    return Error{ErrorCode::bad_value, std::move(message), std::string(file), number};
  }
};

template <typename Container>
void add_all(Container& into, const Row& row) {
  for (const std::string& w : row.words) into.insert(into.end(), w);
}

Status add_words(const Row& row, HeadTables& out) {
  if (row.key == "honorific") {
    add_all(out.honorifics, row);
  } else if (row.key == "office") {
    add_all(out.offices, row);
  } else if (row.key == "body") {
    add_all(out.bodies, row);
  } else if (row.key == "never") {
    add_all(out.never, row);
  } else if (row.key == "label") {
    add_all(out.labels, row);
  } else if (row.key == "salutation") {
    add_all(out.salutations, row);
  } else if (row.key == "closing") {
    add_all(out.closings, row);
  } else {
    for (const ExchangeKind kind :
         {ExchangeKind::telegram, ExchangeKind::letter, ExchangeKind::note, ExchangeKind::message}) {
      if (row.key != name_of(kind)) continue;
      for (const std::string& w : row.words) out.forms.emplace_back(w, kind);
      return Done{};
    }
    return row.bad("'" + std::string(row.key) + "' is no list of words for heads");
  }
  return Done{};
}

template <typename Pairs>
void longest_first(Pairs& pairs) {
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
}

}  // namespace

Result<HeadTables> read_head_tables(std::string_view joined) {
  constexpr std::string_view kMark = "%% file ";
  HeadTables out;
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
    text = trim(text);
    if (!file.starts_with("head_") || text.empty() || text.front() == '#') continue;
    if (std::exchange(header, false)) continue;
    const std::size_t tab = text.find('\t');
    Row row{file, number, text.substr(0, tab), {}};
    if (tab == text.npos) return row.bad("expected 2 columns");
    for (std::string_view w : split(text.substr(tab + 1), '|')) row.words.push_back(to_ascii_lower(w));
    if (file == "head_words.tsv") {
      TRY(add_words(row, out));
    } else if (file == "head_offices.tsv") {
      for (const std::string& w : row.words) out.keepers.emplace_back(w, std::string(row.key));
    } else {
      return row.bad("no table of heads has this name");
    }
  }
  longest_first(out.forms);
  longest_first(out.keepers);
  return out;
}

std::string plain_lower(std::string_view line) {
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line.compare(i, 3, "—") == 0 || line.compare(i, 3, "–") == 0) {
      out += ' ';
      i += 2;
    } else {
      out += ascii_lower(line[i]);
    }
  }
  return out;
}

std::optional<ExchangeKind> form_in(const HeadTables& tables, std::string_view line) {
  for (const auto& [word, kind] : tables.forms) {
    // A telegram stays one, whatever else it is: "Telegram.—Circular", "Memorandum by telegraph".
    if (kind == ExchangeKind::telegram && has_phrase(line, word)) return kind;
  }
  for (const auto& [word, kind] : tables.forms) {
    if (has_phrase(line, word)) return kind;
  }
  return std::nullopt;
}

}  // namespace entente
