// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/command.h"
#include "relation/table.h"
#include "store/store.h"

namespace entente {

/// What the commands that ask a store have in common.
struct StoreQuestion {
  std::string db = "entente.db";
  std::string format = "table";
};

/// --db, for every command over a store.
void declare_store(Options& options, std::string& db);
/// --db and --format.
void declare_store_question(Options& options, StoreQuestion& question);

/// The store, to read; nothing after it said why not. The exit status is then kCouldNotRun.
std::optional<Store> open_to_read(const std::string& db, Console& console);

/// Says so for each code that no record of the store names.
Status say_unknown_codes(const Store& store, std::string_view a, std::string_view b, Console& console);

/// Complains and returns kCouldNotRun.
int could_not_run(const Error& error, Console& console);

/// Writes the table and returns the exit status.
int write_table(const Table& table, std::string_view format, Console& console);

}  // namespace entente
