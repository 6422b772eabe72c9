// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"

namespace entente {

std::string_view name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::not_found:
      return "not_found";
    case ErrorCode::unreadable:
      return "unreadable";
    case ErrorCode::empty:
      return "empty";
    case ErrorCode::bad_encoding:
      return "bad_encoding";
    case ErrorCode::bad_syntax:
      return "bad_syntax";
    case ErrorCode::bad_value:
      return "bad_value";
    case ErrorCode::too_large:
      return "too_large";
    case ErrorCode::bad_file:
      return "bad_file";
    case ErrorCode::unsupported:
      return "unsupported";
    case ErrorCode::system:
      return "system";
  }
  return "unknown";
}

std::string describe(const Error& error) {
  std::string out;
  if (!error.file.empty()) {
    out += error.file;
    if (error.line != 0) out.append(1, ':').append(std::to_string(error.line));
    out += ": ";
  }
  return out + error.message;
}

}  // namespace entente
