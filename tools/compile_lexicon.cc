// SPDX-License-Identifier: Apache-2.0
// compile_lexicon [--doubts] DIR OUT: compiles DIR/*.tsv to the file OUT. What is wrong goes to standard error as
// file:line: message, and the exit status is 1. --doubts also lists rows that look like slips but compile.
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "lexicon/compile.h"
#include "lexicon/lexicon.h"

namespace {

int say(const std::string& message) {
  std::fprintf(stderr, "compile_lexicon: %s\n", message.c_str());
  return 1;
}

int report(const entente::lexicon::Complaints& complaints) {
  for (const entente::Error& error : complaints.errors()) std::fprintf(stderr, "%s\n", describe(error).c_str());
  if (complaints.count() > complaints.errors().size()) {
    say(std::to_string(complaints.count() - complaints.errors().size()) + " more errors not shown");
  }
  return 1;
}

bool write_file(const std::string& path, const std::string& bytes) {
  const std::string unfinished = path + ".unfinished";
  std::ofstream out(unfinished, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  return out && std::rename(unfinished.c_str(), path.c_str()) == 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  const bool with_doubts = !arguments.empty() && arguments[0] == "--doubts";
  if (with_doubts) arguments.erase(arguments.begin());
  if (arguments.size() != 2) return say("usage: compile_lexicon [--doubts] DIR OUT"), 2;

  entente::lexicon::Complaints complaints;
  const entente::lexicon::Entries entries = entente::lexicon::read_entries(arguments[0], complaints);
  if (!complaints.none()) return report(complaints);
  const std::string bytes = entente::lexicon::compile(entries, complaints);
  if (!complaints.none()) return report(complaints);
  const auto lexicon = entente::Lexicon::load(bytes);
  if (!lexicon) return say(describe(lexicon.error()));
  if (with_doubts) {
    for (const std::string& doubt : entente::lexicon::doubts(entries)) std::fprintf(stderr, "%s\n", doubt.c_str());
  }
  return write_file(arguments[1], bytes) ? 0 : say("cannot write " + arguments[1]);
}
