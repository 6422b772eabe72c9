// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "events/coder.h"
#include "events/rule.h"
#include "events/syntax.h"

namespace entente {

/// A rule that holds at a word, with its sides filled, before tense and reductions.
struct Match {
  int trigger = -1;
  int predicate = -1;  // the verb that carries tense and negation: the trigger, or its light or occurrence verb
  const Rule* rule = nullptr;
  std::vector<Entity> actor, recipient;
  std::vector<int> arguments;  // words whose subtrees are content of this event
  int complement = -1;
};

/// Tries the rules at the words of one sentence; each word once (results are kept). Not for two threads at once.
class Matcher {
 public:
  Matcher(const Reading& reading, std::uint32_t sentence, const RuleBook& book, std::vector<RuleTrace>* trace);

  /// The match at word `i`, or null.
  const Match* at(int i);
  const Clause& clause() const { return clause_; }
  const RuleBook& book() const { return book_; }
  const Reading& reading() const { return reading_; }
  std::uint32_t sentence() const { return sentence_; }

  /// The verb that gives a noun trigger its agent and tense: "launched" for "attack" in "launched an attack"; -1 if
  /// none.
  int light_verb(int noun) const;
  /// The verb of happening whose subject the noun is ("talks began"), or -1.
  int occurrence_verb(int noun) const;

 private:
  enum class State : std::uint8_t { unknown, working, done };
  struct Site;  // one trigger with its governing verb
  std::optional<Match> try_rules(int i);
  std::optional<Match> try_rule(const Rule& rule, const Site& site, std::string& why);
  bool trigger_fits(const Rule& rule, int i) const;
  bool holds(const Condition& condition, const Site& site, std::string& why);
  std::vector<int> places(const Slot& slot, const Site& site);
  std::vector<Entity> fill(const Slot& slot, const Site& site, bool acting, Match& match);
  std::vector<Entity> fill_complement(int complement);
  std::vector<Entity> fill_any(const std::vector<Slot>& slots, const Site& site, bool acting, Match& match);
  bool head_matches(int word, const Words& words, int depth = 0) const;
  bool speaker_is_actor(const Site& site, Match& match);
  void complete(const Rule& rule, const Site& site, Match& match);

  const Reading& reading_;
  const std::uint32_t sentence_;
  const RuleBook& book_;
  std::vector<RuleTrace>* trace_;
  Clause clause_;
  std::vector<State> states_;
  std::vector<std::optional<Match>> found_;
  int nesting_ = 0;
};

}  // namespace entente
