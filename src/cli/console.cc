// SPDX-License-Identifier: Apache-2.0
#include "cli/console.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "export/terminal.h"
#include "export/words.h"

namespace entente {
namespace {

// All of `bytes`, or errno of what stopped it.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool terminal_is_dumb() {
  const char* value = std::getenv("TERM");
  return value == nullptr || std::string_view(value) == "dumb";
}

}  // namespace

void Console::complain(std::string_view message) { say("entente: " + printable(valid_utf8(message)) + "\n"); }

SystemConsole::SystemConsole() {
  input_is_terminal = ::isatty(STDIN_FILENO) != 0;
  output_is_terminal = ::isatty(STDOUT_FILENO) != 0;
  errors_are_terminal = ::isatty(STDERR_FILENO) != 0;
  color_wanted = output_is_terminal && !is_set("NO_COLOR") && !terminal_is_dumb();
  winsize size{};
  if (output_is_terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    width = std::clamp<std::size_t>(size.ws_col, 60, 140);
  }
}

bool SystemConsole::write(std::string_view bytes) {
  const int error = write_all(STDOUT_FILENO, bytes);
  if (error == EPIPE) {
    reader_gone_ = true;
  } else if (error != 0) {
    complain(std::string("cannot write standard output: ") + std::strerror(error));
  }
  return error == 0;
}

void SystemConsole::say(std::string_view text) { write_all(STDERR_FILENO, text); }

Result<OutputFile> OutputFile::create(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return Error{ErrorCode::system, std::string("cannot write: ") + std::strerror(errno), path};
  return OutputFile(path, descriptor);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)), error_(other.error_) {}

OutputFile::~OutputFile() {
  if (descriptor_ < 0) return;
  struct stat status{};
  const bool regular = ::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
  ::close(descriptor_);
  if (regular) ::unlink(path_.c_str());  // but never /dev/null
}

bool OutputFile::write(std::string_view bytes) {
  if (error_ == 0) error_ = write_all(descriptor_, bytes);
  return error_ == 0;
}

Status OutputFile::close() {
  if (error_ == 0 && ::close(std::exchange(descriptor_, -1)) != 0) error_ = errno;
  if (error_ == 0) return Done{};
  return Error{ErrorCode::system, std::string("cannot write: ") + std::strerror(error_), path_};
}

bool use_color(const Console& console, std::string_view mode) {
  return mode == "always" || (mode == "auto" && console.color_wanted);
}

}  // namespace entente
