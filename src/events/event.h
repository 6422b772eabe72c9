// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_range.h"
#include "base/day.h"
#include "events/entity.h"

namespace entente {

/// PLOVER's categories, in the order of the ontology's table.
enum class Category : std::uint8_t {
  AGREE,
  CONSULT,
  SUPPORT,
  CONCEDE,
  COOPERATE,
  AID,
  RETREAT,
  REQUEST,
  ACCUSE,
  REJECT,
  THREATEN,
  PROTEST,
  SANCTION,
  MOBILIZE,
  COERCE,
  ASSAULT,
};
inline constexpr int kCategoryCount = 16;
std::string_view name_of(Category category);
bool parse_category(std::string_view name, Category& out);

/// Auxiliary modes as bits.
enum Auxiliary : std::uint8_t { kHistorical = 1, kFuture = 2, kHypothetical = 4, kNegation = 8 };

struct Attribution {
  std::vector<Entity> by;  // who says it; empty if nobody is named
  std::string text;        // "officials said"
  ByteRange range;
};

/// Where the words stand that prove a record.
struct Evidence {
  std::uint32_t sentence = 0;  // index within the document
  ByteRange range;             // the sentence (or clause)
  ByteRange trigger;           // the word that decided
  std::string rule;            // id of the rule that fired
};

/// One event of one document. `actor` and `recipient` in text order.
struct Event {
  std::string id;  // stable: document id, category, sides, day
  Category category = Category::AGREE;
  std::vector<std::string> modes;
  std::vector<std::string> contexts;
  std::uint8_t auxiliary = 0;  // Auxiliary bits
  std::string cameo;           // most specific code, "040" keeps its zero
  int quad = 1;                // 1..4 as the ontology has it
  double score = 0;            // PLOVER score
  std::vector<Entity> actor;
  std::vector<Entity> recipient;
  std::optional<Attribution> attribution;
  Day day;
  std::vector<Evidence> evidence;  // at least one; the first is where it is told first
  double confidence = 0;           // 0..1
};

}  // namespace entente
