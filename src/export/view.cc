// SPDX-License-Identifier: Apache-2.0
#include "export/view.h"

#include <algorithm>

#include "base/strings.h"
#include "export/terminal.h"
#include "export/words.h"

namespace entente {
namespace {

std::string country_name(std::string_view code, const View& view) {
  if (view.country_name) {
    if (std::string name = view.country_name(code); !name.empty()) return printable(name);
  }
  return printable(code);
}

std::string list(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? " and " : ", ";
    out += names[i];
  }
  return out;
}

void add_once(std::vector<std::string>& names, std::string name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
}

// What follows the kind: "of congratulation".
std::string_view purpose_phrase(Purpose purpose) {
  switch (purpose) {
    case Purpose::none:
      return "";
    case Purpose::congratulation:
      return " of congratulation";
    case Purpose::condolence:
      return " of condolence";
    case Purpose::greeting:
      return " of greeting";
    case Purpose::thanks:
      return " of thanks";
    case Purpose::reply:
      return " in reply";
    case Purpose::invitation:
      return " of invitation";
    case Purpose::proposal:
      return " with a proposal";
    case Purpose::appeal:
      return " with an appeal";
    case Purpose::protest:
      return " of protest";
    case Purpose::information:
      return " for information";
  }
  return "";
}

}  // namespace

std::string spaced(std::string_view id) {
  std::string out(id);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

std::string range_text(ByteRange range) { return std::to_string(range.begin) + "–" + std::to_string(range.end); }

std::string label_of(const Entity& entity, const View& view) {
  const std::string country = entity.code.empty() ? std::string() : country_name(entity.code, view);
  if (entity.name.empty() && !entity.office.empty()) {
    std::string office = printable(spaced(entity.office));
    office[0] = ascii_upper(office[0]);
    return country.empty() ? office : office + " of " + country;
  }
  const std::string name = printable(entity.name);
  if (name.empty() || name == country) return country.empty() ? "“" + shorten(entity.text, 40) + "”" : country;
  return country.empty() ? name : name + " (" + country + ")";
}

std::string label_of(const std::vector<Entity>& side, const View& view) {
  std::vector<std::string> names;
  for (const Entity& entity : side) add_once(names, label_of(entity, view));
  return names.empty() ? "nobody named" : list(names);
}

std::string country_of(const std::vector<Entity>& side, const View& view) {
  std::vector<std::string> names;
  for (const Entity& entity : side) {
    add_once(names, entity.code.empty() ? label_of(entity, view) : country_name(entity.code, view));
  }
  return names.empty() ? "nobody named" : list(names);
}

std::string sides_of(const std::vector<Entity>& from, const std::vector<Entity>& to, const View& view) {
  if (to.empty()) return label_of(from, view);
  return label_of(from, view) + " → " + label_of(to, view);
}

std::string describe_kind(const Exchange& exchange) {
  std::string out;
  if (exchange.status == ExchangeStatus::planned) out = "planned ";
  if (exchange.status == ExchangeStatus::hypothetical) out = "possible ";
  if (exchange.status == ExchangeStatus::denied) out = "denied ";
  out += spaced(name_of(exchange.kind));
  out += purpose_phrase(exchange.purpose);
  if (exchange.is_reply && exchange.purpose != Purpose::reply) out += " in reply";
  return out;
}

std::string describe_occasion(const Exchange& exchange) {
  if (exchange.occasion.empty()) return {};
  std::string out = "for the ";
  if (!exchange.occasion_ordinal.empty()) out += printable(exchange.occasion_ordinal) + " ";
  return out + spaced(printable(exchange.occasion));
}

}  // namespace entente
