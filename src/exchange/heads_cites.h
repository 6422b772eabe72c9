// SPDX-License-Identifier: Apache-2.0
// The papers that a letter names.
//
//   "Your 72, December 5, 9 a.m."           "72"          the other side's number 72
//   "my despatch No. 12"                    "my 12"       the sender's own
//   "your note of the 3d instant"           "1861-03-03"  the other side's, by its day
//   "Department's 46", "Legation's 3"       "their 46" from a post, "my 46" from the department; and the other way
//   round "Article 12 of your constitution"       none
// Cost: one pass over at most kMaxCited bytes of the body.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/byte_range.h"
#include "base/day.h"

namespace entente {

struct Cites {
  std::vector<std::string> all;  // each once, in text order
  ByteRange answered;            // within the body: words at its begin that say that it answers a paper; else empty
};

/// `department`: the sender keeps the foreign office, so "the Department's" is his own.
Cites read_cites(std::string_view body, Day sent, bool department);

}  // namespace entente
