// SPDX-License-Identifier: Apache-2.0
//
// Ten lines from a ledger. A report that fits: "A sent B a telegram …; B earlier congratulated A …; observers say …"
// gives a headline, an earlier exchange, a few lines of promises by side and front, a line of claims, the main events.
// A list of forty messages does not fit: it gives the first few and says how many more there are.
#include "export/brief.h"

#include <algorithm>
#include <map>

#include "base/strings.h"
#include "export/terminal.h"
#include "export/words.h"

namespace entente {
namespace {

constexpr std::size_t kMaxExchanges = 3;    // below the headline
constexpr std::size_t kMaxPromises = 3;     // groups a side
constexpr std::size_t kMaxPromisesAll = 6;  // groups of all sides
constexpr std::size_t kMaxClaims = 2;
constexpr std::size_t kMaxEvents = 4;
constexpr std::size_t kMaxRanges = 3;

using Part = BriefLine::Part;

ByteRange first_range(const std::vector<Span>& evidence) { return evidence.empty() ? ByteRange{} : evidence[0].range; }

std::string describe_exchange(const Exchange& exchange, const View& view) {
  std::string out = sides_of(exchange.from, exchange.to, view) + ": " + describe_kind(exchange);
  if (const std::string occasion = describe_occasion(exchange); !occasion.empty()) out += " " + occasion;
  if (exchange.date_sent.known()) out += ", " + to_iso(exchange.date_sent);
  if (!exchange.conveyed_via.empty()) out += ", conveyed via " + printable(exchange.conveyed_via);
  if (!exchange.reported_by.empty()) out += ", reported by " + printable(exchange.reported_by);
  return out;
}

// Said, or dated, to lie before the main exchange.
bool is_earlier(const Document& document, const Exchange& exchange, const Exchange& main) {
  if (exchange.date_sent.known() && main.date_sent.known() && exchange.date_sent.days < main.date_sent.days)
    return true;
  for (const Span& span : exchange.evidence) {
    const std::string words = to_ascii_lower(words_at(document, span.range));
    if (words.find("previously") != words.npos || words.find("earlier") != words.npos) return true;
  }
  return false;
}

// A side whatever the order in which the words name it.
std::vector<std::string> codes_of(const std::vector<Entity>& side) {
  std::vector<std::string> codes;
  for (const Entity& entity : side) codes.push_back(entity.code.empty() ? entity.text : entity.code);
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

class Writer {
 public:
  Writer(const Document& document, const Ledger& ledger, const View& view)
      : document_(document), ledger_(ledger), view_(view) {}

  std::vector<BriefLine> write() {
    exchanges();
    promises();
    claims();
    events();
    if (lines_.empty()) add(Part::note, "", "no event, exchange, commitment or claim found", {});
    return std::move(lines_);
  }

 private:
  BriefLine& add(Part part, std::string label, std::string text, ByteRange range) {
    BriefLine& line = lines_.emplace_back();
    line.part = part, line.label = std::move(label), line.text = std::move(text);
    if (!range.empty()) line.ranges.push_back(range);
    return line;
  }

  static void add_range(BriefLine& line, ByteRange range) {
    const bool known = std::find(line.ranges.begin(), line.ranges.end(), range) != line.ranges.end();
    if (!known && line.ranges.size() < kMaxRanges) line.ranges.push_back(range);
  }

  // `what` in the singular.
  void add_more(std::size_t left, std::string_view what) {
    if (left > 0)
      add(Part::note, "", "and " + std::to_string(left) + " more " + std::string(what) + (left > 1 ? "s" : ""), {});
  }

  void exchanges() {
    const auto& all = ledger_.exchanges;
    if (all.empty()) return;
    auto main =
        std::find_if(all.begin(), all.end(), [](const Exchange& x) { return x.status == ExchangeStatus::sent; });
    if (main == all.end()) main = all.begin();
    add(Part::headline, "", describe_exchange(*main, view_), first_range(main->evidence));
    std::size_t shown = 0;
    for (const Exchange& exchange : all) {
      if (&exchange == &*main || shown == kMaxExchanges) continue;
      const bool earlier = is_earlier(document_, exchange, *main);
      add(earlier ? Part::earlier : Part::also, earlier ? "earlier" : "also", describe_exchange(exchange, view_),
          first_range(exchange.evidence));
      ++shown;
    }
    add_more(all.size() - 1 - shown, "exchange");
  }

  // One line per side and set of fronts: the strongest promise quoted, the others by their place.
  void promises() {
    std::vector<std::vector<std::string>> sides;
    std::map<std::vector<std::string>, std::map<std::vector<Front>, std::vector<const Commitment*>>> by_side;
    for (const Commitment& c : ledger_.commitments) {
      const std::vector<std::string> side = codes_of(c.by);
      if (!by_side.count(side)) sides.push_back(side);
      by_side[side][c.fronts].push_back(&c);
    }
    std::size_t left = 0, shown = 0;
    for (const auto& side : sides) {
      std::vector<std::vector<const Commitment*>> groups;
      for (auto& [fronts, group] : by_side[side]) groups.push_back(std::move(group));
      for (auto& group : groups) {
        std::stable_sort(group.begin(), group.end(), [](auto a, auto b) { return a->strength > b->strength; });
      }
      std::stable_sort(groups.begin(), groups.end(), [](auto& a, auto& b) {
        return first_range(a[0]->evidence).begin < first_range(b[0]->evidence).begin;
      });
      for (std::size_t i = 0; i < groups.size(); ++i) {
        if (i < kMaxPromises && shown < kMaxPromisesAll) {
          promise_line(groups[i]), ++shown;
        } else {
          left += groups[i].size();
        }
      }
    }
    add_more(left, "commitment");
  }

  void promise_line(const std::vector<const Commitment*>& group) {
    const Commitment& first = *group.front();
    std::string text = first.strength == Strength::willing ? "is willing" : std::string(name_of(first.strength));
    std::string fronts;
    for (const Front front : first.fronts) fronts += (fronts.empty() ? "" : ", ") + spaced(name_of(front));
    if (!fronts.empty()) text += " (" + fronts + ")";
    if (group.size() > 1) text += ", " + std::to_string(group.size()) + " times";
    BriefLine& line = add(Part::commitment, country_of(first.by, view_), std::move(text), {});
    line.quote = first.text.empty() ? std::string(words_at(document_, first_range(first.evidence))) : first.text;
    for (const Commitment* c : group) add_range(line, first_range(c->evidence));
  }

  void claims() {
    std::size_t shown = 0;
    for (const Claim& claim : ledger_.claims) {
      if (shown == kMaxClaims) break;
      BriefLine& line = add(Part::claim, claim.named ? printable(claim.by) : printable(claim.by) + " (not named)",
                            claim.hedge.empty() ? "say" : "say, hedged", first_range(claim.evidence));
      line.quote = claim.text;
      ++shown;
    }
    add_more(ledger_.claims.size() - shown, "claim");
  }

  void events() {
    std::vector<const Event*> order;
    for (const Event& event : ledger_.events) order.push_back(&event);
    // What happened comes before what may, will or did not.
    std::stable_sort(order.begin(), order.end(),
                     [](auto a, auto b) { return (a->auxiliary == 0) > (b->auxiliary == 0); });
    std::size_t shown = 0, repeated = 0;
    std::vector<std::string> seen;
    for (const Event* event : order) {
      std::string text = event_text(*event);
      if (std::find(seen.begin(), seen.end(), text) != seen.end()) {
        ++repeated;
        continue;
      }
      if (shown == kMaxEvents) break;
      seen.push_back(text);
      BriefLine& line = add(ledger_.exchanges.empty() && shown == 0 ? Part::headline : Part::event,
                            ledger_.exchanges.empty() && shown == 0 ? "" : "event", std::move(text), {});
      for (const Evidence& evidence : event->evidence) add_range(line, evidence.range);
      ++shown;
    }
    add_more(ledger_.events.size() - shown - repeated, "event");
    // Without an exchange the first event is the headline, wherever promises and claims have put it.
    const auto head = std::find_if(lines_.begin(), lines_.end(), [](auto& l) { return l.part == Part::headline; });
    if (head != lines_.end()) std::rotate(lines_.begin(), head, head + 1);
  }

  std::string event_text(const Event& event) const {
    std::string out(name_of(event.category));
    if (!event.modes.empty()) out += " (" + join(event.modes, ", ") + ")";
    out += " " + sides_of(event.actor, event.recipient, view_);
    std::string notes;
    for (const std::string_view name : auxiliary_names(event.auxiliary)) {
      notes += (notes.empty() ? ", " : " and ") + std::string(name);
    }
    return out + notes;
  }

  const Document& document_;
  const Ledger& ledger_;
  const View& view_;
  std::vector<BriefLine> lines_;
};

}  // namespace

std::string_view name_of(BriefLine::Part part) {
  static constexpr std::string_view kNames[] = {"headline", "earlier", "also", "commitment", "claim", "event", "note"};
  return kNames[static_cast<int>(part)];
}

std::vector<BriefLine> make_brief(const Document& document, const Ledger& ledger, const View& view) {
  return Writer(document, ledger, view).write();
}

}  // namespace entente
