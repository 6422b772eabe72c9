// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "support/json.h"

namespace entente::testing {

/// Checks values against the JSON Schemas of schema/. Knows what they use: type, const, enum, minimum, maximum,
/// required, properties, additionalProperties: false, items, minItems, oneOf, anyOf, $ref into a file beside it or its
/// own $defs. Any other keyword that would restrict a value is a failure, so that a schema cannot ask for what nobody
/// checks.
class SchemaBook {
 public:
  explicit SchemaBook(std::string folder) : folder_(std::move(folder)) {}

  /// "" if `value` fits schema/<name>, else where and why not.
  std::string check(const Json& value, const std::string& name) { return check(value, file(name), name, "$"); }

 private:
  const Json& file(const std::string& name) {
    const auto found = files_.find(name);
    if (found != files_.end()) return found->second;
    std::ifstream in(folder_ + "/" + name, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto parsed = JsonParser::parse(text);
    return files_[name] = parsed ? *parsed : Json{};  // an object is asked for below
  }

  static bool has_type(const Json& value, const std::string& type) {
    using K = Json::Kind;
    if (type == "null") return value.kind == K::null;
    if (type == "boolean") return value.kind == K::boolean;
    if (type == "integer") return value.is_integer();
    if (type == "number") return value.kind == K::number;
    if (type == "string") return value.kind == K::string;
    if (type == "array") return value.kind == K::array;
    return type == "object" && value.kind == K::object;
  }

  std::string follow(const Json& value, const std::string& ref, const std::string& home, const std::string& at) {
    const std::size_t hash = ref.find('#');
    const std::string name = ref.substr(0, hash).empty() ? home : ref.substr(0, hash);
    const Json* target = &file(name);
    if (hash != ref.npos) {
      if (ref.substr(hash, 8) != "#/$defs/") return at + ": cannot follow " + ref;
      target = (*target)["$defs"].find(ref.substr(hash + 8));
    }
    return target ? check(value, *target, name, at) : at + ": no " + ref;
  }

  std::string check_choice(const Json& value, const Json& choices, const std::string& home, const std::string& at,
                           bool exactly_one) {
    std::size_t fits = 0;
    std::string why;
    for (const Json& choice : choices.items) {
      const std::string problem = check(value, choice, home, at);
      problem.empty() ? void(++fits) : void(why += "\n  " + problem);
    }
    if (fits == 1 || (fits > 1 && !exactly_one)) return {};
    return at + ": fits " + std::to_string(fits) + " of the choices" + why;
  }

  std::string check_object(const Json& value, const Json& schema, const std::string& home, const std::string& at) {
    for (const Json& name : schema["required"].items) {
      if (!value.find(name.text)) return at + ": lacks " + name.text;
    }
    const Json* closed = schema.find("additionalProperties");
    for (const auto& [name, member] : value.members) {
      const Json* property = schema["properties"].find(name);
      if (!property && closed && closed->kind == Json::Kind::boolean && !closed->truth)
        return at + ": may not have " + name;
      if (!property) continue;
      if (std::string problem = check(member, *property, home, at + "." + name); !problem.empty()) return problem;
    }
    return {};
  }

  std::string check_keyword(const Json& value, const Json& schema, const std::string& key, const std::string& home,
                            const std::string& at) {
    const Json& rule = schema[key];
    if (key == "$ref") return follow(value, rule.text, home, at);
    if (key == "const") return value == rule ? "" : at + ": is not " + rule.text;
    if (key == "oneOf" || key == "anyOf") return check_choice(value, rule, home, at, key == "oneOf");
    if (key == "enum") {
      const bool listed = std::find(rule.items.begin(), rule.items.end(), value) != rule.items.end();
      return listed ? "" : at + ": \"" + value.text + "\" is not in the list";
    }
    if (key == "type") {
      bool fits = rule.kind == Json::Kind::string && has_type(value, rule.text);
      for (const Json& type : rule.items) fits = fits || has_type(value, type.text);
      return fits ? "" : at + ": wrong type";
    }
    if (key == "minimum")
      return value.kind == Json::Kind::number && value.number < rule.number ? at + ": too small" : "";
    if (key == "maximum")
      return value.kind == Json::Kind::number && value.number > rule.number ? at + ": too large" : "";
    if (key == "minItems") {
      const bool few = value.kind == Json::Kind::array && static_cast<double>(value.items.size()) < rule.number;
      return few ? at + ": too few items" : "";
    }
    if (key == "items") {
      for (std::size_t i = 0; i < value.items.size(); ++i) {
        std::string problem = check(value.items[i], rule, home, at + "[" + std::to_string(i) + "]");
        if (!problem.empty()) return problem;
      }
      return {};
    }
    static const char* const kElsewhere[] = {"$schema",     "$id",        "$defs",    "title",
                                             "description", "properties", "required", "additionalProperties"};
    for (const char* known : kElsewhere) {
      if (key == known) return {};
    }
    return at + ": the schema says \"" + key + "\", which this checker does not know";
  }

  std::string check(const Json& value, const Json& schema, const std::string& home, const std::string& at) {
    if (schema.kind != Json::Kind::object) return at + ": no schema in " + home;
    for (const auto& [key, rule] : schema.members) {
      std::string problem = check_keyword(value, schema, key, home, at);
      if (!problem.empty()) return problem;
    }
    return value.kind == Json::Kind::object ? check_object(value, schema, home, at) : "";
  }

  const std::string folder_;
  std::map<std::string, Json> files_;
};

}  // namespace entente::testing
