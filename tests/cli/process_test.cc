// SPDX-License-Identifier: Apache-2.0
//
// The binary itself: pipes that close, terminals, statuses that a shell sees.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>

#include "run_cli.h"

namespace entente {
namespace {

using testing::content_of;
using testing::Folder;
using testing::kExamples;

const std::string kBinary = ENTENTE_BINARY_DIR "/entente";

// What `command` writes to standard output, and its status, by bash with pipefail.
std::pair<std::string, int> shell(const std::string& command) {
  FILE* pipe = ::popen(("bash -o pipefail -c '" + command + "'").c_str(), "r");
  std::string out;
  std::array<char, 4096> buffer;
  for (std::size_t n; (n = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) out.append(buffer.data(), n);
  const int status = ::pclose(pipe);
  return {out, WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

// What the binary shows on a terminal of its own.
std::string on_terminal(const std::vector<std::string>& arguments, const char* no_color) {
  const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
  if (terminal < 0 || ::grantpt(terminal) != 0 || ::unlockpt(terminal) != 0) return "no terminal";
  const std::string name = ::ptsname(terminal);
  const pid_t child = ::fork();
  if (child == 0) {
    const int side = ::open(name.c_str(), O_RDWR);
    ::dup2(side, STDOUT_FILENO);
    ::dup2(side, STDERR_FILENO);
    ::setenv("TERM", "xterm", 1);
    no_color ? ::setenv("NO_COLOR", no_color, 1) : ::unsetenv("NO_COLOR");
    std::vector<char*> argv = {const_cast<char*>(kBinary.c_str())};
    for (const std::string& a : arguments) argv.push_back(const_cast<char*>(a.c_str()));
    argv.push_back(nullptr);
    ::execv(kBinary.c_str(), argv.data());
    ::_exit(127);
  }
  std::string out;
  std::array<char, 4096> buffer;
  for (ssize_t n; (n = ::read(terminal, buffer.data(), buffer.size())) > 0;)
    out.append(buffer.data(), static_cast<std::size_t>(n));
  ::close(terminal);
  ::waitpid(child, nullptr, 0);
  return out;
}

TEST(Process, AReaderThatGoesAwayIsNoError) {
  const auto [out, status] = shell(kBinary + " code " + kExamples + " " + kExamples + " 2>&1 | head -c 10");
  EXPECT_EQ(out, "{\"type\":\"d");
  EXPECT_EQ(status, 0);
}

TEST(Process, StandardInputIsReadWhereNoFileIsNamed) {
  const auto [out, status] = shell("echo \"Peru praised Chile.\" | " + kBinary + " code");
  EXPECT_EQ(status, 0);
  EXPECT_NE(out.find("\"event\":\"SUPPORT\""), out.npos);
}

TEST(Process, AFullDiskIsSaidAndIsStatusThree) {
  if (::access("/dev/full", W_OK) != 0) GTEST_SKIP() << "no /dev/full here";
  const auto [out, status] = shell(kBinary + " code " + kExamples + " 2>&1 >/dev/full");
  EXPECT_EQ(status, 3);
  EXPECT_NE(out.find("cannot write"), out.npos) << out;
  EXPECT_EQ(shell(kBinary + " code -o /dev/full " + kExamples + " 2>/dev/null").second, 3);
  EXPECT_EQ(::access("/dev/full", F_OK), 0) << "a device is not removed";
}

TEST(Process, OnATerminalRecordsAreShownInColour) {
  const std::string shown = on_terminal({"code", kExamples + "telegram.txt"}, nullptr);
  if (shown == "no terminal") GTEST_SKIP() << shown;
  EXPECT_NE(shown.find("EXCHANGE"), shown.npos) << shown;
  EXPECT_NE(shown.find("\x1b["), shown.npos);
}

TEST(Process, NoColorIsRespected) {
  const std::string shown = on_terminal({"code", kExamples + "telegram.txt"}, "1");
  if (shown == "no terminal") GTEST_SKIP() << shown;
  EXPECT_NE(shown.find("EXCHANGE"), shown.npos) << shown;
  EXPECT_EQ(shown.find("\x1b["), shown.npos);
}

}  // namespace
}  // namespace entente
