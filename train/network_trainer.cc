// SPDX-License-Identifier: Apache-2.0
#include "train/network_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <thread>

#include "parse/tagger.h"

namespace entente::train {
namespace {

// Adam with bias correction; embedding rows move only in steps that saw them.
class Adam {
 public:
  void step(Weights& w, std::vector<Weights*> grads, float rate) {
    auto params = w.all();
    std::vector<std::vector<Param*>> parts;
    for (Weights* g : grads) parts.push_back(g->all());
    if (moments_.empty()) {
      for (Param* p : params) moments_.push_back({std::vector<float>(p->v.size()), std::vector<float>(p->v.size())});
    }
    rate *= shrink(parts);
    ++steps_;
    const float lr =
        rate * static_cast<float>(std::sqrt(1.0 - std::pow(kSecond, steps_)) / (1.0 - std::pow(kFirst, steps_)));
    for (std::size_t k = 0; k < params.size(); ++k) {
      for (std::size_t r = 0; r < params[k]->rows; ++r) {
        bool moves = params[k]->touched.empty();
        for (auto& part : parts) moves = moves || part[k]->touched[r] != 0;
        if (moves) move_row(k, r, *params[k], parts, lr);
      }
    }
  }

 private:
  static constexpr double kFirst = 0.9, kSecond = 0.98;

  // Clips the norm of the dense gradients. Gives a factor for the rate.
  float shrink(std::vector<std::vector<Param*>>& parts) const {
    double norm = 0;
    for (std::size_t k = parse::kTables; k < parts[0].size(); ++k) {
      for (std::size_t i = 0; i < parts[0][k]->v.size(); ++i) {
        float sum = 0;
        for (auto& part : parts) sum += part[k]->v[i];
        norm += static_cast<double>(sum) * sum;
      }
    }
    return norm > 25.0 ? static_cast<float>(5.0 / std::sqrt(norm)) : 1.0f;
  }

  void move_row(std::size_t k, std::size_t r, Param& param, std::vector<std::vector<Param*>>& parts, float lr) {
    const std::size_t begin = r * param.cols;
    float *value = param.v.data() + begin, *first = moments_[k].first.data() + begin,
          *second = moments_[k].second.data() + begin;
    float* sum = parts[0][k]->v.data() + begin;
    for (std::size_t p = 1; p < parts.size(); ++p) {
      float* more = parts[p][k]->v.data() + begin;
      for (std::size_t c = 0; c < param.cols; ++c) {
        sum[c] += more[c];
        more[c] = 0;
      }
    }
    for (std::size_t c = 0; c < param.cols; ++c) {
      first[c] = static_cast<float>(kFirst) * first[c] + static_cast<float>(1 - kFirst) * sum[c];
      second[c] = static_cast<float>(kSecond) * second[c] + static_cast<float>(1 - kSecond) * sum[c] * sum[c];
      value[c] -= lr * first[c] / (std::sqrt(second[c]) + 1e-8f);
      sum[c] = 0;
    }
    if (!param.touched.empty()) {
      for (auto& part : parts) part[k]->touched[r] = 0;
    }
  }

  struct Moments {
    std::vector<float> first, second;
  };
  std::vector<Moments> moments_;
  int steps_ = 0;
};

class NetworkTrainer {
 public:
  NetworkTrainer(const std::vector<const GoldSentence*>& sentences, const std::vector<std::vector<std::uint8_t>>& tags,
                 int tag_count, const Vocabulary& vocabulary, const NetworkOptions& options)
      : options_(options), vocabulary_(vocabulary), random_(options.seed) {
    spell_all(sentences);
    make_index("net.suffixes", options.end_above, [](const parse::Spelling& s, auto&& see) {
      for (std::size_t k = 0; k < parse::kLongestSuffixRow; ++k) see(s.suffix[k]);
    });
    make_index("net.prefixes", options.end_above, [](const parse::Spelling& s, auto&& see) {
      for (std::size_t k = 0; k < parse::kLongestPrefixRow; ++k) see(s.prefix[k]);
    });
    make_examples(sentences, tags);
    weights_.shape(options.sizes, {vocabulary.keys.size() + 1, rows_[0], rows_[1], parse::kShapeCount,
                                   static_cast<std::size_t>(tag_count)});
    weights_.randomise(random_);
    start_from_vectors();
  }

  void train(Sections& out, const EpochReport& after_epoch) {
    std::vector<Weights> grads(static_cast<std::size_t>(options_.threads), weights_);
    for (Weights& g : grads) {
      for (Param* p : g.all()) std::fill(p->v.begin(), p->v.end(), 0.0f);
    }
    std::vector<LayerPass> passes;
    std::vector<std::mt19937> randoms;
    for (int t = 0; t < options_.threads; ++t) {
      passes.emplace_back(options_.sizes, options_.dropout);
      randoms.emplace_back(options_.seed * 1000 + static_cast<unsigned>(t));
    }
    const double steps =
        static_cast<double>(options_.epochs) * std::ceil(static_cast<double>(examples_.size()) / options_.batch);
    double step = 0;
    Adam adam;
    for (int epoch = 1; epoch <= options_.epochs; ++epoch) {
      Loss loss;
      for (const auto& batch : batches()) {
        add(loss, learn(batch, grads, passes, randoms));
        std::vector<Weights*> parts;
        for (Weights& g : grads) parts.push_back(&g);
        const double left = 1.0 - step / steps;  // full rate for a third of the way, then down to nothing
        adam.step(weights_, parts, options_.rate * static_cast<float>(std::min({1.0, 1.5 * left, (step + 1) / 300})));
        ++step;
      }
      char line[120];
      std::snprintf(line, sizeof line, "loss of a word: arc %.3f label %.3f",
                    loss.arc / static_cast<double>(loss.words), loss.label / static_cast<double>(loss.words));
      write(out);
      after_epoch(epoch, line, out);
    }
  }

  void write(Sections& out) {
    for (const auto& [name, bytes] : indexes_) out[name] = bytes;
    SectionBytes sizes;
    sizes.number(options_.sizes.units);
    sizes.number(options_.sizes.arc);
    sizes.number(options_.sizes.label);
    out["net.sizes"] = sizes.bytes();
    const char* tables[] = {"net.word", "net.suffix", "net.prefix", "net.shape", "net.tag"};
    for (std::size_t t = 0; t < parse::kTables; ++t) {
      out[tables[t]] = table_section(weights_.table[t].rows, weights_.table[t].cols, weights_.table[t].v).bytes();
    }
    const std::size_t word = options_.sizes.word + options_.sizes.suffix + options_.sizes.prefix;
    const std::string ways[2] = {"net.right", "net.left"};
    for (std::size_t way = 0; way < 2; ++way) {
      write_panels(out, ways[way] + ".word", weights_.in[way], 0, word);
      write_panels(out, ways[way] + ".shape", weights_.in[way], word, options_.sizes.shape);
      write_panels(out, ways[way] + ".tag", weights_.in[way], word + options_.sizes.shape, options_.sizes.tag);
      write_panels(out, ways[way] + ".hidden", weights_.hid[way], 0, options_.sizes.units);
      write_rows(out, ways[way] + ".bias", weights_.bias[way]);
    }
    write_panels(out, "net.mlp", weights_.mlp, 0, weights_.mlp.rows);
    write_rows(out, "net.mlp.bias", weights_.mlp_bias);
    write_panels(out, "net.arc", weights_.arc, 0, weights_.arc.rows);
    write_rows(out, "net.arc.bias", weights_.arc_bias);
    write_panels(out, "net.arc.far", weights_.arc_far, 0, weights_.arc_far.rows);
    write_rows(out, "net.arc.root", weights_.arc_root);
    write_rows(out, "net.label.far", weights_.label_far);
    write_rows(out, "net.label.root", weights_.label_root);
    write_panels(out, "net.label", weights_.label, 0, weights_.label.rows);
    write_rows(out, "net.label.bias", weights_.label_bias);
  }

 private:
  static void write_panels(Sections& out, const std::string& name, const Param& p, std::size_t from, std::size_t rows) {
    out[name] = panel_section(rows, p.cols, std::span(p.v).subspan(from * p.cols, rows * p.cols)).bytes();
  }
  static void write_rows(Sections& out, const std::string& name, const Param& p) {
    out[name] = matrix_section(p.rows, p.cols, p.v).bytes();
  }

  void spell_all(const std::vector<const GoldSentence*>& sentences) {
    for (const GoldSentence* s : sentences) {
      std::vector<parse::TagInput> words(s->tokens.size());
      parse::spell_sentence(s->tokens, words);
      for (parse::TagInput& w : words) {
        const auto key = std::lower_bound(vocabulary_.keys.begin(), vocabulary_.keys.end(), w.spelling.word);
        const bool known = key != vocabulary_.keys.end() && *key == w.spelling.word;
        w.row = static_cast<std::uint32_t>((known ? key : vocabulary_.keys.end()) - vocabulary_.keys.begin());
      }
      spellings_.push_back(std::move(words));
    }
  }

  // Words with a vector from raw text begin there, at the spread that the
  // others have; those that the treebanks lack stay there, beside their like.
  void start_from_vectors() {
    double sum = 1e-9;
    std::size_t filled = 0;
    for (const float x : vocabulary_.vectors) {
      sum += static_cast<double>(x) * x;
      filled += x != 0;
    }
    if (filled == 0) return;
    const float scale = options_.vector_spread / static_cast<float>(std::sqrt(sum / static_cast<double>(filled)));
    for (std::size_t i = 0; i < vocabulary_.vectors.size(); ++i)
      weights_.table[0].v[i] = vocabulary_.vectors[i] * scale;
  }

  template <typename Keys>
  void make_index(const std::string& name, int above, Keys keys_of) {
    std::map<std::uint64_t, int> counts;
    for (const auto& words : spellings_) {
      for (const parse::TagInput& w : words) keys_of(w.spelling, [&](std::uint64_t key) { ++counts[key]; });
    }
    std::vector<std::uint64_t> keys;
    for (const auto& [key, count] : counts) {
      if (count >= above) keys.push_back(key);
    }
    SectionBytes bytes;
    add_index(bytes, keys);
    rows_.push_back(keys.size() + 1);
    indexes_[name] = bytes.bytes();
  }

  void make_examples(const std::vector<const GoldSentence*>& sentences,
                     const std::vector<std::vector<std::uint8_t>>& tags) {
    const auto open = [&](const char* name) {
      parse::ByteReader reader(indexes_.at(name));
      return *parse::HashIndex::read(reader);
    };
    const parse::HashIndex suffixes = open("net.suffixes"), prefixes = open("net.prefixes");
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      Example e;
      for (std::size_t k = 0; k < spellings_[i].size(); ++k) {
        e.ids.push_back(parse::Network::find_rows(suffixes, prefixes, spellings_[i][k], tags[i][k]));
        e.heads.push_back(sentences[i]->heads[k]);
        e.rels.push_back(static_cast<int>(sentences[i]->rels[k]));
      }
      examples_.push_back(std::move(e));
    }
  }

  // Sentences of like length together, so that their steps run side by side.
  std::vector<std::vector<const Example*>> batches() {
    std::vector<const Example*> order;
    for (const Example& e : examples_) order.push_back(&e);
    std::shuffle(order.begin(), order.end(), random_);
    std::stable_sort(order.begin(), order.end(), [](auto* a, auto* b) { return a->size() / 4 < b->size() / 4; });
    std::vector<std::vector<const Example*>> out;
    for (std::size_t i = 0; i < order.size(); i += static_cast<std::size_t>(options_.batch)) {
      out.emplace_back(order.begin() + static_cast<std::ptrdiff_t>(i),
                       order.begin() + static_cast<std::ptrdiff_t>(
                                           std::min(order.size(), i + static_cast<std::size_t>(options_.batch))));
    }
    std::shuffle(out.begin(), out.end(), random_);
    return out;
  }

  Loss learn(const std::vector<const Example*>& batch, std::vector<Weights>& grads, std::vector<LayerPass>& passes,
             std::vector<std::mt19937>& randoms) {
    const std::size_t threads = grads.size();
    std::vector<Loss> losses(threads);
    const auto work = [&](std::size_t t) {
      std::vector<Example> copies;
      for (std::size_t i = t; i < batch.size(); i += threads)
        copies.push_back(with_unknown_words(*batch[i], randoms[t]));
      std::vector<const Example*> part;
      for (const Example& e : copies) part.push_back(&e);
      if (!part.empty()) losses[t] = passes[t].run(part, weights_, grads[t], randoms[t]);
    };
    std::vector<std::thread> others;
    for (std::size_t t = 1; t < threads; ++t) others.emplace_back(work, t);
    work(0);
    for (std::thread& other : others) other.join();
    Loss total;
    for (const Loss& l : losses) add(total, l);
    scale_down(grads, static_cast<float>(batch.size()));
    return total;
  }
  // Adam does not mind the scale; the clipping of the norm does.
  static void scale_down(std::vector<Weights>& grads, float by) {
    for (Weights& g : grads) {
      const auto params = g.all();
      for (std::size_t k = parse::kTables; k < params.size(); ++k) {
        for (float& x : params[k]->v) x /= by;
      }
    }
  }

  Example with_unknown_words(const Example& e, std::mt19937& random) const {
    Example copy = e;
    for (parse::InputIds& ids : copy.ids) {
      if (ids.word >= vocabulary_.keys.size()) continue;
      const double drop = 0.25 / (0.25 + vocabulary_.gold_counts[ids.word]);
      if (static_cast<double>(random()) / 4294967296.0 < drop)
        ids.word = static_cast<std::uint32_t>(vocabulary_.keys.size());
    }
    return copy;
  }
  static void add(Loss& a, const Loss& b) {
    a.arc += b.arc;
    a.label += b.label;
    a.words += b.words;
  }

  const NetworkOptions options_;
  const Vocabulary& vocabulary_;
  std::mt19937 random_;
  std::vector<std::vector<parse::TagInput>> spellings_;
  std::map<std::string, std::string> indexes_;
  std::vector<std::size_t> rows_;
  std::vector<Example> examples_;
  Weights weights_;
};

}  // namespace

void train_network(const std::vector<const GoldSentence*>& sentences,
                   const std::vector<std::vector<std::uint8_t>>& tags, int tag_count, const Vocabulary& vocabulary,
                   const NetworkOptions& options, Sections& out, const EpochReport& after_epoch) {
  NetworkTrainer(sentences, tags, tag_count, vocabulary, options).train(out, after_epoch);
}

}  // namespace entente::train
