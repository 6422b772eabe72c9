// SPDX-License-Identifier: Apache-2.0
//
// Store::check(): does the file still hold what was put into it? Each question is one query whose rows are what is
// wrong; a sound store gives none. Cost: everything is read once.
#include <string>
#include <vector>

#include "base/sha256.h"
#include "store/store.h"

namespace entente {
namespace {

using store::Statement;

constexpr std::size_t kMaxComplaints = 100;

// Each gives rows of one text.
constexpr std::string_view kQuestions[] = {
    "SELECT 'document ' || d.id || ' version ' || d.version || ' should have ' || d.records || ' records, but has ' || "
    "n "
    "FROM (SELECT d.*, (SELECT count(*) FROM records r WHERE r.document = d.key) AS n FROM documents d) d "
    "WHERE n <> records",

    "SELECT 'document ' || id || ': its versions are not numbered 1 to ' || n FROM (SELECT min(id) AS id, count(*) AS "
    "n, "
    "min(version) AS low, max(version) AS high, sum(current) AS current, max(version * current) AS last FROM documents "
    "GROUP BY work) WHERE low <> 1 OR high <> n OR current <> 1 OR last <> n",

    "SELECT r.type || ' ' || r.id || ' has no row of its own' FROM records r WHERE NOT EXISTS "
    "(SELECT 1 FROM events e WHERE e.key = r.key AND r.type = 'event') AND NOT EXISTS "
    "(SELECT 1 FROM exchanges x WHERE x.key = r.key AND r.type = 'exchange') AND NOT EXISTS "
    "(SELECT 1 FROM commitments c WHERE c.key = r.key AND r.type = 'commitment') AND NOT EXISTS "
    "(SELECT 1 FROM claims k WHERE k.key = r.key AND r.type = 'claim')",

    "SELECT r.type || ' ' || r.id || ' has no evidence' FROM records r WHERE NOT EXISTS "
    "(SELECT 1 FROM evidence v WHERE v.record = r.key AND v.role = 'proof')",

    "SELECT r.type || ' ' || r.id || ': evidence outside the text' FROM evidence v JOIN records r ON r.key = v.record "
    "JOIN documents d ON d.key = r.document WHERE v.text_begin < 0 OR v.text_end < v.text_begin OR v.text_end > "
    "d.bytes "
    "OR v.trigger_begin < 0 OR v.trigger_end < v.trigger_begin OR v.trigger_end > d.bytes",

    "SELECT r.type || ' ' || r.id || ': a side''s words outside the text' FROM entities e JOIN records r "
    "ON r.key = e.record JOIN documents d ON d.key = r.document WHERE e.text_begin < 0 OR e.text_end < e.text_begin "
    "OR e.text_end > d.bytes",

    "SELECT 'event ' || r.id || ': attribution outside the text' FROM events e JOIN records r ON r.key = e.key "
    "JOIN documents d ON d.key = r.document WHERE e.attribution_begin < 0 OR e.attribution_end < e.attribution_begin "
    "OR e.attribution_end > d.bytes",

    "SELECT 'document ' || id || ': title or dateline outside the text' FROM documents WHERE title_end < title_begin "
    "OR "
    "title_end > bytes OR dateline_end < dateline_begin OR dateline_end > bytes",
};

Status ask(Statement& rows, std::vector<std::string>& wrong) {
  while (wrong.size() < kMaxComplaints && TRY(rows.next())) wrong.push_back(rows.string(0));
  return Done{};
}

Status check_file(const store::Database& database, std::vector<std::string>& wrong) {
  Statement pages = TRY(database.prepare("PRAGMA integrity_check(20)"));
  while (TRY(pages.next())) {
    if (pages.text(0) != "ok") wrong.push_back("file: " + pages.string(0));
  }
  Statement keys =
      TRY(database.prepare("SELECT 'table ' || \"table\" || ' row ' || ifnull(rowid, '?') || ' points to no "
                           "row of ' || parent FROM pragma_foreign_key_check"));
  return ask(keys, wrong);
}

Status check_texts(const store::Database& database, std::vector<std::string>& wrong) {
  Statement rows = TRY(database.prepare("SELECT id, bytes, sha256, text FROM documents"));
  while (wrong.size() < kMaxComplaints && TRY(rows.next())) {
    const std::string_view text = rows.text(3);
    const bool whole = text.size() == static_cast<std::size_t>(rows.integer(1)) && sha256_hex(text) == rows.text(2);
    if (!whole) wrong.push_back("document " + rows.string(0) + ": the text is not the one that was added");
  }
  return Done{};
}

}  // namespace

Result<std::vector<std::string>> Store::check() const {
  std::vector<std::string> wrong;
  TRY(check_file(database_, wrong));
  for (const std::string_view question : kQuestions) {
    Statement rows = TRY(database_.prepare(question));
    TRY(ask(rows, wrong));
  }
  TRY(check_texts(database_, wrong));
  const std::int64_t indexed = TRY(database_.number("SELECT count(*) FROM texts_docsize"));
  const std::int64_t stored = TRY(database_.number("SELECT count(*) FROM documents"));
  if (indexed != stored)
    wrong.push_back("the full-text index knows " + std::to_string(indexed) + " texts of " + std::to_string(stored));
  return wrong;
}

}  // namespace entente
