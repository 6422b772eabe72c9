// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fstream>
#include <string>
#include <vector>

#include "ingest/reader.h"
#include "text/split.h"

namespace entente {

struct Case {
  int line = 0;  // of its `text:` in the file
  std::string text;
  std::vector<std::string> want;
};

inline std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool feed = text.substr(at, 2) == "\\n";
    out += feed ? '\n' : text[at];
    at += feed ? 1 : 0;
  }
  return out;
}

inline std::vector<Case> read_cases(const std::string& name) {
  std::ifstream in(std::string(ENTENTE_SOURCE_DIR) + "/tests/cases/text/" + name);
  std::vector<Case> cases;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.rfind("text: ", 0) == 0) cases.push_back({number, unescape(line.substr(6)), {}});
    if (line.rfind("want: ", 0) == 0) cases.back().want.push_back(line.substr(6));
  }
  return cases;
}

inline std::string join(std::span<const Token> tokens) {
  std::string out;
  for (const Token& token : tokens) out.append(out.empty() ? "" : " ").append(token.text);
  return out;
}

inline Document document_of(std::string text) {
  auto document = make_document(std::move(text));
  return document ? *std::move(document) : Document{};
}

}  // namespace entente
