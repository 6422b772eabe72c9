// SPDX-License-Identifier: Apache-2.0
// The model file: one header, a table of named sections, the sections.
// docs/parsing.md has the byte layout. A reader never trusts a number in it:
// every array is cut from its section by ByteReader, which fails rather than
// reach beyond the end, and the checksum over all sections is compared first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace entente::parse {

inline constexpr std::string_view kModelMagic = "ENTPARSE";
inline constexpr std::uint32_t kModelFormat = 2;
inline constexpr std::size_t kSectionName = 16;
inline constexpr std::size_t kAlignment = 64;

struct ModelHeader {
  char magic[8];
  std::uint32_t format;
  std::uint32_t sections;
  std::uint64_t length;    // of the whole file
  std::uint64_t checksum;  // of all bytes behind the header
};
struct SectionEntry {
  char name[kSectionName];  // padded with zeros
  std::uint64_t offset;     // from the file's begin, a multiple of kAlignment
  std::uint64_t length;
};
static_assert(sizeof(ModelHeader) == 32 && sizeof(SectionEntry) == 32);

std::uint64_t model_checksum(std::string_view bytes);
Error broken_model(std::string_view what);

/// Takes arrays from the front of a section, in place.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  /// The next `count` values of T. They start at a multiple of 8 bytes of the
  /// section.
  template <typename T>
  Result<std::span<const T>> take(std::uint64_t count) {
    if (count > bytes_.size() / sizeof(T)) return broken_model("an array is longer than its section");
    const T* data = reinterpret_cast<const T*>(bytes_.data());
    const std::size_t used = static_cast<std::size_t>(count) * sizeof(T);
    bytes_.remove_prefix(std::min(bytes_.size(), (used + 7) / 8 * 8));
    return std::span<const T>(data, static_cast<std::size_t>(count));
  }
  Result<std::uint32_t> number() {
    const auto one = TRY(take<std::uint32_t>(1));
    return one[0];
  }
  bool at_end() const { return bytes_.empty(); }

 private:
  std::string_view bytes_;
};

/// A checked model file. Movable. Views stay valid as long as the bytes given
/// to open().
class ModelFile {
 public:
  /// Copies `bytes` only if they are not aligned to 8.
  static Result<ModelFile> open(std::string_view bytes);
  /// Fails with bad_file if there is no such section.
  Result<ByteReader> section(std::string_view name) const;

 private:
  std::vector<std::uint64_t> copy_;
  std::string_view bytes_;
  std::span<const SectionEntry> table_;
};

}  // namespace entente::parse
