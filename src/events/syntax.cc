// SPDX-License-Identifier: Apache-2.0
// Grammar as rules need it, read off a UD tree: who is the agent of "were arrested", of "agreed to withdraw", of the
// relative clause in "rebels who seized the town". Every walk is bounded by the sentence's length.
#include "events/syntax.h"

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::array<Rel, 4> kActiveSubjects = {Rel::nsubj, Rel::nsubj_outer, Rel::csubj, Rel::csubj_outer};

bool one_of(Rel rel, std::initializer_list<Rel> rels) { return std::find(rels.begin(), rels.end(), rel) != rels.end(); }

}  // namespace

int Clause::child(int i, std::initializer_list<Rel> rels) const {
  for (int c = first_child(i); c >= 0; c = next_sibling(c)) {
    if (one_of(rel(c), rels)) return c;
  }
  return -1;
}

std::vector<int> Clause::children(int i, std::initializer_list<Rel> rels) const {
  std::vector<int> out;
  for (int c = first_child(i); c >= 0; c = next_sibling(c)) {
    if (one_of(rel(c), rels)) out.push_back(c);
  }
  return out;
}

bool Clause::is_nominal(int i) const {
  const Upos u = upos(i);
  return u == Upos::NOUN || u == Upos::PROPN || u == Upos::PRON || u == Upos::NUM || u == Upos::SYM ||
         (u == Upos::ADJ && (child(i, {Rel::det, Rel::case_}) >= 0 || is_ascii_upper_start(i)));
}

bool Clause::is_verbal(int i) const { return upos(i) == Upos::VERB || upos(i) == Upos::AUX; }

std::vector<int> Clause::conjuncts(int i) const {
  std::vector<int> out{i};
  for (std::size_t k = 0; k < out.size() && out.size() < 64; ++k) {
    for (int c : children(out[k], {Rel::conj})) {
      if (is_verbal(c) == is_verbal(i)) out.push_back(c);
    }
    // "President X and Chancellor Y": the parser may hang the second on a word of the first name.
    for (int f : children(out[k], {Rel::flat})) {
      for (int c : children(f, {Rel::conj})) {
        if (is_nominal(c) && is_nominal(i)) out.push_back(c);
      }
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

int Clause::coordination_head(int i) const {
  while (rel(i) == Rel::conj && head(i) >= 0) i = head(i);
  return i;
}

int Clause::name_head(int i) const {
  while (rel(i) == Rel::flat && head(i) >= 0) i = head(i);
  return i;
}

bool Clause::is_passive(int verb) const {
  if (child(verb, {Rel::aux_pass, Rel::nsubj_pass}) >= 0) return true;
  // A reduced relative ("the men arrested by police") or a bare participle with a by-agent.
  const bool participle = word(verb).xpos == "VBN";
  if (participle && one_of(rel(verb), {Rel::acl, Rel::amod})) return true;
  if (participle && child(verb, {Rel::obl_agent}) >= 0) return true;
  // A second conjunct shares the auxiliary: "was arrested and deported".
  if (rel(verb) == Rel::conj && participle && child(verb, {Rel::nsubj, Rel::obj, Rel::aux}) < 0 && head(verb) >= 0) {
    return is_verbal(head(verb)) && is_passive(head(verb));
  }
  return false;
}

int Clause::subject_child(int predicate, bool passive_too) const {
  for (int c = first_child(predicate); c >= 0; c = next_sibling(c)) {
    if (std::find(kActiveSubjects.begin(), kActiveSubjects.end(), rel(c)) != kActiveSubjects.end()) return c;
    if (passive_too && one_of(rel(c), {Rel::nsubj_pass, Rel::csubj_pass})) return c;
  }
  return -1;
}

namespace {

bool is_relative_pronoun(std::string_view lemma) {
  return lemma == "who" || lemma == "which" || lemma == "that" || lemma == "whom" || lemma == "whose";
}

}  // namespace

int Clause::subject(int predicate) const {
  int p = predicate;
  for (int steps = 0; steps < 12 && p >= 0; ++steps) {
    const int s = subject_child(p, true);
    if (s >= 0) {
      const bool relative = rel(p) == Rel::acl_relcl && is_relative_pronoun(lemma(s));
      return relative && head(p) >= 0 ? head(p) : s;
    }
    const int h = head(p);
    if (h < 0) return -1;
    switch (rel(p)) {
      case Rel::conj:
        if (!is_verbal(h) && is_verbal(p) && child(h, {Rel::cop}) < 0) return -1;
        p = h;
        break;
      case Rel::xcomp: {
        // Object control: "urged Iran to stop" - the object is the subject of "stop".
        const int object = child(h, {Rel::obj, Rel::iobj});
        if (object >= 0 && object < p) return object;
        p = h;
        break;
      }
      case Rel::advcl:
      case Rel::parataxis:
        if (word(p).has(kFinite) && rel(p) == Rel::parataxis) return -1;
        p = h;
        break;
      case Rel::acl:
        // "troops guarding the border", "men arrested in Paris": the noun; "a plan to attack": whoever plans.
        if (word(p).xpos == "VBG" || word(p).xpos == "VBN") return h;
        p = h;
        while (p >= 0 && !is_verbal(p)) p = head(p);
        break;
      case Rel::acl_relcl:
        return h;
      default:
        return -1;
    }
  }
  return -1;
}

int Clause::agent(int verb) const {
  if (is_passive(verb)) {
    if (const int by = child(verb, {Rel::obl_agent}); by >= 0) return by;
    const auto by = with_preposition(verb, "by");
    return by.empty() ? -1 : by.front();
  }
  return subject(verb);
}

int Clause::patient(int verb) const {
  if (is_passive(verb)) {
    if (const int s = child(verb, {Rel::nsubj_pass}); s >= 0) {
      return rel(verb) == Rel::acl_relcl && is_relative_pronoun(lemma(s)) && head(verb) >= 0 ? head(verb) : s;
    }
    return subject(verb);
  }
  if (const int o = child(verb, {Rel::obj}); o >= 0) {
    return rel(verb) == Rel::acl_relcl && is_relative_pronoun(lemma(o)) && head(verb) >= 0 ? head(verb) : o;
  }
  // "the permits that the government had withdrawn": the noun that the clause describes, where the clause has its own
  // subject.
  if (rel(verb) == Rel::acl_relcl && subject_child(verb, false) >= 0 && head(verb) >= 0 && complement(verb) < 0 &&
      child(verb, {Rel::cop}) < 0) {
    const int s = subject_child(verb, false);
    if (!is_relative_pronoun(lemma(s)) && child(verb, {Rel::obl, Rel::advmod}) < 0) return head(verb);
  }
  // "attacked and looted the shops": the last conjunct's object serves both.
  for (int c : children(verb, {Rel::conj})) {
    if (is_verbal(c) && !is_passive(c) && subject_child(c, true) < 0) {
      if (const int o = child(c, {Rel::obj}); o >= 0 && child(verb, {Rel::obl, Rel::ccomp, Rel::xcomp}) < 0) return o;
    }
  }
  return -1;
}

// The preposition of a phrase may hang on the title before the name: "with [South Korean Foreign] Minister [Park Jin]".
int Clause::case_word(int nominal, int depth) const {
  if (const int c = child(nominal, {Rel::case_, Rel::mark}); c >= 0) return c;
  if (depth > 3) return -1;
  for (int d : children(nominal, {Rel::nmod_desc, Rel::amod, Rel::compound, Rel::flat, Rel::nummod, Rel::det})) {
    if (d > nominal) continue;
    const int c = case_word(d, depth + 1);
    if (c >= 0 && c < d && upos(c) == Upos::ADP) return c;
  }
  return -1;
}

std::string_view Clause::preposition(int nominal) const {
  const int c = case_word(nominal);
  return c < 0 || rel(c) != Rel::case_ ? std::string_view{} : lemma(c);
}

std::vector<int> Clause::with_preposition(int i, std::string_view preposition) const {
  std::vector<int> out;
  // "according to", "because of": the words after the first hang on it as fixed.
  const std::size_t space = preposition.find(' ');
  const std::string_view first = preposition.substr(0, space);
  for (int c = first_child(i); c >= 0; c = next_sibling(c)) {
    if (!one_of(rel(c), {Rel::obl, Rel::nmod, Rel::obl_agent, Rel::advcl, Rel::acl, Rel::nmod_unmarked})) continue;
    // Every case word of the phrase counts ("from under", "out of"), then the one on its title.
    std::vector<int> words = children(c, {Rel::case_, Rel::mark});
    if (words.empty() && case_word(c) >= 0) words.push_back(case_word(c));
    for (int k : words) {
      if (lemma(k) != first) continue;
      if (space != preposition.npos) {
        const int next = k + 1;
        if (next >= size() || lemma(next) != preposition.substr(space + 1)) continue;
      }
      out.push_back(c);
      break;
    }
  }
  return out;
}

int Clause::complement(int predicate) const {
  if (const int c = child(predicate, {Rel::ccomp, Rel::xcomp}); c >= 0) return c;
  // An infinitive after the verb that the parser called an adverbial or a noun's clause.
  for (int c = first_child(predicate); c >= 0; c = next_sibling(c)) {
    if (one_of(rel(c), {Rel::advcl, Rel::acl}) && c > predicate && mark(c) == "to") return c;
  }
  // Speech put in front: "X, the minister said".
  if (const int c = child(predicate, {Rel::parataxis}); c >= 0 && is_verbal(c) && c < predicate) return c;
  return -1;
}

std::string_view Clause::particle(int verb) const {
  const int c = child(verb, {Rel::compound_prt});
  return c < 0 ? std::string_view{} : lemma(c);
}

std::string_view Clause::mark(int predicate) const {
  const int c = child(predicate, {Rel::mark});
  return c < 0 ? std::string_view{} : lemma(c);
}

bool Clause::has_auxiliary(int predicate, std::string_view wanted) const {
  for (int c = first_child(predicate); c >= 0; c = next_sibling(c)) {
    if (one_of(rel(c), {Rel::aux, Rel::aux_pass, Rel::cop}) && lemma(c) == wanted) return true;
  }
  // Shared over a coordination: "will visit Oslo and meet the king".
  const int h = head(predicate);
  if (rel(predicate) == Rel::conj && h >= 0 && is_verbal(h) && subject_child(predicate, true) < 0) {
    return has_auxiliary(h, wanted);
  }
  return false;
}

bool Clause::is_negated(int predicate) const {
  for (int c = first_child(predicate); c >= 0; c = next_sibling(c)) {
    const std::string_view l = lemma(c);
    if (rel(c) == Rel::advmod && (l == "not" || l == "never" || l == "n't" || l == "no" || l == "neither")) return true;
    const bool core = one_of(rel(c), {Rel::nsubj, Rel::nsubj_pass, Rel::obj});
    if (core && (l == "nobody" || l == "none" || l == "nothing")) return true;
    if (core) {
      for (int d : children(c, {Rel::det})) {
        if (lemma(d) == "no") return true;
      }
    }
  }
  return false;
}

bool Clause::dominates(int ancestor, int i) const {
  while (i >= 0 && i != ancestor) i = head(i);
  return i == ancestor;
}

int Clause::depth(int i) const {
  int d = 0;
  for (int h = head(i); h >= 0; h = head(h)) ++d;
  return d;
}

std::pair<int, int> Clause::span(int i) const {
  int first = i, last = i;
  std::vector<int> open{i};
  while (!open.empty()) {
    const int w = open.back();
    open.pop_back();
    first = std::min(first, w);
    last = std::max(last, w);
    for (int c = first_child(w); c >= 0; c = next_sibling(c)) open.push_back(c);
  }
  return {first, last};
}

}  // namespace entente
