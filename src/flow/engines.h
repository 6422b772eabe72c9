// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "base/result.h"
#include "events/coder.h"
#include "exchange/keep.h"
#include "exchange/ledger.h"
#include "ingest/document.h"
#include "lexicon/lexicon.h"
#include "parse/parser.h"

namespace entente {

/// The bytes that the engines read from; all must outlive them.
struct EngineFiles {
  std::string_view model, lexicon, event_rules, exchange_rules;
};

/// What turns a document into records. Immutable after load; shared by all threads.
struct Engines {
  Parser parser;
  Lexicon lexicon;
  EventCoder coder;
  LedgerKeeper keeper;

  static Result<Engines> load(const EngineFiles& files);
};

/// What is kept of what the engines find.
struct CodeOptions {
  bool statements = false;  // keep events of CAMEO root 01 (mere statements); PLOVER drops them
};

/// One thread's scratch memory, reused from document to document.
class Worker {
 public:
  Worker(const Engines& engines, CodeOptions options) : engines_(engines), options_(options) {}

  /// All records of `document`.
  Ledger code(const Document& document);

 private:
  const Engines& engines_;
  const CodeOptions options_;
  ParseWorkspace workspace_;
  Reading reading_;
};

}  // namespace entente
