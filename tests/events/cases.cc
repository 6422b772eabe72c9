// SPDX-License-Identifier: Apache-2.0
#include "events/cases.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "base/strings.h"
#include "support/engines.h"

namespace entente::testing {
namespace {

std::set<std::string> codes(const std::vector<Entity>& side) {
  std::set<std::string> out;
  for (const Entity& e : side) {
    if (!e.code.empty()) out.insert(e.plover_code());
  }
  return out;
}

std::set<std::string> listed(std::string_view text) {
  std::set<std::string> out;
  for (std::string_view part : split(text, ',')) {
    if (!trim(part).empty()) out.emplace(trim(part));
  }
  return out;
}

std::string shown(const std::vector<Event>& events) {
  std::string out;
  for (const Event& e : events) {
    out += " [" + std::string(name_of(e.category));
    for (const auto& m : e.modes) out += "/" + m;
    if (e.auxiliary & kNegation) out += "/negation";
    if (e.auxiliary & kFuture) out += "/future";
    if (e.auxiliary & kHypothetical) out += "/hypothetical";
    if (e.auxiliary & kHistorical) out += "/historical";
    for (const auto& c : codes(e.actor)) out += " " + c;
    out += " >";
    for (const auto& c : codes(e.recipient)) out += " " + c;
    out += "]";
  }
  return out.empty() ? " nothing" : out;
}

bool has_mode(const Event& e, std::string_view mode) {
  const auto bit = mode == "negation"       ? kNegation
                   : mode == "future"       ? kFuture
                   : mode == "hypothetical" ? kHypothetical
                   : mode == "historical"   ? kHistorical
                                            : 0;
  if (bit != 0) return (e.auxiliary & bit) != 0;
  return std::find(e.modes.begin(), e.modes.end(), mode) != e.modes.end();
}

bool fits(const Event& e, std::string_view expected) {
  const std::size_t space = std::min(expected.find(' '), expected.size());
  const auto words = split(expected.substr(0, space), '/');
  if (name_of(e.category) != words[0]) return false;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!has_mode(e, words[i])) return false;
  }
  const std::string_view sides = trim(expected.substr(space));
  if (sides.empty()) return true;
  const std::size_t arrow = sides.find('>');
  if (arrow == sides.npos) {
    auto all = codes(e.actor);
    all.merge(codes(e.recipient));
    return all == listed(sides);
  }
  return codes(e.actor) == listed(sides.substr(0, arrow)) && codes(e.recipient) == listed(sides.substr(arrow + 1));
}

}  // namespace

std::vector<EventCase> read_event_cases(const std::string& path) {
  std::vector<EventCase> out;
  std::ifstream in(path);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    std::string_view rest = trim(line);
    if (rest.empty() || rest.front() == '#') continue;
    EventCase c;
    c.where = std::filesystem::path(path).filename().string() + ":" + std::to_string(number);
    if (rest.front() == '@') {
      const std::size_t space = rest.find(' ');
      c.day = rest.substr(1, space - 1);
      rest = trim(rest.substr(space));
    }
    const std::size_t bar = rest.find(" | ");
    if (bar == rest.npos) {
      c.expected = "a line of the form EXPECTED | TEXT";
    } else {
      c.expected = trim(rest.substr(0, bar));
      c.text = trim(rest.substr(bar + 3));
    }
    out.push_back(std::move(c));
  }
  return out;
}

std::string check_event_case(const EventCase& c) {
  if (c.text.empty()) return c.where + ": expected " + c.expected;
  const Read read(c.text, c.day);
  const auto events = Engines::shared().coder.code(read.reading);
  const auto any = [&](std::string_view what) {
    return std::any_of(events.begin(), events.end(), [&](const Event& e) { return fits(e, what); });
  };
  bool good;
  if (c.expected == "-")
    good = events.empty();
  else if (c.expected.front() == '!')
    good = !any(std::string_view(c.expected).substr(1));
  else
    good = any(c.expected);
  return good ? std::string{} : c.where + ": " + c.text + "\n    expected " + c.expected + ", got" + shown(events);
}

}  // namespace entente::testing
