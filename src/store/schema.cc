// SPDX-License-Identifier: Apache-2.0
//
// All tables and views of the store: the one place that defines them. docs/store.md shows how to ask them.
//
// What fits: a text column holds '' where the record has none; a day is "2024-05-02" with its precision beside it, the
// first day of the month or year where only that is known, NULL where nothing is; lists of short words are JSON arrays.
// What does not: a table is never changed in place here. A change is a new entry at the end of kMigrations.
#include "store/schema.h"

#include <iterator>
#include <string>

namespace entente::store {
namespace {

// "Entn" in ASCII, so that `file` and this program know a store from any other SQLite file.
constexpr std::int64_t kApplicationId = 0x456E746E;

constexpr const char* kVersion1 = R"sql(
-- Which program coded: versions of program, model, lexicon and rules in words.
CREATE TABLE coders (
  key      INTEGER PRIMARY KEY,
  version  TEXT NOT NULL UNIQUE
) STRICT;

-- One row a version of a document. Rows are added, never changed, but for `current`.
CREATE TABLE documents (
  key                  INTEGER PRIMARY KEY,  -- in the order of adding
  id                   TEXT NOT NULL,
  work                 INTEGER NOT NULL REFERENCES documents (key),  -- the first version's key: what the versions share
  version              INTEGER NOT NULL CHECK (version >= 1),
  current              INTEGER NOT NULL CHECK (current IN (0, 1)),   -- 1 on the last version
  source               TEXT NOT NULL,
  url                  TEXT NOT NULL,
  title                TEXT NOT NULL,
  title_begin          INTEGER NOT NULL,     -- byte offsets in text; begin = end: nowhere
  title_end            INTEGER NOT NULL,
  dateline_begin       INTEGER NOT NULL,
  dateline_end         INTEGER NOT NULL,
  published            TEXT,
  published_precision  TEXT NOT NULL,        -- day | month | year | unknown
  published_basis      TEXT NOT NULL,        -- none | text | dateline | document
  language             TEXT NOT NULL,
  sha256               TEXT NOT NULL CHECK (length(sha256) = 64),
  file                 TEXT NOT NULL,
  line                 INTEGER NOT NULL,
  coder                INTEGER NOT NULL REFERENCES coders (key),
  records              INTEGER NOT NULL,     -- how many rows of `records` belong to it
  bytes                INTEGER NOT NULL,     -- length of text
  text                 TEXT NOT NULL,        -- the original, byte for byte
  UNIQUE (id, sha256),                       -- nothing is stored twice
  UNIQUE (work, version)
) STRICT;
CREATE INDEX documents_url ON documents (url) WHERE url <> '';
CREATE UNIQUE INDEX documents_current ON documents (work) WHERE current;

-- Full text. The words live in `documents`; this is the index over them, written beside each row of `documents`.
CREATE VIRTUAL TABLE texts USING fts5 (
  title, text, content = 'documents', content_rowid = 'key', tokenize = 'porter unicode61 remove_diacritics 2');

-- What events, exchanges, commitments and claims have in common. `key` is theirs, too.
CREATE TABLE records (
  key       INTEGER PRIMARY KEY,
  document  INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  type      TEXT NOT NULL CHECK (type IN ('event', 'exchange', 'commitment', 'claim')),
  position  INTEGER NOT NULL,                -- 0, 1, … in the order of the text, for each type
  id        TEXT NOT NULL,                   -- the public id, as in the JSON lines
  UNIQUE (document, type, position)
) STRICT;
CREATE INDEX records_id ON records (id);

CREATE TABLE events (
  key               INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
  category          TEXT NOT NULL,
  modes             TEXT NOT NULL CHECK (modes LIKE '[%]'),
  contexts          TEXT NOT NULL CHECK (contexts LIKE '[%]'),
  historical        INTEGER NOT NULL CHECK (historical IN (0, 1)),
  future            INTEGER NOT NULL CHECK (future IN (0, 1)),
  hypothetical      INTEGER NOT NULL CHECK (hypothetical IN (0, 1)),
  negation          INTEGER NOT NULL CHECK (negation IN (0, 1)),
  cameo             TEXT NOT NULL,
  quad              INTEGER NOT NULL CHECK (quad BETWEEN 1 AND 4),
  score             REAL NOT NULL,
  date              TEXT,
  date_precision    TEXT NOT NULL,
  date_basis        TEXT NOT NULL,
  attributed        INTEGER NOT NULL CHECK (attributed IN (0, 1)),  -- 1: the text says who says so
  attribution       TEXT NOT NULL,
  attribution_begin INTEGER NOT NULL,
  attribution_end   INTEGER NOT NULL,
  confidence        REAL NOT NULL
) STRICT;

CREATE TABLE exchanges (
  key                      INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
  kind                     TEXT NOT NULL,
  purpose                  TEXT NOT NULL,
  status                   TEXT NOT NULL,
  conveyed_via             TEXT NOT NULL,
  reported_by              TEXT NOT NULL,
  date_sent                TEXT,
  date_sent_precision      TEXT NOT NULL,
  date_sent_basis          TEXT NOT NULL,
  date_received            TEXT,
  date_received_precision  TEXT NOT NULL,
  date_received_basis      TEXT NOT NULL,
  date_reported            TEXT,
  date_reported_precision  TEXT NOT NULL,
  date_reported_basis      TEXT NOT NULL,
  occasion                 TEXT NOT NULL,
  occasion_ordinal         TEXT NOT NULL,
  answers                  TEXT NOT NULL,    -- id of an exchange of the same document
  is_reply                 INTEGER NOT NULL CHECK (is_reply IN (0, 1)),
  fronts                   TEXT NOT NULL CHECK (fronts LIKE '[%]'),
  prominence               TEXT NOT NULL,
  grouped                  INTEGER NOT NULL CHECK (grouped IN (0, 1)),
  list_rank                INTEGER NOT NULL,
  words                    INTEGER NOT NULL,
  address                  TEXT NOT NULL,
  closing                  TEXT NOT NULL,
  place                    TEXT NOT NULL,
  number                   TEXT NOT NULL,
  cites                    TEXT NOT NULL CHECK (cites LIKE '[%]'),
  confidence               REAL NOT NULL
) STRICT;

CREATE TABLE commitments (
  key                 INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
  fronts              TEXT NOT NULL CHECK (fronts LIKE '[%]'),
  strength            TEXT NOT NULL,
  text                TEXT NOT NULL,
  deadline            TEXT,
  deadline_precision  TEXT NOT NULL,
  deadline_basis      TEXT NOT NULL,
  exchange            TEXT NOT NULL          -- id of the exchange that carries it
) STRICT;

CREATE TABLE claims (
  key       INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
  by        TEXT NOT NULL,
  named     INTEGER NOT NULL CHECK (named IN (0, 1)),
  hedge     TEXT NOT NULL,
  exchange  TEXT NOT NULL,
  text      TEXT NOT NULL
) STRICT;

-- Who stands on which side of a record.
CREATE TABLE entities (
  record      INTEGER NOT NULL REFERENCES records (key) ON DELETE CASCADE,
  side        TEXT NOT NULL CHECK (side IN ('actor', 'recipient', 'source',    -- of an event; source: who says so
                                            'from', 'to', 'on_behalf_of',      -- of an exchange
                                            'by', 'about')),                   -- commitments: by, to; claims: about
  position    INTEGER NOT NULL,
  code        TEXT NOT NULL,                 -- ISO3 or the id of a named body
  top         TEXT NOT NULL,                 -- IGO | NGO | MNC
  sectors     TEXT NOT NULL CHECK (sectors LIKE '[%]'),
  name        TEXT NOT NULL,
  office      TEXT NOT NULL,
  id          TEXT NOT NULL,
  text        TEXT NOT NULL,
  text_begin  INTEGER NOT NULL,
  text_end    INTEGER NOT NULL,
  PRIMARY KEY (record, side, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX entities_code ON entities (code, side);

-- The words that prove a record, as byte ranges of its document's text.
CREATE TABLE evidence (
  record         INTEGER NOT NULL REFERENCES records (key) ON DELETE CASCADE,
  role           TEXT NOT NULL CHECK (role IN ('proof', 'answers')),  -- answers: the words that call it a reply
  position       INTEGER NOT NULL,
  text_begin     INTEGER NOT NULL,
  text_end       INTEGER NOT NULL,
  text           TEXT,                       -- NULL where it is the document's own words at that range
  sentence       INTEGER NOT NULL,           -- events only, as are the columns below
  trigger_begin  INTEGER NOT NULL,
  trigger_end    INTEGER NOT NULL,
  rule           TEXT NOT NULL,
  PRIMARY KEY (record, role, position)
) STRICT, WITHOUT ROWID;

-- The last version of each document, and its records.
CREATE VIEW current_documents AS SELECT * FROM documents WHERE current;
CREATE VIEW current_records AS
  SELECT r.*, d.id AS doc, d.work, d.title, d.published, d.published_precision FROM records r JOIN documents d ON d.key = r.document WHERE d.current;

-- Events between two sides: one row for each pair of codes. Where nobody receives, each party stands on both sides.
CREATE VIEW dyad_events AS
  SELECT a.code AS a, b.code AS b, r.id AS event, r.doc, e.*
  FROM entities a
  JOIN entities b ON b.record = a.record
  JOIN events e ON e.key = a.record
  JOIN current_records r ON r.key = a.record
  WHERE a.side = 'actor' AND a.code <> '' AND b.code <> ''
    AND (b.side = 'recipient'
         OR (b.side = 'actor' AND b.code <> a.code
             AND NOT EXISTS (SELECT 1 FROM entities x WHERE x.record = a.record AND x.side = 'recipient')));

-- Counts of what happened, by month and direction. `entente series` gives the same with the empty months.
CREATE VIEW dyad_month AS
  SELECT a, b, substr(date, 1, 7) AS month, count(*) AS events,
         sum(quad = 1) AS verbal_cooperation, sum(quad = 2) AS material_cooperation,
         sum(quad = 3) AS verbal_conflict, sum(quad = 4) AS material_conflict,
         sum(score) AS score_sum, avg(score) AS score_mean
  FROM (SELECT DISTINCT a, b, key, date, quad, score FROM dyad_events
        WHERE NOT (historical OR future OR hypothetical OR negation) AND date_precision IN ('day', 'month'))
  GROUP BY a, b, month;

-- Exchanges between two sides: one row for each pair of codes, sender first. Where nobody receives (a meeting), each
-- party stands on both sides (`symmetric`). `date` is the best known day.
CREATE VIEW dyad_exchanges AS
  SELECT a.code AS a, b.code AS b, b.side = 'from' AS symmetric, r.id AS exchange, r.doc, r.title, r.document, r.position,
         coalesce(x.date_sent, x.date_received, x.date_reported, r.published) AS date,
         CASE WHEN x.date_sent IS NOT NULL THEN x.date_sent_precision
              WHEN x.date_received IS NOT NULL THEN x.date_received_precision
              WHEN x.date_reported IS NOT NULL THEN x.date_reported_precision
              ELSE r.published_precision END AS date_precision,
         CASE WHEN x.date_sent IS NOT NULL THEN 'sent' WHEN x.date_received IS NOT NULL THEN 'received'
              WHEN x.date_reported IS NOT NULL THEN 'reported' ELSE 'published' END AS date_of,
         x.*
  FROM entities a
  JOIN entities b ON b.record = a.record
  JOIN exchanges x ON x.key = a.record
  JOIN current_records r ON r.key = a.record
  WHERE a.side = 'from' AND a.code <> '' AND b.code <> '' AND b.code <> a.code
    AND (b.side = 'to'
         OR (b.side = 'from' AND NOT EXISTS (SELECT 1 FROM entities y WHERE y.record = a.record AND y.side = 'to')))
    AND NOT EXISTS (SELECT 1 FROM entities y WHERE y.record = a.record AND y.side = a.side AND y.code = a.code
                                               AND y.position < a.position)
    AND NOT EXISTS (SELECT 1 FROM entities y WHERE y.record = b.record AND y.side = b.side AND y.code = b.code
                                               AND y.position < b.position);

-- What was sent one way on a known day: what can be called a reply to a document not at hand.
CREATE VIEW dyad_messages AS
  SELECT * FROM dyad_exchanges WHERE status = 'sent' AND NOT symmetric AND date_precision = 'day';

-- What answers what. `said`: the document itself ties the two. `inferred`: it is called a reply, and this is the last
-- telegram, letter, message or note the other way on the 60 days before it. Messages that merely cross are not called
-- replies and have no row. Made for reading, not for speed: `entente ledger` finds the same links in one pass.
CREATE VIEW replies AS
  SELECT l.a, l.b, y.key AS reply_key, y.exchange AS reply, y.date AS reply_date, x.key AS answered_key,
         x.exchange AS answered, x.date AS answered_date, l.basis,
         CASE WHEN x.date_precision = 'day' AND y.date_precision = 'day'
              THEN CAST(julianday(y.date) - julianday(x.date) AS INTEGER) END AS days  -- NULL: a date is vague
  FROM (
    SELECT y.a, y.b, y.key AS reply_key, 'said' AS basis,
           (SELECT r.key FROM records r WHERE r.document = y.document AND r.type = 'exchange' AND r.id = y.answers
            ORDER BY r.position LIMIT 1) AS answered_key
    FROM dyad_exchanges y WHERE y.answers <> ''
    UNION ALL
    SELECT y.a, y.b, y.key, 'inferred',
           (SELECT z.key FROM dyad_messages z
            WHERE z.a = y.b AND z.b = y.a AND z.kind IN ('telegram', 'letter', 'message', 'note')
              AND z.date < y.date AND z.date >= date(y.date, '-60 days')
            ORDER BY z.date DESC, z.document DESC, z.position DESC LIMIT 1)
    FROM dyad_messages y WHERE y.is_reply AND y.answers = '') l
  JOIN dyad_exchanges y ON y.key = l.reply_key AND y.a = l.a AND y.b = l.b
  JOIN dyad_exchanges x ON x.key = l.answered_key AND x.a = l.b AND x.b = l.a
  WHERE x.key <> y.key;
)sql";

// kMigrations[n] brings version n to n + 1.
constexpr const char* kMigrations[] = {kVersion1};
static_assert(std::size(kMigrations) == kSchemaVersion);

Error no_store() { return {ErrorCode::bad_file, "this file is a database, but not a store of Entente; name another"}; }

Error too_new(std::int64_t version) {
  return {ErrorCode::unsupported, "this store was written by a newer Entente (its tables have version " +
                                      std::to_string(version) + ", this program knows " +
                                      std::to_string(kSchemaVersion) + "); update the program"};
}

// The version of the tables, 0 for an empty file.
Result<std::int64_t> version_of(const Database& database) {
  const std::int64_t application = TRY(database.number("PRAGMA application_id"));
  const std::int64_t version = TRY(database.number("PRAGMA user_version"));
  const std::int64_t tables = TRY(database.number("SELECT count(*) FROM sqlite_schema"));
  if (tables == 0 && application == 0 && version == 0) return std::int64_t{0};
  if (application != kApplicationId || version < 1) return no_store();
  if (version > kSchemaVersion) return too_new(version);
  return version;
}

}  // namespace

Status check_schema(const Database& database) {
  const std::int64_t version = TRY(version_of(database));
  if (version == 0) return Error{ErrorCode::empty, "this store is empty; fill it with `entente add`"};
  if (version < kSchemaVersion) {
    return Error{ErrorCode::unsupported, "this store has older tables; `entente add` brings them up to date"};
  }
  return Done{};
}

Status migrate(Database& database) {
  if (TRY(version_of(database)) == kSchemaVersion) return Done{};
  Transaction transaction = TRY(Transaction::begin(database));
  // Asked again: another process may have been faster.
  const std::int64_t from = TRY(version_of(database));
  for (std::int64_t version = from; version < kSchemaVersion; ++version) {
    TRY(database.execute(kMigrations[version]));
  }
  TRY(database.execute(("PRAGMA application_id = " + std::to_string(kApplicationId)).c_str()));
  TRY(database.execute(("PRAGMA user_version = " + std::to_string(kSchemaVersion)).c_str()));
  return transaction.commit();
}

}  // namespace entente::store
