// SPDX-License-Identifier: Apache-2.0
// Any bytes as a file, through a pipe-like name: the first byte chooses the format, the rest is the input. Each
// document's ranges must lie inside its text, on borders of characters; the NFC text must map back to all of it.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "ingest/reader.h"

namespace {

using namespace entente;

void demand(bool truth) {
  if (!truth) std::abort();
}

void check_range(const Document& document, ByteRange range) {
  demand(range.begin <= range.end && range.end <= document.text.size());
  demand(find_invalid_utf8(slice(document.text, range)) == std::string_view::npos);
}

void check(const Document& document) {
  demand(!document.text.empty() && !document.id.empty() && document.sha256.size() == 64);
  demand(find_invalid_utf8(document.text) == std::string_view::npos);
  demand(find_invalid_utf8(document.reading_text()) == std::string_view::npos);
  for (ByteRange range :
       {document.title_range, document.dateline.range, document.dateline.place, document.dateline.agency}) {
    check_range(document, range);
  }
  const std::string_view normal = document.reading_text();
  std::uint32_t last = 0;
  for (std::size_t at = 0; at < normal.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    next_code_point(normal, at);
    const ByteRange range = document.original_range({begin, static_cast<std::uint32_t>(at)});
    check_range(document, range);
    demand(last >= range.begin || document.normal.empty() || last == range.begin);
    last = std::max(last, range.end);
  }
  demand(last == document.text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1) return 0;
  const int file = memfd_create("fuzz", 0);
  demand(file >= 0 && write(file, data + 1, size - 1) == static_cast<ssize_t>(size - 1));
  lseek(file, 0, SEEK_SET);
  ReadOptions options;
  options.format = static_cast<InputFormat>(data[0] % 3);
  options.max_line_bytes = 2000;
  options.max_document_bytes = 1500;
  Reader reader({"/proc/self/fd/" + std::to_string(file)}, options);
  std::size_t given = 0;
  while (auto next = reader.next()) {
    ++given;
    demand(given <= size + 1);
    if (*next) {
      check(**next);
    } else {
      demand(!next->error().message.empty() && !next->error().file.empty());
    }
  }
  demand(given > 0);
  close(file);
  return 0;
}
