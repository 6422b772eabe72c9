// SPDX-License-Identifier: Apache-2.0
#include "exchange/ledger.h"

#include <cstddef>

namespace entente {
namespace {

constexpr std::string_view kKinds[] = {"telegram", "letter",  "message", "note",
                                       "call",     "meeting", "visit",   "joint_statement"};
constexpr std::string_view kPurposes[] = {"none",   "congratulation", "condolence", "greeting",
                                          "thanks", "reply",          "invitation", "proposal",
                                          "appeal", "protest",        "information"};
constexpr std::string_view kStatuses[] = {"sent", "planned", "hypothetical", "denied"};
constexpr std::string_view kFronts[] = {"political",        "security",           "economic",     "cultural",
                                        "people_to_people", "science_technology", "humanitarian", "legal"};
constexpr std::string_view kProminences[] = {"summarised", "full_text", "listed"};
constexpr std::string_view kStrengths[] = {"hopes", "willing", "intends", "pledges", "agrees", "signed"};

}  // namespace

std::string_view name_of(ExchangeKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
std::string_view name_of(Purpose purpose) { return kPurposes[static_cast<std::size_t>(purpose)]; }
std::string_view name_of(ExchangeStatus status) { return kStatuses[static_cast<std::size_t>(status)]; }
std::string_view name_of(Front front) { return kFronts[static_cast<std::size_t>(front)]; }
std::string_view name_of(Prominence prominence) { return kProminences[static_cast<std::size_t>(prominence)]; }
std::string_view name_of(Strength strength) { return kStrengths[static_cast<std::size_t>(strength)]; }

}  // namespace entente
