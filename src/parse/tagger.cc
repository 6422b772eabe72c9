// SPDX-License-Identifier: Apache-2.0
#include "parse/tagger.h"

#include <algorithm>

#include "base/strings.h"

namespace entente::parse {
namespace {

bool is_partition(std::span<const std::uint32_t> starts, std::size_t size) {
  return starts.front() == 0 && starts.back() == size && std::is_sorted(starts.begin(), starts.end());
}

// Headlines in capitals: shape says nothing there.
bool is_upper_line(std::span<const Token> tokens) {
  std::size_t upper = 0, lower = 0;
  for (const Token& token : tokens) {
    for (const char c : token.text.substr(0, kLongest)) {
      upper += is_ascii_upper(c);
      lower += is_ascii_lower(c);
    }
  }
  return upper > 8 * lower;
}

}  // namespace

void spell_sentence(std::span<const Token> tokens, std::span<TagInput> words) {
  const bool upper_line = is_upper_line(tokens);
  bool first = true;  // until the first word proper: opening quotes and dashes
                      // do not count
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    words[i].spelling = spell(tokens[i].text, first, upper_line);
    first = first && words[i].spelling.shape == Shape::punctuation;
  }
}

Result<Tagger> Tagger::read(const ModelFile& file) {
  Tagger t;
  ByteReader in = TRY(file.section("tags"));
  const std::uint32_t tag_count = TRY(in.number());
  if (tag_count == 0 || tag_count > kMaxTags) return broken_model("a wild number of tags");
  const auto halves = TRY(in.take<std::uint8_t>(2 * tag_count));
  for (std::size_t i = 0; i < halves.size(); i += 2) {
    if (halves[i] >= kUposCount || halves[i + 1] >= kPennCount) return broken_model("an unknown tag");
    t.tags_.push_back({static_cast<Upos>(halves[i]), static_cast<Penn>(halves[i + 1])});
  }

  ByteReader index = TRY(file.section("words"));
  t.words_ = TRY(HashIndex::read(index));
  ByteReader words = TRY(file.section("tag.words"));
  t.word_class_ = TRY(words.take<std::uint16_t>(t.words_.size()));
  t.word_cluster_ = TRY(words.take<std::uint8_t>(t.words_.size()));
  const std::uint32_t classes = TRY(words.number());
  t.class_starts_ = TRY(words.take<std::uint32_t>(std::uint64_t{classes} + 1));
  t.class_tags_ = TRY(words.take<std::uint8_t>(t.class_starts_.back()));
  if (classes == 0 || !is_partition(t.class_starts_, t.class_tags_.size())) return broken_model("tag classes");
  for (std::uint32_t c = 0; c < classes; ++c) {
    if (t.class_starts_[c] == t.class_starts_[c + 1]) return broken_model("an empty tag class");
  }
  for (std::uint16_t c : t.word_class_) {
    if (c >= classes) return broken_model("an unknown tag class");
  }
  for (std::uint8_t tag : t.class_tags_) {
    if (tag >= tag_count) return broken_model("an unknown tag in a class");
  }

  ByteReader weights = TRY(file.section("tag.weights"));
  t.features_ = TRY(FeatureTable::read(weights, tag_count));
  return t;
}

void Tagger::look_up(std::span<TagInput> words) const {
  for (TagInput& word : words) {
    const std::int32_t rank = words_.find(word.spelling.word);
    const std::size_t row = rank < 0 ? words_.size() : static_cast<std::size_t>(rank);
    word.row = static_cast<std::uint32_t>(row);
    word.tag_class = rank < 0 ? std::uint16_t{0} : word_class_[row];
    word.cluster = rank < 0 ? std::uint8_t{0} : word_cluster_[row];
  }
}

void Tagger::tag(std::span<const TagInput> words, std::span<std::uint8_t> out) const {
  const TagFeatures features(words);
  std::array<std::int32_t, kMaxTags> scores;
  std::array<std::uint64_t, kTagFeatures> asked;
  std::array<std::span<const TagWeight>, kTagFeatures> rows;
  for (int i = 0; i < static_cast<int>(words.size()); ++i) {
    const std::size_t at = static_cast<std::size_t>(i);
    const std::size_t c = words[at].tag_class;
    const auto allowed = class_tags_.subspan(class_starts_[c], class_starts_[c + 1] - class_starts_[c]);
    if (allowed.size() == 1) {
      out[at] = allowed[0];
      continue;
    }
    features.fixed(i, asked.data());
    features.moving(i, i > 0 ? out[at - 1] : TagFeatures::kNoTag, i > 1 ? out[at - 2] : TagFeatures::kNoTag,
                    asked.data() + kFixedTagFeatures);
    // All slots are under way before the first is looked at, then all weights.
    for (const std::uint64_t feature : asked) features_.prefetch(feature);
    std::size_t found = 0;
    for (const std::uint64_t feature : asked) {
      rows[found] = features_.find(feature);
      __builtin_prefetch(rows[found].data());
      found += !rows[found].empty();
    }
    scores.fill(0);
    for (const auto& row : std::span(rows).first(found)) {
      for (const TagWeight& w : row) scores[w.tag] += w.weight;
    }
    std::uint8_t best = allowed[0];
    for (const std::uint8_t tag : allowed) {
      if (scores[tag] > scores[best]) best = tag;
    }
    out[at] = best;
  }
}

}  // namespace entente::parse
