// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_file.h"
#include "base/strings.h"
#include "parse/parser.h"

namespace entente::parse {

/// The shipped model, mapped from the source tree.
inline std::string_view model_bytes() {
  static const auto file = MappedFile::open(std::string(ENTENTE_SOURCE_DIR) + "/models/en.model");
  return file ? file->bytes() : std::string_view();
}

inline const Parser& parser() {
  static const auto loaded = Parser::load(model_bytes());
  if (!loaded) throw std::runtime_error(loaded.error().message);
  return *loaded;
}

/// Tokens of a sentence written with blanks between them; views into `text`.
inline std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (const std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    Token token;
    token.text = word;
    tokens.push_back(token);
  }
  return tokens;
}

/// Everything that a tree says, as text.
inline std::string describe(const Tree& tree) {
  std::string out;
  for (const Word& w : tree.words) {
    out.append(w.lemma).append("/").append(w.xpos).append("/").append(name_of(w.upos)).append("/");
    out.append(std::to_string(w.head)).append("/").append(name_of(w.rel)).append("/");
    out.append(std::to_string(w.features)).append(" ");
  }
  return out;
}

inline bool is_one_tree(const Tree& tree) {
  int roots = 0;
  for (int i = 0; i < tree.size(); ++i) {
    roots += tree.words[static_cast<std::size_t>(i)].head < 0;
    int steps = 0;
    for (int k = i; k >= 0 && steps <= tree.size(); ++steps) k = tree.words[static_cast<std::size_t>(k)].head;
    if (steps > tree.size()) return false;
  }
  return roots == (tree.size() > 0 ? 1 : 0);
}

}  // namespace entente::parse
