// SPDX-License-Identifier: Apache-2.0
// The only file that knows simdjson. Lines are cut by LineSource: iterate_many of simdjson 3.0.1 stops at a line longer
// than its batch. The DOM is used rather than on-demand because it checks the whole line, so that a broken one is
// always reported. Memory: about 14 bytes for each of the longest line's, given back after a line above kKeepCapacity.
#include "ingest/jsonl.h"

#include <simdjson.h>

#include <string>

#include "base/utf8.h"

namespace entente::ingest {
namespace {

constexpr std::size_t kKeepCapacity = 8u << 20;
static_assert(JsonLineParser::kPadding >= simdjson::SIMDJSON_PADDING);

Error bad_value(std::string_view key, std::string_view what) {
  return {ErrorCode::bad_value, "\"" + std::string(key) + "\" " + std::string(what)};
}

Status read_string(std::string_view key, const simdjson::dom::element& value, std::string& out) {
  if (value.is_null()) return Done{};
  std::string_view text;
  if (value.get_string().get(text) != simdjson::SUCCESS) return bad_value(key, "must be a string");
  out.assign(text);
  return Done{};
}

Status read_id(const simdjson::dom::element& value, std::string& out) {
  if (std::int64_t number = 0; value.get_int64().get(number) == simdjson::SUCCESS) {
    out = std::to_string(number);
  } else if (std::uint64_t big = 0; value.get_uint64().get(big) == simdjson::SUCCESS) {
    out = std::to_string(big);
  } else if (!value.is_null() && !value.is_string()) {
    return bad_value("id", "must be a string or a whole number");
  } else {
    return read_string("id", value, out);
  }
  return Done{};
}

Status read_date(const simdjson::dom::element& value, Day& out) {
  std::string text;
  TRY(read_string("date", value, text));
  if (text.empty()) return Done{};
  const auto day = parse_iso_day(text);
  if (!day) return bad_value("date", "must be an ISO day such as 2024-05-02, not \"" + text.substr(0, 40) + "\"");
  out = *day;
  out.basis = Basis::document;
  return Done{};
}

Status read_field(std::string_view key, const simdjson::dom::element& value, Document& document) {
  if (key == "text") {
    if (!value.is_string()) return bad_value("text", "must be a string");
    return read_string(key, value, document.text);
  }
  if (key == "id") return read_id(value, document.id);
  if (key == "date") return read_date(value, document.published);
  if (key == "title") return read_string(key, value, document.title);
  if (key == "source") return read_string(key, value, document.source);
  if (key == "url") return read_string(key, value, document.url);
  if (key == "language") {
    std::string language;
    TRY(read_string(key, value, language));
    if (!language.empty()) document.language = std::move(language);
  }
  return Done{};
}

Error syntax_error(std::string_view line, simdjson::error_code code) {
  if (const std::size_t at = find_invalid_utf8(line); at != std::string_view::npos) {
    return {ErrorCode::bad_encoding, "not UTF-8; convert the file with iconv", "", 0, at};
  }
  if (code == simdjson::CAPACITY || code == simdjson::MEMALLOC) {
    return {ErrorCode::too_large, "the line is too long to parse"};
  }
  if (code == simdjson::DEPTH_ERROR) return {ErrorCode::bad_syntax, "JSON nested more than 1024 deep"};
  return {ErrorCode::bad_syntax, std::string("broken JSON: ") + simdjson::error_message(code)};
}

}  // namespace

struct JsonLineParser::State {
  simdjson::dom::parser parser;

  simdjson::simdjson_result<simdjson::dom::element> parse(std::string_view line) {
    if (parser.capacity() > kKeepCapacity && line.size() <= kKeepCapacity) parser = simdjson::dom::parser();
    return parser.parse(line.data(), line.size(), false);
  }
};

JsonLineParser::JsonLineParser() : state_(std::make_unique<State>()) {}
JsonLineParser::~JsonLineParser() = default;
JsonLineParser::JsonLineParser(JsonLineParser&&) noexcept = default;

Result<Document> JsonLineParser::parse(std::string_view line) {
  simdjson::dom::element root;
  if (const auto code = state_->parse(line).get(root); code != simdjson::SUCCESS) return syntax_error(line, code);
  simdjson::dom::object object;
  if (root.get_object().get(object) != simdjson::SUCCESS) {
    return Error{ErrorCode::bad_syntax, "a line must be one JSON object with a \"text\""};
  }
  Document document;
  bool has_text = false;
  for (const auto& field : object) {
    has_text = has_text || field.key == "text";
    TRY(read_field(field.key, field.value, document));
  }
  if (!has_text) return bad_value("text", "is missing");
  return document;
}

bool JsonLineParser::looks_like_document(std::string_view line) {
  simdjson::dom::object object;
  if (state_->parse(line).get_object().get(object) != simdjson::SUCCESS) return false;
  return object.at_key("text").error() == simdjson::SUCCESS;
}

}  // namespace entente::ingest
