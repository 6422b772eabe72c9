// SPDX-License-Identifier: Apache-2.0
#include "assets/assets.h"

#include <cstddef>

#define ASSET(name)                                     \
  extern "C" const char entente_asset_##name##_begin[]; \
  extern "C" const char entente_asset_##name##_end[];

ASSET(model)
ASSET(lexicon)
ASSET(event_rules)
ASSET(exchange_rules)
ASSET(page)

namespace entente {
namespace {

std::string_view between(const char* begin, const char* end) { return {begin, static_cast<std::size_t>(end - begin)}; }

}  // namespace

#define VIEW(name) between(entente_asset_##name##_begin, entente_asset_##name##_end)

std::string_view embedded_model() { return VIEW(model); }
std::string_view embedded_lexicon() { return VIEW(lexicon); }
std::string_view embedded_event_rules() { return VIEW(event_rules); }
std::string_view embedded_exchange_rules() { return VIEW(exchange_rules); }
std::string_view embedded_page() { return VIEW(page); }

}  // namespace entente
