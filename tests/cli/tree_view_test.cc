// SPDX-License-Identifier: Apache-2.0
#include "cli/tree_view.h"

#include <gtest/gtest.h>

#include <vector>

#include "base/strings.h"

namespace entente {
namespace {

struct Drawn {
  std::vector<Token> tokens;
  Tree tree;

  // "word head rel", heads from 1 with 0 for the root.
  void add(std::string_view word, int head, Rel rel) {
    Token token;
    token.text = word;
    token.space_before = true;
    tokens.push_back(token);
    Word w;
    w.lemma = word, w.head = static_cast<std::int16_t>(head - 1), w.rel = rel, w.upos = Upos::NOUN, w.xpos = "NN";
    tree.words.push_back(w);
  }
  // The left part of the drawing: lines and words.
  std::vector<std::string> rows() {
    tree.link();
    std::string out;
    append_tree(out, tokens, tree, Painter(false));
    std::vector<std::string> rows;
    for (const std::string_view row : split(trim(out), '\n')) {
      const std::string_view cut = row.substr(0, row.find("  NOUN"));
      rows.emplace_back(trim(cut.substr(cut.find_first_not_of(" 0123456789"))));
    }
    return rows;
  }
};

TEST(TreeView, LinesRunFromHeadsToTheirTokens) {
  Drawn d;
  d.add("old", 2, Rel::amod);
  d.add("Cuba", 3, Rel::nsubj);
  d.add("thanked", 0, Rel::root);
  d.add("Vietnam", 3, Rel::obj);
  d.add("twice", 4, Rel::advmod);
  d.add("today", 3, Rel::obl);
  const std::vector<std::string> expected = {"╭─ old", "╭─ Cuba", "thanked", "├─ Vietnam", "│  ╰─ twice", "╰─ today"};
  EXPECT_EQ(d.rows(), expected);
}

TEST(TreeView, ADeepOrBrokenTreeIsDrawnAllTheSame) {
  Drawn deep;
  for (int i = 0; i < 400; ++i) deep.add("w", i, i == 0 ? Rel::root : Rel::dep);
  EXPECT_EQ(deep.rows().size(), 400u);
  Drawn crossing;
  crossing.add("a", 3, Rel::dep), crossing.add("b", 4, Rel::dep), crossing.add("c", 0, Rel::root),
      crossing.add("d", 3, Rel::dep);
  EXPECT_EQ(crossing.rows().size(), 4u);
}

TEST(TreeView, ConlluHasTenColumnsARow) {
  Drawn d;
  d.add("Cuba", 2, Rel::nsubj);
  d.add("spoke", 0, Rel::root);
  d.add(".", 2, Rel::punct);
  d.tokens[2].space_before = false;
  std::string out;
  append_conllu(out, d.tokens, d.tree, "Cuba spoke.");
  EXPECT_EQ(out,
            "# text = Cuba spoke.\n"
            "1\tCuba\tCuba\tNOUN\tNN\t_\t2\tnsubj\t_\t_\n"
            "2\tspoke\tspoke\tNOUN\tNN\t_\t0\troot\t_\tSpaceAfter=No\n"
            "3\t.\t.\tNOUN\tNN\t_\t2\tpunct\t_\t_\n\n");
}

}  // namespace
}  // namespace entente
