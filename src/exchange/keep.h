// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "events/event.h"
#include "events/reading.h"
#include "exchange/ledger.h"

namespace entente {

/// Makes the ledger of one document: its events, and the exchanges, commitments and claims that only this room knows.
/// Immutable after load; share it between threads.
class LedgerKeeper {
 public:
  /// `rules` is the text of the data files under data/rules/exchange, each preceded by a line "%% file NAME". Fails
  /// with bad_syntax naming file and line.
  static Result<LedgerKeeper> load(std::string_view rules);
  LedgerKeeper(LedgerKeeper&&) noexcept;
  ~LedgerKeeper();

  /// Events that are mere claims of onlookers are moved out of `events`.
  Ledger keep(const Reading& reading, std::vector<Event> events) const;

 private:
  struct Impl;
  explicit LedgerKeeper(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace entente
