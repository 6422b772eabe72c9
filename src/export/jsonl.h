// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/error.h"
#include "exchange/ledger.h"
#include "ingest/document.h"

namespace entente {

/// The public record format: one JSON object a line, each of the types that schema/ describes. docs/output.md says what
/// the fields mean. Every function appends whole lines, newline included, and may be called from any thread.
///
/// An entity's "code" in an event is PLOVER's (a body is "IGO", "NGO" or "MNC" and named by "id"); in exchanges,
/// commitments and claims it is the body's own ("UN"). Empty texts and unknown days are null.
void append_document(std::string& out, const Document& document);
void append_event(std::string& out, const Document& document, const Event& event);
void append_exchange(std::string& out, const Document& document, const Exchange& exchange);
void append_commitment(std::string& out, const Document& document, const Commitment& commitment);
void append_claim(std::string& out, const Document& document, const Claim& claim);
void append_error(std::string& out, const Error& error);

/// The document, then all its records: events, exchanges, commitments, claims.
void append_records(std::string& out, const Document& document, const Ledger& ledger);

}  // namespace entente
