// SPDX-License-Identifier: Apache-2.0
#include "base/json_writer.h"

#include <charconv>
#include <cmath>
#include <system_error>

namespace entente {

void append_json_escaped(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += text[i];
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c < 0x20 || c == 0x7F) {
      out += "\\u00";
      out += "0123456789abcdef"[c >> 4];
      out += "0123456789abcdef"[c & 15];
    } else if (c == '<' && i + 1 < text.size() && (text[i + 1] == '/' || text[i + 1] == '!')) {
      out += "\\u003c";
    } else if (c == 0xE2 && (text.substr(i, 3) == "\u2028" || text.substr(i, 3) == "\u2029")) {
      out += text[i + 2] == '\xA8' ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      out += text[i];
    }
  }
}

void JsonWriter::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (has_items_.empty()) return;
  if (has_items_.back()) out_ += ',';
  has_items_.back() = true;
}

void JsonWriter::begin_object() { separate(), out_ += '{', has_items_.push_back(false); }
void JsonWriter::end_object() { out_ += '}', has_items_.pop_back(); }
void JsonWriter::begin_array() { separate(), out_ += '[', has_items_.push_back(false); }
void JsonWriter::end_array() { out_ += ']', has_items_.pop_back(); }

void JsonWriter::key(std::string_view name) {
  value(name);
  out_ += ':';
  after_key_ = true;
}

void JsonWriter::value(std::string_view text) {
  separate();
  out_ += '"';
  append_json_escaped(out_, text);
  out_ += '"';
}

void JsonWriter::value(std::int64_t number) { separate(), out_ += std::to_string(number); }
void JsonWriter::value(std::uint64_t number) { separate(), out_ += std::to_string(number); }
void JsonWriter::value(bool truth) { separate(), out_ += truth ? "true" : "false"; }
void JsonWriter::null() { separate(), out_ += "null"; }

void JsonWriter::value(double number, int digits) {
  if (!std::isfinite(number)) return null();
  separate();
  char buffer[64];
  auto [end, fault] = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::fixed, digits);
  const bool fits = fault == std::errc();
  if (!fits) end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;  // "1e+300"
  std::string_view text(buffer, static_cast<std::size_t>(end - buffer));
  if (fits && text.find('.') != text.npos) {
    while (text.back() == '0') text.remove_suffix(1);
    if (text.back() == '.') text.remove_suffix(1);
  }
  out_ += text == "-0" ? "0" : text;
}

void JsonWriter::field_or_null(std::string_view name, std::string_view text) {
  key(name);
  text.empty() ? null() : value(text);
}

}  // namespace entente
