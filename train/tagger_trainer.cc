// SPDX-License-Identifier: Apache-2.0
#include "train/tagger_trainer.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <random>
#include <set>
#include <thread>
#include <unordered_map>

#include "parse/tagger.h"

namespace entente::train {
namespace {

using parse::TagFeatures;
using parse::TagInput;

constexpr int kRestrictAbove = 20;    // words seen this often may have no other tags than those seen
constexpr int kClassAbove = 2;        // words seen this often have a class of tags
constexpr double kRareShare = 0.002;  // a restricted word's rarer tags are taken for mistakes
constexpr int kFeatureAbove = 2;      // features seen less often are left out
constexpr float kClip = 12.0f;        // weights are stored as bytes of ±kClip

struct Entry {
  std::uint8_t tag;
  float weight = 0, total = 0;
  int stamp = 0;
};
using Row = std::vector<Entry>;

struct Sample {
  std::vector<TagInput> words;
  std::vector<std::uint8_t> gold;
  std::vector<std::uint32_t> fixed;  // kFixedTagFeatures rows a word, row 0 is none
};

class TaggerTrainer {
 public:
  TaggerTrainer(const std::vector<const GoldSentence*>& sentences, const Vocabulary& vocabulary,
                const TaggerOptions& options)
      : options_(options), vocabulary_(vocabulary) {
    number_tags(sentences);
    for (const GoldSentence* s : sentences) add_sample(*s);
    make_classes();
    count_features();
  }

  void train() {
    std::mt19937 random(options_.seed);
    std::vector<std::size_t> order(samples_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      std::shuffle(order.begin(), order.end(), random);
      for (const std::size_t i : order) learn(samples_[i]);
    }
    for (Row& row : rows_) {
      for (Entry& e : row)
        e.weight = (e.total + e.weight * static_cast<float>(now_ - e.stamp)) / static_cast<float>(now_);
    }
  }

  void write(Sections& out) const {
    SectionBytes tags;
    tags.number(pairs_.size());
    std::vector<std::uint8_t> halves;
    for (const auto& [upos, xpos] : pairs_) {
      halves.push_back(static_cast<std::uint8_t>(upos));
      halves.push_back(static_cast<std::uint8_t>(xpos));
    }
    tags.add(halves);
    out["tags"] = tags.bytes();
    write_words(out);
    write_weights(out);
  }

 private:
  void number_tags(const std::vector<const GoldSentence*>& sentences) {
    std::map<std::pair<Upos, parse::Penn>, int> counts;
    for (const GoldSentence* s : sentences) {
      for (int i = 0; i < s->size(); ++i)
        ++counts[{s->upos[static_cast<std::size_t>(i)], s->xpos[static_cast<std::size_t>(i)]}];
    }
    for (const auto& [pair, count] : counts) {
      if (count < 3 && static_cast<int>(counts.size()) > 20) continue;  // annotators' slips
      ids_[pair] = static_cast<std::uint8_t>(pairs_.size());
      pairs_.push_back(pair);
    }
  }

  void add_sample(const GoldSentence& s) {
    Sample sample;
    sample.words.resize(s.tokens.size());
    parse::spell_sentence(s.tokens, sample.words);
    for (std::size_t i = 0; i < s.tokens.size(); ++i) {
      const auto id = ids_.find({s.upos[i], s.xpos[i]});
      const std::uint8_t tag = id == ids_.end() ? nearest(s.upos[i]) : id->second;
      sample.gold.push_back(tag);
      ++seen_[sample.words[i].spelling.word][tag];
    }
    samples_.push_back(std::move(sample));
  }
  std::uint8_t nearest(Upos upos) const {
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      if (pairs_[i].first == upos) return static_cast<std::uint8_t>(i);
    }
    return 0;
  }

  void make_classes() {
    std::map<std::uint8_t, int> open;
    for (const auto& [word, tags] : seen_) {
      for (const auto& [tag, count] : tags) open[tag] += tags.size() == 1 && count <= 2;
    }
    for (const auto& [tag, count] : open) {
      if (count >= 5) open_tags_.push_back(tag);
    }
    classes_.push_back(open_tags_);
    std::map<std::vector<int>, std::uint16_t> known;
    for (const auto& [word, tags] : seen_) {
      int total = 0;
      for (const auto& [tag, count] : tags) total += count;
      if (total < kClassAbove || !std::binary_search(vocabulary_.keys.begin(), vocabulary_.keys.end(), word)) continue;
      const bool restricted = total >= kRestrictAbove;
      std::vector<int> kept{restricted};
      for (const auto& [tag, count] : tags) {
        if (!restricted || count > kRareShare * total) kept.push_back(tag);
      }
      auto [at, fresh] = known.try_emplace(kept, static_cast<std::uint16_t>(classes_.size()));
      if (fresh) {
        std::set<std::uint8_t> allowed(kept.begin() + 1, kept.end());
        if (!restricted) allowed.insert(open_tags_.begin(), open_tags_.end());
        classes_.emplace_back(allowed.begin(), allowed.end());
      }
      word_class_[word] = at->second;
    }
    for (Sample& s : samples_) {
      for (TagInput& w : s.words) {
        const auto found = word_class_.find(w.spelling.word);
        w.tag_class = found == word_class_.end() ? std::uint16_t{0} : found->second;
        const auto key = std::lower_bound(vocabulary_.keys.begin(), vocabulary_.keys.end(), w.spelling.word);
        if (key != vocabulary_.keys.end() && *key == w.spelling.word) {
          w.cluster = vocabulary_.clusters[static_cast<std::size_t>(key - vocabulary_.keys.begin())];
        }
      }
    }
  }

  void count_features() {
    std::unordered_map<std::uint64_t, int> counts;
    counts.reserve(1 << 21);
    std::array<std::uint64_t, parse::kTagFeatures> asked;
    for (const Sample& s : samples_) {
      const TagFeatures features(s.words);
      for (int i = 0; i < static_cast<int>(s.words.size()); ++i) {
        features.fixed(i, asked.data());
        for (int k = 0; k < parse::kFixedTagFeatures; ++k) ++counts[asked[static_cast<std::size_t>(k)]];
      }
    }
    rows_.emplace_back();
    row_of_.reserve(1 << 20);
    for (Sample& s : samples_) {
      const TagFeatures features(s.words);
      for (int i = 0; i < static_cast<int>(s.words.size()); ++i) {
        features.fixed(i, asked.data());
        for (int k = 0; k < parse::kFixedTagFeatures; ++k) {
          const std::uint64_t f = asked[static_cast<std::size_t>(k)];
          s.fixed.push_back(counts[f] >= kFeatureAbove ? row(f) : 0);
        }
      }
    }
  }
  std::uint32_t row(std::uint64_t feature) {
    const auto [at, fresh] = row_of_.try_emplace(feature, static_cast<std::uint32_t>(rows_.size()));
    if (fresh) rows_.emplace_back();
    return at->second;
  }

  void learn(const Sample& s) {
    const TagFeatures features(s.words);
    std::array<std::uint64_t, parse::kTagFeatures> asked;
    std::array<std::uint32_t, parse::kTagFeatures> rows;
    std::array<float, parse::kMaxTags> scores;
    unsigned last = TagFeatures::kNoTag, before = TagFeatures::kNoTag;
    for (std::size_t i = 0; i < s.words.size(); ++i) {
      const std::vector<std::uint8_t>& allowed = classes_[s.words[i].tag_class];
      std::uint8_t best = allowed[0];
      if (allowed.size() > 1) {
        features.moving(static_cast<int>(i), last, before, asked.data());
        std::copy_n(s.fixed.begin() + static_cast<std::ptrdiff_t>(i * parse::kFixedTagFeatures),
                    parse::kFixedTagFeatures, rows.begin());
        for (int k = 0; k < parse::kTagFeatures - parse::kFixedTagFeatures; ++k) {
          rows[static_cast<std::size_t>(parse::kFixedTagFeatures + k)] = row(asked[static_cast<std::size_t>(k)]);
        }
        scores.fill(0);
        for (const std::uint32_t r : rows) {
          for (const Entry& e : rows_[r]) scores[e.tag] += e.weight;
        }
        for (const std::uint8_t tag : allowed) {
          if (scores[tag] > scores[best]) best = tag;
        }
        ++now_;
        const bool possible = std::find(allowed.begin(), allowed.end(), s.gold[i]) != allowed.end();
        if (best != s.gold[i] && possible) {
          for (const std::uint32_t r : rows) {
            if (r == 0) continue;
            change(rows_[r], s.gold[i], 1.0f);
            change(rows_[r], best, -1.0f);
          }
        }
      }
      before = last;
      last = best;
    }
  }
  void change(Row& row, std::uint8_t tag, float by) {
    for (Entry& e : row) {
      if (e.tag != tag) continue;
      e.total += e.weight * static_cast<float>(now_ - e.stamp);
      e.stamp = now_;
      e.weight += by;
      return;
    }
    row.push_back({tag, by, 0, now_});
  }

  void write_words(Sections& out) const {
    SectionBytes bytes;
    std::vector<std::uint16_t> word_class;
    for (const std::uint64_t key : vocabulary_.keys) {
      const auto found = word_class_.find(key);
      word_class.push_back(found == word_class_.end() ? std::uint16_t{0} : found->second);
    }
    bytes.add(word_class);
    bytes.add(vocabulary_.clusters);
    std::vector<std::uint32_t> starts{0};
    std::vector<std::uint8_t> tags;
    for (const auto& allowed : classes_) {
      tags.insert(tags.end(), allowed.begin(), allowed.end());
      starts.push_back(static_cast<std::uint32_t>(tags.size()));
    }
    bytes.number(classes_.size());
    bytes.add(starts);
    bytes.add(tags);
    out["tag.words"] = bytes.bytes();
  }

  static std::int8_t quantise(float weight) {
    return static_cast<std::int8_t>(std::lround(std::clamp(weight, -kClip, kClip) * (127.0f / kClip)));
  }

  void write_weights(Sections& out) const {
    std::vector<std::uint64_t> keys;
    for (const auto& [feature, r] : row_of_) {
      const Row& row = rows_[r];
      if (std::any_of(row.begin(), row.end(),
                      [&](const Entry& e) { return std::abs(quantise(e.weight)) >= std::max(1, options_.faintest); })) {
        keys.push_back(feature);
      }
    }
    std::sort(keys.begin(), keys.end());
    std::vector<parse::FeatureSlot> found;
    std::vector<parse::TagWeight> weights;
    for (const std::uint64_t key : keys) {
      const std::size_t begin = weights.size();
      for (const Entry& e : rows_[row_of_.at(key)]) {
        if (quantise(e.weight) != 0) weights.push_back({e.tag, quantise(e.weight)});
      }
      found.push_back({static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(begin & 0xFFFFFFu),
                       static_cast<std::uint32_t>((weights.size() - begin) & 0xFFu)});
    }
    std::uint32_t bits = 8;
    while ((keys.size() * 10 >> bits) > 8) ++bits;
    std::vector<parse::FeatureSlot> slots;
    while (!place_all(keys, found, bits, slots)) ++bits;
    SectionBytes bytes;
    bytes.number(bits);
    bytes.add(slots);
    bytes.number(weights.size());
    bytes.add(weights);
    out["tag.weights"] = bytes.bytes();
  }
  static bool place_all(const std::vector<std::uint64_t>& keys, const std::vector<parse::FeatureSlot>& found,
                        std::uint32_t bits, std::vector<parse::FeatureSlot>& slots) {
    slots.assign((std::size_t{1} << bits) + parse::kMostProbes, parse::FeatureSlot{});
    for (std::size_t k = 0; k < keys.size(); ++k) {
      std::size_t at = parse::FeatureTable::first_slot(keys[k], bits);
      const std::size_t end = at + parse::kMostProbes;
      while (at < end && slots[at].count != 0) ++at;
      if (at == end) return false;
      slots[at] = found[k];
    }
    return true;
  }

  const TaggerOptions options_;
  const Vocabulary& vocabulary_;
  std::vector<std::pair<Upos, parse::Penn>> pairs_;
  std::map<std::pair<Upos, parse::Penn>, std::uint8_t> ids_;
  std::vector<Sample> samples_;
  std::map<std::uint64_t, std::map<std::uint8_t, int>> seen_;
  std::map<std::uint64_t, std::uint16_t> word_class_;
  std::vector<std::uint8_t> open_tags_;
  std::vector<std::vector<std::uint8_t>> classes_;
  std::unordered_map<std::uint64_t, std::uint32_t> row_of_;
  std::vector<Row> rows_;
  int now_ = 0;
};

}  // namespace

void train_tagger(const std::vector<const GoldSentence*>& sentences, const Vocabulary& vocabulary,
                  const TaggerOptions& options, Sections& out) {
  TaggerTrainer trainer(sentences, vocabulary, options);
  trainer.train();
  trainer.write(out);
}

std::vector<std::vector<std::uint8_t>> jackknife_tags(const std::vector<const GoldSentence*>& sentences,
                                                      const Vocabulary& vocabulary, int folds,
                                                      const TaggerOptions& options, const Sections& full) {
  const std::string full_bytes = model_bytes(full);
  const auto full_file = parse::ModelFile::open(full_bytes);
  const auto full_tagger = parse::Tagger::read(*full_file);
  std::map<std::pair<Upos, parse::Penn>, std::uint8_t> full_ids;
  for (int t = 0; t < full_tagger->tag_count(); ++t) {
    const parse::TagPair pair = full_tagger->pair(static_cast<std::uint8_t>(t));
    full_ids[{pair.upos, pair.xpos}] = static_cast<std::uint8_t>(t);
  }

  std::vector<std::vector<std::uint8_t>> out(sentences.size());
  std::atomic<int> next = 0;
  const auto work = [&] {
    for (int fold = next++; fold < folds; fold = next++) {
      std::vector<const GoldSentence*> seen;
      for (std::size_t i = 0; i < sentences.size(); ++i) {
        if (static_cast<int>(i / 8) % folds != fold) seen.push_back(sentences[i]);
      }
      Sections part{{"words", full.at("words")}};
      train_tagger(seen, vocabulary, options, part);
      const std::string bytes = model_bytes(part);
      const auto file = parse::ModelFile::open(bytes);
      const auto tagger = parse::Tagger::read(*file);
      std::vector<TagInput> words;
      for (std::size_t i = 0; i < sentences.size(); ++i) {
        if (static_cast<int>(i / 8) % folds != fold) continue;
        words.assign(sentences[i]->tokens.size(), TagInput{});
        parse::spell_sentence(sentences[i]->tokens, words);
        tagger->look_up(words);
        out[i].resize(words.size());
        tagger->tag(words, out[i]);
        for (std::uint8_t& tag : out[i]) {
          const parse::TagPair pair = tagger->pair(tag);
          const auto id = full_ids.find({pair.upos, pair.xpos});
          tag = id == full_ids.end() ? std::uint8_t{0} : id->second;
        }
      }
    }
  };
  std::thread other(work);
  work();
  other.join();
  return out;
}

}  // namespace entente::train
