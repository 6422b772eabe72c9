// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/error.h"

namespace entente::ingest {

/// One input in the order of reading: a file to open, or why there is none.
struct Step {
  std::string path;
  std::size_t bytes = 0;  // 0 where not known, as for a pipe
  bool failed = false;
  Error error;  // meaningful if failed
};

/// Files and directories as a flat list. Directories are walked in name order; hidden entries, links to directories and
/// anything that is not a file are passed over there.
std::vector<Step> walk(const std::vector<std::string>& inputs);

}  // namespace entente::ingest
