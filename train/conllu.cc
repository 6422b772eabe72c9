// SPDX-License-Identifier: Apache-2.0
#include "train/conllu.h"

#include <charconv>
#include <fstream>

#include "base/strings.h"

namespace entente::train {
namespace {

bool add_word(std::string_view line, GoldSentence& s) {
  const auto columns = split(line, '\t');
  if (columns.size() != 10) return false;
  if (columns[0].find_first_of("-.") != std::string_view::npos) return true;
  Upos upos;
  Rel rel;
  parse::Penn xpos = parse::Penn::XX;
  int head = -1;
  const auto [end, failed] = std::from_chars(columns[6].data(), columns[6].data() + columns[6].size(), head);
  if (failed != std::errc() || head < 0 || !parse_upos(columns[3], upos)) return false;
  parse::parse_penn(columns[4], xpos);
  if (!parse_rel(columns[7], rel) && !parse_rel(columns[7].substr(0, columns[7].find(':')), rel)) rel = Rel::dep;
  s.forms.emplace_back(columns[1]);
  Token token;
  token.text = s.forms.back();
  s.tokens.push_back(token);
  s.lemmas.emplace_back(columns[2]);
  s.upos.push_back(upos);
  s.xpos.push_back(xpos);
  s.heads.push_back(head);
  s.rels.push_back(rel);
  return true;
}

Error bad_line(const std::string& path, std::uint64_t line) {
  Error error;
  error.code = ErrorCode::bad_syntax;
  error.message = "not a CoNLL-U word line";
  error.file = path;
  error.line = line;
  return error;
}

}  // namespace

Result<std::deque<GoldSentence>> read_conllu(const std::string& path) {
  std::ifstream in(path);
  if (!in) return Error{ErrorCode::not_found, "cannot open this treebank", path};
  std::deque<GoldSentence> sentences(1);
  std::string line;
  for (std::uint64_t number = 1; std::getline(in, line); ++number) {
    if (line.empty()) {
      if (sentences.back().size() > 0) sentences.emplace_back();
    } else if (line.starts_with("# sent_id = ")) {
      sentences.back().id = line.substr(12);
    } else if (line[0] != '#' && !add_word(line, sentences.back())) {
      return bad_line(path, number);
    }
  }
  if (sentences.back().size() == 0) sentences.pop_back();
  for (const GoldSentence& s : sentences) {
    for (const int head : s.heads) {
      if (head > s.size()) return Error{ErrorCode::bad_value, "a head outside sentence " + s.id, path};
    }
  }
  return sentences;
}

}  // namespace entente::train
