// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/error.h"
#include "exchange/ledger.h"
#include "export/view.h"
#include "ingest/document.h"

namespace entente {

/// All records of one document for a person to read, each with the words that prove it and where they stand. The
/// layout may change from version to version: programs read JSONL.
void append_pretty(std::string& out, const Document& document, const Ledger& ledger, const View& view);
void append_pretty_error(std::string& out, const Error& error, const View& view);

}  // namespace entente
