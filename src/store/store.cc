// SPDX-License-Identifier: Apache-2.0
#include "store/store.h"

#include <chrono>
#include <string>
#include <thread>
#include <utility>

#include "store/columns.h"
#include "store/insert.h"
#include "store/load.h"
#include "store/schema.h"

namespace entente {
namespace {

using store::Database;
using store::OpenMode;
using store::Statement;
using store::Transaction;

constexpr std::string_view kEntryColumns =
    "d.key, d.id, d.version, d.current, d.source, d.url, d.title, d.published, d.published_precision, "
    "d.published_basis, d.records";
constexpr int kEntryColumnCount = 11;

DocumentEntry read_entry(const Statement& row) {
  DocumentEntry entry;
  entry.key = row.integer(0), entry.id = row.string(1), entry.version = row.offset(2),
  entry.current = row.integer(3) != 0;
  entry.source = row.string(4), entry.url = row.string(5), entry.title = row.string(6);
  entry.published = store::read_day(row, 7);
  entry.records = static_cast<std::uint64_t>(row.integer(10));
  return entry;
}

// Turning to WAL needs the file alone for a moment, and SQLite does not wait for that by itself.
Status turn_to_wal(Database& database, int busy_timeout_ms) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::milliseconds(busy_timeout_ms);
  while (true) {
    const Status turned = database.execute("PRAGMA journal_mode = WAL");
    if (turned || turned.error().code != ErrorCode::system || Clock::now() >= end) return turned;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

Error at_path(Error error, const std::string& path) {
  error.file = path;
  return error;
}

Status set_up(Database& database, const StoreOptions& options) {
  if (options.mode == OpenMode::read) return store::check_schema(database);
  TRY(turn_to_wal(database, options.busy_timeout_ms));
  TRY(database.execute("PRAGMA synchronous = FULL"));  // a batch that was committed survives a power cut
  return store::migrate(database);
}

// The user's words as an FTS5 query in which nothing of theirs is syntax: each word and each quoted phrase as a string.
std::string quoted_query(std::string_view words) {
  std::string out;
  std::size_t at = 0;
  while (at < words.size()) {
    const bool phrase = words[at] == '"';
    if (phrase) ++at;
    std::size_t end = words.find_first_of(phrase ? "\"" : " \t\r\n\"", at);
    if (end == std::string_view::npos) end = words.size();
    std::string_view term = words.substr(at, end - at);
    at = phrase && end < words.size() ? end + 1 : end;
    while (!phrase && at < words.size() && words[at] != '"' && at == end) ++at;  // over the blank
    const bool prefix = !phrase && term.size() > 1 && term.ends_with('*');
    if (prefix) term.remove_suffix(1);
    if (term.empty()) continue;
    out += "\"";
    for (const char c : term) out += c == '\0' ? ' ' : c;
    out += prefix ? "\"* " : "\" ";
  }
  return out;
}

constexpr char kHitBegin = '\x02', kHitEnd = '\x03';

// Texts may hold the two marks themselves: they can shift what is shown as a hit, nothing else.
std::vector<SearchHit::Part> read_snippet(std::string_view marked) {
  std::vector<SearchHit::Part> parts;
  bool hit = false;
  std::string text;
  const auto flush = [&] {
    if (!text.empty()) parts.push_back({std::exchange(text, {}), hit});
  };
  for (const char c : marked) {
    if (c == kHitBegin || c == kHitEnd) {
      flush();
      hit = c == kHitBegin;
    } else {
      text += c;
    }
  }
  flush();
  return parts;
}

Result<std::vector<DocumentEntry>> read_entries(Statement& rows) {
  std::vector<DocumentEntry> entries;
  while (TRY(rows.next())) entries.push_back(read_entry(rows));
  return entries;
}

Error no_document(std::string_view id) {
  return {ErrorCode::not_found, "the store has no document \"" + std::string(id) + "\""};
}

}  // namespace

Result<Store> Store::open(const std::string& path, StoreOptions options) {
  if (path.empty()) return Error{ErrorCode::bad_value, "name the store's file"};
  Database database = TRY(Database::open(path, options.mode, options.busy_timeout_ms));
  if (const Status ready = set_up(database, options); !ready) return at_path(ready.error(), path);
  return Store(std::move(database), std::move(options));
}

Result<AddCounts> Store::add(std::span<const Coded> batch) {
  AddCounts counts;
  Transaction transaction = TRY(Transaction::begin(database_));
  {
    store::Inserter inserter = TRY(store::Inserter::prepare(database_, options_.coder));
    for (const Coded& coded : batch) {
      const Added added = TRY(inserter.add(coded.document, coded.ledger));
      ++(added == Added::fresh ? counts.fresh : added == Added::new_version ? counts.new_versions : counts.unchanged);
    }
  }
  TRY(transaction.commit());
  return counts;
}

Result<Added> Store::add(const Document& document, const Ledger& ledger) {
  Transaction transaction = TRY(Transaction::begin(database_));
  Added added{};
  {
    store::Inserter inserter = TRY(store::Inserter::prepare(database_, options_.coder));
    added = TRY(inserter.add(document, ledger));
  }
  TRY(transaction.commit());
  return added;
}

Result<Coded> Store::load(std::string_view id, std::optional<std::uint32_t> version) const {
  Statement find =
      TRY(version ? database_.prepare("SELECT key FROM documents WHERE version = ?2 AND work = "
                                      "(SELECT work FROM documents WHERE id = ?1 LIMIT 1)")
                  : database_.prepare("SELECT key FROM documents WHERE id = ?1 ORDER BY version DESC LIMIT 1"));
  version ? find.with(id, *version) : find.with(id);
  if (!TRY(find.next())) return no_document(id);
  return store::load(database_, find.integer(0));
}

Result<std::vector<DocumentEntry>> Store::versions(std::string_view id) const {
  Statement rows = TRY(database_.prepare("SELECT " + std::string(kEntryColumns) +
                                         " FROM documents d WHERE work = (SELECT work FROM documents WHERE id = ?1 "
                                         "LIMIT 1) ORDER BY version"));
  return read_entries(rows.with(id));
}

Result<std::vector<DocumentEntry>> Store::documents(std::size_t limit, std::size_t offset) const {
  Statement rows = TRY(database_.prepare("SELECT " + std::string(kEntryColumns) +
                                         " FROM documents d WHERE d.current ORDER BY d.key DESC LIMIT ?1 OFFSET ?2"));
  return read_entries(rows.with(limit, offset));
}

Result<std::vector<SearchHit>> Store::search(std::string_view query, std::size_t limit, std::size_t offset) const {
  std::vector<SearchHit> hits;
  const std::string match = quoted_query(query);
  if (match.empty()) return hits;
  Statement rows = TRY(database_.prepare("SELECT " + std::string(kEntryColumns) +
                                         ", snippet(texts, 1, char(2), char(3), '…', 32) FROM texts "
                                         "JOIN documents d ON d.key = texts.rowid WHERE texts MATCH ?1 AND d.current "
                                         "ORDER BY bm25(texts, 4.0, 1.0), d.key LIMIT ?2 OFFSET ?3"));
  rows.with(match, limit, offset);
  while (TRY(rows.next())) hits.push_back({read_entry(rows), read_snippet(rows.text(kEntryColumnCount))});
  return hits;
}

Result<std::vector<SideCount>> Store::sides(std::size_t limit) const {
  Statement rows = TRY(database_.prepare(
      "SELECT code, count(DISTINCT record) AS n FROM entities WHERE code <> '' GROUP BY code ORDER BY n DESC, code "
      "LIMIT ?1"));
  std::vector<SideCount> sides;
  rows.with(limit);
  while (TRY(rows.next())) sides.push_back({rows.string(0), static_cast<std::uint64_t>(rows.integer(1))});
  return sides;
}

Result<StoreCounts> Store::counts() const {
  const auto number = [&](const char* sql) -> Result<std::uint64_t> {
    const std::int64_t count = TRY(database_.number(sql));
    return static_cast<std::uint64_t>(count);
  };
  StoreCounts counts;
  counts.documents = TRY(number("SELECT count(*) FROM documents WHERE current"));
  counts.versions = TRY(number("SELECT count(*) FROM documents"));
  counts.events = TRY(number("SELECT count(*) FROM events"));
  counts.exchanges = TRY(number("SELECT count(*) FROM exchanges"));
  counts.commitments = TRY(number("SELECT count(*) FROM commitments"));
  counts.claims = TRY(number("SELECT count(*) FROM claims"));
  return counts;
}

}  // namespace entente
