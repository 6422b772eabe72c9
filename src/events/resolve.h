// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "events/entity.h"
#include "events/reading.h"

namespace entente {

/// How wide to look when a noun phrase is asked for its actors.
enum class Reach {
  head,  // the phrase's own head and what names it: apposition, title, adjective, possessor as owner ("Serbia's army")
  phrase,  // else any actor inside the phrase: possessor, adjective, "of X", "in X"
};

/// The actors that the noun phrase headed by word `head` of sentence `sentence` stands for, one per conjunct; empty if
/// it names none. Roles take their country from adjective, possessor, "of/in" phrase or apposition; pronouns and
/// definite phrases ("the two leaders", "his counterpart", "the North") from what the document named before. An actor
/// that cannot be placed comes back with its words and an empty code.
std::vector<Entity> resolve_actors(const Reading& reading, std::uint32_t sentence, int head, Reach reach = Reach::head);

/// The country (ISO3) of the first place or state named in an "in", "at", "near", "inside", "across" … phrase that
/// hangs on `word` or on the clause around it; empty if the words name none. Used for agents without a country
/// ("police", "gunmen").
std::string location_country(const Reading& reading, std::uint32_t sentence, int word);

/// The country that the sentence names, if it names exactly one (news agencies aside); else empty.
std::string only_country(const Reading& reading, std::uint32_t sentence);

/// True if the noun phrase headed by `head` names an actor by its own head (a person, state, body, group, role or
/// office).
bool names_actor(const Reading& reading, std::uint32_t sentence, int head);

/// The word range of the subtree under `head`, as bytes.
ByteRange phrase_range(const Reading& reading, std::uint32_t sentence, int head);

/// The mention that covers `token`, or nothing.
const Mention* mention_at(const Reading& reading, std::uint32_t sentence, int token);

}  // namespace entente
