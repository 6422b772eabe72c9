// SPDX-License-Identifier: Apache-2.0
#include "cli/store_room.h"

#include "relation/codes.h"

namespace entente {

void declare_store(Options& options, std::string& db) { options.text("--db", db, "the store's file [" + db + "]"); }

void declare_store_question(Options& options, StoreQuestion& question) {
  declare_store(options, question.db);
  options.choice("-f,--format", question.format, {"table", "csv", "json", "md"}, "how to write the answer");
}

std::optional<Store> open_to_read(const std::string& db, Console& console) {
  StoreOptions options;
  options.mode = store::OpenMode::read;
  Result<Store> store = Store::open(db, std::move(options));
  if (!store) {
    console.complain(describe(store.error()));
    return std::nullopt;
  }
  return *std::move(store);
}

Status say_unknown_codes(const Store& store, std::string_view a, std::string_view b, Console& console) {
  for (const std::string_view code : {a, b}) {
    if (TRY(find_code(store, code))) continue;
    console.complain("no record names " + std::string(code) + "; states have codes like CHN or VNM, bodies like UN");
  }
  return Done{};
}

int could_not_run(const Error& error, Console& console) {
  console.complain(describe(error));
  return kCouldNotRun;
}

int write_table(const Table& table, std::string_view format, Console& console) {
  std::string out;
  append_table(out, table, table_format_from_name(format).value_or(TableFormat::table));
  return console.write(out) || console.reader_gone() ? kAllRead : kCouldNotRun;
}

}  // namespace entente
