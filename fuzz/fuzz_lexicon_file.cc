// SPDX-License-Identifier: Apache-2.0
// Hostile lexicon files: the input is made to carry right magic, length and checksum, so that the fuzzer reaches the
// checks behind them; then all that a lexicon offers is used. Seeds: any file that compile_lexicon wrote.
#include <cstring>
#include <string>

#include "lexicon/image.h"
#include "lexicon/lexicon.h"
#include "lexicon/spelling.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  using namespace entente::lexicon;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.size() >= sizeof(Header)) {
    Header header;
    std::memcpy(&header, bytes.data(), sizeof header);
    std::memcpy(header.magic, kMagic, sizeof kMagic);
    header.format = kFormat;
    header.byte_order = kByteOrder;
    header.length = bytes.size();
    header.checksum = file_checksum(std::string_view(bytes).substr(kChecksumEnd));
    std::memcpy(bytes.data(), &header, sizeof header);
  }
  const auto loaded = Lexicon::load(bytes);
  if (!loaded) return 0;
  const Day day{9000, Precision::month, Basis::document};
  std::vector<Token> tokens;
  std::vector<Mention> mentions;
  for (ActorIndex i = 0; i < loaded->size() && i < 2000; ++i) {
    const Actor& actor = loaded->actor(i);
    loaded->offices_on(actor, day);
    loaded->senses(actor.name, day);
    loaded->find(actor.id);
    tokens.push_back({{i, i + 1}, actor.name, true});
  }
  loaded->holders("president", "USA", day);
  loaded->find_mentions(tokens, day, mentions);
  return 0;
}
