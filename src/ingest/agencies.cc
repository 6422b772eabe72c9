// SPDX-License-Identifier: Apache-2.0
// News agencies that sign datelines without brackets ("Damascus, SANA-", "Tehran, IRNA –"). Hand-kept; longer names
// stand before their own beginnings.
#include "ingest/agencies.h"

#include <array>

#include "base/strings.h"

namespace entente::ingest {
namespace {

constexpr auto kAgencies = std::to_array<std::string_view>(
    {"AA",       "ACN",        "ADN",           "AFP",     "AGERPRES", "AKIpress",  "AKP",         "ANA-MPA",
     "ANADOLU",  "ANGOP",      "ANI",           "ANSA",    "ANTARA",   "APA",       "APP",         "APS",
     "AP",       "ARMENPRESS", "ATA",           "AZERTAC", "BAKHTAR",  "BELGA",     "BELTA",       "BERNAMA",
     "BNA",      "BNS",        "BSS",           "BTA",     "CANA",     "CNA",       "CNS",         "CTK",
     "DPA",      "EFE",        "ENA",           "FANA",    "FARS",     "FENA",      "FIDES",       "GNA",
     "HINA",     "INA",        "INTERFAX",      "IRNA",    "ISNA",     "ITAR-TASS", "JANA",        "JIJI",
     "KABAR",    "KAZINFORM",  "KCNA WATCH",    "KCNA",    "KPL",      "KUNA",      "KYODO NEWS",  "KYODO",
     "LETA",     "LUSA",       "MAP",           "MEHR",    "MENA",     "MIA",       "MNA",         "MOLDPRES",
     "MONTSAME", "MTI",        "NAN",           "NINA",    "NNA",      "NTB",       "ONA",         "PAP",
     "PETRA",    "PNA",        "PRENSA LATINA", "PTI",     "QNA",      "REUTERS",   "RIA NOVOSTI", "RITZAU",
     "ROMPRES",  "RSS",        "SABA",          "SANA",    "SHINA",    "SPA",       "SPUTNIK",     "SUNA",
     "TANJUG",   "TAP",        "TASNIM",        "TASS",    "TREND",    "UKRINFORM", "UNB",         "UNI",
     "UPI",      "VNA",        "WAFA",          "WAM",     "XINHUA",   "YONHAP",    "ZIANA"});

}  // namespace

std::size_t match_agency(std::string_view text) {
  for (std::string_view name : kAgencies) {
    if (text.size() < name.size() || !equals_ignoring_case(text.substr(0, name.size()), name)) continue;
    if (text.size() > name.size() && (is_ascii_alpha(text[name.size()]) || is_ascii_digit(text[name.size()]))) continue;
    if (is_ascii_upper(text.front())) return name.size();
  }
  return 0;
}

}  // namespace entente::ingest
