// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string_view>

#include "base/result.h"
#include "store/store.h"

namespace entente::store {

/// Writes the rows of one document after another within the transaction that its owner holds. Statements are compiled
/// once.
class Inserter {
 public:
  static Result<Inserter> prepare(Database& database, std::string_view coder);
  Inserter(Inserter&&) noexcept;
  ~Inserter();

  Result<Added> add(const Document& document, const Ledger& ledger);

 private:
  struct Statements;
  explicit Inserter(std::unique_ptr<Statements> statements);
  std::unique_ptr<Statements> sql_;
};

}  // namespace entente::store
