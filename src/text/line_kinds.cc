// SPDX-License-Identifier: Apache-2.0
// What a single line is, by its words alone. Lists are hand-kept and lower-case; each question costs a few comparisons
// of at most kShort bytes.
#include "text/line_kinds.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "text/characters.h"

namespace entente::text {
namespace {

constexpr std::size_t kShort = 120;
constexpr std::size_t kMaxHeadingWords = 12;

constexpr auto kFurniture = std::to_array<std::string_view>({"accept cookies",
                                                             "advertisement",
                                                             "all rights reserved",
                                                             "back",
                                                             "back to top",
                                                             "bookmark",
                                                             "build a custom report",
                                                             "categories",
                                                             "click to copy",
                                                             "close",
                                                             "comments",
                                                             "contact us",
                                                             "continue reading",
                                                             "cookie policy",
                                                             "copy link",
                                                             "download",
                                                             "download pdf",
                                                             "download report",
                                                             "email",
                                                             "e-mail",
                                                             "email this",
                                                             "facebook",
                                                             "filed under",
                                                             "follow us",
                                                             "hide",
                                                             "home",
                                                             "in this section",
                                                             "latest news",
                                                             "leave a comment",
                                                             "linkedin",
                                                             "load more",
                                                             "log in",
                                                             "menu",
                                                             "more news",
                                                             "most read",
                                                             "newsletter",
                                                             "next",
                                                             "on this page",
                                                             "previous",
                                                             "print",
                                                             "print this page",
                                                             "privacy policy",
                                                             "read more",
                                                             "recommended",
                                                             "related articles",
                                                             "related news",
                                                             "search",
                                                             "share",
                                                             "share this",
                                                             "share this article",
                                                             "show more",
                                                             "sign in",
                                                             "sign up",
                                                             "skip to content",
                                                             "skip to main content",
                                                             "subscribe",
                                                             "tags",
                                                             "terms of use",
                                                             "top",
                                                             "translations",
                                                             "twitter",
                                                             "whatsapp"});
constexpr auto kFurnitureHeads = std::to_array<std::string_view>(
    {"click here", "follow us on", "copyright ©", "copyright (c)", "© ", "sign up for", "subscribe to our",
     "share this ", "read more:", "read also:", "see also:", "also read:", "skip to ", "image:", "photo:", "file photo",
     "photo credit", "tags:", "read a section:"});
constexpr auto kBylines = std::to_array<std::string_view>(
    {"by ", "written by ", "reporting by ", "additional reporting by ", "editing by ", "edited by ", "compiled by ",
     "from our correspondent", "by our correspondent", "by staff writer", "staff writer"});
constexpr auto kAddresses = std::to_array<std::string_view>({"sir",
                                                             "sirs",
                                                             "dear ",
                                                             "madam",
                                                             "gentlemen",
                                                             "my lord",
                                                             "my dear ",
                                                             "monsieur",
                                                             "monseigneur",
                                                             "excellency",
                                                             "excellencies",
                                                             "your excellenc",
                                                             "your majest",
                                                             "your royal highness",
                                                             "your highness",
                                                             "your holiness",
                                                             "your honor",
                                                             "your eminence",
                                                             "comrade ",
                                                             "comrades",
                                                             "dear comrade",
                                                             "respected ",
                                                             "esteemed ",
                                                             "honourable ",
                                                             "honorable ",
                                                             "mr. president",
                                                             "mr. minister",
                                                             "mr. chairman",
                                                             "mr. secretary",
                                                             "ladies and gentlemen",
                                                             "distinguished ",
                                                             "mr. ambassador",
                                                             "mr. prime minister"});
constexpr auto kClosings = std::to_array<std::string_view>({"very truly yours",
                                                            "truly yours",
                                                            "yours, ",
                                                            "yours ",
                                                            "sincerely",
                                                            "respectfully",
                                                            "very respectfully",
                                                            "most respectfully",
                                                            "faithfully yours",
                                                            "with respect",
                                                            "with best wishes",
                                                            "with best regards",
                                                            "best regards",
                                                            "kind regards",
                                                            "with kind regards",
                                                            "with highest consideration",
                                                            "with the highest consideration",
                                                            "with assurances of",
                                                            "with comradely greetings",
                                                            "with communist greetings",
                                                            "your obedient servant",
                                                            "your most obedient",
                                                            "i am, sir",
                                                            "i have the honor to be",
                                                            "i have the honour to be",
                                                            "i remain, ",
                                                            "i am, &c",
                                                            "i have, &c",
                                                            "i have [etc.]",
                                                            "i am, with ",
                                                            "i am, your",
                                                            "ends",
                                                            "end of text",
                                                            "end of message"});
constexpr auto kEndSigns = std::to_array<std::string_view>(
    {"-0-", "-30-", "-end-", "- end -", "###", "# # #", "(end)", "end", "end.", "//", "[end]", "—end—"});
constexpr auto kRunInBylines = std::to_array<std::string_view>(
    {"Office of the Spokesperson ", "Office of the Spokesman ", "Office of the Press Secretary ",
     "Office of Press Relations ", "Bureau of Public Affairs ", "Office of Public Affairs ", "Secretary of State ",
     "Deputy Secretary of State ", "Department Spokesperson ", "Deputy Department Spokesperson ",
     "Principal Deputy Spokesperson ", "Acting Spokesperson ", "Ministry Spokesperson "});

// Longer words that stay small in titles.
constexpr auto kSmallWords = std::to_array<std::string_view>({"about", "after", "against", "among", "before", "between",
                                                              "from", "into", "over", "their", "through", "toward",
                                                              "towards", "under", "upon", "with", "within", "without"});

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
  return std::any_of(list.begin(), list.end(), [&](std::string_view head) { return line.starts_with(head); });
}

template <typename List>
bool ends_with_one(std::string_view line, const List& list) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view tail) { return line.ends_with(tail); });
}

template <typename List>
bool is_one(std::string_view line, const List& list) {
  return std::find(list.begin(), list.end(), line) != list.end();
}

struct Words {
  std::size_t count = 0;
  std::size_t capitalised = 0;
  std::size_t small = 0;  // lower-case words of four letters or more
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
    if (starts_lower(word) && word.size() >= 4 && !is_one(word, kSmallWords)) ++words.small;
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
  if (is_sign_line(line) && !is_one(lower.view(), kEndSigns)) return true;
  // A navigation bar whose blanks were lost: "HomeNewsWorld", "HomeReports".
  if (line.starts_with("Home") && line.size() > 4 && is_ascii_upper(line[4])) return true;
  if (line.size() > kShort) return false;
  std::string_view bare = lower.view();
  while (!bare.empty() && (bare.back() == '.' || bare.back() == ':' || bare.back() == '>' || bare.back() == ' ')) {
    bare.remove_suffix(1);
  }
  return is_one(bare, kFurniture) || begins_with_one(lower.view(), kFurnitureHeads) || is_page_number(lower.view()) ||
         bare.ends_with("all rights reserved");
}

bool is_byline(std::string_view line) {
  if (line.size() > kShort || ends_sentence(line)) return false;
  const Lower lower(line);
  if (!begins_with_one(lower.view(), kBylines)) return false;
  const Words words = count_words(line);
  return words.count >= 2 && words.count <= 14 && words.small <= 3 && words.capitalised * 2 >= words.count;
}

bool is_address(std::string_view line) {
  if (line.size() > kShort) return false;
  const char last = line.back();
  const bool dash = line.ends_with("—") || line.ends_with("–") || line.ends_with("-");
  if (last != ',' && last != ':' && last != '!' && !dash) return false;
  const Lower lower(line);
  const Words words = count_words(line);
  return words.count <= 10 && words.small <= 2 && begins_with_one(lower.view(), kAddresses);
}

bool is_closing(std::string_view line) {
  if (line.size() > kShort) return false;
  const Lower lower(line);
  if (is_one(lower.view(), kEndSigns)) return true;
  const Words words = count_words(line);
  constexpr auto kCut = std::to_array<std::string_view>({"&c.,", ", &c.", "etc.,", ", etc.", "[etc.]", "[etc.],"});
  const bool polite = starts_upper(line) && line.find(' ') != line.npos;
  if (polite && words.count <= 6 && ends_with_one(line, kCut)) return true;
  constexpr std::array<std::string_view, 3> kServant = {"servant,", ", yours,", "servants,"};
  if (words.count <= 18 && ends_with_one(lower.view(), kServant)) return true;
  if (words.count > 18 || !begins_with_one(lower.view(), kClosings)) return false;
  return line.ends_with(',') || line.ends_with("—") || line.ends_with("&c.") || line.ends_with("etc.]") ||
         line.ends_with("etc.") || words.count <= 4;
}

bool is_signature(std::string_view line) {
  const Words words = count_words(line);
  return line.size() <= 80 && words.count <= 8 && words.letters && words.small == 0 &&
         words.capitalised + 2 >= words.count && !line.ends_with(':') && !line.ends_with('?');
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
    const Words words = count_words(line.substr(0, at));
    return hour_or_note && words.count <= 14 && words.small <= 1 && line.substr(0, at).find(", ") != line.npos;
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
  const Words words = count_words(line);
  const bool labelled = label_size(line) > 0;
  const bool all_capitalised = words.small == 0 && words.count <= 2 * kMaxHeadingWords;
  return words.letters && (all_capitalised || (!labelled && words.count <= kMaxHeadingWords));
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
  for (std::string_view head : kRunInBylines) {
    const bool office = head.starts_with("Office") || head.starts_with("Bureau");
    if (office != (from == 0) || !line.substr(from).starts_with(head)) continue;
    const std::size_t end = from + head.size();
    if (end < line.size() && starts_upper(line.substr(end))) return end - 1;
  }
  return 0;
}

}  // namespace entente::text
