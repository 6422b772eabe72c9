// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include "cli/console.h"

namespace entente {

/// One line on standard error that says how far a run is; nothing where that is no terminal.
class Progress {
 public:
  /// Quiet where `console`'s errors are no terminal, or where records are shown on the same one.
  Progress(Console& console, bool records_on_terminal);
  ~Progress() { clear(); }

  void update(std::size_t bytes_read, std::size_t bytes_total, std::uint64_t documents);
  /// Takes the line away, so that something else can be said.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  Console& console_;
  const bool shown_;
  const Clock::time_point begin_ = Clock::now();
  Clock::time_point last_ = begin_;
  bool on_screen_ = false;
};

/// "1,234 documents · 12.5 of 31.9 MB · 310 a second · 0:42 left"
std::string progress_text(std::size_t bytes_read, std::size_t bytes_total, std::uint64_t documents, double seconds);

}  // namespace entente
