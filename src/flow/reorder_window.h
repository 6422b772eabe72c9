// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace entente {

/// Puts what threads finish out of order back into order, with bounded memory: a number is handed out only while it
/// lies less than `capacity` ahead of what was taken, and while less than `max_weight` is under way (one item may
/// always go, however heavy). Any number of threads; take() from one.
template <typename T>
class ReorderWindow {
 public:
  ReorderWindow(std::size_t capacity, std::size_t max_weight) : slots_(capacity), max_weight_(max_weight) {}

  /// The next number, once there is room for an item of `weight`; nothing if cancelled.
  std::optional<std::uint64_t> reserve(std::size_t weight) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] {
      return cancelled_ || (reserved_ - taken_ < slots_.size() && (weight_ == 0 || weight_ + weight <= max_weight_));
    });
    if (cancelled_) return std::nullopt;
    slots_[reserved_ % slots_.size()].weight = weight;
    weight_ += weight;
    return reserved_++;
  }

  /// The finished item of a reserved number.
  void put(std::uint64_t number, T item) {
    std::lock_guard lock(mutex_);
    slots_[number % slots_.size()].item = std::move(item);
    if (number == taken_) ready_.notify_one();
  }

  /// No more numbers will be reserved.
  void finish() {
    std::lock_guard lock(mutex_);
    finished_ = true;
    ready_.notify_one();
  }

  /// Wakes and refuses everybody who waits for room; what was put is dropped by the owner.
  void cancel() {
    std::lock_guard lock(mutex_);
    cancelled_ = true;
    room_.notify_all();
  }

  /// The next item in order; nothing once finished and empty.
  std::optional<T> take() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [&] { return slot().item.has_value() || (finished_ && taken_ == reserved_); });
    if (!slot().item) return std::nullopt;
    std::optional<T> item = std::exchange(slot().item, std::nullopt);
    weight_ -= slot().weight;
    ++taken_;
    room_.notify_all();
    return item;
  }

 private:
  struct Slot {
    std::optional<T> item;
    std::size_t weight = 0;
  };
  Slot& slot() { return slots_[taken_ % slots_.size()]; }

  std::vector<Slot> slots_;
  const std::size_t max_weight_;
  std::mutex mutex_;
  std::condition_variable room_, ready_;
  std::uint64_t reserved_ = 0, taken_ = 0;
  std::size_t weight_ = 0;
  bool finished_ = false, cancelled_ = false;
};

}  // namespace entente
