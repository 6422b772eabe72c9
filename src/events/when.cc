// SPDX-License-Identifier: Apache-2.0
// Words of time to days. A weekday without more means the last such day for what has happened (today included), the
// next for what is to come; a month and day without a year means the year that lies nearest to the document's day.
#include "events/when.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include "base/strings.h"
#include "events/syntax.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"sunday",   "monday", "tuesday", "wednesday",
                                                       "thursday", "friday", "saturday"};
constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};

int number_of(std::string_view word) {
  if (word.empty() || word.size() > 4) return -1;
  std::size_t digits = 0;
  while (digits < word.size() && is_ascii_digit(word[digits])) ++digits;
  if (digits == 0) return -1;
  const std::string_view suffix = word.substr(digits);
  if (!suffix.empty() && suffix != "st" && suffix != "nd" && suffix != "rd" && suffix != "th") return -1;
  return std::atoi(std::string(word.substr(0, digits)).c_str());
}

Day day(std::int32_t days, Precision precision) { return Day{days, precision, Basis::text}; }

struct Scan {
  const Clause& clause;
  Day today;
  bool future;

  std::string lower(int i) const {
    return i >= 0 && i < clause.size() ? to_ascii_lower(clause.text(i)) : std::string{};
  }

  Day month_day(int i, int last) const;
  Day weekday_at(int i) const;
  Day relative(int i) const;
};

// "September 9", "9 September 2020", "May 2, 2020", "May 2020" with the month at `i`.
Day Scan::month_day(int i, int last) const {
  const unsigned month = month_from_name(clause.text(i));
  if (month == 0 || !is_ascii_upper(clause.text(i).front())) return {};
  int date = number_of(lower(i + 1));
  int next = i + 2;
  if (date < 1 || date > 31) {
    date = number_of(lower(i - 1));
    next = i + 1;
  }
  if (date > 31) date = -1;
  int year = -1;
  if (next <= last && lower(next) == ",") ++next;
  if (next < clause.size()) year = number_of(lower(next));
  if (year < 1000) year = number_of(lower(i + 1));
  if (year < 1000 || year > 2999) year = -1;
  if (lower(i) == "may" && date < 1 && year < 0) return {};  // the modal at the head of a sentence
  if (date < 1) {
    if (year > 0) return day(days_from_civil({year, month, 1}), Precision::month);
    return {};
  }
  const auto d = static_cast<unsigned>(date);
  if (year > 0) {
    return d <= days_in_month(year, month) ? day(days_from_civil({year, month, d}), Precision::day) : Day{};
  }
  if (!today.known()) return {};
  // The year that puts the day nearest to today; a little ahead only if it is to come.
  const int this_year = civil_from_days(today.days).year;
  Day best;
  for (int y : {this_year, this_year - 1, this_year + 1}) {
    if (d > days_in_month(y, month)) continue;
    const std::int32_t at = days_from_civil({y, month, d});
    if (!future && at > today.days + 31) continue;
    if (future && at < today.days - 31) continue;
    if (!best.known() || std::abs(at - today.days) < std::abs(best.days - today.days)) best = day(at, Precision::day);
  }
  return best;
}

Day Scan::weekday_at(int i) const {
  const std::string word = lower(i);
  const auto* at = std::find(kWeekdays.begin(), kWeekdays.end(), word);
  if (at == kWeekdays.end() || !today.known()) return {};
  const int want = static_cast<int>(at - kWeekdays.begin());
  const int have = static_cast<int>(weekday(today.days));
  const std::string before = lower(i - 1);
  if (future || before == "next" || before == "coming") {
    const int ahead = (want - have + 7) % 7;
    return day(today.days + (ahead == 0 && before == "next" ? 7 : ahead), Precision::day);
  }
  const int back = (have - want + 7) % 7;
  return day(today.days - (back == 0 && before == "last" ? 7 : back), Precision::day);
}

Day Scan::relative(int i) const {
  if (!today.known()) return {};
  const std::string word = lower(i);
  if (word == "today" || word == "tonight") return day(today.days, Precision::day);
  if (word == "yesterday") return day(today.days - 1, Precision::day);
  if (word == "tomorrow") return day(today.days + 1, Precision::day);
  const std::string before = lower(i - 1);
  const int shift = before == "last" ? -1 : before == "next" ? 1 : before == "this" ? 0 : 99;
  if (shift == 99) return {};
  const CivilDate c = civil_from_days(today.days);
  if (word == "month") {
    const int months = c.year * 12 + static_cast<int>(c.month) - 1 + shift;
    return day(days_from_civil({months / 12, static_cast<unsigned>(months % 12) + 1, 1}), Precision::month);
  }
  if (word == "year") return day(days_from_civil({c.year + shift, 1, 1}), Precision::year);
  if (word == "week" && shift != 0) {
    // No precision of a week: the month that its middle lies in.
    const CivilDate m = civil_from_days(today.days + 7 * shift);
    return day(days_from_civil({m.year, m.month, 1}), Precision::month);
  }
  return {};
}

}  // namespace

unsigned month_from_name(std::string_view word) {
  std::string lower = to_ascii_lower(word);
  if (!lower.empty() && lower.back() == '.') lower.pop_back();
  if (lower == "sept") return 9;
  if (lower.size() < 3) return 0;
  for (unsigned m = 0; m < 12; ++m) {
    if (lower == kMonths[m] || (lower.size() == 3 && kMonths[m].starts_with(lower))) return m + 1;
  }
  return 0;
}

Day day_in_words(const Reading& reading, std::uint32_t sentence, int first, int last, bool future) {
  const Clause clause(reading, sentence);
  const Scan scan{clause, reading.today, future};
  last = std::min(last, clause.size() - 1);
  for (int i = std::max(first, 0); i <= last; ++i) {
    if (const Day d = scan.month_day(i, last); d.known()) return d;
  }
  for (int i = std::max(first, 0); i <= last; ++i) {
    if (const Day d = scan.weekday_at(i); d.known()) return d;
    if (const Day d = scan.relative(i); d.known()) return d;
  }
  return {};
}

Day day_of(const Reading& reading, std::uint32_t sentence, int predicate, bool future) {
  const Clause clause(reading, sentence);
  // Own phrases first, then those of the governors: "The ministry said on Friday that two men were arrested on Monday".
  for (int p = predicate, steps = 0; p >= 0 && steps < 8; p = clause.head(p), ++steps) {
    for (int c = clause.first_child(p); c >= 0; c = clause.next_sibling(c)) {
      const Rel rel = clause.rel(c);
      if (rel != Rel::obl && rel != Rel::obl_unmarked && rel != Rel::nmod && rel != Rel::advmod &&
          rel != Rel::nmod_unmarked && rel != Rel::obj && rel != Rel::compound) {
        continue;
      }
      const auto [first, last] = clause.span(c);
      if (last - first > 8) continue;
      if (const Day d = day_in_words(reading, sentence, first, last, future); d.known()) return d;
    }
  }
  return reading.today;
}

}  // namespace entente
