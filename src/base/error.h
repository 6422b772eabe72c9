// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

/// The closed list of what can go wrong with input or machine. Programmer errors assert instead.
enum class ErrorCode : std::uint8_t {
  not_found,     // a named file or record is not there
  unreadable,    // the file exists but the system would not give its bytes
  empty,         // an input without any text
  bad_encoding,  // not UTF-8
  bad_syntax,    // broken JSON, rule or table row
  bad_value,     // well-formed, but a value outside its list or range
  too_large,     // above a documented limit
  bad_file,      // wrong magic, version, length or checksum of a compiled file
  unsupported,   // a format that this build does not read
  system,        // the operating system refused (disk full, no memory, port in use)
};

/// Stable short name, e.g. "bad_encoding".
std::string_view name_of(ErrorCode code);

/// One failure: what, where, and in words that say what to do next.
struct Error {
  ErrorCode code = ErrorCode::system;
  std::string message;
  std::string file;        // input file, "-" for standard input, "" if none
  std::uint64_t line = 0;  // 1-based, 0 if not known
  std::uint64_t byte = 0;  // 0-based offset in the file, meaningful if line != 0
};

/// "file:line: message", for people.
std::string describe(const Error& error);

}  // namespace entente
