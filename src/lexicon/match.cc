// SPDX-License-Identifier: Apache-2.0
#include "lexicon/match.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "lexicon/common_words.h"
#include "lexicon/entries.h"
#include "lexicon/judge.h"
#include "lexicon/rank.h"
#include "text/split.h"

namespace entente::lexicon {
namespace {

/// What the matcher needs to know of a token.
struct Word {
  std::uint32_t token;  // in Image::tokens, or kNothing
  CaseShape shape;
  bool dotted;         // "U.S."
  bool initial;        // "W.", "H.W."
  std::uint8_t glued;  // bytes of another word before it: 7 in "ComradeKim"; 0: none
};

/// Where a capital follows a small letter for the last time; 0: nowhere.
std::size_t last_seam(std::string_view text) {
  for (std::size_t i = text.size() - 1; i > 0; --i) {
    if (is_ascii_upper(text[i]) && is_ascii_lower(text[i - 1])) return i;
  }
  return 0;
}

Word look_up(const Image& image, std::string_view text) {
  FoldedToken folded;
  fold_token(text, folded);
  Word word;
  word.token = image.find_token(folded);
  word.glued = 0;
  if (word.token == kNothing && folded.shape == CaseShape::mixed) {
    word.glued = static_cast<std::uint8_t>(last_seam(text));
    if (word.glued > 0) {
      fold_token(text.substr(word.glued), folded);
      word.token = image.find_token(folded);
    }
  }
  word.shape = folded.shape;
  word.dotted = folded.dotted;
  const bool single = folded.size == 1 && folded.shape == CaseShape::title;
  word.initial = folded.dotted ? single || (folded.size <= 3 && folded.shape == CaseShape::caps)
                               : single && folded.bytes[0] != 'a' && folded.bytes[0] != 'i';
  return word;
}

/// A node with names, reached from some token by `words` words. `skip`: so many of them stand before the one initial
/// that was stepped over; 0: none was.
struct Stop {
  std::uint32_t node;
  std::uint32_t words;
  std::uint32_t end;  // token behind it
  std::uint32_t skip;
  std::uint32_t spare;  // bytes of another word behind it: 4 in "Unsent"

  std::uint32_t word_at(std::uint32_t first, std::uint32_t k) const { return first + k + (skip > 0 && k >= skip); }
  /// The longer in the text; of two as long the one that steps over nothing, then the one that steps later.
  bool before(const Stop& other) const {
    if (end != other.end) return end > other.end;
    return skip != other.skip && (skip == 0 || (other.skip != 0 && skip > other.skip));
  }
};

/// The stops from one token.
struct Stops {
  static constexpr std::size_t kMost = 64;
  std::array<Stop, kMost> list;
  std::size_t size = 0;

  void add(const Stop& stop) {
    if (size < kMost) list[size++] = stop;
  }
};

class Matcher {
 public:
  Matcher(const Image& image, std::span<const Token> tokens, std::span<const Word> words, Day day)
      : image_(image), tokens_(tokens), words_(words), day_(day) {}

  void run(std::vector<Mention>& out) {
    std::size_t found = 0;
    for (std::uint32_t i = 0; i < tokens_.size();) {
      if (found == out.size()) out.emplace_back();
      const std::uint32_t end = match_at(i, found > 0 ? &out[found - 1] : nullptr, out[found]);
      if (end > i) ++found;
      i = std::max(end, i + 1);
    }
    out.resize(found);
  }

 private:
  /// The longest name from token `i`: fills `out` and gives the token behind it, or gives `i`.
  std::uint32_t match_at(std::uint32_t i, const Mention* before, Mention& out) {
    if (words_[i].token == kNothing || image_.tokens[words_[i].token].child == kNothing) return i;
    stops_.size = 0;
    walk(i);
    behind_title_ = stops_.size > 0 && behind_title(i, before);
    for (std::size_t s = 0; s < stops_.size; ++s) {
      const Stop& stop = stops_.list[s];
      gather(i, stop);
      if (matches_.size == 0) continue;
      out.first_token = i;
      out.token_count = stop.end - i;
      out.range = cover(tokens_[i].range, tokens_[stop.end - 1].range);
      out.range.begin += words_[i].glued;
      out.range.end -= stop.spare;
      judge(image_, matches_, day_, behind_title_, out.readings);
      return stop.end;
    }
    return i;
  }

  /// All stops from token `first`, the best first.
  void walk(std::uint32_t first) {
    std::uint32_t node = 0;
    for (std::uint32_t at = first, depth = 0; at < words_.size() && depth < kMaxNameTokens; ++at) {
      if (depth > 0 && words_[at].initial) walk_on(node, first, depth);
      if ((at > first && words_[at].glued > 0) || !step(node, at)) {
        if (depth >= 2 && words_[at].token == kNothing) see_through(node, depth, at);
        break;
      }
      ++depth;
      if (image_.nodes[node].name_count > 0) stops_.add({node, depth, at + 1, 0, 0});
    }
    std::sort(stops_.list.begin(), stops_.list.begin() + static_cast<std::ptrdiff_t>(stops_.size),
              [](const Stop& a, const Stop& b) { return a.before(b); });
  }

  /// The same behind an initial, that is stepped over after `depth` words.
  void walk_on(std::uint32_t node, std::uint32_t first, std::uint32_t depth) {
    const std::uint32_t skip = depth;
    for (std::uint32_t at = first + depth + 1; at < words_.size() && depth < kMaxNameTokens; ++at) {
      if (words_[at].glued > 0 || !step(node, at)) return;
      ++depth;
      if (image_.nodes[node].name_count > 0) stops_.add({node, depth, at + 1, skip, 0});
    }
  }

  /// "Kim Jong Unsent": the longest beginning of an unknown word that ends a name, if small letters follow it.
  void see_through(std::uint32_t node, std::uint32_t depth, std::uint32_t at) {
    const std::string_view text = tokens_[at].text;
    if (!image_.nodes[node].has_children || text.size() > kMaxKey) return;
    for (std::size_t cut = text.size() - 2; cut >= 2 && cut < text.size(); --cut) {
      if (!is_ascii_lower(text[cut])) return;
      FoldedToken folded;
      fold_token(text.substr(0, cut), folded);
      const std::uint32_t token = image_.find_token(folded);
      const std::uint32_t child = token == kNothing ? kNothing : image_.find_child(node, token);
      if (child == kNothing || image_.nodes[child].name_count == 0) continue;
      return stops_.add({child, depth + 1, at + 1, 0, static_cast<std::uint32_t>(text.size() - cut)});
    }
  }

  /// Moves `node` along the word at `at`, if a name goes on so.
  bool step(std::uint32_t& node, std::uint32_t at) const {
    if (words_[at].token == kNothing) return false;
    const std::uint32_t child = image_.find_child(node, words_[at].token);
    if (child == kNothing) return false;
    node = child;
    return true;
  }

  void gather(std::uint32_t first, const Stop& stop) {
    matches_.size = 0;
    const NodeRecord node = image_.nodes[stop.node];
    const bool doubtful = case_says_nothing(node, first);
    const bool glued = words_[first].glued > 0 || stop.spare > 0;
    if (glued && stop.words < 2) return;
    for (std::uint32_t n = 0; n < node.name_count; ++n) {
      Match match{image_.names[node.names + n], Fit::exact, false};
      if ((stop.skip > 0 || glued) && match.name.rank != kRankPerson) continue;
      match.fit = fit_of(match.name, first, stop);
      if (match.fit == Fit::none || !flags_allow(match.name, first, stop)) continue;
      match.weak = doubtful || is_weak(match.name, first, stop);
      matches_.add(match);
    }
  }

  Fit fit_of(const NameRecord& name, std::uint32_t first, const Stop& stop) const {
    Fit worst = Fit::exact;
    for (std::uint32_t k = 0; k < stop.words; ++k) {
      const auto rule = static_cast<CaseRule>((name.rules >> (3 * k)) & 7);
      worst = std::min(worst, fit(rule, words_[stop.word_at(first, k)].shape));
    }
    return worst == Fit::folded && (name.flags & kExactCase) ? Fit::none : worst;
  }

  bool flags_allow(const NameRecord& name, std::uint32_t first, const Stop& stop) const {
    if ((name.flags & kAfterTitle) && !behind_title_) return false;
    if ((name.flags & kMonthWord) && !behind_title_ && is_month_here(text_at(first, -1), text_at(first, 1)))
      return false;
    if (name.rank >= kRankSurname && out_of_time(image_, name, day_)) return false;
    if ((name.flags & kAfterThe) && (first == 0 || !equals_ignoring_case(tokens_[first - 1].text, "the"))) return false;
    return !(name.flags & kPrefix) || (stop.end < tokens_.size() && tokens_[stop.end].text == "-");
  }

  /// Marked so; or an ordinary word as a surname where case says nothing; or "the North" before a capital that begins
  /// no name ("the North Pole").
  bool is_weak(const NameRecord& name, std::uint32_t first, const Stop& stop) {
    if (name.flags & kWeak) return true;
    if ((name.flags & kCommonWord) && !behind_title_) {
      if (first == 0 || is_determiner(tokens_[first - 1].text) || all_capitals()) return true;
    }
    if (!(name.flags & kAfterThe) || stop.end >= words_.size()) return false;
    const Word& next = words_[stop.end];
    if (next.shape != CaseShape::title || all_capitals()) return false;
    return next.token == kNothing || image_.tokens[next.token].child == kNothing;
  }

  /// Words of which one sense must keep its case ("WHO"), in a sentence that is all in capitals.
  bool case_says_nothing(const NodeRecord& node, std::uint32_t first) {
    bool keeps_case = false;
    for (std::uint32_t n = 0; n < node.name_count; ++n) keeps_case |= image_.names[node.names + n].flags & kExactCase;
    return keeps_case && !words_[first].dotted && all_capitals();
  }

  std::string_view text_at(std::uint32_t token, int step) const {
    const std::size_t at = token + static_cast<std::size_t>(step);  // one before the first is beyond the last
    return at < tokens_.size() ? tokens_[at].text : std::string_view();
  }

  bool behind_title(std::uint32_t i, const Mention* before) const {
    if (i == 0) return false;
    if (before && before->first_token + before->token_count == i &&
        image_.actors[before->best().actor].kind == static_cast<std::uint32_t>(ActorKind::office)) {
      return true;
    }
    return is_title_of_address(tokens_[i - 1].text);
  }

  /// Three words or more with letters, and no small letter in the sentence. Found out when first asked.
  bool all_capitals() {
    if (all_capitals_ != kUnknown) return all_capitals_ == kYes;
    std::size_t capitals = 0, others = 0;
    for (const Word& word : words_) {
      capitals += word.shape == CaseShape::caps;
      others += word.shape == CaseShape::lower || word.shape == CaseShape::mixed;
      others += word.shape == CaseShape::title && !word.initial;
    }
    all_capitals_ = capitals >= 3 && others <= 1 ? kYes : kNo;
    return all_capitals_ == kYes;
  }

  enum Answer : std::uint8_t { kUnknown, kYes, kNo };

  const Image& image_;
  std::span<const Token> tokens_;
  std::span<const Word> words_;
  const Day day_;
  Stops stops_;
  Matches matches_;
  Answer all_capitals_ = kUnknown;
  bool behind_title_ = false;  // the token now looked at
};

}  // namespace

void find_mentions(const Image& image, std::span<const Token> tokens, Day day, std::vector<Mention>& out) {
  std::array<Word, kMaxTokens> few;
  std::vector<Word> many;  // only for spans that are no sentence of the text room
  std::span<Word> words = few;
  if (tokens.size() > few.size()) {
    many.resize(tokens.size());
    words = many;
  }
  words = words.first(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) words[i] = look_up(image, tokens[i].text);
  Matcher(image, tokens, words, day).run(out);
}

std::vector<Sense> find_senses(const Image& image, std::string_view name, Day day) {
  std::vector<Sense> senses;
  std::vector<CaseShape> shapes;
  std::uint32_t node = 0;
  for (const std::string& text : name_tokens(name)) {
    FoldedToken folded;
    fold_token(text, folded);
    const std::uint32_t token = image.find_token(folded);
    if (token == kNothing || shapes.size() == kMaxNameTokens) return senses;
    node = image.find_child(node, token);
    if (node == kNothing) return senses;
    shapes.push_back(folded.shape);
  }
  if (shapes.empty()) return senses;
  Matches matches;
  const NodeRecord record = image.nodes[node];
  for (std::uint32_t n = 0; n < record.name_count; ++n) {
    Match match{image.names[record.names + n], Fit::exact, false};
    match.weak = match.name.flags & kWeak;
    for (std::size_t k = 0; k < shapes.size(); ++k) {
      const auto rule = static_cast<CaseRule>((match.name.rules >> (3 * k)) & 7);
      if (fit(rule, shapes[k]) != Fit::exact) match.fit = Fit::folded;
    }
    matches.add(match);
  }
  judge(image, matches, day, false, senses);
  return senses;
}

}  // namespace entente::lexicon
