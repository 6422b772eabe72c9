// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "lexicon/actor.h"
#include "lexicon/mention.h"
#include "text/sentence.h"

namespace entente {

/// All actors and their names, over one compiled file (data/lexicon/*.tsv compiled by tools/compile_lexicon at build
/// time). Immutable after load; share it between threads.
class Lexicon {
 public:
  /// `file` is the compiled file's bytes (mapped or embedded) and must outlive the lexicon. Fails with bad_file.
  static Result<Lexicon> load(std::string_view file);
  Lexicon(Lexicon&&) noexcept;
  ~Lexicon();

  std::size_t size() const;
  const Actor& actor(ActorIndex index) const;
  std::optional<ActorIndex> find(std::string_view id) const;

  /// Every sense of an exact name (any case), valid or not on `day`.
  std::vector<Sense> senses(std::string_view name, Day day) const;

  /// The terms that `person` held on `day` (unknown day: the latest begun).
  std::vector<Term> offices_on(const Actor& person, Day day) const;

  /// Who held `office` ("president", "foreign_minister", …) of `country` (ISO3 or body id) on `day`.
  std::vector<ActorIndex> holders(std::string_view office, std::string_view country, Day day) const;

  /// Finds all mentions in one sentence of a document dated `day` (which may be unknown). `out` is overwritten.
  void find_mentions(std::span<const Token> tokens, Day day, std::vector<Mention>& out) const;

  std::string_view version() const;

 private:
  struct Impl;
  explicit Lexicon(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace entente
