// SPDX-License-Identifier: Apache-2.0
#include "parse/tree.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "parse/morphology.h"
#include "parse/penn.h"

namespace entente {
namespace {

Tree tree_with_heads(std::initializer_list<int> heads) {
  Tree tree;
  for (const int head : heads) {
    Word word;
    word.head = static_cast<std::int16_t>(head);
    tree.words.push_back(word);
  }
  tree.link();
  return tree;
}

TEST(Tree, LinkThreadsChildrenInTextOrder) {
  const Tree tree = tree_with_heads({1, 3, 3, -1, 3, 4});
  EXPECT_EQ(tree.root, 3);
  EXPECT_EQ(tree.first_child[3], 1);
  EXPECT_EQ(tree.next_sibling[1], 2);
  EXPECT_EQ(tree.next_sibling[2], 4);
  EXPECT_EQ(tree.next_sibling[4], -1);
  EXPECT_EQ(tree.first_child[1], 0);
  EXPECT_EQ(tree.first_child[4], 5);
  EXPECT_EQ(tree.first_child[5], -1);
  EXPECT_EQ(tree.next_sibling[3], -1);
}

TEST(Tree, LinkOfNothingHasNoRoot) {
  Tree tree;
  tree.link();
  EXPECT_EQ(tree.root, -1);
  EXPECT_TRUE(tree.first_child.empty());
}

TEST(Tree, RelinkForgetsTheOldShape) {
  Tree tree = tree_with_heads({-1, 0, 1});
  tree.words[2].head = 0;
  tree.link();
  EXPECT_EQ(tree.next_sibling[1], 2);
  EXPECT_EQ(tree.first_child[1], -1);
}

TEST(Tree, ACopyOwnsItsSpellings) {
  Tree copy;
  {
    Tree tree = tree_with_heads({-1});
    const std::string lemma = "denounce";
    tree.spellings.assign(lemma.begin(), lemma.end());
    tree.words[0].lemma = {tree.spellings.data(), tree.spellings.size()};
    copy = tree;
    tree.spellings.assign(lemma.size(), 'x');
  }
  EXPECT_EQ(copy.words[0].lemma, "denounce");
  const Tree moved = std::move(copy);
  EXPECT_EQ(moved.words[0].lemma, "denounce");
}

TEST(Names, EachTagAndRelationReadsBackAsItself) {
  std::set<std::string_view> seen;
  for (int i = 0; i < kUposCount; ++i) {
    Upos back = Upos::X;
    const std::string_view name = name_of(static_cast<Upos>(i));
    ASSERT_TRUE(parse_upos(name, back)) << name;
    EXPECT_EQ(static_cast<int>(back), i);
    EXPECT_TRUE(seen.insert(name).second) << name;
  }
  seen.clear();
  for (int i = 0; i < kRelCount; ++i) {
    Rel back = Rel::dep;
    const std::string_view name = name_of(static_cast<Rel>(i));
    ASSERT_TRUE(parse_rel(name, back)) << name;
    EXPECT_EQ(static_cast<int>(back), i);
    EXPECT_TRUE(seen.insert(name).second) << name;
  }
  seen.clear();
  for (int i = 0; i < parse::kPennCount; ++i) {
    parse::Penn back = parse::Penn::XX;
    const std::string_view name = parse::name_of(static_cast<parse::Penn>(i));
    ASSERT_TRUE(parse::parse_penn(name, back)) << name;
    EXPECT_EQ(static_cast<int>(back), i);
    EXPECT_TRUE(seen.insert(name).second) << name;
  }
}

TEST(Names, SubtypesAreSpeltAsInUd) {
  EXPECT_EQ(name_of(Rel::nsubj_pass), "nsubj:pass");
  EXPECT_EQ(name_of(Rel::case_), "case");
  EXPECT_EQ(name_of(Rel::compound_prt), "compound:prt");
  EXPECT_EQ(name_of(Rel::obl_agent), "obl:agent");
  Rel rel = Rel::obj;
  EXPECT_FALSE(parse_rel("nsubj_pass", rel));
  EXPECT_EQ(rel, Rel::obj);
}

Word word(std::string_view xpos, int head, Rel rel, std::string_view lemma = "") {
  Word w;
  w.xpos = xpos;
  w.head = static_cast<std::int16_t>(head);
  w.rel = rel;
  w.lemma = lemma;
  return w;
}

TEST(Morphology, BareVerbIsAnOrderOnlyWithoutSubjectAndMark) {
  Tree order;
  order.words = {word("VB", -1, Rel::root), word("NNS", 0, Rel::obj)};
  order.link();
  parse::set_features(order);
  EXPECT_TRUE(order.words[0].has(kImperative));
  EXPECT_FALSE(order.words[0].has(kInfinitive));
  EXPECT_TRUE(order.words[1].has(kPlural));

  Tree plan;
  plan.words = {word("MD", 1, Rel::aux), word("VB", -1, Rel::root)};
  plan.link();
  parse::set_features(plan);
  EXPECT_TRUE(plan.words[0].has(kModal));
  EXPECT_TRUE(plan.words[1].has(kInfinitive));
  EXPECT_FALSE(plan.words[1].has(kImperative));
}

TEST(Morphology, PassiveComesFromTheTree) {
  Tree tree;
  tree.words = {word("NNS", 2, Rel::nsubj_pass), word("VBD", 2, Rel::aux_pass), word("VBN", -1, Rel::root)};
  tree.link();
  parse::set_features(tree);
  EXPECT_TRUE(tree.words[2].has(kPassive));
  EXPECT_TRUE(tree.words[2].has(kParticiple));
  EXPECT_TRUE(tree.words[1].has(kPast));
  EXPECT_TRUE(tree.words[1].has(kFinite));
}

}  // namespace
}  // namespace entente
