// SPDX-License-Identifier: Apache-2.0
#include "parse/penn.h"

#include <array>

namespace entente::parse {
namespace {

constexpr std::array<std::string_view, kPennCount> kNames = {
    "$",    "''",  ",",   "-LRB-", "-RRB-", ".",    ":",   "``",  "ADD", "AFX", "CC",  "CD", "DT",
    "EX",   "FW",  "GW",  "HYPH",  "IN",    "JJ",   "JJR", "JJS", "LS",  "MD",  "NFP", "NN", "NNP",
    "NNPS", "NNS", "PDT", "POS",   "PRP",   "PRP$", "RB",  "RBR", "RBS", "RP",  "SYM", "TO", "UH",
    "VB",   "VBD", "VBG", "VBN",   "VBP",   "VBZ",  "WDT", "WP",  "WP$", "WRB", "XX"};

}  // namespace

std::string_view name_of(Penn tag) { return kNames[static_cast<std::size_t>(tag)]; }

bool parse_penn(std::string_view name, Penn& out) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] != name) continue;
    out = static_cast<Penn>(i);
    return true;
  }
  return false;
}

}  // namespace entente::parse
