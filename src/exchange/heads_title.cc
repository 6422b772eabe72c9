// SPDX-License-Identifier: Apache-2.0
#include "exchange/heads_title.h"

#include <algorithm>

#include "base/strings.h"
#include "exchange/heads_dates.h"
#include "exchange/tables.h"

namespace entente {
namespace {

constexpr std::string_view kMarks = " \t.,;:*-";

std::string_view strip_front(std::string_view text) {
  while (!text.empty()) {
    if (kMarks.find(text.front()) != kMarks.npos) {
      text.remove_prefix(1);
    } else if (text.starts_with("—") || text.starts_with("–")) {
      text.remove_prefix(3);
    } else {
      break;
    }
  }
  return text;
}

// Drops marks and, glued to the last word, the number of a footnote.
std::string_view strip_back(std::string_view text) {
  std::size_t digits = 0;
  while (digits < 3 && digits < text.size() && is_ascii_digit(text[text.size() - 1 - digits])) ++digits;
  if (digits < text.size() && is_ascii_alpha(text[text.size() - 1 - digits])) text.remove_suffix(digits);
  while (!text.empty() && (text.back() == ' ' || text.back() == '.' || text.back() == ',' || text.back() == ';' ||
                           text.back() == ':' || text.back() == '*')) {
    text.remove_suffix(1);
  }
  return text;
}

bool starts_word(std::string_view text, std::string_view word) {  // any case
  return text.size() > word.size() && equals_ignoring_case(text.substr(0, word.size()), word) &&
         !is_ascii_alpha(text[word.size()]);
}

bool has_any_word(std::string_view text, const HeadTables::Words& words) {
  for (std::size_t i = 0; i < text.size();) {
    const auto in_word = [&](char c) {
      return is_ascii_alpha(c) || c == '-' || (static_cast<unsigned char>(c) & 0x80) != 0;
    };
    if (!in_word(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && in_word(text[end])) ++end;
    std::string word = to_ascii_lower(text.substr(i, end - i));
    if (word.ends_with("’s")) word.resize(word.size() - 4);
    if (words.count(word) != 0) return true;
    i = end;
  }
  return false;
}

// "No. 276.", "276.", "[Inclosure 2 in No. 5.]", "(Extract.)": what may stand before the parties.
std::string_view skip_numbers(std::string_view text) {
  for (int i = 0; i < 4; ++i) {
    text = strip_front(text);
    if (text.empty()) break;
    if (text.front() == '[' || text.front() == '(') {
      const std::size_t close = text.find(text.front() == '[' ? ']' : ')');
      if (close == text.npos || close > 80) break;
      text.remove_prefix(close + 1);
      continue;
    }
    std::string_view rest = text;
    if (starts_word(rest, "no")) rest = strip_front(rest.substr(2));
    std::size_t digits = 0;
    while (digits < rest.size() && is_ascii_digit(rest[digits])) ++digits;
    if (digits == 0 || digits > 5 ||
        (digits < rest.size() && is_ascii_alpha(rest[digits]) && rest.data() == text.data()))
      break;
    text = rest.substr(digits);
  }
  return strip_front(text);
}

// Words of a sentence: what has them is no party.
bool sentence_like(std::string_view words) {
  const std::string lower = to_ascii_lower(words);
  static constexpr std::string_view kWords[] = {" has ", " have ", " had ",  " was ",      " were ", " is ",  " are ",
                                                " who ", " that ", " will ", " herewith ", " been ", " we ",  " i ",
                                                " me ",  " its ",  " his ",  " which ",    " says ", " said "};
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view w) { return lower.find(w) != lower.npos; });
}

// Whether a word of no letter stands before the first party ("Treaty between …") or is owned by it ("The Minister’s
// remarks"); not in "Representatives of the Treaty Powers".
bool no_letter(std::string_view lower, const HeadTables& tables) {
  bool owned = lower.find("’s ") != lower.npos || lower.find("'s ") != lower.npos;
  for (std::string_view w : split(lower, ' ')) {
    const std::string word = first_word(w);
    if (tables.never.count(word) != 0) return true;
    if (!owned && (tables.offices.count(word) || tables.honorifics.count(word) || tables.bodies.count(word))) break;
  }
  return false;
}

struct Opening {
  std::optional<ExchangeKind> kind;
  std::string_view rest;
  bool form = false;       // the title begins with a form
  bool from_first = true;  // "letter from X to Y"; false: "letter to Y"
};

// Steps over "Extract from a private letter from", "Telegram From", "Circular.—", "Note addressed by".
std::optional<Opening> read_opening(std::string_view text, const HeadTables& tables) {
  Opening out{{}, text};
  std::size_t best = 0;
  bool to_first = false;
  // The last "from", "by" before the first " to ", if a form stands before it.
  const std::string lower = to_ascii_lower(text.substr(0, 160));
  const std::size_t to = std::min(lower.find(" to "), lower.size());
  for (std::string_view link : {" from ", " by ", ".—", ". ", ": ", " of "}) {
    for (std::size_t at = lower.find(link); at < to; at = lower.find(link, at + 1)) {
      const std::string_view before = std::string_view(lower).substr(0, at);
      const bool label = std::any_of(tables.labels.begin(), tables.labels.end(),
                                     [&](const std::string& l) { return has_phrase(before, l); });
      const auto form = form_in(tables, before);
      if (!form && !label) continue;
      if (has_any_word(before, tables.offices) || has_any_word(before, tables.honorifics)) continue;
      if (link == " of " && std::count(before.begin(), before.end(), ' ') > 4) continue;
      // "…from J. H. Arlen": a stop behind "from" is an initial's; "from the Department of" goes on.
      const bool weak = link.front() == '.' || link.front() == ':' || link == " of ";
      if (weak && (has_phrase(before, "from") || has_phrase(before, "by"))) continue;
      if (at + link.size() <= best) continue;
      best = at + link.size();
      if (form) out.kind = form;
    }
  }
  if (no_letter(lower.substr(0, best == 0 ? to : best), tables)) return std::nullopt;
  if (best > 0 && (lower.find("conversation") != lower.npos || lower.find(" interview") != lower.npos))
    return std::nullopt;
  if (best == 0) {
    const std::string_view before = std::string_view(lower).substr(0, to);
    // "Circular to all ministers", "Circular addressed to the consuls": no sender is named.
    const auto form = form_in(tables, before);
    if (form && std::count(before.begin(), before.end(), ' ') <= 3 && !has_any_word(before, tables.offices) &&
        !has_any_word(before, tables.bodies) && !has_any_word(before, tables.honorifics)) {
      out.kind = form;
      to_first = true;
    }
  }
  out.form = best > 0 || to_first;
  out.from_first = !to_first;
  out.rest = text.substr(best);
  return out;
}

// Whether the word that ends `left` is followed by "to" for reasons of its own: "the Adviser to", "accredited to".
int binds_to(std::string_view left) {
  std::size_t begin = left.size();
  while (begin > 0 && (is_ascii_alpha(left[begin - 1]) || (static_cast<unsigned char>(left[begin - 1]) & 0x80)))
    --begin;
  const std::string word = to_ascii_lower(left.substr(begin));
  static constexpr std::string_view kPosts[] = {
      "ambassador", "minister", "envoy",   "adviser",   "advisor",    "assistant",    "secretary",      "delegate",
      "delegation", "mission",  "experts", "exports",   "commission", "commissioner", "representative", "attaché",
      "counselor",  "aide",     "visitor", "messenger", "consul",     "delegates",    "observer",       "agent",
      "counsel",    "deputy",   "special", "liaison",   "chargé",     "permanent",    "plenipotentiary"};
  if (std::find(std::begin(kPosts), std::end(kPosts), word) != std::end(kPosts)) return 2;
  static constexpr std::string_view kParticiples[] = {"accredited", "attached", "assigned", "detailed",
                                                      "addressed",  "relating", "sent",     "reply"};
  if (std::find(std::begin(kParticiples), std::end(kParticiples), word) != std::end(kParticiples)) return 4;
  return 0;
}

// The offset of the " to " that parts sender and recipient, or npos.
std::size_t parting(std::string_view text, const HeadTables& tables) {
  std::size_t best = text.npos;
  int best_score = 0, depth = 0, seen = 0;
  for (std::size_t i = 0; i + 4 < text.size(); ++i) {
    if (text[i] == '(' || text[i] == '[') ++depth;
    if ((text[i] == ')' || text[i] == ']') && depth > 0) --depth;
    if (depth > 0 || text[i] != ' ' || ascii_lower(text[i + 1]) != 't' || text[i + 2] != 'o' || text[i + 3] != ' ')
      continue;
    if (++seen > 8) break;
    const std::string_view left = text.substr(0, i), right = text.substr(i + 4);
    int score = 10 - binds_to(left) * 2;
    if (left.ends_with(")")) score += 4;
    if (left.ends_with(",")) score += 5;
    if (starts_word(right, "the")) score += 1;
    if (party_like(right.substr(0, right.find(" to ")), tables) == 2) score += 2;
    if (party_like(left, tables) == 0) score -= 20;
    if (score > best_score) {
      best_score = score;
      best = i;
    }
  }
  return best;
}

// Where a party ends: before ", May 3, 1861", ", dated …", " [Extract]", " regarding …".
std::size_t end_of_party(std::string_view text) {
  std::size_t end = text.size();
  if (const auto day = find_written_day(text)) {
    const std::size_t comma = text.substr(0, day->begin).rfind(',');
    if (comma != text.npos && day->begin - comma < 24) end = comma;
  }
  for (std::string_view stop : {", dated", " dated ", " [", " regarding ", " concerning ", " respecting ",
                                " relative to ", ", transmitt", ", inclosing", ", enclosing", ".—", "; ", ", who ",
                                ", received", ", communicated", ", containing", ", handed"}) {
    end = std::min(end, text.find(stop));
  }
  return end;
}

bool name_like(std::string_view words) {
  int count = 0;
  for (std::string_view w : split(words, ' ')) {
    if (w.empty()) continue;
    const bool upper = is_ascii_upper(w.front()) || (static_cast<unsigned char>(w.front()) & 0x80);
    const bool particle = w == "de" || w == "von" || w == "van" || w == "der" || w == "la" || w == "e" || w == "y" ||
                          w == "&" || w == "and" || w == "el" || w == "al" || w == "bin" || w == "di" || w == "du";
    if (!upper && !(particle && count > 0)) return false;
    ++count;
  }
  return count >= 2 && count <= 8;
}

}  // namespace

std::string first_word(std::string_view words) {
  words = words.substr(0, std::min(words.find(' '), words.size()));
  while (!words.empty() && (words.back() == '.' || words.back() == ',')) words.remove_suffix(1);
  return to_ascii_lower(words);
}

std::string_view without_article(std::string_view words) {
  for (bool again = true; again;) {
    again = false;
    words = strip_front(words);
    for (std::string_view w :
         {"all", "the", "certain", "our", "their", "his excellency", "his excellency,", "their excellencies", "a"}) {
      if (starts_word(words, w) && words[w.size()] == ' ') {
        words.remove_prefix(w.size() + 1);
        again = true;
      }
    }
  }
  return words;
}

int party_like(std::string_view words, const HeadTables& tables) {
  words = without_article(strip_back(words));
  if (words.empty() || words.size() > 260) return 0;
  const std::string first = first_word(words);
  if (tables.honorifics.count(first) != 0 && words.size() > first.size() + 1) {
    const std::string_view name = strip_front(words.substr(first.size()));
    // "Mr. pike" is a misprint of a name; "general rules" are none.
    const bool abbreviated = words[first.size()] == '.';
    const bool particle = name.starts_with("d’") || name.starts_with("d'") || starts_word(name, "de") ||
                          starts_word(name, "von") || starts_word(name, "van") || starts_word(name, "of") ||
                          starts_word(name, "le");
    if (!name.empty() && (is_ascii_upper(name.front()) || (name.front() & 0x80) || abbreviated || particle)) {
      return sentence_like(words) ? 0 : 2;
    }
  }
  if (sentence_like(words)) return 0;
  // The office stands before the first comma or bracket, or behind a name and a comma; "'s" forbids it.
  std::string_view core = words.substr(0, std::min(words.find('('), words.size()));
  const std::size_t comma = core.find(", ");
  if (comma != core.npos && !has_any_word(core.substr(0, comma), tables.offices) &&
      !has_any_word(core.substr(0, comma), tables.bodies)) {
    if (!name_like(core.substr(0, comma))) core = core.substr(0, comma);
  }
  if (core.find("’s ") != core.npos || core.find("'s ") != core.npos) {
    if (words.find('(') == words.npos) return has_any_word(words, tables.offices) ? 1 : 0;
  }
  // In small letters an office comes first: "undersecretary of state", not "become the leader of the council".
  if (is_ascii_lower(core.front())) {
    std::size_t end = 0;
    for (int word = 0; word < 3; ++word) end = std::min(core.find(' ', end + 1), core.size());
    core = core.substr(0, end);
  }
  if (has_any_word(core, tables.offices) || has_any_word(core, tables.bodies)) return 2;
  const std::size_t open = words.find('(');
  if (open + 1 < words.size() && words.find(')') != words.npos && is_ascii_upper(words.front()) &&
      (is_ascii_upper(words[open + 1]) || (words[open + 1] & 0x80))) {
    return 2;  // "The Former Naval Person (Arlen)", not "A. Arlen (pictured)"
  }
  return name_like(words) ? 1 : 0;
}

std::optional<HeadTitle> read_head_title(std::string_view line, const HeadTables& tables) {
  if (line.size() > kMaxTitle || line.size() < 8) return std::nullopt;
  HeadTitle out;
  std::string_view text = skip_numbers(trim(line));
  const auto opening = read_opening(text, tables);
  if (!opening) return std::nullopt;
  out.kind = opening->kind;
  text = opening->rest;
  std::string_view right;
  if (opening->from_first) {
    const std::size_t at = parting(text, tables);
    if (at == text.npos) return std::nullopt;
    out.from = trim(text.substr(0, at));
    out.from = strip_back(out.from.substr(0, end_of_party(out.from)));
    right = text.substr(at + 4);
  } else {
    const std::size_t at = to_ascii_lower(text).find(" to ");
    if (at == text.npos) return std::nullopt;
    right = text.substr(at + 4);
    // "Letter to the Speaker from the President"
    const std::size_t from = right.find(" from ");
    if (from != right.npos && party_like(right.substr(from + 6), tables) == 2) {
      out.from = strip_back(right.substr(from + 6));
      right = right.substr(0, from);
    }
  }
  const std::size_t end = end_of_party(right);
  out.behind = right.substr(end);
  out.to = strip_back(trim(right.substr(0, end)));
  const int from = out.from.empty() ? 1 : party_like(out.from, tables), to = party_like(out.to, tables);
  if (from == 0 || to == 0) return std::nullopt;
  // "Letter from …" makes a bare name a party.
  out.certain = (from == 2 || opening->form) && (to == 2 || (opening->form && !out.from.empty()));
  return out;
}

}  // namespace entente
