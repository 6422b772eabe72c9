// SPDX-License-Identifier: Apache-2.0
#include "train/model_writer.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>

#include "parse/kernels.h"
#include "parse/model_file.h"

namespace entente::train {

void add_index(SectionBytes& out, std::vector<std::uint64_t>& keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  std::uint32_t bits = 1;
  while (bits < 24 && (std::size_t{2} << bits) < keys.size()) ++bits;
  std::vector<std::uint32_t> starts((std::size_t{1} << bits) + 1, 0), prints;
  for (const std::uint64_t key : keys) {
    ++starts[(key >> (64 - bits)) + 1];
    prints.push_back(static_cast<std::uint32_t>(key));
  }
  for (std::size_t b = 1; b < starts.size(); ++b) starts[b] += starts[b - 1];
  out.number(keys.size());
  out.number(bits);
  out.add(starts);
  out.add(prints);
}

SectionBytes matrix_section(std::size_t rows, std::size_t cols, std::span<const float> values) {
  SectionBytes out;
  out.number(rows);
  out.number(cols);
  out.add(values);
  return out;
}

SectionBytes panel_section(std::size_t rows, std::size_t cols, std::span<const float> values) {
  std::vector<float> panels;
  for (std::size_t panel = 0; panel < cols; panel += parse::kPanel) {
    for (std::size_t r = 0; r < rows; ++r) {
      const auto from = values.begin() + static_cast<std::ptrdiff_t>(r * cols + panel);
      panels.insert(panels.end(), from, from + parse::kPanel);
    }
  }
  return matrix_section(rows, cols, panels);
}

SectionBytes table_section(std::size_t rows, std::size_t cols, std::span<const float> values) {
  std::vector<float> scale(rows, 0.0f);
  std::vector<std::int8_t> bytes(rows * cols, 0);
  for (std::size_t r = 0; r < rows; ++r) {
    float most = 0;
    for (std::size_t c = 0; c < cols; ++c) most = std::max(most, std::abs(values[r * cols + c]));
    scale[r] = most / 127.0f;
    if (most == 0) continue;
    for (std::size_t c = 0; c < cols; ++c) {
      bytes[r * cols + c] = static_cast<std::int8_t>(std::lround(values[r * cols + c] / scale[r]));
    }
  }
  SectionBytes out;
  out.number(rows);
  out.number(cols);
  out.add(scale);
  out.add(bytes);
  return out;
}

std::string model_bytes(const Sections& sections) {
  using namespace entente::parse;
  const auto aligned = [](std::size_t n) { return (n + kAlignment - 1) / kAlignment * kAlignment; };
  std::vector<SectionEntry> table;
  std::size_t at = aligned(sizeof(ModelHeader) + sections.size() * sizeof(SectionEntry));
  for (const auto& [name, bytes] : sections) {
    SectionEntry entry{};
    std::memcpy(entry.name, name.data(), std::min(name.size(), kSectionName));
    entry.offset = at;
    entry.length = bytes.size();
    table.push_back(entry);
    at = aligned(at + bytes.size());
  }
  std::string file(at, '\0');
  std::memcpy(file.data() + sizeof(ModelHeader), table.data(), table.size() * sizeof(SectionEntry));
  std::size_t k = 0;
  for (const auto& [name, bytes] : sections) std::memcpy(file.data() + table[k++].offset, bytes.data(), bytes.size());
  ModelHeader header{};
  std::memcpy(header.magic, kModelMagic.data(), sizeof header.magic);
  header.format = kModelFormat;
  header.sections = static_cast<std::uint32_t>(sections.size());
  header.length = file.size();
  header.checksum = model_checksum(std::string_view(file).substr(sizeof header));
  std::memcpy(file.data(), &header, sizeof header);
  return file;
}

bool write_file(const std::string& path, std::string_view bytes) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  return out.good();
}

}  // namespace entente::train
