// SPDX-License-Identifier: Apache-2.0
//
// Events as a time series. What fits: two events in January, none in February, one in March: three rows, the middle one
// zero. What does not: an event known by its year only has no month and is left out of months and quarters. Cost:
// linear in the events of the pair; dates have four-digit years, so that there are never more than 120,000 periods.
#include "relation/series_view.h"

#include <algorithm>
#include <map>

#include "base/day.h"
#include "relation/codes.h"

namespace entente {
namespace {

using store::Statement;

// UNION, not UNION ALL: what both did together stands in both directions and counts once.
constexpr std::string_view kBoth = R"sql(
  SELECT key, date, quad, score FROM dyad_events
  WHERE a = ?1 AND b = ?2 AND NOT (historical OR future OR hypothetical OR negation)
    AND (date_precision IN ('day', 'month') OR (?3 AND date_precision = 'year'))
  UNION
  SELECT key, date, quad, score FROM dyad_events
  WHERE a = ?2 AND b = ?1 AND NOT (historical OR future OR hypothetical OR negation)
    AND (date_precision IN ('day', 'month') OR (?3 AND date_precision = 'year'))
)sql";

constexpr std::string_view kOneWay = R"sql(
  SELECT DISTINCT key, date, quad, score FROM dyad_events
  WHERE a = ?1 AND b = ?2 AND NOT (historical OR future OR hypothetical OR negation)
    AND (date_precision IN ('day', 'month') OR (?3 AND date_precision = 'year'))
)sql";

constexpr int periods_a_year(Period by) { return by == Period::month ? 12 : by == Period::quarter ? 4 : 1; }

int number_of(const Day& day, Period by) {
  const CivilDate civil = civil_from_days(day.days);
  const int count = periods_a_year(by);
  return civil.year * count + (static_cast<int>(civil.month) - 1) * count / 12;
}

std::string digits(int number, std::size_t width) {
  std::string text = std::to_string(number);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string label_of(int number, Period by) {
  const int count = periods_a_year(by);
  const std::string year = digits(number / count, 4);
  if (by == Period::year) return year;
  const int part = number % count + 1;
  return year + (by == Period::quarter ? "-Q" + std::to_string(part) : "-" + digits(part, 2));
}

std::vector<SeriesRow> with_empty_periods(std::map<int, SeriesRow> found, Period by) {
  std::vector<SeriesRow> rows;
  if (found.empty()) return rows;
  for (int number = found.begin()->first; number <= found.rbegin()->first; ++number) {
    const auto here = found.find(number);
    rows.push_back(here == found.end() ? SeriesRow{} : std::move(here->second));
    rows.back().period = label_of(number, by);
  }
  return rows;
}

}  // namespace

std::optional<Period> period_from_name(std::string_view name) {
  if (name == "month") return Period::month;
  if (name == "quarter") return Period::quarter;
  if (name == "year") return Period::year;
  return std::nullopt;
}

std::optional<double> SeriesRow::score_mean() const {
  if (events == 0) return std::nullopt;
  return score_sum / static_cast<double>(events);
}

Result<std::vector<SeriesRow>> series(const Store& store, std::string_view code_a, std::string_view code_b, Period by,
                                      Direction direction) {
  const std::optional<std::string> a = TRY(find_code(store, code_a)), b = TRY(find_code(store, code_b));
  if (!a || !b) return std::vector<SeriesRow>();
  Statement events = TRY(store.database().prepare(direction == Direction::both ? kBoth : kOneWay));
  events.with(*a, *b, by == Period::year);
  std::map<int, SeriesRow> found;
  while (TRY(events.next())) {
    const std::optional<Day> day = parse_iso_day(events.text(1));
    if (!day) continue;
    SeriesRow& row = found[number_of(*day, by)];
    ++row.events;
    ++row.by_quad[static_cast<std::size_t>(std::clamp<std::int64_t>(events.integer(2), 1, 4) - 1)];
    row.score_sum += events.real(3);
  }
  return with_empty_periods(std::move(found), by);
}

Table series_table(const std::vector<SeriesRow>& rows) {
  Table table;
  table.columns = {
      "period",    "events",    "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict",
      "score_sum", "score_mean"};
  for (const SeriesRow& row : rows) {
    std::vector<Table::Cell> cells{row.period, static_cast<std::int64_t>(row.events)};
    for (const std::uint64_t count : row.by_quad) cells.emplace_back(static_cast<std::int64_t>(count));
    cells.emplace_back(row.score_sum);
    cells.emplace_back();
    if (const std::optional<double> mean = row.score_mean()) cells.back() = *mean;
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace entente
