// SPDX-License-Identifier: Apache-2.0
// A Document to a Text: blocks, then tokens, then sentences; at the end, offsets of the NFC text become offsets of the
// original. Cost: a few passes, linear in the text; nothing is allocated for a token but room in `out`.
#include "text/split.h"

#include <algorithm>

#include "text/blocks.h"
#include "text/sentences.h"
#include "text/tokens.h"

namespace entente {
namespace {

class Splitter {
 public:
  explicit Splitter(Text& out) : out_(out) {}

  void add(std::string_view text, const text::Block& block);

 private:
  void add_sentence(std::size_t begin, std::size_t end, const text::Block& block, bool quoted);
  void continue_quote(std::string_view first);

  Text& out_;
  text::QuoteState quote_;
  std::vector<text::SentenceEnd> ends_;
};

void Splitter::add_sentence(std::size_t begin, std::size_t end, const text::Block& block, bool quoted) {
  Sentence sentence;
  sentence.range = {out_.tokens[begin].range.begin, out_.tokens[end - 1].range.end};
  sentence.first_token = static_cast<std::uint32_t>(begin);
  sentence.token_count = static_cast<std::uint32_t>(end - begin);
  sentence.paragraph = block.paragraph;
  sentence.kind = block.kind;
  sentence.quoted = quoted;
  out_.sentences.push_back(sentence);
}

// A quotation over paragraphs opens each of them anew; a paragraph that does not open one ends it.
void Splitter::continue_quote(std::string_view first) {
  if (first != "“" && first != "\"" && first != "``") quote_.open = false;
  if (first == "\"" && quote_.open) quote_.open = false;  // so that the mark opens it and does not close it
}

void Splitter::add(std::string_view text, const text::Block& block) {
  const std::size_t begin = out_.tokens.size();
  text::tokenise(text, block.span, out_.tokens);
  if (out_.tokens.size() == begin) return;
  if (block.kind == SentenceKind::body) {
    continue_quote(out_.tokens[begin].text);
    ends_.clear();
    text::find_sentences(std::span(out_.tokens).subspan(begin), quote_, ends_);
    std::size_t from = begin;
    for (const auto& end : ends_) {
      add_sentence(from, begin + end.end, block, end.quoted);
      from = begin + end.end;
    }
    return;
  }
  for (std::size_t from = begin; from < out_.tokens.size(); from += kMaxTokens) {
    add_sentence(from, std::min<std::size_t>(from + kMaxTokens, out_.tokens.size()), block, false);
  }
}

}  // namespace

void split_text(const Document& document, Text& out) {
  out.document = &document;
  out.tokens.clear();
  out.sentences.clear();
  const std::string_view text = document.reading_text();
  const text::Landmarks landmarks{document.reading_range(document.title_range),
                                  document.reading_range(document.dateline.range)};
  std::vector<text::Block> blocks;
  text::cut_blocks(text, landmarks, blocks);
  Splitter splitter(out);
  for (const auto& block : blocks) splitter.add(text, block);
  if (document.offsets.empty()) return;
  for (Token& token : out.tokens) token.range = document.original_range(token.range);
  for (Sentence& sentence : out.sentences) sentence.range = document.original_range(sentence.range);
}

}  // namespace entente
