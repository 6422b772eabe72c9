// SPDX-License-Identifier: Apache-2.0
// Datelines: what an agency puts before a report's first sentence.
// Fits: "ACCRA, June 3 (GNA) --", "Hanoi, 3 May 2021 (VNA) –", "VIENNA, 12 March. /TASS/.", "Damascus, SANA-",
//       "NAIROBI (AP) —", "LIMA, Peru —".
// Does not fit: "Lima, Peru, hosts the talks.", letter heads ("Lisbon, May 3, 1861."), telegram heads with an hour
// ("Rome, May 3, 1936—6 p.m.").
// A place (capitalised words), a day, an agency, then a mark that ends it. One of agency, or a place in capitals with a
// dash, must be there. Cost: at most kMaxDateline bytes are looked at.
#include "ingest/dateline.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/strings.h"
#include "ingest/agencies.h"

namespace entente::ingest {
namespace {

constexpr std::size_t kMaxDateline = 160;
constexpr std::size_t kMaxPlaceWords = 9;

struct Month {
  std::string_view name;
  std::size_t shortest;  // letters of the shortest abbreviation
};
constexpr std::array<Month, 12> kMonths = {{{"january", 3},
                                            {"february", 3},
                                            {"march", 3},
                                            {"april", 3},
                                            {"may", 3},
                                            {"june", 3},
                                            {"july", 3},
                                            {"august", 3},
                                            {"september", 3},
                                            {"october", 3},
                                            {"november", 3},
                                            {"december", 3}}};

// Walks over one line. Each `take_…` moves on only if it succeeds.
class Walker {
 public:
  Walker(std::string_view text, std::size_t from) : text_(text.substr(0, from + kMaxDateline)), at_(from) {}

  std::size_t at() const { return at_; }
  void move_to(std::size_t at) { at_ = at; }
  std::string_view rest() const { return text_.substr(at_); }
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void skip_spaces() {
    while (peek() == ' ' || peek() == '\t' || rest().starts_with("\u00A0")) at_ += peek() == '\xC2' ? 2 : 1;
  }
  bool take(std::string_view words) {
    if (!rest().starts_with(words)) return false;
    at_ += words.size();
    return true;
  }
  std::string_view take_letters() {
    const std::size_t begin = at_;
    while (is_letter(peek())) {
      const bool wide = static_cast<unsigned char>(text_[at_++]) >= 0x80;
      while (wide && (static_cast<unsigned char>(peek()) & 0xC0) == 0x80) ++at_;
    }
    return text_.substr(begin, at_ - begin);
  }
  // One to `most` digits with no digit behind; -1 if there are none such.
  int take_number(std::size_t most) {
    const std::size_t begin = at_;
    int value = 0;
    while (at_ - begin <= most && is_ascii_digit(peek())) value = value * 10 + (text_[at_++] - '0');
    if (at_ > begin && at_ - begin <= most) return value;
    at_ = begin;
    return -1;
  }
  // The first byte of a letter: beyond ASCII all but U+0080..00BF and the block of dashes and quotes.
  static bool is_letter(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return is_ascii_alpha(c) || (byte >= 0xC3 && byte != 0xE2);
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

// 1..12, 0 if `word` is no month.
unsigned month_of(std::string_view word) {
  for (unsigned i = 0; i < kMonths.size(); ++i) {
    const auto& [name, shortest] = kMonths[i];
    if (word.size() >= shortest && word.size() <= name.size() &&
        equals_ignoring_case(word, name.substr(0, word.size()))) {
      return i + 1;
    }
  }
  return 0;
}

// In capitals before a dash these are labels, not places.
constexpr std::array<std::string_view, 24> kLabels = {
    "ADVISORY",  "ANALYSIS",  "ANSWER",    "ARTICLE", "BREAKING",  "CHAPTER",   "CIRCULAR",   "CONFIDENTIAL",
    "CORRECTED", "EXCLUSIVE", "EXECUTIVE", "FACTBOX", "FEATURE",   "INTERVIEW", "MEMORANDUM", "NEWS",
    "NOTE",      "OPINION",   "QUESTION",  "SECTION", "STATEMENT", "SUMMARY",   "UPDATE",     "URGENT",
};

struct DayWords {
  int year = 0;  // 0: not said
  unsigned month = 0, day = 0;
};

unsigned take_month(Walker& walker) {
  const std::size_t begin = walker.at();
  const unsigned month = month_of(walker.take_letters());
  if (month == 0) return walker.move_to(begin), 0;
  walker.take(".");
  walker.skip_spaces();
  return month;
}

// "2021", ", 2021", "Juche 112 (2023)", "Juche 112(2023)".
int take_year(Walker& walker) {
  const std::size_t begin = walker.at();
  walker.take(",");
  walker.skip_spaces();
  bool bracket = false;
  if (walker.take("Juche ")) {
    if (walker.take_number(3) < 0) return walker.move_to(begin), 0;
    walker.skip_spaces();
    bracket = walker.take("(");
  }
  const int year = walker.take_number(4);
  if (year < 1000 || (bracket && !walker.take(")"))) return walker.move_to(begin), 0;
  return year;
}

// "Sept. 9", "September 9, 2021", "9 September", "9 Sept. 2021", "Juche 112 (2023) Sept. 9" is not used.
std::optional<DayWords> take_day(Walker& walker) {
  const std::size_t begin = walker.at();
  DayWords words;
  words.month = take_month(walker);
  int day = walker.take_number(2);
  if (words.month == 0 && day > 0) {
    walker.take("th");
    walker.skip_spaces();
    words.month = take_month(walker);
  }
  if (words.month == 0 || day < 1 || day > 31) return walker.move_to(begin), std::nullopt;
  words.day = static_cast<unsigned>(day);
  words.year = take_year(walker);
  return words;
}

Day resolve(const DayWords& words, Day published) {
  const auto real = [&](int year) { return words.day <= days_in_month(year, words.month); };
  const auto on = [&](int year) {
    return Day{days_from_civil({year, words.month, words.day}), Precision::day, Basis::dateline};
  };
  if (words.year != 0) return real(words.year) ? on(words.year) : Day{};
  if (!published.known()) return {};
  CivilDate last = civil_from_days(published.days);
  if (published.precision == Precision::year) last.month = 12;
  if (published.precision != Precision::day) last.day = days_in_month(last.year, last.month);
  const std::int32_t latest = days_from_civil(last) + 1;
  for (int year = last.year + 1; year >= last.year - 8; --year) {  // eight years: 29 February
    if (real(year) && on(year).days <= latest) return on(year);
  }
  return {};
}

struct Place {
  ByteRange range;
  bool capitals = true;  // its first word is written in capitals
};

bool is_small_word(std::string_view word) {
  return word == "of" || word == "and" || word == "de" || word == "la" || word == "the" || word == "al" || word == "es";
}

// Capitalised words up to a comma before a day or agency, or up to what ends the place: '(', a dash, '/'.
std::optional<Place> take_place(Walker& walker) {
  const std::size_t begin = walker.at();
  Place place;
  std::size_t end = begin, words = 0;
  for (; words < kMaxPlaceWords; ++words) {
    const std::size_t before = walker.at();
    if (take_day(walker) || (words > 0 && match_agency(walker.rest()) > 0)) {
      walker.move_to(before);
      break;
    }
    const std::string_view word = walker.take_letters();
    if (word.empty()) break;
    if (is_ascii_lower(word.front()) && !(words > 0 && is_small_word(word))) return std::nullopt;
    if (words == 0) {
      for (char c : word) place.capitals = place.capitals && !is_ascii_lower(c);
      place.capitals =
          place.capitals && word.size() > 2 && std::find(kLabels.begin(), kLabels.end(), word) == kLabels.end();
    }
    while (walker.peek() == '\'' || walker.peek() == '.' || walker.rest().starts_with("’") ||
           (walker.peek() == '-' && Walker::is_letter(walker.peek(1)))) {  // Sana'a, Guinea-Bissau, D.C.
      if (!walker.take("’")) walker.move_to(walker.at() + 1);
      walker.take_letters();
    }
    end = walker.at();
    if (walker.peek() == '/' && Walker::is_letter(walker.peek(1))) walker.take("/");  // PARIS/BERLIN
    walker.take(",");
    walker.skip_spaces();
  }
  place.range = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  return place;
}

// "(KCNA)", "/TASS/", "SANA", "[ANI]".
ByteRange take_agency(Walker& walker) {
  const std::size_t begin = walker.at();
  char close = '\0';
  if (walker.peek() == '(') close = ')';
  if (walker.peek() == '[') close = ']';
  if (walker.peek() == '/') close = '/';
  if (close == '\0') {
    const std::size_t size = match_agency(walker.rest());
    walker.move_to(begin + size);
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + size)};
  }
  const std::size_t size = walker.rest().substr(1).find(close);
  if (size == std::string_view::npos || size < 2 || size > 40 || is_ascii_lower(walker.peek(1)) ||
      !Walker::is_letter(walker.peek(1)) || walker.rest().substr(0, size).find('\n') != std::string_view::npos) {
    return {};
  }
  walker.move_to(begin + size + 2);
  return {static_cast<std::uint32_t>(begin + 1), static_cast<std::uint32_t>(begin + 1 + size)};
}

enum class Mark : unsigned char { none, dash, stop };

// The mark that ends a dateline.
Mark take_mark(Walker& walker, bool after_agency) {
  walker.take(",");
  walker.skip_spaces();
  for (std::string_view dash : {"---", "--", "—", "–", "―", "−"}) {
    if (walker.take(dash)) return Mark::dash;
  }
  const bool spaced = walker.at() > 0 && (walker.peek(1) == ' ' || walker.peek(1) == '\n' || after_agency);
  if (walker.peek() == '-' && spaced) return walker.take("-"), Mark::dash;
  if (after_agency && (walker.take(".-") || walker.take(".") || walker.take(":"))) return Mark::stop;
  return Mark::none;
}

// After "May 3 —" there follows an hour in telegram heads, a sentence in reports; after "UNESCO —" an aside.
bool sentence_follows(std::string_view rest) {
  std::size_t i = 0;
  while (i < rest.size() && rest[i] == ' ') ++i;
  return i == rest.size() || (!is_ascii_digit(rest[i]) && !is_ascii_lower(rest[i]));
}

// Is there enough to tell a dateline from a sentence that begins with a place?
bool convinces(const Place& place, bool day, std::string_view agency, Mark mark) {
  if (mark == Mark::none || (place.range.empty() && (!day || agency.empty()))) return false;
  const bool known_agency = !agency.empty() && match_agency(agency) > 0;
  if (mark == Mark::stop) return known_agency;
  return known_agency || place.capitals || (day && !agency.empty());
}

}  // namespace

Dateline read_dateline(std::string_view text, std::size_t from, Day published) {
  Walker walker(text, from);
  const auto place = take_place(walker);
  if (!place) return {};
  const auto words = take_day(walker);
  if (words) {
    walker.take(",");
    walker.take(".");  // "MOSCOW, March 12. /TASS/."
    walker.skip_spaces();
  }
  const ByteRange agency = take_agency(walker);
  const Mark mark = take_mark(walker, !agency.empty());
  if (!convinces(*place, words.has_value(), slice(text, agency), mark)) return {};
  if (!sentence_follows(walker.rest()) && (mark == Mark::dash || agency.empty())) return {};
  Dateline dateline;
  dateline.range = {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(walker.at())};
  dateline.place = place->range;
  dateline.agency = agency;
  if (words) dateline.day = resolve(*words, published);
  return dateline;
}

}  // namespace entente::ingest
