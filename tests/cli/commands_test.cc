// SPDX-License-Identifier: Apache-2.0
//
// The command as scripts use it: what stands where, and which status comes back.
#include <gtest/gtest.h>

#include "cli/commands.h"
#include "cli/progress.h"
#include "run_cli.h"
#include "support/schema.h"

namespace entente {
namespace {

using testing::content_of;
using testing::Folder;
using testing::Json;
using testing::kExamples;
using testing::run;
using testing::SchemaBook;

bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

TEST(Help, EveryCommandShowsExamples) {
  for (const auto& command : all_commands()) {
    const std::string name(command->name());
    const auto help = run({name, "--help"});
    EXPECT_EQ(help.status, kAllRead);
    EXPECT_TRUE(has(help.out, "Usage: entente " + name)) << help.out;
    EXPECT_TRUE(has(help.out, "Examples:\n")) << help.out;
    EXPECT_TRUE(has(help.out, "entente " + name)) << help.out;
    EXPECT_EQ(help.err, "");
    EXPECT_TRUE(has(run({"--help"}).out, name));
  }
}

TEST(Help, VersionNamesProgramModelLexiconAndRules) {
  const auto version = run({"--version"});
  EXPECT_EQ(version.status, kAllRead);
  for (const char* part : {"entente 0.", "model ", "lexicon ", "rules "}) EXPECT_TRUE(has(version.out, part)) << part;
}

TEST(Usage, MistakesSayWhatToDoAndWriteNoRecord) {
  const std::vector<std::vector<std::string>> mistakes = {{},
                                                          {"frobnicate"},
                                                          {"code", "--nonsense"},
                                                          {"code", "--format", "xml", "-"},
                                                          {"code", "--threads", "minus", "-"},
                                                          {"explain"},
                                                          {"explain", "--date", "yesterday", "Peru praised Chile."},
                                                          {kExamples + "telegram.txt"}};
  for (const auto& mistake : mistakes) {
    const auto got = run(mistake);
    EXPECT_EQ(got.status, kWrongUsage);
    EXPECT_EQ(got.out, "");
    EXPECT_NE(got.err, "");
  }
}

TEST(Code, RealOutputFitsTheSchemas) {
  SchemaBook schemas(ENTENTE_SOURCE_DIR "/schema");
  const auto got = run({"code", kExamples + "telegram.txt", kExamples + "news.jsonl", kExamples + "nothing.txt"});
  EXPECT_EQ(got.status, kSomeFailed);
  for (const Json& record : got.records()) {
    EXPECT_EQ(schemas.check(record, record["type"].text + ".json"), "") << record["id"].text;
    EXPECT_EQ(schemas.check(record, "record.json"), "") << record["id"].text;
  }
  EXPECT_EQ(got.records("document").size(), 13u);
  EXPECT_EQ(got.records("error").size(), 1u);
  EXPECT_GE(got.records("event").size(), 10u);
  EXPECT_GE(got.records("exchange").size(), 2u);
  EXPECT_GE(got.records("commitment").size(), 1u);
  EXPECT_GE(got.records("claim").size(), 1u);
}

// Every "start"/"end"/"text" inside `value` names the document's own words.
void expect_own_words(const Json& value, const std::string& text) {
  if (value.find("start") && value.find("text")) {
    const auto begin = static_cast<std::size_t>(value["start"].number),
               end = static_cast<std::size_t>(value["end"].number);
    ASSERT_LE(begin, end);
    ASSERT_LE(end, text.size());
    EXPECT_EQ(value["text"].text, text.substr(begin, end - begin));
  }
  for (const Json& item : value.items) expect_own_words(item, text);
  for (const auto& [name, member] : value.members) expect_own_words(member, text);
}

TEST(Code, EveryRecordQuotesTheDocumentAtItsPlace) {
  const std::string text = content_of(kExamples + "telegram.txt");
  const auto got = run({"code", kExamples + "telegram.txt"});
  EXPECT_GE(got.records().size(), 5u);
  for (const Json& record : got.records()) expect_own_words(record, text);
}

TEST(Code, SaysTheSameWithAnyNumberOfThreads) {
  const auto alone = run({"code", "-j", "1", kExamples});
  EXPECT_EQ(alone.status, kAllRead);
  EXPECT_EQ(run({"code", "-j", "3", kExamples}).out, alone.out);
}

TEST(Code, EachBadInputCostsOneErrorRecordAndTheRestGoesOn) {
  const Folder folder;
  const std::string empty = folder.file("empty.txt", ""), blank = folder.file("blank.txt", " \n\n");
  const std::string bytes = folder.file("bytes.txt", "Peru \xFF praised Chile.\n");
  const std::string lines = folder.file("lines.jsonl",
                                        "{\"id\":\"a\",\"text\":\"Peru praised Chile.\"}\n"
                                        "{\"id\":\"b\",\"text\":\n"
                                        "{\"id\":\"c\"}\n"
                                        "{\"id\":\"d\",\"text\":\"Chile praised Peru.\"}\n");
  const auto got = run({"code", folder.path("gone.txt"), empty, blank, bytes, lines});
  EXPECT_EQ(got.status, kSomeFailed);
  SchemaBook schemas(ENTENTE_SOURCE_DIR "/schema");
  std::string seen;
  for (const Json& error : got.records("error")) {
    EXPECT_EQ(schemas.check(error, "error.json"), "");
    const std::string file = error["file"].text;
    seen += file.substr(file.rfind('/') + 1) + ":" + std::to_string(static_cast<int>(error["line"].number)) + " ";
    EXPECT_TRUE(has(got.err, file)) << "also on standard error";
  }
  EXPECT_EQ(seen, "gone.txt:0 empty.txt:0 blank.txt:1 bytes.txt:1 lines.jsonl:2 lines.jsonl:3 ");
  EXPECT_EQ(got.records("document").size(), 2u);
  EXPECT_GE(got.records("event").size(), 2u);
}

TEST(Code, ALineOfFiftyMegabytesIsRefusedNotSwallowed) {
  const Folder folder;
  const std::string path = folder.path("long.jsonl");
  {
    std::ofstream out(path, std::ios::binary);
    out << "{\"id\":\"long\",\"text\":\"";
    const std::string piece(1 << 20, 'x');
    for (int i = 0; i < 50; ++i) out << piece;
    out << "\"}\n{\"id\":\"next\",\"text\":\"Peru praised Chile.\"}\n";
  }
  const auto got = run({"code", path});
  EXPECT_EQ(got.status, kSomeFailed);
  ASSERT_EQ(got.records("error").size(), 1u);
  EXPECT_EQ(got.records("error")[0]["code"].text, "too_large");
  ASSERT_EQ(got.records("document").size(), 1u);
  EXPECT_EQ(got.records("document")[0]["id"].text, "next");
}

TEST(Code, WritesAFileOrSaysWhyNot) {
  const Folder folder;
  const std::string input = folder.file("in.txt", "Peru praised Chile on Monday.\n");
  const auto got = run({"code", "-o", folder.path("out.jsonl"), input});
  EXPECT_EQ(got.status, kAllRead);
  EXPECT_EQ(got.out, "");
  EXPECT_EQ(content_of(folder.path("out.jsonl")), run({"code", input}).out);

  EXPECT_EQ(run({"code", "-o", folder.path("no/such/folder.jsonl"), input}).status, kCouldNotRun);
  EXPECT_EQ(run({"code", "-o", input, input}).status, kWrongUsage);
  EXPECT_EQ(content_of(input), "Peru praised Chile on Monday.\n") << "the input is not overwritten";
}

TEST(Code, CsvHasItsHeaderOnceAndOneRowAnEvent) {
  const auto json = run({"code", kExamples + "news.jsonl"});
  const auto csv = run({"code", "--format", "csv", kExamples + "news.jsonl"});
  EXPECT_EQ(csv.out.substr(0, 12), "doc,id,date,");
  EXPECT_EQ(split(trim(csv.out), '\n').size(), json.records("event").size() + 1);
}

TEST(Code, PloverIsOneJsonObjectAnEvent) {
  const auto json = run({"code", kExamples + "news.jsonl"});
  const auto plover = run({"code", "--format", "plover", kExamples + "news.jsonl"});
  EXPECT_EQ(plover.records().size(), json.records("event").size());
  for (const Json& event : plover.records()) EXPECT_TRUE(event.find("has_event"));
}

TEST(Code, ColoursOnlyWhenAsked) {
  EXPECT_FALSE(has(run({"code", "--format", "pretty", kExamples + "telegram.txt"}).out, "\x1b"));
  EXPECT_TRUE(has(run({"code", "--format", "pretty", "--color", "always", kExamples + "telegram.txt"}).out, "\x1b[1m"));
}

TEST(Brief, ShowsASampleInFewLinesAndThreeDresses) {
  const auto pretty = run({"brief", kExamples + "telegram.txt"});
  EXPECT_EQ(pretty.status, kAllRead);
  EXPECT_TRUE(pretty.out.starts_with("Luong Cuong (Vietnam) → ")) << pretty.out;
  EXPECT_TRUE(has(pretty.out, "telegram"));
  EXPECT_TRUE(has(pretty.out, "reported by VNA"));
  EXPECT_LE(split(trim(pretty.out), '\n').size(), 25u);
  EXPECT_TRUE(run({"brief", "--format", "md", kExamples + "telegram.txt"}).out.starts_with("## Luong Cuong"));
  SchemaBook schemas(ENTENTE_SOURCE_DIR "/schema");
  const auto json = run({"brief", "--format", "json", kExamples + "news.jsonl"});
  EXPECT_EQ(json.records().size(), 12u);
  for (const Json& brief : json.records()) EXPECT_EQ(schemas.check(brief, "brief.json"), "");
}

TEST(Explain, ShowsTheWayFromWordsToRecords) {
  const auto got = run({"explain", "Peru praised Chile on Monday."});
  EXPECT_EQ(got.status, kAllRead);
  for (const char* part : {"╭─ Peru", "praised", "VERB", "Mentions", "“Peru”", "= Peru", "Rules tried", "fired",
                           "Records", "SUPPORT Peru → Chile"}) {
    EXPECT_TRUE(has(got.out, part)) << part << "\n" << got.out;
  }
}

TEST(Explain, ConlluIsWellFormed) {
  const auto got = run({"explain", "--format", "conllu", "Peru praised Chile."});
  int rows = 0, roots = 0;
  for (const std::string_view line : split(trim(got.out), '\n')) {
    if (line.starts_with("#")) continue;
    const auto columns = split(line, '\t');
    ASSERT_EQ(columns.size(), 10u) << line;
    ++rows, roots += columns[6] == "0";
  }
  EXPECT_EQ(rows, 4);
  EXPECT_EQ(roots, 1);
}

TEST(Explain, TheDateDecidesWhoIsMeant) {
  const std::string sentence = "The Soviet Union praised Peru.";
  const auto then = run({"explain", "--date", "1975-05-02", sentence}),
             later = run({"explain", "--date", "2015-05-02", sentence});
  EXPECT_FALSE(has(then.out, "not in force")) << then.out;
  EXPECT_TRUE(has(later.out, "not in force")) << later.out;
}

TEST(Explain, NoTextIsAnError) {
  const auto got = run({"explain", "  "});
  EXPECT_EQ(got.status, kSomeFailed);
  EXPECT_EQ(got.out, "");
  EXPECT_NE(got.err, "");
}

TEST(Explain, HostileWordsStayHarmless) {
  const auto got = run({"explain", "Peru \x1b[31mpraised\x07 Chile \xE2\x80\xAE now."});
  EXPECT_FALSE(has(got.out, "\x1b"));
  EXPECT_FALSE(has(got.out, "\x07"));
  EXPECT_FALSE(has(got.out, "\xE2\x80\xAE"));
}

TEST(Progress, SaysHowFarHowFastHowLong) {
  EXPECT_EQ(progress_text(12'500'000, 25'000'000, 1234, 10),
            "1,234 documents · 12.5 of 25.0 MB · 123 a second · 0:10 left");
  EXPECT_EQ(progress_text(500'000, 0, 1, 0), "1 document · 0.5 MB");
}

TEST(Progress, IsSilentWhereNobodyWatches) {
  testing::Recorder console;
  {
    Progress progress(console, false);
    progress.update(1, 2, 3);
  }
  EXPECT_EQ(console.err, "");
}

}  // namespace
}  // namespace entente
