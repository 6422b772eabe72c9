// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lexicon/lexicon_fixture.h"
#include "text/split.h"

namespace entente::lexicon {

/// Each name of `compiled` that is not found where it was put, or is found shorter.
inline std::vector<std::string> names_not_found(const Compiled& compiled, std::size_t step) {
  std::vector<std::string> missed;
  Document document;
  Text text;
  std::vector<Mention> mentions;
  for (std::size_t n = 0; n < compiled.entries.names.size(); n += step) {
    const NameEntry& name = compiled.entries.names[n];
    if ((name.flags & kPrefix) || (surname_flags({name.spelling}, name.form) & (kAfterTitle | kMonthWord))) continue;
    const std::string before = "Yesterday we wrote about the ";
    document.text = before + name.spelling + " again, and went home before it was late.";
    split_text(document, text);
    const ByteRange wanted{static_cast<std::uint32_t>(before.size()),
                           static_cast<std::uint32_t>(before.size() + name.spelling.size())};
    bool found = false;
    for (const Sentence& sentence : text.sentences) {
      compiled.lexicon->find_mentions(text.tokens_of(sentence), Day{}, mentions);
      for (const Mention& mention : mentions) found |= mention.range.contains(wanted);
    }
    if (!found) missed.push_back(name.spelling);
  }
  return missed;
}

}  // namespace entente::lexicon
