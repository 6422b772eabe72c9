// SPDX-License-Identifier: Apache-2.0
//
// The record over time: many documents and their ledgers in one SQLite file. Nothing is stored twice, nothing is lost:
// a batch is written as a whole or not at all, whatever kills the program. docs/store.md describes the tables.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "exchange/ledger.h"
#include "ingest/document.h"
#include "store/sqlite.h"

namespace entente {

struct StoreOptions {
  store::OpenMode mode = store::OpenMode::create;
  int busy_timeout_ms = 60'000;  // how long to wait while another process writes
  std::string coder;             // what coded the records that are added: versions of program, model, lexicon, rules
};

/// A document with its records, as it is added and as it comes back.
struct Coded {
  Document document;
  Ledger ledger;
};

/// What adding one document came to.
enum class Added : std::uint8_t {
  fresh,        // its first version
  new_version,  // another text under a known id or url
  unchanged,    // the same id (or url) and the same text: nothing was written
};

struct AddCounts {
  std::uint64_t fresh = 0, new_versions = 0, unchanged = 0;
};

struct StoreCounts {
  std::uint64_t documents = 0;                                           // current ones
  std::uint64_t versions = 0;                                            // all
  std::uint64_t events = 0, exchanges = 0, commitments = 0, claims = 0;  // of all versions
};

/// One line of a list of documents.
struct DocumentEntry {
  std::int64_t key = 0;
  std::string id, source, url, title;
  std::uint32_t version = 1;
  bool current = true;
  Day published;
  std::uint64_t records = 0;
};

/// A document found by its words.
struct SearchHit {
  DocumentEntry document;
  struct Part {
    std::string text;
    bool hit = false;  // a word that was asked for
  };
  std::vector<Part> snippet;
};

/// A code and in how many records it stands.
struct SideCount {
  std::string code;
  std::uint64_t records = 0;
};

/// One connection to a store. Not for two threads at once: open one each; they and other processes wait for each other.
class Store {
 public:
  /// Fails with not_found or unreadable if the file cannot be opened, bad_file if it is no store.
  static Result<Store> open(const std::string& path, StoreOptions options = {});

  /// Adds all of `batch` in one transaction: all of it or, on failure, nothing.
  Result<AddCounts> add(std::span<const Coded> batch);
  Result<Added> add(const Document& document, const Ledger& ledger);

  /// The version that is asked for, the last one if none is; not_found if there is none. The document comes back as it
  /// was added, but without `normal`, `offsets` and the parts of its dateline: make_document() makes these anew.
  Result<Coded> load(std::string_view id, std::optional<std::uint32_t> version = {}) const;
  Result<std::vector<DocumentEntry>> versions(std::string_view id) const;

  /// Current documents, the last added first.
  Result<std::vector<DocumentEntry>> documents(std::size_t limit, std::size_t offset = 0) const;

  /// Current documents with all the words of `query`, best first. "two words" in quotes stand side by side; a word that
  /// ends in * is a beginning. Nothing else has a meaning, so that no input is a mistake.
  Result<std::vector<SearchHit>> search(std::string_view query, std::size_t limit, std::size_t offset = 0) const;

  /// The codes that stand in most records, most frequent first.
  Result<std::vector<SideCount>> sides(std::size_t limit) const;

  Result<StoreCounts> counts() const;

  /// What is wrong with the store, one line each; empty if it is sound. Looks at everything: takes time.
  Result<std::vector<std::string>> check() const;

  /// For the room of views: read-only questions.
  const store::Database& database() const { return database_; }

 private:
  Store(store::Database database, StoreOptions options)
      : database_(std::move(database)), options_(std::move(options)) {}
  store::Database database_;
  StoreOptions options_;
};

}  // namespace entente
