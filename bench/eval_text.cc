// SPDX-License-Identifier: Apache-2.0
// How well, and how fast, text is cut: raw text is rebuilt from CoNLL-U files, cut again, and compared.
//   eval_text FILE.conllu…        token and sentence F1, by genre where document ids name one (GUM_news_…)
//   eval_text --speed FILE.jsonl… tokens a second over documents in memory, the best of five rounds
//   eval_text --errors FILE.conllu… also prints each sentence end that is wrong, and each token
// Paragraphs and documents (# newpar, # newdoc) are joined by blank lines, sentences by a blank. A gold token is a
// syntactic word; the words of one multiword form are laid over its letters ("do|n't") or, where they do not fit, share
// its range.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/strings.h"
#include "ingest/reader.h"
#include "text/split.h"

namespace {

using namespace entente;
using Ranges = std::set<std::pair<std::uint32_t, std::uint32_t>>;

struct Gold {
  std::string id, text;
  Ranges tokens, sentences;
};

struct Score {
  std::size_t right = 0, given = 0, gold = 0;
  void add(const Ranges& truth, const Ranges& answer) {
    given += answer.size(), gold += truth.size();
    for (const auto& range : answer) right += truth.count(range);
  }
  double f1() const {
    return given + gold == 0 ? 0 : 200.0 * static_cast<double>(right) / static_cast<double>(given + gold);
  }
};

struct Form {
  std::vector<std::string> words;
  std::string surface;
  bool space_after = true;
};

// Lays a form's words over its letters from `begin` on.
void place_words(const Form& form, std::uint32_t begin, Ranges& out) {
  std::string joined;
  for (const auto& word : form.words) joined += word;
  const auto end = begin + static_cast<std::uint32_t>(form.surface.size());
  if (joined != form.surface) {
    out.insert({begin, end});
    return;
  }
  for (const auto& word : form.words) {
    out.insert({begin, begin + static_cast<std::uint32_t>(word.size())});
    begin += static_cast<std::uint32_t>(word.size());
  }
}

void add_sentence(Gold& gold, const std::vector<Form>& forms, bool new_paragraph) {
  while (!gold.text.empty() && gold.text.back() == ' ') gold.text.pop_back();
  if (!gold.text.empty()) gold.text += new_paragraph ? "\n\n" : " ";
  const auto begin = static_cast<std::uint32_t>(gold.text.size());
  std::uint32_t end = begin;
  for (const auto& form : forms) {
    place_words(form, static_cast<std::uint32_t>(gold.text.size()), gold.tokens);
    gold.text += form.surface;
    end = static_cast<std::uint32_t>(gold.text.size());
    if (form.space_after) gold.text += ' ';
  }
  gold.sentences.insert({begin, end});
}

std::vector<Gold> read_conllu(const char* path) {
  std::vector<Gold> all;
  std::ifstream in(path);
  std::string line;
  std::vector<Form> forms;
  bool new_paragraph = true;
  int inside = 0;  // words of a multiword form still to come
  while (std::getline(in, line)) {
    if (line.rfind("# newdoc", 0) == 0) {
      all.push_back({line.substr(line.rfind(' ') + 1), {}, {}, {}});
    } else if (line.rfind("# newpar", 0) == 0) {
      new_paragraph = true;
    } else if (line.empty()) {
      if (all.empty()) all.emplace_back();
      if (!forms.empty()) add_sentence(all.back(), forms, new_paragraph), new_paragraph = false;
      forms.clear();
    } else if (line[0] != '#') {
      const auto columns = split(line, '\t');
      if (columns[0].find('.') != std::string_view::npos) continue;
      const std::string word(columns[1]);
      const bool space_after = columns[9].find("SpaceAfter=No") == std::string_view::npos;
      if (const auto dash = columns[0].find('-'); dash != std::string_view::npos) {
        inside = std::atoi(columns[0].substr(dash + 1).data()) - std::atoi(columns[0].data()) + 1;
        forms.push_back({{}, word, space_after});
      } else if (inside > 0) {
        forms.back().words.push_back(word), --inside;
      } else {
        forms.push_back({{word}, word, space_after});
      }
    }
  }
  return all;
}

std::string genre_of(const std::string& id) {
  if (id.rfind("GUM_", 0) == 0) return id.substr(4, id.find('_', 4) - 4);
  return id.substr(0, id.find('-'));
}

std::string around(const std::string& text, std::uint32_t at) {
  std::string out = text.substr(at < 40 ? 0 : at - 40, at < 40 ? at : 40) + " ¦ " + text.substr(at, 40);
  std::replace(out.begin(), out.end(), '\n', '/');
  return out;
}

void print_errors(const Gold& gold, const Ranges& tokens, const Ranges& sentences) {
  for (const auto& r : gold.sentences) {
    if (sentences.count(r) == 0) std::printf("MISSED %s\n", around(gold.text, r.second).c_str());
  }
  for (const auto& r : sentences) {
    if (gold.sentences.count(r) == 0) std::printf("WRONG  %s\n", around(gold.text, r.second).c_str());
  }
  for (const auto& r : tokens) {
    if (gold.tokens.count(r) == 0)
      std::printf("TOKEN  %s\t%s\n", gold.text.substr(r.first, r.second - r.first).c_str(),
                  around(gold.text, r.first).c_str());
  }
}

int evaluate(const std::vector<const char*>& files, bool errors) {
  for (const char* file : files) {
    std::map<std::string, std::pair<Score, Score>> scores;
    for (Gold& gold : read_conllu(file)) {
      auto document = make_document(gold.text, {});
      if (!document) continue;
      Text text;
      split_text(*document, text);
      Ranges tokens, sentences;
      for (const auto& t : text.tokens) tokens.insert({t.range.begin, t.range.end});
      for (const auto& s : text.sentences) sentences.insert({s.range.begin, s.range.end});
      if (errors) print_errors(gold, tokens, sentences);
      for (const auto& name : {genre_of(gold.id), std::string("all")}) {
        scores[name].first.add(gold.tokens, tokens);
        scores[name].second.add(gold.sentences, sentences);
      }
    }
    std::printf("%s\n", std::strrchr(file, '/') ? std::strrchr(file, '/') + 1 : file);
    for (const auto& [name, score] : scores) {
      std::printf("  %-16s tokens %6.2f (%zu)  sentences %6.2f (%zu)\n", name.c_str(), score.first.f1(),
                  score.first.gold, score.second.f1(), score.second.gold);
    }
  }
  return 0;
}

int measure(const std::vector<const char*>& files) {
  Reader reader(std::vector<std::string>(files.begin(), files.end()));
  std::vector<Document> documents;
  std::size_t bytes = 0;
  while (auto next = reader.next()) {
    if (!next->ok()) continue;
    documents.push_back(*std::move(*next));
    bytes += documents.back().text.size();
  }
  Text text;
  double best = 1e9;
  std::size_t tokens = 0, sentences = 0;
  for (int round = 0; round < 5; ++round) {
    tokens = sentences = 0;
    const auto start = std::chrono::steady_clock::now();
    for (const auto& document : documents) {
      split_text(document, text);
      tokens += text.tokens.size(), sentences += text.sentences.size();
    }
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::printf("%zu documents, %zu tokens, %zu sentences: %.2f M tokens/s, %.1f MB/s\n", documents.size(), tokens,
              sentences, static_cast<double>(tokens) / best / 1e6, static_cast<double>(bytes) / best / 1e6);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view mode = argc > 1 ? argv[1] : "";
  const int first = mode.rfind("--", 0) == 0 ? 2 : 1;
  const std::vector<const char*> files(argv + std::min(first, argc), argv + argc);
  if (files.empty()) {
    std::fprintf(stderr, "usage: eval_text [--errors] FILE.conllu… | --speed FILE.jsonl…\n");
    return 2;
  }
  return mode == "--speed" ? measure(files) : evaluate(files, mode == "--errors");
}
