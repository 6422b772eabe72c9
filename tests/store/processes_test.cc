// SPDX-License-Identifier: Apache-2.0
//
// Several processes, and processes that die: children are forked, killed at random moments, and started again.
#include <gtest/gtest.h>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>

#include <random>

#include "sample.h"
#include "store/store.h"

namespace entente {
namespace {

using namespace testing;

constexpr int kBatch = 8;

// Adds documents [begin, end) in batches, as `entente add` does. The exit status of the child.
int add_range(const std::string& path, int begin, int end) {
  Result<Store> store = Store::open(path);
  if (!store) return 2;
  for (int i = begin; i < end; i += kBatch) {
    if (!store->add(made_up_range(i, std::min(end, i + kBatch)))) return 3;
  }
  return 0;
}

pid_t fork_adding(const std::string& path, int begin, int end) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(add_range(path, begin, end));
  return child;
}

int wait_for(pid_t child) {
  int status = -1;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  return status;
}

void expect_whole_batches(const std::string& path) {
  Result<Store> store = Store::open(path);
  ASSERT_TRUE(store.ok()) << describe(store.error());
  const auto wrong = store->check();
  ASSERT_TRUE(wrong.ok());
  EXPECT_TRUE(wrong->empty()) << wrong->front();
  const StoreCounts counts = *store->counts();
  EXPECT_EQ(counts.documents, counts.versions);
  EXPECT_EQ(counts.versions % kBatch, 0u);
  EXPECT_EQ(counts.events, counts.versions * 3);
  EXPECT_EQ(counts.exchanges, counts.versions);
}

TEST(Processes, KilledAtAnyMomentLosesAndDoublesNothing) {
  const Folder folder;
  const std::string path = folder.path("a.db");
  constexpr int kDocuments = 160, kKills = 24;
  std::mt19937 random(20240917);
  const auto forget = [&] {
    for (const char* part : {"", "-wal", "-shm"}) std::filesystem::remove(path + part);
  };
  // How long undisturbed work takes here: a quick machine must not be done before the blow falls.
  const auto begin = std::chrono::steady_clock::now();
  ASSERT_EQ(wait_for(fork_adding(path, 0, kDocuments)), 0);
  const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
  forget();
  int killed = 0;
  // Most of the store's life is spent at its begin: making the file, the tables, the first batches.
  for (int tries = 0; killed < kKills && tries < 20 * kKills; ++tries) {
    const pid_t child = fork_adding(path, 0, kDocuments);
    ASSERT_GT(child, 0);
    ::usleep(static_cast<useconds_t>(std::uniform_int_distribution<std::int64_t>(0, whole.count())(random)));
    ::kill(child, SIGKILL);
    const bool struck = WIFSIGNALED(wait_for(child));
    killed += struck;
    expect_whole_batches(path);
    if (!struck || tries % 6 == 5) forget();  // a full store leaves nothing to do
  }
  EXPECT_EQ(killed, kKills);  // else the moments were no moments of work
  EXPECT_EQ(wait_for(fork_adding(path, 0, kDocuments)), 0);
  expect_whole_batches(path);
  EXPECT_EQ(Store::open(path)->counts()->versions, static_cast<std::uint64_t>(kDocuments));
}

TEST(Processes, TwoThatAddAtOnceWaitForEachOther) {
  const Folder folder;
  const std::string path = folder.path("a.db");
  // The file does not exist yet, and half of the documents are the same.
  const pid_t children[] = {fork_adding(path, 0, 160), fork_adding(path, 80, 240), fork_adding(path, 40, 120)};
  for (const pid_t child : children) EXPECT_EQ(wait_for(child), 0);
  expect_whole_batches(path);
  EXPECT_EQ(Store::open(path)->counts()->versions, 240u);
}

TEST(Processes, WaitingEndsWithAnErrorThatSaysWhy) {
  const Folder folder;
  const std::string path = folder.path("a.db");
  Result<Store> store = Store::open(path, {.busy_timeout_ms = 50});
  ASSERT_TRUE(store.ok());
  auto other = store::Database::open(path, store::OpenMode::create, 50);
  auto writing = store::Transaction::begin(*other);
  ASSERT_TRUE(writing.ok());
  const auto added = store->add(made_up_range(0, 2));
  ASSERT_FALSE(added.ok());
  EXPECT_NE(added.error().message.find("another process"), std::string::npos) << added.error().message;
  EXPECT_EQ(store->counts()->versions, 0u);  // reading does not wait
}

}  // namespace
}  // namespace entente
