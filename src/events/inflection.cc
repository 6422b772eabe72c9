// SPDX-License-Identifier: Apache-2.0
#include "events/inflection.h"

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
