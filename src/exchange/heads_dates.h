// SPDX-License-Identifier: Apache-2.0
// Days as the head of a letter writes them.
//
//   "Lisbon, May 3, 1861."                              the place and the day
//   "Peking, January 3, 1917, 5 p.m.[Received 9 a.m.]"  the hour is dropped; received on the same day
//   "The 6th of October, 1861"; "3d March, 1870"; "7 May, 1925"; "May 14. 1870"
//   "St. Petersburg, June 4/16, 1861"                   the first: as the sender wrote it, in his own calendar
//   "Rome, June —, 1861"                                the month
//   "On May 3, 1861, the envoy left."                   not a head's date: words follow
#pragma once

#include <optional>
#include <string_view>

#include "base/day.h"

namespace entente {

struct WrittenDay {
  int year = 0;           // 0: not said
  unsigned month = 0;     // 1..12
  unsigned day = 0;       // 0: only the month is said
  std::size_t begin = 0;  // where the words stand in the text searched
  std::size_t end = 0;

  /// The Day with basis text; `year` stands in where none is said (0: then unknown). Unknown if there is no such day.
  Day resolve(int default_year) const;
};

/// The first day written at or behind `from`.
std::optional<WrittenDay> find_written_day(std::string_view text, std::size_t from = 0);

/// What a head's date line says. Views into the line.
struct DateLine {
  std::string_view place;  // "Legation of the United States, Lima"; may be empty
  std::optional<WrittenDay> sent, received;
  bool stamped = false;  // it says when it was received
};

/// Reads a line that is nothing but place, day, hour and stamp of receipt; nothing for any other line.
std::optional<DateLine> read_date_line(std::string_view line);

/// Both days of a line: a missing year is taken from the other day, else from `default_year`.
void resolve_days(const DateLine& line, int default_year, Day& sent, Day& received);

}  // namespace entente
