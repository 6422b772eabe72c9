// SPDX-License-Identifier: Apache-2.0
#include "parse/morphology.h"

namespace entente::parse {
namespace {

struct Children {
  bool subject = false, passive = false, auxiliary = false, mark = false;
};

Children look_at_children(const Tree& tree, std::size_t i) {
  Children c;
  for (int k = tree.first_child[i]; k >= 0; k = tree.next_sibling[static_cast<std::size_t>(k)]) {
    switch (tree.words[static_cast<std::size_t>(k)].rel) {
      case Rel::nsubj_pass:
      case Rel::csubj_pass:
        c.passive = c.subject = true;
        break;
      case Rel::aux_pass:
        c.passive = c.auxiliary = true;
        break;
      case Rel::nsubj:
      case Rel::nsubj_outer:
      case Rel::csubj:
      case Rel::csubj_outer:
      case Rel::expl:
        c.subject = true;
        break;
      case Rel::aux:
      case Rel::cop:
        c.auxiliary = true;
        break;
      case Rel::mark:
        c.mark = true;
        break;
      default:
        break;
    }
  }
  return c;
}

// A clause that can stand alone, so that a bare verb in it gives an order.
bool may_command(const Tree& tree, std::size_t i) {
  const Rel rel = tree.words[i].rel;
  if (rel == Rel::root || rel == Rel::parataxis) return true;
  if (rel == Rel::conj) return tree.words[static_cast<std::size_t>(tree.words[i].head)].has(kImperative);
  return rel == Rel::ccomp && tree.words[static_cast<std::size_t>(tree.words[i].head)].has(kFinite);
}

std::uint16_t verb_features(const Tree& tree, std::size_t i, std::string_view tag) {
  const Children children = look_at_children(tree, i);
  std::uint16_t bits = 0;
  if (tag == "VBD") bits = kPast | kFinite;
  if (tag == "VBZ" || tag == "VBP") bits = kPresent | kFinite;
  if (tag == "MD") bits = kModal | kFinite;
  if (tag == "VBG") bits = kGerund;
  if (tag == "VBN") bits = kParticiple;
  if (tag == "VB") {
    const bool bare = !children.subject && !children.auxiliary && !children.mark;
    bits = bare && may_command(tree, i) ? kImperative | kFinite : kInfinitive;
  }
  const bool reduced = tag == "VBN" && tree.words[i].rel == Rel::acl && !children.auxiliary;
  if (children.passive || reduced) bits |= kPassive;
  return bits;
}

std::uint16_t number_feature(const Word& word) {
  static constexpr std::string_view kPluralForms[] = {"we", "they", "these", "those", "us", "them"};
  if (word.xpos == "NNS" || word.xpos == "NNPS") return kPlural;
  if (word.upos != Upos::PRON && word.upos != Upos::DET) return 0;
  for (const std::string_view form : kPluralForms) {
    if (word.lemma == form) return kPlural;
  }
  return 0;
}

}  // namespace

void set_features(Tree& tree) {
  // Heads may stand right of their conjuncts only by mistake of the parser; one
  // pass from the left is then enough.
  for (std::size_t i = 0; i < tree.words.size(); ++i) {
    Word& word = tree.words[i];
    word.features = number_feature(word);
    if (word.xpos.starts_with("VB") || word.xpos == "MD") word.features |= verb_features(tree, i, word.xpos);
    if (word.lemma == "not" || word.lemma == "no" || word.lemma == "never" || word.lemma == "nor") {
      word.features |= kNegative;
    }
  }
}

}  // namespace entente::parse
