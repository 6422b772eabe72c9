// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "base/sha256.h"
#include "store/store.h"

namespace entente::testing {

/// A folder that is gone when the test is over.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "entente_store_XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string path(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

inline Day day(std::string_view iso, Basis basis = Basis::text) {
  Day day = parse_iso_day(iso).value_or(Day{});
  day.basis = basis;
  return day;
}

inline Entity entity(const std::string& code, const std::string& name = {}, ByteRange range = {0, 4}) {
  Entity entity;
  entity.code = code;
  entity.name = name;
  entity.text = name.empty() ? code : name;
  entity.range = range;
  return entity;
}

/// A document of these words; its range 0–4 is good for evidence.
inline Document document(const std::string& id, const std::string& text, std::string_view published = "2021-03-04") {
  Document document;
  document.id = id;
  document.source = "Example Wire";
  document.title = "Report " + id;
  document.text = text;
  document.sha256 = sha256_hex(text);
  document.published = day(published, Basis::document);
  document.language = "en";
  return document;
}

inline Event event(const std::string& id, const std::string& actor, const std::string& recipient, std::string_view when,
                   Category category = Category::SUPPORT, int quad = 1, double score = 5) {
  Event event;
  event.id = id;
  event.category = category;
  event.quad = quad;
  event.score = score;
  event.cameo = "051";
  event.actor = {entity(actor)};
  if (!recipient.empty()) event.recipient = {entity(recipient)};
  event.day = day(when);
  event.evidence = {{0, {0, 4}, {0, 2}, "rule"}};
  event.confidence = 0.5;
  return event;
}

inline Exchange exchange(const std::string& id, const std::string& from, const std::string& to, std::string_view sent,
                         ExchangeKind kind = ExchangeKind::telegram) {
  Exchange exchange;
  exchange.id = id;
  exchange.kind = kind;
  exchange.from = {entity(from)};
  if (!to.empty()) exchange.to = {entity(to)};
  if (!sent.empty()) exchange.date_sent = day(sent);
  exchange.evidence = {{{0, 4}, {}}};
  exchange.confidence = 0.75;
  return exchange;
}

/// A document with `events` events and one exchange, all made from its number.
inline Coded made_up(int number, int events = 3) {
  Coded coded;
  const std::string id = "d" + std::to_string(number);
  coded.document = document(id, "Text number " + std::to_string(number) + " about a letter.");
  for (int i = 0; i < events; ++i) {
    coded.ledger.events.push_back(event(id + ":e" + std::to_string(i), "CUB", "VNM", "2020-01-02"));
  }
  coded.ledger.exchanges.push_back(exchange(id + ":x1", "VNM", "CUB", "2020-01-03"));
  coded.ledger.exchanges[0].evidence[0].text = "Text";
  return coded;
}

inline std::vector<Coded> made_up_range(int begin, int end) {
  std::vector<Coded> all;
  for (int i = begin; i < end; ++i) all.push_back(made_up(i));
  return all;
}

}  // namespace entente::testing
