// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "events/event.h"

namespace entente {

/// Numbers and cross-walks of the ontology, from data/ontology/*.tsv.
struct Ontology {
  struct CategoryRow {
    int quad = 1;
    double score = 0;
    bool recipient_required = false;
  };
  /// What an auxiliary mode turns a category into.
  struct Reduction {
    Category from;
    std::uint8_t auxiliary;  // one Auxiliary bit
    std::string mode;        // only for this mode; empty: any
    Category to;
    std::string to_mode;
    std::string cameo;
  };
  struct Instrument {
    Category category;
    std::string mode;
    std::string cameo;               // empty: keep the rule's
    std::vector<std::string> words;  // lemmas, or "two words"
  };
  struct Cue {
    std::string context;
    double weight;
    std::vector<std::string> words;
  };

  std::array<CategoryRow, kCategoryCount> categories;
  std::map<std::pair<Category, std::string>, double> modes;
  std::vector<Reduction> reductions;
  std::vector<Instrument> instruments;
  std::vector<Cue> contexts;

  double score(Category category, const std::vector<std::string>& modes_set) const;
  const Reduction* reduce(Category from, const std::vector<std::string>& from_modes, std::uint8_t auxiliary) const;
};

/// Reads one table; `name` (its base name without .tsv) says which: categories, modes, reductions, instruments,
/// contexts. Fails with bad_syntax or bad_value naming file and line.
Status read_ontology(std::string_view text, std::string_view name, Ontology& ontology);

}  // namespace entente
