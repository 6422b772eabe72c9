// SPDX-License-Identifier: Apache-2.0
#include "flow/reorder_window.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>

namespace entente {
namespace {

using namespace std::chrono_literals;

TEST(ReorderWindow, GivesBackInOrderWhatComesOutOfOrder) {
  ReorderWindow<std::string> window(4, 100);
  const auto a = window.reserve(1), b = window.reserve(1), c = window.reserve(1);
  window.put(*c, "c");
  window.put(*a, "a");
  window.put(*b, "b");
  window.finish();
  EXPECT_EQ(window.take(), "a");
  EXPECT_EQ(window.take(), "b");
  EXPECT_EQ(window.take(), "c");
  EXPECT_EQ(window.take(), std::nullopt);
}

// True if another reservation of `weight` has to wait until something is taken.
bool has_to_wait(ReorderWindow<int>& window, std::size_t weight) {
  std::atomic<bool> through = false;
  std::thread other([&] { through = window.reserve(weight).has_value(); });
  std::this_thread::sleep_for(50ms);
  const bool waited = !through;
  if (waited) window.take();
  other.join();
  return waited;
}

TEST(ReorderWindow, DoesNotRunAheadOfWhatWasTaken) {
  ReorderWindow<int> window(2, 100);
  window.put(*window.reserve(1), 1);
  EXPECT_FALSE(has_to_wait(window, 1));
  EXPECT_TRUE(has_to_wait(window, 1)) << "two are under way";
}

TEST(ReorderWindow, BoundsTheWeightUnderWay) {
  ReorderWindow<int> window(10, 100);
  window.put(*window.reserve(60), 1);
  EXPECT_TRUE(has_to_wait(window, 60));
}

TEST(ReorderWindow, OneItemMayBeAsHeavyAsItLikes) {
  ReorderWindow<int> window(10, 100);
  EXPECT_EQ(window.reserve(1000), 0u);
}

TEST(ReorderWindow, CancelWakesWhoWaits) {
  ReorderWindow<int> window(1, 100);
  window.reserve(1);
  std::thread other([&] { EXPECT_EQ(window.reserve(1), std::nullopt); });
  std::this_thread::sleep_for(20ms);
  window.cancel();
  other.join();
}

}  // namespace
}  // namespace entente
