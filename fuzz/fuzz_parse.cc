// SPDX-License-Identifier: Apache-2.0
// Any bytes as a model file: an error or a parser that works. The checksum is
// put right first, or nothing would get past it. Start from models/en.model cut
// into sections, or from nothing.
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "parse/model_file.h"
#include "parse/parser.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  parse::ModelHeader header;
  if (bytes.size() >= sizeof header) {
    std::memcpy(&header, bytes.data(), sizeof header);
    header.length = bytes.size();
    header.checksum = parse::model_checksum(std::string_view(bytes).substr(sizeof header));
    std::memcpy(bytes.data(), &header, sizeof header);
  }
  const auto parser = Parser::load(bytes);
  if (!parser) return 0;
  std::vector<Token> tokens(3);
  tokens[0].text = "Troops";
  tokens[1].text = "left";
  tokens[2].text = ".";
  ParseWorkspace workspace;
  Tree tree;
  parser->parse(tokens, workspace, tree);
  if (tree.words.size() != tokens.size()) __builtin_trap();
  return 0;
}
