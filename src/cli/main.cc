// SPDX-License-Identifier: Apache-2.0
#include <csignal>
#include <string>
#include <vector>

#include "cli/command_line.h"

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that goes away is a failed write, not a death
  entente::SystemConsole console;
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  return entente::run_command_line(arguments, console);
}
