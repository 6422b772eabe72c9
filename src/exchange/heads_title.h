// SPDX-License-Identifier: Apache-2.0
// Titles that say who writes to whom.
//
//   "No. 12.Mr. Arlen to Count Boros."                          two persons
//   "The Minister in Peru (Arlen) to the Secretary of State"    an office with its holder, an office
//   "The Adviser to the Legation (Arlen) to the Consul at Lima" the second "to" parts them
//   "Telegram From the Embassy in Peru to the Department of State", "Copy of a letter from Mr. Arlen to Mr. Boros"
//   "Circular to all ministers"                                 the sender is told by the signature
//   "Ministers to meet in Lima", "Letter to the editor"         no: those are no two parties
// Cost: one pass over a line of at most kMaxTitle bytes.
#pragma once

#include <optional>
#include <string_view>

#include "exchange/heads_tables.h"

namespace entente {

inline constexpr std::size_t kMaxTitle = 400;

/// All views lie in the line given.
struct HeadTitle {
  std::optional<ExchangeKind> kind;  // where the title names a form
  std::string_view from, to;         // `from` may be empty
  std::string_view behind;           // what follows the recipient: ", May 3, 1861"
  bool certain = false;              // both sides are offices, bodies, persons with a title, or a form is named
};

std::optional<HeadTitle> read_head_title(std::string_view line, const HeadTables& tables);

/// How surely words name a party: 0 not at all, 1 perhaps (a bare name), 2 surely.
int party_like(std::string_view words, const HeadTables& tables);

/// `words` without "the", "all the" and the like in front.
std::string_view without_article(std::string_view words);

/// The first word, lower case, without marks behind it.
std::string first_word(std::string_view words);

}  // namespace entente
