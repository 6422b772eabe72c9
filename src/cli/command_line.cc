// SPDX-License-Identifier: Apache-2.0
//
// The one file that knows CLI11 (6 s of compile time in each file that includes it).
#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <filesystem>

#include "cli/commands.h"
#include "cli/engine_room.h"

namespace entente {
namespace {

class CliOptions : public Options {
 public:
  explicit CliOptions(CLI::App& app) : app_(app) {}

  void arguments(std::string_view name, std::vector<std::string>& into, std::string_view help, bool required) override {
    CLI::Option* option = app_.add_option(std::string(name), into, std::string(help));
    option->type_name("");
    if (required) option->required();
  }
  void text(std::string_view flags, std::string& into, std::string_view help) override {
    app_.add_option(std::string(flags), into, std::string(help))->type_name("TEXT");
  }
  void choice(std::string_view flags, std::string& into, std::vector<std::string> allowed,
              std::string_view help) override {
    std::string names;
    for (const std::string& name : allowed) names += (names.empty() ? "" : "|") + name;
    app_.add_option(std::string(flags), into, std::string(help) + " [" + into + "]")
        ->check(CLI::IsMember(std::move(allowed)).description(""))
        ->type_name(names);
  }
  void number(std::string_view flags, int& into, int min, int max, std::string_view help) override {
    app_.add_option(std::string(flags), into, std::string(help))
        ->check(CLI::Range(min, max).description(""))
        ->type_name("N");
  }
  void flag(std::string_view flags, bool& into, std::string_view help) override {
    app_.add_flag(std::string(flags), into, std::string(help));
  }

 private:
  CLI::App& app_;
};

constexpr const char* kAbout =
    "Entente reads news and official statements and records who said or did what to whom,\n"
    "in which message, on which occasion, and what was promised: every record with the words that prove it.";

constexpr const char* kFooter =
    "Examples:\n"
    "  entente code report.txt                    all records of a report\n"
    "  entente code news.jsonl > records.jsonl    one JSON object a line\n"
    "  entente brief report.txt                   the report in ten lines\n"
    "  entente explain \"Cuba thanked Vietnam.\"    why a sentence gives the records that it gives\n"
    "\n"
    "Each command has its own --help. Exit status: 0 all read, 1 some inputs failed, 2 wrong usage, 3 could not run.";

int show_version(Console& console) {
  const Result<std::string> text = version_text();
  if (!text) {
    console.complain(describe(text.error()));
    return kCouldNotRun;
  }
  console.write(*text);
  return kAllRead;
}

// CLI11 reports help and mistakes by throwing; both end here.
int answer(const CLI::App& app, const CLI::ParseError& stop, Console& console) {
  const CLI::App* asked = &app;
  for (const CLI::App* sub : app.get_subcommands()) asked = sub;
  if (stop.get_exit_code() == 0) {
    console.write(asked == &app ? app.help() : asked->help("entente"));
    return kAllRead;
  }
  console.complain(stop.what());
  console.say("see: entente " + (asked == &app ? "" : asked->get_name() + " ") + "--help\n");
  return kWrongUsage;
}

// `entente report.txt`: a file where a command should stand.
bool names_a_file(std::span<const std::string> arguments, const std::vector<std::unique_ptr<Command>>& commands) {
  if (arguments.empty() || arguments[0].starts_with("-")) return false;
  for (const auto& command : commands) {
    if (command->name() == arguments[0]) return false;
  }
  std::error_code ignored;
  return std::filesystem::exists(arguments[0], ignored);
}

}  // namespace

int run_command_line(std::span<const std::string> arguments, Console& console) {
  CLI::App app(kAbout, "entente");
  app.footer(kFooter);
  app.get_formatter()->column_width(34);
  app.set_help_flag("-h,--help", "this help");
  bool version = false;
  app.add_flag("-V,--version", version, "versions of the program, its model, lexicon and rules");

  const auto commands = all_commands();
  std::vector<std::pair<CLI::App*, Command*>> subs;
  for (const auto& command : commands) {
    CLI::App* sub = app.add_subcommand(std::string(command->name()), std::string(command->summary()));
    sub->footer("Examples:\n" + std::string(command->examples()));
    CliOptions options(*sub);
    command->declare(options);
    subs.emplace_back(sub, command.get());
  }

  if (names_a_file(arguments, commands)) {
    console.complain(arguments[0] + " is no command; to read it:  entente code " + arguments[0]);
    return kWrongUsage;
  }
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());  // as CLI11 wants them
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError& stop) {
    return answer(app, stop, console);
  }
  if (version) return show_version(console);
  for (const auto& [sub, command] : subs) {
    if (sub->parsed()) return command->run(console);
  }
  console.say(app.help());
  return kWrongUsage;
}

}  // namespace entente
