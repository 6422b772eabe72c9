// SPDX-License-Identifier: Apache-2.0
//
// A document's way into the tables. First the question whether it is new: the same words under the same id or the same
// address are nothing new; other words under them are a new version; all else is a new document. An address counts only
// if it names a document: "https://example.org/" is the front page of a thousand reports.
#include "store/insert.h"

#include <optional>
#include <string>
#include <utility>

#include "store/columns.h"

namespace entente::store {
namespace {

bool names_a_document(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const std::size_t slash = url.find_first_of("/?", scheme == std::string_view::npos ? 0 : scheme + 3);
  return slash != std::string_view::npos && slash + 1 < url.size();
}

constexpr std::string_view kInsertDocument =
    "INSERT INTO documents VALUES (?1,?2,?3,?4,1,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22)";
constexpr std::string_view kInsertEvent =
    "INSERT INTO events VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19)";
constexpr std::string_view kInsertExchange =
    "INSERT INTO exchanges VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23,"
    "?24,?25,?26,?27,?28,?29,?30)";

}  // namespace

struct Inserter::Statements {
  Statement same_words, same_address, work_by_id, work_by_url, next_document, last_version, retire;
  Statement document, words, record, event, exchange, commitment, claim, entity, evidence;
  std::int64_t coder = 0;
  std::int64_t record_key = 0;  // of the next record

  struct Known {
    std::int64_t work = 0;
    std::int64_t version = 0;
  };

  Result<bool> is_stored(const Document& d);
  Result<std::optional<Known>> find_known(const Document& d);
  Result<std::int64_t> add_document(const Document& d, const std::optional<Known>& known, std::size_t records);
  Result<std::int64_t> add_record(std::int64_t document_key, const char* type, std::size_t position,
                                  const std::string& id);
  Status add_ledger(const Document& d, std::int64_t document_key, const Ledger& ledger);
  Status add_event(std::int64_t key, const Event& e);
  Status add_exchange(const Document& d, std::int64_t key, const Exchange& x);
  Status add_commitment(const Document& d, std::int64_t key, const Commitment& c);
  Status add_claim(const Document& d, std::int64_t key, const Claim& k);
  Status add_side(std::int64_t key, const char* side, const std::vector<Entity>& entities);
  Status add_spans(const Document& d, std::int64_t key, const char* role, const std::vector<Span>& spans);
};

Inserter::Inserter(std::unique_ptr<Statements> statements) : sql_(std::move(statements)) {}
Inserter::Inserter(Inserter&&) noexcept = default;
Inserter::~Inserter() = default;

Result<Inserter> Inserter::prepare(Database& database, std::string_view coder) {
  auto sql = std::make_unique<Statements>();
  const std::pair<Statement*, std::string_view> texts[] = {
      {&sql->same_words, "SELECT 1 FROM documents WHERE id = ?1 AND sha256 = ?2"},
      {&sql->same_address, "SELECT 1 FROM documents WHERE url <> '' AND url = ?1 AND sha256 = ?2"},
      {&sql->work_by_id, "SELECT work FROM documents WHERE id = ?1 LIMIT 1"},
      {&sql->work_by_url, "SELECT work FROM documents WHERE url <> '' AND url = ?1 LIMIT 1"},
      {&sql->next_document, "SELECT ifnull(max(key), 0) + 1 FROM documents"},
      {&sql->last_version, "SELECT max(version) FROM documents WHERE work = ?1"},
      {&sql->retire, "UPDATE documents SET current = 0 WHERE work = ?1 AND current"},
      {&sql->document, kInsertDocument},
      {&sql->words, "INSERT INTO texts (rowid, title, text) VALUES (?1,?2,?3)"},
      {&sql->record, "INSERT INTO records VALUES (?1,?2,?3,?4,?5)"},
      {&sql->event, kInsertEvent},
      {&sql->exchange, kInsertExchange},
      {&sql->commitment, "INSERT INTO commitments VALUES (?1,?2,?3,?4,?5,?6,?7,?8)"},
      {&sql->claim, "INSERT INTO claims VALUES (?1,?2,?3,?4,?5,?6)"},
      {&sql->entity, "INSERT INTO entities VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)"},
      {&sql->evidence, "INSERT INTO evidence VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)"},
  };
  for (const auto& [statement, text] : texts) *statement = TRY(database.prepare(text));

  Statement add_coder = TRY(database.prepare("INSERT INTO coders (version) VALUES (?1) ON CONFLICT DO NOTHING"));
  TRY(add_coder.with(coder).run());
  Statement find_coder = TRY(database.prepare("SELECT key FROM coders WHERE version = ?1"));
  TRY(find_coder.with(coder).next());
  sql->coder = find_coder.integer(0);
  sql->record_key = TRY(database.number("SELECT ifnull(max(key), 0) + 1 FROM records"));
  return Inserter(std::move(sql));
}

Result<Added> Inserter::add(const Document& document, const Ledger& ledger) {
  if (TRY(sql_->is_stored(document))) return Added::unchanged;
  const auto known = TRY(sql_->find_known(document));
  const std::size_t records =
      ledger.events.size() + ledger.exchanges.size() + ledger.commitments.size() + ledger.claims.size();
  const std::int64_t key = TRY(sql_->add_document(document, known, records));
  TRY(sql_->add_ledger(document, key, ledger));
  return known ? Added::new_version : Added::fresh;
}

Result<bool> Inserter::Statements::is_stored(const Document& d) {
  if (TRY(same_words.with(d.id, d.sha256).next())) return true;
  if (!names_a_document(d.url)) return false;
  return same_address.with(d.url, d.sha256).next();
}

Result<std::optional<Inserter::Statements::Known>> Inserter::Statements::find_known(const Document& d) {
  Statement* found = &work_by_id;
  bool known_work = TRY(found->with(d.id).next());
  if (!known_work && names_a_document(d.url)) {
    found = &work_by_url;
    known_work = TRY(found->with(d.url).next());
  }
  if (!known_work) return std::optional<Known>{};
  Known known;
  known.work = found->integer(0);
  TRY(last_version.with(known.work).next());
  known.version = last_version.integer(0);
  TRY(retire.with(known.work).run());
  return std::optional<Known>{known};
}

Result<std::int64_t> Inserter::Statements::add_document(const Document& d, const std::optional<Known>& known,
                                                        std::size_t records) {
  TRY(next_document.with().next());
  const std::int64_t key = next_document.integer(0);
  TRY(document
          .with(key, d.id, known ? known->work : key, known ? known->version + 1 : 1, d.source, d.url, d.title,
                d.title_range.begin, d.title_range.end, d.dateline.range.begin, d.dateline.range.end,
                day_column(d.published), name_of(d.published.precision), name_of(d.published.basis), d.language,
                d.sha256, d.file, d.line, coder, records, d.text.size(), d.text)
          .run());
  TRY(words.with(key, d.title, d.text).run());
  return key;
}

Result<std::int64_t> Inserter::Statements::add_record(std::int64_t document_key, const char* type, std::size_t position,
                                                      const std::string& id) {
  const std::int64_t key = record_key++;
  TRY(record.with(key, document_key, type, position, id).run());
  return key;
}

Status Inserter::Statements::add_ledger(const Document& d, std::int64_t document_key, const Ledger& ledger) {
  for (std::size_t i = 0; i < ledger.events.size(); ++i) {
    const std::int64_t key = TRY(add_record(document_key, "event", i, ledger.events[i].id));
    TRY(add_event(key, ledger.events[i]));
  }
  for (std::size_t i = 0; i < ledger.exchanges.size(); ++i) {
    const std::int64_t key = TRY(add_record(document_key, "exchange", i, ledger.exchanges[i].id));
    TRY(add_exchange(d, key, ledger.exchanges[i]));
  }
  for (std::size_t i = 0; i < ledger.commitments.size(); ++i) {
    const std::int64_t key = TRY(add_record(document_key, "commitment", i, ledger.commitments[i].id));
    TRY(add_commitment(d, key, ledger.commitments[i]));
  }
  for (std::size_t i = 0; i < ledger.claims.size(); ++i) {
    const std::int64_t key = TRY(add_record(document_key, "claim", i, ledger.claims[i].id));
    TRY(add_claim(d, key, ledger.claims[i]));
  }
  return Done{};
}

Status Inserter::Statements::add_event(std::int64_t key, const Event& e) {
  const Attribution said = e.attribution.value_or(Attribution{});
  const auto has = [&](Auxiliary bit) { return (e.auxiliary & bit) != 0; };
  TRY(event
          .with(key, name_of(e.category), list_column(e.modes), list_column(e.contexts), has(kHistorical), has(kFuture),
                has(kHypothetical), has(kNegation), e.cameo, e.quad, e.score, day_column(e.day),
                name_of(e.day.precision), name_of(e.day.basis), e.attribution.has_value(), said.text, said.range.begin,
                said.range.end, e.confidence)
          .run());
  TRY(add_side(key, "actor", e.actor));
  TRY(add_side(key, "recipient", e.recipient));
  TRY(add_side(key, "source", said.by));
  std::size_t n = 0;
  for (const Evidence& v : e.evidence) {
    TRY(evidence
            .with(key, "proof", n++, v.range.begin, v.range.end, nullptr, v.sentence, v.trigger.begin, v.trigger.end,
                  v.rule)
            .run());
  }
  return Done{};
}

Status Inserter::Statements::add_exchange(const Document& d, std::int64_t key, const Exchange& x) {
  TRY(exchange
          .with(key, name_of(x.kind), name_of(x.purpose), name_of(x.status), x.conveyed_via, x.reported_by,
                day_column(x.date_sent), name_of(x.date_sent.precision), name_of(x.date_sent.basis),
                day_column(x.date_received), name_of(x.date_received.precision), name_of(x.date_received.basis),
                day_column(x.date_reported), name_of(x.date_reported.precision), name_of(x.date_reported.basis),
                x.occasion, x.occasion_ordinal, x.answers, x.is_reply, fronts_column(x.fronts), name_of(x.prominence),
                x.grouped, x.list_rank, x.words, x.address, x.closing, x.place, x.number, list_column(x.cites),
                x.confidence)
          .run());
  TRY(add_side(key, "from", x.from));
  TRY(add_side(key, "to", x.to));
  TRY(add_side(key, "on_behalf_of", x.on_behalf_of));
  TRY(add_spans(d, key, "proof", x.evidence));
  if (x.answers_evidence.range.empty()) return Done{};
  return add_spans(d, key, "answers", {x.answers_evidence});
}

Status Inserter::Statements::add_commitment(const Document& d, std::int64_t key, const Commitment& c) {
  TRY(commitment
          .with(key, fronts_column(c.fronts), name_of(c.strength), c.text, day_column(c.deadline),
                name_of(c.deadline.precision), name_of(c.deadline.basis), c.exchange)
          .run());
  TRY(add_side(key, "by", c.by));
  TRY(add_side(key, "to", c.to));
  return add_spans(d, key, "proof", c.evidence);
}

Status Inserter::Statements::add_claim(const Document& d, std::int64_t key, const Claim& k) {
  TRY(claim.with(key, k.by, k.named, k.hedge, k.exchange, k.text).run());
  std::vector<Entity> about;
  for (const std::string& code : k.about) about.push_back({.code = code});
  TRY(add_side(key, "about", about));
  return add_spans(d, key, "proof", k.evidence);
}

Status Inserter::Statements::add_side(std::int64_t key, const char* side, const std::vector<Entity>& entities) {
  std::size_t n = 0;
  for (const Entity& e : entities) {
    TRY(entity
            .with(key, side, n++, e.code, e.top, list_column(e.sectors), e.name, e.office, e.id, e.text, e.range.begin,
                  e.range.end)
            .run());
  }
  return Done{};
}

Status Inserter::Statements::add_spans(const Document& d, std::int64_t key, const char* role,
                                       const std::vector<Span>& spans) {
  std::size_t n = 0;
  for (const Span& span : spans) {
    const bool inside = span.range.begin <= span.range.end && span.range.end <= d.text.size();
    std::optional<std::string> other;
    if (!inside || slice(d.text, span.range) != span.text) other = span.text;
    TRY(evidence.with(key, role, n++, span.range.begin, span.range.end, other, 0, 0, 0, "").run());
  }
  return Done{};
}

}  // namespace entente::store
