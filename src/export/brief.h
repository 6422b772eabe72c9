// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exchange/ledger.h"
#include "export/view.h"
#include "ingest/document.h"

namespace entente {

/// What a document comes to, in about ten lines that a person would read. What onlookers say stands apart from what
/// the sides did and promised.
struct BriefLine {
  enum class Part : unsigned char { headline, earlier, also, commitment, claim, event, note };
  Part part = Part::note;
  std::string label;              // "China", "observers", "" on a headline
  std::string text;               // "intends (economic, security)"
  std::string quote;              // the document's words, whole; may be empty
  std::vector<ByteRange> ranges;  // where it is said, the quote's first
};
std::string_view name_of(BriefLine::Part part);

std::vector<BriefLine> make_brief(const Document& document, const Ledger& ledger, const View& view);

/// The brief for a terminal, as Markdown, and as one JSON object on one line.
void append_brief_pretty(std::string& out, const Document& document, const Ledger& ledger, const View& view);
void append_brief_markdown(std::string& out, const Document& document, const Ledger& ledger, const View& view);
void append_brief_json(std::string& out, const Document& document, const Ledger& ledger, const View& view);

}  // namespace entente
