// SPDX-License-Identifier: Apache-2.0
//
// The page's scripts stand in the page. A policy that names their hashes lets these run and no other: not one from
// elsewhere, and not one that a text brings along. The hashes are made from the bytes that are served, so that page and
// policy cannot drift apart. https://www.w3.org/TR/CSP3/#grammardef-hash-source
#include "base/sha256.h"
#include "serve/answer.h"

namespace entente::serve {
namespace {

unsigned hex_value(char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); }

std::string bytes_of_hex(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes += static_cast<char>(hex_value(hex[i]) << 4 | hex_value(hex[i + 1]));
  }
  return bytes;
}

std::string base64(std::string_view bytes) {
  static constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      group = group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out += i + k <= bytes.size() ? kDigits[group >> (18 - 6 * k) & 63] : '=';
    }
  }
  return out;
}

}  // namespace

std::string content_policy(std::string_view page) {
  static constexpr std::string_view kOpen = "<script>", kClose = "</script>";
  std::string scripts;
  for (std::size_t at = page.find(kOpen); at != std::string_view::npos; at = page.find(kOpen, at)) {
    at += kOpen.size();
    const std::size_t end = page.find(kClose, at);
    if (end == std::string_view::npos) break;
    scripts += " 'sha256-" + base64(bytes_of_hex(sha256_hex(page.substr(at, end - at)))) + "'";
    at = end;
  }
  if (scripts.empty()) scripts = " 'none'";
  return "default-src 'none'; script-src" + scripts +
         "; style-src 'unsafe-inline'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
         "frame-ancestors 'none'";
}

}  // namespace entente::serve
