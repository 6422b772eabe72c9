// SPDX-License-Identifier: Apache-2.0
#include "train/word_vectors.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <random>
#include <thread>
#include <unordered_map>

#include "ingest/reader.h"
#include "parse/spelling.h"
#include "text/split.h"

namespace entente::train {
namespace {

constexpr int kPlaces = 4;  // two words on the left, two on the right
constexpr int kOffsets[kPlaces] = {-2, -1, 1, 2};
constexpr int kNegatives = 5;
constexpr std::int32_t kNoWord = -1;

/// All text as sentences of word keys; an empty key (0) ends a sentence.
std::vector<std::uint64_t> read_raw(const std::vector<const GoldSentence*>& sentences,
                                    const std::vector<std::string>& files) {
  std::vector<std::uint64_t> keys;
  for (const GoldSentence* s : sentences) {
    for (const Token& token : s->tokens) keys.push_back(parse::spell(token.text, false, false).word);
    keys.push_back(0);
  }
  Reader reader(files);
  Text text;
  while (auto document = reader.next()) {
    if (!*document) continue;
    split_text(**document, text);
    for (const Sentence& s : text.sentences) {
      if (s.kind != SentenceKind::body || s.token_count < 4) continue;
      for (const Token& token : text.tokens_of(s)) keys.push_back(parse::spell(token.text, false, false).word);
      keys.push_back(0);
    }
  }
  return keys;
}

class SkipGram {
 public:
  SkipGram(std::vector<std::int32_t> words, std::size_t size, const VocabularyOptions& options)
      : words_(std::move(words)), size_(size), width_(options.width), options_(options), random_(options.seed) {
    counts_.assign(size, 0);
    for (const std::int32_t w : words_) {
      if (w >= 0) {
        ++counts_[static_cast<std::size_t>(w)];
        ++total_;
      }
    }
    draw_table();
    std::uniform_real_distribution<float> small(-0.5f, 0.5f);
    in_.resize(size * width_);
    for (float& x : in_) x = small(random_) / static_cast<float>(width_);
    for (auto& table : out_) table.assign(size * width_, 0.0f);
  }

  std::vector<float> train() {
    const double steps = static_cast<double>(options_.epochs) * static_cast<double>(words_.size());
    double step = 0;
    std::vector<std::int32_t> kept;  // the sentence, less some of its most frequent words' turns
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      for (std::size_t i = 0; i < words_.size(); ++i, ++step) {
        if (words_[i] < 0 || skip(words_[i])) continue;
        learn(i, static_cast<float>(0.05 * std::max(1e-3, 1.0 - step / steps)));
      }
    }
    return std::move(in_);
  }

 private:
  void draw_table() {
    double sum = 0;
    for (const long c : counts_) sum += std::pow(static_cast<double>(c), 0.75);
    for (std::size_t w = 0; w < size_; ++w) {
      const double share = std::pow(static_cast<double>(counts_[w]), 0.75) / sum;
      draws_.insert(draws_.end(), static_cast<std::size_t>(share * 2e6) + 1, static_cast<std::int32_t>(w));
    }
  }
  // Very frequent words take their turn less often.
  bool skip(std::int32_t word) {
    const double share = static_cast<double>(counts_[static_cast<std::size_t>(word)]) / static_cast<double>(total_);
    const double keep = std::sqrt(3e-4 / share);
    return keep < 1 && static_cast<double>(random_()) / 4294967296.0 > keep;
  }

  void learn(std::size_t i, float rate) {
    float* in = in_.data() + static_cast<std::size_t>(words_[i]) * width_;
    std::array<float, 256> change{};
    for (int p = 0; p < kPlaces; ++p) {
      const std::int32_t other = neighbour(i, kOffsets[p]);
      if (other == kNoWord) continue;
      for (int n = 0; n <= kNegatives; ++n) {
        const std::int32_t target = n == 0 ? other : draws_[random_() % draws_.size()];
        if (n > 0 && target == other) continue;
        float* out = out_[p].data() + static_cast<std::size_t>(target) * width_;
        float dot = 0;
        for (std::size_t k = 0; k < width_; ++k) dot += in[k] * out[k];
        const float g = ((n == 0 ? 1.0f : 0.0f) - 1.0f / (1.0f + std::exp(-dot))) * rate;
        for (std::size_t k = 0; k < width_; ++k) {
          change[k] += g * out[k];
          out[k] += g * in[k];
        }
      }
    }
    for (std::size_t k = 0; k < width_; ++k) in[k] += change[k];
  }
  std::int32_t neighbour(std::size_t i, int offset) const {
    for (int o = offset < 0 ? -1 : 1; o != offset + (offset < 0 ? -1 : 1); o += offset < 0 ? -1 : 1) {
      const std::size_t at = i + static_cast<std::size_t>(o);
      if (at >= words_.size() || words_[at] == -2) return kNoWord;
      if (o == offset) return words_[at];
    }
    return kNoWord;
  }

  std::vector<std::int32_t> words_;
  std::size_t size_, width_;
  const VocabularyOptions options_;
  std::mt19937 random_;
  std::vector<long> counts_;
  long total_ = 0;
  std::vector<std::int32_t> draws_;
  std::vector<float> in_, out_[kPlaces];
};

/// k-means on directions; words without a vector get cluster 0.
std::vector<std::uint8_t> cluster(const std::vector<float>& vectors, std::size_t width, unsigned seed) {
  const std::size_t size = vectors.size() / width;
  std::vector<float> unit = vectors;
  std::vector<std::size_t> full;
  for (std::size_t w = 0; w < size; ++w) {
    float norm = 0;
    for (std::size_t k = 0; k < width; ++k) norm += unit[w * width + k] * unit[w * width + k];
    if (norm == 0) continue;
    full.push_back(w);
    for (std::size_t k = 0; k < width; ++k) unit[w * width + k] /= std::sqrt(norm);
  }
  std::vector<std::uint8_t> out(size, 0);
  if (full.size() < 4 * kClusters) return out;
  std::mt19937 random(seed);
  std::vector<float> centres;
  for (int c = 0; c < kClusters; ++c) {
    const std::size_t w = full[random() % full.size()];
    centres.insert(centres.end(), unit.begin() + static_cast<std::ptrdiff_t>(w * width),
                   unit.begin() + static_cast<std::ptrdiff_t>((w + 1) * width));
  }
  for (int round = 0; round < 15; ++round) {
    std::vector<float> sums(centres.size(), 0.0f);
    for (const std::size_t w : full) {
      std::size_t best = 0;
      float most = -2;
      for (std::size_t c = 0; c < kClusters; ++c) {
        float dot = 0;
        for (std::size_t k = 0; k < width; ++k) dot += centres[c * width + k] * unit[w * width + k];
        if (dot > most) {
          most = dot;
          best = c;
        }
      }
      out[w] = static_cast<std::uint8_t>(best + 1);
      for (std::size_t k = 0; k < width; ++k) sums[best * width + k] += unit[w * width + k];
    }
    for (std::size_t c = 0; c < kClusters; ++c) {
      float norm = 1e-9f;
      for (std::size_t k = 0; k < width; ++k) norm += sums[c * width + k] * sums[c * width + k];
      for (std::size_t k = 0; k < width; ++k) centres[c * width + k] = sums[c * width + k] / std::sqrt(norm);
    }
  }
  return out;
}

}  // namespace

Vocabulary make_vocabulary(const std::vector<const GoldSentence*>& sentences, const std::vector<std::string>& raw_files,
                           const VocabularyOptions& options, Sections& out) {
  const std::vector<std::uint64_t> raw = read_raw(sentences, raw_files);
  std::unordered_map<std::uint64_t, int> gold, all;
  for (const GoldSentence* s : sentences) {
    for (const Token& token : s->tokens) ++gold[parse::spell(token.text, false, false).word];
  }
  for (const std::uint64_t key : raw) all[key] += key != 0;

  Vocabulary v;
  v.width = options.width;
  for (const auto& [key, count] : all) {
    const auto in_gold = gold.find(key);
    if (count >= options.raw_above || (in_gold != gold.end() && in_gold->second >= options.gold_above))
      v.keys.push_back(key);
  }
  SectionBytes index;
  add_index(index, v.keys);
  out["words"] = index.bytes();
  std::unordered_map<std::uint64_t, std::int32_t> rank;
  for (std::size_t i = 0; i < v.keys.size(); ++i) {
    rank[v.keys[i]] = static_cast<std::int32_t>(i);
    const auto in_gold = gold.find(v.keys[i]);
    v.gold_counts.push_back(in_gold == gold.end() ? 0 : in_gold->second);
  }
  if (raw_files.empty()) {
    v.vectors.assign(v.keys.size() * v.width, 0.0f);
  } else {
    std::vector<std::int32_t> words;
    for (const std::uint64_t key : raw) {
      const auto found = rank.find(key);
      words.push_back(key == 0 ? -2 : found == rank.end() ? kNoWord : found->second);
    }
    std::printf("        raw text: %zu words, vocabulary: %zu\n", raw.size(), v.keys.size());
    std::fflush(stdout);
    v.vectors = SkipGram(std::move(words), v.keys.size(), options).train();
  }
  v.clusters = cluster(v.vectors, v.width, options.seed);
  return v;
}

}  // namespace entente::train
