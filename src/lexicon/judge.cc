// SPDX-License-Identifier: Apache-2.0
#include "lexicon/judge.h"

#include <algorithm>
#include <limits>

#include "lexicon/match.h"
#include "lexicon/rank.h"

namespace entente::lexicon {
namespace {

constexpr std::int32_t kForever = std::numeric_limits<std::int32_t>::max();

std::int32_t end_of(Validity span) { return span.to == Day::kNone ? kForever : span.to; }

/// What dates say about a match.
struct Life {
  bool in_force = false;
  std::int32_t begin = Day::kNone;  // of the name, or of the latest of the terms that count
  std::int32_t end = Day::kNone;
};

Life life_of(const Image& image, const NameRecord& name, Validity day) {
  const Validity own{name.from, name.to};
  const bool now = overlap(own, day);
  const auto actor =
      name.kind == static_cast<std::uint8_t>(ActorKind::person) ? image.actors[name.actor] : ActorRecord{};
  if (actor.term_count == 0) return {now, own.from, end_of(own)};
  Life life;
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

/// A sense with what orders it: less is better, then the later begin.
struct Candidate {
  Sense sense;
  std::uint32_t order = 0;
  std::int32_t begin = Day::kNone;

  bool better_than(const Candidate& other) const {
    return order != other.order ? order < other.order : begin > other.begin;
  }
};

std::uint32_t order_of(const Match& match, bool in_force, bool surname_first) {
  const bool first = surname_first && match.name.rank >= kRankSurname;
  return (first ? 0u : 1u << 11) | (in_force ? 0u : 1u << 10) | (match.fit == Fit::exact ? 0u : 1u << 9) |
         (match.weak ? 1u << 8 : 0u) | match.name.rank;
}

/// Keeps the best candidates in order.
class Podium {
 public:
  void add(const Candidate& candidate) {
    std::size_t end = size_;
    for (std::size_t i = 0; i < size_; ++i) {
      if (list_[i].sense.actor != candidate.sense.actor || list_[i].sense.form != candidate.sense.form) continue;
      if (!candidate.better_than(list_[i])) return;
      end = i;  // the worse of two records of one sense gives way
      break;
    }
    if (end == kMaxReadings) --end;
    if (end == size_) ++size_;
    for (; end > 0 && candidate.better_than(list_[end - 1]); --end) list_[end] = list_[end - 1];
    list_[end] = candidate;
  }
  std::size_t size() const { return size_; }
  const Sense& operator[](std::size_t i) const { return list_[i].sense; }

 private:
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
  Podium podium;
  for (std::size_t i = 0; i < matches.size; ++i) {
    const Match& match = matches.list[i];
    const bool in_force = day.known() ? lives[i].in_force : lives[i].end == last_end[match.name.kind];
    const Sense sense{match.name.actor, static_cast<NameForm>(match.name.form), in_force, match.weak};
    podium.add({sense, order_of(match, in_force, surname_first), lives[i].begin});
  }
  out.clear();
  for (std::size_t i = 0; i < podium.size(); ++i) out.push_back(podium[i]);
}

}  // namespace entente::lexicon
