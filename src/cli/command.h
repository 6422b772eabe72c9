// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.h"

namespace entente {

/// What a command may ask of its arguments; command_line.cc reads them. `flags` is "-o,--output" or "--output". The
/// variables keep what they hold (the default) where the user says nothing, and must live until the command has run.
class Options {
 public:
  virtual ~Options() = default;
  /// What stands without a dash: one or more, or none where not `required`.
  virtual void arguments(std::string_view name, std::vector<std::string>& into, std::string_view help,
                         bool required) = 0;
  virtual void text(std::string_view flags, std::string& into, std::string_view help) = 0;
  virtual void choice(std::string_view flags, std::string& into, std::vector<std::string> allowed,
                      std::string_view help) = 0;
  virtual void number(std::string_view flags, int& into, int min, int max, std::string_view help) = 0;
  virtual void flag(std::string_view flags, bool& into, std::string_view help) = 0;
};

/// One subcommand. A new one is a file command_<name>.cc with a make function, declared and listed in commands.h/.cc.
class Command {
 public:
  virtual ~Command() = default;
  virtual std::string_view name() const = 0;
  virtual std::string_view summary() const = 0;   // one line
  virtual std::string_view examples() const = 0;  // lines "  entente …    what it does"
  virtual void declare(Options& options) = 0;
  /// Returns the exit status.
  virtual int run(Console& console) = 0;
};

}  // namespace entente
