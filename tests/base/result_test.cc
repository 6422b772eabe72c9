// SPDX-License-Identifier: Apache-2.0
#include "base/result.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "base/bounded_queue.h"

namespace entente {
namespace {

Result<int> half(int number) {
  if (number % 2 != 0) return Error{ErrorCode::bad_value, "odd"};
  return number / 2;
}

Result<std::string> quarter(int number) {
  const int h = TRY(half(number));
  return std::to_string(TRY(half(h)));
}

Status only_even(int number) {
  TRY(half(number));
  return Done{};
}

TEST(Result, TryHandsErrorsOn) {
  EXPECT_EQ(*quarter(8), "2");
  EXPECT_EQ(quarter(6).error().message, "odd");
  EXPECT_TRUE(only_even(2));
  EXPECT_FALSE(only_even(3));
}

TEST(Result, HoldsWhatCannotBeCopied) {
  Result<std::unique_ptr<int>> result(std::make_unique<int>(5));
  const std::unique_ptr<int> taken = *std::move(result);
  EXPECT_EQ(*taken, 5);
}

TEST(Error, DescribesItself) {
  EXPECT_EQ(describe({ErrorCode::empty, "nothing here"}), "nothing here");
  EXPECT_EQ(describe({ErrorCode::empty, "nothing here", "a.txt"}), "a.txt: nothing here");
  EXPECT_EQ(describe({ErrorCode::empty, "nothing here", "a.txt", 7, 3}), "a.txt:7: nothing here");
  EXPECT_EQ(name_of(ErrorCode::bad_encoding), "bad_encoding");
  EXPECT_EQ(name_of(ErrorCode::too_large), "too_large");
}

TEST(BoundedQueue, HandsEachItemOverOnce) {
  BoundedQueue<int> queue(3);
  std::vector<std::thread> threads;
  std::atomic<long> sum = 0;
  std::atomic<int> count = 0;
  for (int t = 0; t < 3; ++t) {
    threads.emplace_back([&] {
      while (const auto item = queue.pop()) sum += *item, ++count;
    });
  }
  for (int i = 1; i <= 1000; ++i) EXPECT_TRUE(queue.push(i));
  queue.close();
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(count, 1000);
  EXPECT_EQ(sum, 500500);
}

TEST(BoundedQueue, ClosedTakesNothingButGivesWhatItHolds) {
  BoundedQueue<std::string> queue(2);
  EXPECT_TRUE(queue.push("a"));
  queue.close();
  EXPECT_FALSE(queue.push("b"));
  EXPECT_EQ(queue.pop(), "a");
  EXPECT_FALSE(queue.pop());
}

TEST(BoundedQueue, AFullQueueWaitsUntilItIsClosed) {
  BoundedQueue<int> queue(1);
  EXPECT_TRUE(queue.push(1));
  std::thread closer([&] { queue.close(); });
  EXPECT_FALSE(queue.push(2));  // waits, as it is full, and is then turned away
  closer.join();
}

}  // namespace
}  // namespace entente
