// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "cli/console.h"

namespace entente {

/// Runs the command that `arguments` (without the program's name) ask for and returns the exit status.
int run_command_line(std::span<const std::string> arguments, Console& console);

}  // namespace entente
