// SPDX-License-Identifier: Apache-2.0
// What the tables say, checked: actors with their terms, and every name as its writer spelled it.
//
//   states.tsv "CHN … Beijing" gives the actor CHN and its names China (name), Chinese (adjective), Beijing (capital)
//   terms.tsv naming a person that persons*.tsv lacks is an error with file and line
//
// Derived spellings (Jong-un, Jong Un, Jongun) come later, in spelling.h. Test: tests/lexicon/table_test.cc
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "lexicon/actor.h"
#include "lexicon/table.h"

namespace entente::lexicon {

/// What a name needs besides its words. Bits of NameEntry::flags and of the compiled file.
enum NameFlag : std::uint8_t {
  kExactCase = 1,    // `case`: no other case than its own
  kAfterThe = 2,     // `the`: only after "the"
  kWeak = 4,         // `weak`: a common word or another thing too
  kAfterTitle = 16,  // a surname that is a function word: only behind an office or a title of address
  kCommonWord = 32,  // a surname that is an ordinary word: weak where case says nothing
  kMonthWord = 64,   // a surname that is a month: not in dates, else weak
  kPrefix = 8,       // `prefix`: only before a hyphen ("Sino-")
};

struct TermEntry {
  std::string office, title, country;
  Validity validity;
};

struct ActorEntry {
  std::string id, name, code, top, qid, cow, gw, source;
  ActorKind kind = ActorKind::state;
  std::vector<std::string> sectors;
  std::vector<TermEntry> terms;
  Validity validity;
  std::string file;  // where the row stands
  std::size_t line = 0;
};

struct NameEntry {
  std::uint32_t actor = 0;  // index into Entries::actors
  std::string spelling;
  NameForm form = NameForm::name;
  std::uint8_t flags = 0;
  Validity validity;
};

struct Entries {
  std::vector<ActorEntry> actors;
  std::vector<NameEntry> names;
  std::string version;
};

/// Checks rows against each other and gives them types. On any complaint the result is not to be used.
Entries make_entries(const std::vector<std::unique_ptr<Table>>& tables, Complaints& complaints);

/// All *.tsv of `directory` in the order of their names, and its VERSION file if there is one.
Entries read_entries(const std::string& directory, Complaints& complaints);

}  // namespace entente::lexicon
