// SPDX-License-Identifier: Apache-2.0
#include "export/pretty.h"

#include <algorithm>

#include "export/terminal.h"
#include "export/words.h"

namespace entente {
namespace {

constexpr std::size_t kMargin = 12;  // where text begins behind the record's label

// Lines of one document, laid out.
class Page {
 public:
  Page(std::string& out, const Document& document, const View& view)
      : out_(out), document_(document), view_(view), paint_(view.color) {}

  // "EXCHANGE    text": the first line of a record.
  void head(Style style, std::string_view label, std::string_view text) {
    quoted_.clear();
    std::string padded(label);
    padded.resize(std::max(kMargin - 2, padded.size() + 1), ' ');
    out_ += "  " + paint_.paint(style, padded);
    rows(text, Style::bold);
  }

  void detail(std::string_view text) {
    if (text.empty()) return;
    out_.append(kMargin, ' ');
    rows(text, Style::plain);
  }

  // The words of the document at `range`, and where they stand; once a record.
  void quote(ByteRange range) {
    if (range.empty() || std::find(quoted_.begin(), quoted_.end(), range) != quoted_.end()) return;
    quoted_.push_back(range);
    const std::string where = " [" + range_text(range) + "]";
    const std::string text = "“" + shorten(words_at(document_, range), room() * 2 - where.size() - 4) + "”" + where;
    out_.append(kMargin, ' ');
    rows(text, Style::dim);
  }

 private:
  std::size_t room() const { return std::max<std::size_t>(view_.width, kMargin + 40) - kMargin; }

  void rows(std::string_view text, Style style) {
    bool first = true;
    for (const std::string& row : wrap(text, room())) {
      if (!first) out_.append(kMargin, ' ');
      out_ += paint_.paint(style, row) + "\n";
      first = false;
    }
    if (first) out_ += '\n';
  }

  std::string& out_;
  const Document& document_;
  const View& view_;
  Painter paint_;
  std::vector<ByteRange> quoted_;  // of the record at hand
};

void add_part(std::string& line, std::string_view part) {
  if (part.empty()) return;
  if (!line.empty()) line += " · ";
  line += part;
}

std::string dated(std::string_view word, Day day) {
  return day.known() ? std::string(word) + to_iso(day) : std::string();
}

void show_exchange(Page& page, const Exchange& exchange, const View& view) {
  page.head(Style::cyan, "EXCHANGE", sides_of(exchange.from, exchange.to, view) + ": " + describe_kind(exchange));
  std::string line = describe_occasion(exchange);
  add_part(line, dated("sent ", exchange.date_sent));
  add_part(line, dated("received ", exchange.date_received));
  if (!exchange.reported_by.empty()) add_part(line, "reported by " + exchange.reported_by);
  if (!exchange.conveyed_via.empty()) add_part(line, "conveyed via " + exchange.conveyed_via);
  if (!exchange.answers.empty()) add_part(line, "answers " + exchange.answers);
  std::string fronts;
  for (const Front front : exchange.fronts) fronts += (fronts.empty() ? "on " : ", ") + spaced(name_of(front));
  add_part(line, fronts);
  page.detail(line);
  for (const Span& span : exchange.evidence) page.quote(span.range);
}

void show_commitment(Page& page, const Commitment& commitment, const View& view) {
  std::string line = country_of(commitment.by, view) + " " + spaced(name_of(commitment.strength));
  if (!commitment.to.empty()) line += " → " + country_of(commitment.to, view);
  std::string fronts;
  for (const Front front : commitment.fronts) fronts += (fronts.empty() ? ": " : ", ") + spaced(name_of(front));
  page.head(Style::green, "COMMITS", line + fronts);
  page.detail(dated("by ", commitment.deadline));
  for (const Span& span : commitment.evidence) page.quote(span.range);
}

void show_claim(Page& page, const Claim& claim) {
  std::string line = claim.by + (claim.named ? "" : " (not named)");
  if (!claim.about.empty()) line += " about " + join(claim.about, ", ");
  if (!claim.hedge.empty()) line += ", hedged: “" + claim.hedge + "”";
  page.head(Style::yellow, "CLAIM", line);
  for (const Span& span : claim.evidence) page.quote(span.range);
}

void show_event(Page& page, const Event& event, const View& view) {
  std::string line(name_of(event.category));
  if (!event.modes.empty()) line += " (" + join(event.modes, ", ") + ")";
  line += "  " + sides_of(event.actor, event.recipient, view);
  page.head(event.quad >= 3 ? Style::red : Style::green, "EVENT", line);
  std::string detail;
  for (const std::string_view name : auxiliary_names(event.auxiliary)) add_part(detail, name);
  add_part(detail, to_iso(event.day));
  add_part(detail, join(event.contexts, ", "));
  if (!event.cameo.empty()) add_part(detail, "CAMEO " + event.cameo);
  if (event.attribution) add_part(detail, "said by “" + event.attribution->text + "”");
  page.detail(detail);
  for (const Evidence& evidence : event.evidence) page.quote(evidence.range);
}

}  // namespace

void append_pretty(std::string& out, const Document& document, const Ledger& ledger, const View& view) {
  const Painter paint(view.color);
  std::string title =
      shorten(document.title.empty() ? std::string_view(document.text) : document.title, view.width / 2);
  std::string line = paint.paint(Style::bold, title);
  std::string facts;
  add_part(facts, to_iso(document.dateline.day.known() ? document.dateline.day : document.published));
  add_part(facts, shorten(document.source, 30));
  add_part(facts, shorten(name_of(document), 40));
  out += line + "  " + paint.paint(Style::dim, facts) + "\n";

  Page page(out, document, view);
  for (const Exchange& exchange : ledger.exchanges) show_exchange(page, exchange, view);
  for (const Commitment& commitment : ledger.commitments) show_commitment(page, commitment, view);
  for (const Claim& claim : ledger.claims) show_claim(page, claim);
  for (const Event& event : ledger.events) show_event(page, event, view);
  if (ledger.exchanges.empty() && ledger.commitments.empty() && ledger.claims.empty() && ledger.events.empty()) {
    page.detail("no event, exchange, commitment or claim found");
  }
  out += '\n';
}

void append_pretty_error(std::string& out, const Error& error, const View& view) {
  out += Painter(view.color).paint(Style::red, "ERROR") + " " + printable(valid_utf8(describe(error))) + "\n\n";
}

}  // namespace entente
