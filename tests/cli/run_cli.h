// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/strings.h"
#include "cli/command_line.h"
#include "support/json.h"

namespace entente::testing {

/// A console that keeps what it is told.
class Recorder : public Console {
 public:
  bool write(std::string_view bytes) override { return out += bytes, true; }
  void say(std::string_view text) override { err += text; }
  std::string out, err;
};

struct Run {
  int status = -1;
  std::string out, err;

  /// The output's lines as JSON; a line that is none comes back as null.
  std::vector<Json> records() const {
    std::vector<Json> all;
    for (const std::string_view line : split(trim(out), '\n')) all.push_back(JsonParser::parse(line).value_or(Json{}));
    return all;
  }
  std::vector<Json> records(std::string_view type) const {
    std::vector<Json> some;
    for (Json& record : records()) {
      if (record["type"].text == type) some.push_back(std::move(record));
    }
    return some;
  }
};

/// `entente ARGS…` in this process.
inline Run run(const std::vector<std::string>& arguments) {
  Recorder console;
  const int status = run_command_line(arguments, console);
  return {status, console.out, console.err};
}

inline const std::string kExamples = ENTENTE_SOURCE_DIR "/examples/";

/// A folder that is gone when the test is over.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "entente_cli_XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string path(const std::string& name) const { return path_ + "/" + name; }
  std::string file(const std::string& name, std::string_view content) const {
    std::ofstream(path(name), std::ios::binary) << content;
    return path(name);
  }

 private:
  std::string path_;
};

inline std::string content_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace entente::testing
