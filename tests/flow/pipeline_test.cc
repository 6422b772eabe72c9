// SPDX-License-Identifier: Apache-2.0
#include "flow/pipeline.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "assets/assets.h"

namespace entente {
namespace {

const Engines& engines() {
  static const Result<Engines> loaded =
      Engines::load({embedded_model(), embedded_lexicon(), embedded_event_rules(), embedded_exchange_rules()});
  EXPECT_TRUE(loaded.ok()) << (loaded.ok() ? "" : loaded.error().message);
  return *loaded;
}

// A file that is gone when the test is over.
class InputFile {
 public:
  explicit InputFile(const std::string& content) {
    path_ = (std::filesystem::temp_directory_path() / ("entente_flow_" + std::to_string(getpid()) + ".jsonl")).string();
    std::ofstream(path_, std::ios::binary) << content;
  }
  ~InputFile() { std::filesystem::remove(path_); }
  Reader reader() const { return Reader({path_}); }

 private:
  std::string path_;
};

// Documents of very different length, so that workers overtake each other; every `broken`th line is no JSON.
std::string many_documents(int count, int broken) {
  std::string out;
  for (int i = 0; i < count; ++i) {
    std::string text;
    for (int k = 0; k <= (i * 37) % 23; ++k)
      text += "Peru praised Chile on Monday, and Bolivia accused Brazil of fraud. ";
    out += broken > 0 && i % broken == broken - 1
               ? "{\"id\": oops}\n"
               : "{\"id\":\"d" + std::to_string(i) + "\",\"text\":\"" + text + "\"}\n";
  }
  return out;
}

// A sink that writes "d7:2 " for document d7 with two events and "! " for a failure.
PipelineSink plain_sink(std::string& written) {
  PipelineSink sink;
  sink.document = [](std::string& out, const Document& d, const Ledger& l) {
    out += d.id + ":" + std::to_string(l.events.size()) + " ";
  };
  sink.error = [](std::string& out, const Error&) { out += "! "; };
  sink.write = [&written](std::string_view chunk) { return written += chunk, true; };
  return sink;
}

std::string run_with(const InputFile& input, int threads, PipelineCounts* counts = nullptr) {
  Reader reader = input.reader();
  std::string written;
  PipelineOptions options;
  options.threads = threads;
  const PipelineCounts got = run_pipeline(reader, engines(), options, plain_sink(written));
  if (counts) *counts = got;
  return written;
}

TEST(Pipeline, GivesTheSameBytesWithAnyNumberOfThreads) {
  const InputFile input(many_documents(150, 11));
  const std::string alone = run_with(input, 1);
  EXPECT_EQ(alone.substr(0, 3), "d0:");
  EXPECT_EQ(run_with(input, 2), alone);
  EXPECT_EQ(run_with(input, 7), alone);
  EXPECT_EQ(run_with(input, 0), alone);
}

TEST(Pipeline, AFailureKeepsItsPlaceAndTheRestGoesOn) {
  const InputFile input(many_documents(9, 3));
  PipelineCounts counts;
  std::string out = run_with(input, 3, &counts);
  for (std::size_t at; (at = out.find(':')) != out.npos;) out.erase(at, out.find(' ', at) - at);
  EXPECT_EQ(out, "d0 d1 ! d3 d4 ! d6 d7 ! ");
  EXPECT_EQ(counts.documents, 6u);
  EXPECT_EQ(counts.failures, 3u);
  EXPECT_FALSE(counts.stopped);
}

TEST(Pipeline, TellsOfEachFailureInOrder) {
  const InputFile input(many_documents(9, 3));
  for (const int threads : {1, 4}) {
    Reader reader = input.reader();
    std::string written;
    std::vector<std::uint64_t> lines;
    PipelineSink sink = plain_sink(written);
    sink.failed = [&](const Error& error) { lines.push_back(error.line); };
    PipelineOptions options;
    options.threads = threads;
    run_pipeline(reader, engines(), options, sink);
    EXPECT_EQ(lines, (std::vector<std::uint64_t>{3, 6, 9})) << threads << " threads";
  }
}

TEST(Pipeline, StopsWhenNobodyReadsAnyMore) {
  const InputFile input(many_documents(400, 0));
  for (const int threads : {1, 4}) {
    Reader reader = input.reader();
    std::string written;
    PipelineSink sink = plain_sink(written);
    int chunks = 0;
    sink.write = [&](std::string_view) { return ++chunks < 3; };
    PipelineOptions options;
    options.threads = threads;
    const PipelineCounts counts = run_pipeline(reader, engines(), options, sink);
    EXPECT_TRUE(counts.stopped);
    EXPECT_EQ(chunks, 3);
    EXPECT_EQ(counts.documents, 3u);
  }
}

TEST(Pipeline, WhatARendererThrowsCostsOneDocument) {
  const InputFile input(many_documents(6, 0));
  for (const int threads : {1, 3}) {
    Reader reader = input.reader();
    std::string written;
    PipelineSink sink = plain_sink(written);
    sink.document = [](std::string& out, const Document& d, const Ledger&) {
      out += d.id + " ";
      if (d.id == "d2") throw std::runtime_error("no more paper");
    };
    PipelineOptions options;
    options.threads = threads;
    const PipelineCounts counts = run_pipeline(reader, engines(), options, sink);
    EXPECT_EQ(written, "d0 d1 ! d3 d4 d5 ");
    EXPECT_EQ(counts.failures, 1u);
  }
}

TEST(Pipeline, NoInputIsNoOutput) {
  Reader reader({});
  std::string written;
  const PipelineCounts counts = run_pipeline(reader, engines(), {}, plain_sink(written));
  EXPECT_EQ(written, "");
  EXPECT_EQ(counts.documents + counts.failures, 0u);
}

TEST(Engines, RefuseWhatIsNoModel) {
  const Result<Engines> loaded =
      Engines::load({"not a model", embedded_lexicon(), embedded_event_rules(), embedded_exchange_rules()});
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ(loaded.error().code, ErrorCode::bad_file);
}

}  // namespace
}  // namespace entente
