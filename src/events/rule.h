// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "events/event.h"
#include "events/resolve.h"

namespace entente {

/// The compiled form of docs/rules.md. Plain data.
enum class TriggerKind : std::uint8_t { verb, noun, adjective };
enum class SlotBase : std::uint8_t {
  subject,
  object,
  indirect,
  complement,
  complement_subject,
  complement_object,
  preposition,
  possessor,
  modifier,
  location,
  self
};

struct Slot {
  SlotBase base = SlotBase::subject;
  std::string preposition;  // lower case, spaces inside; only for SlotBase::preposition
  Reach reach = Reach::phrase;
};

using Words = std::set<std::string, std::less<>>;

struct Condition {
  enum class Test : std::uint8_t {
    present,
    absent,
    head_in,
    head_not_in,
    is_actor,
    is_no_actor,
    codes,
    auxiliary,
    modifier,
    negated
  };
  Test test = Test::present;
  Slot slot;
  bool or_actor = false;  // head_in: a head that names an actor fits too
  Words words;            // lemmas, or category names for `codes`
  std::string written;    // as in the file, for explain
};

struct Trigger {
  std::string lemma;
  std::string particle;  // "out" of lash+out; empty if none
};

struct Rule {
  std::string id;  // "accuse.rules:12"
  TriggerKind kind = TriggerKind::verb;
  std::vector<Trigger> triggers;
  std::vector<Slot> actor, recipient;
  bool reciprocal = false;
  std::vector<Condition> conditions;
  Category category = Category::AGREE;
  std::vector<std::string> modes, contexts;
  std::string cameo;
  double confidence = 0.8;
  bool need_actor = false, need_recipient = false, plain = false;
};

struct RuleExample {
  std::string text;
  bool positive = true;
  std::string expected;  // "ACCUSE NOR > MLT"; may be only the category
  std::string where;     // "accuse.rules:14"
};

/// All rules and lists, indexed by trigger lemma; rules of a lemma in the order in which they are tried.
struct RuleBook {
  std::vector<Rule> rules;
  std::map<std::string, Words, std::less<>> lists;
  std::array<std::unordered_map<std::string, std::vector<std::uint32_t>>, 3> by_lemma;
  std::vector<RuleExample> examples;

  const Words& list(std::string_view name) const;
  bool in_list(std::string_view name, std::string_view lemma) const { return list(name).count(lemma) != 0; }
};

/// One rule file; `name` is its base name. Lists must be read before the rules that use them: call read_lists on all
/// files first.
Status read_lists(std::string_view text, std::string_view name, RuleBook& book);
Status read_rules(std::string_view text, std::string_view name, RuleBook& book);
/// Builds the index; call once, after all files.
void index_rules(RuleBook& book);

}  // namespace entente
