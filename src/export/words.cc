// SPDX-License-Identifier: Apache-2.0
#include "export/words.h"

#include <algorithm>

#include "base/utf8.h"

namespace entente {

std::string_view words_at(const Document& document, ByteRange range) {
  const std::string_view text = document.text;
  const std::size_t begin = std::min<std::size_t>(range.begin, text.size());
  const std::size_t end = std::clamp<std::size_t>(range.end, begin, text.size());
  return text.substr(begin, end - begin);
}

std::string name_of(const Document& document) {
  if (!document.id.starts_with("sha256:") || document.file.empty() || document.file == "-") return document.id;
  return valid_utf8(document.file.substr(document.file.rfind('/') + 1));
}

std::string valid_utf8(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t bad = find_invalid_utf8(text);
    out += text.substr(0, bad);
    if (bad == text.npos) return out;
    out += "\xEF\xBF\xBD";
    text.remove_prefix(bad + 1);
  }
}

std::vector<std::string_view> auxiliary_names(std::uint8_t bits) {
  std::vector<std::string_view> names;
  if (bits & kHistorical) names.push_back("historical");
  if (bits & kFuture) names.push_back("future");
  if (bits & kHypothetical) names.push_back("hypothetical");
  if (bits & kNegation) names.push_back("negation");
  return names;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

}  // namespace entente
