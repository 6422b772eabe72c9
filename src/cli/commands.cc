// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"

namespace entente {

std::vector<std::unique_ptr<Command>> all_commands() {
  std::vector<std::unique_ptr<Command>> commands;
  commands.push_back(make_code_command());
  commands.push_back(make_brief_command());
  commands.push_back(make_explain_command());
  commands.push_back(make_add_command());
  commands.push_back(make_ledger_command());
  commands.push_back(make_series_command());
  commands.push_back(make_search_command());
  commands.push_back(make_serve_command());
  return commands;
}

}  // namespace entente
