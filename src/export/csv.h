// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "exchange/ledger.h"
#include "ingest/document.h"

namespace entente {

/// Events as comma-separated values (RFC 4180, "\n" line ends), one row an event, for R, pandas, DuckDB and SQLite's
/// shell. Lists inside a field are joined with ';'; no field holds a tab, a newline or another control character.
void append_csv_header(std::string& out);
void append_csv_events(std::string& out, const Document& document, const Ledger& ledger);

}  // namespace entente
