// SPDX-License-Identifier: Apache-2.0
#include "lexicon/fold.h"

#include <cstring>

#include "base/strings.h"
#include "base/utf8.h"
#include "lexicon/fold_table.h"

namespace entente::lexicon {
namespace {

/// Collects the key and counts the letters by case.
class Folder {
 public:
  explicit Folder(FoldedToken& out) : out_(out) {}

  void letter(char lower, bool upper) {
    put(lower);
    if (upper && letters_ == 0) first_upper_ = true;
    uppers_ += upper;
    ++letters_;
  }
  void put(char c) {
    if (size_ < kMaxKey) out_.bytes[size_] = c;
    ++size_;
  }
  void point() { ++points_; }

  void finish() {
    out_.dotted = points_ > 0;
    out_.size = size_ > kMaxKey ? 0 : static_cast<std::uint8_t>(size_);
    std::memset(out_.bytes + out_.size, 0, ((out_.size + 8u) & ~std::size_t{7}) - out_.size);
    out_.shape = shape();
  }

 private:
  CaseShape shape() const {
    if (letters_ == 0) return CaseShape::none;
    if (uppers_ == 0) return CaseShape::lower;
    if (uppers_ == letters_) return letters_ == 1 ? CaseShape::title : CaseShape::caps;
    return first_upper_ && uppers_ == 1 ? CaseShape::title : CaseShape::mixed;
  }

  FoldedToken& out_;
  std::size_t size_ = 0;
  unsigned letters_ = 0, uppers_ = 0, points_ = 0;
  bool first_upper_ = false;
};

void fold_letters(Folder& folder, const FoldedLetter& letter) {
  for (const char* c = letter.ascii; *c; ++c) folder.letter(*c, letter.upper);
}

void fold_beyond_ascii(Folder& folder, char32_t c, std::string_view bytes) {
  if (c >= 0xC0 && c <= 0x24F && kLatin[c - 0xC0].ascii[0]) return fold_letters(folder, kLatin[c - 0xC0]);
  if (c >= 0x1E00 && c <= 0x1EFF && kLatinAdditional[c - 0x1E00].ascii[0]) {
    return fold_letters(folder, kLatinAdditional[c - 0x1E00]);
  }
  if (c >= 0x300 && c <= 0x36F) return;                                               // combining marks
  if (c == 0xAD || c == 0x200B || c == 0x200C || c == 0x200D || c == 0xFEFF) return;  // invisible
  if (c == 0x2018 || c == 0x2019 || c == 0x2BB || c == 0x2BC || c == 0xB4) return folder.put('\'');
  if (c >= 0x2010 && c <= 0x2015) return folder.put('-');
  for (char byte : bytes) folder.put(byte);
}

bool has_digit(std::string_view token) {
  for (char c : token) {
    if (is_ascii_digit(c)) return true;
  }
  return false;
}

}  // namespace

void fold_token(std::string_view token, FoldedToken& out) {
  out.size = 0;
  if (token.empty() || token.size() > 2 * kMaxKey) {
    out.shape = CaseShape::none;
    return;
  }
  Folder folder(out);
  bool keep_points = false;
  if (token.find('.') != token.npos) keep_points = has_digit(token) || token.find_first_not_of('.') == token.npos;
  for (std::size_t i = 0; i < token.size();) {
    const char c = token[i];
    if (is_ascii_lower(c)) {
      folder.letter(c, false), ++i;
    } else if (is_ascii_upper(c)) {
      folder.letter(ascii_lower(c), true), ++i;
    } else if (c == '.' && !keep_points) {
      folder.point(), ++i;
    } else if (c == '`') {
      folder.put('\''), ++i;
    } else if (static_cast<unsigned char>(c) < 0x80) {
      folder.put(c), ++i;
    } else {
      const std::size_t begin = i;
      const char32_t code = next_code_point(token, i);
      fold_beyond_ascii(folder, code, token.substr(begin, i - begin));
    }
  }
  folder.finish();
}

std::uint32_t hash_key(const FoldedToken& token) {
  std::uint64_t h = 0x9E3779B97F4A7C15ull ^ token.size;
  for (std::size_t i = 0; i < token.size; i += 8) {
    std::uint64_t word;
    std::memcpy(&word, token.bytes + i, 8);
    h = (h ^ word) * 0xD6E8FEB86659FD93ull;
    h ^= h >> 32;
  }
  return static_cast<std::uint32_t>(h);
}

}  // namespace entente::lexicon
