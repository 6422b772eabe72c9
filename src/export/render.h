// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"
#include "exchange/ledger.h"
#include "export/view.h"
#include "ingest/document.h"

namespace entente {

/// The dresses that records come in.
enum class OutputFormat : std::uint8_t { pretty, jsonl, csv, plover, brief, brief_markdown, brief_json };
std::string_view name_of(OutputFormat format);

/// One format with its view. Functions append and may be called from any thread.
struct Renderer {
  OutputFormat format = OutputFormat::jsonl;
  View view;

  /// What stands once before everything: a CSV's column names.
  void header(std::string& out) const;
  void document(std::string& out, const Document& document, const Ledger& ledger) const;
  /// Formats that have no place for an error (csv, plover, Markdown) leave it out: it is also said on standard error.
  void error(std::string& out, const Error& error) const;
};

}  // namespace entente
