// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite.h"

#include <sqlite3.h>

#include <filesystem>
#include <system_error>
#include <utility>

namespace entente::store {
namespace {

ErrorCode code_of(int result) {
  switch (result & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return ErrorCode::bad_file;
    case SQLITE_TOOBIG:
      return ErrorCode::too_large;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_RANGE:
      return ErrorCode::bad_value;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
      return ErrorCode::unreadable;
    default:
      return ErrorCode::system;
  }
}

Error error_of(sqlite3* handle, int result) {
  Error error{code_of(result), handle ? sqlite3_errmsg(handle) : sqlite3_errstr(result)};
  if ((result & 0xFF) == SQLITE_BUSY) error.message = "another process has been writing for too long; try again";
  if ((result & 0xFF) == SQLITE_FULL) error.message += "; free some space and run again: nothing is lost or doubled";
  const char* path = handle ? sqlite3_db_filename(handle, "main") : nullptr;
  if (path) error.file = path;
  return error;
}

}  // namespace

Statement::Statement(Statement&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)), bind_error_(other.bind_error_) {}

Statement& Statement::operator=(Statement&& other) noexcept {
  std::swap(handle_, other.handle_);
  std::swap(bind_error_, other.bind_error_);
  return *this;
}

Statement::~Statement() { sqlite3_finalize(handle_); }

void Statement::reset() {
  sqlite3_reset(handle_);
  bind_error_ = SQLITE_OK;
}

Result<bool> Statement::next() {
  const int result = bind_error_ != SQLITE_OK ? bind_error_ : sqlite3_step(handle_);
  if (result == SQLITE_ROW) return true;
  Error error;
  if (result != SQLITE_DONE) error = error_of(sqlite3_db_handle(handle_), result);
  sqlite3_reset(handle_);
  if (result == SQLITE_DONE) return false;
  return error;
}

Status Statement::run() {
  while (TRY(next())) {
  }
  return Done{};
}

std::string_view Statement::text(int column) const {
  const auto* bytes = sqlite3_column_blob(handle_, column);  // as stored: no conversion, NUL bytes kept
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(handle_, column); }
double Statement::real(int column) const { return sqlite3_column_double(handle_, column); }
bool Statement::is_null(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }

void Statement::bind_text(int index, std::string_view value) {
  const char* bytes = value.data() ? value.data() : "";  // a null pointer would be NULL
  const int result = sqlite3_bind_text64(handle_, index, bytes, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  if (result != SQLITE_OK) bind_error_ = result;
}
void Statement::bind_integer(int index, std::int64_t value) {
  if (const int result = sqlite3_bind_int64(handle_, index, value); result != SQLITE_OK) bind_error_ = result;
}
void Statement::bind_real(int index, double value) {
  if (const int result = sqlite3_bind_double(handle_, index, value); result != SQLITE_OK) bind_error_ = result;
}
void Statement::bind_null(int index) {
  if (const int result = sqlite3_bind_null(handle_, index); result != SQLITE_OK) bind_error_ = result;
}

Result<Database> Database::open(const std::string& path, OpenMode mode, int busy_timeout_ms) {
  std::error_code ignored;
  if (mode == OpenMode::read && !std::filesystem::exists(path, ignored)) {
    return Error{ErrorCode::not_found, "there is no such store; `entente add` makes one", path};
  }
  // A store is read with write access to its folder, too: in WAL mode readers need the shared-memory file.
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (mode == OpenMode::create ? SQLITE_OPEN_CREATE : 0);
  sqlite3* handle = nullptr;
  const int result = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  Database database(handle);
  if (result != SQLITE_OK) {
    Error error = error_of(handle, result);
    error.file = path;
    return error;
  }
  sqlite3_busy_timeout(handle, busy_timeout_ms);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  TRY(database.execute("PRAGMA foreign_keys = ON"));
  if (mode == OpenMode::read) TRY(database.execute("PRAGMA query_only = ON"));
  return database;
}

Database::Database(Database&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
Database& Database::operator=(Database&& other) noexcept {
  std::swap(handle_, other.handle_);
  return *this;
}
Database::~Database() { sqlite3_close_v2(handle_); }  // lives on until its last statement is gone

Status Database::execute(const char* sql) {
  const int result = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) return error_of(handle_, result);
  return Done{};
}

Result<Statement> Database::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  const int result = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), 0, &statement, nullptr);
  if (result != SQLITE_OK) return error_of(handle_, result);
  return Statement(statement);
}

Result<std::int64_t> Database::number(std::string_view sql) const {
  Statement statement = TRY(prepare(sql));
  return TRY(statement.next()) ? statement.integer(0) : 0;
}

Result<Transaction> Transaction::begin(Database& database) {
  TRY(database.execute("BEGIN IMMEDIATE"));
  return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() {
  if (database_) (void)database_->execute("ROLLBACK").ok();
}

Status Transaction::commit() {
  TRY(database_->execute("COMMIT"));
  database_ = nullptr;
  return Done{};
}

}  // namespace entente::store
