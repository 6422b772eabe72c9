// SPDX-License-Identifier: Apache-2.0
#include "train/lemma_trainer.h"

#include <algorithm>
#include <map>
#include <string>

#include "base/strings.h"
#include "parse/lemmatiser.h"

namespace entente::train {
namespace {

using parse::LemmaEntry;
using parse::LemmaRule;
using parse::Lemmatiser;

struct Edit {
  std::size_t strip = 0;
  std::string append;
  auto operator<=>(const Edit&) const = default;
};

Edit edit_between(std::string_view form, std::string_view lemma) {
  std::size_t same = 0;
  while (same < form.size() && same < lemma.size() && form[same] == lemma[same]) ++same;
  return {form.size() - same, std::string(lemma.substr(same))};
}

template <typename Counts>
auto most_frequent(const Counts& counts) {
  return std::max_element(counts.begin(), counts.end(), [](auto& a, auto& b) { return a.second < b.second; });
}

class LemmaTrainer {
 public:
  void see(const GoldSentence& s, std::size_t i) {
    const std::string_view text = s.tokens[i].text;
    const std::string lemma = house_lemma(s.lemmas[i], s.upos[i]);
    const parse::Spelling spelling = parse::spell(text, false, false);
    Word& word = words_[Lemmatiser::exception_key(spelling, s.xpos[i])];
    word.spelling = spelling;
    word.xpos = s.xpos[i];
    ++word.forms[house_lemma(text, s.upos[i])];
    ++word.lemmas[lemma];
    ++word.count;
    word.digits = word.digits || std::any_of(text.begin(), text.end(), is_ascii_digit);
  }

  void write(Sections& out) {
    learn_rules();
    SectionBytes bytes;
    std::vector<std::uint64_t> keys, rule_keys;
    std::vector<LemmaEntry> entries;
    std::vector<LemmaRule> rules;
    SectionBytes exception_bytes, rule_bytes;
    for (const auto& [key, edit] : rules_) rule_keys.push_back(key);
    add_index(rule_bytes, rule_keys);
    for (const std::uint64_t key : rule_keys) rules.push_back(stored(rules_[key]));
    for (const auto& [key, word] : words_) {
      if (is_exception(word)) keys.push_back(key);
    }
    add_index(exception_bytes, keys);
    for (const std::uint64_t key : keys) {
      const std::string& lemma = most_frequent(words_[key].lemmas)->first;
      LemmaEntry e;
      e.offset = place(lemma) & 0xFFFFFFu;
      e.size = static_cast<std::uint32_t>(lemma.size()) & 0xFFu;
      entries.push_back(e);
    }
    exception_bytes.add(entries);
    rule_bytes.add(rules);
    bytes.number(pool_.size());
    bytes.add(std::span<const char>(pool_));
    out["lemmas"] = bytes.bytes() + exception_bytes.bytes() + rule_bytes.bytes();
  }

 private:
  struct Word {
    parse::Spelling spelling;
    parse::Penn xpos = parse::Penn::XX;
    std::map<std::string, int> forms, lemmas;
    int count = 0;
    bool digits = false;
  };

  // A rule stands where its suffix decides otherwise than the shorter ones;
  // each word votes once, so that rare, regular words outweigh the few
  // irregular ones.
  void learn_rules() {
    std::map<std::uint64_t, std::map<Edit, int>> votes[parse::kSuffixes + 1];
    for (const auto& [key, word] : words_) {
      const Edit edit = edit_between(most_frequent(word.forms)->first, most_frequent(word.lemmas)->first);
      if (edit.append.size() > parse::kMaxAppend || edit.strip > 200) continue;
      for (int k = 0; k <= parse::kSuffixes; ++k) ++votes[k][Lemmatiser::rule_key(word.spelling, word.xpos, k)][edit];
    }
    for (int k = 0; k <= parse::kSuffixes; ++k) {
      for (const auto& [key, edits] : votes[k]) {
        const auto best = most_frequent(edits);
        int total = 0;
        for (const auto& [edit, count] : edits) total += count;
        if (k == 0 || (total >= 2 && best->second * 2 > total)) rules_[key] = best->first;
      }
    }
    drop_idle_rules();
  }

  // Rules that say what the next shorter one says anyway.
  void drop_idle_rules() {
    std::map<std::uint64_t, Edit> kept;
    for (const auto& [key, word] : words_) {
      const Edit* shorter = nullptr;
      for (int k = 0; k <= parse::kSuffixes; ++k) {
        const std::uint64_t rule_key = Lemmatiser::rule_key(word.spelling, word.xpos, k);
        const auto rule = rules_.find(rule_key);
        if (rule == rules_.end()) continue;
        if (shorter == nullptr || *shorter != rule->second) kept[rule_key] = rule->second;
        shorter = &rule->second;
      }
    }
    rules_ = std::move(kept);
  }

  bool is_exception(const Word& word) const {
    if (word.digits) return false;
    const auto& [lemma, count] = *most_frequent(word.lemmas);
    if (lemma.empty() || lemma.size() > 255) return false;
    const std::string& form = most_frequent(word.forms)->first;
    for (int k = parse::kSuffixes; k >= 0; --k) {
      const auto rule = rules_.find(Lemmatiser::rule_key(word.spelling, word.xpos, k));
      if (rule == rules_.end()) continue;
      if (rule->second.strip >= form.size()) return lemma != form;
      return form.substr(0, form.size() - rule->second.strip) + rule->second.append != lemma;
    }
    return form != lemma;
  }

  std::size_t place(const std::string& text) {
    const std::size_t found = pool_.find(text);
    if (found != std::string::npos) return found;
    pool_ += text;
    return pool_.size() - text.size();
  }
  LemmaRule stored(const Edit& edit) {
    return {static_cast<std::uint8_t>(edit.strip), static_cast<std::uint8_t>(edit.append.size()),
            static_cast<std::uint16_t>(place(edit.append))};
  }

  std::map<std::uint64_t, Word> words_;
  std::map<std::uint64_t, Edit> rules_;
  std::string pool_;
};

}  // namespace

std::string house_lemma(std::string_view lemma, Upos upos) {
  return upos == Upos::PROPN ? std::string(lemma) : to_ascii_lower(lemma);
}

void train_lemmatiser(const std::vector<const GoldSentence*>& sentences, Sections& out) {
  LemmaTrainer trainer;
  for (const GoldSentence* s : sentences) {
    for (std::size_t i = 0; i < s->tokens.size(); ++i) {
      if (s->rels[i] != Rel::goeswith && s->lemmas[i] != "_") trainer.see(*s, i);
    }
  }
  trainer.write(out);
}

}  // namespace entente::train
