// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "events/event.h"
#include "events/reading.h"

namespace entente {

struct RuleBook;  // events/rule.h

/// What happened to one rule at one word: for `explain`.
struct RuleTrace {
  std::uint32_t sentence = 0;
  std::uint32_t token = 0;  // the trigger
  std::string rule;
  bool fired = false;
  std::string why;  // "needs an object; found none", or what it coded
};

/// Finds the events of a document. Immutable after load; share it between threads.
class EventCoder {
 public:
  /// `rules` is the text of all rule and word-list files, each preceded by a line "%% file NAME". Fails with bad_syntax
  /// naming file and line.
  static Result<EventCoder> load(std::string_view rules);
  EventCoder(EventCoder&&) noexcept;
  ~EventCoder();

  /// The events of `reading`, each told once, in text order; the main event of a sentence comes first.
  /// `trace`, where given, receives every rule that was tried.
  std::vector<Event> code(const Reading& reading, std::vector<RuleTrace>* trace = nullptr) const;

  /// The base forms of all words that rules and lists name; lives as long as the coder.
  const Vocabulary& vocabulary() const;

  /// All rules, lists and examples, for tests and `explain`.
  const RuleBook& book() const;

 private:
  struct Impl;
  explicit EventCoder(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace entente
