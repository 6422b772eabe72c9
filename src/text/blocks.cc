// SPDX-License-Identifier: Apache-2.0
// Lines to paragraphs.
// Fits: one paragraph a line (feeds); paragraphs between blank lines, hard-wrapped at a constant width (mail,
// archives). Does not fit: two columns side by side, tables. A blank line always ends a block. Two lines belong
// together if the second goes on in small letters, or if the text is wrapped and the second line's first word had no
// room in the first. Cost: two passes over the lines.
#include "text/blocks.h"

#include <algorithm>
#include <array>

#include "text/line_kinds.h"

namespace entente::text {
namespace {

constexpr std::size_t kMaxWidth = 132, kMinWidth = 40, kRagged = 14;
constexpr std::size_t kMaxSignatureLines = 4;

struct Line {
  Span span;
  std::size_t width;  // characters
  bool after_blank = true;
};

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Length of the line end at `at` (LF, CR LF, CR, FF, VT, NEL, U+2028, U+2029); 0 if there is none.
std::size_t line_end(std::string_view text, std::size_t at) {
  switch (static_cast<unsigned char>(text[at])) {
    case '\r':
      return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
    case '\n':
    case '\v':
    case '\f':
      return 1;
    case 0xE2:
      return text.substr(at, 3) == "\u2028" || text.substr(at, 3) == "\u2029" ? 3 : 0;
    default:
      return 0;
  }
}

std::vector<Line> cut_lines(std::string_view text) {
  std::vector<Line> lines;
  bool blank = true;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin, feed = 0;
    while (end < text.size() && (feed = line_end(text, end)) == 0) ++end;
    const Span span = trim_span(text, {begin, end});
    if (span.begin < span.end)
      lines.push_back({span, count_characters(text.substr(span.begin, span.end - span.begin)), blank});
    blank = span.begin == span.end;
    begin = end + feed;
  }
  return lines;
}

// The width that the lines of `text` were wrapped at; 0 if they were not.
std::size_t wrap_width(const std::vector<Line>& lines) {
  std::array<std::size_t, kMaxWidth + 1> count{};
  std::size_t longer = 0;
  for (const Line& line : lines) {
    line.width <= kMaxWidth ? ++count[line.width] : ++longer;
  }
  std::size_t best = 0, best_near = 0;
  for (std::size_t width = kMinWidth; width <= kMaxWidth; ++width) {
    if (count[width] == 0) continue;
    std::size_t near = 0;
    for (std::size_t w = width - kRagged; w <= width; ++w) near += count[w];
    if (near >= best_near) best = width, best_near = near;
  }
  if (best_near < 3 || best_near * 5 < lines.size() * 2 || longer * 20 > lines.size()) return 0;
  return best;
}

class Cutter {
 public:
  Cutter(std::string_view text, const Landmarks& landmarks, std::vector<Block>& out)
      : text_(text), landmarks_(landmarks), out_(out), lines_(cut_lines(text)), width_(wrap_width(lines_)) {}

  void run();

 private:
  std::string_view view(Span span) const { return text_.substr(span.begin, span.end - span.begin); }
  std::string_view line(std::size_t i) const { return view(lines_[i].span); }
  void add(Span span, SentenceKind kind) {
    span = trim_span(text_, span);
    if (span.begin < span.end) out_.push_back({span, kind, paragraph_});
  }

  bool is_title(std::size_t i) const;
  bool is_marginal(std::size_t i) const;
  bool goes_on(std::size_t i) const;
  SentenceKind kind_of(std::size_t first, std::size_t last);
  void add_body(Span span);
  void mark_signature_at_end();

  std::string_view text_;
  const Landmarks& landmarks_;
  std::vector<Block>& out_;
  std::vector<Line> lines_;
  std::size_t width_;
  std::uint32_t paragraph_ = 0;
  std::size_t signature_lines_ = 0;  // how many more lines may be a signature
  bool seen_body_ = false;
};

bool Cutter::is_title(std::size_t i) const {
  const auto& title = landmarks_.title;
  return !title.empty() && lines_[i].span.begin <= title.begin && title.begin < lines_[i].span.end;
}

// Lines that never join another.
bool Cutter::is_marginal(std::size_t i) const {
  return is_title(i) || is_furniture(line(i)) || is_address(line(i)) || is_closing(line(i)) || is_byline(line(i));
}

// Does line i + 1 belong to the block of line i?
bool Cutter::goes_on(std::size_t i) const {
  if (lines_[i + 1].after_blank || is_marginal(i) || is_marginal(i + 1)) return false;
  const std::string_view first = line(i), second = line(i + 1);
  const std::size_t word = count_characters(second.substr(0, second.find(' ')));
  const bool wrapped = width_ > 0 && lines_[i].width <= width_ && lines_[i].width + 1 + word > width_;
  // A dash at the begin of a wrapped line may stand inside a sentence; other marks of lists do not.
  if (is_list_item(second)) return wrapped && word == 1 && !ends_sentence(first) && second[0] == '-';
  if (wrapped) return true;
  return starts_lower(second) && !ends_sentence(first) && first.find(' ') != std::string_view::npos;
}

SentenceKind Cutter::kind_of(std::size_t first, std::size_t last) {
  const std::string_view words = view({lines_[first].span.begin, lines_[last].span.end});
  if (is_title(first)) return SentenceKind::title;
  if (is_furniture(words)) return SentenceKind::furniture;
  if (is_closing(words)) return signature_lines_ = kMaxSignatureLines, SentenceKind::closing;
  if (signature_lines_ > 0 && is_signature(words)) return --signature_lines_, SentenceKind::closing;
  signature_lines_ = 0;
  if (is_byline(words)) return SentenceKind::byline;
  if (is_address(words)) return SentenceKind::address;
  if (lines_.size() > 1 && (is_letter_head(words) || is_heading(words))) return SentenceKind::heading;
  return SentenceKind::body;
}

// A paragraph of the body, what stands before its first sentence cut off.
void Cutter::add_body(Span span) {
  const auto& dateline = landmarks_.dateline;
  if (!dateline.empty() && span.begin <= dateline.begin && dateline.end <= span.end) {
    add({span.begin, dateline.begin}, SentenceKind::body);
    add({dateline.begin, dateline.end}, SentenceKind::dateline);
    span = trim_span(text_, {dateline.end, span.end});
  } else if (const std::size_t address = address_prefix(view(span)); address > 0) {
    add({span.begin, span.begin + address}, SentenceKind::address);
    span.begin += address;
  } else if (!seen_body_) {
    const std::size_t byline = byline_prefix(view(span));
    add({span.begin, span.begin + byline}, SentenceKind::byline);
    span.begin += byline;
  }
  seen_body_ = true;
  add(span, SentenceKind::body);
}

// "J. A. Writer" alone on the last line is a signature, if a body stands above it.
void Cutter::mark_signature_at_end() {
  if (out_.size() < 2 || !seen_body_) return;
  Block& last = out_.back();
  const bool open = last.kind == SentenceKind::heading || last.kind == SentenceKind::body;
  if (open && lines_.back().span.begin == last.span.begin && is_lone_name(view(last.span))) {
    last.kind = SentenceKind::closing;
  }
}

void Cutter::run() {
  for (std::size_t first = 0; first < lines_.size();) {
    std::size_t last = first;
    while (last + 1 < lines_.size() && goes_on(last)) ++last;
    const Span span{lines_[first].span.begin, lines_[last].span.end};
    const auto& dateline = landmarks_.dateline;
    const bool dated = !dateline.empty() && span.begin <= dateline.begin && dateline.end <= span.end;
    const SentenceKind kind = dated ? SentenceKind::body : kind_of(first, last);
    kind == SentenceKind::body ? add_body(span) : add(span, kind);
    ++paragraph_;
    first = last + 1;
  }
  mark_signature_at_end();
}

}  // namespace

void cut_blocks(std::string_view text, const Landmarks& landmarks, std::vector<Block>& out) {
  out.clear();
  Cutter(text, landmarks, out).run();
}

}  // namespace entente::text
