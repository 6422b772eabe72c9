// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace entente::text {

/// How an abbreviation behaves before a capital letter.
enum class Abbreviation : std::uint8_t {
  none,
  before_name,    // "Gen.", "Mr.": what follows belongs to it; never ends a sentence
  before_number,  // "No.", "Art.": an abbreviation only before a number
  anywhere,       // "Inc.", "Sept.": ends a sentence if what follows is a word that opens sentences
};

/// The class of `word`, written without its stop. Case counts: "Gen" is one, "gen" is not, unless listed so.
Abbreviation find_abbreviation(std::string_view word);

/// Words that, capitalised, open a sentence and are no part of a name: "The", "However".
bool is_opener(std::string_view word);

/// Prefixes that UD treebanks keep with their word: "non", "pre", "anti".
bool is_kept_prefix(std::string_view word);

/// Units that are cut from their number: "km", "pm".
bool is_unit(std::string_view word);

/// Where to cut a word that is two written as one: "cannot" after 3; 0 for none.
std::size_t cut_of_fused(std::string_view word);

/// Endings of host names and files: "com", "pdf".
bool is_name_ending(std::string_view word);

}  // namespace entente::text
