// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace entente::text {

// What one line is by its own words. `line` is without white space at its ends and not empty.

bool is_furniture(std::string_view line);    // "Share", "Page 3 of 9", "Back to top", "* * *"
bool is_byline(std::string_view line);       // "By Ana Writer", "Editing by …"
bool is_address(std::string_view line);      // "Your Excellency,", "Dear Mr. Writer:"
bool is_closing(std::string_view line);      // "Respectfully yours,", "-0-", "###"
bool is_signature(std::string_view line);    // a name and little else; only asked behind a closing
bool is_lone_name(std::string_view line);    // "J. A. Writer", "WRITER.": asked for a text's last line
bool is_heading(std::string_view line);      // short, capitalised, no closing mark
bool is_letter_head(std::string_view line);  // "Department of Trade, Lisbon, May 3, 1861."
bool is_list_item(std::string_view line);    // "- …", "(a) …", "3. …", "b) …"
bool ends_sentence(std::string_view line);   // . ! ? : and closing quotes or brackets behind them

/// Length of "Sir: ", "My Lord: " at the head of a letter's first paragraph; 0 if it does not begin so.
std::size_t address_prefix(std::string_view line);

/// Length of a by-line that runs into the text as feeds deliver it ("Office of the Spokesperson The …"); else 0.
std::size_t byline_prefix(std::string_view line);

}  // namespace entente::text
