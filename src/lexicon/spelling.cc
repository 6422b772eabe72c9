// SPDX-License-Identifier: Apache-2.0
#include "lexicon/spelling.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "text/split.h"

namespace entente::lexicon {
namespace {

using Tokens = std::vector<std::string>;

constexpr std::string_view kOpening[] = {"(", "[", "\"", "\u201C", "\u2018"};
constexpr std::string_view kClosing[] = {")", "]", "\"", "\u201D", ",", ";", ":", "!", "?"};
constexpr std::string_view kHyphens[] = {"-", "\u2010", "\u2011", "\u2012", "\u2013"};
constexpr std::string_view kPossessives[] = {"'s", "\u2019s", "'S", "\u2019S"};

/// Family names that mark a three-part name as Korean, where "Jong Un", "Jong-un" and "Jongun" are one.
constexpr std::string_view kKoreanFamilies[] = {
    "ahn",   "an",  "bae",  "baek", "ban",  "cha",   "chang", "cho",  "choe", "choi", "chon",  "chong", "chu", "chun",
    "chung", "ha",  "han",  "hong", "ho",   "hwang", "hyon",  "hyun", "im",   "jang", "jeong", "ji",    "jo",  "jon",
    "jong",  "joo", "ju",   "jun",  "jung", "kang",  "kim",   "ko",   "koh",  "kong", "ku",    "kwon",  "lee", "lim",
    "ma",    "min", "moon", "mun",  "na",   "nam",   "no",    "noh",  "o",    "oh",   "pae",   "paek",  "pak", "park",
    "rhee",  "ri",  "rim",  "ro",   "roh",  "ryang", "ryom",  "ryu",  "seo",  "shin", "sim",   "sin",   "so",  "son",
    "song",  "suh", "thae", "tae",  "u",    "won",   "woo",   "yang", "yi",   "yon",  "yoo",   "yoon",  "yu",  "yun"};

/// British and American words within names of bodies, offices and roles.
constexpr std::pair<std::string_view, std::string_view> kTwoEnglishes[] = {
    {"organisation", "organization"},
    {"organisations", "organizations"},
    {"defence", "defense"},
    {"labour", "labor"},
    {"centre", "center"},
    {"centres", "centers"},
    {"programme", "program"},
    {"programmes", "programs"},
    {"labourer", "laborer"},
    {"labourers", "laborers"},
    {"harbour", "harbor"},
    {"armoured", "armored"},
    {"counsellor", "counselor"},
    {"civilisation", "civilization"},
    {"mobilisation", "mobilization"},
    {"paediatric", "pediatric"},
    {"councillor", "councilor"},
    {"councillors", "councilors"},
    {"cooperation", "co-operation"},
    {"counsellors", "counselors"},
    {"demobilisation", "demobilization"},
    {"sympathiser", "sympathizer"},
    {"sympathisers", "sympathizers"},
    {"organiser", "organizer"},
    {"organisers", "organizers"},
    {"protester", "protestor"},
    {"protesters", "protestors"},
};

constexpr std::pair<std::string_view, std::string_view> kUmlauts[] = {
    {"\u00E4", "ae"}, {"\u00F6", "oe"}, {"\u00FC", "ue"}, {"\u00C4", "Ae"}, {"\u00D6", "Oe"},
    {"\u00DC", "Ue"}, {"\u00E5", "aa"}, {"\u00C5", "Aa"}, {"\u00F8", "oe"}, {"\u00D8", "Oe"},
};

std::string key_of(std::string_view token) {
  FoldedToken folded;
  fold_token(token, folded);
  return std::string(folded.key());
}

CaseShape shape_of(std::string_view token) {
  FoldedToken folded;
  fold_token(token, folded);
  return folded.shape;
}

bool is_hyphen(const std::string& token) { return token == "-"; }

/// The listed text that `word` starts (or ends) with.
template <std::size_t n>
std::string_view leading(std::string_view word, const std::string_view (&list)[n]) {
  for (std::string_view s : list) {
    if (word.size() > s.size() && word.starts_with(s)) return s;
  }
  return {};
}
template <std::size_t n>
std::string_view trailing(std::string_view word, const std::string_view (&list)[n]) {
  for (std::string_view s : list) {
    if (word.size() > s.size() && word.ends_with(s)) return s;
  }
  return {};
}

/// A word without outer punctuation, cut at inner hyphens and slashes.
void cut_inside(std::string_view word, Tokens& out) {
  std::size_t begin = 0;
  for (std::size_t i = 1; i + 1 < word.size();) {
    const std::string_view rest = word.substr(i);
    const std::string_view hyphen = rest[0] == '/' ? rest.substr(0, 1) : leading(rest, kHyphens);
    if (hyphen.empty()) {
      ++i;
      continue;
    }
    if (i > begin) out.emplace_back(word.substr(begin, i - begin));
    out.emplace_back(hyphen[0] == '/' ? "/" : "-");
    begin = i += hyphen.size();
  }
  if (begin < word.size()) out.emplace_back(word.substr(begin));
}

void cut_word(std::string_view word, Tokens& out) {
  for (std::string_view mark = leading(word, kOpening); !mark.empty(); mark = leading(word, kOpening)) {
    out.emplace_back(mark);
    word.remove_prefix(mark.size());
  }
  Tokens after;
  for (std::string_view mark = trailing(word, kClosing); !mark.empty(); mark = trailing(word, kClosing)) {
    after.emplace_back(mark);
    word.remove_suffix(mark.size());
  }
  const std::string_view owner = trailing(word, kPossessives);
  if (!owner.empty()) {
    after.emplace_back(owner);
    word.remove_suffix(owner.size());
  } else if (word.size() > 2 && (word.ends_with("s'") || word.ends_with("s\u2019"))) {
    after.emplace_back(word.substr(word.find_last_of('s') + 1));
    word = word.substr(0, word.find_last_of('s') + 1);
  }
  cut_inside(word, out);
  out.insert(out.end(), after.rbegin(), after.rend());
}

// --- Derivations: each gives one further spelling, or nothing.

/// "al-Assad" -> "al Assad".
std::optional<Tokens> without_hyphens(const Tokens& tokens) {
  if (std::none_of(tokens.begin(), tokens.end(), is_hyphen)) return std::nullopt;
  Tokens out;
  std::remove_copy_if(tokens.begin(), tokens.end(), std::back_inserter(out), is_hyphen);
  return out;
}

/// For text that keeps hyphened words whole: "Jong-un" as one token.
std::optional<Tokens> with_whole_words(const Tokens& tokens) {
  Tokens out;
  bool glue = false, any = false;
  for (const std::string& token : tokens) {
    if (is_hyphen(token) && !out.empty()) {
      out.back() += "-";
      glue = any = true;
    } else if (glue) {
      out.back() += token;
      glue = false;
    } else {
      out.push_back(token);
    }
  }
  return any ? std::optional(out) : std::nullopt;
}

/// "Jong-un" -> "Jongun", "Tse-tung" -> "Tsetung": where the part after the hyphen begins in lower case.
std::optional<Tokens> joined(const Tokens& tokens) {
  Tokens out;
  bool any = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool join = is_hyphen(tokens[i]) && !out.empty() && i + 1 < tokens.size() &&
                      shape_of(tokens[i + 1]) == CaseShape::lower && shape_of(tokens[i - 1]) == CaseShape::title;
    if (join) {
      out.back() += tokens[++i];
      any = true;
    } else {
      out.push_back(tokens[i]);
    }
  }
  return any ? std::optional(out) : std::nullopt;
}

/// "Kim Jong Un" -> "Kim Jong - un".
std::optional<Tokens> korean_hyphen(const Tokens& tokens) {
  if (tokens.size() != 3) return std::nullopt;
  for (const std::string& token : tokens) {
    if (shape_of(token) != CaseShape::title || key_of(token).size() > 7) return std::nullopt;
  }
  const std::string family = key_of(tokens[0]);
  if (std::find(std::begin(kKoreanFamilies), std::end(kKoreanFamilies), family) == std::end(kKoreanFamilies)) {
    return std::nullopt;
  }
  return Tokens{tokens[0], tokens[1], "-", to_ascii_lower(tokens[2])};
}

bool is_initial(std::string_view token) { return token.size() == 2 && is_ascii_upper(token[0]) && token[1] == '.'; }

/// "George W. Bush" -> "George Bush".
std::optional<Tokens> without_initials(const Tokens& tokens) {
  if (tokens.size() < 3) return std::nullopt;
  Tokens out{tokens.front()};
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    if (!is_initial(tokens[i])) out.push_back(tokens[i]);
  }
  out.push_back(tokens.back());
  return out.size() < tokens.size() ? std::optional(out) : std::nullopt;
}

/// "George H. W. Bush" -> "George H.W. Bush".
std::optional<Tokens> initials_together(const Tokens& tokens) {
  Tokens out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool join = i > 0 && is_initial(tokens[i]) && is_initial(tokens[i - 1]);
    if (join) {
      out.back() += tokens[i];
    } else {
      out.push_back(tokens[i]);
    }
  }
  return out.size() < tokens.size() ? std::optional(out) : std::nullopt;
}

/// "Schröder" -> "Schroeder".
std::optional<Tokens> umlauts_spelled_out(const Tokens& tokens) {
  Tokens out = tokens;
  bool any = false;
  for (std::string& token : out) {
    for (const auto& [from, to] : kUmlauts) {
      for (std::size_t at = token.find(from); at != token.npos; at = token.find(from, at + to.size())) {
        token.replace(at, from.size(), to);
        any = true;
      }
    }
  }
  return any ? std::optional(out) : std::nullopt;
}

std::string in_case_of(std::string_view pattern, std::string_view word) {
  std::string out(word);
  const CaseShape shape = shape_of(pattern);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (shape == CaseShape::caps || (shape == CaseShape::title && i == 0)) out[i] = ascii_upper(out[i]);
  }
  return out;
}

/// Each token that has a counterpart in `pairs` swapped for it, in either direction.
template <typename Pairs>
std::optional<Tokens> swapped(const Tokens& tokens, const Pairs& pairs) {
  Tokens out;
  bool any = false;
  for (const std::string& token : tokens) {
    const std::string key = key_of(token);
    std::string_view other;
    for (const auto& [a, b] : pairs) other = key == a ? b : key == b ? a : other;
    if (other.empty()) {
      out.push_back(token);
      continue;
    }
    any = true;
    for (std::string& part : name_tokens(in_case_of(token, other))) out.push_back(std::move(part));
  }
  return any ? std::optional(out) : std::nullopt;
}

std::optional<Tokens> saint(const Tokens& tokens) {
  static constexpr std::pair<std::string_view, std::string_view> pairs[] = {{"st", "saint"}, {"mt", "mount"}};
  return swapped(tokens, pairs);
}

std::optional<Tokens> other_english(const Tokens& tokens) { return swapped(tokens, kTwoEnglishes); }

std::optional<Tokens> ampersand(const Tokens& tokens) {
  static constexpr std::pair<std::string_view, std::string_view> pairs[] = {{"&", "and"}};
  if (std::find(tokens.begin(), tokens.end(), "&") == tokens.end()) return std::nullopt;
  return swapped(tokens, pairs);
}

/// As the text room cuts the name within a sentence, where that differs: "P5 + 1", "Mazar - e-Sharif".
Tokens as_text_is_cut(std::string_view name) {
  const std::string_view before = "Yesterday we wrote about the ";
  Document document;
  document.text = std::string(before) + std::string(name) + " again, and went home before it was late.";
  Text text;
  split_text(document, text);
  const ByteRange wanted{static_cast<std::uint32_t>(before.size()),
                         static_cast<std::uint32_t>(before.size() + name.size())};
  Tokens out;
  for (const Token& token : text.tokens) {
    if (wanted.contains(token.range)) out.emplace_back(token.text);
  }
  return out;
}

}  // namespace

std::vector<std::string> name_tokens(std::string_view name) {
  Tokens tokens;
  while (!(name = trim(name)).empty()) {
    std::size_t end = 0;
    while (end < name.size() && !is_ascii_space(name[end])) ++end;
    cut_word(name.substr(0, end), tokens);
    name.remove_prefix(end);
  }
  return tokens;
}

std::vector<std::vector<std::string>> spellings(std::string_view name, ActorKind kind, NameForm form) {
  std::vector<Tokens> all{name_tokens(name)};
  // Every derivation is tried on what the earlier ones gave, so that "Lee Myung-bak" also meets "Myungbak".
  const auto derive = [&](auto verb) {
    for (std::size_t i = 0, known = all.size(); i < known; ++i) {
      const std::optional<Tokens> more = verb(all[i]);
      if (more && !more->empty() && std::find(all.begin(), all.end(), *more) == all.end()) all.push_back(*more);
    }
  };
  const bool person = kind == ActorKind::person;
  if (person && form != NameForm::surname) {
    derive(without_initials);
    derive(initials_together);
    derive(korean_hyphen);
  }
  if (person) derive(joined);
  if (!person) derive(other_english);
  derive(umlauts_spelled_out);
  derive(saint);
  derive(ampersand);
  derive(without_hyphens);
  derive(with_whole_words);
  const Tokens cut = as_text_is_cut(name);
  if (!cut.empty() && std::find(all.begin(), all.end(), cut) == all.end()) all.push_back(cut);
  return all;
}

}  // namespace entente::lexicon
