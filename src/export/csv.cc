// SPDX-License-Identifier: Apache-2.0
//
// The columns are one table: a name and how to get its text. A new column is one new line there.
#include "export/csv.h"

#include <charconv>

#include "export/words.h"

namespace entente {
namespace {

struct Row {
  const Document& document;
  const Event& event;
  const Evidence& evidence;
};

// One value per entity, "" kept, so that the n-th code, sector and name belong together.
template <typename Get>
std::string of_each(const std::vector<Entity>& entities, Get get) {
  std::string out;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    if (i > 0) out += ';';
    out += get(entities[i]);
  }
  return out;
}

std::string code_of(const Entity& e) { return e.plover_code(); }
std::string sectors_of(const Entity& e) { return join(e.sectors, "+"); }
std::string name_or_words(const Entity& e) { return e.name.empty() ? e.text : e.name; }
std::string id_of(const Entity& e) { return e.id; }

std::string number(double value) {
  char buffer[32];
  auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, 3).ptr;
  while (end[-1] == '0') --end;
  if (end[-1] == '.') --end;
  return {buffer, end};
}

std::string auxiliary_of(const Event& event) {
  std::string out;
  for (const std::string_view name : auxiliary_names(event.auxiliary)) {
    if (!out.empty()) out += ';';
    out += name;
  }
  return out;
}

struct Column {
  const char* name;
  std::string (*text)(const Row&);
};

using R = const Row&;
const Column kColumns[] = {
    {"doc", [](R r) { return r.document.id; }},
    {"id", [](R r) { return r.event.id; }},
    {"date", [](R r) { return to_iso(r.event.day); }},
    {"date_precision", [](R r) { return std::string(name_of(r.event.day.precision)); }},
    {"date_basis", [](R r) { return std::string(name_of(r.event.day.basis)); }},
    {"event", [](R r) { return std::string(name_of(r.event.category)); }},
    {"mode", [](R r) { return join(r.event.modes, ";"); }},
    {"context", [](R r) { return join(r.event.contexts, ";"); }},
    {"auxiliary", [](R r) { return auxiliary_of(r.event); }},
    {"cameo", [](R r) { return r.event.cameo; }},
    {"quad", [](R r) { return std::to_string(r.event.quad); }},
    {"score", [](R r) { return number(r.event.score); }},
    {"actor_code", [](R r) { return of_each(r.event.actor, code_of); }},
    {"actor_sector", [](R r) { return of_each(r.event.actor, sectors_of); }},
    {"actor_name", [](R r) { return of_each(r.event.actor, name_or_words); }},
    {"actor_id", [](R r) { return of_each(r.event.actor, id_of); }},
    {"recipient_code", [](R r) { return of_each(r.event.recipient, code_of); }},
    {"recipient_sector", [](R r) { return of_each(r.event.recipient, sectors_of); }},
    {"recipient_name", [](R r) { return of_each(r.event.recipient, name_or_words); }},
    {"recipient_id", [](R r) { return of_each(r.event.recipient, id_of); }},
    {"attribution", [](R r) { return r.event.attribution ? r.event.attribution->text : std::string(); }},
    {"confidence", [](R r) { return number(r.event.confidence); }},
    {"sentence", [](R r) { return std::to_string(r.evidence.sentence); }},
    {"start", [](R r) { return std::to_string(r.evidence.range.begin); }},
    {"end", [](R r) { return std::to_string(r.evidence.range.end); }},
    {"trigger", [](R r) { return std::string(words_at(r.document, r.evidence.trigger)); }},
    {"rule", [](R r) { return r.evidence.rule; }},
    {"text", [](R r) { return std::string(words_at(r.document, r.evidence.range)); }},
    {"source", [](R r) { return r.document.source; }},
    {"url", [](R r) { return r.document.url; }},
    {"sha256", [](R r) { return r.document.sha256; }},
};

void append_field(std::string& out, std::string_view text) {
  const bool quote = text.find_first_of(",\"\n\r") != text.npos;
  if (quote) out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    const auto byte = static_cast<unsigned char>(c);
    out += byte < 0x20 || byte == 0x7F ? ' ' : c;
  }
  if (quote) out += '"';
}

}  // namespace

void append_csv_header(std::string& out) {
  for (const Column& column : kColumns) {
    if (&column != kColumns) out += ',';
    out += column.name;
  }
  out += '\n';
}

void append_csv_events(std::string& out, const Document& document, const Ledger& ledger) {
  static const Evidence kNone;
  for (const Event& event : ledger.events) {
    const Row row{document, event, event.evidence.empty() ? kNone : event.evidence.front()};
    for (const Column& column : kColumns) {
      if (&column != kColumns) out += ',';
      append_field(out, column.text(row));
    }
    out += '\n';
  }
}

}  // namespace entente
