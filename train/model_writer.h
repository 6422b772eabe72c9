// SPDX-License-Identifier: Apache-2.0
// Writes what src/parse/model_file.h, hash_index.h and network.h read.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::train {

/// The bytes of one section; each array begins at a multiple of 8.
class SectionBytes {
 public:
  template <typename T>
  void add(std::span<const T> values) {
    bytes_.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
    bytes_.resize((bytes_.size() + 7) / 8 * 8);
  }
  template <typename T>
  void add(const std::vector<T>& values) {
    add(std::span<const T>(values));
  }
  void number(std::size_t value) {
    const std::uint32_t one = static_cast<std::uint32_t>(value);
    add(std::span<const std::uint32_t>(&one, 1));
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

/// Sorts and dedupes `keys` into the order of their ranks, and appends a
/// HashIndex of them.
void add_index(SectionBytes& out, std::vector<std::uint64_t>& keys);

using Sections = std::map<std::string,
                          std::string>;  // by name, so that the file is the same each time

SectionBytes matrix_section(std::size_t rows, std::size_t cols, std::span<const float> values);
/// In panels of kPanel columns, for matrices on the right of a product;
/// `values` row-major.
SectionBytes panel_section(std::size_t rows, std::size_t cols, std::span<const float> values);
/// Bytes with one scale a row.
SectionBytes table_section(std::size_t rows, std::size_t cols, std::span<const float> values);

std::string model_bytes(const Sections& sections);
/// False if the file could not be written whole.
bool write_file(const std::string& path, std::string_view bytes);

}  // namespace entente::train
