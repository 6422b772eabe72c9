// SPDX-License-Identifier: Apache-2.0
//
// Records as JSON lines, field by field as the output contract (docs/output.md, schema/) has them. Each verb below
// writes one record; what several records share (entities, days, spans) is written by one helper.
#include "export/jsonl.h"

#include "base/json_writer.h"
#include "export/words.h"

namespace entente {
namespace {

enum class CodeStyle { plover, own };  // events; everything else

void write_strings(JsonWriter& json, std::string_view key, const std::vector<std::string>& values) {
  json.key(key);
  json.begin_array();
  for (const std::string& value : values) json.value(value);
  json.end_array();
}

template <typename T>
void write_names(JsonWriter& json, std::string_view key, const std::vector<T>& values) {
  json.key(key);
  json.begin_array();
  for (const T& value : values) json.value(name_of(value));
  json.end_array();
}

// "date_sent", "date_sent_precision", "date_sent_basis".
void write_day(JsonWriter& json, const std::string& key, Day day) {
  json.field_or_null(key, to_iso(day));
  json.field(key + "_precision", name_of(day.known() ? day.precision : Precision::unknown));
  json.field(key + "_basis", name_of(day.known() ? day.basis : Basis::none));
}

void write_range(JsonWriter& json, ByteRange range) {
  json.field("start", range.begin);
  json.field("end", range.end);
}

void write_entity(JsonWriter& json, const Entity& entity, CodeStyle style) {
  json.begin_object();
  json.field_or_null("code", style == CodeStyle::plover ? entity.plover_code() : entity.code);
  write_strings(json, "sector", entity.sectors);
  json.field_or_null("name", entity.name);
  json.field_or_null("office", entity.office);
  json.field_or_null("id", entity.id);
  json.field("text", entity.text);
  write_range(json, entity.range);
  json.end_object();
}

void write_entities(JsonWriter& json, std::string_view key, const std::vector<Entity>& entities, CodeStyle style) {
  json.key(key);
  json.begin_array();
  for (const Entity& entity : entities) write_entity(json, entity, style);
  json.end_array();
}

void write_span(JsonWriter& json, const Span& span) {
  json.begin_object();
  write_range(json, span.range);
  json.field("text", span.text);
  json.end_object();
}

void write_spans(JsonWriter& json, const std::vector<Span>& spans) {
  json.key("evidence");
  json.begin_array();
  for (const Span& span : spans) write_span(json, span);
  json.end_array();
}

void write_evidence(JsonWriter& json, const Document& document, const Evidence& evidence) {
  json.begin_object();
  json.field("sentence", evidence.sentence);
  write_range(json, evidence.range);
  json.field("text", words_at(document, evidence.range));
  json.field("trigger", words_at(document, evidence.trigger));
  json.field("trigger_start", evidence.trigger.begin);
  json.field("trigger_end", evidence.trigger.end);
  json.field("rule", evidence.rule);
  json.end_object();
}

void write_attribution(JsonWriter& json, const std::optional<Attribution>& attribution) {
  json.key("attribution");
  if (!attribution) return json.null();
  json.begin_object();
  write_entities(json, "by", attribution->by, CodeStyle::plover);
  json.field("text", attribution->text);
  write_range(json, attribution->range);
  json.end_object();
}

void begin_record(JsonWriter& json, std::string_view type, const std::string& id, const Document& document) {
  json.begin_object();
  json.field("type", type);
  json.field("id", id);
  json.field("doc", document.id);
}

void end_record(JsonWriter& json, std::string& out) {
  json.end_object();
  out += '\n';
}

void write_count(JsonWriter& json, std::string_view key, std::uint32_t count) {
  json.key(key);
  count == 0 ? json.null() : json.value(count);
}

}  // namespace

void append_document(std::string& out, const Document& document) {
  JsonWriter json(out);
  begin_record(json, "document", document.id, document);
  json.field_or_null("source", document.source);
  json.field_or_null("url", document.url);
  json.field_or_null("title", document.title);
  write_day(json, "date", document.published);
  json.field_or_null("dateline", words_at(document, document.dateline.range));
  json.field("language", document.language);
  json.field("bytes", static_cast<std::uint64_t>(document.text.size()));
  json.field("sha256", document.sha256);
  json.field_or_null("file", valid_utf8(document.file));
  json.field("line", document.line);
  end_record(json, out);
}

void append_event(std::string& out, const Document& document, const Event& event) {
  JsonWriter json(out);
  begin_record(json, "event", event.id, document);
  write_day(json, "date", event.day);
  json.field("event", name_of(event.category));
  write_strings(json, "mode", event.modes);
  write_strings(json, "context", event.contexts);
  json.key("auxiliary");
  json.begin_array();
  for (const std::string_view name : auxiliary_names(event.auxiliary)) json.value(name);
  json.end_array();
  json.field_or_null("cameo", event.cameo);
  json.field("quad", event.quad);
  json.field("score", event.score);
  write_entities(json, "actor", event.actor, CodeStyle::plover);
  write_entities(json, "recipient", event.recipient, CodeStyle::plover);
  write_attribution(json, event.attribution);
  json.key("evidence");
  write_evidence(json, document, event.evidence.empty() ? Evidence{} : event.evidence.front());
  json.key("repeated");
  json.begin_array();
  for (std::size_t i = 1; i < event.evidence.size(); ++i) write_evidence(json, document, event.evidence[i]);
  json.end_array();
  json.field("confidence", event.confidence);
  end_record(json, out);
}

void append_exchange(std::string& out, const Document& document, const Exchange& exchange) {
  JsonWriter json(out);
  begin_record(json, "exchange", exchange.id, document);
  json.field("kind", name_of(exchange.kind));
  json.field("purpose", name_of(exchange.purpose));
  json.field("status", name_of(exchange.status));
  write_entities(json, "from", exchange.from, CodeStyle::own);
  write_entities(json, "to", exchange.to, CodeStyle::own);
  write_entities(json, "on_behalf_of", exchange.on_behalf_of, CodeStyle::own);
  json.field_or_null("conveyed_via", exchange.conveyed_via);
  json.field_or_null("reported_by", exchange.reported_by);
  write_day(json, "date_sent", exchange.date_sent);
  write_day(json, "date_received", exchange.date_received);
  write_day(json, "date_reported", exchange.date_reported);
  json.field_or_null("occasion", exchange.occasion);
  json.field_or_null("occasion_ordinal", exchange.occasion_ordinal);
  json.field_or_null("answers", exchange.answers);
  json.key("answers_evidence");
  exchange.answers_evidence.range.empty() ? json.null() : write_span(json, exchange.answers_evidence);
  json.field("is_reply", exchange.is_reply);
  write_names(json, "fronts", exchange.fronts);
  json.field("prominence", name_of(exchange.prominence));
  json.field("grouped", exchange.grouped);
  write_count(json, "list_rank", exchange.list_rank);
  write_count(json, "words", exchange.words);
  json.field_or_null("address", exchange.address);
  json.field_or_null("closing", exchange.closing);
  json.field_or_null("place", exchange.place);
  json.field_or_null("number", exchange.number);
  write_strings(json, "cites", exchange.cites);
  write_spans(json, exchange.evidence);
  json.field("confidence", exchange.confidence);
  end_record(json, out);
}

void append_commitment(std::string& out, const Document& document, const Commitment& commitment) {
  JsonWriter json(out);
  begin_record(json, "commitment", commitment.id, document);
  write_entities(json, "by", commitment.by, CodeStyle::own);
  write_entities(json, "to", commitment.to, CodeStyle::own);
  write_names(json, "front", commitment.fronts);
  json.field("strength", name_of(commitment.strength));
  json.field("text", commitment.text);
  write_day(json, "deadline", commitment.deadline);
  json.field_or_null("exchange", commitment.exchange);
  write_spans(json, commitment.evidence);
  end_record(json, out);
}

void append_claim(std::string& out, const Document& document, const Claim& claim) {
  JsonWriter json(out);
  begin_record(json, "claim", claim.id, document);
  json.field("by", claim.by);
  json.field("named", claim.named);
  json.field_or_null("hedge", claim.hedge);
  write_strings(json, "about", claim.about);
  json.field_or_null("exchange", claim.exchange);
  json.field("text", claim.text);
  write_spans(json, claim.evidence);
  end_record(json, out);
}

void append_error(std::string& out, const Error& error) {
  JsonWriter json(out);
  json.begin_object();
  json.field("type", "error");
  json.field("code", name_of(error.code));
  json.field_or_null("file", valid_utf8(error.file));
  json.key("line");
  error.line == 0 ? json.null() : json.value(error.line);
  json.key("byte");
  error.line == 0 ? json.null() : json.value(error.byte);
  json.field("message", valid_utf8(error.message));
  end_record(json, out);
}

void append_records(std::string& out, const Document& document, const Ledger& ledger) {
  append_document(out, document);
  for (const Event& event : ledger.events) append_event(out, document, event);
  for (const Exchange& exchange : ledger.exchanges) append_exchange(out, document, exchange);
  for (const Commitment& commitment : ledger.commitments) append_commitment(out, document, commitment);
  for (const Claim& claim : ledger.claims) append_claim(out, document, claim);
}

}  // namespace entente
