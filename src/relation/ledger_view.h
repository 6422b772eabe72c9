// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/result.h"
#include "exchange/ledger.h"
#include "relation/table.h"
#include "store/store.h"

namespace entente {

/// How it is known what an exchange answers.
enum class AnswerBasis : std::uint8_t {
  none,      // no link
  said,      // the document itself ties the two
  inferred,  // called a reply; the last written exchange that went the other way, at most kReplyDays before it
};
std::string_view name_of(AnswerBasis basis);  // "" for none

inline constexpr int kReplyDays = 60;

/// Who stands on a side of an exchange.
struct Party {
  std::string code;  // "" if not resolved
  std::string name;  // of the person or body, else the document's words
};

/// One exchange between two sides, with what it answers.
struct LedgerRow {
  std::string id, doc, source;
  Day date;  // best known: sent, else received, reported, the document's own
  ExchangeKind kind = ExchangeKind::message;
  Purpose purpose = Purpose::none;
  ExchangeStatus status = ExchangeStatus::sent;
  std::vector<Party> from, to;
  bool symmetric = false;  // nobody receives: a meeting of both
  std::string occasion, occasion_ordinal, reported_by;
  bool is_reply = false;
  std::string answers;  // id of the exchange that it answers; "" if none is known
  AnswerBasis answers_basis = AnswerBasis::none;
};

/// All exchanges of current documents between the two, in either direction, by date; those without any date stand last.
/// Messages that merely cross are not linked: only what is called a reply is. Codes in upper or lower case.
Result<std::vector<LedgerRow>> exchanges_between(const Store& store, std::string_view code_a, std::string_view code_b);

Table ledger_table(const std::vector<LedgerRow>& rows);

}  // namespace entente
