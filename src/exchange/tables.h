// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "exchange/ledger.h"

namespace entente {

/// The word tables of data/rules/exchange: what a communication is called, what verbs do with it, what it is for.
struct ExchangeTables {
  using Words = std::set<std::string, std::less<>>;

  std::map<std::string, ExchangeKind, std::less<>> forms;              // noun or two-word noun
  std::map<std::string, Words, std::less<>> verbs;                     // part ("send") -> lemmas
  std::vector<std::pair<Purpose, std::vector<std::string>>> purposes;  // in order of precedence
  std::vector<std::pair<std::string, std::vector<std::string>>> occasions;
  std::vector<std::pair<Front, std::vector<std::string>>> fronts;
  std::map<std::pair<char, std::string>, Strength> strengths;  // ('v'|'n'|'a', lemma)
  Words onlookers, hedges;

  bool verb(std::string_view part, std::string_view lemma) const {
    const auto it = verbs.find(part);
    return it != verbs.end() && it->second.count(lemma) != 0;
  }
  std::optional<Strength> strength(char pos, std::string_view lemma) const {
    const auto it = strengths.find({pos, std::string(lemma)});
    if (it == strengths.end()) return std::nullopt;
    return it->second;
  }
};

/// Reads the joined tables (each behind "%% file NAME"). Fails with bad_syntax or bad_value naming file and line.
Result<ExchangeTables> read_exchange_tables(std::string_view joined);

/// True if `words` (a phrase, lower case) stands in `text` (lower case) between word boundaries.
bool has_phrase(std::string_view text, std::string_view words);

/// All fronts named in `text` (any case), in the order of the enum.
std::vector<Front> fronts_in(const ExchangeTables& tables, std::string_view text);
/// The first purpose, by precedence, whose word stands in `text`; none if no word does.
Purpose purpose_in(const ExchangeTables& tables, std::string_view text);
/// The first occasion whose word stands in `text`, or "".
std::string occasion_in(const ExchangeTables& tables, std::string_view text);

}  // namespace entente
