// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::testing {

/// A plain JSON value for tests, read by a parser of our own so that what the writer writes is checked by something
/// that shares no line with it.
struct Json {
  enum class Kind { null, boolean, number, string, array, object };
  Kind kind = Kind::null;
  bool truth = false;
  double number = 0;
  std::string text;
  std::vector<Json> items;
  std::vector<std::pair<std::string, Json>> members;

  const Json* find(std::string_view key) const {
    for (const auto& [name, value] : members) {
      if (name == key) return &value;
    }
    return nullptr;
  }
  /// The member, or a null where there is none.
  const Json& operator[](std::string_view key) const {
    static const Json kNull;
    const Json* found = find(key);
    return found ? *found : kNull;
  }
  bool is_integer() const {
    return kind == Kind::number && number == static_cast<double>(static_cast<long long>(number));
  }

  friend bool operator==(const Json& a, const Json& b) {
    return a.kind == b.kind && a.truth == b.truth && a.number == b.number && a.text == b.text && a.items == b.items &&
           a.members == b.members;
  }
};

/// RFC 8259, one value and nothing behind it.
class JsonParser {
 public:
  static std::optional<Json> parse(std::string_view text) {
    JsonParser parser(text);
    std::optional<Json> value = parser.value(0);
    parser.space();
    return parser.at_ == text.size() ? value : std::nullopt;
  }

 private:
  explicit JsonParser(std::string_view text) : text_(text) {}

  void space() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
  }
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    return ++at_, true;
  }
  bool word(std::string_view w) {
    if (text_.substr(at_, w.size()) != w) return false;
    return at_ += w.size(), true;
  }

  std::optional<Json> value(int depth) {
    space();
    if (depth > 64 || at_ >= text_.size()) return std::nullopt;
    Json out;
    const char c = text_[at_];
    if (c == '{') return object(depth);
    if (c == '[') return array(depth);
    if (c == '"') {
      out.kind = Json::Kind::string;
      return string(out.text) ? std::optional(out) : std::nullopt;
    }
    if (word("null")) return out;
    out.kind = Json::Kind::boolean;
    if (word("true")) return out.truth = true, out;
    if (word("false")) return out;
    return number();
  }

  std::optional<Json> number() {
    std::size_t end = at_;
    while (end < text_.size() && std::string_view("+-0123456789.eE").find(text_[end]) != std::string_view::npos) ++end;
    const std::string digits(text_.substr(at_, end - at_));
    char* stop = nullptr;
    Json out;
    out.kind = Json::Kind::number;
    out.number = std::strtod(digits.c_str(), &stop);
    if (digits.empty() || *stop != '\0') return std::nullopt;
    at_ = end;
    return out;
  }

  bool string(std::string& out) {
    if (!take('"')) return false;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '"') return true;
      if (static_cast<unsigned char>(c) < 0x20) return false;
      if (c != '\\') {
        out += c;
      } else if (!escape(out)) {
        return false;
      }
    }
    return false;
  }

  bool escape(std::string& out) {
    if (at_ >= text_.size()) return false;
    const char c = text_[at_++];
    static constexpr std::string_view kNames = "\"\\/bfnrt", kValues = "\"\\/\b\f\n\r\t";
    if (const std::size_t i = kNames.find(c); i != kNames.npos) return out += kValues[i], true;
    if (c != 'u' || at_ + 4 > text_.size()) return false;
    const unsigned long code = std::strtoul(std::string(text_.substr(at_, 4)).c_str(), nullptr, 16);
    at_ += 4;
    if (code < 0x80) return out += static_cast<char>(code), true;
    if (code < 0x800)
      return out += {static_cast<char>(0xC0 | (code >> 6)), static_cast<char>(0x80 | (code & 63))}, true;
    out += {static_cast<char>(0xE0 | (code >> 12)), static_cast<char>(0x80 | ((code >> 6) & 63)),
            static_cast<char>(0x80 | (code & 63))};
    return true;
  }

  std::optional<Json> array(int depth) {
    Json out;
    out.kind = Json::Kind::array;
    take('[');
    space();
    if (take(']')) return out;
    while (true) {
      auto item = value(depth + 1);
      if (!item) return std::nullopt;
      out.items.push_back(*std::move(item));
      space();
      if (take(']')) return out;
      if (!take(',')) return std::nullopt;
    }
  }

  std::optional<Json> object(int depth) {
    Json out;
    out.kind = Json::Kind::object;
    take('{');
    space();
    if (take('}')) return out;
    while (true) {
      std::string key;
      space();
      if (!string(key)) return std::nullopt;
      space();
      if (!take(':') || out.find(key)) return std::nullopt;
      auto item = value(depth + 1);
      if (!item) return std::nullopt;
      out.members.emplace_back(std::move(key), *std::move(item));
      space();
      if (take('}')) return out;
      if (!take(',')) return std::nullopt;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace entente::testing
