// SPDX-License-Identifier: Apache-2.0
//
// The way back from the tables: what insert.cc wrote, column by column. Cost: a few index look-ups a record.
#include "store/load.h"

#include <string>
#include <utility>

#include "store/columns.h"

namespace entente::store {
namespace {

ByteRange read_range(const Statement& row, int column) { return {row.offset(column), row.offset(column + 1)}; }

class Loader {
 public:
  static Result<Loader> prepare(const Database& database) {
    Statement entities =
        TRY(database.prepare("SELECT code, top, sectors, name, office, id, text, text_begin, text_end FROM entities "
                             "WHERE record = ?1 AND side = ?2 ORDER BY position"));
    Statement evidence = TRY(
        database.prepare("SELECT text_begin, text_end, text, sentence, trigger_begin, trigger_end, rule FROM evidence "
                         "WHERE record = ?1 AND role = ?2 ORDER BY position"));
    return Loader(std::move(entities), std::move(evidence));
  }

  Result<Document> document(const Database& database, std::int64_t key) {
    Statement row = TRY(database.prepare(
        "SELECT id, source, url, title, title_begin, title_end, dateline_begin, dateline_end, published, "
        "published_precision, published_basis, language, sha256, file, line, text FROM documents WHERE key = ?1"));
    if (!TRY(row.with(key).next())) return Error{ErrorCode::not_found, "no such document"};
    Document d;
    d.id = row.string(0), d.source = row.string(1), d.url = row.string(2), d.title = row.string(3);
    d.title_range = read_range(row, 4);
    d.dateline.range = read_range(row, 6);
    d.published = read_day(row, 8);
    d.language = row.string(11), d.sha256 = row.string(12), d.file = row.string(13);
    d.line = static_cast<std::uint64_t>(row.integer(14));
    d.text = row.string(15);
    return d;
  }

  Result<std::vector<Event>> events(const Database& database, std::int64_t document_key) {
    Statement row = TRY(database.prepare(
        "SELECT r.key, r.id, category, modes, contexts, historical, future, hypothetical, negation, cameo, quad, "
        "score, "
        "date, date_precision, date_basis, attributed, attribution, attribution_begin, attribution_end, confidence "
        "FROM records r JOIN events e ON e.key = r.key WHERE r.document = ?1 AND r.type = 'event' ORDER BY "
        "r.position"));
    std::vector<Event> events;
    row.with(document_key);
    while (TRY(row.next())) {
      const std::int64_t key = row.integer(0);
      Event e;
      e.id = row.string(1);
      parse_category(row.text(2), e.category);
      e.modes = read_list(row.text(3)), e.contexts = read_list(row.text(4));
      for (int bit = 0; bit < 4; ++bit) {
        if (row.integer(5 + bit)) e.auxiliary = static_cast<std::uint8_t>(e.auxiliary | (1 << bit));
      }
      e.cameo = row.string(9), e.quad = static_cast<int>(row.integer(10)), e.score = row.real(11);
      e.day = read_day(row, 12);
      if (row.integer(15)) {
        std::vector<Entity> by = TRY(side(key, "source"));
        e.attribution = Attribution{std::move(by), row.string(16), read_range(row, 17)};
      }
      e.confidence = row.real(19);
      e.actor = TRY(side(key, "actor")), e.recipient = TRY(side(key, "recipient"));
      e.evidence = TRY(evidence(key));
      events.push_back(std::move(e));
    }
    return events;
  }

  Result<std::vector<Exchange>> exchanges(const Database& database, const Document& document, std::int64_t key) {
    Statement row = TRY(database.prepare(
        "SELECT r.key, r.id, kind, purpose, status, conveyed_via, reported_by, date_sent, date_sent_precision, "
        "date_sent_basis, date_received, date_received_precision, date_received_basis, date_reported, "
        "date_reported_precision, date_reported_basis, occasion, occasion_ordinal, answers, is_reply, fronts, "
        "prominence, grouped, list_rank, words, address, closing, place, number, cites, confidence "
        "FROM records r JOIN exchanges x ON x.key = r.key WHERE r.document = ?1 AND r.type = 'exchange' "
        "ORDER BY r.position"));
    std::vector<Exchange> exchanges;
    row.with(key);
    while (TRY(row.next())) {
      Exchange x = TRY(exchange(row, document));
      exchanges.push_back(std::move(x));
    }
    return exchanges;
  }

  Result<std::vector<Commitment>> commitments(const Database& database, const Document& document, std::int64_t key) {
    Statement row = TRY(
        database.prepare("SELECT r.key, r.id, fronts, strength, text, deadline, deadline_precision, deadline_basis, "
                         "exchange FROM records r JOIN commitments c ON c.key = r.key "
                         "WHERE r.document = ?1 AND r.type = 'commitment' ORDER BY r.position"));
    std::vector<Commitment> commitments;
    row.with(key);
    while (TRY(row.next())) {
      const std::int64_t record = row.integer(0);
      Commitment c;
      c.id = row.string(1), c.fronts = read_fronts(row.text(2)), c.strength = read_name(row.text(3), Strength::signed_);
      c.text = row.string(4), c.deadline = read_day(row, 5), c.exchange = row.string(8);
      c.by = TRY(side(record, "by")), c.to = TRY(side(record, "to"));
      c.evidence = TRY(spans(document, record, "proof"));
      commitments.push_back(std::move(c));
    }
    return commitments;
  }

  Result<std::vector<Claim>> claims(const Database& database, const Document& document, std::int64_t key) {
    Statement row = TRY(database.prepare(
        "SELECT r.key, r.id, by, named, hedge, exchange, text FROM records r JOIN claims k ON k.key = r.key "
        "WHERE r.document = ?1 AND r.type = 'claim' ORDER BY r.position"));
    std::vector<Claim> claims;
    row.with(key);
    while (TRY(row.next())) {
      const std::int64_t record = row.integer(0);
      Claim k;
      k.id = row.string(1), k.by = row.string(2), k.named = row.integer(3) != 0, k.hedge = row.string(4);
      k.exchange = row.string(5), k.text = row.string(6);
      const std::vector<Entity> about = TRY(side(record, "about"));
      for (const Entity& entity : about) k.about.push_back(entity.code);
      k.evidence = TRY(spans(document, record, "proof"));
      claims.push_back(std::move(k));
    }
    return claims;
  }

 private:
  Loader(Statement entities, Statement proofs) : entities_(std::move(entities)), evidence_(std::move(proofs)) {}

  Result<Exchange> exchange(const Statement& row, const Document& document) {
    const std::int64_t key = row.integer(0);
    Exchange x;
    x.id = row.string(1), x.kind = read_name(row.text(2), ExchangeKind::joint_statement);
    x.purpose = read_name(row.text(3), Purpose::information);
    x.status = read_name(row.text(4), ExchangeStatus::denied);
    x.conveyed_via = row.string(5), x.reported_by = row.string(6);
    x.date_sent = read_day(row, 7), x.date_received = read_day(row, 10), x.date_reported = read_day(row, 13);
    x.occasion = row.string(16), x.occasion_ordinal = row.string(17), x.answers = row.string(18);
    x.is_reply = row.integer(19) != 0, x.fronts = read_fronts(row.text(20));
    x.prominence = read_name(row.text(21), Prominence::listed), x.grouped = row.integer(22) != 0;
    x.list_rank = row.offset(23), x.words = row.offset(24);
    x.address = row.string(25), x.closing = row.string(26), x.place = row.string(27), x.number = row.string(28);
    x.cites = read_list(row.text(29)), x.confidence = row.real(30);
    x.from = TRY(side(key, "from")), x.to = TRY(side(key, "to")), x.on_behalf_of = TRY(side(key, "on_behalf_of"));
    x.evidence = TRY(spans(document, key, "proof"));
    const std::vector<Span> answers = TRY(spans(document, key, "answers"));
    if (!answers.empty()) x.answers_evidence = answers.front();
    return x;
  }

  Result<std::vector<Entity>> side(std::int64_t record, const char* name) {
    std::vector<Entity> side;
    Statement& row = entities_.with(record, name);
    while (TRY(row.next())) {
      side.push_back({row.string(0), row.string(1), read_list(row.text(2)), row.string(3), row.string(4), row.string(5),
                      row.string(6), read_range(row, 7)});
    }
    return side;
  }

  Result<std::vector<Evidence>> evidence(std::int64_t record) {
    std::vector<Evidence> evidence;
    Statement& row = evidence_.with(record, "proof");
    while (TRY(row.next())) {
      evidence.push_back({row.offset(3), read_range(row, 0), read_range(row, 4), row.string(6)});
    }
    return evidence;
  }

  Result<std::vector<Span>> spans(const Document& document, std::int64_t record, const char* role) {
    std::vector<Span> spans;
    Statement& row = evidence_.with(record, role);
    while (TRY(row.next())) {
      const ByteRange range = read_range(row, 0);
      const bool inside = range.begin <= range.end && range.end <= document.text.size();
      const bool own_words = row.is_null(2) && inside;
      spans.push_back({range, own_words ? std::string(slice(document.text, range)) : row.string(2)});
    }
    return spans;
  }

  Statement entities_, evidence_;
};

}  // namespace

Result<Coded> load(const Database& database, std::int64_t document_key) {
  Loader loader = TRY(Loader::prepare(database));
  Coded coded;
  coded.document = TRY(loader.document(database, document_key));
  coded.ledger.events = TRY(loader.events(database, document_key));
  coded.ledger.exchanges = TRY(loader.exchanges(database, coded.document, document_key));
  coded.ledger.commitments = TRY(loader.commitments(database, coded.document, document_key));
  coded.ledger.claims = TRY(loader.claims(database, coded.document, document_key));
  return coded;
}

}  // namespace entente::store
