// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/byte_range.h"
#include "events/event.h"
#include "ingest/document.h"

namespace entente {

/// The document's own words at `range`, cut to the document where a range should reach beyond it.
std::string_view words_at(const Document& document, ByteRange range);

/// What a person would call the document: its own id, or the file's name where the id is only a hash of the text.
std::string name_of(const Document& document);

/// `text` with every byte that is not well-formed UTF-8 replaced by U+FFFD: file names may hold anything.
std::string valid_utf8(std::string_view text);

/// The auxiliary modes of an event by name, in the ontology's order.
std::vector<std::string_view> auxiliary_names(std::uint8_t bits);

/// The parts joined by `separator`, empty parts left out.
std::string join(const std::vector<std::string>& parts, std::string_view separator);

}  // namespace entente
