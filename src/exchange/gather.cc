// SPDX-License-Identifier: Apache-2.0
#include "exchange/gather.h"

#include <algorithm>

#include "base/strings.h"
#include "events/resolve.h"

namespace entente {
namespace {

using Codes = std::vector<std::string>;

Codes codes_of(const std::vector<Entity>& side) {
  Codes out;
  for (const Entity& e : side) {
    if (!e.code.empty()) out.push_back(e.code);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool written(ExchangeKind kind) {
  return kind == ExchangeKind::telegram || kind == ExchangeKind::letter || kind == ExchangeKind::message ||
         kind == ExchangeKind::note;
}

bool symmetric(ExchangeKind kind) { return kind == ExchangeKind::meeting || kind == ExchangeKind::joint_statement; }

// "message" is the word for any of the written kinds once it has been told which.
bool kinds_agree(ExchangeKind a, ExchangeKind b) {
  if (a == b) return true;
  const bool general = a == ExchangeKind::message || b == ExchangeKind::message;
  return general && written(a) && written(b);
}

bool sides_agree(const Exchange& x, const Sighting& s) {
  const Codes xf = codes_of(x.from), xt = codes_of(x.to), sf = codes_of(s.from), st = codes_of(s.to);
  if (symmetric(x.kind) || x.kind == ExchangeKind::call) {
    Codes a = xf, b = sf;
    a.insert(a.end(), xt.begin(), xt.end());
    b.insert(b.end(), st.begin(), st.end());
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    return a == b;
  }
  // A side left open agrees with any; both open only for "the telegram".
  const bool from = sf.empty() || xf.empty() || sf == xf;
  const bool to = st.empty() || xt.empty() || st == xt;
  if (!from || !to) return false;
  return !(sf.empty() && st.empty()) || s.definite;
}

bool purposes_agree(Purpose a, Purpose b) {
  return a == b || a == Purpose::none || b == Purpose::none || a == Purpose::reply || b == Purpose::reply;
}

void take_richer(std::vector<Entity>& side, const std::vector<Entity>& other) {
  if (side.empty() ||
      (side.size() == 1 && other.size() == 1 && side.front().name.empty() && !other.front().name.empty())) {
    if (!other.empty()) side = other;
  }
}

void add_evidence(Exchange& x, const Reading& reading, ByteRange range) {
  for (const Span& s : x.evidence) {
    if (s.range == range) return;
  }
  x.evidence.push_back({range, std::string(slice(reading.document->text, range))});
}

void join(Exchange& x, const Sighting& s, const Reading& reading) {
  take_richer(x.from, s.from);
  take_richer(x.to, s.to);
  // The form said first stands, unless it was only "message".
  if (x.kind == ExchangeKind::message && written(s.kind)) x.kind = s.kind;
  if (x.purpose == Purpose::none) x.purpose = s.purpose;
  if (x.occasion.empty()) x.occasion = s.occasion;
  if (x.occasion_ordinal.empty()) x.occasion_ordinal = s.ordinal;
  if (!x.date_sent.known() && s.day.known()) x.date_sent = s.day;
  if (x.conveyed_via.empty()) x.conveyed_via = s.conveyed_via;
  x.is_reply |= s.is_reply;
  add_evidence(x, reading, s.range);
}

Exchange open(const Sighting& s, const Reading& reading) {
  Exchange x;
  x.kind = s.kind;
  x.purpose = s.purpose;
  x.status = s.status;
  x.from = s.from;
  x.to = s.to;
  if (symmetric(x.kind)) {
    x.from.insert(x.from.end(), x.to.begin(), x.to.end());
    x.to.clear();
  }
  x.occasion = s.occasion;
  x.occasion_ordinal = s.ordinal;
  x.date_sent = s.day;
  x.date_reported = reading.today;
  x.conveyed_via = s.conveyed_via;
  x.is_reply = s.is_reply;
  x.confidence = s.from.empty() || s.to.empty() ? 0.6 : 0.85;
  add_evidence(x, reading, s.range);
  return x;
}

bool complete(const Sighting& s) {
  if (symmetric(s.kind) || s.kind == ExchangeKind::call) return true;  // the finder has checked for two sides
  if (s.symmetric && codes_of(s.from).size() >= 2) return true;        // "A and B exchanged letters"
  return !codes_of(s.from).empty() && !codes_of(s.to).empty();
}

// Two written messages between the same sides in opposite directions on one occasion are exchanged, not answered.
void reverse_twin(std::vector<Exchange>& out) {
  Exchange back = out.back();
  if (back.from.size() >= 2 && back.to.empty()) {
    out.back().to.assign(back.from.begin() + 1, back.from.end());
    out.back().from.resize(1);
    back = out.back();
  }
  std::swap(back.from, back.to);
  out.push_back(std::move(back));
}

}  // namespace

namespace {

// The entities of `side` by country, in order of first naming.
std::vector<std::vector<Entity>> by_country(const std::vector<Entity>& side) {
  std::vector<std::vector<Entity>> out;
  for (const Entity& e : side) {
    auto it = std::find_if(out.begin(), out.end(), [&](const auto& g) { return g.front().code == e.code; });
    if (it == out.end())
      out.push_back({e});
    else
      it->push_back(e);
  }
  return out;
}

bool says_separately(const Reading& reading, const Sighting& s) {
  const auto words = to_ascii_lower(slice(reading.document->text, reading.text.sentences[s.sentence].range));
  return has_phrase(words, "separately") || has_phrase(words, "respectively") || has_phrase(words, "separate");
}

// "Messages from the leaders of A, B and C" are one each; "A and B spoke by phone" is a call from A to B; "met X and Y
// separately" are two meetings.
std::vector<Sighting> one_each(const Reading& reading, const std::vector<Sighting>& sightings) {
  std::vector<Sighting> out;
  for (const Sighting& s : sightings) {
    const auto senders = by_country(s.from), receivers = by_country(s.to);
    const bool each = written(s.kind) || s.kind == ExchangeKind::call || s.kind == ExchangeKind::visit;
    if (s.kind == ExchangeKind::call && s.to.empty() && senders.size() == 2) {
      out.push_back(s);
      out.back().from = senders[0];
      out.back().to = senders[1];
    } else if (each && !s.symmetric && senders.size() > 1) {
      for (const auto& sender : senders) {
        out.push_back(s);
        out.back().from = sender;
      }
    } else if (receivers.size() > 1 &&
               ((each && !s.symmetric) || (s.kind == ExchangeKind::meeting && says_separately(reading, s)))) {
      for (const auto& receiver : receivers) {
        out.push_back(s);
        out.back().to = receiver;
      }
    } else {
      out.push_back(s);
    }
  }
  return out;
}

}  // namespace

std::vector<Exchange> gather(const Reading& reading, const std::vector<Sighting>& found, const ExchangeTables&) {
  const std::vector<Sighting> sightings = one_each(reading, found);
  std::vector<Exchange> out;
  std::vector<bool> earlier;
  for (const Sighting& s : sightings) {
    std::size_t best = out.size();
    for (std::size_t i = out.size(); i-- > 0;) {
      const Exchange& x = out[i];
      const bool same = kinds_agree(x.kind, s.kind) && sides_agree(x, s) && purposes_agree(x.purpose, s.purpose) &&
                        x.status == s.status && (earlier[i] == s.earlier || !complete(s));
      const bool days = !x.date_sent.known() || !s.day.known() || x.date_sent == s.day;
      if (same && days) best = i;
    }
    if (best < out.size()) {
      join(out[best], s, reading);
      continue;
    }
    if (!complete(s)) continue;  // "the message" of something never told
    out.push_back(open(s, reading));
    earlier.push_back(s.earlier);
    if (s.symmetric && written(s.kind)) {
      reverse_twin(out);
      earlier.push_back(s.earlier);
    }
  }
  const std::string reporter = reporter_of(reading);
  for (std::size_t i = 0; i < out.size(); ++i) {
    Exchange& x = out[i];
    x.id = reading.document->id + ":x" + std::to_string(i + 1);
    x.reported_by = reporter;
    x.grouped = out.size() > 2;
    if (x.is_reply && x.purpose == Purpose::none) x.purpose = Purpose::reply;
  }
  // A reply answers the message the other way that the same document tells of and that is not itself a reply.
  for (Exchange& x : out) {
    if (!x.is_reply || !x.answers.empty()) continue;
    for (const Exchange& y : out) {
      const bool other_way = codes_of(y.from) == codes_of(x.to) && codes_of(y.to) == codes_of(x.from);
      if (&x == &y || y.is_reply || !written(y.kind) || !other_way) continue;
      x.answers = y.id;
      x.answers_evidence = x.evidence.front();
    }
  }
  return out;
}

const Exchange* told_last(const std::vector<Exchange>& exchanges, std::uint32_t byte) {
  const Exchange* best = nullptr;
  std::uint32_t at = 0;
  for (const Exchange& x : exchanges) {
    for (const Span& s : x.evidence) {
      if (s.range.begin <= byte && (best == nullptr || s.range.begin >= at)) best = &x, at = s.range.begin;
    }
  }
  return best;
}

std::string reporter_of(const Reading& reading) {
  const Lexicon& lexicon = *reading.lexicon;
  const Dateline& line = reading.document->dateline;
  if (!line.agency.empty()) {
    const std::string name(slice(reading.document->text, line.agency));
    for (const Sense& s : lexicon.senses(name, reading.today)) {
      if (lexicon.actor(s.actor).kind == ActorKind::agency) return std::string(lexicon.actor(s.actor).id);
    }
    return name;
  }
  for (std::uint32_t i = 0; i < reading.mentions.size(); ++i) {
    for (const Mention& m : reading.mentions[i]) {
      for (const Sense& s : m.readings) {
        const Actor& a = lexicon.actor(s.actor);
        if (a.kind == ActorKind::agency) return std::string(a.id);
      }
    }
  }
  return {};
}

}  // namespace entente
