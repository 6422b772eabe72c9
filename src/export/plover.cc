// SPDX-License-Identifier: Apache-2.0
#include "export/plover.h"

#include <algorithm>

#include "base/json_writer.h"
#include "export/words.h"

namespace entente {
namespace {

bool is_wikidata(std::string_view id) {
  return id.size() > 1 && id[0] == 'Q' &&
         std::all_of(id.begin() + 1, id.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void write_entity(JsonWriter& json, const Entity& entity) {
  json.begin_object();
  json.field("code", entity.plover_code());
  json.field("sector", join(entity.sectors, ";"));
  json.field("entity_text", entity.text);
  json.field("identifier_id", is_wikidata(entity.id) ? std::string_view(entity.id) : std::string_view());
  json.field("identifier_text", entity.name);
  json.field("office", entity.office);
  json.end_object();
}

void write_entities(JsonWriter& json, std::string_view key, const std::vector<Entity>& entities) {
  json.key(key);
  json.begin_array();
  for (const Entity& entity : entities) write_entity(json, entity);
  json.end_array();
}

void write_contexts(JsonWriter& json, const std::vector<std::string>& contexts) {
  json.key("context");
  json.begin_array();
  for (const std::string& context : contexts) {
    const bool extension = context == "cultural" || context == "people_to_people";
    json.value(extension ? "ext:" + context : context);
  }
  json.end_array();
}

// PLOVER counts the auxiliary modes among the modes.
void write_modes(JsonWriter& json, const Event& event) {
  json.key("mode");
  json.begin_array();
  for (const std::string& mode : event.modes) json.value(mode);
  for (const std::string_view name : auxiliary_names(event.auxiliary)) json.value(name);
  json.end_array();
}

void write_text_info(JsonWriter& json, const Evidence& evidence) {
  json.key("text_info");
  json.begin_object();
  json.field("sequence", evidence.sentence);
  json.field("start", evidence.range.begin);
  json.field("end", evidence.range.end);
  json.end_object();
}

void write_cite_info(JsonWriter& json, const Document& document) {
  json.key("cite_info");
  json.begin_object();
  json.field("citation", document.id);
  json.field("url", document.url);
  json.field("title", document.title);
  json.field("language", document.language);
  json.field("publication", document.source);
  json.field("coder", "entente");
  json.field("codebook", "PLOVER");
  json.field("version", "2.0");
  json.end_object();
}

}  // namespace

void append_plover_events(std::string& out, const Document& document, const Ledger& ledger) {
  for (const Event& event : ledger.events) {
    const Evidence evidence = event.evidence.empty() ? Evidence{} : event.evidence.front();
    JsonWriter json(out);
    json.begin_object();
    json.field("id", event.id);
    json.field("has_event", true);
    json.field("date", to_iso(event.day));
    write_entities(json, "actor", event.actor);
    write_entities(json, "recipient", event.recipient);
    json.key("event");
    json.begin_array();
    json.value(name_of(event.category));
    json.end_array();
    json.key("event_text");
    json.begin_array();
    json.value(words_at(document, evidence.trigger));
    json.end_array();
    json.field("quad_code", event.quad);
    json.field("event_scale", event.score);
    write_modes(json, event);
    write_contexts(json, event.contexts);
    json.field("text", words_at(document, evidence.range));
    write_text_info(json, evidence);
    write_cite_info(json, document);
    json.field("coder", "entente");
    json.end_object();
    out += '\n';
  }
}

}  // namespace entente
