// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace entente {

/// Exit statuses of the command.
inline constexpr int kAllRead = 0;
inline constexpr int kSomeFailed = 1;   // some inputs failed; each was reported
inline constexpr int kWrongUsage = 2;   // the arguments make no sense
inline constexpr int kCouldNotRun = 3;  // no engine, no output, no port

/// Where a command writes. Tests put their own behind it. Not for two threads at once.
class Console {
 public:
  virtual ~Console() = default;
  /// To standard output; nothing but records and answers goes there. False if it cannot be written any more.
  virtual bool write(std::string_view bytes) = 0;
  /// To standard error, as it is.
  virtual void say(std::string_view text) = 0;
  /// True after write() failed because nobody reads any more (`entente code | head`).
  virtual bool reader_gone() const { return false; }

  bool input_is_terminal = false;
  bool output_is_terminal = false;
  bool errors_are_terminal = false;
  bool color_wanted = false;  // a terminal, and neither NO_COLOR nor TERM=dumb
  std::size_t width = 100;

  /// "entente: <message>" and a newline on standard error, made harmless.
  void complain(std::string_view message);
};

/// The process's own standard streams.
class SystemConsole : public Console {
 public:
  SystemConsole();
  bool write(std::string_view bytes) override;
  void say(std::string_view text) override;
  bool reader_gone() const override { return reader_gone_; }

 private:
  bool reader_gone_ = false;
};

/// A file that is being written. Removed again unless close() was called.
class OutputFile {
 public:
  static Result<OutputFile> create(const std::string& path);
  OutputFile(OutputFile&& other) noexcept;
  ~OutputFile();

  bool write(std::string_view bytes);
  /// Fails if any byte could not be written.
  Status close();

 private:
  OutputFile(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}
  std::string path_;
  int descriptor_ = -1;
  int error_ = 0;
};

/// `--color auto|always|never` on this console.
bool use_color(const Console& console, std::string_view mode);

}  // namespace entente
