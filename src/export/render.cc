// SPDX-License-Identifier: Apache-2.0
//
// All formats as one table: a new format is one line in it.
#include "export/render.h"

#include "export/brief.h"
#include "export/csv.h"
#include "export/jsonl.h"
#include "export/plover.h"
#include "export/pretty.h"

namespace entente {
namespace {

using Records = void (*)(std::string&, const Document&, const Ledger&, const View&);
using Failure = void (*)(std::string&, const Error&, const View&);

template <void (*kAppend)(std::string&, const Document&, const Ledger&)>
void without_view(std::string& out, const Document& document, const Ledger& ledger, const View&) {
  kAppend(out, document, ledger);
}
void error_line(std::string& out, const Error& error, const View&) { append_error(out, error); }

struct Dress {
  std::string_view name;
  void (*header)(std::string&);
  Records records;
  Failure error;
};

// In the order of OutputFormat.
constexpr Dress kDresses[] = {
    {"pretty", nullptr, append_pretty, append_pretty_error},
    {"jsonl", nullptr, without_view<append_records>, error_line},
    {"csv", append_csv_header, without_view<append_csv_events>, nullptr},
    {"plover", nullptr, without_view<append_plover_events>, nullptr},
    {"brief", nullptr, append_brief_pretty, append_pretty_error},
    {"md", nullptr, append_brief_markdown, nullptr},
    {"json", nullptr, append_brief_json, error_line},
};

const Dress& dress_of(OutputFormat format) { return kDresses[static_cast<int>(format)]; }

}  // namespace

std::string_view name_of(OutputFormat format) { return dress_of(format).name; }

void Renderer::header(std::string& out) const {
  if (dress_of(format).header) dress_of(format).header(out);
}

void Renderer::document(std::string& out, const Document& document, const Ledger& ledger) const {
  dress_of(format).records(out, document, ledger, view);
}

void Renderer::error(std::string& out, const Error& error) const {
  if (dress_of(format).error) dress_of(format).error(out, error, view);
}

}  // namespace entente
