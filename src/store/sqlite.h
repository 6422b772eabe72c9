// SPDX-License-Identifier: Apache-2.0
//
// SQLite as the house sees it: values in, Results out. Only sqlite.cc knows <sqlite3.h>. Everything that comes from an
// input is bound as a parameter; SQL texts are constants of the program.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace entente::store {

/// One compiled statement. Must not outlive its Database's last use; not for two threads at once.
class Statement {
 public:
  Statement() = default;  // to be assigned to before use
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&& other) noexcept;
  ~Statement();

  /// Starts anew with these values for ?1, ?2, … nullptr is NULL.
  template <typename... Values>
  Statement& with(const Values&... values) {
    reset();
    int index = 0;
    (bind(++index, values), ...);
    return *this;
  }

  /// Moves to the next row: true if there is one. Fails as well if a value could not be bound.
  Result<bool> next();
  /// Runs a statement whose rows do not matter to its end.
  Status run();
  /// Gives up locks that a half-read query holds.
  void reset();

  /// Columns of the row, from 0. Texts are valid until the next call.
  std::string_view text(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  bool is_null(int column) const;

  std::string string(int column) const { return std::string(text(column)); }
  std::uint32_t offset(int column) const { return static_cast<std::uint32_t>(integer(column)); }

 private:
  friend class Database;
  Statement(sqlite3_stmt* handle) : handle_(handle) {}  // NOLINT: only Database makes one

  void bind_text(int index, std::string_view value);
  void bind_integer(int index, std::int64_t value);
  void bind_real(int index, double value);
  void bind_null(int index);

  void bind(int index, std::nullptr_t) { bind_null(index); }
  void bind(int index, std::integral auto value) { bind_integer(index, static_cast<std::int64_t>(value)); }
  void bind(int index, double value) { bind_real(index, value); }
  void bind(int index, std::string_view value) { bind_text(index, value); }
  void bind(int index, const std::string& value) { bind_text(index, value); }
  void bind(int index, const char* value) { bind_text(index, value); }
  void bind(int index, const std::optional<std::string>& value) { value ? bind_text(index, *value) : bind_null(index); }

  sqlite3_stmt* handle_ = nullptr;
  int bind_error_ = 0;
};

enum class OpenMode : std::uint8_t {
  create,  // made if it is not there
  read,    // must be there; nothing can be changed through it
};

/// One connection. Not for two threads at once: open one each.
class Database {
 public:
  static Result<Database> open(const std::string& path, OpenMode mode, int busy_timeout_ms);
  Database(Database&& other) noexcept;
  Database& operator=(Database&& other) noexcept;
  ~Database();

  /// Runs one or more statements without parameters or rows.
  Status execute(const char* sql);
  Result<Statement> prepare(std::string_view sql) const;
  /// The first column of the first row; 0 if there is none.
  Result<std::int64_t> number(std::string_view sql) const;

 private:
  explicit Database(sqlite3* handle) : handle_(handle) {}
  sqlite3* handle_ = nullptr;
};

/// Writes that count together or not at all: rolled back unless commit() was called. Waits while another process
/// writes, up to the busy timeout.
class Transaction {
 public:
  static Result<Transaction> begin(Database& database);
  Transaction(Transaction&& other) noexcept;
  ~Transaction();
  Status commit();

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;
};

}  // namespace entente::store
