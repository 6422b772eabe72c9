// SPDX-License-Identifier: Apache-2.0
// The fast matcher and the plain one read generated sentences alike.
#include "lexicon/sentence_maker.h"

namespace entente::lexicon {
namespace {

TEST(FastAndPlain, AgreeOnTheSmallTables) { expect_matchers_agree(small_lexicon(), 1, 4000); }

}  // namespace
}  // namespace entente::lexicon
