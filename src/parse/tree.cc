// SPDX-License-Identifier: Apache-2.0
#include "parse/tree.h"

#include <array>
#include <functional>

namespace entente {
namespace {

constexpr std::array<std::string_view, kUposCount> kUposNames = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                                 "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                                 "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, kRelCount> kRelNames = {
    "root",       "acl",        "acl:relcl", "advcl",       "advcl:relcl",   "advmod",   "amod",        "appos",
    "aux",        "aux:pass",   "case",      "cc",          "cc:preconj",    "ccomp",    "compound",    "compound:prt",
    "conj",       "cop",        "csubj",     "csubj:outer", "csubj:pass",    "dep",      "det",         "det:predet",
    "discourse",  "dislocated", "expl",      "fixed",       "flat",          "goeswith", "iobj",        "list",
    "mark",       "nmod",       "nmod:desc", "nmod:poss",   "nmod:unmarked", "nsubj",    "nsubj:outer", "nsubj:pass",
    "nummod",     "obj",        "obl",       "obl:agent",   "obl:unmarked",  "orphan",   "parataxis",   "punct",
    "reparandum", "vocative",   "xcomp"};

template <typename Names, typename Id>
bool find_name(const Names& names, std::string_view name, Id& out) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) {
      out = static_cast<Id>(i);
      return true;
    }
  }
  return false;
}

}  // namespace

std::string_view name_of(Upos upos) { return kUposNames[static_cast<std::size_t>(upos)]; }
std::string_view name_of(Rel rel) { return kRelNames[static_cast<std::size_t>(rel)]; }
bool parse_upos(std::string_view name, Upos& out) { return find_name(kUposNames, name, out); }
bool parse_rel(std::string_view name, Rel& out) { return find_name(kRelNames, name, out); }

Tree::Tree(const Tree& other) { *this = other; }

Tree& Tree::operator=(const Tree& other) {
  if (this == &other) return *this;
  words = other.words;
  first_child = other.first_child;
  next_sibling = other.next_sibling;
  root = other.root;
  spellings = other.spellings;
  const char* begin = other.spellings.data();
  const char* end = begin + other.spellings.size();
  const std::less<const char*> before;
  for (Word& word : words) {
    const char* at = word.lemma.data();
    if (at == nullptr || before(at, begin) || !before(at, end)) continue;
    word.lemma = {spellings.data() + (at - begin), word.lemma.size()};
  }
  return *this;
}

void Tree::link() {
  const int count = size();
  root = -1;
  first_child.assign(words.size(), -1);
  next_sibling.assign(words.size(), -1);
  for (int i = count - 1; i >= 0; --i) {  // from the right, so that each child
                                          // lands before its right siblings
    const std::size_t at = static_cast<std::size_t>(i);
    const int head = words[at].head;
    if (head < 0 || head >= count) {
      root = static_cast<std::int16_t>(i);
      continue;
    }
    next_sibling[at] = first_child[static_cast<std::size_t>(head)];
    first_child[static_cast<std::size_t>(head)] = static_cast<std::int16_t>(i);
  }
}

}  // namespace entente
