// SPDX-License-Identifier: Apache-2.0
#include "parse/model_file.h"

#include <bit>

namespace entente::parse {

static_assert(std::endian::native == std::endian::little, "the model file is read in place and is little-endian");

Error broken_model(std::string_view what) {
  Error error;
  error.code = ErrorCode::bad_file;
  error.message = "the parser's model is unusable: " + std::string(what) + "; build it again with train/run";
  return error;
}

// Four lanes side by side, so that ten megabytes cost about a millisecond.
std::uint64_t model_checksum(std::string_view bytes) {
  constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15ull;
  std::uint64_t lanes[4] = {1, 2, 3, 4};
  std::size_t i = 0;
  for (; i + 32 <= bytes.size(); i += 32) {
    std::uint64_t words[4];
    std::memcpy(words, bytes.data() + i, 32);
    for (int k = 0; k < 4; ++k) {
      lanes[k] = (lanes[k] ^ words[k]) * kPrime;
      lanes[k] ^= lanes[k] >> 29;
    }
  }
  std::uint64_t sum = bytes.size();
  for (; i < bytes.size(); ++i) sum = (sum ^ static_cast<unsigned char>(bytes[i])) * kPrime;
  for (std::uint64_t lane : lanes) sum = (sum ^ lane ^ (sum >> 31)) * kPrime;
  return sum;
}

Result<ModelFile> ModelFile::open(std::string_view bytes) {
  ModelFile file;
  if (bytes.size() < sizeof(ModelHeader)) return broken_model("shorter than its header");
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % 8 != 0) {
    file.copy_.resize(bytes.size() / 8 + 1);
    std::memcpy(file.copy_.data(), bytes.data(), bytes.size());
    bytes = {reinterpret_cast<const char*>(file.copy_.data()), bytes.size()};
  }
  ModelHeader header;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::string_view(header.magic, sizeof header.magic) != kModelMagic) return broken_model("not a model file");
  if (header.format != kModelFormat) return broken_model("its format belongs to another version of this program");
  if (header.length != bytes.size()) return broken_model("its length differs from what it says");
  const std::string_view body = bytes.substr(sizeof header);
  if (header.sections > body.size() / sizeof(SectionEntry)) return broken_model("too many sections");
  if (model_checksum(body) != header.checksum) return broken_model("its checksum does not match");
  file.bytes_ = bytes;
  file.table_ = {reinterpret_cast<const SectionEntry*>(body.data()), header.sections};
  for (const SectionEntry& entry : file.table_) {
    if (entry.offset % kAlignment != 0 || entry.offset > bytes.size() || entry.length > bytes.size() - entry.offset) {
      return broken_model("a section lies outside the file");
    }
  }
  return file;
}

Result<ByteReader> ModelFile::section(std::string_view name) const {
  for (const SectionEntry& entry : table_) {
    std::string_view entry_name(entry.name, kSectionName);
    entry_name = entry_name.substr(0, entry_name.find('\0'));
    if (entry_name != name) continue;
    return ByteReader(bytes_.substr(static_cast<std::size_t>(entry.offset), static_cast<std::size_t>(entry.length)));
  }
  return broken_model("section " + std::string(name) + " is missing");
}

}  // namespace entente::parse
