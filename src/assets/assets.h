// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace entente {

/// The files that the binary carries, as views of static storage: page-aligned, valid for the whole run, any thread.
std::string_view embedded_model();           // models/en.model
std::string_view embedded_lexicon();         // data/lexicon/*.tsv, compiled
std::string_view embedded_event_rules();     // data/rules, data/ontology, joined
std::string_view embedded_exchange_rules();  // data/rules/exchange, joined
std::string_view embedded_page();            // the web UI, one HTML file

}  // namespace entente
