// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/byte_range.h"

namespace entente {

/// A side of a record, resolved from the words. Plain value.
struct Entity {
  std::string code;                  // ISO3, or the id of a named body ("UN"); empty: unresolved, never guessed
  std::string top;                   // "IGO", "NGO", "MNC" for bodies, else empty
  std::vector<std::string> sectors;  // "GOV", "MIL" …, most specific first
  std::string name;                  // person's or body's usual name; empty where only a role or country is named
  std::string office;                // "President", as the words or the lexicon have it; empty if none
  std::string id;                    // lexicon id or QID of the person or body; empty if none
  std::string text;                  // the words
  ByteRange range;                   // where they stand

  /// PLOVER's entity code: bodies by their class (IGO, NGO, MNC), states by ISO3.
  const std::string& plover_code() const { return top.empty() ? code : top; }
};

}  // namespace entente
