// SPDX-License-Identifier: Apache-2.0
#include "parse/lemmatiser.h"

#include <algorithm>

#include "base/strings.h"

namespace entente::parse {

Result<Lemmatiser> Lemmatiser::read(const ModelFile& file) {
  Lemmatiser l;
  ByteReader in = TRY(file.section("lemmas"));
  const std::uint32_t pool_size = TRY(in.number());
  const auto pool = TRY(in.take<char>(pool_size));
  l.pool_ = {pool.data(), pool.size()};
  l.exceptions_ = TRY(HashIndex::read(in));
  l.entries_ = TRY(in.take<LemmaEntry>(l.exceptions_.size()));
  l.rules_ = TRY(HashIndex::read(in));
  l.rule_rows_ = TRY(in.take<LemmaRule>(l.rules_.size()));
  for (const LemmaEntry& e : l.entries_) {
    if (e.size == 0 || std::size_t{e.offset} + e.size > pool.size()) return broken_model("a lemma outside its pool");
  }
  for (const LemmaRule& r : l.rule_rows_) {
    if (r.append_size > kMaxAppend || std::size_t{r.append} + r.append_size > pool.size()) {
      return broken_model("a lemma rule outside its pool");
    }
  }
  return l;
}

std::string_view Lemmatiser::lemma(std::string_view text, const Spelling& spelling, Upos upos, Penn xpos,
                                   std::vector<char>& room) const {
  const std::int32_t known = exceptions_.find(exception_key(spelling, xpos));
  if (known >= 0) {
    const LemmaEntry e = entries_[static_cast<std::size_t>(known)];
    return pool_.substr(e.offset, e.size);
  }
  LemmaRule rule{0, 0, 0};
  for (int length = kSuffixes; length >= 0; --length) {
    const std::int32_t found = rules_.find(rule_key(spelling, xpos, length));
    if (found < 0) continue;
    rule = rule_rows_[static_cast<std::size_t>(found)];
    break;
  }
  if (rule.strip >= text.size()) rule = {0, 0, 0};  // a lemma is never empty
  const bool keep_case = upos == Upos::PROPN;
  const bool is_lower = keep_case || std::none_of(text.begin(), text.end(), is_ascii_upper);
  const std::string_view stem = text.substr(0, text.size() - rule.strip);
  if (is_lower && rule.append_size == 0) return stem;
  const std::size_t begin = room.size();
  for (const char c : stem) room.push_back(keep_case ? c : ascii_lower(c));
  for (const char c : pool_.substr(rule.append, rule.append_size)) room.push_back(c);
  return {room.data() + begin, room.size() - begin};
}

}  // namespace entente::parse
