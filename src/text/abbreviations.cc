// SPDX-License-Identifier: Apache-2.0
// Word lists of the splitter, hand-kept, sorted by bytes: looked up by halves, and only where a stop, a hyphen or a
// digit makes the question arise. Bundled here and not in data/: they belong to the rules that read them.
#include "text/abbreviations.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace entente::text {
namespace {

struct Row {
  std::string_view word;
  Abbreviation kind;
};

constexpr std::array<Row, 327> kAbbreviations = {
    {{"&c", Abbreviation::anywhere},         {"Adm", Abbreviation::before_name},
     {"Ala", Abbreviation::anywhere},        {"Amb", Abbreviation::before_name},
     {"App", Abbreviation::before_number},   {"Apr", Abbreviation::anywhere},
     {"Archbp", Abbreviation::before_name},  {"Ariz", Abbreviation::anywhere},
     {"Ark", Abbreviation::anywhere},        {"Arrv", Abbreviation::anywhere},
     {"Art", Abbreviation::before_number},   {"Arts", Abbreviation::before_number},
     {"Ass't", Abbreviation::anywhere},      {"Assn", Abbreviation::anywhere},
     {"Assoc", Abbreviation::anywhere},      {"Asst", Abbreviation::before_name},
     {"Attn", Abbreviation::anywhere},       {"Atty", Abbreviation::before_name},
     {"Atty-Gen", Abbreviation::anywhere},   {"Aug", Abbreviation::anywhere},
     {"Ave", Abbreviation::anywhere},        {"B.A", Abbreviation::anywhere},
     {"B.Sc", Abbreviation::anywhere},       {"Bd", Abbreviation::before_number},
     {"Benj", Abbreviation::before_name},    {"Bl", Abbreviation::before_number},
     {"Bldg", Abbreviation::anywhere},       {"Blvd", Abbreviation::anywhere},
     {"Bn", Abbreviation::before_name},      {"Bp", Abbreviation::before_name},
     {"Brig", Abbreviation::before_name},    {"Brig-Gen", Abbreviation::before_name},
     {"Bros", Abbreviation::anywhere},       {"Cal", Abbreviation::anywhere},
     {"Calif", Abbreviation::anywhere},      {"Capt", Abbreviation::before_name},
     {"Cdr", Abbreviation::before_name},     {"Ch", Abbreviation::before_number},
     {"Chap", Abbreviation::before_number},  {"Chas", Abbreviation::before_name},
     {"Chev", Abbreviation::before_name},    {"Cia", Abbreviation::anywhere},
     {"Cie", Abbreviation::anywhere},        {"Cmdr", Abbreviation::before_name},
     {"Cmdre", Abbreviation::before_name},   {"Co", Abbreviation::anywhere},
     {"Col", Abbreviation::before_name},     {"Colo", Abbreviation::anywhere},
     {"Comm", Abbreviation::before_name},    {"Commod", Abbreviation::before_name},
     {"Commr", Abbreviation::before_name},   {"Cong", Abbreviation::anywhere},
     {"Conn", Abbreviation::anywhere},       {"Corp", Abbreviation::anywhere},
     {"Cos", Abbreviation::anywhere},        {"Cpl", Abbreviation::before_name},
     {"Cpt", Abbreviation::before_name},     {"D.C", Abbreviation::anywhere},
     {"Dak", Abbreviation::anywhere},        {"Danl", Abbreviation::before_name},
     {"Dec", Abbreviation::anywhere},        {"Def", Abbreviation::anywhere},
     {"Del", Abbreviation::anywhere},        {"Dep", Abbreviation::before_name},
     {"Dept", Abbreviation::anywhere},       {"Depts", Abbreviation::anywhere},
     {"Det", Abbreviation::before_name},     {"Dipl", Abbreviation::before_name},
     {"Dist", Abbreviation::anywhere},       {"Div", Abbreviation::before_number},
     {"Doc", Abbreviation::before_number},   {"Docs", Abbreviation::anywhere},
     {"Dr", Abbreviation::before_name},      {"Drs", Abbreviation::before_name},
     {"Ed", Abbreviation::anywhere},         {"Eds", Abbreviation::anywhere},
     {"Edw", Abbreviation::before_name},     {"Encl", Abbreviation::anywhere},
     {"Encls", Abbreviation::anywhere},      {"Ens", Abbreviation::before_name},
     {"Esq", Abbreviation::anywhere},        {"Est", Abbreviation::anywhere},
     {"Ex", Abbreviation::before_number},    {"Ext", Abbreviation::anywhere},
     {"Feb", Abbreviation::anywhere},        {"Fed", Abbreviation::anywhere},
     {"Fig", Abbreviation::before_number},   {"Figs", Abbreviation::before_number},
     {"Fla", Abbreviation::anywhere},        {"Fr", Abbreviation::before_name},
     {"Fri", Abbreviation::anywhere},        {"Ft", Abbreviation::before_name},
     {"Ga", Abbreviation::anywhere},         {"Gen", Abbreviation::before_name},
     {"Genl", Abbreviation::before_name},    {"Gens", Abbreviation::before_name},
     {"Geo", Abbreviation::before_name},     {"Gov", Abbreviation::before_name},
     {"Gov-Gen", Abbreviation::before_name}, {"Govs", Abbreviation::before_name},
     {"Govt", Abbreviation::anywhere},       {"Hen", Abbreviation::before_name},
     {"Herr", Abbreviation::before_name},    {"Hon", Abbreviation::before_name},
     {"Hosp", Abbreviation::anywhere},       {"Ia", Abbreviation::anywhere},
     {"Ibid", Abbreviation::anywhere},       {"Ill", Abbreviation::anywhere},
     {"Inc", Abbreviation::anywhere},        {"Ing", Abbreviation::before_name},
     {"Insp", Abbreviation::before_name},    {"Inst", Abbreviation::anywhere},
     {"Intl", Abbreviation::anywhere},       {"Jan", Abbreviation::anywhere},
     {"Jas", Abbreviation::before_name},     {"Jos", Abbreviation::before_name},
     {"Jr", Abbreviation::anywhere},         {"Jul", Abbreviation::anywhere},
     {"Jun", Abbreviation::anywhere},        {"Kan", Abbreviation::anywhere},
     {"Kans", Abbreviation::anywhere},       {"Ky", Abbreviation::anywhere},
     {"La", Abbreviation::anywhere},         {"Lib", Abbreviation::anywhere},
     {"Lieut", Abbreviation::before_name},   {"Lt", Abbreviation::before_name},
     {"Ltcol", Abbreviation::before_name},   {"Ltd", Abbreviation::anywhere},
     {"M.A", Abbreviation::anywhere},        {"M.D", Abbreviation::anywhere},
     {"M.Sc", Abbreviation::anywhere},       {"Maj", Abbreviation::before_name},
     {"Mar", Abbreviation::anywhere},        {"Mass", Abbreviation::anywhere},
     {"Md", Abbreviation::anywhere},         {"Messrs", Abbreviation::before_name},
     {"Mfg", Abbreviation::anywhere},        {"Mgr", Abbreviation::before_name},
     {"Mich", Abbreviation::anywhere},       {"Minn", Abbreviation::anywhere},
     {"Mlle", Abbreviation::before_name},    {"Mme", Abbreviation::before_name},
     {"Mmes", Abbreviation::before_name},    {"Mo", Abbreviation::anywhere},
     {"Mon", Abbreviation::anywhere},        {"Mont", Abbreviation::anywhere},
     {"Mr", Abbreviation::before_name},      {"Mrs", Abbreviation::before_name},
     {"Ms", Abbreviation::before_name},      {"Mt", Abbreviation::before_name},
     {"Mx", Abbreviation::before_name},      {"Natl", Abbreviation::anywhere},
     {"Neb", Abbreviation::anywhere},        {"Nebr", Abbreviation::anywhere},
     {"Nev", Abbreviation::anywhere},        {"No", Abbreviation::before_number},
     {"Nos", Abbreviation::before_number},   {"Nov", Abbreviation::anywhere},
     {"Nr", Abbreviation::before_number},    {"Oct", Abbreviation::anywhere},
     {"Ofc", Abbreviation::before_name},     {"Okla", Abbreviation::anywhere},
     {"Ont", Abbreviation::anywhere},        {"Op", Abbreviation::before_number},
     {"Ore", Abbreviation::anywhere},        {"Oreg", Abbreviation::anywhere},
     {"P", Abbreviation::before_number},     {"Pa", Abbreviation::anywhere},
     {"Par", Abbreviation::before_number},   {"Para", Abbreviation::before_number},
     {"Parl", Abbreviation::anywhere},       {"Penn", Abbreviation::anywhere},
     {"Penna", Abbreviation::anywhere},      {"Pfc", Abbreviation::before_name},
     {"Ph", Abbreviation::before_name},      {"Ph.D", Abbreviation::anywhere},
     {"Plc", Abbreviation::anywhere},        {"Pp", Abbreviation::before_number},
     {"Pres", Abbreviation::before_name},    {"Prof", Abbreviation::before_name},
     {"Profs", Abbreviation::before_name},   {"Pt", Abbreviation::before_number},
     {"Pty", Abbreviation::anywhere},        {"Pvt", Abbreviation::before_name},
     {"Que", Abbreviation::anywhere},        {"Rd", Abbreviation::anywhere},
     {"Regt", Abbreviation::before_name},    {"Rep", Abbreviation::before_name},
     {"Repr", Abbreviation::anywhere},       {"Reps", Abbreviation::before_name},
     {"Res", Abbreviation::before_number},   {"Rev", Abbreviation::before_name},
     {"Rly", Abbreviation::anywhere},        {"Robt", Abbreviation::before_name},
     {"Rs", Abbreviation::before_number},    {"Rt", Abbreviation::before_name},
     {"Ry", Abbreviation::anywhere},         {"Saml", Abbreviation::before_name},
     {"Sec", Abbreviation::before_number},   {"Secs", Abbreviation::before_number},
     {"Sect", Abbreviation::before_number},  {"Sen", Abbreviation::before_name},
     {"Sens", Abbreviation::before_name},    {"Sep", Abbreviation::anywhere},
     {"Sept", Abbreviation::anywhere},       {"Ser", Abbreviation::before_number},
     {"Sergt", Abbreviation::before_name},   {"Sess", Abbreviation::anywhere},
     {"Sgra", Abbreviation::before_name},    {"Sgt", Abbreviation::before_name},
     {"Soc", Abbreviation::anywhere},        {"Spc", Abbreviation::before_name},
     {"Sq", Abbreviation::anywhere},         {"Sr", Abbreviation::anywhere},
     {"Sra", Abbreviation::before_name},     {"St", Abbreviation::before_name},
     {"Sta", Abbreviation::before_name},     {"Ste", Abbreviation::before_name},
     {"Supt", Abbreviation::before_name},    {"Supts", Abbreviation::before_name},
     {"Tel", Abbreviation::anywhere},        {"Tenn", Abbreviation::anywhere},
     {"Terr", Abbreviation::anywhere},       {"Tex", Abbreviation::anywhere},
     {"Theo", Abbreviation::before_name},    {"Thos", Abbreviation::before_name},
     {"Thu", Abbreviation::anywhere},        {"Thur", Abbreviation::anywhere},
     {"Thurs", Abbreviation::anywhere},      {"Tue", Abbreviation::anywhere},
     {"Tues", Abbreviation::anywhere},       {"Twp", Abbreviation::anywhere},
     {"Univ", Abbreviation::anywhere},       {"Va", Abbreviation::anywhere},
     {"Vol", Abbreviation::before_number},   {"Vols", Abbreviation::before_number},
     {"Vs", Abbreviation::before_name},      {"Vt", Abbreviation::anywhere},
     {"Wash", Abbreviation::anywhere},       {"Wed", Abbreviation::anywhere},
     {"Wis", Abbreviation::anywhere},        {"Wm", Abbreviation::before_name},
     {"Wyo", Abbreviation::anywhere},        {"adj", Abbreviation::before_name},
     {"al", Abbreviation::anywhere},         {"approx", Abbreviation::anywhere},
     {"arrv", Abbreviation::anywhere},       {"art", Abbreviation::before_number},
     {"arts", Abbreviation::before_number},  {"assn", Abbreviation::anywhere},
     {"bd", Abbreviation::before_number},    {"bn", Abbreviation::anywhere},
     {"c", Abbreviation::before_number},     {"c/o", Abbreviation::anywhere},
     {"ca", Abbreviation::before_number},    {"cf", Abbreviation::before_name},
     {"ch", Abbreviation::before_number},    {"chap", Abbreviation::before_number},
     {"cit", Abbreviation::anywhere},        {"dept", Abbreviation::anywhere},
     {"div", Abbreviation::before_number},   {"doc", Abbreviation::anywhere},
     {"dr", Abbreviation::before_name},      {"e.g", Abbreviation::before_name},
     {"ed", Abbreviation::anywhere},         {"eds", Abbreviation::anywhere},
     {"encl", Abbreviation::anywhere},       {"esp", Abbreviation::anywhere},
     {"est", Abbreviation::anywhere},        {"etc", Abbreviation::anywhere},
     {"excl", Abbreviation::anywhere},       {"ext", Abbreviation::anywhere},
     {"fax", Abbreviation::anywhere},        {"fig", Abbreviation::before_number},
     {"figs", Abbreviation::before_number},  {"ft", Abbreviation::anywhere},
     {"govt", Abbreviation::anywhere},       {"hr", Abbreviation::anywhere},
     {"hrs", Abbreviation::anywhere},        {"i.e", Abbreviation::before_name},
     {"ibid", Abbreviation::anywhere},       {"incl", Abbreviation::anywhere},
     {"inst", Abbreviation::anywhere},       {"kg", Abbreviation::anywhere},
     {"lb", Abbreviation::anywhere},         {"lbs", Abbreviation::anywhere},
     {"mins", Abbreviation::anywhere},       {"misc", Abbreviation::anywhere},
     {"mn", Abbreviation::anywhere},         {"mos", Abbreviation::anywhere},
     {"no", Abbreviation::before_number},    {"nos", Abbreviation::before_number},
     {"nr", Abbreviation::before_number},    {"op", Abbreviation::anywhere},
     {"oz", Abbreviation::anywhere},         {"p", Abbreviation::before_number},
     {"par", Abbreviation::before_number},   {"para", Abbreviation::before_number},
     {"paras", Abbreviation::before_number}, {"pp", Abbreviation::before_number},
     {"prof", Abbreviation::before_name},    {"prox", Abbreviation::anywhere},
     {"pub", Abbreviation::anywhere},        {"publ", Abbreviation::anywhere},
     {"repr", Abbreviation::anywhere},       {"res", Abbreviation::before_number},
     {"resp", Abbreviation::anywhere},       {"rs", Abbreviation::before_number},
     {"sec", Abbreviation::before_number},   {"secs", Abbreviation::anywhere},
     {"seq", Abbreviation::anywhere},        {"ser", Abbreviation::before_number},
     {"sess", Abbreviation::anywhere},       {"tbsp", Abbreviation::anywhere},
     {"tel", Abbreviation::anywhere},        {"trans", Abbreviation::anywhere},
     {"transl", Abbreviation::anywhere},     {"tsp", Abbreviation::anywhere},
     {"ult", Abbreviation::anywhere},        {"v", Abbreviation::before_name},
     {"viz", Abbreviation::before_name},     {"vol", Abbreviation::before_number},
     {"vols", Abbreviation::before_number},  {"vs", Abbreviation::before_name},
     {"wk", Abbreviation::anywhere},         {"yr", Abbreviation::anywhere},
     {"yrs", Abbreviation::anywhere}}};

constexpr auto kOpeners = std::to_array<std::string_view>(
    {"A",           "About",       "Above",       "According",     "Across",       "Additionally", "After",
     "Again",       "Against",     "All",         "Almost",        "Along",        "Also",         "Although",
     "Among",       "An",          "And",         "Another",       "Any",          "Apart",        "Around",
     "As",          "Aside",       "At",          "Back",          "Because",      "Before",       "Behind",
     "Being",       "Below",       "Besides",     "Between",       "Beyond",       "Both",         "But",
     "By",          "Can",         "Could",       "Currently",     "Despite",      "Did",          "Do",
     "Does",        "During",      "Each",        "Earlier",       "Either",       "Elsewhere",    "Even",
     "Eventually",  "Every",       "Everyone",    "Except",        "Few",          "Finally",      "First",
     "Following",   "For",         "Former",      "Forty",         "Four",         "From",         "Further",
     "Furthermore", "Given",       "Had",         "Has",           "Have",         "Having",       "He",
     "Hence",       "Her",         "Here",        "His",           "How",          "However",      "I",
     "If",          "Immediately", "In",          "Indeed",        "Instead",      "Into",         "Is",
     "It",          "Its",         "Just",        "Last",          "Later",        "Less",         "Like",
     "Many",        "May",         "Meanwhile",   "More",          "Moreover",     "Most",         "Much",
     "My",          "Nearly",      "Neither",     "Never",         "Nevertheless", "Next",         "No",
     "Nobody",      "None",        "Nonetheless", "Nor",           "Not",          "Nothing",      "Now",
     "Of",          "Officials",   "On",          "Once",          "One",          "Only",         "Or",
     "Other",       "Others",      "Otherwise",   "Our",           "Out",          "Over",         "Overall",
     "Part",        "Perhaps",     "Police",      "Previously",    "Prior",        "Rather",       "Recently",
     "Regarding",   "Several",     "She",         "Should",        "Similarly",    "Since",        "Six",
     "So",          "Some",        "Sometimes",   "Soon",          "Still",        "Subsequently", "Such",
     "Ten",         "That",        "The",         "Their",         "Then",         "There",        "Therefore",
     "These",       "They",        "This",        "Those",         "Though",       "Three",        "Through",
     "Throughout",  "Thus",        "To",          "Today",         "Together",     "Tomorrow",     "Tonight",
     "Too",         "Two",         "Under",       "Unfortunately", "Unless",       "Unlike",       "Until",
     "Upon",        "Was",         "We",          "Were",          "What",         "When",         "Whenever",
     "Where",       "Whereas",     "Whether",     "Which",         "While",        "Who",          "Why",
     "Will",        "With",        "Within",      "Without",       "Would",        "Yes",          "Yesterday",
     "Yet",         "You",         "Your"});

constexpr auto kPrefixes = std::to_array<std::string_view>(
    {"ante",  "anti",  "arch",  "co",    "counter", "cross", "e",     "ex",    "extra",  "hyper",
     "infra", "inter", "intra", "macro", "mega",    "micro", "mid",   "mini",  "mis",    "multi",
     "neo",   "non",   "over",  "poly",  "post",    "pre",   "pro",   "proto", "pseudo", "psycho",
     "re",    "semi",  "socio", "sub",   "super",   "trans", "ultra", "un"});

constexpr auto kUnits = std::to_array<std::string_view>(
    {"AM", "GB", "GHz", "Hz", "K",   "M",  "MB",  "MHz", "MW",  "PM",  "am",  "b",  "bn",  "cm",
     "ft", "gb", "hh",  "k",  "kHz", "kW", "kWh", "kg",  "km",  "kmh", "kph", "lb", "lbs", "m",
     "mb", "mi", "mm",  "mn", "mph", "oz", "pm",  "tn",  "trn", "x",   "yd",  "yds"});

constexpr auto kNameEndings = std::to_array<std::string_view>(
    {"asp", "au",  "biz", "br",  "ca",   "ch",   "cn",  "com",  "doc", "docx", "edu", "eu",  "exe",
     "fr",  "gif", "gov", "htm", "html", "info", "int", "io",   "jp",  "jpg",  "js",  "jsp", "kr",
     "mil", "mp3", "mp4", "net", "nl",   "nz",   "org", "pdf",  "php", "pl",   "png", "ppt", "py",
     "ru",  "se",  "tv",  "txt", "uk",   "url",  "xls", "xlsx", "za",  "zip"});

struct Fused {
  std::string_view word;
  std::size_t cut;
};
constexpr std::array<Fused, 20> kFused = {{{"aint", 2},  {"arent", 3},  {"cannot", 3}, {"cant", 2},  {"couldnt", 5},
                                           {"didnt", 3}, {"doesnt", 4}, {"dont", 2},   {"gonna", 3}, {"gotta", 3},
                                           {"hadnt", 3}, {"hasnt", 3},  {"havent", 4}, {"isnt", 2},  {"shouldnt", 6},
                                           {"wanna", 3}, {"wasnt", 3},  {"werent", 4}, {"wont", 2},  {"wouldnt", 5}}};

static_assert(std::is_sorted(kAbbreviations.begin(), kAbbreviations.end(),
                             [](const Row& a, const Row& b) { return a.word < b.word; }));
static_assert(std::is_sorted(kOpeners.begin(), kOpeners.end()));
static_assert(std::is_sorted(kPrefixes.begin(), kPrefixes.end()));
static_assert(std::is_sorted(kUnits.begin(), kUnits.end()));
static_assert(std::is_sorted(kNameEndings.begin(), kNameEndings.end()));

template <typename Table>
bool holds(const Table& table, std::string_view word) {
  return std::binary_search(table.begin(), table.end(), word);
}

// Lower-case copy of a short word in `buffer`; empty if the word is longer.
std::string_view lowered(std::string_view word, std::array<char, 16>& buffer) {
  if (word.size() > buffer.size()) return {};
  std::transform(word.begin(), word.end(), buffer.begin(), ascii_lower);
  return {buffer.data(), word.size()};
}

bool is_capitals(std::string_view word) {
  return word.size() >= 2 && word.size() <= 5 && std::all_of(word.begin(), word.end(), is_ascii_upper);
}

// "GEN" as "Gen"; `word` is short and in capitals.
std::string_view capitalised(std::string_view word, std::array<char, 8>& buffer) {
  buffer[0] = word[0];
  std::transform(word.begin() + 1, word.end(), buffer.begin() + 1, ascii_lower);
  return {buffer.data(), word.size()};
}

// "Bldg", "Pvt", "Mgr": capitalised, short, without a vowel.
bool looks_abbreviated(std::string_view word) {
  return word.size() >= 2 && word.size() <= 4 && is_ascii_upper(word[0]) &&
         std::all_of(word.begin() + 1, word.end(), is_ascii_lower) &&
         word.find_first_of("AEIOUYaeiouy") == std::string_view::npos;
}

}  // namespace

Abbreviation find_abbreviation(std::string_view word) {
  const auto row = std::lower_bound(kAbbreviations.begin(), kAbbreviations.end(), word,
                                    [](const Row& r, std::string_view w) { return r.word < w; });
  if (row != kAbbreviations.end() && row->word == word) return row->kind;
  std::array<char, 8> buffer;
  if (is_capitals(word) && find_abbreviation(capitalised(word, buffer)) == Abbreviation::before_name) {
    return Abbreviation::before_name;  // "GEN.", "MR."
  }
  return looks_abbreviated(word) ? Abbreviation::anywhere : Abbreviation::none;
}

bool is_opener(std::string_view word) { return holds(kOpeners, word); }

bool is_kept_prefix(std::string_view word) {
  std::array<char, 16> buffer;
  return holds(kPrefixes, lowered(word, buffer));
}

bool is_unit(std::string_view word) { return holds(kUnits, word); }

std::size_t cut_of_fused(std::string_view word) {
  std::array<char, 16> buffer;
  const std::string_view lower = lowered(word, buffer);
  for (const Fused& fused : kFused) {
    if (fused.word == lower) return fused.cut;
  }
  return 0;
}

bool is_name_ending(std::string_view word) {
  std::array<char, 16> buffer;
  return holds(kNameEndings, lowered(word, buffer));
}

}  // namespace entente::text
