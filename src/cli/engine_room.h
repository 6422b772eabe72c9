// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/result.h"
#include "export/view.h"
#include "flow/engines.h"

namespace entente {

/// The engines over the files that the binary carries.
Result<Engines> load_embedded_engines();

/// What --version prints: the versions of program, model, lexicon and rules, one a line.
Result<std::string> version_text();

/// A view that knows the lexicon's names. `lexicon` must outlive it.
View view_over(const Lexicon& lexicon, bool color, std::size_t width);

}  // namespace entente
