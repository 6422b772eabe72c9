// SPDX-License-Identifier: Apache-2.0
#include "exchange/heads_cites.h"

#include <algorithm>

#include "base/strings.h"
#include "exchange/heads_dates.h"
#include "exchange/tables.h"

namespace entente {
namespace {

constexpr std::size_t kMaxCited = 64 * 1024, kMaxCites = 64, kOpening = 400;

enum class Whose : unsigned char { nobody, other, office, own };  // office: the other side's, not addressed as "your"

bool in(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_paper(std::string_view w) {
  return in(w, {"telegram",   "telegrams",     "cable",   "cablegram",  "despatch",     "dispatch",    "despatches",
                "dispatches", "note",          "notes",   "letter",     "letters",      "instruction", "instructions",
                "circular",   "communication", "message", "memorandum", "aide-mémoire", "airgram",     "telegraphic"});
}

bool is_filler(std::string_view w) {
  return in(w, {"no",           "nos",        "number",     "numbers",  "confidential",    "strictly",   "unnumbered",
                "separate",     "last",       "recent",     "previous", "above-mentioned", "favor",      "esteemed",
                "excellency’s", "lordship’s", "diplomatic", "cipher",   "political",       "secret",     "personal",
                "private",      "mail",       "written",    "two",      "three",           "several",    "first",
                "second",       "official",   "undated",    "open",     "urgent",          "unofficial", "serial"});
}

struct Word {
  std::string text;  // lower case, no marks behind
  std::size_t begin = 0, end = 0;
  char mark = '\0';  // the mark behind it
};

// The word at or behind `at`; empty at the end of a paragraph.
Word word_at(std::string_view text, std::size_t at) {
  while (at < text.size() &&
         (text[at] == ' ' || text[at] == '(' || text[at] == '[' || text[at] == ')' || text[at] == ','))
    ++at;
  Word w;
  w.begin = at;
  while (at < text.size() && !is_ascii_space(text[at]) && text[at] != ',' && text[at] != ';' && text[at] != ')' &&
         text[at] != '(' && at - w.begin < 40) {
    ++at;
  }
  w.end = at;
  if (at < text.size()) w.mark = text[at];
  std::string_view word = text.substr(w.begin, at - w.begin);
  while (!word.empty() && (word.back() == '.' || word.back() == ':' || word.back() == ']')) word.remove_suffix(1);
  w.text = to_ascii_lower(word);
  return w;
}

Whose whose_word(std::string_view w, bool department) {
  if (in(w, {"your", "yours"})) return Whose::other;
  if (in(w, {"my", "our", "mine"})) return Whose::own;
  if (in(w, {"department’s", "department's"})) return department ? Whose::own : Whose::office;
  if (in(w, {"legation’s", "embassy’s", "consulate’s", "legation's", "embassy's", "consulate's", "mission’s",
             "delegation’s"})) {
    return department ? Whose::office : Whose::own;
  }
  return Whose::nobody;
}

// The number that a word is, without letters behind; "" if it is none.
std::string number_of(const Word& w) {
  std::size_t digits = 0;
  while (digits < w.text.size() && is_ascii_digit(w.text[digits])) ++digits;
  if (digits == 0 || digits > 5) return {};
  const std::string_view rest = std::string_view(w.text).substr(digits);
  if (rest == "st" || rest == "nd" || rest == "rd" || rest == "th" || rest == "d") return {};
  if (!rest.empty() && rest.front() != '-' && rest.front() != '/' && !rest.starts_with("—")) return {};
  return w.text.substr(0, digits);
}

// "the 3d instant", "the 12th ultimo", "yesterday", "March 3": the day of a paper that was there before `sent`. Sets
// where its words end.
Day day_behind(std::string_view text, Day sent, std::size_t& end) {
  if (!sent.known() || sent.precision != Precision::day) return {};
  const CivilDate civil = civil_from_days(sent.days);
  const std::string lower = to_ascii_lower(text.substr(0, 60));
  std::size_t at = 0;
  const auto take = [&](std::string_view words) {
    if (lower.compare(at, words.size(), words) != 0) return false;
    at += words.size();
    return true;
  };
  for (std::string_view lead : {"of ", "dated ", "the "}) take(lead);
  for (std::string_view word : {"yesterday", "to-day", "today", "this day", "this date"}) {
    if (!take(word)) continue;
    end = at;
    return {sent.days - (word == "yesterday" ? 1 : 0), Precision::day, Basis::text};
  }
  const auto day = find_written_day(text.substr(0, 48));
  if (day && day->begin <= 14 && day->day != 0) {
    end = day->end;
    Day found = day->resolve(civil.year);
    if (day->year == 0 && found.known() && found.days > sent.days) found = day->resolve(civil.year - 1);
    return found;
  }
  unsigned number = 0;
  for (int i = 0; i < 2 && at < lower.size() && is_ascii_digit(lower[at]); ++i, ++at) {
    number = number * 10 + static_cast<unsigned>(lower[at] - '0');
  }
  if (number < 1 || number > 31) return {};
  while (at < lower.size() && is_ascii_alpha(lower[at])) ++at;
  take(" ");
  int months = civil.year * 12 + static_cast<int>(civil.month) - 1;
  if (take("ult")) {
    --months;
  } else if (!take("inst") && !take("of this month")) {
    return {};
  }
  while (at < lower.size() && is_ascii_alpha(lower[at])) ++at;
  end = at;
  const int year = months / 12;
  const auto month = static_cast<unsigned>(months % 12) + 1;
  if (number > days_in_month(year, month)) return {};
  return {days_from_civil({year, month, number}), Precision::day, Basis::text};
}

class Reader {
 public:
  Reader(std::string_view body, Day sent, bool department)
      : text_(body.substr(0, std::min(body.size(), kMaxCited))), sent_(sent), department_(department) {}

  Cites read() {
    for (std::size_t at = 0; at < text_.size() && out_.all.size() < kMaxCites;) {
      const Word w = word_at(text_, at);
      if (w.end <= at) {
        ++at;
        continue;
      }
      const Whose whose = whose_word(w.text, department_);
      at = whose == Whose::nobody ? w.end : std::max(w.end, cited(w, whose));
    }
    return std::move(out_);
  }

 private:
  void add(const std::string& what, Whose whose) {
    std::string entry = whose == Whose::own ? "my " + what : whose == Whose::office ? "their " + what : what;
    if (std::find(out_.all.begin(), out_.all.end(), entry) == out_.all.end()) out_.all.push_back(std::move(entry));
  }
  std::size_t cited(const Word& owner, Whose whose);
  std::size_t dated(const Word& owner, std::size_t at, Whose whose);
  void note_answer(std::size_t begin, std::size_t end);

  std::string_view text_;
  Day sent_;
  bool department_;
  Cites out_;
};

// Reads what stands behind "your"; gives where it ends.
std::size_t Reader::cited(const Word& owner, Whose whose) {
  std::size_t at = owner.end;
  bool paper = owner.text == "yours";
  for (int i = 0; i < 5; ++i) {
    const Word w = word_at(text_, at);
    if (w.text.empty()) return at;
    if (std::string number = number_of(w); !number.empty()) {
      add(number, whose);
      at = w.end;
      if (whose != Whose::own) note_answer(owner.begin, at);
      // "your Nos. 45 and 46"
      for (int more = 0; more < 6; ++more) {
        Word next = word_at(text_, at);
        if (next.text == "and" || next.text == "no") next = word_at(text_, next.end);
        if (next.text == "no") next = word_at(text_, next.end);
        number = number_of(next);
        const std::size_t gap = next.begin - at;
        if (number.empty() || gap > 9 || text_.substr(at, gap).find_first_of(".;") < 1) break;
        const Word after = word_at(text_, next.end);  // "your 45, 9 a.m."
        if (in(after.text, {"a.m", "p.m", "a", "p", "o’clock", "per"})) break;
        add(number, whose);
        at = next.end;
      }
      return at;
    }
    if (is_paper(w.text)) {
      paper = true;
    } else if (paper && in(w.text, {"of", "dated", "under", "bearing"})) {
      return dated(owner, w.begin, whose);
    } else if (!is_filler(w.text)) {
      // "your telegram March 3"
      return paper && is_ascii_upper(text_[w.begin]) ? dated(owner, w.begin, whose) : at;
    }
    at = w.end;
  }
  return at;
}

// A paper known by its day alone, whose words begin at `at`.
std::size_t Reader::dated(const Word& owner, std::size_t at, Whose whose) {
  std::size_t size = 0;
  const Day day = day_behind(text_.substr(at), sent_, size);
  if (!day.known()) return at;
  add(to_iso(day), whose);
  if (whose != Whose::own) note_answer(owner.begin, at + size);
  return at + size;
}

// "Your 72.", "In reply to your 72", "I have received your note": the body's opening says what it answers.
void Reader::note_answer(std::size_t begin, std::size_t end) {
  if (!out_.answered.empty() || begin > kOpening) return;
  const std::string lower = to_ascii_lower(text_.substr(0, begin));
  const bool first = trim(lower).empty();
  const bool said = has_phrase(lower, "reply") || has_phrase(lower, "replying") || has_phrase(lower, "answer") ||
                    has_phrase(lower, "response") || has_phrase(lower, "receipt") || has_phrase(lower, "received") ||
                    has_phrase(lower, "acknowledge") || has_phrase(lower, "answering");
  if (!first && !said) return;
  out_.answered = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

Cites read_cites(std::string_view body, Day sent, bool department) { return Reader(body, sent, department).read(); }

}  // namespace entente
