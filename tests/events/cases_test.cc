// SPDX-License-Identifier: Apache-2.0
// Runs the cases in tests/cases/events and the examples inside the rule files. A case file may name, in its first line,
// the share that has to hold today ("# floor 0.93"): the parser is statistical, and a floor that rises is more honest
// than cases chosen because they pass. Without such a line all must hold.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "events/cases.h"
#include "events/rule.h"
#include "support/engines.h"

namespace entente::testing {
namespace {

namespace fs = std::filesystem;

double floor_of(const fs::path& path) {
  std::ifstream in(path);
  std::string first;
  std::getline(in, first);
  constexpr std::string_view kMark = "# floor ";
  return first.starts_with(kMark) ? std::strtod(first.c_str() + kMark.size(), nullptr) : 1.0;
}

void expect_share(const std::vector<EventCase>& cases, double floor, const std::string& name) {
  std::string failures;
  std::size_t good = 0;
  for (const EventCase& c : cases) {
    const std::string wrong = check_event_case(c);
    good += wrong.empty();
    if (!wrong.empty()) failures += wrong + "\n";
  }
  ASSERT_FALSE(cases.empty()) << name << " holds no case";
  const double share = static_cast<double>(good) / static_cast<double>(cases.size());
  EXPECT_GE(share, floor) << name << ": " << good << " of " << cases.size() << " hold\n" << failures;
  if (std::getenv("ENTENTE_SHOW_MISSES") != nullptr)
    std::printf("%s %zu/%zu\n%s", name.c_str(), good, cases.size(), failures.c_str());
}

class EventCases : public ::testing::TestWithParam<std::string> {};

TEST_P(EventCases, Hold) {
  const fs::path path = fs::path(ENTENTE_SOURCE_DIR) / "tests/cases/events" / (GetParam() + ".case");
  expect_share(read_event_cases(path.string()), floor_of(path), GetParam());
}

std::vector<std::string> case_files() {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(fs::path(ENTENTE_SOURCE_DIR) / "tests/cases/events")) {
    if (entry.path().extension() == ".case") out.push_back(entry.path().stem().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

INSTANTIATE_TEST_SUITE_P(Files, EventCases, ::testing::ValuesIn(case_files()),
                         [](const auto& file) { return file.param; });

TEST(Rules, ExamplesHold) {
  std::vector<EventCase> cases;
  for (const RuleExample& e : Engines::shared().coder.book().examples) {
    cases.push_back({e.where, "", e.positive ? e.expected : e.expected.empty() ? "-" : "!" + e.expected, e.text});
  }
  if (cases.empty()) GTEST_SKIP() << "the rule files carry no examples";
  expect_share(cases, 1.0, "examples");
}

}  // namespace
}  // namespace entente::testing
