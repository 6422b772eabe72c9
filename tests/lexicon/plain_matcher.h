// SPDX-License-Identifier: Apache-2.0
// The slow matcher that the fast one must agree with: no trie, no hash, no file; every name is laid on every place.
// It shares the spellings (spelling.h) and the folding of one token (fold.h) with the fast one, and nothing else: case,
// flags, dates and order are written again, from the words of docs/lexicon.md.
#pragma once

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "base/strings.h"
#include "lexicon/common_words.h"
#include "lexicon/entries.h"
#include "lexicon/rank.h"
#include "lexicon/spelling.h"
#include "text/sentence.h"

namespace entente::lexicon {

class PlainMatcher {
 public:
  struct Reading {
    std::string id;
    NameForm form;
    bool in_force, weak;
    std::size_t place = 0;  // from 0; readings that nothing orders share one
  };
  struct Found {
    std::size_t first, count;
    std::vector<Reading> readings;
  };

  explicit PlainMatcher(const Entries& entries) : entries_(entries) {
    std::set<std::vector<std::string>> states;
    for (const NameEntry& name : entries.names) {
      const bool direct = name.form != NameForm::capital && name.form != NameForm::seat;
      if (direct && kind_of(name) == ActorKind::state) states.insert(keys_of(name_tokens(name.spelling)));
    }
    for (const NameEntry& name : entries.names) {
      for (const auto& tokens : spellings(name.spelling, kind_of(name), name.form)) {
        if (generic(name) && !is_ascii_lower(tokens[0][0]) && hides_a_state(states, keys_of(tokens))) continue;
        names_.push_back({&name, tokens, keys_of(tokens)});
        starts_.insert(names_.back().keys[0]);
        vocabulary_.insert(names_.back().keys.begin(), names_.back().keys.end());
      }
    }
  }

  std::vector<Found> find(const std::vector<Token>& tokens, Validity day, bool day_known) const {
    std::vector<Found> out;
    for (std::size_t i = 0; i < tokens.size();) {
      const Found found = longest_at(tokens, i, day, day_known, out);
      if (found.count > 0) out.push_back(found);
      i += std::max<std::size_t>(found.count, 1);
    }
    return out;
  }

 private:
  struct Name {
    const NameEntry* entry;
    std::vector<std::string> tokens, keys;
  };
  struct Hit {
    const Name* name;
    bool exact, weak;
  };
  /// How a name lies on the text.
  struct Lay {
    std::size_t skip = 0;   // words before an initial that is stepped over
    std::size_t glued = 0;  // bytes of another word before the name, in the first token
    std::size_t spare = 0;  // bytes of another word behind it, in the last
  };

  ActorKind kind_of(const NameEntry& name) const { return entries_.actors[name.actor].kind; }
  bool generic(const NameEntry& name) const {
    return kind_of(name) == ActorKind::office || kind_of(name) == ActorKind::role;
  }
  static FoldedToken folded(std::string_view token) {
    FoldedToken out;
    fold_token(token, out);
    return out;
  }
  static std::vector<std::string> keys_of(const std::vector<std::string>& tokens) {
    std::vector<std::string> keys;
    for (const std::string& token : tokens) keys.emplace_back(folded(token).key());
    return keys;
  }
  static bool hides_a_state(const std::set<std::vector<std::string>>& states, const std::vector<std::string>& keys) {
    for (std::size_t n = 1; n < keys.size(); ++n) {
      const bool on_its_own = keys[n] != "-" || (n + 1 < keys.size() && keys[n + 1] == "led");
      if (on_its_own && states.contains({keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(n)})) return true;
    }
    return false;
  }

  // --- Where a name may stand

  /// Whether the name lies on the text from token `i` in this way.
  bool lies(const Name& name, const std::vector<Token>& tokens, std::size_t i, Lay lay) const {
    if (i + name.keys.size() + (lay.skip > 0) > tokens.size()) return false;
    if (lay.skip > 0 && !is_initial(tokens[i + lay.skip].text)) return false;
    for (std::size_t k = 0; k < name.keys.size(); ++k) {
      if (folded(word(name, tokens, i, k, lay)).key() != name.keys[k]) return false;
    }
    return true;
  }
  static std::size_t place(std::size_t i, std::size_t k, Lay lay) { return i + k + (lay.skip > 0 && k >= lay.skip); }
  static std::string_view word(const Name& name, const std::vector<Token>& tokens, std::size_t i, std::size_t k,
                               Lay lay) {
    std::string_view text = tokens[place(i, k, lay)].text;
    if (k + 1 == name.keys.size()) text.remove_suffix(std::min(lay.spare, text.size()));
    if (k == 0) text.remove_prefix(std::min(lay.glued, text.size()));
    return text;
  }

  bool known(std::string_view token) const { return vocabulary_.contains(std::string(folded(token).key())); }

  /// Bytes of another word at the head of a token that no name has: up to the last capital behind a small letter.
  std::size_t glued_at(const Token& token) const {
    if (known(token.text) || folded(token.text).shape != CaseShape::mixed) return 0;
    for (std::size_t i = token.text.size() - 1; i > 0; --i) {
      if (is_ascii_upper(token.text[i]) && is_ascii_lower(token.text[i - 1])) return i;
    }
    return 0;
  }

  /// The least number of bytes, two or more, all small letters, behind the name's last word in a token no name has.
  std::size_t spare_at(const Name& name, const std::vector<Token>& tokens, std::size_t i) const {
    if (name.keys.size() < 3 || i + name.keys.size() > tokens.size()) return 0;
    const std::string_view text = tokens[i + name.keys.size() - 1].text;
    if (known(text) || glued_at(tokens[i + name.keys.size() - 1]) > 0) return 0;
    for (std::size_t spare = 2; spare + 2 <= text.size() && is_ascii_lower(text[text.size() - spare]); ++spare) {
      if (folded(text.substr(0, text.size() - spare)).key() == name.keys.back()) return spare;
    }
    return 0;
  }

  static bool is_initial(std::string_view token) {
    const FoldedToken f = folded(token);
    if (f.size == 1 && f.shape == CaseShape::title) return f.dotted || (f.key() != "a" && f.key() != "i");
    return f.dotted && f.size <= 3 && f.shape == CaseShape::caps;
  }

  /// 0 no, 1 another case, 2 its own.
  int case_fits(const Name& name, std::size_t k, std::string_view text) const {
    const CaseShape own = folded(name.tokens[k]).shape, there = folded(text).shape;
    const bool behind_hyphen = kind_of(*name.entry) == ActorKind::person && k >= 2 && name.tokens[k - 1] == "-";
    if (own == CaseShape::none) return 2;
    if ((generic(*name.entry) || behind_hyphen) && (own == CaseShape::lower || own == CaseShape::title)) return 2;
    if (own == there) return 2;
    if (own == CaseShape::lower) return 1;
    if (there == CaseShape::lower) return 0;
    if (own == CaseShape::mixed && folded(name.tokens[k]).size <= 4) return 0;
    if (own != CaseShape::caps) return 1;
    const bool long_acronym = folded(name.tokens[k]).size >= 4 && !folded(name.tokens[k]).dotted;
    return long_acronym && there == CaseShape::title ? 1 : 0;
  }

  static bool all_capitals(const std::vector<Token>& tokens) {
    int capitals = 0, others = 0;
    for (const Token& token : tokens) {
      const CaseShape shape = folded(token.text).shape;
      if (shape == CaseShape::caps) {
        ++capitals;
      } else if (shape != CaseShape::none && !(shape == CaseShape::title && is_initial(token.text))) {
        ++others;
      }
    }
    return capitals >= 3 && others <= 1;
  }

  // --- What it means

  Validity span_of(const NameEntry& name) const { return name.validity; }
  static std::int64_t end(Validity v) { return v.to == Day::kNone ? std::numeric_limits<std::int32_t>::max() : v.to; }
  static bool meet(Validity a, Validity b) { return a.from <= end(b) && b.from <= end(a); }

  struct Dates {
    bool in_force;
    std::int64_t begin, end;
  };
  Dates dates(const NameEntry& name, Validity day) const {
    const auto& terms = entries_.actors[name.actor].terms;
    if (kind_of(name) != ActorKind::person || terms.empty()) {
      return {meet(name.validity, day), name.validity.from, end(name.validity)};
    }
    Dates all{false, Day::kNone, Day::kNone}, now = all;
    for (const TermEntry& term : terms) {
      all.begin = std::max<std::int64_t>(all.begin, term.validity.from);
      all.end = std::max(all.end, std::min(end(term.validity), end(name.validity)));
      if (!meet(term.validity, day) || !meet(name.validity, day)) continue;
      now.in_force = true;
      now.begin = std::max<std::int64_t>(now.begin, term.validity.from);
    }
    now.end = all.end;
    return now.in_force ? now : all;
  }

  /// In office neither within 25 years after the day nor within 60 before it.
  bool out_of_time(const NameEntry& name, Validity day) const {
    const auto& terms = entries_.actors[name.actor].terms;
    if (kind_of(name) != ActorKind::person || terms.empty()) return false;
    const auto ahead = [&](const TermEntry& t) { return t.validity.from > day.from + 25 * 365; };
    const auto past = [&](const TermEntry& t) { return end(t.validity) < day.from - 60 * 365; };
    return std::all_of(terms.begin(), terms.end(), ahead) || std::all_of(terms.begin(), terms.end(), past);
  }

  int rank(const NameEntry& name) const {
    int r = rank_of(kind_of(name), name.form);
    if (r != kRankSurname) return r;
    int best = 3;
    for (const TermEntry& term : entries_.actors[name.actor].terms) {
      best = std::min<int>(best, standing_of(term.office));
    }
    return r + best;
  }

  static NameForm sense(NameForm form) {
    return form == NameForm::acronym || form == NameForm::alias ? NameForm::name : form;
  }

  bool behind_title(const std::vector<Token>& tokens, std::size_t i, const std::vector<Found>& before) const {
    if (i == 0) return false;
    if (!before.empty() && before.back().first + before.back().count == i &&
        before.back().readings[0].id.starts_with("office/")) {
      return true;
    }
    return is_title_of_address(tokens[i - 1].text);
  }

  std::vector<Reading> order(const std::vector<Hit>& hits, Validity day, bool day_known, bool title) const {
    std::map<ActorKind, std::int64_t> last;
    for (const Hit& hit : hits) {
      std::int64_t& l = last.try_emplace(kind_of(*hit.name->entry), Day::kNone).first->second;
      l = std::max(l, dates(*hit.name->entry, day).end);
    }
    using Key = std::tuple<bool, bool, bool, bool, int, std::int64_t>;
    std::map<std::pair<std::uint32_t, NameForm>, std::pair<Key, Reading>> best;
    for (const Hit& hit : hits) {
      const NameEntry& name = *hit.name->entry;
      const Dates d = dates(name, day);
      const bool in_force = day_known ? d.in_force : d.end == last[kind_of(name)];
      const int r = rank(name);
      const Key key{!(title && r >= kRankSurname), !in_force, !hit.exact, hit.weak, r, -d.begin};
      const Reading reading{entries_.actors[name.actor].id, sense(name.form), in_force, hit.weak};
      const auto [place, fresh] = best.try_emplace({name.actor, sense(name.form)}, key, reading);
      if (!fresh && key < place->second.first) place->second = {key, reading};
    }
    std::vector<std::pair<Key, Reading>> sorted;
    for (const auto& [sense_of, value] : best) sorted.push_back(value);
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Reading> out;
    for (std::size_t n = 0; n < sorted.size(); ++n) {
      out.push_back(sorted[n].second);
      if (n > 0) out[n].place = out[n - 1].place + (sorted[n - 1].first < sorted[n].first);
    }
    return out;
  }

  Found longest_at(const std::vector<Token>& tokens, std::size_t i, Validity day, bool day_known,
                   const std::vector<Found>& before) const {
    const std::size_t glued = glued_at(tokens[i]);
    if (!starts_.contains(std::string(folded(tokens[i].text.substr(glued)).key()))) return {i, 0, {}};
    // Longest in the text first; then what steps over nothing; then what steps later.
    using Way = std::tuple<std::size_t, bool, std::size_t, std::vector<std::string>>;
    std::map<Way, std::vector<Hit>> ways;
    std::set<std::vector<std::string>> keep_case;
    for (const Name& name : names_) {
      if (name.entry->flags & kExactCase) keep_case.insert(name.keys);
    }
    for (const Name& name : names_) {
      const bool full_name = kind_of(*name.entry) == ActorKind::person && name.entry->form != NameForm::surname;
      if (glued > 0 && (!full_name || name.keys.size() < 2)) continue;
      const std::size_t spare = full_name ? spare_at(name, tokens, i) : 0;
      for (std::size_t skip = 0; skip < (full_name ? name.keys.size() : 1); ++skip) {
        const Lay lay{skip, glued, skip == 0 ? spare : 0};
        if (!lies(name, tokens, i, lay)) continue;
        if (name.entry->form == NameForm::surname && day_known && out_of_time(*name.entry, day)) continue;
        const auto hit = look(name, tokens, i, lay, keep_case.contains(name.keys), behind_title(tokens, i, before));
        if (hit) ways[{name.keys.size() + (skip > 0), skip == 0, skip, name.keys}].push_back(*hit);
      }
    }
    if (ways.empty()) return {i, 0, {}};
    const auto& [way, hits] = *ways.rbegin();
    return {i, std::get<0>(way), order(hits, day, day_known, behind_title(tokens, i, before))};
  }

  std::optional<Hit> look(const Name& name, const std::vector<Token>& tokens, std::size_t i, Lay lay, bool keep_case,
                          bool title) const {
    const std::size_t stop = i + name.keys.size() + (lay.skip > 0);
    int fits = 2;
    for (std::size_t k = 0; k < name.keys.size(); ++k) {
      fits = std::min(fits, case_fits(name, k, word(name, tokens, i, k, lay)));
    }
    const std::uint8_t flags = name.entry->flags;
    const bool surname = name.entry->form == NameForm::surname && name.keys.size() == 1;
    const SurnameKind kind = surname ? surname_kind(name.keys[0]) : SurnameKind::plain;
    if (kind == SurnameKind::function && !title) return std::nullopt;
    if (kind == SurnameKind::calendar && !title &&
        is_month_here(i > 0 ? tokens[i - 1].text : "", i + 1 < tokens.size() ? tokens[i + 1].text : "")) {
      return std::nullopt;
    }
    if (fits == 0 || (fits == 1 && (flags & kExactCase))) return std::nullopt;
    if ((flags & kAfterThe) && (i == 0 || to_ascii_lower(tokens[i - 1].text) != "the")) return std::nullopt;
    if ((flags & kPrefix) && (stop >= tokens.size() || tokens[stop].text != "-")) return std::nullopt;
    bool weak = (flags & kWeak) || kind == SurnameKind::calendar;
    weak |=
        kind == SurnameKind::common && !title && (i == 0 || is_determiner(tokens[i - 1].text) || all_capitals(tokens));
    if ((flags & kAfterThe) && stop < tokens.size() && !all_capitals(tokens)) {
      const FoldedToken next = folded(tokens[stop].text);
      weak |= next.shape == CaseShape::title && !starts_.contains(std::string(next.key()));
    }
    weak |= keep_case && !folded(tokens[i].text).dotted && all_capitals(tokens);
    return Hit{&name, fits == 2, weak};
  }

  const Entries& entries_;
  std::vector<Name> names_;
  std::set<std::string> starts_, vocabulary_;
};

}  // namespace entente::lexicon
