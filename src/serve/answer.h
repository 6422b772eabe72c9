// SPDX-License-Identifier: Apache-2.0
//
// What the server says to each question, without a word about HTTP's wire: so that it can be tested and read alone.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "store/store.h"

namespace entente {

/// Turns a posted text into JSON lines (docs/output.md); a text that cannot be read gives an `error` record. Called
/// from several threads at once.
using CodeText = std::function<std::string(std::string text)>;

namespace serve {

struct Answer {
  int status = 200;
  std::string type;  // media type
  std::string body;
};

/// A stretch of a list.
struct Page {
  std::size_t limit = 50;
  std::size_t offset = 0;
};
inline constexpr std::size_t kMaxListed = 500;     // entries of one answer
inline constexpr std::size_t kMaxQuestion = 1000;  // bytes of what is searched for

/// {"error": message}
Answer failure(int status, std::string_view message);

/// Records of `text` as JSON lines; 400 where it is empty.
Answer code(const CodeText& code_text, std::string text);

/// {"documents":[{"id","source","url","title","version","date","records"}…],"total"}, the last added first.
Answer documents(const Store& store, Page page);

/// {"id","text","records":[…]} with the records as `code` gives them; 404 where there is no such document.
Answer document(const Store& store, std::string_view id);

/// {"hits":[{…, "snippet":[{"text","hit"}…]}…]}, best first.
Answer search(const Store& store, std::string_view question, Page page);

/// The Content-Security-Policy under which a page may run: nothing from elsewhere, and of scripts only those that stand
/// in `page` itself, named by their hash; a script that gets in by a text does not run.
std::string content_policy(std::string_view page);

}  // namespace serve
}  // namespace entente
