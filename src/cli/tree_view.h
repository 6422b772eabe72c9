// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "export/terminal.h"
#include "parse/tree.h"
#include "text/sentence.h"

namespace entente {

/// A dependency tree drawn with box characters: one row a token, in text order; each token hangs on a line from its
/// head. Made for projective trees; where arcs cross, the line of the outer one is broken.
///
///   1       ╭─ Cuba     PROPN  nsubj
///   2       thanked     VERB   root
///   3       ╰─ Vietnam  PROPN  obj
void append_tree(std::string& out, std::span<const Token> tokens, const Tree& tree, const Painter& paint);

/// The same as CoNLL-U (without multiword ranges; FEATS left empty).
void append_conllu(std::string& out, std::span<const Token> tokens, const Tree& tree, std::string_view sentence_text);

}  // namespace entente
