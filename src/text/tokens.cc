// SPDX-License-Identifier: Apache-2.0
// Words as the English treebanks of Universal Dependencies cut them (EWT and GUM).
// Fits: "don't" -> do n't, "Peru's" -> Peru 's, "US-led" -> US - led, "non-aligned" whole, "5km" -> 5 km, "10:30",
//       "1,200", "AT&T", "U.S.", "Gen.", "$5" -> $ 5, "and/or" -> and / or, e-mail and web addresses whole.
// Does not fit: words glued without a mark ("ComradeKim"), names with a mark of their own ("Yahoo!").
// One pass from left to right; each chunk between blanks is cut by looking at a few characters around its marks. A stop
// stays with its word here if the word is an abbreviation; whether a sentence ends there too is for sentences.cc.
// Cost: about 10 ns a byte. Tests: tests/cases/text/tokens.case.
#include "text/tokens.h"

#include <algorithm>

#include "text/abbreviations.h"

namespace entente::text {
namespace {

constexpr std::size_t kMaxChunkLook = 1024;  // how far one decision may look ahead
constexpr std::size_t kMaxJoined = 256;      // longer words are not joined over marks

class Tokeniser {
 public:
  Tokeniser(std::string_view text, Span span, std::vector<Token>& out)
      : text_(text.substr(0, span.end)), at_(span.begin), out_(out) {}

  void run();

 private:
  char peek(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }
  Kind kind(std::size_t at) const { return at < text_.size() ? character_at(text_, at).kind : Kind::space; }
  bool is_word(std::size_t at) const { return kind(at) == Kind::letter || kind(at) == Kind::digit; }
  bool is_letter(std::size_t at) const { return kind(at) == Kind::letter; }
  bool is_digit(std::size_t at) const { return is_ascii_digit(peek(at)); }
  std::string_view view(std::size_t begin, std::size_t end) const { return text_.substr(begin, end - begin); }

  void emit(std::size_t begin, std::size_t end) {
    if (begin == end) return;
    out_.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, view(begin, end), spaced_});
    const char last = text_[end - 1];
    behind_mark_ = last == '(' || last == '[' || last == '<' || last == '"' || last == ':';
    spaced_ = false;
    at_ = end;
  }

  // One for each kind of token; each emits at least one token and moves on, or returns false.
  bool take_address();
  bool take_clitic();
  bool take_mark();
  void take_word();

  // Inside a word: how far it goes on from the mark at `at`, or `at` if it ends there.
  std::size_t join(std::size_t begin, std::size_t at);
  std::size_t join_stop(std::size_t begin, std::size_t at);
  std::size_t join_hyphen(std::size_t begin, std::size_t at) const;
  std::size_t join_slash(std::size_t begin, std::size_t at) const;
  std::size_t join_apostrophe(std::size_t begin, std::size_t at) const;
  bool keeps_stop(std::size_t begin, std::size_t at) const;
  bool keeps_initial(std::size_t begin, std::size_t at) const;

  void emit_word(std::size_t begin, std::size_t end);
  std::size_t run_of_letters(std::size_t at) const;
  std::size_t run_of_digits(std::size_t at) const;
  std::size_t clitic_size(std::size_t at) const;
  std::string_view next_chunk(std::size_t at) const;

  std::string_view text_;
  std::size_t at_;
  std::vector<Token>& out_;
  bool spaced_ = true;
  bool behind_mark_ = false;  // "(", "<": an address may begin here
  bool closed_ = false;       // the word ends behind the mark that join() took last
};

std::size_t Tokeniser::run_of_letters(std::size_t at) const {
  const std::size_t most = at + kMaxChunkLook;
  while (at < text_.size() && at < most) {
    const Character c = character_at(text_, at);
    if (c.kind != Kind::letter) break;
    at += c.size;
  }
  return at;
}

std::size_t Tokeniser::run_of_digits(std::size_t at) const {
  const std::size_t most = at + kMaxChunkLook;
  while (at < most && is_digit(at)) ++at;
  return at;
}

// The letters that the next chunk begins with, brackets and quotes before them passed over.
std::string_view Tokeniser::next_chunk(std::size_t at) const {
  const std::size_t most = std::min(at + 64, text_.size());
  while (at < most && !is_word(at)) at += character_at(text_, at).size;
  return view(at, is_digit(at) ? run_of_digits(at) : run_of_letters(at));
}

// "someone@example.org", "https://example.org/a?b", "www.example.org", marks behind it left out.
bool Tokeniser::take_address() {
  const std::size_t most = std::min(at_ + kMaxChunkLook, text_.size());
  std::size_t end = at_;
  std::size_t sign = 0;
  bool web = view(at_, most).starts_with("www.") && is_word(at_ + 4);
  while (end < most) {
    const char c = text_[end];
    if (c == '@' && end > at_ && is_word(end + 1)) sign = end;
    if (c == ':' && peek(end + 1) == '/' && peek(end + 2) == '/' && end > at_ + 1) web = true;
    if (c == '<' || c == '>' || c == '"' || c == '(' || c == ')' || c == '[' || c == ']') break;
    if (c == ',' && !(web && is_word(end + 1))) break;
    const Character character = character_at(text_, end);
    if (character.kind == Kind::space || (character.kind == Kind::mark && character.size > 1)) break;
    end += character.size;
  }
  if (!web && sign == 0) return false;
  while (end > at_ && std::string_view(".,;:!?'*-").find(text_[end - 1]) != std::string_view::npos) --end;
  if (end <= sign + 1 || end == at_) return false;
  return emit(at_, end), true;
}

// Length of "'s", "’ll", … at `at` together with its apostrophe; 0 for none.
std::size_t Tokeniser::clitic_size(std::size_t at) const {
  const std::size_t mark = apostrophe_at(text_, at);
  if (mark == 0) return 0;
  const char a = ascii_lower(peek(at + mark)), b = ascii_lower(peek(at + mark + 1));
  const bool one = (a == 's' || a == 'm' || a == 'd') && !is_word(at + mark + 1);
  const bool two =
      ((a == 'l' && b == 'l') || (a == 'v' && b == 'e') || (a == 'r' && b == 'e')) && !is_word(at + mark + 2);
  return one ? mark + 1 : two ? mark + 2 : 0;
}

// "'s" behind a word; "'70s", "'em" at the begin of one.
bool Tokeniser::take_clitic() {
  const std::size_t mark = apostrophe_at(text_, at_);
  if (mark == 0) return false;
  const bool touches = !spaced_ && at_ > 0;
  if (touches) {
    const std::size_t size = clitic_size(at_);
    if (size > 0) return emit(at_, at_ + size), true;
    return false;
  }
  const std::size_t digits = run_of_digits(at_ + mark);
  if (digits == at_ + mark + 2) {
    const std::size_t end = digits + (peek(digits) == 's' ? 1 : 0);
    if (!is_word(end) && apostrophe_at(text_, end) == 0) return emit(at_, end), true;
  }
  const std::size_t letters = run_of_letters(at_ + mark);
  const std::string_view word = view(at_ + mark, letters);
  if (word == "em" || word == "til" || word == "n") return emit(at_, letters), true;
  return false;
}

bool is_stop(char c) { return c == '.' || c == '!' || c == '?'; }

// Marks: one token each, but runs of one mark, of stops, and small faces are one.
bool Tokeniser::take_mark() {
  const std::size_t begin = at_;
  const char c = text_[begin];
  const char next = peek(begin + 1);
  const Character character = character_at(text_, begin);
  if ((c == '#' || c == '@') && is_letter(begin + 1)) {
    std::size_t end = begin + 1;
    while (end < begin + kMaxChunkLook && (is_word(end) || peek(end) == '_')) end += character_at(text_, end).size;
    return emit(begin, end), true;
  }
  if (c == '&' && next == 'c' && peek(begin + 2) == '.') return emit(begin, begin + 3), true;
  if ((c == ':' || c == ';' || c == '=') && spaced_) {
    const std::size_t eyes = begin + (next == '-' ? 2 : 1);
    const char mouth = peek(eyes);
    if (mouth != '\0' && std::string_view(")(DPp/").find(mouth) != std::string_view::npos && !is_word(eyes + 1)) {
      return emit(begin, eyes + 1), true;
    }
  }
  std::size_t end = begin + character.size;
  const bool stops = is_stop(c) || view(begin, end) == "…";
  if (stops) {
    while (is_stop(peek(end)) || text_.substr(end, 3) == "…") end += is_stop(peek(end)) ? 1 : 3;
  } else if (character.size > 1 || std::string_view("-*=_~#+<>|'`,").find(c) != std::string_view::npos) {
    const std::string_view mark = view(begin, end);
    const bool pairs = c == '\'' || c == '`' || character.size > 1;  // two quotes make one mark, three make two
    while (text_.substr(end, mark.size()) == mark && !(pairs && end - begin >= 2 * mark.size())) end += mark.size();
  }
  return emit(begin, end), true;
}

// "Spoke to J. Smith." / "Vitamin C." / "so do I.": is the one capital before the stop an initial?
bool Tokeniser::keeps_initial(std::size_t begin, std::size_t at) const {
  const std::string_view next = next_chunk(at + 1);
  const bool series = !out_.empty() && out_.back().text.size() == 2 && out_.back().text[1] == '.';  // "P. S."
  if (next.empty() || is_opener(next)) return series;
  if (view(begin, at) != "I") return true;
  return starts_upper(next) && (out_.empty() || !starts_lower(out_.back().text));
}

// Does the stop at `at` belong to the word [begin, at)? What follows is no letter and no digit.
bool Tokeniser::keeps_stop(std::size_t begin, std::size_t at) const {
  const std::string_view word = view(begin, at);
  const std::size_t inner = word.rfind('.');
  if (inner != std::string_view::npos && run_of_letters(begin + inner + 1) == at) {
    const std::size_t tail = word.size() - inner - 1;
    return tail <= 2 || find_abbreviation(word) != Abbreviation::none;  // "U.S.", "p.m.", not "example.org."
  }
  if (run_of_letters(begin) != at) return false;
  const Character first = character_at(text_, begin);
  if (first.size == word.size()) {
    if (starts_upper(word)) return keeps_initial(begin, at);
    return find_abbreviation(word) == Abbreviation::before_number && is_digit(at + 2);
  }
  switch (find_abbreviation(word)) {
    case Abbreviation::none:
      return false;
    case Abbreviation::before_number: {
      const std::string_view next = next_chunk(at + 1);
      return !next.empty() && (is_ascii_digit(next[0]) || next.find_first_not_of("IVXLC") == std::string_view::npos);
    }
    default:
      return true;
  }
}

// The stop inside or behind a word.
std::size_t Tokeniser::join_stop(std::size_t begin, std::size_t at) {
  const std::string_view word = view(begin, at);
  const std::size_t next = at + 1;
  const bool short_word = word.size() <= 2 || word.rfind('.') != std::string_view::npos;
  if (peek(next) == '.') return at;
  if (is_digit(next)) {
    if (is_ascii_digit(word.back())) return next;
    if (keeps_stop(begin, at)) closed_ = true;
    return closed_ ? next : at;
  }
  if (!is_letter(next)) {
    if (!keeps_stop(begin, at)) return at;
    closed_ = true;
    return next;
  }
  const std::size_t end = run_of_letters(next);
  const std::string_view following = view(next, end);
  const bool one = character_at(text_, next).size == following.size();
  const bool letters =
      run_of_letters(begin + (word.rfind('.') == std::string_view::npos ? 0 : word.rfind('.') + 1)) == at;
  if (short_word && letters && one && (peek(end) == '.' || !is_word(end))) return next;  // "U.S.", "e.g", "Ph.D."
  if (short_word && letters && following.size() <= 3 && peek(end) == '.' && starts_upper(following) &&
      word.size() == 1) {
    return next;  // "M.Sc."
  }
  if (is_name_ending(following) && !is_word(end) && !(starts_upper(following) && is_ascii_lower(following.back()))) {
    return next;  // "example.org", "NOTE.DOC"
  }
  const bool dotted = word.size() > 4 && word.find('.') != std::string_view::npos;
  if (starts_lower(following) && (dotted || (peek(end) == '.' && is_letter(end + 1)))) return next;  // "alt.pets.cat"
  if (letters && word.size() == 1 && starts_upper(word) && starts_upper(following)) closed_ = true;  // "J.Smith"
  if (letters && word.size() > 1 && word.rfind('.') != std::string_view::npos) closed_ = true;       // "U.N.Charter"
  if (find_abbreviation(word) == Abbreviation::before_name) closed_ = true;                          // "Mr.Smith"
  return closed_ ? next : at;
}

// "non-aligned" goes on, "US-led" does not; telephone numbers and written dates go on.
std::size_t Tokeniser::join_hyphen(std::size_t begin, std::size_t at) const {
  if (!is_word(at + 1)) return at;
  if (is_kept_prefix(view(begin, at))) return at + 1;
  if (run_of_digits(begin) == at) {
    const std::size_t second = run_of_digits(at + 1);
    const bool third = peek(second) == '-' && is_digit(second + 1);
    const std::size_t first_size = at - begin, second_size = second - at - 1;
    const bool telephone = (first_size == 3 || first_size == 5) && second_size == 4 && !is_word(second);
    if (third || telephone) return at + 1;
  }
  // The last part of a number that is joined already: "713-555-0100".
  const std::size_t hyphen = view(begin, at).rfind('-');
  if (hyphen != std::string_view::npos && hyphen > 0 && is_ascii_digit(text_[begin]) && is_digit(at + 1)) return at + 1;
  return at;
}

// "9/11", "3/15/2001", "w/o" go on; "1/2", "and/or" do not.
std::size_t Tokeniser::join_slash(std::size_t begin, std::size_t at) const {
  if (at == begin + 1 && is_ascii_alpha(text_[begin]) && is_ascii_alpha(peek(at + 1))) {  // "w/o", "L/C"
    return run_of_letters(at + 1) <= at + 3 ? at + 1 : at;
  }
  if (!is_digit(at + 1) || !is_ascii_digit(text_[at - 1])) return at;
  const std::size_t end = run_of_digits(at + 1);
  const std::string_view left = view(begin, at), right = view(at + 1, end);
  if (left.find('/') != std::string_view::npos || (peek(end) == '/' && is_digit(end + 1))) return at + 1;
  const bool fraction = right.size() == 1 && left.size() == 1 && left < right && right <= "8";
  return left.size() <= 2 && right.size() <= 2 && !fraction ? at + 1 : at;
}

// "O'Brien" goes on; "Peru's", "don't", "workers'" do not.
std::size_t Tokeniser::join_apostrophe(std::size_t begin, std::size_t at) const {
  const std::size_t mark = apostrophe_at(text_, at);
  const std::size_t next = at + mark;
  const bool decade = run_of_digits(begin) == at && text_[at - 1] == '0' && (at - begin == 2 || at - begin == 4);
  if (decade && peek(next) == 's' && !is_word(next + 1)) return next;  // "the 1960's"
  if (!is_letter(next) || clitic_size(at) > 0) return at;
  const bool negated = ascii_lower(peek(next)) == 't' && !is_word(next + 1);
  if (negated && ascii_lower(text_[at - 1]) == 'n' && at - begin > 1) return at;
  return next;
}

std::size_t Tokeniser::join(std::size_t begin, std::size_t at) {
  if (at - begin > kMaxJoined) return at;
  switch (text_[at]) {
    case '.':
      return join_stop(begin, at);
    case '-':
      return join_hyphen(begin, at);
    case '/':
      return join_slash(begin, at);
    case ',': {
      const bool thousands = is_ascii_digit(text_[at - 1]) && run_of_digits(at + 1) == at + 4;
      return thousands ? at + 1 : at;
    }
    case ':':
      return is_ascii_digit(text_[at - 1]) && is_digit(at + 1) ? at + 1 : at;
    case '&':
      return is_ascii_upper(text_[at - 1]) && is_ascii_upper(peek(at + 1)) && at - begin <= 4 ? at + 1 : at;
    case '_':
      return is_word(at + 1) ? at + 1 : at;
    case '*':
      return is_ascii_alpha(text_[at - 1]) && is_ascii_alpha(peek(at + 1)) ? at + 1 : at;
    case '$':
      closed_ = at - begin <= 3 && is_ascii_upper(text_[at - 1]) && !is_letter(at + 1);
      return closed_ ? at + 1 : at;
    case '\'':
    case '`':
      return join_apostrophe(begin, at);
    default:
      return apostrophe_at(text_, at) > 0 ? join_apostrophe(begin, at) : at;
  }
}

// A whole word: cut "don't" and "cannot" in two, and units from their numbers.
void Tokeniser::emit_word(std::size_t begin, std::size_t end) {
  const std::string_view word = view(begin, end);
  const std::size_t mark = apostrophe_at(text_, end);
  if (mark > 0 && word.size() > 1 && ascii_lower(word.back()) == 'n' && ascii_lower(peek(end + mark)) == 't' &&
      !is_word(end + mark + 1)) {
    emit(begin, end - 1);
    return emit(end - 1, end + mark + 1);
  }
  std::size_t cut = 0;
  if (is_ascii_digit(word[0]) && !is_ascii_digit(word.back())) {
    const std::size_t letters = std::min(word.find_first_not_of("0123456789.,:/"), word.size());
    if (is_unit(word.substr(letters))) cut = letters;
  } else if (word.size() >= 4 && word.size() <= 9 && !is_digit(begin)) {
    const char last = ascii_lower(word.back());
    if (last == 't' || last == 'a') cut = cut_of_fused(word);
  }
  if (cut > 0) emit(begin, begin + cut);
  emit(begin + cut, end);
}

void Tokeniser::take_word() {
  const std::size_t begin = at_;
  std::size_t at = begin;
  if (text_[at] == '+' || text_[at] == '.') ++at;  // "+44", ".5"
  closed_ = false;
  while (at < text_.size() && !closed_) {
    const Character c = character_at(text_, at);
    if (c.kind == Kind::letter || c.kind == Kind::digit) {
      at += c.size;
      continue;
    }
    if (c.kind == Kind::space) break;
    const std::size_t next = join(begin, at);
    if (next == at) break;
    at = next;
  }
  emit_word(begin, at);
}

void Tokeniser::run() {
  while (at_ < text_.size()) {
    const Character c = character_at(text_, at_);
    if (c.kind == Kind::space) {
      at_ += c.size;
      spaced_ = true;
      continue;
    }
    if ((spaced_ || behind_mark_) && take_address()) continue;
    if (c.kind == Kind::mark) {
      const bool number = (text_[at_] == '+' || text_[at_] == '.') && spaced_ && is_digit(at_ + 1);
      if (number) {
        take_word();
      } else if (!take_clitic()) {
        take_mark();
      }
      continue;
    }
    take_word();
  }
}

}  // namespace

void tokenise(std::string_view text, Span span, std::vector<Token>& out) { Tokeniser(text, span, out).run(); }

}  // namespace entente::text
