// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "exchange/ledger.h"
#include "ingest/document.h"

namespace entente::testing {

/// A small report and the ledger that a reader would keep of it, made by hand: what export does is tested without the
/// rooms above it.
struct Sample {
  Document document;
  Ledger ledger;

  ByteRange find(std::string_view words) const {
    const std::size_t at = document.text.find(words);
    const auto begin = static_cast<std::uint32_t>(at);
    return at == std::string::npos ? ByteRange{} : ByteRange{begin, begin + static_cast<std::uint32_t>(words.size())};
  }
  Span span(std::string_view words) const { return {find(words), std::string(words)}; }
  Entity entity(std::string code, std::string name, std::string_view words) const {
    Entity e;
    e.code = std::move(code), e.name = std::move(name), e.text = words, e.range = find(words);
    return e;
  }
};

inline Day day(int year, unsigned month, unsigned number) {
  return {days_from_civil({year, month, number}), Precision::day, Basis::text};
}

inline Document sample_document() {
  Document d;
  d.id = "s1", d.source = "Example Wire", d.title = "A telegram, \"with quotes\"", d.file = "s1.txt", d.line = 1;
  d.published = day(2024, 5, 2);
  d.published.basis = Basis::document;
  d.sha256 = std::string(64, 'a');
  d.text =
      "Peru's president sent a telegram to Chile's leader on Thursday, EFE reported. He pledged to open the border. "
      "Chile had previously congratulated Peru. The UN praised Peru. Some observers say that trade may grow.";
  return d;
}

inline Exchange telegram(const Sample& s) {
  Exchange x;
  x.id = "s1:x1", x.kind = ExchangeKind::telegram, x.reported_by = "EFE", x.date_sent = day(2024, 5, 2);
  x.from = {s.entity("PER", "", "Peru's president")};
  x.from[0].office = "president";
  x.to = {s.entity("CHL", "", "Chile's leader")};
  x.fronts = {Front::political, Front::economic};
  x.evidence = {s.span("Peru's president sent a telegram to Chile's leader")};
  x.confidence = 0.9;
  return x;
}

inline Event praise(const Sample& s) {
  Event e;
  e.id = "s1:e1", e.category = Category::SUPPORT, e.cameo = "051", e.score = 5, e.contexts = {"diplomatic"};
  e.actor = {s.entity("UN", "United Nations", "The UN")};
  e.actor[0].top = "IGO", e.actor[0].id = "UN";
  e.recipient = {s.entity("PER", "", "Peru")};
  e.day = day(2024, 5, 2);
  e.evidence = {{3, s.find("The UN praised Peru."), s.find("praised"), "support/praise"}};
  e.confidence = 0.75;
  return e;
}

inline Sample make_sample() {
  Sample s{sample_document(), {}};
  s.ledger.events = {praise(s)};
  Exchange earlier;
  earlier.id = "s1:x2", earlier.purpose = Purpose::congratulation, earlier.occasion = "national_day";
  earlier.occasion_ordinal = "200th";
  earlier.from = {s.entity("CHL", "", "Chile")}, earlier.to = {s.entity("PER", "", "Peru")};
  earlier.evidence = {s.span("Chile had previously congratulated Peru")};
  s.ledger.exchanges = {telegram(s), earlier};
  Commitment c;
  c.id = "s1:c1", c.by = s.ledger.exchanges[0].from, c.to = s.ledger.exchanges[0].to, c.strength = Strength::pledges;
  c.fronts = {Front::economic}, c.text = "open the border", c.exchange = "s1:x1";
  c.evidence = {s.span("He pledged to open the border.")};
  s.ledger.commitments = {c};
  Claim k;
  k.id = "s1:k1", k.by = "some observers", k.hedge = "may", k.about = {"PER", "CHL"}, k.text = "trade may grow";
  k.evidence = {s.span("Some observers say that trade may grow.")};
  s.ledger.claims = {k};
  return s;
}

}  // namespace entente::testing
