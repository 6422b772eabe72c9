// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace entente::ingest {

/// Bytes of one file or of standard input, read in pieces and looked at line by line. Holds one line at a time.
class ByteSource {
 public:
  /// `path` "-" is standard input. Fails with not_found or unreadable.
  static Result<ByteSource> open(const std::string& path);

  ByteSource(ByteSource&& other) noexcept;
  ByteSource& operator=(ByteSource&& other) noexcept;
  ~ByteSource();

  struct Line {
    std::string_view bytes;    // without its line feed; valid until the next call; kPadding readable bytes behind it
    std::uint64_t number = 0;  // 1-based
    std::uint64_t offset = 0;  // of its first byte in the file
    bool too_long = false;     // more than `most` bytes: skipped, `bytes` holds its begin only
  };

  /// The next line, also a last one without a line feed; nothing at the end. A system error ends the source too and is
  /// then kept in `failure()`. A byte-order mark is not part of the first line.
  std::optional<Line> next_line(std::size_t most);

  /// The bytes still unread, read up to at least `wanted` if there are as many. Valid until the next call.
  std::string_view peek(std::size_t wanted);

  /// All that is left; nothing if that is more than `most` bytes.
  std::optional<std::string> take_all(std::size_t most);

  const std::optional<Error>& failure() const { return failure_; }
  std::uint64_t bytes_read() const { return bytes_read_; }
  bool has_mark() const { return has_mark_; }  // began with a byte-order mark, which is passed over

  static constexpr std::size_t kPadding = 64;

 private:
  explicit ByteSource(int fd, std::string path) : fd_(fd), path_(std::move(path)) {}
  bool fill();
  void close();

  int fd_ = -1;
  std::string path_;
  std::string buffer_;     // kPadding spare bytes stand behind `end_`
  std::size_t begin_ = 0;  // unread bytes are [begin_, end_)
  std::size_t end_ = 0;
  std::uint64_t line_ = 0;
  std::uint64_t offset_ = 0;  // in the file, of begin_
  std::uint64_t bytes_read_ = 0;
  bool at_end_ = false;
  bool started_ = false;
  bool has_mark_ = false;
  std::optional<Error> failure_;
};

}  // namespace entente::ingest
