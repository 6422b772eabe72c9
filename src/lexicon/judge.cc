// SPDX-License-Identifier: Apache-2.0
#include "lexicon/judge.h"

#include <algorithm>
#include <limits>
#include <span>

#include "lexicon/match.h"
#include "lexicon/rank.h"

namespace entente::lexicon {
namespace {

constexpr std::int32_t kForever = std::numeric_limits<std::int32_t>::max();

std::int32_t end_of(Validity span) { return span.to == Day::kNone ? kForever : span.to; }

/// What dates say about a match.
struct Life {
  bool in_force;
  std::int32_t begin;  // of the name, or of the latest of the terms that count
  std::int32_t end;
};

Life life_of(const Image& image, const NameRecord& name, Validity day) {
  const Validity own{name.from, name.to};
  const bool now = overlap(own, day);
  const auto actor =
      name.kind == static_cast<std::uint8_t>(ActorKind::person) ? image.actors[name.actor] : ActorRecord{};
  if (actor.term_count == 0) return {now, own.from, end_of(own)};
  Life life{false, Day::kNone, Day::kNone};
  for (std::uint32_t i = 0; i < actor.term_count; ++i) {
    const TermRecord term = image.terms[actor.terms + i];
    const Validity span{term.from, term.to};
    const bool counts = now && overlap(span, day);
    if (counts == life.in_force) {
      life.begin = std::max(life.begin, span.from);
    } else if (counts) {
      life.in_force = true;
      life.begin = span.from;
    }
    life.end = std::max(life.end, std::min(end_of(span), end_of(own)));
  }
  return life;
}

std::uint32_t order_of(const Match& match, bool in_force, bool surname_first) {
  const bool first = surname_first && match.name.rank >= kRankSurname;
  return (first ? 0u : 1u << 11) | (in_force ? 0u : 1u << 10) | (match.fit == Fit::exact ? 0u : 1u << 9) |
         (match.weak ? 1u << 8 : 0u) | match.name.rank;
}

/// A match with what orders it.
struct Candidate {
  std::uint32_t order;  // less is better
  std::int32_t begin;   // then the later
  std::uint32_t match;

  bool better_than(const Candidate& other) const {
    return order != other.order ? order < other.order : begin > other.begin;
  }
};

/// Keeps the best candidates in order, one for each sense.
class Podium {
 public:
  explicit Podium(const Matches& matches) : matches_(matches) {}

  void add(const Candidate& candidate) {
    std::size_t end = 0;
    while (end < size_ && !same_sense(list_[end], candidate)) ++end;
    const bool replaces = end < size_ || size_ == kMaxReadings;
    if (replaces) {
      end = std::min(end, size_ - 1);
      if (!candidate.better_than(list_[end])) return;
    } else {
      ++size_;
    }
    for (; end > 0 && candidate.better_than(list_[end - 1]); --end) list_[end] = list_[end - 1];
    list_[end] = candidate;
  }
  std::span<const Candidate> all() const { return {list_.data(), size_}; }

 private:
  bool same_sense(const Candidate& a, const Candidate& b) const {
    const NameRecord &x = matches_.list[a.match].name, &y = matches_.list[b.match].name;
    return x.actor == y.actor && sense_form(static_cast<NameForm>(x.form)) == sense_form(static_cast<NameForm>(y.form));
  }

  const Matches& matches_;
  std::array<Candidate, kMaxReadings> list_;
  std::size_t size_ = 0;
};

}  // namespace

Validity days_of(Day day) {
  if (!day.known()) return {};
  if (day.precision == Precision::year) return {day.days, days_from_civil({civil_from_days(day.days).year, 12, 31})};
  if (day.precision != Precision::month) return {day.days, day.days};
  const CivilDate civil = civil_from_days(day.days);
  return {day.days, days_from_civil({civil.year, civil.month, days_in_month(civil.year, civil.month)})};
}

bool overlap(Validity a, Validity b) { return a.from <= end_of(b) && b.from <= end_of(a); }

bool out_of_time(const Image& image, const NameRecord& name, Day day) {
  const ActorRecord actor = image.actors[name.actor];
  if (!day.known() || actor.term_count == 0) return false;
  constexpr std::int64_t kYear = 365;
  std::int64_t begin = kForever, end = Day::kNone;
  for (std::uint32_t i = 0; i < actor.term_count; ++i) {
    const TermRecord term = image.terms[actor.terms + i];
    begin = std::min<std::int64_t>(begin, term.from);
    end = std::max<std::int64_t>(end, end_of({term.from, term.to}));
  }
  return begin > day.days + kYearsAhead * kYear || end < day.days - kYearsBack * kYear;
}

void judge(const Image& image, const Matches& matches, Day day, bool surname_first, std::vector<Sense>& out) {
  const Validity days = days_of(day);
  std::array<std::int32_t, 16> last_end;  // by kind; counts where the day is unknown
  last_end.fill(Day::kNone);
  std::array<Life, Matches::kMost> lives;
  for (std::size_t i = 0; i < matches.size; ++i) {
    lives[i] = life_of(image, matches.list[i].name, days);
    std::int32_t& last = last_end[matches.list[i].name.kind];
    last = std::max(last, lives[i].end);
  }
  Podium podium(matches);
  for (std::uint32_t i = 0; i < matches.size; ++i) {
    Life& life = lives[i];
    if (!day.known()) life.in_force = life.end == last_end[matches.list[i].name.kind];
    podium.add({order_of(matches.list[i], life.in_force, surname_first), life.begin, i});
  }
  out.clear();
  for (const Candidate& best : podium.all()) {
    const Match& match = matches.list[best.match];
    out.push_back({match.name.actor, static_cast<NameForm>(match.name.form), lives[best.match].in_force, match.weak});
  }
}

}  // namespace entente::lexicon
