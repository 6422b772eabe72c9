// SPDX-License-Identifier: Apache-2.0
#include "ingest/reader.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace entente {
namespace {

namespace fs = std::filesystem;

// Files of its own for each test.
class ReaderTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    root_ = fs::temp_directory_path() / ("entente_reader_" + std::to_string(getpid()) + "_" + info->name());
    fs::remove_all(root_);
    fs::create_directories(root_);
  }
  void TearDown() override { fs::remove_all(root_); }

  std::string write(const std::string& name, std::string_view bytes) {
    const fs::path path = root_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return path.string();
  }

  struct Answer {
    std::vector<Document> documents;
    std::vector<Error> errors;
  };
  static Answer read(std::vector<std::string> inputs, ReadOptions options = {}) {
    Answer answer;
    Reader reader(std::move(inputs), options);
    while (auto next = reader.next()) {
      if (*next) {
        answer.documents.push_back(**next);
      } else {
        answer.errors.push_back(next->error());
      }
    }
    EXPECT_FALSE(reader.next().has_value());
    return answer;
  }

  fs::path root_;
};

std::vector<std::string> texts(const std::vector<Document>& documents) {
  std::vector<std::string> out;
  for (const auto& d : documents) out.push_back(d.text);
  return out;
}

TEST_F(ReaderTest, ReadsJsonLines) {
  const auto path = write("a.jsonl",
                          "{\"id\":\"x1\",\"text\":\"One came.\",\"title\":\"T\",\"source\":\"S\",\"url\":\"U\","
                          "\"date\":\"2024-05-02\",\"language\":\"fr\",\"other\":[1,{}]}\n"
                          "\n"
                          "{\"text\":\"Two\\u0021\",\"id\":17,\"title\":null,\"date\":null}\r\n"
                          "{\"text\":\"Three.\",\"date\":\"2024-05-02T10:00:00Z\",\"id\":null}");
  const auto answer = read({path});
  EXPECT_TRUE(answer.errors.empty());
  ASSERT_EQ(answer.documents.size(), 3u);
  const Document& one = answer.documents[0];
  EXPECT_EQ(one.id, "x1");
  EXPECT_EQ(one.text, "One came.");
  EXPECT_EQ(one.title, "T");
  EXPECT_EQ(one.source, "S");
  EXPECT_EQ(one.url, "U");
  EXPECT_EQ(one.language, "fr");
  EXPECT_EQ(to_iso(one.published), "2024-05-02");
  EXPECT_EQ(one.published.basis, Basis::document);
  EXPECT_EQ(one.file, path);
  EXPECT_EQ(one.line, 1u);
  EXPECT_EQ(answer.documents[1].id, "17");
  EXPECT_EQ(answer.documents[1].text, "Two!");
  EXPECT_EQ(answer.documents[1].line, 3u);
  EXPECT_EQ(answer.documents[1].language, "en");
  EXPECT_EQ(to_iso(answer.documents[2].published), "2024-05-02");
  EXPECT_EQ(answer.documents[2].id, "sha256:" + answer.documents[2].sha256.substr(0, 16));
}

TEST_F(ReaderTest, OneBadLineCostsOneError) {
  const std::vector<std::pair<std::string, ErrorCode>> bad = {
      {"{\"id\":\"a\"}", ErrorCode::bad_value},
      {"{\"text\":\"\"}", ErrorCode::empty},
      {"{\"text\":\"  \\n \"}", ErrorCode::empty},
      {"{\"text\":null}", ErrorCode::bad_value},
      {"{\"text\":5}", ErrorCode::bad_value},
      {"{\"text\":\"x\",\"id\":[1]}", ErrorCode::bad_value},
      {"{\"text\":\"x\",\"id\":1.5}", ErrorCode::bad_value},
      {"{\"text\":\"x\",\"title\":7}", ErrorCode::bad_value},
      {"{\"text\":\"x\",\"date\":\"May 3\"}", ErrorCode::bad_value},
      {"{\"text\":\"x\",\"date\":\"2024-02-30\"}", ErrorCode::bad_value},
      {"{\"text\":\"x\",\"date\":20240203}", ErrorCode::bad_value},
      {"{\"text\":\"x\"", ErrorCode::bad_syntax},
      {"{\"text\":\"x\"} {\"text\":\"y\"}", ErrorCode::bad_syntax},
      {"{\"text\":\"\\ud800\"}", ErrorCode::bad_syntax},
      {"not json", ErrorCode::bad_syntax},
      {"[1,2]", ErrorCode::bad_syntax},
      {"\"text\"", ErrorCode::bad_syntax},
      {"{\"text\":\"a\xFF\"}", ErrorCode::bad_encoding},
      {"{\"text\":\"a\",\"deep\":" + std::string(5000, '[') + std::string(5000, ']') + "}", ErrorCode::bad_syntax},
      {std::string(100'000, '['), ErrorCode::bad_syntax},
  };
  for (const auto& [line, code] : bad) {
    const std::string first = "{\"text\":\"First.\"}\n";
    const auto answer = read({write("b.jsonl", first + line + "\n{\"text\":\"Last.\"}\n")});
    EXPECT_EQ(texts(answer.documents), (std::vector<std::string>{"First.", "Last."})) << line.substr(0, 60);
    ASSERT_EQ(answer.errors.size(), 1u) << line.substr(0, 60);
    const Error& error = answer.errors[0];
    EXPECT_EQ(error.code, code) << line.substr(0, 60) << " " << error.message;
    EXPECT_EQ(error.line, 2u);
    EXPECT_GE(error.byte, first.size());
    EXPECT_LE(error.byte, first.size() + line.size());
    EXPECT_EQ(fs::path(error.file).filename(), "b.jsonl");
    EXPECT_FALSE(error.message.empty());
  }
}

TEST_F(ReaderTest, SaysWhereTheEncodingBreaks) {
  const std::string first = "{\"text\":\"First.\"}\n";
  const auto answer = read({write("b.jsonl", first + "{\"text\":\"a\xFF\"}\n")});
  ASSERT_EQ(answer.errors.size(), 1u);
  EXPECT_EQ(answer.errors[0].byte, first.size() + 10);
  const auto text = read({write("b.txt", "\xEF\xBB\xBFOne.\nTwo \xC3(.\n")});
  ASSERT_EQ(text.errors.size(), 1u);
  EXPECT_EQ(text.errors[0].code, ErrorCode::bad_encoding);
  EXPECT_EQ(text.errors[0].line, 2u);
  EXPECT_EQ(text.errors[0].byte, 12u);
}

TEST_F(ReaderTest, SkipsALineThatIsTooLong) {
  ReadOptions options;
  options.max_line_bytes = 1000;
  const std::string filler(3'000'000, 'x');
  const auto path = write(
      "c.jsonl", "{\"text\":\"One.\"}\n{\"text\":\"" + filler + "\"}\n{\"text\":\"Two.\"}\n{\"text\":\"" + filler);
  const auto answer = read({path}, options);
  EXPECT_EQ(texts(answer.documents), (std::vector<std::string>{"One.", "Two."}));
  ASSERT_EQ(answer.errors.size(), 2u);
  EXPECT_EQ(answer.errors[0].code, ErrorCode::too_large);
  EXPECT_EQ(answer.errors[0].line, 2u);
  EXPECT_EQ(answer.errors[0].byte, 16u);
  EXPECT_EQ(answer.errors[1].line, 4u);
}

TEST_F(ReaderTest, RefusesADocumentThatIsTooLarge) {
  ReadOptions options;
  options.max_document_bytes = 10;
  const auto answer = read({write("a.jsonl", "{\"text\":\"0123456789a\"}\n{\"text\":\"0123456789\"}\n"),
                            write("b.txt", "0123456789a"), write("c.txt", "0123456789")},
                           options);
  EXPECT_EQ(answer.documents.size(), 2u);
  ASSERT_EQ(answer.errors.size(), 2u);
  EXPECT_EQ(answer.errors[0].code, ErrorCode::too_large);
  EXPECT_EQ(answer.errors[1].code, ErrorCode::too_large);
}

TEST_F(ReaderTest, TellsFormatsByContent) {
  const auto answer = read({
      write("feed", "  \n{\"text\":\"From a feed.\"}\n{\"text\":\"Another.\"}\n"),
      write("brace.txt", "{This is a note in braces.}\nIt goes on."),
      write("marked.json", "\xEF\xBB\xBF{\"text\":\"Marked.\"}"),
  });
  EXPECT_TRUE(answer.errors.empty());
  EXPECT_EQ(texts(answer.documents), (std::vector<std::string>{"From a feed.", "Another.",
                                                               "{This is a note in braces.}\nIt goes on.", "Marked."}));
}

TEST_F(ReaderTest, TakesTheFormatThatIsAskedFor) {
  ReadOptions options;
  options.format = InputFormat::text;
  const auto path = write("a.jsonl", "{\"text\":\"One.\"}\n");
  EXPECT_EQ(texts(read({path}, options).documents), (std::vector<std::string>{"{\"text\":\"One.\"}\n"}));
  options.format = InputFormat::jsonl;
  const auto other = read({write("b.txt", "Some words.\n")}, options);
  ASSERT_EQ(other.errors.size(), 1u);
  EXPECT_EQ(other.errors[0].code, ErrorCode::bad_syntax);
  EXPECT_EQ(input_format_from_name("jsonl"), InputFormat::jsonl);
  EXPECT_EQ(input_format_from_name("text"), InputFormat::text);
  EXPECT_FALSE(input_format_from_name("warc"));
}

TEST_F(ReaderTest, RefusesWhatIsNoText) {
  const auto answer = read({
      write("a.gz", "\x1F\x8B\x08 and more"),
      write("b.bin", std::string_view("abc\0def", 7)),
      write("c.txt", std::string_view("\xFF\xFE"
                                      "a\0",
                                      4)),
      write("d.json", "{\n  \"text\": \"Over many lines.\"\n}\n"),
      write("e.json", "[\n{\"text\": \"In a list.\"}\n]\n"),
  });
  EXPECT_TRUE(answer.documents.empty());
  ASSERT_EQ(answer.errors.size(), 5u);
  for (const Error& error : answer.errors) EXPECT_EQ(error.code, ErrorCode::unsupported) << error.message;
}

TEST_F(ReaderTest, KeepsNulsThatAreWrittenAsEscapes) {
  const auto answer = read({write("a.jsonl", "{\"text\":\"One\\u0000two.\"}\n")});
  ASSERT_EQ(answer.documents.size(), 1u);
  EXPECT_EQ(answer.documents[0].text, std::string("One\0two.", 8));
}

TEST_F(ReaderTest, WalksDirectoriesInNameOrder) {
  write("d/b.txt", "Two.");
  write("d/a.txt", "One.");
  write("d/c/z.txt", "Three.");
  write("d/.hidden", "Never.");
  write("d/.git/x.txt", "Never.");
  write("d/e.txt", "Four.");
  fs::create_directory_symlink(root_ / "d", root_ / "d" / "c" / "loop");
  const auto answer = read({(root_ / "d").string()});
  EXPECT_TRUE(answer.errors.empty());
  EXPECT_EQ(texts(answer.documents), (std::vector<std::string>{"One.", "Two.", "Three.", "Four."}));
}

TEST_F(ReaderTest, OneBadInputCostsOneError) {
  fs::create_directories(root_ / "empty");
  const auto closed = write("closed.txt", "Not for you.");
  fs::permissions(closed, fs::perms::none);
  const auto good = write("good.txt", "Good.");
  const auto answer = read({(root_ / "missing.txt").string(), write("empty.txt", ""), write("blank.txt", " \n\n"),
                            write("blank.jsonl", "\n\n"), (root_ / "empty").string(), closed, good});
  const bool root = ::geteuid() == 0;  // who may read all
  ASSERT_EQ(answer.errors.size(), root ? 5u : 6u);
  EXPECT_EQ(answer.errors[0].code, ErrorCode::not_found);
  EXPECT_EQ(answer.errors[1].code, ErrorCode::empty);
  EXPECT_EQ(answer.errors[2].code, ErrorCode::empty);
  EXPECT_EQ(answer.errors[3].code, ErrorCode::empty);
  EXPECT_EQ(answer.errors[4].code, ErrorCode::empty);
  if (!root) {
    EXPECT_EQ(answer.errors[5].code, ErrorCode::unreadable);
  }
  for (const Error& error : answer.errors) EXPECT_FALSE(error.file.empty());
  EXPECT_EQ(answer.documents.back().text, "Good.");
}

TEST_F(ReaderTest, CountsBytes) {
  const auto a = write("a.txt", "Twelve bytes"), b = write("b.jsonl", "{\"text\":\"x\"}\n");
  Reader reader({a, b});
  EXPECT_EQ(reader.bytes_total(), 25u);
  while (reader.next()) {
  }
  EXPECT_EQ(reader.bytes_read(), 25u);
}

TEST_F(ReaderTest, ReadsAPipe) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const std::string_view feed = "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}";
  ASSERT_EQ(::write(ends[1], feed.data(), feed.size()), static_cast<ssize_t>(feed.size()));
  ::close(ends[1]);
  const int kept = ::dup(STDIN_FILENO);
  ::dup2(ends[0], STDIN_FILENO);
  const auto answer = read({"-"});
  ::dup2(kept, STDIN_FILENO);
  ::close(kept);
  ::close(ends[0]);
  EXPECT_EQ(texts(answer.documents), (std::vector<std::string>{"One.", "Two."}));
  EXPECT_EQ(answer.documents.at(0).file, "-");
}

TEST_F(ReaderTest, ReadsLinesOverPieceBorders) {
  std::string feed;
  for (int i = 0; i < 3000; ++i)
    feed += "{\"text\":\"" + std::string(static_cast<std::size_t>(i % 700), 'y') + "z\"}\n";
  const auto answer = read({write("a.jsonl", feed)});
  EXPECT_TRUE(answer.errors.empty());
  ASSERT_EQ(answer.documents.size(), 3000u);
  EXPECT_EQ(answer.documents[2999].text.size(), 2999 % 700 + 1u);
  EXPECT_EQ(answer.documents[2999].line, 3000u);
}

}  // namespace
}  // namespace entente
