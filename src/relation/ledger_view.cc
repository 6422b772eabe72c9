// SPDX-License-Identifier: Apache-2.0
//
// Two sides' letters in order, and which answers which. What fits: Hanoi writes on 2 May, Havana's letter of 20 May is
// called a reply: linked. What does not: both write on the same feast day, neither letter is called a reply: no link.
// Cost: one look-up by code, then n log n in the exchanges of the pair.
#include "relation/ledger_view.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "relation/codes.h"
#include "store/columns.h"

namespace entente {
namespace {

using store::Statement;

// A row with what orders and links it.
struct Entry {
  LedgerRow row;
  std::int64_t key = 0, document = 0, position = 0;
  bool forward = true;  // from the first code to the second

  auto order() const { return std::tuple(!row.date.known(), row.date.days, document, position, key, !forward); }
};

// One statement, so that both directions are seen at the same moment. A meeting stands in both: taken once.
constexpr std::string_view kExchanges = R"sql(
  SELECT v.key, v.document, v.position, 1, v.symmetric, v.exchange, v.doc, d.source, v.kind, v.purpose, v.status,
         v.occasion, v.occasion_ordinal, v.reported_by, v.is_reply, v.answers,
         v.date_sent, v.date_sent_precision, v.date_sent_basis,
         v.date_received, v.date_received_precision, v.date_received_basis,
         v.date_reported, v.date_reported_precision, v.date_reported_basis,
         d.published, d.published_precision, d.published_basis
  FROM dyad_exchanges v JOIN documents d ON d.key = v.document WHERE v.a = ?1 AND v.b = ?2
  UNION ALL
  SELECT v.key, v.document, v.position, 0, v.symmetric, v.exchange, v.doc, d.source, v.kind, v.purpose, v.status,
         v.occasion, v.occasion_ordinal, v.reported_by, v.is_reply, v.answers,
         v.date_sent, v.date_sent_precision, v.date_sent_basis,
         v.date_received, v.date_received_precision, v.date_received_basis,
         v.date_reported, v.date_reported_precision, v.date_reported_basis,
         d.published, d.published_precision, d.published_basis
  FROM dyad_exchanges v JOIN documents d ON d.key = v.document WHERE v.a = ?2 AND v.b = ?1 AND NOT v.symmetric
)sql";

constexpr std::string_view kParties =
    "SELECT side, code, name, text FROM entities WHERE record = ?1 AND side IN ('from', 'to') ORDER BY side, position";

Day best_day(const Statement& row, int first_column) {
  for (int i = 0; i < 4; ++i) {
    if (const Day day = store::read_day(row, first_column + 3 * i); day.known()) return day;
  }
  return {};
}

Entry read_entry(const Statement& sql) {
  Entry entry;
  LedgerRow& row = entry.row;
  entry.key = sql.integer(0), entry.document = sql.integer(1), entry.position = sql.integer(2);
  entry.forward = sql.integer(3) != 0;
  row.symmetric = sql.integer(4) != 0;
  row.id = sql.string(5), row.doc = sql.string(6), row.source = sql.string(7);
  row.kind = store::read_name(sql.text(8), ExchangeKind::joint_statement);
  row.purpose = store::read_name(sql.text(9), Purpose::information);
  row.status = store::read_name(sql.text(10), ExchangeStatus::denied);
  row.occasion = sql.string(11), row.occasion_ordinal = sql.string(12), row.reported_by = sql.string(13);
  row.is_reply = sql.integer(14) != 0;
  row.answers = sql.string(15);
  if (!row.answers.empty()) row.answers_basis = AnswerBasis::said;
  row.date = best_day(sql, 16);
  return entry;
}

Status read_parties(Statement& sql, Entry& entry) {
  sql.with(entry.key);
  while (TRY(sql.next())) {
    std::vector<Party>& side = sql.text(0) == "from" ? entry.row.from : entry.row.to;
    side.push_back({sql.string(1), sql.string(2).empty() ? sql.string(3) : sql.string(2)});
  }
  return Done{};
}

bool is_written(ExchangeKind kind) {
  return kind == ExchangeKind::telegram || kind == ExchangeKind::letter || kind == ExchangeKind::message ||
         kind == ExchangeKind::note;
}

// Where only the month is known, "before" says nothing.
bool can_be_linked(const LedgerRow& row) {
  return !row.symmetric && row.status == ExchangeStatus::sent && row.date.known() &&
         row.date.precision == Precision::day;
}

// `entries` stand by date. A reply of the same day as a letter may have crossed it: only earlier letters count.
void link_replies(std::vector<Entry>& entries) {
  std::array<std::vector<const Entry*>, 2> letters;  // by direction
  for (const Entry& entry : entries) {
    if (is_written(entry.row.kind) && can_be_linked(entry.row)) letters[entry.forward].push_back(&entry);
  }
  for (Entry& reply : entries) {
    if (!reply.row.is_reply || !reply.row.answers.empty() || !can_be_linked(reply.row)) continue;
    const std::vector<const Entry*>& candidates = letters[!reply.forward];
    const auto after = std::lower_bound(candidates.begin(), candidates.end(), reply.row.date.days,
                                        [](const Entry* e, std::int32_t days) { return e->row.date.days < days; });
    if (after == candidates.begin()) continue;
    const LedgerRow& letter = (*(after - 1))->row;
    if (reply.row.date.days - letter.date.days > kReplyDays) continue;
    reply.row.answers = letter.id;
    reply.row.answers_basis = AnswerBasis::inferred;
  }
}

template <typename Get>
std::string of_each(const std::vector<Party>& side, Get get) {
  std::string out;
  for (const Party& party : side) {
    if (&party != &side.front()) out += "; ";
    out += get(party);
  }
  return out;
}

std::string codes_of(const std::vector<Party>& side) {
  return of_each(side, [](const Party& p) { return p.code; });
}
std::string names_of(const std::vector<Party>& side) {
  return of_each(side, [](const Party& p) { return p.name; });
}

}  // namespace

std::string_view name_of(AnswerBasis basis) {
  switch (basis) {
    case AnswerBasis::none:
      return "";
    case AnswerBasis::said:
      return "said";
    case AnswerBasis::inferred:
      return "inferred";
  }
  return "";
}

Result<std::vector<LedgerRow>> exchanges_between(const Store& store, std::string_view code_a, std::string_view code_b) {
  const std::optional<std::string> a = TRY(find_code(store, code_a)), b = TRY(find_code(store, code_b));
  if (!a || !b) return std::vector<LedgerRow>();
  Statement exchanges = TRY(store.database().prepare(kExchanges));
  Statement parties = TRY(store.database().prepare(kParties));
  std::vector<Entry> entries;
  exchanges.with(*a, *b);
  while (TRY(exchanges.next())) entries.push_back(read_entry(exchanges));

  std::sort(entries.begin(), entries.end(), [](const Entry& x, const Entry& y) { return x.order() < y.order(); });
  // Both sides may stand at both ends of one record: it is one exchange all the same.
  entries.erase(
      std::unique(entries.begin(), entries.end(), [](const Entry& x, const Entry& y) { return x.key == y.key; }),
      entries.end());
  link_replies(entries);

  std::vector<LedgerRow> rows;
  rows.reserve(entries.size());
  for (Entry& entry : entries) {
    TRY(read_parties(parties, entry));
    rows.push_back(std::move(entry.row));
  }
  return rows;
}

Table ledger_table(const std::vector<LedgerRow>& rows) {
  Table table;
  table.columns = {"date",     "kind",        "purpose", "status",        "from", "from_name", "to",    "to_name",
                   "occasion", "reported_by", "answers", "answers_basis", "id",   "doc",       "source"};
  for (const LedgerRow& r : rows) {
    const std::string occasion =
        r.occasion_ordinal.empty() ? r.occasion : r.occasion_ordinal + (r.occasion.empty() ? "" : " ") + r.occasion;
    table.rows.push_back({to_iso(r.date), std::string(name_of(r.kind)),
                          std::string(r.purpose == Purpose::none ? "" : name_of(r.purpose)),
                          std::string(name_of(r.status)), codes_of(r.from), names_of(r.from), codes_of(r.to),
                          names_of(r.to), occasion, r.reported_by, r.answers, std::string(name_of(r.answers_basis)),
                          r.id, r.doc, r.source});
  }
  return table;
}

}  // namespace entente
