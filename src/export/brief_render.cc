// SPDX-License-Identifier: Apache-2.0
//
// One brief, three dresses: terminal, Markdown, JSON.
#include <algorithm>

#include "base/json_writer.h"
#include "export/brief.h"
#include "export/terminal.h"
#include "export/words.h"

namespace entente {
namespace {

constexpr std::size_t kMinLabel = 10, kMaxLabel = 26;  // columns of the labels
constexpr std::size_t kQuoteColumns = 110;             // longest quote on a terminal and in Markdown

std::string ranges_text(const BriefLine& line) {
  std::string out;
  for (const ByteRange range : line.ranges) out += (out.empty() ? "[" : ", ") + range_text(range);
  return out.empty() ? out : out + "]";
}

Day day_of(const Document& document) {
  return document.dateline.day.known() ? document.dateline.day : document.published;
}

// Where the brief comes from: "2024-01-03 · Talks in Hanoi · report.txt".
std::string origin(const Document& document, std::size_t columns) {
  std::string out = to_iso(day_of(document));
  const std::string title = shorten(document.title, columns), name = shorten(name_of(document), 40);
  for (const std::string* part : {&title, &name}) {
    if (part->empty()) continue;
    if (!out.empty()) out += " · ";
    out += *part;
  }
  return out;
}

// `text` with the characters that Markdown would take as marks escaped.
std::string markdown(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>#|&").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string body_of(const BriefLine& line) {
  return line.quote.empty() ? line.text : line.text + ": “" + shorten(line.quote, kQuoteColumns) + "”";
}

}  // namespace

void append_brief_pretty(std::string& out, const Document& document, const Ledger& ledger, const View& view) {
  const Painter paint(view.color);
  const std::size_t width = std::max<std::size_t>(view.width, 60);
  const std::vector<BriefLine> lines = make_brief(document, ledger, view);
  std::size_t labels = kMinLabel;
  for (const BriefLine& line : lines) labels = std::clamp(columns_of(printable(line.label)), labels, kMaxLabel);
  std::string above;
  bool origin_shown = false;
  for (const BriefLine& line : lines) {
    const bool headline = line.part == BriefLine::Part::headline;
    const std::size_t margin = headline ? 0 : labels + 4;
    if (!headline) {
      // A label that only repeats the one above is left out.
      const std::string label = line.label == above ? "" : shorten(line.label, labels);
      above = line.label;
      out += "  " + paint.paint(line.part == BriefLine::Part::claim ? Style::yellow : Style::cyan, label);
      out.append(labels + 2 - columns_of(label), ' ');
    }
    bool first = true;
    const std::string ranges = ranges_text(line);
    for (const std::string& row : wrap(body_of(line) + " " + ranges, width - margin)) {
      if (!first) out.append(margin, ' ');
      out += paint.paint(headline ? Style::bold : Style::plain, row) + "\n";
      first = false;
    }
    if (!origin_shown) out += "  " + paint.paint(Style::dim, origin(document, width / 2)) + "\n";
    origin_shown = true;
  }
  out += '\n';
}

void append_brief_markdown(std::string& out, const Document& document, const Ledger& ledger, const View& view) {
  bool origin_shown = false;
  for (const BriefLine& line : make_brief(document, ledger, view)) {
    const std::string ranges = line.ranges.empty() ? "" : " `" + ranges_text(line) + "`";
    if (line.part == BriefLine::Part::headline) {
      out += "## " + markdown(body_of(line)) + ranges + "\n\n";
    } else {
      const std::string label = line.label.empty() ? "" : "**" + markdown(line.label) + "** ";
      out += "- " + label + markdown(body_of(line)) + ranges + "\n";
    }
    if (!origin_shown && line.part == BriefLine::Part::headline) out += "*" + markdown(origin(document, 60)) + "*\n\n";
    origin_shown = true;
  }
  out += '\n';
}

void append_brief_json(std::string& out, const Document& document, const Ledger& ledger, const View& view) {
  JsonWriter json(out);
  json.begin_object();
  json.field("type", "brief");
  json.field("doc", document.id);
  json.field_or_null("title", document.title);
  json.field_or_null("date", to_iso(day_of(document)));
  json.key("lines");
  json.begin_array();
  for (const BriefLine& line : make_brief(document, ledger, view)) {
    json.begin_object();
    json.field("part", name_of(line.part));
    json.field_or_null("label", line.label);
    json.field("text", line.text);
    json.field_or_null("quote", line.quote);
    json.key("ranges");
    json.begin_array();
    for (const ByteRange range : line.ranges) {
      json.begin_object();
      json.field("start", range.begin);
      json.field("end", range.end);
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  out += '\n';
}

}  // namespace entente
