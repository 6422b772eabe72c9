// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "events/reading.h"

namespace entente {

/// One sentence of a Reading with its tree: a cheap view, valid as long as the Reading.
/// All methods take and give word indexes within the sentence; -1 is "none". No state, any thread.
class Clause {
 public:
  Clause(const Reading& reading, std::uint32_t sentence)
      : tree_(reading.trees[sentence]), tokens_(reading.text.tokens_of(reading.text.sentences[sentence])) {}

  int size() const { return tree_.size(); }
  int root() const { return tree_.root; }
  const Word& word(int i) const { return tree_.words[static_cast<std::size_t>(i)]; }
  const Token& token(int i) const { return tokens_[static_cast<std::size_t>(i)]; }
  std::string_view text(int i) const { return token(i).text; }
  std::string_view lemma(int i) const { return word(i).lemma; }
  Rel rel(int i) const { return word(i).rel; }
  Upos upos(int i) const { return word(i).upos; }
  int head(int i) const { return word(i).head; }

  int first_child(int i) const { return tree_.first_child[static_cast<std::size_t>(i)]; }
  int next_sibling(int i) const { return tree_.next_sibling[static_cast<std::size_t>(i)]; }
  /// First child with one of the relations, or -1.
  int child(int i, std::initializer_list<Rel> rels) const;
  std::vector<int> children(int i, std::initializer_list<Rel> rels) const;
  bool is_nominal(int i) const;
  bool is_verbal(int i) const;

  /// `i` and the words coordinated with it, in text order. Only words that can stand for it (same kind).
  std::vector<int> conjuncts(int i) const;
  /// First conjunct of the coordination that `i` belongs to.
  int coordination_head(int i) const;

  /// The topmost word of the flat name that `i` is part of.
  int name_head(int i) const;
  bool is_passive(int verb) const;
  /// Who does it: nominal subject (by-agent if passive), through coordination, control and relative clauses.
  int agent(int verb) const;
  /// What is done to: object (subject if passive), through coordination and reduced relatives.
  int patient(int verb) const;
  /// Grammatical subject as it stands (active or passive), through coordination, control, relative clauses and copula.
  int subject(int predicate) const;

  /// The preposition of a nominal ("on behalf of" gives "on behalf of"), lower case; "" if none.
  std::string_view preposition(int nominal) const;
  /// True if the preposition of `nominal` is the word right behind `verb`: "sealed off the Strip".
  bool case_follows(int verb, int nominal) const { return case_word(nominal) == verb + 1; }
  /// Dependents of `i` (obl, nmod, advcl-less) whose preposition is `preposition`.
  std::vector<int> with_preposition(int i, std::string_view preposition) const;

  /// The clausal complement: ccomp or xcomp, or an infinitive that the parser hung up as advcl; -1 if none.
  int complement(int predicate) const;
  /// Lower-case lemma of the particle of a phrasal verb, "" if none.
  std::string_view particle(int verb) const;
  /// Lemma of the first child with relation `mark`, "" if none ("if", "unless", "to", "that").
  std::string_view mark(int predicate) const;
  /// True if some auxiliary of `predicate` has this lemma ("will", "must").
  bool has_auxiliary(int predicate, std::string_view lemma) const;
  /// "not", "never", "no longer" on the predicate, or "no" on its subject or object.
  bool is_negated(int predicate) const;

  /// True if `ancestor` dominates `i` or is `i`.
  bool dominates(int ancestor, int i) const;
  int depth(int i) const;
  /// First and last word of the subtree.
  std::pair<int, int> span(int i) const;

 private:
  int case_word(int nominal, int depth = 0) const;
  bool is_ascii_upper_start(int i) const { return !text(i).empty() && is_ascii_upper(text(i).front()); }
  int subject_child(int predicate, bool passive_too) const;
  const Tree& tree_;
  std::span<const Token> tokens_;
};

}  // namespace entente
