// SPDX-License-Identifier: Apache-2.0
#include "cli/engine_room.h"

#include "assets/assets.h"
#include "base/sha256.h"

namespace entente {

Result<Engines> load_embedded_engines() {
  return Engines::load({embedded_model(), embedded_lexicon(), embedded_event_rules(), embedded_exchange_rules()});
}

Result<std::string> version_text() {
  const Engines engines = TRY(load_embedded_engines());
  const std::string rules = std::string(embedded_event_rules()) + std::string(embedded_exchange_rules());
  std::string out = "entente " ENTENTE_VERSION "\n";
  out += "model   " + std::string(engines.parser.version()) + "\n";
  out += "lexicon " + std::string(engines.lexicon.version()) + " (" + std::to_string(engines.lexicon.size()) +
         " actors)\n";
  out += "rules   sha256:" + sha256_hex(rules).substr(0, 16) + "\n";
  return out;
}

View view_over(const Lexicon& lexicon, bool color, std::size_t width) {
  View view;
  view.color = color;
  view.width = width;
  view.country_name = [&lexicon](std::string_view code) {
    const auto index = lexicon.find(code);
    return index ? std::string(lexicon.actor(*index).name) : std::string();
  };
  return view;
}

}  // namespace entente
