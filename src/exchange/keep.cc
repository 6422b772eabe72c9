// SPDX-License-Identifier: Apache-2.0
#include "exchange/keep.h"

#include <utility>

namespace entente {

struct LedgerKeeper::Impl {};

Result<LedgerKeeper> LedgerKeeper::load(std::string_view) { return LedgerKeeper(std::make_unique<Impl>()); }
LedgerKeeper::LedgerKeeper(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
LedgerKeeper::LedgerKeeper(LedgerKeeper&&) noexcept = default;
LedgerKeeper::~LedgerKeeper() = default;

Ledger LedgerKeeper::keep(const Reading&, std::vector<Event> events) const {
  Ledger ledger;
  ledger.events = std::move(events);
  return ledger;
}

}  // namespace entente
