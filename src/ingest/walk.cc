// SPDX-License-Identifier: Apache-2.0
// From what the user named to the files to open. Cost: one stat and one path for each file.
#include "ingest/walk.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace entente::ingest {
namespace {

namespace fs = std::filesystem;

Step failed(const std::string& path, ErrorCode code, std::string message) {
  return {path, 0, true, Error{code, std::move(message), path}};
}

std::size_t size_of(const fs::path& path) {
  std::error_code ignored;
  const auto size = fs::file_size(path, ignored);
  return ignored ? 0 : static_cast<std::size_t>(size);
}

// Depth first, in name order, without recursion: a deep tree must not exhaust the stack.
void walk_directory(const fs::path& root, std::vector<Step>& steps) {
  std::vector<fs::path> open = {root};
  while (!open.empty()) {
    const fs::path path = std::move(open.back());
    open.pop_back();
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      steps.push_back({path.string(), size_of(path), false, {}});
      continue;
    }
    std::vector<fs::path> inside;
    for (fs::directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
      if (it->path().filename().string().starts_with('.')) continue;
      std::error_code ignored;
      const bool real_directory = it->is_directory(ignored) && !it->is_symlink(ignored);
      if (real_directory || it->is_regular_file(ignored)) inside.push_back(it->path());
    }
    if (error) steps.push_back(failed(path.string(), ErrorCode::unreadable, "cannot list: " + error.message()));
    std::sort(inside.begin(), inside.end(), [](const fs::path& a, const fs::path& b) { return a > b; });
    open.insert(open.end(), inside.begin(), inside.end());
  }
}

void walk_input(const std::string& input, std::vector<Step>& steps) {
  if (input == "-") return steps.push_back({input, 0, false, {}});
  std::error_code error;
  const fs::file_status status = fs::status(input, error);
  if (status.type() == fs::file_type::not_found) {
    return steps.push_back(failed(input, ErrorCode::not_found, "no such file or directory"));
  }
  if (error) return steps.push_back(failed(input, ErrorCode::unreadable, "cannot look at it: " + error.message()));
  if (!fs::is_directory(status)) return steps.push_back({input, size_of(input), false, {}});
  const std::size_t before = steps.size();
  walk_directory(input, steps);
  if (steps.size() == before) {
    steps.push_back(failed(input, ErrorCode::empty, "no files in this directory (hidden ones are passed over)"));
  }
}

}  // namespace

std::vector<Step> walk(const std::vector<std::string>& inputs) {
  std::vector<Step> steps;
  for (const std::string& input : inputs) walk_input(input, steps);
  return steps;
}

}  // namespace entente::ingest
