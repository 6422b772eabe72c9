// SPDX-License-Identifier: Apache-2.0
// One file, pipe or standard input in pieces. read(2) rather than a map: a pipe cannot be mapped, and a file that
// shrinks while it is read must not end the program. Memory: one line, or one piece where lines are shorter.
#include "ingest/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace entente::ingest {
namespace {

constexpr std::size_t kPiece = 256u << 10;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

Result<ByteSource> ByteSource::open(const std::string& path) {
  if (path == "-") return ByteSource(STDIN_FILENO, path);
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    const ErrorCode code = errno == ENOENT || errno == ENOTDIR ? ErrorCode::not_found : ErrorCode::unreadable;
    return Error{code, std::string("cannot open: ") + std::strerror(errno), path};
  }
  return ByteSource(fd, path);
}

ByteSource::ByteSource(ByteSource&& other) noexcept { *this = std::move(other); }

ByteSource& ByteSource::operator=(ByteSource&& other) noexcept {
  if (this == &other) return *this;
  close();
  fd_ = std::exchange(other.fd_, -1);
  path_ = std::move(other.path_);
  buffer_ = std::move(other.buffer_);
  begin_ = std::exchange(other.begin_, 0);
  end_ = std::exchange(other.end_, 0);
  line_ = other.line_, offset_ = other.offset_, bytes_read_ = other.bytes_read_;
  at_end_ = other.at_end_, started_ = other.started_, has_mark_ = other.has_mark_;
  failure_ = std::move(other.failure_);
  return *this;
}

ByteSource::~ByteSource() { close(); }

void ByteSource::close() {
  if (fd_ > STDIN_FILENO) ::close(fd_);
  fd_ = -1;
}

// Reads one more piece behind the unread bytes; false at the end.
bool ByteSource::fill() {
  if (at_end_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= std::exchange(begin_, 0);
  }
  const std::size_t wanted = end_ + kPiece + kPadding;
  if (buffer_.size() < wanted) buffer_.resize(std::max(wanted, buffer_.size() + buffer_.size() / 2));
  ssize_t got = 0;
  do {
    got = ::read(fd_, buffer_.data() + end_, buffer_.size() - kPadding - end_);
  } while (got < 0 && errno == EINTR);
  if (got < 0) {
    failure_ =
        Error{ErrorCode::unreadable, std::string("cannot read: ") + std::strerror(errno), path_, line_ + 1, offset_};
  }
  if (got <= 0) return at_end_ = true, false;
  end_ += static_cast<std::size_t>(got);
  bytes_read_ += static_cast<std::uint64_t>(got);
  return true;
}

std::string_view ByteSource::peek(std::size_t wanted) {
  while ((end_ - begin_ < wanted || !started_) && fill()) {
    if (started_ || end_ - begin_ < kByteOrderMark.size()) continue;
    started_ = true;
    has_mark_ = std::string_view(buffer_).substr(begin_, 3) == kByteOrderMark;
    if (has_mark_) begin_ += 3, offset_ += 3;
  }
  started_ = true;
  return std::string_view(buffer_).substr(begin_, end_ - begin_);
}

std::optional<ByteSource::Line> ByteSource::next_line(std::size_t most) {
  if (peek(1).empty()) return std::nullopt;
  Line line{{}, ++line_, offset_};
  std::size_t searched = 0;  // no line feed in the first `searched` unread bytes
  for (;;) {
    const void* feed = std::memchr(buffer_.data() + begin_ + searched, '\n', end_ - begin_ - searched);
    const char* unread = buffer_.data() + begin_;
    const std::size_t size =
        feed != nullptr ? static_cast<std::size_t>(static_cast<const char*>(feed) - unread) : end_ - begin_;
    if (size > most) line.too_long = true;
    if (feed != nullptr || (!line.too_long && !fill())) {
      const std::size_t whole = std::min(end_ - begin_, size + 1);
      line.bytes = std::string_view(buffer_).substr(begin_, size);
      begin_ += whole, offset_ += whole;
      return line;
    }
    searched = size;
    if (!line.too_long) continue;
    offset_ += end_ - begin_;  // drop what is read: a line without end must not fill the memory
    begin_ = end_ = searched = 0;
    if (!fill()) return line;
    most = static_cast<std::size_t>(-1);
  }
}

std::optional<std::string> ByteSource::take_all(std::size_t most) {
  if (peek(most < static_cast<std::size_t>(-1) ? most + 1 : most).size() > most) return std::nullopt;
  std::string all = buffer_.substr(begin_, end_ - begin_);
  offset_ += end_ - begin_;
  begin_ = end_;
  return all;
}

}  // namespace entente::ingest
