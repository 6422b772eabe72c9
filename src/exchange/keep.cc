// SPDX-License-Identifier: Apache-2.0
// The ledger of one document, from sightings, promises and the onlookers' voice.
#include "exchange/keep.h"

#include <algorithm>
#include <utility>

#include "exchange/claims.h"
#include "exchange/commitments.h"
#include "exchange/gather.h"
#include "exchange/heads.h"
#include "exchange/sighting.h"
#include "exchange/tables.h"

namespace entente {

struct LedgerKeeper::Impl {
  ExchangeTables tables;
  HeadTables heads;
};

Result<LedgerKeeper> LedgerKeeper::load(std::string_view rules) {
  auto impl = std::make_unique<Impl>();
  impl->tables = TRY(read_exchange_tables(rules));
  impl->heads = TRY(read_head_tables(rules));
  return LedgerKeeper(std::move(impl));
}

LedgerKeeper::LedgerKeeper(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
LedgerKeeper::LedgerKeeper(LedgerKeeper&&) noexcept = default;
LedgerKeeper::~LedgerKeeper() = default;

namespace {

bool readable(SentenceKind kind) {
  return kind == SentenceKind::body || kind == SentenceKind::title || kind == SentenceKind::heading;
}

// What a message says without naming the other side it says to the addressee: "the president expresses his intention to
// …".
void address_events(const std::vector<Exchange>& exchanges, std::vector<Event>& events) {
  for (Event& e : events) {
    const bool to_somebody =
        e.category == Category::AGREE || e.category == Category::SUPPORT || e.category == Category::REQUEST;
    if (!to_somebody || !e.recipient.empty() || e.actor.size() != 1) continue;
    const Exchange* x = told_last(exchanges, e.evidence.front().range.begin);
    if (x == nullptr || x->from.size() != 1 || x->to.size() != 1) continue;
    if (x->from.front().code == e.actor.front().code)
      e.recipient = x->to;
    else if (x->to.front().code == e.actor.front().code)
      e.recipient = x->from;
  }
}

}  // namespace

Ledger LedgerKeeper::keep(const Reading& reading, std::vector<Event> events) const {
  const ExchangeTables& tables = impl_->tables;
  auto head = read_head(reading, impl_->heads);
  const std::uint32_t body = head ? end_of_head(*head) : 0;  // the head's own lines tell of the head only
  std::vector<Sighting> sightings;
  for (std::uint32_t s = 0; s < reading.text.sentences.size(); ++s) {
    const Sentence& sentence = reading.text.sentences[s];
    if (readable(sentence.kind) && sentence.range.begin >= body) find_sightings(reading, s, tables, sightings);
  }
  Ledger ledger;
  ledger.exchanges = gather(reading, sightings, tables);
  if (head) ledger.exchanges.insert(ledger.exchanges.begin(), std::move(*head));
  ledger.claims = find_claims(reading, tables, ledger.exchanges);
  const std::vector<bool> own = own_voice(reading, ledger.claims);
  ledger.commitments = find_commitments(reading, tables, ledger.exchanges, own);
  std::erase_if(events, [&](const Event& e) { return !own[e.evidence.front().sentence]; });
  address_events(ledger.exchanges, events);
  ledger.events = std::move(events);
  for (Exchange& x : ledger.exchanges) {
    for (const Span& s : x.evidence) {
      for (Front f : fronts_in(tables, s.text)) {
        if (std::find(x.fronts.begin(), x.fronts.end(), f) == x.fronts.end()) x.fronts.push_back(f);
      }
    }
    std::sort(x.fronts.begin(), x.fronts.end());
  }
  return ledger;
}

}  // namespace entente
