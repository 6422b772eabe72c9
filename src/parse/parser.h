// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "base/result.h"
#include "parse/tree.h"
#include "text/sentence.h"

namespace entente {

/// Scratch memory of one thread; reused from sentence to sentence, so that
/// nothing is allocated per token in the long run.
class ParseWorkspace {
 public:
  ParseWorkspace();
  ~ParseWorkspace();
  ParseWorkspace(ParseWorkspace&&) noexcept;
  struct State;
  State& state() { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

/// Tagger, lemmatiser and dependency parser over one model. Immutable after
/// load: share it between threads, give each thread its own workspace.
class Parser {
 public:
  /// `model` is the model file's bytes (mapped or embedded) and must outlive
  /// the parser. Fails with bad_file.
  static Result<Parser> load(std::string_view model);
  Parser(Parser&&) noexcept;
  ~Parser();

  /// Tags, lemmatises and parses one sentence. Lemmas view into the model, into
  /// static tables, into `tokens`, or into `out.spellings`. Never fails; an
  /// empty sentence gives an empty tree. Above kMaxTokens the sentence is read
  /// in pieces whose roots hang on the first one's; tokens behind the 32,767th
  /// get no word.
  void parse(std::span<const Token> tokens, ParseWorkspace& workspace, Tree& out) const;

  /// Likewise for several sentences at once (batches are faster); `out.size()
  /// == sentences.size()`.
  void parse(std::span<const std::span<const Token>> sentences, ParseWorkspace& workspace, std::span<Tree> out) const;

  /// Version string that the model file carries, e.g. "en-2026.11.1".
  std::string_view version() const;

 private:
  struct Impl;
  explicit Parser(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace entente
