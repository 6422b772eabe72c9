// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace entente::testing {

/// One line of tests/cases/events/*.case:
///   ACCUSE NOR > MLT | Norway denounced Malta's seizure of the ship.
///   CONSULT NOR,SWE | The prime ministers of Norway and Sweden met in Oslo.      (reciprocal: no '>')
///   ACCUSE | …                                                                   (category only)
///   - | The old bridge was condemned by inspectors.                              (no event at all)
///   !ASSAULT | …                                                                 (no event of this category)
/// A day in front ("@2024-05-02 ") dates the document. Words after '/' in the expectation must be modes or auxiliary
/// modes of the event: "ASSAULT/explosives", "AID/negation".
struct EventCase {
  std::string where, day, expected, text;
};

std::vector<EventCase> read_event_cases(const std::string& path);

/// Empty if the document's events are as expected, else what is wrong.
std::string check_event_case(const EventCase& c);

}  // namespace entente::testing
