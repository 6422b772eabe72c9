// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "cli/command.h"

namespace entente {

std::unique_ptr<Command> make_code_command();
std::unique_ptr<Command> make_brief_command();
std::unique_ptr<Command> make_explain_command();
std::unique_ptr<Command> make_add_command();
std::unique_ptr<Command> make_ledger_command();
std::unique_ptr<Command> make_series_command();
std::unique_ptr<Command> make_search_command();
std::unique_ptr<Command> make_serve_command();

/// All of them, in the order in which --help lists them.
std::vector<std::unique_ptr<Command>> all_commands();

}  // namespace entente
