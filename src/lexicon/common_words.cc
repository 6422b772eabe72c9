// SPDX-License-Identifier: Apache-2.0
#include "lexicon/common_words.h"

#include <algorithm>
#include <iterator>

#include "base/strings.h"
#include "lexicon/fold.h"

namespace entente::lexicon {
namespace {

// Each list is sorted: it is searched by halving.
constexpr std::string_view kFunctionWords[] = {
    "a",       "about",    "after",    "ah",        "all",    "also", "am",    "an",       "and",      "any",
    "april",   "are",      "as",       "at",        "august", "be",   "been",  "but",      "by",       "can",
    "could",   "december", "did",      "do",        "does",   "each", "else",  "even",     "ever",     "february",
    "few",     "for",      "friday",   "from",      "had",    "has",  "have",  "he",       "her",      "here",
    "him",     "his",      "how",      "i",         "if",     "in",   "into",  "is",       "it",       "its",
    "january", "july",     "june",     "just",      "let",    "many", "march", "me",       "monday",   "more",
    "most",    "much",     "my",       "no",        "none",   "nor",  "not",   "november", "now",      "october",
    "of",      "off",      "oh",       "ok",        "on",     "one",  "only",  "or",       "our",      "out",
    "over",    "per",      "saturday", "september", "she",    "so",   "some",  "such",     "sunday",   "than",
    "that",    "the",      "them",     "then",      "there",  "they", "this",  "those",    "thursday", "to",
    "too",     "tuesday",  "two",      "under",     "up",     "us",   "very",  "was",      "we",       "wednesday",
    "well",    "were",     "what",     "when",      "where",  "who",  "why",   "will",     "with",     "yes",
    "yet",     "you",      "your"};

constexpr std::string_view kCommonWords[] = {
    "ban",    "bank",   "banks",  "bell",   "best",   "bill",   "bills",   "bin",    "black",  "blue",    "bond",
    "book",   "branch", "brown",  "bush",   "butler", "cannon", "case",    "castle", "chase",  "chin",    "church",
    "clay",   "close",  "cook",   "cooper", "cross",  "crown",  "day",     "dean",   "drew",   "duty",    "english",
    "fair",   "field",  "fields", "fish",   "ford",   "forest", "foster",  "fox",    "frank",  "french",  "frost",
    "gates",  "german", "gold",   "grant",  "gray",   "green",  "guest",   "gun",    "hall",   "ham",     "hand",
    "hard",   "hay",    "head",   "hill",   "holy",   "home",   "hood",    "hope",   "house",  "hull",    "hunt",
    "hunter", "hurd",   "hurt",   "judge",  "keen",   "key",    "king",    "knight", "knox",   "land",    "lane",
    "law",    "lay",    "light",  "little", "lodge",  "long",   "lord",    "love",   "low",    "major",   "man",
    "mark",   "marsh",  "mason",  "mills",  "min",    "miner",  "minor",   "moon",   "moor",   "noble",   "north",
    "note",   "notes",  "order",  "page",   "pain",   "parish", "park",    "peace",  "person", "pope",    "port",
    "post",   "power",  "powers", "price",  "pride",  "prior",  "race",    "reason", "rice",   "rich",    "rivers",
    "rock",   "root",   "rose",   "rule",   "rush",   "rusk",   "sage",    "sands",  "sea",    "seal",    "shah",
    "sharp",  "shell",  "short",  "sin",    "singer", "small",  "smart",   "son",    "song",   "south",   "speaker",
    "spring", "star",   "starr",  "state",  "steel",  "stone",  "strange", "straw",  "strong", "summers", "swift",
    "tower",  "trade",  "true",   "tsar",   "union",  "van",    "wade",    "wall",   "ward",   "wars",    "waters",
    "wells",  "west",   "white",  "winter", "wise",   "wolf",   "won",     "wood",   "woods",  "work",    "world",
    "worth",  "yard",   "young"};

constexpr std::string_view kDeterminers[] = {"a",     "an",    "any",  "each",  "every", "her",  "his",
                                             "its",   "my",    "no",   "our",   "some",  "such", "the",
                                             "their", "these", "this", "those", "whose", "your"};

constexpr std::string_view kBeforeMonths[] = {"after", "before", "between", "by",      "during", "early", "from",
                                              "in",    "last",   "late",    "mid",     "next",   "of",    "on",
                                              "since", "the",    "this",    "through", "to",     "until"};

constexpr std::string_view kTitlesOfAddress[] = {
    "adm",           "admiral",   "ambassador", "ayatollah", "cardinal", "chairman",   "chancellor", "col",
    "colonel",       "comrade",   "dr",         "emir",      "emperor",  "excellency", "gen",        "general",
    "generalissimo", "gov",       "king",       "lady",      "lord",     "lt",         "madam",      "madame",
    "maj",           "major",     "marshal",    "minister",  "miss",     "mr",         "mrs",        "ms",
    "premier",       "pres",      "president",  "prince",    "princess", "prof",       "professor",  "queen",
    "rep",           "secretary", "sen",        "senator",   "sheikh",   "sir",        "sultan"};

template <typename List>
bool listed(const List& list, std::string_view key) {
  return std::binary_search(std::begin(list), std::end(list), key);
}

/// Whether a token of a text, in any case, is in the list.
template <typename List>
bool token_listed(const List& list, std::string_view token) {
  if (token.size() > 16) return false;
  FoldedToken folded;
  fold_token(token, folded);
  return listed(list, folded.key());
}

static_assert(std::is_sorted(std::begin(kFunctionWords), std::end(kFunctionWords)));
static_assert(std::is_sorted(std::begin(kDeterminers), std::end(kDeterminers)));
static_assert(std::is_sorted(std::begin(kBeforeMonths), std::end(kBeforeMonths)));
static_assert(std::is_sorted(std::begin(kCommonWords), std::end(kCommonWords)));
static_assert(std::is_sorted(std::begin(kTitlesOfAddress), std::end(kTitlesOfAddress)));

}  // namespace

SurnameKind surname_kind(std::string_view key) {
  if (listed(kFunctionWords, key)) return SurnameKind::function;
  if (key == "may") return SurnameKind::calendar;
  return listed(kCommonWords, key) ? SurnameKind::common : SurnameKind::plain;
}

bool is_determiner(std::string_view token) { return token_listed(kDeterminers, token); }

bool is_month_here(std::string_view before, std::string_view after) {
  const auto number = [](std::string_view token) { return !token.empty() && is_ascii_digit(token.front()); };
  return number(before) || number(after) || token_listed(kBeforeMonths, before);
}

bool is_title_of_address(std::string_view token) {
  return !token.empty() && !is_ascii_lower(token.front()) && token_listed(kTitlesOfAddress, token);
}

}  // namespace entente::lexicon
