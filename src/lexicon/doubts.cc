// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "base/day.h"
#include "lexicon/compile.h"
#include "lexicon/spelling.h"

namespace entente::lexicon {
namespace {

bool overlap(Validity a, Validity b) {
  const bool a_first = a.to != Day::kNone && b.from != Day::kNone && a.to < b.from;
  const bool b_first = b.to != Day::kNone && a.from != Day::kNone && b.to < a.from;
  return !a_first && !b_first;
}

std::string span_text(Validity span) {
  const auto text = [](std::int32_t day) {
    return day == Day::kNone ? std::string("…") : to_iso({day, Precision::day, Basis::none});
  };
  return text(span.from) + " to " + text(span.to);
}

std::string where(const ActorEntry& actor) { return actor.file + ":" + std::to_string(actor.line); }

void doubt_names(const Entries& entries, std::vector<std::string>& out) {
  std::map<std::pair<ActorKind, std::string>, std::vector<const NameEntry*>> by_key;
  for (const NameEntry& name : entries.names) {
    if (name.form == NameForm::surname) continue;
    std::string key;
    for (const std::string& token : name_tokens(name.spelling)) {
      FoldedToken folded;
      fold_token(token, folded);
      key.append(folded.key()).append(" ");
    }
    by_key[{entries.actors[name.actor].kind, key}].push_back(&name);
  }
  for (const auto& [key, names] : by_key) {
    for (std::size_t i = 1; i < names.size(); ++i) {
      const NameEntry &a = *names[0], &b = *names[i];
      if (a.actor == b.actor || !overlap(a.validity, b.validity)) continue;
      const ActorEntry &first = entries.actors[a.actor], &second = entries.actors[b.actor];
      out.push_back(where(second) + ": name '" + b.spelling + "' of " + second.id + " is also one of " + first.id +
                    " (" + where(first) + ")");
    }
  }
}

/// Offices that one person holds at a time.
constexpr std::array<std::string_view, 10> kSole = {"president",        "monarch",           "pope",
                                                    "prime_minister",   "chancellor",        "foreign_minister",
                                                    "defense_minister", "general_secretary", "secretary_general",
                                                    "governor_general"};

void doubt_terms(const Entries& entries, std::vector<std::string>& out) {
  std::map<std::pair<std::string, std::string>, std::vector<std::pair<const TermEntry*, const ActorEntry*>>> by_office;
  for (const ActorEntry& actor : entries.actors) {
    for (const TermEntry& term : actor.terms) {
      if (std::find(kSole.begin(), kSole.end(), term.office) == kSole.end()) continue;
      by_office[{term.country, term.office}].emplace_back(&term, &actor);
    }
  }
  for (auto& [key, held] : by_office) {
    std::stable_sort(held.begin(), held.end(),
                     [](const auto& a, const auto& b) { return a.first->validity.from < b.first->validity.from; });
    for (std::size_t i = 1; i < held.size(); ++i) {
      const Validity before = held[i - 1].first->validity, after = held[i].first->validity;
      // The day of a handover belongs to both; terms known by year only share that year.
      if (!overlap(before, after) || (before.to != Day::kNone && before.to - after.from <= 366)) continue;
      out.push_back(where(*held[i].second) + ": " + key.first + " " + key.second + ": " + held[i].second->id + " (" +
                    span_text(after) + ") and " + held[i - 1].second->id + " (" + span_text(before) + ") at once");
    }
  }
}

}  // namespace

std::vector<std::string> doubts(const Entries& entries) {
  std::vector<std::string> out;
  doubt_names(entries, out);
  doubt_terms(entries, out);
  return out;
}

}  // namespace entente::lexicon
