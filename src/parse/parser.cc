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

struct ParseWorkspace::State {
  std::vector<TagInput> words;
  std::vector<std::uint8_t> tags;
  std::vector<Arc> arcs;
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

  void read_words(std::span<const Token> tokens, ParseWorkspace::State& s) const;
  void parse_piece(std::span<const Token> tokens, ParseWorkspace::State& s, Tree& out) const;
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
  impl->network = TRY(parse::Network::read(impl->file, impl->tagger.tag_count()));
  return Parser(std::move(impl));
}

std::string_view Parser::version() const { return impl_->version; }

void Parser::Impl::read_words(std::span<const Token> tokens, ParseWorkspace::State& s) const {
  s.words.resize(tokens.size());
  parse::spell_sentence(tokens, s.words);
  tagger.look_up(s.words);
  s.tags.resize(tokens.size());
  tagger.tag(s.words, s.tags);
}

// Appends the words of one piece of a sentence; a second piece's root hangs on the first's.
void Parser::Impl::parse_piece(std::span<const Token> tokens, ParseWorkspace::State& s, Tree& out) const {
  read_words(tokens, s);
  s.arcs.resize(tokens.size());
  network.parse(s.words, s.tags, s.network, s.arcs);
  const std::size_t begin = out.words.size();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const parse::TagPair pair = tagger.pair(s.tags[i]);
    Word word;
    word.upos = pair.upos;
    word.xpos = parse::name_of(pair.xpos);
    word.lemma = lemmatiser.lemma(tokens[i].text, s.words[i].spelling, pair.upos, pair.xpos, out.spellings);
    word.rel = s.arcs[i].rel;
    if (s.arcs[i].head >= 0) {
      word.head = static_cast<std::int16_t>(s.arcs[i].head + static_cast<int>(begin));
    } else if (begin == 0) {
      out.root = static_cast<std::int16_t>(i);
    } else {
      word.head = out.root;
      word.rel = Rel::parataxis;
    }
    out.words.push_back(word);
  }
}

void Parser::parse(std::span<const Token> tokens, ParseWorkspace& workspace, Tree& out) const {
  out.words.clear();
  out.spellings.clear();
  out.root = -1;
  tokens = tokens.first(std::min<std::size_t>(tokens.size(), 32767));
  std::size_t letters = 0;
  for (const Token& token : tokens) letters += token.text.size() + parse::kMaxAppend;
  out.spellings.reserve(letters);  // so that views into it stay valid while it fills
  for (std::size_t begin = 0; begin < tokens.size(); begin += kMaxTokens) {
    impl_->parse_piece(tokens.subspan(begin, std::min<std::size_t>(kMaxTokens, tokens.size() - begin)),
                       workspace.state(), out);
  }
  out.link();
  parse::set_features(out);
}

void Parser::parse(std::span<const std::span<const Token>> sentences, ParseWorkspace& workspace,
                   std::span<Tree> out) const {
  for (std::size_t i = 0; i < sentences.size(); ++i) parse(sentences[i], workspace, out[i]);
}

}  // namespace entente
