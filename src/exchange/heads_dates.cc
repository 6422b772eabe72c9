// SPDX-License-Identifier: Apache-2.0
#include "exchange/heads_dates.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "events/when.h"

namespace entente {
namespace {

constexpr std::size_t kMaxPlace = 220, kMaxTail = 120;

bool is_word_byte(char c) { return is_ascii_alpha(c) || (static_cast<unsigned char>(c) & 0x80) != 0; }

// Walks over text; each take moves on only if it succeeds.
struct Walk {
  std::string_view text;
  std::size_t at;

  char peek() const { return at < text.size() ? text[at] : '\0'; }
  std::string_view rest() const { return text.substr(std::min(at, text.size())); }
  bool take(std::string_view what) {
    if (!rest().starts_with(what)) return false;
    at += what.size();
    return true;
  }
  void skip(std::string_view any) {
    while (at < text.size() && any.find(text[at]) != any.npos) ++at;
  }
  // A number of at most `most` digits with no digit behind it, or -1.
  int number(std::size_t most) {
    std::size_t end = at;
    int value = 0;
    while (end < text.size() && end - at <= most && is_ascii_digit(text[end])) value = value * 10 + (text[end++] - '0');
    if (end == at || end - at > most) return -1;
    at = end;
    return value;
  }
  void ordinal() {
    for (std::string_view suffix : {"st", "nd", "rd", "th", "d"}) {
      const std::size_t before = at;
      if (take(suffix) && !is_word_byte(peek())) return;
      at = before;
    }
  }
  bool dash() { return take("—") || take("–") || take("-") || take("/"); }
};

// "8–20", "24/5", "17 [12]", "3[5?]", "4 (17)", "11, (23,)": the other day is stepped over.
void skip_second_day(Walk& walk) {
  const std::size_t before = walk.at;
  walk.take(",");
  const bool blank = walk.take(" ");
  if (walk.peek() == '[' || walk.peek() == '(') {
    // At most two digits: "[1934]" is a year. "(June 3,)" names another month.
    const std::string_view inside = walk.rest().substr(1, walk.rest().find_first_of("])", 1) - 1);
    const auto digits = std::count_if(inside.begin(), inside.end(), is_ascii_digit);
    const std::size_t space = inside.find(' ');
    const bool month = space != inside.npos && month_from_name(inside.substr(0, space)) != 0;
    if (inside.size() <= 14 && digits >= 1 && digits <= 2 && (month || is_ascii_digit(inside.front()))) {
      walk.at = std::min(walk.at + inside.size() + 2, walk.text.size());
      return;
    }
  } else if (!blank && walk.at == before && walk.dash()) {
    const int other = walk.number(2);
    if (other > 0 && other <= 31) return walk.ordinal();
  }
  walk.at = before;
}

int take_year(Walk& walk) {
  const std::size_t before = walk.at;
  walk.skip(",. []");
  if (walk.take("A. D.") || walk.take("A.D.")) walk.skip(" ");
  const int year = walk.number(4);
  if (year >= 1000 && year <= 2999 && !is_ascii_alpha(walk.peek())) return year;
  walk.at = before;
  return 0;
}

// The day number that ends right before `at`: "the 6th of", "7", "3d"; 0 if there is none. Sets where it begins.
unsigned day_before(std::string_view text, std::size_t at, std::size_t& begin) {
  std::string_view head = text.substr(0, at);
  const auto drop = [&](std::string_view tail) {
    if (!head.ends_with(tail)) return false;
    head.remove_suffix(tail.size());
    return true;
  };
  while (drop(" ") || drop(",")) {
  }
  if (drop(" of")) {
    while (drop(" ")) {
    }
  }
  drop("st") || drop("nd") || drop("rd") || drop("th") || drop("d");
  std::size_t digits = 0;
  while (digits < 3 && digits < head.size() && is_ascii_digit(head[head.size() - 1 - digits])) ++digits;
  if (digits == 0 || digits > 2) return 0;
  const std::string_view number = head.substr(head.size() - digits);
  unsigned day = 0;
  for (char c : number) day = day * 10 + static_cast<unsigned>(c - '0');
  if (day < 1 || day > 31) return 0;
  begin = head.size() - digits;
  if (text.substr(0, begin).ends_with("the ")) begin -= 4;
  return day;
}

// Reads the day whose month's name is text[begin, end).
std::optional<WrittenDay> day_at_month(std::string_view text, std::size_t begin, std::size_t end, unsigned month) {
  WrittenDay out{.month = month, .begin = begin};
  Walk walk{text, end};
  walk.skip(". ,]");  // "[January] 22, [1934]"
  const std::size_t behind = walk.at;
  int day = walk.number(2);
  if (day >= 1 && day <= 31 && walk.peek() != ':') {
    walk.ordinal();
    skip_second_day(walk);
    out.day = static_cast<unsigned>(day);
    out.year = take_year(walk);
    out.end = walk.at;
    return out;
  }
  walk.at = behind;
  std::size_t earlier = begin;
  if (const unsigned before = day_before(text, begin, earlier)) {
    out.day = before;
    out.begin = earlier;
    walk.at = end;
    out.year = take_year(walk);
    out.end = out.year != 0 ? walk.at : end;
    return out;
  }
  while (walk.dash()) {
  }
  out.year = take_year(walk);
  if (out.year == 0) return std::nullopt;
  out.end = walk.at;
  return out;
}

bool is_small_place_word(std::string_view word) {
  static constexpr std::string_view kSmall[] = {"of",  "the", "at", "de", "la", "for", "in", "and", "del",   "du",
                                                "des", "op",  "on", "le", "da", "do",  "au", "van", "board", "near",
                                                "off", "to",  "el", "y",  "am", "by",  "a",  "m",   "p",     "night"};
  return std::find(std::begin(kSmall), std::end(kSmall), word) != std::end(kSmall);
}

// What may stand before the day: a place or an office, written with capitals; two other small words are let pass
// (misprints, "o’clock").
bool place_like(std::string_view words) {
  if (words.size() > kMaxPlace || words.find(':') != words.npos || words.find(';') != words.npos) return false;
  int strange = 0, count = 0;
  for (std::size_t i = 0; i < words.size();) {
    if (!is_word_byte(words[i])) {
      const bool digit = is_ascii_digit(words[i++]);
      while (digit && i < words.size() && is_word_byte(words[i])) ++i;  // "7th"
      continue;
    }
    std::size_t end = i;
    while (end < words.size() && is_word_byte(words[end])) ++end;
    const std::string_view word = words.substr(i, end - i);
    if (count++ == 0 && (word == "On" || word == "In" || word == "I" || word == "We" || word == "By" ||
                         word == "Since" || word == "From" || word == "Until" || word == "Dated")) {
      return false;
    }
    if (is_ascii_lower(word.front()) && !is_small_place_word(word)) ++strange;
    i = end;
  }
  return strange <= 2;
}

// What may stand behind the day: an hour, brackets.
bool hour_like(std::string_view tail) {
  if (tail.size() > kMaxTail) return false;
  int depth = 0;
  for (std::size_t i = 0; i < tail.size();) {
    if (tail[i] == '(' || tail[i] == '[') ++depth;
    if ((tail[i] == ')' || tail[i] == ']') && depth > 0) --depth;
    if (!is_ascii_alpha(tail[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < tail.size() && is_ascii_alpha(tail[end])) ++end;
    const std::string word = to_ascii_lower(tail.substr(i, end - i));
    static constexpr std::string_view kHours[] = {"a",     "p",     "m",   "am",      "pm",    "noon",    "midnight",
                                                  "hour",  "hours", "z",   "evening", "night", "morning", "o",
                                                  "clock", "gmt",   "est", "edt",     "local", "time",    "midday"};
    if (depth == 0 && std::find(std::begin(kHours), std::end(kHours), word) == std::end(kHours)) return false;
    i = end;
  }
  return true;
}

// Offset of "[Received", "(Received", or npos.
std::size_t find_stamp(std::string_view line) {
  for (std::size_t at = line.find("eceived"); at != line.npos; at = line.find("eceived", at + 1)) {
    if (at >= 2 && (line[at - 2] == '[' || line[at - 2] == '(')) return at - 2;
  }
  return line.npos;
}

std::string_view strip(std::string_view text, std::string_view any) {
  const std::size_t first = text.find_first_not_of(any);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(any) - first + 1);
}

}  // namespace

Day WrittenDay::resolve(int default_year) const {
  const int in = year != 0 ? year : default_year;
  if (in == 0) return {};
  if (day == 0) return {days_from_civil({in, month, 1}), Precision::month, Basis::text};
  if (day > days_in_month(in, month)) return {};
  return {days_from_civil({in, month, day}), Precision::day, Basis::text};
}

std::optional<WrittenDay> find_written_day(std::string_view text, std::size_t from) {
  for (std::size_t i = from; i < text.size();) {
    if (!is_ascii_upper(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && is_ascii_alpha(text[end])) ++end;
    if (const unsigned month = end - i <= 9 ? month_from_name(text.substr(i, end - i)) : 0) {
      if (auto found = day_at_month(text, i, end, month)) return found;
    }
    i = end;
  }
  return std::nullopt;
}

std::optional<DateLine> read_date_line(std::string_view line) {
  if (line.size() > 2 * kMaxPlace || line.size() < 5) return std::nullopt;
  const std::size_t stamp = find_stamp(line);
  DateLine out;
  const std::string_view sent = line.substr(0, stamp);
  if (stamp != line.npos) {
    out.stamped = true;
    out.received = find_written_day(line, stamp);
  }
  if (sent.starts_with("[") && (sent.find("elegram") != sent.npos || sent.find("able") != sent.npos)) {
    return std::nullopt;
  }
  if (const std::size_t undated = to_ascii_lower(sent).find("undated"); undated != std::string::npos) {
    out.place = strip(sent.substr(0, undated), " ,.[]()");
    if (out.place.size() > 60 || !place_like(out.place)) return std::nullopt;
    return out;
  }
  for (std::size_t from = 0;;) {
    out.sent = find_written_day(sent, from);
    if (!out.sent) return std::nullopt;
    if (place_like(sent.substr(0, out.sent->begin)) && hour_like(sent.substr(out.sent->end))) break;
    from = out.sent->end;
  }
  out.place = strip(sent.substr(0, out.sent->begin), " ,[](");
  return out;
}

void resolve_days(const DateLine& line, int default_year, Day& sent, Day& received) {
  const auto rank = [](const WrittenDay& d) { return d.month * 32 + d.day; };
  if (line.sent) {
    int year = default_year;
    if (line.received && line.received->year != 0) {
      year = line.received->year - (rank(*line.sent) > rank(*line.received) ? 1 : 0);
    }
    sent = line.sent->resolve(year);
  }
  if (line.received) {
    int year = line.sent && line.sent->year != 0 ? line.sent->year : default_year;
    // Hours of two zones may put the receipt a day before the sending; a month earlier is the next year.
    if (line.sent && line.received->month < line.sent->month) ++year;
    received = line.received->resolve(year);
  } else if (line.stamped && sent.known()) {
    received = sent;
  }
}

}  // namespace entente
