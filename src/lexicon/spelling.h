// SPDX-License-Identifier: Apache-2.0
// From a name as its writer spelled it to the token sequences under which texts may have it.
//
//   "Kim Jong Un"        -> Kim Jong Un | Kim Jong - Un | Kim Jongun
//   "Guinea-Bissau"      -> Guinea - Bissau | Guinea Bissau
//   "Gerhard Schröder"   -> Gerhard Schröder | Gerhard Schroeder       (marks themselves fall when folded)
//   "St. Lucia"          -> St. Lucia | Saint Lucia
//   "Organisation of …"  -> Organisation of … | Organization of …
// Not derived: turned orders and nicknames; they are rows of the tables.
//
// Case: each token of a name carries a rule that says which case in a text it takes. Test:
// tests/lexicon/spelling_test.cc
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/actor.h"
#include "lexicon/fold.h"

namespace entente::lexicon {

/// The longest name, in tokens; a CaseRule of 3 bits each fits 64 bits.
inline constexpr std::size_t kMaxNameTokens = 20;

/// Which case of a text's token suits a token of a name. At most 8.
enum class CaseRule : std::uint8_t {
  any,        // no letters, or case does not matter: roles, offices, what follows a hyphen in a person's name
  lower,      // "of": exact in lower case, allowed in any
  title,      // "China": not in lower case
  caps,       // "US": capitals only
  long_caps,  // "NATO": capitals, or "Nato"
  mixed,      // "McCain": not in lower case
  own_mixed,  // "LeT", short and mixed: exactly so
};

enum class Fit : std::uint8_t { none, folded, exact };

/// How well a text's token in `shape` suits `rule`.
Fit fit(CaseRule rule, CaseShape shape);

/// Cuts a name as the text room cuts sentences: white space, hyphens, slashes, a possessive's "'s" and outer
/// punctuation.
std::vector<std::string> name_tokens(std::string_view name);

/// The spellings of `name`, its own first; never two alike. `kind` and `form` decide which derivations make sense.
std::vector<std::vector<std::string>> spellings(std::string_view name, ActorKind kind, NameForm form);

/// The NameFlags that a surname of one word has by its nature (common_words.h).
std::uint8_t surname_flags(const std::vector<std::string>& tokens, NameForm form);

/// One CaseRule for each token, the first in the lowest three bits.
std::uint64_t case_rules(const std::vector<std::string>& tokens, ActorKind kind);

}  // namespace entente::lexicon
