// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/ledger.h"

namespace entente {

/// How records are shown to a person.
struct View {
  bool color = false;
  std::size_t width = 100;  // columns
  /// "CHN" -> "China"; "" where it does not know. May be empty: codes are then shown as they are.
  std::function<std::string(std::string_view code)> country_name;
};

/// "Xi Jinping (China)", "Foreign minister of Poland", "China", or the words where nothing was resolved.
std::string label_of(const Entity& entity, const View& view);
/// All of a side: "A, B and C"; "nobody named" where it is empty.
std::string label_of(const std::vector<Entity>& side, const View& view);
/// The state or body of a side, without persons: "China", "China and Russia".
std::string country_of(const std::vector<Entity>& side, const View& view);

/// "A → B", or "A and B" where a record has one side only.
std::string sides_of(const std::vector<Entity>& from, const std::vector<Entity>& to, const View& view);

/// "telegram of congratulation", "planned visit", "possible letter".
std::string describe_kind(const Exchange& exchange);
/// "for the 75th national day"; "" if there is no occasion.
std::string describe_occasion(const Exchange& exchange);

/// Plain words for an id: "joint_statement" -> "joint statement".
std::string spaced(std::string_view id);

/// "12–40"
std::string range_text(ByteRange range);

}  // namespace entente
