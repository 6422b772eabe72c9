// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// The base forms that a regular English verb form may have, likeliest first: "shelled" gives shell, shelle, shel;
/// "denied" gives deny …; `form` in lower case. Empty for a form without -s, -ed or -ing. Which of them is a word, a
/// vocabulary decides.
std::vector<std::string> base_forms(std::string_view form);

/// The base form of an irregular past form that agency copy uses ("shot": shoot); empty for any other word.
std::string_view irregular_base(std::string_view form);

}  // namespace entente
