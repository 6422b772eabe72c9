// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace entente::parse {

/// The Penn Treebank tags of UD English's XPOS column. Order is part of the
/// model file.
enum class Penn : std::uint8_t {
  dollar,
  close_quote,
  comma,
  lrb,
  rrb,
  period,
  colon,
  open_quote,
  ADD,
  AFX,
  CC,
  CD,
  DT,
  EX,
  FW,
  GW,
  HYPH,
  IN,
  JJ,
  JJR,
  JJS,
  LS,
  MD,
  NFP,
  NN,
  NNP,
  NNPS,
  NNS,
  PDT,
  POS,
  PRP,
  PRPS,
  RB,
  RBR,
  RBS,
  RP,
  SYM,
  TO,
  UH,
  VB,
  VBD,
  VBG,
  VBN,
  VBP,
  VBZ,
  WDT,
  WP,
  WPS,
  WRB,
  XX,
};
inline constexpr int kPennCount = static_cast<int>(Penn::XX) + 1;

/// Static storage, e.g. "PRP$".
std::string_view name_of(Penn tag);
/// False if `name` is none of them.
bool parse_penn(std::string_view name, Penn& out);

}  // namespace entente::parse
