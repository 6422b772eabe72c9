// SPDX-License-Identifier: Apache-2.0
// compile_rules DATA_DIR OUT_DIR: joins the rule and ontology files into OUT_DIR/events.rules and
// OUT_DIR/exchange.rules, each file behind a line "%% file NAME", and loads them once, so that a mistake fails the
// build with file and line.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "events/coder.h"
#include "exchange/keep.h"

namespace fs = std::filesystem;

namespace {

std::string join(const std::vector<fs::path>& folders) {
  std::string out;
  for (const fs::path& folder : folders) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
      const auto extension = entry.path().extension();
      if (extension == ".rules" || extension == ".tsv") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
      std::ifstream in(file, std::ios::binary);
      std::stringstream text;
      text << in.rdbuf();
      out += "%% file " + file.filename().string() + "\n" + text.str();
      if (!out.ends_with('\n')) out += '\n';
    }
  }
  return out;
}

int refuse(const entente::Error& error, const fs::path& folder) {
  std::fprintf(stderr, "%s/%s\n", folder.c_str(), entente::describe(error).c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: compile_rules DATA_DIR OUT_DIR\n");
    return 2;
  }
  const fs::path data = argv[1], out = argv[2];
  const std::string events = join({data / "ontology", data / "rules"});
  const std::string exchange = join({data / "rules" / "exchange"});
  if (const auto coder = entente::EventCoder::load(events); !coder) return refuse(coder.error(), data / "rules");
  if (const auto keeper = entente::LedgerKeeper::load(exchange); !keeper)
    return refuse(keeper.error(), data / "rules/exchange");
  std::ofstream(out / "events.rules", std::ios::binary) << events;
  std::ofstream(out / "exchange.rules", std::ios::binary) << exchange;
  return 0;
}
