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
    "a",    "about", "after", "ah",   "all",   "also", "am",   "an",   "and",  "any",   "are",  "as",   "at",    "be",
    "been", "but",   "by",    "can",  "could", "did",  "do",   "does", "each", "else",  "even", "ever", "few",   "for",
    "from", "had",   "has",   "have", "he",    "her",  "here", "him",  "his",  "how",   "i",    "if",   "in",    "into",
    "is",   "it",    "its",   "just", "let",   "many", "me",   "more", "most", "much",  "my",   "no",   "none",  "nor",
    "not",  "now",   "of",    "off",  "oh",    "ok",   "on",   "one",  "only", "or",    "our",  "out",  "over",  "per",
    "she",  "so",    "some",  "such", "than",  "that", "the",  "them", "then", "there", "they", "this", "those", "to",
    "too",  "two",   "under", "up",   "us",    "very", "was",  "we",   "well", "were",  "what", "when", "where", "who",
    "why",  "will",  "with",  "yes",  "yet",   "you",  "your"};

constexpr std::string_view kCalendarWords[] = {
    "april",  "august",   "december", "february", "friday",    "january", "july",     "june",    "march",    "may",
    "monday", "november", "october",  "saturday", "september", "sunday",  "thursday", "tuesday", "wednesday"};

constexpr std::string_view kCommonWords[] = {
    "ban",    "bank",    "banks",  "bell",    "best",   "bin",    "black",  "blue",   "bond",   "book",    "brown",
    "bush",   "butler",  "cannon", "case",    "castle", "chin",   "church", "clay",   "close",  "cook",    "cooper",
    "cross",  "day",     "dean",   "drew",    "fair",   "field",  "fields", "fish",   "ford",   "forest",  "foster",
    "fox",    "frank",   "frost",  "gates",   "gold",   "grant",  "gray",   "green",  "guest",  "gun",     "hall",
    "ham",    "hand",    "hard",   "hay",     "head",   "hill",   "home",   "hood",   "hope",   "hunt",    "hunter",
    "hurd",   "hurt",    "judge",  "keen",    "key",    "king",   "knight", "knox",   "land",   "lane",    "law",
    "lay",    "light",   "little", "lodge",   "long",   "lord",   "love",   "low",    "major",  "man",     "mark",
    "marsh",  "mason",   "mills",  "min",     "miner",  "moon",   "moor",   "more",   "new",    "north",   "page",
    "pain",   "park",    "peace",  "person",  "pope",   "post",   "power",  "powers", "price",  "pride",   "prior",
    "race",   "read",    "reason", "rice",    "rich",   "rivers", "rock",   "root",   "rose",   "rush",    "rusk",
    "sage",   "sands",   "self",   "shah",    "sharp",  "shell",  "short",  "sin",    "singer", "small",   "smart",
    "son",    "song",    "south",  "speaker", "spring", "starr",  "steel",  "still",  "stone",  "strange", "straw",
    "strong", "summers", "sun",    "swift",   "tower",  "trade",  "true",   "tsar",   "van",    "wade",    "wall",
    "ward",   "wars",    "waters", "way",     "west",   "white",  "wise",   "wolf",   "won",    "wood",    "woods",
    "work",   "worth",   "yard",   "young"};

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

static_assert(std::is_sorted(std::begin(kFunctionWords), std::end(kFunctionWords)));
static_assert(std::is_sorted(std::begin(kCalendarWords), std::end(kCalendarWords)));
static_assert(std::is_sorted(std::begin(kCommonWords), std::end(kCommonWords)));
static_assert(std::is_sorted(std::begin(kTitlesOfAddress), std::end(kTitlesOfAddress)));

}  // namespace

SurnameKind surname_kind(std::string_view key) {
  if (listed(kFunctionWords, key)) return SurnameKind::function;
  if (listed(kCalendarWords, key)) return SurnameKind::calendar;
  return listed(kCommonWords, key) ? SurnameKind::common : SurnameKind::plain;
}

bool is_title_of_address(std::string_view token) {
  if (token.empty() || token.size() > 14 || is_ascii_lower(token.front())) return false;
  FoldedToken folded;
  fold_token(token, folded);
  return listed(kTitlesOfAddress, folded.key());
}

}  // namespace entente::lexicon
