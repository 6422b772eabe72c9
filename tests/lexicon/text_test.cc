// SPDX-License-Identifier: Apache-2.0
// Names are cut as the text room cuts them: each name, put into a plain sentence, comes back from it whole.
#include "lexicon/names_in_text.h"

namespace entente::lexicon {
namespace {

TEST(Text, NamesOfTheSmallTablesAreFoundInText) {
  EXPECT_EQ(names_not_found(small_lexicon(), 1), (std::vector<std::string>{"US rebels"}));  // "US", then "rebels"
}

}  // namespace
}  // namespace entente::lexicon
