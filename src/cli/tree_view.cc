// SPDX-License-Identifier: Apache-2.0
#include "cli/tree_view.h"

#include <algorithm>
#include <vector>

namespace entente {
namespace {

constexpr int kMaxDrawnDepth = 24;  // deeper tokens are drawn at this depth
constexpr std::size_t kMaxWord = 24;

// Where everything stands: depth of each token, and the rows that the line under each head spans.
struct Layout {
  std::vector<int> depth;
  std::vector<std::pair<int, int>> span;  // first and last row of the head's line, itself included

  explicit Layout(const Tree& tree) : depth(tree.words.size(), -1) {
    const int n = tree.size();
    for (int i = 0; i < n; ++i) span.emplace_back(i, i);
    for (int i = 0; i < n; ++i) set_depth(tree, i);
    for (int i = 0; i < n; ++i) {
      const int head = tree.words[static_cast<std::size_t>(i)].head;
      if (head < 0) continue;
      auto& [low, high] = span[static_cast<std::size_t>(head)];
      low = std::min(low, i), high = std::max(high, i);
    }
  }

 private:
  // Walks up to the first head whose depth is known, then down again: linear over the whole tree.
  void set_depth(const Tree& tree, int token) {
    std::vector<int> path;
    while (token >= 0 && depth[static_cast<std::size_t>(token)] < 0 && path.size() <= tree.words.size()) {
      path.push_back(token);
      token = tree.words[static_cast<std::size_t>(token)].head;
    }
    int d = token >= 0 ? depth[static_cast<std::size_t>(token)] : -1;
    for (auto it = path.rbegin(); it != path.rend(); ++it) depth[static_cast<std::size_t>(*it)] = ++d;
  }
};

// The lines to the left of the token in row `row`: one cell of three columns per level above it.
std::string lines_before(const Tree& tree, const Layout& layout, int row) {
  const int depth = layout.depth[static_cast<std::size_t>(row)];
  std::vector<std::string_view> cells(static_cast<std::size_t>(depth), "   ");
  int below = row;
  for (int level = depth - 1; level >= 0; --level) {
    const int head = tree.words[static_cast<std::size_t>(below)].head;
    if (head < 0) break;
    const auto [low, high] = layout.span[static_cast<std::size_t>(head)];
    std::string_view& cell = cells[static_cast<std::size_t>(level)];
    if (below == row) {
      cell = row == low ? "╭─ " : row == high ? "╰─ " : "├─ ";
    } else if (low < row && row < high) {
      cell = "│  ";
    }
    below = head;
  }
  std::string out;
  const std::size_t hidden = depth > kMaxDrawnDepth ? static_cast<std::size_t>(depth - kMaxDrawnDepth) : 0;
  for (std::size_t i = hidden; i < cells.size(); ++i) out += cells[i];
  return out;
}

void pad(std::string& out, std::size_t used, std::size_t width) { out.append(width > used ? width - used : 0, ' '); }

}  // namespace

void append_tree(std::string& out, std::span<const Token> tokens, const Tree& tree, const Painter& paint) {
  const std::size_t n = std::min(tokens.size(), tree.words.size());
  const Layout layout(tree);
  std::vector<std::string> lines, words;
  std::size_t width = 0;
  for (std::size_t i = 0; i < n; ++i) {
    lines.push_back(lines_before(tree, layout, static_cast<int>(i)));
    words.push_back(shorten(tokens[i].text, kMaxWord));
    width = std::max(width, columns_of(lines[i]) + columns_of(words[i]));
  }
  for (std::size_t i = 0; i < n; ++i) {
    const Word& word = tree.words[i];
    const std::string number = std::to_string(i + 1);
    pad(out, number.size(), 5);
    out += paint.paint(Style::dim, number) + "  " + paint.paint(Style::cyan, lines[i]);
    out += paint.paint(word.head < 0 ? Style::bold : Style::plain, words[i]);
    pad(out, columns_of(lines[i]) + columns_of(words[i]), width + 2);
    std::string tags(name_of(word.upos));
    pad(tags, tags.size(), 7);
    tags += name_of(word.rel);
    pad(tags, tags.size(), 20);
    out += paint.paint(Style::dim, tags + printable(word.lemma)) + "\n";
  }
}

void append_conllu(std::string& out, std::span<const Token> tokens, const Tree& tree, std::string_view sentence_text) {
  out += "# text = " + printable(sentence_text) + "\n";
  const std::size_t n = std::min(tokens.size(), tree.words.size());
  for (std::size_t i = 0; i < n; ++i) {
    const Word& word = tree.words[i];
    out += std::to_string(i + 1) + "\t" + printable(tokens[i].text) + "\t";
    out += word.lemma.empty() ? "_" : printable(word.lemma);
    out += "\t" + std::string(name_of(word.upos)) + "\t" + (word.xpos.empty() ? "_" : std::string(word.xpos));
    out += "\t_\t" + std::to_string(word.head + 1) + "\t" + std::string(name_of(word.rel)) + "\t_\t";
    const bool last = i + 1 == n;
    out += last || tokens[i + 1].space_before ? "_\n" : "SpaceAfter=No\n";
  }
  out += '\n';
}

}  // namespace entente
