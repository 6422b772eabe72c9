// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace entente {

/// Universal part-of-speech tags, in UD's alphabetical order.
enum class Upos : std::uint8_t {
  ADJ,
  ADP,
  ADV,
  AUX,
  CCONJ,
  DET,
  INTJ,
  NOUN,
  NUM,
  PART,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  SYM,
  VERB,
  X
};
inline constexpr int kUposCount = 17;

/// Universal dependency relations as UD English 2.16 uses them; "nsubj:pass" is
/// nsubj_pass. Order is part of the model file.
enum class Rel : std::uint8_t {
  root,
  acl,
  acl_relcl,
  advcl,
  advcl_relcl,
  advmod,
  amod,
  appos,
  aux,
  aux_pass,
  case_,
  cc,
  cc_preconj,
  ccomp,
  compound,
  compound_prt,
  conj,
  cop,
  csubj,
  csubj_outer,
  csubj_pass,
  dep,
  det,
  det_predet,
  discourse,
  dislocated,
  expl,
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nmod_desc,
  nmod_poss,
  nmod_unmarked,
  nsubj,
  nsubj_outer,
  nsubj_pass,
  nummod,
  obj,
  obl,
  obl_agent,
  obl_unmarked,
  orphan,
  parataxis,
  punct,
  reparandum,
  vocative,
  xcomp,
};
inline constexpr int kRelCount = static_cast<int>(Rel::xcomp) + 1;

std::string_view name_of(Upos upos);
std::string_view name_of(Rel rel);  // UD's spelling, "nsubj:pass"
/// False if `name` is none of them.
bool parse_upos(std::string_view name, Upos& out);
bool parse_rel(std::string_view name, Rel& out);

/// Morphology that rules need, as bits.
enum Feature : std::uint16_t {
  kPast = 1 << 0,        // Tense=Past, finite
  kPresent = 1 << 1,     // Tense=Pres, finite
  kInfinitive = 1 << 2,  // VerbForm=Inf
  kParticiple = 1 << 3,  // VerbForm=Part, past
  kGerund = 1 << 4,      // VerbForm=Ger or present participle
  kFinite = 1 << 5,      // VerbForm=Fin
  kPassive = 1 << 6,     // Voice=Pass
  kPlural = 1 << 7,      // Number=Plur
  kImperative = 1 << 8,  // Mood=Imp
  kNegative = 1 << 9,    // Polarity=Neg
  kModal = 1 << 10,      // XPOS MD
};

/// One token's place in the tree.
struct Word {
  std::string_view lemma;  // lower case but for proper nouns; lives as long as
                           // the Tree, the Parser's model and the Document
  std::string_view xpos;   // Penn tag, static storage
  std::int16_t head = -1;  // index within the sentence; -1 for the root
  Upos upos = Upos::X;
  Rel rel = Rel::dep;
  std::uint16_t features = 0;  // Feature bits

  bool has(Feature f) const { return (features & f) != 0; }
};

/// The dependency tree of one sentence: words[i] belongs to the sentence's i-th
/// token. Exactly one root, no cycle. first_child/next_sibling thread the
/// children in text order (-1 ends).
struct Tree {
  std::vector<Word> words;
  std::vector<std::int16_t> first_child;
  std::vector<std::int16_t> next_sibling;
  std::int16_t root = -1;
  std::vector<char> spellings;  // lemmas that stand neither in the model nor in
                                // the document; `words` view into it

  Tree() = default;
  Tree(Tree&&) noexcept = default;
  Tree& operator=(Tree&&) noexcept = default;
  Tree(const Tree& other);  // a copy's lemmas view into the copy's own spellings
  Tree& operator=(const Tree& other);
  ~Tree() = default;

  int size() const { return static_cast<int>(words.size()); }
  /// Rebuilds root, first_child and next_sibling from the heads.
  void link();
};

}  // namespace entente
