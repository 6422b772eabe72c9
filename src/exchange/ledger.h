// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_range.h"
#include "base/day.h"
#include "events/entity.h"
#include "events/event.h"

namespace entente {

enum class ExchangeKind : std::uint8_t { telegram, letter, message, note, call, meeting, visit, joint_statement };
enum class Purpose : std::uint8_t {
  none,
  congratulation,
  condolence,
  greeting,
  thanks,
  reply,
  invitation,
  proposal,
  appeal,
  protest,
  information,
};
enum class ExchangeStatus : std::uint8_t { sent, planned, hypothetical, denied };
enum class Front : std::uint8_t {
  political,
  security,
  economic,
  cultural,
  people_to_people,
  science_technology,
  humanitarian,
  legal,
};
enum class Prominence : std::uint8_t { summarised, full_text, listed };
/// How strongly a side binds itself, weakest first.
enum class Strength : std::uint8_t { hopes, willing, intends, pledges, agrees, signed_ };

std::string_view name_of(ExchangeKind kind);
std::string_view name_of(Purpose purpose);
std::string_view name_of(ExchangeStatus status);
std::string_view name_of(Front front);
std::string_view name_of(Prominence prominence);
std::string_view name_of(Strength strength);  // "signed" for signed_

/// Words that prove a record.
struct Span {
  ByteRange range;
  std::string text;
};

/// One formal communication between principals. Meetings and joint statements are symmetric: where nobody hosts, all
/// sides stand in `from`.
struct Exchange {
  std::string id;  // "<document id>:x<n>"
  ExchangeKind kind = ExchangeKind::message;
  Purpose purpose = Purpose::none;
  ExchangeStatus status = ExchangeStatus::sent;
  std::vector<Entity> from, to, on_behalf_of;
  std::string conveyed_via;  // "the Chinese embassy"; empty if direct or not said
  std::string reported_by;   // usual short name of the agency or spokesperson: "KCNA"; empty if not said
  Day date_sent, date_received, date_reported;
  std::string occasion;          // "national_day", "re-election" …; empty if none
  std::string occasion_ordinal;  // "79th"; empty if none
  std::string answers;           // id of the exchange that this one answers; empty if none is known
  Span answers_evidence;         // the words that say so
  bool is_reply = false;         // said to be a reply, even if what it answers is not in the document
  std::vector<Front> fronts;
  Prominence prominence = Prominence::summarised;
  bool grouped = false;            // reported together with others in one sentence or list
  std::uint32_t list_rank = 0;     // 1-based place in such a list; 0: none
  std::uint32_t words = 0;         // of the message's own text, where given in full
  std::string address, closing;    // "Comrade Chairman", "Respectfully yours"
  std::string place, number;       // letter heads: where from, own number
  std::vector<std::string> cites;  // letter heads: numbers cited ("1386")
  std::vector<Span> evidence;      // at least one
  double confidence = 0;
};

/// What one side says that it will do.
struct Commitment {
  std::string id;  // "<document id>:c<n>"
  std::vector<Entity> by, to;
  std::vector<Front> fronts;
  Strength strength = Strength::intends;
  std::string text;  // the promise in the document's words
  Day deadline;
  std::string exchange;  // id of the exchange that carries it; empty if none
  std::vector<Span> evidence;
};

/// What somebody who is not a party says about the relation. Never an event.
struct Claim {
  std::string id;  // "<document id>:k<n>"
  std::string by;  // "observers", "Kim Tae-woo, a professor …"
  bool named = false;
  std::string hedge;               // "appears", "may" …; empty if none
  std::vector<std::string> about;  // codes of the parties
  std::string exchange;            // id of the exchange spoken of; empty if none
  std::string text;
  std::vector<Span> evidence;
};

/// All records of one document, in text order.
struct Ledger {
  std::vector<Event> events;
  std::vector<Exchange> exchanges;
  std::vector<Commitment> commitments;
  std::vector<Claim> claims;
};

}  // namespace entente
