// SPDX-License-Identifier: Apache-2.0
#include "flow/engines.h"

#include <utility>

namespace entente {

Result<Engines> Engines::load(const EngineFiles& files) {
  Parser parser = TRY(Parser::load(files.model));
  Lexicon lexicon = TRY(Lexicon::load(files.lexicon));
  EventCoder coder = TRY(EventCoder::load(files.event_rules));
  LedgerKeeper keeper = TRY(LedgerKeeper::load(files.exchange_rules));
  return Engines{std::move(parser), std::move(lexicon), std::move(coder), std::move(keeper)};
}

Ledger Worker::code(const Document& document) {
  read_document(document, engines_.parser, engines_.lexicon, workspace_, reading_, &engines_.coder.vocabulary());
  Ledger ledger = engines_.keeper.keep(reading_, engines_.coder.code(reading_));
  if (!options_.statements) {
    std::erase_if(ledger.events, [](const Event& event) { return event.cameo.starts_with("01"); });
  }
  return ledger;
}

}  // namespace entente
