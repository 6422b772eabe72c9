// SPDX-License-Identifier: Apache-2.0
// Tables to one file. Runs at build time (tools/compile_lexicon.cc) and in tests; the same tables give the same bytes.
#pragma once

#include <string>
#include <vector>

#include "lexicon/entries.h"
#include "lexicon/table.h"

namespace entente::lexicon {

/// The compiled file's bytes. What cannot be compiled (a name too long) goes to `complaints`.
std::string compile(const Entries& entries, Complaints& complaints);

/// Things in the tables that are allowed but look like slips, one line each: the same name for two actors of one kind
/// at one time, two holders of one sole office at once.
std::vector<std::string> doubts(const Entries& entries);

}  // namespace entente::lexicon
