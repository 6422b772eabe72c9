// SPDX-License-Identifier: Apache-2.0
// What the lexicon's tests share: the small tables, and sentences cut into tokens without the text room, so that a
// fault there cannot hide one here.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "lexicon/compile.h"
#include "lexicon/lexicon.h"
#include "lexicon/spelling.h"

namespace entente::lexicon {

inline const std::string kSmallTables = ENTENTE_SOURCE_DIR "/tests/cases/lexicon/tables";
inline const std::string kRealTables = ENTENTE_SOURCE_DIR "/data/lexicon";

/// A compiled folder of tables; the bytes live as long as this.
struct Compiled {
  explicit Compiled(const std::string& directory) {
    Complaints complaints;
    entries = read_entries(directory, complaints);
    bytes = compile(entries, complaints);
    for (const Error& error : complaints.errors()) errors.push_back(describe(error));
    auto loaded = Lexicon::load(bytes);
    if (loaded) {
      lexicon = std::make_unique<Lexicon>(*std::move(loaded));
    } else {
      errors.push_back(describe(loaded.error()));
    }
  }
  Entries entries;
  std::string bytes;
  std::vector<std::string> errors;
  std::unique_ptr<Lexicon> lexicon;
};

inline const Compiled& small_lexicon() {
  static const Compiled compiled(kSmallTables);
  return compiled;
}

/// A sentence and its tokens.
struct Cut {
  explicit Cut(std::string words) : text(std::move(words)) {
    std::string spaced;  // the final mark is a token of its own
    const bool marked = text.ends_with('.') && text.size() > 2 && text[text.size() - 3] != '.';
    for (std::string& form : name_tokens(marked ? text.substr(0, text.size() - 1) + " ." : text)) {
      forms.push_back(std::move(form));
    }
    std::size_t at = 0;
    for (const std::string& form : forms) {
      const std::size_t found = text.find(form, at);
      const std::size_t begin = found == text.npos ? at : found;
      tokens.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + form.size())},
                        form,
                        begin == 0 || text[begin - 1] == ' '});
      at = begin + form.size();
    }
  }
  Cut(const Cut&) = delete;
  std::string text;
  std::vector<std::string> forms;
  std::vector<Token> tokens;
};

inline Day day_of(std::string_view text) {
  const auto day = parse_iso_day(text);
  return day ? *day : Day{};
}

/// "id/form", then "!" if not in force and "?" if weak.
inline std::string describe(const Lexicon& lexicon, const Sense& sense) {
  std::string out(lexicon.actor(sense.actor).id);
  out.append("/").append(name_of(sense.form));
  if (!sense.in_force) out += '!';
  if (sense.weak) out += '?';
  return out;
}

/// "WORDS: READING READING …".
inline std::string describe(const Lexicon& lexicon, std::string_view text, const Mention& mention) {
  std::string out(slice(text, mention.range));
  out += ":";
  for (const Sense& sense : mention.readings) out += " " + describe(lexicon, sense);
  return out;
}

}  // namespace entente::lexicon
