// SPDX-License-Identifier: Apache-2.0
#include "events/told_once.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

namespace entente {
namespace {

void add_codes(std::string& key, const std::vector<Entity>& side) {
  std::vector<std::string> codes;
  for (const Entity& e : side) codes.push_back(e.code.empty() ? e.text : e.code);
  std::sort(codes.begin(), codes.end());
  for (const std::string& c : codes) key += c + ',';
}

// Days compare as told: an act "on Tuesday" and the same act without a day are one; Tuesday's and Friday's are two.
std::string key_of(const Event& e) {
  std::string key(name_of(e.category));
  key += '|';
  add_codes(key, e.actor);
  key += '>';
  add_codes(key, e.recipient);
  key += '|' + std::to_string(e.auxiliary);
  for (const std::string& m : e.modes) key += '|' + m;
  return key;
}

bool same_day(const Event& a, const Event& b) {
  const bool open = a.day.basis != Basis::text || b.day.basis != Basis::text;
  return open || a.day.days == b.day.days;
}

}  // namespace

void tell_once(std::vector<Event>& events) {
  std::unordered_map<std::string, std::vector<std::size_t>> seen;
  std::vector<Event> out;
  for (Event& e : events) {
    auto& same = seen[key_of(e)];
    const auto twin = std::find_if(same.begin(), same.end(), [&](std::size_t i) { return same_day(out[i], e); });
    if (twin == same.end()) {
      same.push_back(out.size());
      out.push_back(std::move(e));
      continue;
    }
    Event& first = out[*twin];
    if (first.day.basis != Basis::text && e.day.basis == Basis::text) first.day = e.day;
    if (!first.attribution) first.attribution = std::move(e.attribution);
    first.confidence = std::max(first.confidence, e.confidence);
    for (Evidence& proof : e.evidence) first.evidence.push_back(std::move(proof));
  }
  events = std::move(out);
}

}  // namespace entente
