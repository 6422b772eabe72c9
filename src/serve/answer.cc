// SPDX-License-Identifier: Apache-2.0
#include "serve/answer.h"

#include <algorithm>

#include "base/json_writer.h"
#include "base/strings.h"
#include "export/jsonl.h"

namespace entente::serve {
namespace {

constexpr std::string_view kJson = "application/json";

Answer failure(const Error& error) {
  return serve::failure(error.code == ErrorCode::not_found ? 404 : 500, error.message);
}

void write_entry(JsonWriter& json, const DocumentEntry& entry) {
  json.field("id", entry.id);
  json.field_or_null("source", entry.source);
  json.field_or_null("url", entry.url);
  json.field_or_null("title", entry.title);
  json.field("version", entry.version);
  json.field_or_null("date", to_iso(entry.published));
  json.field("records", entry.records);
}

}  // namespace

Answer failure(int status, std::string_view message) {
  Answer answer{status, std::string(kJson), {}};
  JsonWriter json(answer.body);
  json.begin_object();
  json.field("error", message);
  json.end_object();
  answer.body += '\n';
  return answer;
}

Answer code(const CodeText& code_text, std::string text) {
  if (trim(text).empty()) return failure(400, "there is no text: post it as the body of the request");
  return {200, "application/x-ndjson", code_text(std::move(text))};
}

Answer documents(const Store& store, Page page) {
  const auto entries = store.documents(std::min(page.limit, kMaxListed), page.offset);
  if (!entries) return failure(entries.error());
  const auto counts = store.counts();
  if (!counts) return failure(counts.error());

  Answer answer{200, std::string(kJson), {}};
  JsonWriter json(answer.body);
  json.begin_object();
  json.key("documents");
  json.begin_array();
  for (const DocumentEntry& entry : *entries) {
    json.begin_object();
    write_entry(json, entry);
    json.end_object();
  }
  json.end_array();
  json.field("total", counts->documents);
  json.end_object();
  return answer;
}

Answer document(const Store& store, std::string_view id) {
  if (id.empty()) return failure(400, "which document? ask as /api/document?id=…");
  const auto coded = store.load(id);
  if (!coded) return failure(coded.error());

  // Each line that append_records writes is an object: with commas between them they are an array's items.
  std::string lines;
  append_records(lines, coded->document, coded->ledger);
  if (!lines.empty()) lines.pop_back();  // the last line feed
  std::replace(lines.begin(), lines.end(), '\n', ',');

  Answer answer{200, std::string(kJson), "{\"id\":\""};
  append_json_escaped(answer.body, coded->document.id);
  answer.body += "\",\"text\":\"";
  append_json_escaped(answer.body, coded->document.text);
  answer.body += "\",\"records\":[" + lines + "]}";
  return answer;
}

Answer search(const Store& store, std::string_view question, Page page) {
  if (trim(question).empty()) return failure(400, "which words? ask as /api/search?q=…");
  if (question.size() > kMaxQuestion) return failure(400, "too many words: ask with less than 1000 bytes");
  const auto hits = store.search(question, std::min(page.limit, kMaxListed), page.offset);
  if (!hits) return failure(hits.error());

  Answer answer{200, std::string(kJson), {}};
  JsonWriter json(answer.body);
  json.begin_object();
  json.key("hits");
  json.begin_array();
  for (const SearchHit& hit : *hits) {
    json.begin_object();
    write_entry(json, hit.document);
    json.key("snippet");
    json.begin_array();
    for (const SearchHit::Part& part : hit.snippet) {
      json.begin_object();
      json.field("text", part.text);
      json.field("hit", part.hit);
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return answer;
}

}  // namespace entente::serve
