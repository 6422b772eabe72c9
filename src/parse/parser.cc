// SPDX-License-Identifier: Apache-2.0
#include "parse/parser.h"

#include <algorithm>

#include "parse/lemmatiser.h"
#include "parse/morphology.h"
#include "parse/network.h"
#include "parse/tagger.h"
#include "text/split.h"

namespace entente {

using parse::Arc;
using parse::TagInput;

namespace {

constexpr std::size_t kMostWords = 32767;  // a head is 16 bits
constexpr std::size_t kGroupWords = 512;   // as many words are read side by side: more would leave the cache

}  // namespace

/// A group of pieces that are read together; a piece is a sentence, or up to
/// kMaxTokens of a longer one.
struct ParseWorkspace::State {
  std::vector<TagInput> words;
  std::vector<std::uint8_t> tags;
  std::vector<Arc> arcs;
  std::vector<std::uint32_t> lengths;
  std::vector<std::uint32_t> owners;  // by piece: which sentence it belongs to
  parse::NetworkWorkspace network;
};

ParseWorkspace::ParseWorkspace() : state_(std::make_unique<State>()) {}
ParseWorkspace::~ParseWorkspace() = default;
ParseWorkspace::ParseWorkspace(ParseWorkspace&&) noexcept = default;

struct Parser::Impl {
  parse::ModelFile file;
  parse::Tagger tagger;
  parse::Lemmatiser lemmatiser;
  parse::Network network;
  std::string_view version;

  using Sentences = std::span<const std::span<const Token>>;
  void parse_group(Sentences sentences, ParseWorkspace::State& s, std::span<Tree> out) const;
  void add_pieces(std::span<const Token> tokens, std::uint32_t owner, ParseWorkspace::State& s) const;
  void grow_tree(std::span<const Token> tokens, std::size_t first_word, std::size_t first_piece,
                 const ParseWorkspace::State& s, Tree& out) const;
};

Parser::Parser(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Parser::Parser(Parser&&) noexcept = default;
Parser::~Parser() = default;

Result<Parser> Parser::load(std::string_view model) {
  auto impl = std::make_unique<Impl>();
  impl->file = TRY(parse::ModelFile::open(model));
  parse::ByteReader version = TRY(impl->file.section("version"));
  const std::uint32_t length = TRY(version.number());
  const auto letters = TRY(version.take<char>(length));
  impl->version = {letters.data(), letters.size()};
  impl->tagger = TRY(parse::Tagger::read(impl->file));
  impl->lemmatiser = TRY(parse::Lemmatiser::read(impl->file));
  impl->network = TRY(parse::Network::read(impl->file, impl->tagger.word_count(), impl->tagger.tag_count()));
  return Parser(std::move(impl));
}

std::string_view Parser::version() const { return impl_->version; }

void Parser::Impl::add_pieces(std::span<const Token> tokens, std::uint32_t owner, ParseWorkspace::State& s) const {
  const std::size_t begin = s.words.size();
  s.words.resize(begin + tokens.size());
  s.tags.resize(begin + tokens.size());
  const auto words = std::span(s.words).subspan(begin);
  parse::spell_sentence(tokens, words);
  tagger.look_up(words);
  for (std::size_t i = 0; i < tokens.size(); i += kMaxTokens) {
    const std::size_t length = std::min<std::size_t>(kMaxTokens, tokens.size() - i);
    tagger.tag(words.subspan(i, length), std::span(s.tags).subspan(begin + i, length));
    s.lengths.push_back(static_cast<std::uint32_t>(length));
    s.owners.push_back(owner);
  }
}

// A second piece's root hangs on the first's.
void Parser::Impl::grow_tree(std::span<const Token> tokens, std::size_t first_word, std::size_t first_piece,
                             const ParseWorkspace::State& s, Tree& out) const {
  out.words.clear();
  out.spellings.clear();
  out.root = -1;
  std::size_t letters = 0;
  for (const Token& token : tokens) letters += token.text.size() + parse::kMaxAppend;
  out.spellings.reserve(letters);  // so that views into it stay valid while it fills
  std::size_t begin = 0, end = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i == end) {
      begin = end;
      end += s.lengths[first_piece++];
    }
    const std::size_t at = first_word + i;
    const parse::TagPair pair = tagger.pair(s.tags[at]);
    Word word;
    word.upos = pair.upos;
    word.xpos = parse::name_of(pair.xpos);
    word.lemma = lemmatiser.lemma(tokens[i].text, s.words[at].spelling, pair.upos, pair.xpos, out.spellings);
    word.rel = s.arcs[at].rel;
    if (s.arcs[at].head >= 0) {
      word.head = static_cast<std::int16_t>(s.arcs[at].head + static_cast<int>(begin));
    } else if (begin > 0) {
      word.head = out.root;
      word.rel = Rel::parataxis;
    } else {
      out.root = static_cast<std::int16_t>(i);
    }
    out.words.push_back(word);
  }
  out.link();
  parse::set_features(out);
}

void Parser::Impl::parse_group(Sentences sentences, ParseWorkspace::State& s, std::span<Tree> out) const {
  s.words.clear();
  s.tags.clear();
  s.lengths.clear();
  s.owners.clear();
  for (std::size_t k = 0; k < sentences.size(); ++k) {
    add_pieces(sentences[k].first(std::min(sentences[k].size(), kMostWords)), static_cast<std::uint32_t>(k), s);
  }
  s.arcs.resize(s.words.size());
  network.parse(s.words, s.tags, s.lengths, s.network, s.arcs);
  std::size_t word = 0, piece = 0;
  for (std::size_t k = 0; k < sentences.size(); ++k) {
    const auto tokens = sentences[k].first(std::min(sentences[k].size(), kMostWords));
    grow_tree(tokens, word, piece, s, out[k]);
    word += tokens.size();
    while (piece < s.owners.size() && s.owners[piece] == k) ++piece;
  }
}

void Parser::parse(std::span<const Token> tokens, ParseWorkspace& workspace, Tree& out) const {
  impl_->parse_group(std::span(&tokens, 1), workspace.state(), std::span(&out, 1));
}

void Parser::parse(std::span<const std::span<const Token>> sentences, ParseWorkspace& workspace,
                   std::span<Tree> out) const {
  for (std::size_t begin = 0; begin < sentences.size();) {
    std::size_t end = begin, words = 0;
    while (end < sentences.size() && (end == begin || words + sentences[end].size() <= kGroupWords)) {
      words += sentences[end++].size();
    }
    impl_->parse_group(sentences.subspan(begin, end - begin), workspace.state(), out.subspan(begin, end - begin));
    begin = end;
  }
}

}  // namespace entente
