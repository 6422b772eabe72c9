// SPDX-License-Identifier: Apache-2.0
// What a single line is, by its words alone. Lists are hand-kept and lower-case; each question costs a few comparisons
// of at most kShort bytes.
#include "text/line_kinds.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "text/abbreviations.h"
#include "text/characters.h"
#include "text/line_words.h"

namespace entente::text {
namespace {

constexpr std::size_t kShort = 120;
constexpr std::size_t kMaxHeadingWords = 12;

// `line` in lower case, cut to what the lists need.
class Lower {
 public:
  explicit Lower(std::string_view line) : size_(std::min(line.size(), buffer_.size())) {
    std::transform(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(size_), buffer_.begin(), ascii_lower);
  }
  std::string_view view() const { return {buffer_.data(), size_}; }

 private:
  std::array<char, kShort> buffer_;
  std::size_t size_;
};

template <typename List>
bool begins_with_one(std::string_view line, const List& list) {
  return std::any_of(std::begin(list), std::end(list), [&](std::string_view head) { return line.starts_with(head); });
}

// The same, but a head that ends in a letter must end a word: "sir" is not the begin of "Sirte".
template <typename List>
bool begins_with_words(std::string_view line, const List& list) {
  return std::any_of(std::begin(list), std::end(list), [&](std::string_view head) {
    if (!line.starts_with(head)) return false;
    return !is_ascii_alpha(head.back()) || line.size() == head.size() || !is_ascii_alpha(line[head.size()]);
  });
}

template <typename List>
bool ends_with_one(std::string_view line, const List& list) {
  return std::any_of(std::begin(list), std::end(list), [&](std::string_view tail) { return line.ends_with(tail); });
}

template <typename List>
bool is_one(std::string_view line, const List& list) {
  return std::find(std::begin(list), std::end(list), line) != std::end(list);
}

struct Words {
  std::size_t count = 0;
  std::size_t capitalised = 0;
  std::size_t small = 0;  // lower-case words of four letters or more, "with" and such left out
  bool letters = false;
};

Words count_words(std::string_view line) {
  Words words;
  std::size_t begin = 0;
  while (begin < line.size()) {
    std::size_t end = std::min(line.find(' ', begin), line.size());
    std::string_view word = line.substr(begin, end - begin);
    begin = end + 1;
    if (word.empty()) continue;
    ++words.count;
    while (!word.empty() && !is_ascii_alpha(word[0]) && static_cast<unsigned char>(word[0]) < 0xC3)
      word.remove_prefix(1);
    if (word.empty()) continue;
    words.letters = true;
    if (starts_upper(word)) ++words.capitalised;
    if (starts_lower(word) && word.size() >= 4 && !is_one(word, words::kSmallWords)) ++words.small;
  }
  return words;
}

bool is_sign_line(std::string_view line) {  // "* * *", "____", "3", "- 3 -", ">"
  return std::none_of(line.begin(), line.end(),
                      [](char c) { return is_ascii_alpha(c) || static_cast<unsigned char>(c) >= 0xC3; }) &&
         line.size() <= 40;
}

bool is_bullet(std::string_view line) {
  constexpr auto kBullets = std::to_array<std::string_view>({"- ", "* ", "• ", "– ", "— ", "· ", "o ", "▪ "});
  return begins_with_one(line, kBullets);
}

bool is_page_number(std::string_view lower) {
  if (!lower.starts_with("page ") && !lower.starts_with("p. ")) return false;
  const std::size_t digits = lower.find_first_of("0123456789");
  return digits != lower.npos && digits <= 5 && lower.size() <= 16 &&
         lower.find_first_not_of("0123456789/ of", digits) == lower.npos;
}

}  // namespace

bool is_furniture(std::string_view line) {
  if (line.size() > kShort * 2) return false;
  const Lower lower(line);
  if (is_sign_line(line) && !is_one(lower.view(), words::kEndSigns)) return true;
  // A navigation bar whose blanks were lost: "HomeNewsWorld", "HomeReports".
  if (line.starts_with("Home") && line.size() > 4 && is_ascii_upper(line[4])) return true;
  if (line.size() > kShort) return false;
  std::string_view bare = lower.view();
  while (!bare.empty() && (bare.back() == '.' || bare.back() == ':' || bare.back() == '>' || bare.back() == ' ')) {
    bare.remove_suffix(1);
  }
  if (begins_with_one(lower.view(), words::kSourceLines) && count_words(line).count <= 8) return true;
  return is_one(bare, words::kFurniture) || begins_with_one(lower.view(), words::kFurnitureHeads) ||
         is_page_number(lower.view()) || bare.ends_with("all rights reserved");
}

bool is_byline(std::string_view line) {
  const std::string_view bare = line.starts_with('(') ? line.substr(1) : line;
  const Lower lower(bare);
  // "(Reporting by …; Editing by …)" may be long and end in any mark.
  if (line.size() <= 4 * kShort && begins_with_one(lower.view(), words::kDeskLines)) {
    const std::size_t name = lower.view().find("by ") + 3;
    if (bare != line || starts_upper(bare.substr(name))) return true;
  }
  if (line.size() > kShort || bare != line || ends_sentence(line)) return false;
  if (!begins_with_one(lower.view(), words::kBylines)) return false;
  const Words count = count_words(line);
  return count.count >= 2 && count.count <= 14 && count.small <= 3 && count.capitalised * 2 >= count.count;
}

bool is_address(std::string_view line) {
  if (line.size() > kShort) return false;
  const char last = line.back();
  const bool dash = line.ends_with("—") || line.ends_with("–") || line.ends_with("-");
  if (last != ',' && last != ':' && last != '!' && !dash) return false;
  const Lower lower(line);
  const Words count = count_words(line);
  if (last == ':' && ends_with_one(lower.view(), words::kSayings)) return false;  // "Comrade Mori said:"
  return count.count <= 10 && count.small <= 2 && begins_with_words(lower.view(), words::kAddresses);
}

bool is_closing(std::string_view line) {
  if (line.size() > kShort) return false;
  const Lower lower(line);
  if (is_one(lower.view(), words::kEndSigns)) return true;
  const Words count = count_words(line);
  constexpr auto kCut = std::to_array<std::string_view>({"&c.,", ", &c.", "etc.,", ", etc.", "[etc.]", "[etc.],"});
  const bool polite = line.starts_with("I ") || line.starts_with("Accept") || line.starts_with("With ");
  if (polite && count.count <= 6 && ends_with_one(line, kCut)) return true;
  constexpr std::array<std::string_view, 3> kServant = {"servant,", ", yours,", "servants,"};
  if (count.count <= 18 && ends_with_one(lower.view(), kServant)) return true;
  if (count.count > 18 || !begins_with_words(lower.view(), words::kClosings)) return false;
  return line.ends_with(',') || line.ends_with("—") || line.ends_with("&c.") || line.ends_with("etc.]") ||
         line.ends_with("etc.") || (count.count <= 4 && !ends_sentence(line)) || count.count <= 2;
}

bool is_signature(std::string_view line) {
  if (line.size() > kShort || line.ends_with(':') || line.ends_with('?')) return false;
  const Words count = count_words(line);
  return count.count <= 14 && count.letters && count.small == 0 && count.capitalised * 2 >= count.count;
}

// "May 3, 1861", then nothing, an hour, or a note of receipt in brackets.
bool is_letter_head(std::string_view line) {
  if (line.size() > kShort || !(starts_upper(line) || line.starts_with('['))) return false;
  for (std::size_t at = line.find(' '); at != line.npos && at + 5 <= line.size(); at = line.find(' ', at + 1)) {
    const std::string_view year = line.substr(at + 1, 4);
    if (!std::all_of(year.begin(), year.end(), is_ascii_digit) || (year[0] != '1' && year[0] != '2')) continue;
    std::string_view rest = line.substr(at + 5);
    while (!rest.empty() && (rest[0] == '.' || rest[0] == ',' || rest[0] == ' ')) rest.remove_prefix(1);
    if (rest.starts_with("—")) rest.remove_prefix(3);
    const bool hour_or_note = rest.empty() || is_ascii_digit(rest[0]) || rest[0] == '[' || rest[0] == '(';
    const Words count = count_words(line.substr(0, at));
    return hour_or_note && count.count <= 14 && count.small <= 1 && line.substr(0, at).find(", ") != line.npos;
  }
  return false;
}

// Behind "a. ", "(b) ", "3. ", "iv) "; 0 if the line has no such label.
std::size_t label_size(std::string_view line) {
  std::size_t at = line.starts_with('(') ? 1 : 0;
  const std::size_t begin = at;
  while (at < line.size() && at < begin + 4 && (is_ascii_digit(line[at]) || is_ascii_alpha(line[at]))) ++at;
  const bool number = line.find_first_not_of("0123456789", begin) == at && at - begin <= 3;  // not a year
  const bool numeral = number || at == begin + 1 || line.find_first_not_of("ivx", begin) == at;
  const bool label = at > begin && numeral && at + 2 < line.size() && (line[at] == ')' || line[at] == '.');
  return label && line[at + 1] == ' ' ? at + 2 : 0;
}

// "Section 4.", "No. 353.]", "[Received May 3.]": short, and a stop at its end means nothing.
bool is_numbered_head(std::string_view line) {
  constexpr auto kHeads = std::to_array<std::string_view>(
      {"Section ", "SECTION ", "Chapter ", "CHAPTER ", "Article ", "ARTICLE ", "Annex ", "No. "});
  if (line.size() <= 60 && line.starts_with('[') && line.ends_with(']')) return true;
  return line.size() <= 16 && begins_with_one(line, kHeads);
}

bool is_heading(std::string_view line) {
  if (is_numbered_head(line)) return true;
  if (line.size() > 2 * kShort || ends_sentence(line) || line.ends_with(',') || line.ends_with(';')) return false;
  if (is_bullet(line) || starts_lower(line.substr(label_size(line)))) return false;
  const Words count = count_words(line);
  const bool labelled = label_size(line) > 0;
  const bool all_capitalised = count.small == 0 && count.count <= 2 * kMaxHeadingWords;
  return count.letters && (all_capitalised || (!labelled && count.count <= kMaxHeadingWords));
}

bool is_list_item(std::string_view line) { return is_bullet(line) || label_size(line) > 0; }

bool ends_sentence(std::string_view line) {
  for (;;) {
    if (line.ends_with('"') || line.ends_with('\'') || line.ends_with(')') || line.ends_with(']')) {
      line.remove_suffix(1);
    } else if (line.ends_with("”") || line.ends_with("’") || line.ends_with("»")) {
      line.remove_suffix(line.ends_with("»") ? 2 : 3);
    } else {
      break;
    }
  }
  if (line.empty()) return false;
  const char last = line.back();
  return last == '.' || last == '!' || last == '?' || last == ':' || line.ends_with("…");
}

bool is_lone_name(std::string_view line) {
  if (line.size() > 60) return false;
  const Words count = count_words(line);
  if (count.capitalised != count.count || line.find_first_of("0123456789:?!") != line.npos) {
    return false;
  }
  const std::string_view first = line.substr(0, line.find_first_of(" .,"));
  return !is_opener(first) && count.count <= 8;
}

std::size_t address_prefix(std::string_view line) {
  const std::size_t colon = line.substr(0, 64).find(':');
  if (colon == line.npos || colon + 2 >= line.size() || line[colon + 1] != ' ') return 0;
  if (!is_address(line.substr(0, colon + 1))) return 0;
  return colon + 1;
}

std::size_t byline_prefix(std::string_view line) {
  std::size_t from = 0;
  if (const std::size_t comma = line.substr(0, 48).find(", "); comma != line.npos) {
    const Words name = count_words(line.substr(0, comma));
    if (name.count >= 2 && name.count <= 5 && name.capitalised == name.count) from = comma + 2;
  }
  for (std::string_view head : words::kRunInBylines) {
    const bool office = head.starts_with("Office") || head.starts_with("Bureau");
    if (office != (from == 0) || !line.substr(from).starts_with(head)) continue;
    const std::size_t end = from + head.size();
    if (end < line.size() && starts_upper(line.substr(end))) return end - 1;
  }
  return 0;
}

}  // namespace entente::text
