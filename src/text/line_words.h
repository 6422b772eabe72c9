// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

// Words by which line_kinds.cc knows lines: hand-kept, in lower case where not said otherwise.
namespace entente::text::words {

/// Whole lines of navigation and the like, without the mark at their end.
inline constexpr std::string_view kFurniture[] = {
    "accept cookies",
    "advertisement",
    "all rights reserved",
    "back",
    "back to top",
    "bookmark",
    "build a custom report",
    "categories",
    "click to copy",
    "close",
    "comments",
    "contact us",
    "continue reading",
    "cookie policy",
    "copy link",
    "download",
    "download pdf",
    "download report",
    "email",
    "e-mail",
    "email this",
    "facebook",
    "filed under",
    "follow us",
    "hide",
    "home",
    "in this section",
    "latest news",
    "leave a comment",
    "linkedin",
    "load more",
    "log in",
    "menu",
    "more news",
    "most read",
    "newsletter",
    "next",
    "on this page",
    "previous",
    "print",
    "print this page",
    "privacy policy",
    "read more",
    "recommended",
    "related articles",
    "related news",
    "search",
    "share",
    "share this",
    "share this article",
    "show more",
    "sign in",
    "sign up",
    "skip to content",
    "skip to main content",
    "subscribe",
    "tags",
    "terms of use",
    "top",
    "translations",
    "twitter",
    "whatsapp",
};

/// Lines that begin so are furniture.
inline constexpr std::string_view kFurnitureHeads[] = {
    "click here",  "follow us on",     "copyright ©", "copyright (c)",   "© ",
    "sign up for", "subscribe to our", "share this ", "read more:",      "read also:",
    "see also:",   "also read:",       "skip to ",    "image:",          "photo:",
    "file photo",  "photo credit",     "tags:",       "read a section:",
};

/// Short lines that begin so are furniture.
inline constexpr std::string_view kSourceLines[] = {
    "source:", "source :", "editor:", "editors:", "web editor:", "last updated", "updated:", "published:", "posted:",
};

/// By-lines begin so, and a name follows.
inline constexpr std::string_view kBylines[] = {
    "by ",          "written by ",  "reporting by ",          "additional reporting by ", "editing by ",
    "edited by ",   "compiled by ", "from our correspondent", "by our correspondent",     "by staff writer",
    "staff writer",
};

/// Who worked on a report: below it, often in brackets.
inline constexpr std::string_view kDeskLines[] = {
    "reporting by ", "additional reporting by ", "writing by ", "written by ", "editing by ", "edited by ",
    "compiled by ",
};

/// Addresses of letters and speeches begin so.
inline constexpr std::string_view kAddresses[] = {
    "sir",
    "sirs",
    "dear ",
    "madam",
    "gentlemen",
    "my lord",
    "my dear ",
    "monsieur",
    "monseigneur",
    "excellency",
    "excellencies",
    "your excellency",
    "your excellencies",
    "your majesty",
    "your majesties",
    "your royal highness",
    "your highness",
    "your holiness",
    "your honor",
    "your eminence",
    "comrade ",
    "comrades",
    "dear comrade",
    "respected ",
    "esteemed ",
    "honourable ",
    "honorable ",
    "mr. president",
    "mr. minister",
    "mr. chairman",
    "mr. secretary",
    "ladies and gentlemen",
    "distinguished ",
    "mr. ambassador",
    "mr. prime minister",
    "his excellency",
    "her excellency",
    "his majesty",
    "her majesty",
    "to his excellency",
    "to her excellency",
    "to comrade ",
    "to the respected ",
    "h.e. ",
};

/// A line that ends so announces words; it addresses nobody.
inline constexpr std::string_view kSayings[] = {
    " said:", " says:", " wrote:", " added:", " stated:", " told:", " noted:", " declared:", " reads:", " follows:"};

/// Closings of letters begin so.
inline constexpr std::string_view kClosings[] = {
    "very truly yours",
    "truly yours",
    "yours, ",
    "yours ",
    "sincerely",
    "respectfully",
    "very respectfully",
    "most respectfully",
    "faithfully yours",
    "with respect",
    "with best wishes",
    "with best regards",
    "best regards",
    "kind regards",
    "with kind regards",
    "with highest consideration",
    "with the highest consideration",
    "with assurances of",
    "with comradely greetings",
    "with communist greetings",
    "your obedient servant",
    "your most obedient",
    "i am, sir",
    "i have the honor to be",
    "i have the honour to be",
    "i remain, ",
    "i am, &c",
    "i have, &c",
    "i have [etc.]",
    "i am, with ",
    "i am, your",
    "ends",
    "end of text",
    "end of message",
};

/// A text ends so.
inline constexpr std::string_view kEndSigns[] = {
    "-0-",  "-30-", "-end-", "- end -", "###",     "# # #",    "(end)", "end",
    "end.", "//",   "[end]", "—end—",   "enditem", "/enditem", "endit", "(more)",
};

/// By-lines that run into the text; their case counts.
inline constexpr std::string_view kRunInBylines[] = {
    "Office of the Spokesperson ",
    "Office of the Spokesman ",
    "Office of the Press Secretary ",
    "Office of Press Relations ",
    "Bureau of Public Affairs ",
    "Office of Public Affairs ",
    "Secretary of State ",
    "Deputy Secretary of State ",
    "Department Spokesperson ",
    "Deputy Department Spokesperson ",
    "Principal Deputy Spokesperson ",
    "Acting Spokesperson ",
    "Ministry Spokesperson ",
};

/// Words of four letters or more that stay small in titles.
inline constexpr std::string_view kSmallWords[] = {
    "about", "after",   "against", "among",   "before", "between", "from", "into",   "over",
    "their", "through", "toward",  "towards", "under",  "upon",    "with", "within", "without",
};

}  // namespace entente::text::words
