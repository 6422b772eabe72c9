// SPDX-License-Identifier: Apache-2.0
// Where a sentence ends, from the tokens around each stop.
// Fits: "He met Gen. Okoro at 5 p.m. The talks went on." -> 2; "“We agree.” Then they left." -> 2.
// Does not fit: a sentence that begins with a small letter; "at the U.S. Open" after "U.S." is told from a new sentence
// only by the word behind it.
// A stop ends a sentence if what follows, closing marks passed over, can begin one. After an abbreviation only a word
// that opens sentences can ("The", "However"). Cost: one look at each token, more only at stops. Tests:
// tests/cases/text/sentences.case.
#include "text/sentences.h"

#include <algorithm>

#include "text/abbreviations.h"
#include "text/characters.h"
#include "text/split.h"

namespace entente::text {
namespace {

enum class Stop : std::uint8_t { none, full, strong, ellipsis, abbreviation };

bool only_stops(std::string_view token) {
  for (std::size_t i = 0; i < token.size();) {
    if (token[i] == '.' || token[i] == '!' || token[i] == '?') {
      ++i;
    } else if (token.substr(i, 3) == "…") {
      i += 3;
    } else {
      return false;
    }
  }
  return true;
}

Stop stop_of(std::string_view token) {
  const char last = token.back();
  if (last != '.' && last != '!' && last != '?' && last != '\xA6') return Stop::none;
  if (token == ".") return Stop::full;
  if (!only_stops(token)) return last == '.' ? Stop::abbreviation : Stop::none;
  const bool strong = token.find_first_of("!?") != std::string_view::npos;
  return strong ? Stop::strong : Stop::ellipsis;
}

bool is_number(std::string_view token) { return is_ascii_digit(token.front()); }

class Finder {
 public:
  Finder(std::span<const Token> tokens, QuoteState& quote, std::vector<SentenceEnd>& out)
      : tokens_(tokens), quote_(quote), out_(out) {}

  void run();

 private:
  std::string_view word(std::size_t i) const { return i < tokens_.size() ? tokens_[i].text : std::string_view(); }
  std::size_t skip_closers(std::size_t i) const;
  std::size_t skip_reference(std::size_t i) const;
  std::size_t first_word(std::size_t i) const;
  bool can_begin(std::size_t next, bool small_too) const;
  bool ends_at_abbreviation(std::size_t stop, std::size_t next) const;
  bool ends_at(std::size_t stop, std::size_t next) const;
  bool is_credit(std::size_t i) const;
  void follow_quotes(std::size_t begin, std::size_t end);
  void close(std::size_t end);

  std::span<const Token> tokens_;
  QuoteState& quote_;
  std::vector<SentenceEnd>& out_;
  std::size_t begin_ = 0;  // of the sentence at hand
};

// Behind the closing quotes and brackets that touch the stop.
std::size_t Finder::skip_closers(std::size_t i) const {
  for (; i < tokens_.size() && !tokens_[i].space_before; ++i) {
    const std::string_view mark = word(i);
    if (!is_closing_mark(mark) && mark != "\"" && mark != "'") break;
  }
  return i;
}

// Behind footnote marks, "[3]".
std::size_t Finder::skip_reference(std::size_t i) const {
  while (i + 2 < tokens_.size() && word(i) == "[" && word(i + 2) == "]" && word(i + 1).size() <= 3 &&
         (is_number(word(i + 1)) || word(i + 1).size() == 1)) {
    i += 3;
  }
  return i;
}

// The first token from `i` on that is no opening mark or dash.
std::size_t Finder::first_word(std::size_t i) const {
  const std::size_t most = std::min(i + 4, tokens_.size());
  while (i < most &&
         (is_opening_mark(word(i)) || word(i) == "\"" || word(i) == "'" || word(i) == "--" || word(i) == "-" ||
          word(i) == "—" || word(i) == "–" || word(i) == "*" || word(i) == "•" || word(i) == "..." || word(i) == "…")) {
    ++i;
  }
  return i;
}

bool Finder::can_begin(std::size_t next, bool small_too) const {
  const std::string_view first = word(first_word(next));
  if (first.empty()) return false;
  if (starts_upper(first) || is_number(first)) return true;
  if (starts_lower(first)) return small_too;
  // A letter without case (Arabic, Chinese), a sign, a "$".
  return first == "$" || first == "€" || first == "£" || character_at(first, 0).kind == Kind::letter ||
         first.front() == '#' || first.front() == '@';
}

// "The office of Acme Inc. The owners …" but "Acme Inc. Chairman …".
bool Finder::ends_at_abbreviation(std::size_t stop, std::size_t next) const {
  const std::string_view word_here = word(stop).substr(0, word(stop).size() - 1);
  const Abbreviation kind = find_abbreviation(word_here);
  if (kind == Abbreviation::before_name || kind == Abbreviation::before_number) return false;
  const std::size_t first = first_word(next);
  const std::string_view following = word(first);
  if (!starts_upper(following)) return false;
  const bool closed = next > stop + 1;  // "(… in the U.S.) Congress …"
  if (is_opener(following) || (closed && first > next)) return true;
  const bool hour = word_here == "p.m" || word_here == "a.m" || word_here == "etc";
  if (!hour) return false;
  // "at 5 p.m. Officials said", not "5 p.m. EST", "5 p.m. Monday".
  const bool zone = following.size() <= 4 && std::none_of(following.begin(), following.end(), is_ascii_lower);
  const bool day = following.ends_with("day") || find_abbreviation(following) == Abbreviation::anywhere;
  return !zone && !day && following != "Eastern" && following != "Pacific" && following != "Central";
}

bool Finder::ends_at(std::size_t stop, std::size_t next) const {
  if (next >= tokens_.size()) return true;
  const bool closed = next > stop + 1;
  const bool touches = !tokens_[next].space_before;
  switch (stop_of(word(stop))) {
    case Stop::none:
      return false;
    case Stop::full: {
      const bool numbering = stop == begin_ + 1 && (is_number(word(begin_)) || word(begin_).size() == 1);
      if (numbering) return false;
      if (touches) return starts_upper(word(first_word(next)));
      const std::string_view before = stop > begin_ ? word(stop - 1) : std::string_view();
      return can_begin(next, !closed && before.size() >= 3);
    }
    case Stop::strong:
      if (touches) return starts_upper(word(first_word(next))) && !closed;
      return can_begin(next, !closed);
    case Stop::ellipsis:
      return !touches && stop > begin_ && can_begin(next, false) && starts_upper(word(first_word(next)));
    case Stop::abbreviation:
      return ends_at_abbreviation(stop, next);
  }
  return false;
}

// "The port at dawn Image: Ana Writer." — a picture's credit is a sentence of its own.
bool Finder::is_credit(std::size_t i) const {
  const std::string_view first = word(i);
  return i > begin_ && word(i + 1) == ":" && !tokens_[i + 1].space_before && tokens_[i].space_before &&
         (first == "Image" || first == "Photo" || first == "Picture") && word(i - 1) != ":" && word(i - 1) != ",";
}

void Finder::follow_quotes(std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    const std::string_view mark = word(i);
    if (mark == "“" || mark == "„" || mark == "«" || mark == "``") quote_.open = true;
    if (mark == "”" || mark == "»" || mark == "''") quote_.open = false;
    if (mark == "\"") quote_.open = !quote_.open;
  }
}

void Finder::close(std::size_t end) {
  out_.push_back({static_cast<std::uint32_t>(end), quote_.open});
  follow_quotes(begin_, end);
  begin_ = end;
}

void Finder::run() {
  for (std::size_t i = 0; i < tokens_.size();) {
    if (i - begin_ >= kMaxTokens) close(i);
    if (word(i + 1) == ":" && is_credit(i)) close(i);
    const Stop stop = stop_of(word(i));
    if (stop == Stop::none) {
      ++i;
      continue;
    }
    std::size_t next = skip_reference(skip_closers(i + 1));
    next = std::min(next, begin_ + kMaxTokens);
    if (ends_at(i, next)) {
      close(next);
      i = next;
    } else {
      ++i;
    }
  }
  if (begin_ < tokens_.size()) close(tokens_.size());
}

}  // namespace

void find_sentences(std::span<const Token> tokens, QuoteState& quote, std::vector<SentenceEnd>& out) {
  Finder(tokens, quote, out).run();
}

}  // namespace entente::text
