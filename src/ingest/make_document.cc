// SPDX-License-Identifier: Apache-2.0
// From bytes to a Document: checked, normalised, titled, dated, hashed. Cost: a few passes over the text.
#include <utility>

#include "base/sha256.h"
#include "base/utf8.h"
#include "ingest/dateline.h"
#include "ingest/normal.h"
#include "ingest/reader.h"
#include "ingest/title.h"

namespace entente {
namespace {

constexpr std::size_t kMaxText = 1u << 30;  // NFC may be three times as long; offsets have 32 bits
constexpr int kDatelineLines = 4;           // a dateline may stand behind a title, a date line, a by-line

Error at_document(Error error, const Document& document) {
  error.file = document.file;
  error.line = document.line;
  return error;
}

Dateline to_original(const Document& document, Dateline dateline) {
  dateline.range = document.original_range(dateline.range);
  dateline.place = document.original_range(dateline.place);
  dateline.agency = document.original_range(dateline.agency);
  return dateline;
}

// The first dateline at the head of one of the first lines.
Dateline find_dateline(const Document& document) {
  const std::string_view text = document.reading_text();
  std::size_t at = 0;
  for (int line = 0; line < kDatelineLines; ++line) {
    at = ingest::skip_blank(text, at);
    const Dateline found = ingest::read_dateline(text, at, document.published);
    if (!found.range.empty()) return to_original(document, found);
    at = text.find_first_of("\n\r", at);
    if (at == std::string_view::npos) break;
  }
  return {};
}

}  // namespace

Result<Document> make_document(std::string text, Document seed) {
  Document document = std::move(seed);
  document.text = std::move(text);
  if (document.text.size() > kMaxText) {
    return at_document({ErrorCode::too_large, "the text is longer than 1 GiB; split it"}, document);
  }
  if (const std::size_t bad = find_invalid_utf8(document.text); bad != std::string_view::npos) {
    Error error{ErrorCode::bad_encoding,
                "not UTF-8 at byte " + std::to_string(bad) + " of the text; convert it with iconv"};
    return at_document(std::move(error), document);
  }
  if (ingest::skip_blank(document.text, 0) == document.text.size()) {
    return at_document({ErrorCode::empty, "there is no text in this document"}, document);
  }
  document.sha256 = sha256_hex(document.text);
  if (document.id.empty()) document.id = "sha256:" + document.sha256.substr(0, 16);
  ingest::normalise(document.text, document.normal, document.offsets);
  document.dateline = find_dateline(document);
  const ByteRange title = ingest::find_title(document.text, document.title);
  if (!title.overlaps(document.dateline.range)) {
    document.title_range = title;
    if (document.title.empty()) document.title = slice(document.text, title);
  }
  return document;
}

}  // namespace entente
