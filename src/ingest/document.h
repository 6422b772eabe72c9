// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_range.h"
#include "base/day.h"

namespace entente {

/// Maps offsets of a normalised (NFC) text back to the original. Empty: the two are the same.
class OffsetMap {
 public:
  struct Run {
    std::uint32_t normal;    // where the run begins in the normalised text
    std::uint32_t original;  // where it begins in the original
    bool changed = false;    // false: byte for byte the same up to the next run; true: stands for it as a whole
  };
  /// Runs must ascend, begin at {0, 0} and end with an unchanged one (of length 0 if need be).
  void add(Run run) { runs_.push_back(run); }
  bool empty() const { return runs_.empty(); }
  /// An offset inside a changed stretch maps to that stretch's begin.
  std::uint32_t to_original(std::uint32_t normal_offset) const;
  /// A range that cuts into a changed stretch is widened to cover the whole of it.
  ByteRange to_original(ByteRange normal_range) const;
  /// The other way round, by the same rules.
  std::uint32_t to_normal(std::uint32_t original_offset) const;
  ByteRange to_normal(ByteRange original_range) const;

 private:
  std::vector<Run> runs_;
};

/// "PYONGYANG, Sept. 9 (KCNA) --": what stands before an agency report's first sentence.
struct Dateline {
  ByteRange range;   // the whole of it, dash included; empty: there is none
  ByteRange place;   // "PYONGYANG"
  ByteRange agency;  // "KCNA"
  Day day;           // basis dateline; the year comes from the document's date where the words give none
};

/// One text and what is known about it. Plain value; safe to read from any thread.
struct Document {
  std::string id;      // the input's own id, else a hash of the text ("sha256:<16 digits>")
  std::string source;  // publisher as the input names it
  std::string url;
  std::string title;      // from the input's field, or the first line where it looks like a title
  ByteRange title_range;  // where the title stands in `text`; empty if it came from a field only
  Day published;          // basis document
  Dateline dateline;
  std::string language = "en";  // ISO 639-1
  std::string text;             // the original: well-formed UTF-8, never changed. All ByteRanges point here.
  std::string normal;           // the same in NFC; empty where `text` is NFC already
  OffsetMap offsets;            // from `normal` to `text`
  std::string sha256;           // of `text`
  std::string file;             // where it was read: path, or "-"
  std::uint64_t line = 0;       // 1-based line in that file

  /// The text that rooms read: NFC.
  std::string_view reading_text() const { return normal.empty() ? std::string_view(text) : std::string_view(normal); }
  ByteRange original_range(ByteRange r) const { return offsets.empty() ? r : offsets.to_original(r); }
  /// The other way: where a range of `text` stands in reading_text().
  ByteRange reading_range(ByteRange r) const { return offsets.empty() ? r : offsets.to_normal(r); }
};

}  // namespace entente
