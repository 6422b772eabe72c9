// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Appends one JSON value to a string; commas and escapes are its business.
/// Usage: JsonWriter w(out); w.begin_object(); w.key("id"); w.value("x"); w.end_object();
/// Output is UTF-8; control characters, '"', '\\', U+2028/9 and "</" are escaped, so that a line stays one line and
/// may stand inside an HTML script element.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  void key(std::string_view name);
  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(std::int64_t number);
  void value(std::uint64_t number);
  void value(int number) { value(static_cast<std::int64_t>(number)); }
  void value(std::uint32_t number) { value(static_cast<std::uint64_t>(number)); }
  /// Shortest form with at most `digits` decimals; not finite gives null.
  void value(double number, int digits = 3);
  void value(bool truth);
  void null();

  template <typename T>
  void field(std::string_view name, const T& v) {
    key(name);
    value(v);
  }
  /// `null` for an empty text.
  void field_or_null(std::string_view name, std::string_view text);

 private:
  void separate();
  std::string& out_;
  std::vector<bool> has_items_;  // one per open object or array
  bool after_key_ = false;
};

/// `text` with JSON escapes, without the quotes.
void append_json_escaped(std::string& out, std::string_view text);

}  // namespace entente
