// SPDX-License-Identifier: Apache-2.0
#include "exchange/heads.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "exchange/heads_cites.h"
#include "exchange/heads_page.h"
#include "exchange/heads_sides.h"
#include "exchange/heads_title.h"

namespace entente {
namespace {

constexpr std::size_t kMaxUntitled = 160;

struct Found {
  HeadTitle title;
  std::string_view line;      // the title's line, in the text or in the title field
  std::size_t page_from = 0;  // where the lines below begin
};

std::size_t offset_in(std::string_view text, std::string_view part) {
  return static_cast<std::size_t>(part.data() - text.data());
}

bool lies_in(std::string_view text, std::string_view part) {
  return !part.empty() && part.data() >= text.data() && part.data() + part.size() <= text.data() + text.size();
}

// The title field, else one of the first lines: "[Untitled]" may stand above the true head.
std::optional<Found> find_title(const Document& document, const HeadTables& tables) {
  const std::string_view text = document.text;
  if (document.title_range.empty() && !document.title.empty()) {
    if (auto title = read_head_title(document.title, tables)) return Found{*title, document.title, 0};
  }
  std::size_t at = 0;
  for (int i = 0; i < 3; ++i) {
    while (at < text.size() && is_ascii_space(text[at])) ++at;
    if (at >= text.size()) break;
    // A line longer than a title is no title; its end need not be looked for.
    const std::size_t end = text.substr(at, kMaxTitle + 1).find_first_of("\n\r");
    const std::size_t size = end == text.npos ? text.size() - at : end;
    if (size > kMaxTitle) break;
    const std::string_view line = trim(text.substr(at, size));
    // What is not the title may be a sentence: more is asked of it.
    const bool titled = at == document.title_range.begin && !document.title_range.empty();
    if (titled || line.size() <= kMaxUntitled) {
      if (auto title = read_head_title(line, tables); title && (titled || title->certain)) {
        return Found{*title, line, at + size};
      }
    }
    at += size;
  }
  return std::nullopt;
}

// A letter without a title: its day, salutation, signature and addressee say who writes to whom.
std::optional<Found> find_untitled(const Document& document, const HeadTables& tables, HeadPage& page) {
  page = read_head_page(document.text, document.title_range.end, tables, Needs::date_and_salutation);
  if (page.signature.empty() || page.addressee.empty()) return std::nullopt;
  Found out;
  const auto bare = [](std::string_view words) {  // "…, &c., &c."
    words = words.substr(0, std::min({words.find(", &c"), words.find(" &c"), words.size()}));
    while (!words.empty() && (words.back() == '.' || words.back() == ',')) words.remove_suffix(1);
    return words;
  };
  out.title.from = bare(page.signature);
  out.title.to = bare(page.addressee);
  out.title.certain = party_like(page.signature, tables) > 0 && party_like(page.addressee, tables) == 2;
  if (!out.title.certain) return std::nullopt;
  return out;
}

// "President X sent a telegram of congratulations to President Y": a line that tells something is news, not a letter's
// title.
bool tells_something(std::string_view title) {
  static constexpr std::string_view kTelling[] = {
      "sent",      "sends",         "said",     "says",     "will",      "would",   "has",           "had",
      "was",       "were",          "is",       "are",      "met",       "meets",   "wrote",         "writes",
      "received",  "receives",      "thanked",  "thanks",   "called",    "calls",   "urged",         "urges",
      "visited",   "visits",        "handed",   "conveyed", "expressed", "extends", "extended",      "telephoned",
      "delivered", "congratulates", "promised", "promises", "pledged",   "agreed",  "congratulated", "responded",
      "replied",   "replies",       "told"};
  for (std::string_view word : split(title, ' ')) {
    if (std::find(std::begin(kTelling), std::end(kTelling), word) != std::end(kTelling)) return true;
  }
  return false;
}

Span span_of(std::string_view text, std::string_view part) {
  const auto begin = static_cast<std::uint32_t>(offset_in(text, part));
  return {{begin, begin + static_cast<std::uint32_t>(part.size())}, std::string(part)};
}

std::uint32_t count_words(std::string_view text) {
  std::uint32_t words = 0;
  bool inside = false;
  for (char c : text) {
    const bool space = is_ascii_space(c);
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

void set_days(const Document& document, const Found& found, const HeadPage& page, Exchange& x) {
  const int year = document.published.known() ? civil_from_days(document.published.days).year : 0;
  if (page.date)
    resolve_days(*page.date, page.stamp && page.stamp->year != 0 ? page.stamp->year : year, x.date_sent,
                 x.date_received);
  if (!x.date_sent.known() && !found.title.behind.empty()) {
    if (const auto day = find_written_day(found.title.behind)) x.date_sent = day->resolve(year);
  }
  if (!x.date_received.known() && page.stamp) {
    x.date_received = page.stamp->resolve(x.date_sent.known() ? civil_from_days(x.date_sent.days).year : year);
  }
  if (page.date) x.place = page.date->place;
}

ExchangeKind kind_of(const Found& found, const HeadPage& page) {
  if (found.title.kind == ExchangeKind::telegram || page.kind == ExchangeKind::telegram) return ExchangeKind::telegram;
  if (found.title.kind) return *found.title.kind;
  return page.kind.value_or(ExchangeKind::letter);
}

// Two parties alone may be a headline; more must speak for a letter.
bool convinces(const Found& found, const HeadPage& page) {
  int signs = page.signs;
  if (found.title.kind && !found.title.from.empty()) ++signs;
  if (found.line.ends_with(".")) ++signs;
  if (found.title.from.empty()) return signs >= 3 && !page.signature.empty();
  return signs >= (found.title.certain ? 1 : 2);
}

}  // namespace

std::uint32_t end_of_head(const Exchange& head) {
  // A date below the body is no part of the head.
  constexpr std::uint32_t kMaxGap = 800;
  std::uint32_t end = 0;
  for (const Span& s : head.evidence) {
    if (s.range.begin <= end + kMaxGap) end = std::max(end, s.range.end);
  }
  return end;
}

std::optional<Exchange> read_head(const Reading& reading, const HeadTables& tables) {
  if (tables.empty()) return std::nullopt;
  const Document& document = *reading.document;
  const std::string_view text = document.text;
  HeadPage page;
  auto found = find_title(document, tables);
  if (found && tells_something(found->line)) return std::nullopt;
  if (found) {
    page = read_head_page(text, found->page_from, tables);
  } else {
    found = find_untitled(document, tables, page);
  }
  if (!found) return std::nullopt;
  if (!convinces(*found, page)) return std::nullopt;

  Exchange x;
  x.id = document.id + ":x0";
  x.kind = kind_of(*found, page);
  x.prominence = Prominence::full_text;
  set_days(document, *found, page, x);
  const HeadScene scene{reading, tables, page, text, x.date_sent.known() ? x.date_sent : document.published};
  x.from = read_side(scene, found->title.from.empty() ? page.signature : found->title.from, page.signature);
  x.to = read_side(scene, found->title.to, page.addressee);
  complete_sides(scene, x.from, x.to);
  x.number = page.number;  // the number before a title is the editor's
  x.address = page.address;
  x.closing = page.closing;
  x.words = count_words(page.body);

  const Cites cites = read_cites(page.body, x.date_sent, keeps_home(tables, x.from));
  x.cites = cites.all;
  if (!cites.answered.empty()) {
    x.is_reply = true;
    x.purpose = Purpose::reply;
    x.answers_evidence = span_of(text, slice(page.body, cites.answered));
  }
  if (lies_in(text, found->line)) x.evidence.push_back(span_of(text, found->line));
  if (lies_in(text, page.date_line)) x.evidence.push_back(span_of(text, page.date_line));
  if (x.evidence.empty()) {
    std::string_view body = page.body.substr(0, std::min<std::size_t>(page.body.size(), 200));
    while (!body.empty() && (body.back() & 0xC0) == 0x80) body.remove_suffix(1);
    if (body.empty()) return std::nullopt;  // nothing in the text proves it
    x.evidence.push_back(span_of(text, body));
  }
  x.confidence = !x.date_sent.known() ? 0.6 : page.signs >= 2 ? 0.95 : 0.85;
  return x;
}

}  // namespace entente
