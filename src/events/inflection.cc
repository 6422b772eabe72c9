// SPDX-License-Identifier: Apache-2.0
#include "events/inflection.h"

#include <utility>

#include "base/strings.h"

namespace entente {
namespace {

bool doubled(std::string_view stem) {
  return stem.size() > 2 && stem.back() == stem[stem.size() - 2] && is_ascii_lower(stem.back());
}

void add_stems(std::string_view stem, std::vector<std::string>& out) {
  if (stem.size() < 2) return;
  out.emplace_back(stem);
  out.push_back(std::string(stem) + 'e');
  if (doubled(stem)) out.emplace_back(stem.substr(0, stem.size() - 1));
}

}  // namespace

std::string_view irregular_base(std::string_view form) {
  static constexpr std::pair<std::string_view, std::string_view> kForms[] = {
      {"beaten", "beat"},       {"bore", "bear"},           {"bound", "bind"},
      {"bred", "breed"},        {"broke", "break"},         {"broken", "break"},
      {"burnt", "burn"},        {"clung", "cling"},         {"dealt", "deal"},
      {"drew", "draw"},         {"drove", "drive"},         {"driven", "drive"},
      {"fed", "feed"},          {"fled", "flee"},           {"flew", "fly"},
      {"flown", "fly"},         {"forbade", "forbid"},      {"forbidden", "forbid"},
      {"forgave", "forgive"},   {"fought", "fight"},        {"froze", "freeze"},
      {"frozen", "freeze"},     {"hung", "hang"},           {"laid", "lay"},
      {"overran", "overrun"},   {"overthrew", "overthrow"}, {"overthrown", "overthrow"},
      {"shook", "shake"},       {"shot", "shoot"},          {"shrank", "shrink"},
      {"slain", "slay"},        {"slew", "slay"},           {"sold", "sell"},
      {"sought", "seek"},       {"spurned", "spurn"},       {"stole", "steal"},
      {"stolen", "steal"},      {"strove", "strive"},       {"struck", "strike"},
      {"swore", "swear"},       {"sworn", "swear"},         {"threw", "throw"},
      {"thrown", "throw"},      {"tore", "tear"},           {"undertook", "undertake"},
      {"underwent", "undergo"}, {"upheld", "uphold"},       {"withdrawn", "withdraw"},
      {"withdrew", "withdraw"}, {"withheld", "withhold"},   {"withstood", "withstand"},
      {"wrought", "wreak"}};
  for (const auto& [past, base] : kForms) {
    if (past == form) return base;
  }
  return {};
}

std::vector<std::string> base_forms(std::string_view form) {
  std::vector<std::string> out;
  const auto without = [&](std::size_t n) { return form.substr(0, form.size() - n); };
  if (form.ends_with("ied") || form.ends_with("ies")) out.push_back(std::string(without(3)) + 'y');
  if (form.ends_with("ying")) out.push_back(std::string(without(4)) + "ie");
  if (form.ends_with("ed")) add_stems(without(2), out);
  if (form.ends_with("ing")) add_stems(without(3), out);
  if (form.ends_with("es")) out.emplace_back(without(2));
  if (form.ends_with('s') && !form.ends_with("ss")) out.emplace_back(without(1));
  return out;
}

}  // namespace entente
