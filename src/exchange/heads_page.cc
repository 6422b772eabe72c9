// SPDX-License-Identifier: Apache-2.0
#include "exchange/heads_page.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "exchange/heads_title.h"
#include "exchange/tables.h"

namespace entente {
namespace {

constexpr int kHeadLines = 14;
constexpr std::size_t kMaxLook = 300, kShort = 90;

// The lines of a text that are not blank.
class Lines {
 public:
  Lines(std::string_view text, std::size_t from) : text_(text), at_(std::min(from, text.size())) {}
  // False at the end. The line is trimmed.
  bool next(std::string_view& line) {
    while (at_ < text_.size()) {
      const std::size_t end = std::min(text_.find_first_of("\n\r", at_), text_.size());
      line = trim(text_.substr(at_, end - at_));
      at_ = end + 1;
      if (!line.empty()) return true;
    }
    return false;
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

std::string_view cut(std::string_view line) { return line.substr(0, std::min(line.size(), kMaxLook)); }

// "Sir:", "My Dear Mr. Arlen:", "Excellency,": the words before the mark; empty if the line begins otherwise.
std::string_view salutation(std::string_view line, const HeadTables& tables) {
  const std::string_view begin = line.substr(0, std::min<std::size_t>(line.size(), 80));
  const std::string lower = to_ascii_lower(begin);
  for (const std::string& words : tables.salutations) {
    if (!lower.starts_with(words)) continue;
    if (lower.size() > words.size() && is_ascii_alpha(lower[words.size()])) continue;
    std::size_t mark = words.size();
    while (mark < lower.size()) {
      const char c = lower[mark];
      if (c == ':' || c == ';' || c == '!' || (c == ',' && mark >= words.size())) break;
      if (lower.compare(mark, 3, "—") == 0) break;
      // "Mr." has a full stop; one with a capital behind a longer word ends the salutation.
      if (c == '.' && mark + 1 == lower.size()) break;
      if (c == '.' && lower.compare(mark, 4, ".—") == 0) break;
      ++mark;
    }
    const bool ends = mark < lower.size() || (mark == lower.size() && line.size() == lower.size());
    if (ends && mark <= 70) return begin.substr(0, mark);
  }
  return {};
}

bool closes(std::string_view line, const HeadTables& tables) {
  if (line.size() > 220) return false;
  const std::string lower = to_ascii_lower(line.substr(0, std::min<std::size_t>(line.size(), 60)));
  return std::any_of(tables.closings.begin(), tables.closings.end(),
                     [&](const std::string& words) { return lower.starts_with(words); });
}

// "No. 53.]", "No. 1110", "2123": the number; empty if the line is something else.
std::string_view number_line(std::string_view line) {
  if (line.size() > 40) return {};
  std::string_view rest = line;
  if (!rest.empty() && (rest.front() == '[' || rest.front() == '(')) rest.remove_prefix(1);
  const bool no = rest.size() > 3 && ascii_lower(rest[0]) == 'n' && ascii_lower(rest[1]) == 'o';
  if (no) {
    std::size_t i = 2;
    while (i < rest.size() && (rest[i] == '.' || rest[i] == ' ')) ++i;
    rest.remove_prefix(i);
  }
  std::size_t digits = 0;
  while (digits < rest.size() && is_ascii_digit(rest[digits])) ++digits;
  if (digits == 0 || digits > 6) return {};
  for (char c : rest.substr(digits)) {
    if (is_ascii_digit(c) || (!no && is_ascii_alpha(c)) || c == '/') return {};
  }
  if (!no && rest.size() > digits + 2) return {};
  return rest.substr(0, digits);
}

// "893.00/1234: Telegram", "File No. 861.51/392a": the archive's mark.
bool file_line(std::string_view line) {
  if (line.size() > kShort) return false;
  const std::string lower = to_ascii_lower(line);
  if (lower.starts_with("file no") || lower.starts_with("department of state, ") || lower.starts_with("source: ")) {
    return true;
  }
  const std::size_t slash = line.find('/');
  const bool digits = !line.empty() && (is_ascii_digit(line.front()) || is_ascii_digit(line[line.size() - 1]));
  return slash != line.npos && digits && line.find('.') < slash && line.find(". ") == line.npos;
}

bool all_capitals(std::string_view line) {
  int letters = 0;
  for (char c : line) {
    if (is_ascii_lower(c)) return false;
    letters += is_ascii_upper(c);
  }
  return letters > 2;
}

class Reader {
 public:
  Reader(std::string_view text, std::size_t from, const HeadTables& tables)
      : text_(text), lines_(text, from), tables_(tables) {}

  HeadPage read(Needs needs) {
    std::string_view line;
    bool more = lines_.next(line);
    for (int i = 0; more && i < kHeadLines && head_line(line); ++i) more = lines_.next(line);
    const bool lacks = !page_.date || !page_.date->sent || !more || salutation(line, tables_).empty();
    if (more && !(lacks && needs == Needs::date_and_salutation)) read_body(line);
    return page_;
  }

 private:
  bool head_line(std::string_view line);
  bool form_line(std::string_view line);
  void take_date(std::string_view line, const DateLine& date);
  void read_body(std::string_view line);
  void take_telegram_number(std::string_view& body);
  void read_end(std::string_view line);
  bool signature_like(std::string_view line) const;

  std::string_view text_;
  Lines lines_;
  const HeadTables& tables_;
  HeadPage page_;
  int strange_ = 0;
};

void Reader::take_date(std::string_view line, const DateLine& date) {
  if (page_.date && (page_.date->sent || !date.sent)) return;
  page_.date = date;
  page_.date_line = line;
  page_.signs += date.stamped ? 2 : 1;
}

// Labels and forms: "[Telegram.—Paraphrase.]", "Aide-Mémoire", "CIRCULAR.", "[Translation.]".
bool Reader::form_line(std::string_view line) {
  const bool bracket = line.front() == '[' || line.front() == '(';
  if (line.size() > (bracket ? 160 : 60)) return false;
  const std::string lower = plain_lower(line);
  const auto form = form_in(tables_, lower);
  const bool label = std::any_of(tables_.labels.begin(), tables_.labels.end(),
                                 [&](const std::string& l) { return has_phrase(lower, l); });
  if (!form && !label && !bracket) return false;
  const bool sentence = !bracket && line.find(' ') != line.npos && std::count(line.begin(), line.end(), ' ') > 4;
  if (sentence) return false;
  if (form) {
    // A memorandum between offices is a note; between colleagues the title says "Memorandum by".
    const bool memorandum = has_phrase(lower, "memorandum");
    const ExchangeKind kind = memorandum && *form == ExchangeKind::letter ? ExchangeKind::note : *form;
    if (!page_.kind || kind == ExchangeKind::telegram) {
      const bool says_more = kind == ExchangeKind::telegram || kind == ExchangeKind::note;
      if (says_more) page_.kind = kind;
    }
    ++page_.signs;
  }
  if (lower.find("received") != lower.npos) page_.stamp = find_written_day(line);
  return true;
}

bool Reader::head_line(std::string_view line) {
  const std::string_view look = cut(line);
  if (!salutation(line, tables_).empty()) return false;
  if (line.size() < kMaxLook + 100) {
    if (const auto date = read_date_line(line)) return take_date(line, *date), true;
  }
  if (const auto number = number_line(look); !number.empty()) {
    page_.number = number;
    ++page_.signs;
    return true;
  }
  if (file_line(look)) {
    ++page_.signs;
    if (has_phrase(plain_lower(look), "telegram")) page_.kind = ExchangeKind::telegram;
    return true;
  }
  if (line.starts_with("* *") || line.starts_with(". . .")) return true;
  if (form_line(look)) return true;
  if (line.size() <= kShort && (all_capitals(line) || line.back() == ',' || line.find(". ") == line.npos) &&
      (line.back() != '.' || all_capitals(line)) && ++strange_ <= 3) {
    return !signature_like(line) || !page_.date;
  }
  return false;
}

// "53. Your 12 …" but not "1. The first …" of a list.
void Reader::take_telegram_number(std::string_view& body) {
  std::size_t digits = 0;
  while (digits < body.size() && is_ascii_digit(body[digits])) ++digits;
  if (digits == 0 || digits > 5 || digits + 1 >= body.size() || body[digits] != '.' || body[digits + 1] != ' ') return;
  if (!page_.number.empty()) return;
  if (digits == 1 && body[0] == '1' && body.find("\n2. ") != body.npos && body[digits + 2] != '1') return;
  page_.number = body.substr(0, digits);
  body.remove_prefix(digits + 2);
}

bool Reader::signature_like(std::string_view line) const {
  if (line.size() > 60 || line.size() < 3) return false;
  int words = 0;
  bool begin = true;
  for (char c : line) {
    if (is_ascii_digit(c) || c == ':' || c == '/' || c == ';') return false;
    if (begin && is_ascii_lower(c)) return false;
    begin = c == ' ';
    words += begin;
  }
  return words < 6;
}

void Reader::read_end(std::string_view line) {
  for (int i = 0; i < 5; ++i) {
    if (line.size() > 200) return;
    const std::string first = first_word(line);
    const bool to_somebody = line.find("&c") != line.npos || first == "hon" || first == "honorable" ||
                             line.starts_with("His Excellency") || line.starts_with("Their Excellencies") ||
                             line.starts_with("To ") || first == "mr" || first == "messrs" ||
                             line.find("Esq") != line.npos;
    if (to_somebody) {
      if (page_.addressee.empty()) page_.addressee = line;
    } else if (page_.signature.empty() && line.size() <= 120 && line.front() != '[' && line.front() != '(' &&
               line.find("nclosure") == line.npos) {
      page_.signature = line;
    }
    if (!page_.signature.empty() && !page_.addressee.empty()) return;
    if (!lines_.next(line)) return;
  }
}

void Reader::read_body(std::string_view line) {
  page_.address = salutation(line, tables_);
  page_.signs += !page_.address.empty();
  const char* begin = line.data() + page_.address.size();
  std::string_view body = text_.substr(static_cast<std::size_t>(begin - text_.data()));
  while (!body.empty() && (body.front() == ':' || body.front() == ' ' || body.front() == ',' || body.front() == '\n')) {
    body.remove_prefix(1);
  }
  take_telegram_number(body);
  std::size_t end = text_.size();
  int count = 0;
  std::string_view last;
  for (; lines_.next(line); ++count) {
    if (closes(line, tables_)) {
      page_.closing = line;
      ++page_.signs;
      end = static_cast<std::size_t>(line.data() - text_.data());
      std::string_view behind;
      if (lines_.next(behind)) read_end(behind);
      break;
    }
    if (page_.kind == ExchangeKind::telegram && signature_like(line)) {
      page_.signature = line;
      end = static_cast<std::size_t>(line.data() - text_.data());
      ++page_.signs;
      break;
    }
    // A date below the body, where the head has none.
    if (!page_.date && line.size() < kShort) {
      if (const auto date = read_date_line(line); date && date->sent && date->sent->year != 0) take_date(line, *date);
    }
    last = line;
  }
  if (page_.closing.empty() && page_.signature.empty() && count > 0 && signature_like(last)) page_.signature = last;
  const std::size_t first = static_cast<std::size_t>(body.data() - text_.data());
  page_.body = text_.substr(std::min(first, end), end - std::min(first, end));
}

}  // namespace

HeadPage read_head_page(std::string_view text, std::size_t from, const HeadTables& tables, Needs needs) {
  return Reader(text, from, tables).read(needs);
}

}  // namespace entente
