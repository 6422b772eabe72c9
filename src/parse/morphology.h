// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parse/penn.h"
#include "parse/tree.h"

namespace entente::parse {

/// Sets the Feature bits of each word of a linked tree from its Penn tag, lemma
/// and children. A bare VB is an infinitive under "to" or a modal, an
/// imperative where it has neither and no subject.
void set_features(Tree& tree);

}  // namespace entente::parse
