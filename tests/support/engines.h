// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "assets/assets.h"
#include "events/coder.h"
#include "events/reading.h"
#include "ingest/reader.h"

namespace entente::testing {

/// The shipped model, lexicon and rules, loaded once for a test binary.
struct Engines {
  Parser parser;
  Lexicon lexicon;
  EventCoder coder;

  static Engines& shared() {
    static Engines engines{*Parser::load(embedded_model()), *Lexicon::load(embedded_lexicon()),
                           *EventCoder::load(embedded_event_rules())};
    return engines;
  }
};

/// A document and what the rooms read in it; keeps everything alive that the Reading views into.
struct Read {
  Document document;
  ParseWorkspace workspace;
  Reading reading;

  explicit Read(const std::string& text, const std::string& iso_day = {}) {
    Document seed;
    seed.id = "t";
    if (const auto day = parse_iso_day(iso_day)) {
      seed.published = *day;
      seed.published.basis = Basis::document;
    }
    document = *make_document(text, seed);
    Engines& e = Engines::shared();
    read_document(document, e.parser, e.lexicon, workspace, reading, &e.coder.vocabulary());
  }
};

}  // namespace entente::testing
