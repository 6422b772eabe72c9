// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "base/sha256.h"
#include "base/strings.h"
#include "lexicon/entries.h"

namespace entente::lexicon {
namespace {

std::optional<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace

Entries read_entries(const std::string& directory, Complaints& complaints) {
  namespace fs = std::filesystem;
  std::vector<std::string> paths;
  std::error_code failed;
  for (fs::directory_iterator it(directory, failed), end; !failed && it != end; it.increment(failed)) {
    if (it->path().extension() == ".tsv") paths.push_back(it->path().string());
  }
  if (failed) complaints.add(ErrorCode::unreadable, directory, 0, "cannot list this folder: " + failed.message());
  if (!failed && paths.empty()) complaints.add(ErrorCode::not_found, directory, 0, "no *.tsv in this folder");
  std::sort(paths.begin(), paths.end());
  std::vector<std::unique_ptr<Table>> tables;
  std::string contents;
  for (const std::string& path : paths) {
    auto table = std::make_unique<Table>();
    table->file = path;
    std::optional<std::string> text = read_file(path);
    if (!text) {
      complaints.add(ErrorCode::unreadable, path, 0, "cannot read this file");
      continue;
    }
    table->text = std::move(*text);
    contents += sha256_hex(table->text);
    read_table(*table, complaints);
    tables.push_back(std::move(table));
  }
  Entries entries = make_entries(tables, complaints);
  const auto version = read_file(fs::path(directory) / "VERSION");
  entries.version =
      version ? std::string(trim(split(*version, '\n')[0])) : "sha256:" + sha256_hex(contents).substr(0, 16);
  return entries;
}

}  // namespace entente::lexicon
