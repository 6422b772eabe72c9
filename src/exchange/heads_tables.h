// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "exchange/ledger.h"

namespace entente {

/// The words by which the head of a letter is known: data/rules/exchange/head_*.tsv. All in lower case.
struct HeadTables {
  using Words = std::set<std::string, std::less<>>;
  using Phrases = std::vector<std::string>;

  Words honorifics, offices, bodies, never;
  Phrases labels, salutations, closings;
  std::vector<std::pair<std::string, ExchangeKind>> forms;   // longest first
  std::vector<std::pair<std::string, std::string>> keepers;  // office or body -> code, longest first

  bool empty() const { return offices.empty(); }
};

/// Reads the files "head_…" of the joined tables and skips the others. Fails with bad_value naming file and line.
Result<HeadTables> read_head_tables(std::string_view joined);

/// ASCII letters lowered, long dashes as blanks: "[Telegram—Extract]" has two words.
std::string plain_lower(std::string_view line);

/// The kind that the words of `line` (lower case) make a document; none if they name no form.
std::optional<ExchangeKind> form_in(const HeadTables& tables, std::string_view line);

}  // namespace entente
