// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include <fmt/format.h>

namespace entente {
namespace {

std::string with_commas(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, 1, ',');
  return digits;
}

}  // namespace

std::string progress_text(std::size_t bytes_read, std::size_t bytes_total, std::uint64_t documents, double seconds) {
  std::string out = with_commas(documents) + (documents == 1 ? " document · " : " documents · ");
  const double read = static_cast<double>(bytes_read), total = static_cast<double>(bytes_total);
  out += bytes_total > 0 ? fmt::format("{:.1f} of {:.1f} MB", read / 1e6, total / 1e6)
                         : fmt::format("{:.1f} MB", read / 1e6);
  if (seconds > 0) out += fmt::format(" · {:.0f} a second", static_cast<double>(documents) / seconds);
  if (bytes_total > bytes_read && bytes_read > 0) {
    const auto left = static_cast<long>(seconds * (total - read) / read + 0.5);
    out += fmt::format(" · {}:{:02} left", left / 60, left % 60);
  }
  return out;
}

Progress::Progress(Console& console, bool records_on_terminal)
    : console_(console), shown_(console.errors_are_terminal && !records_on_terminal) {}

void Progress::update(std::size_t bytes_read, std::size_t bytes_total, std::uint64_t documents) {
  if (!shown_) return;
  const Clock::time_point now = Clock::now();
  if (now - last_ < std::chrono::milliseconds(200)) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  console_.say("\r\x1b[K" + progress_text(bytes_read, bytes_total, documents, seconds));
  on_screen_ = true;
}

void Progress::clear() {
  if (on_screen_) console_.say("\r\x1b[K");
  on_screen_ = false;
}

}  // namespace entente
