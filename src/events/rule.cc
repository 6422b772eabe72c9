// SPDX-License-Identifier: Apache-2.0
// Reads data/rules/*.rules; the language is docs/rules.md. One pass for the lists, one for the rules. Every refusal
// names file, line and what was expected.
#include "events/rule.h"

#include <algorithm>
#include <cstdlib>

#include "base/strings.h"

namespace entente {
namespace {

// Lines with continuation ("\" at the end), comments and blank lines dropped.
std::vector<std::pair<std::string, std::uint64_t>> logical_lines(std::string_view text) {
  std::vector<std::pair<std::string, std::uint64_t>> out;
  std::uint64_t number = 0;
  bool open = false;
  for (std::string_view raw : split(text, '\n')) {
    ++number;
    std::string_view line = trim(raw);
    if (!open && (line.empty() || line.front() == '#')) continue;
    const bool goes_on = !line.empty() && line.back() == '\\';
    if (goes_on) line = trim(line.substr(0, line.size() - 1));
    if (open) {
      out.back().first += ' ';
      out.back().first += line;
    } else {
      out.emplace_back(std::string(line), number);
    }
    open = goes_on;
  }
  return out;
}

Error bad(std::string_view file, std::uint64_t line, std::string message) {
  return Error{ErrorCode::bad_syntax, std::move(message), std::string(file), line};
}

std::string unquote(std::string_view word) {
  word = trim(word);
  if (word.size() >= 2 && word.front() == '"' && word.back() == '"') word = word.substr(1, word.size() - 2);
  return std::string(word);
}

// Adds the words of a comma- or bar-separated text, lists included.
Status add_words(std::string_view text, char separator, const RuleBook& book, Words& out, std::string_view file,
                 std::uint64_t line) {
  for (std::string_view part : split(text, separator)) {
    part = trim(part);
    if (part.empty()) return bad(file, line, "expected a word between the separators");
    if (part.front() != '@') {
      // In conditions, where blanks separate, "hunger_strike" stands for "hunger strike".
      std::string word = unquote(part);
      std::replace(word.begin(), word.end(), '_', ' ');
      out.insert(std::move(word));
      continue;
    }
    const auto list = book.lists.find(part.substr(1));
    if (list == book.lists.end())
      return bad(file, line, "no list is named " + std::string(part) + "; define it with @list");
    out.insert(list->second.begin(), list->second.end());
  }
  return Done{};
}

struct FileReader {
  std::string_view file;
  RuleBook& book;
  Rule section;  // what the current header codes
  bool in_section = false;

  Status header(std::string_view text, std::uint64_t line);
  Status result(std::string_view word, Rule& rule, std::uint64_t line, bool& known);
  Status rule(std::string_view text, std::uint64_t line);
  Status example(std::string_view text, std::uint64_t line);
  Result<Slot> slot(std::string_view text, std::uint64_t line);
  Status slots(std::string_view text, std::vector<Slot>& out, std::uint64_t line);
  Status condition(std::string_view text, Rule& rule, std::uint64_t line);
  Status triggers(std::string_view text, Rule& rule, std::uint64_t line);
};

std::vector<std::string> values(std::string_view text) {
  std::vector<std::string> out;
  for (std::string_view part : split(text, '|')) {
    if (!trim(part).empty()) out.emplace_back(trim(part));
  }
  return out;
}

// mode=, cameo=, context=, conf=, need=, plain
Status FileReader::result(std::string_view word, Rule& rule, std::uint64_t line, bool& known) {
  known = true;
  const std::size_t eq = word.find('=');
  const std::string_view key = word.substr(0, eq);
  const std::string_view value = eq == word.npos ? std::string_view{} : word.substr(eq + 1);
  if (word == "plain") {
    rule.plain = true;
  } else if (key == "mode") {
    rule.modes = values(value);
  } else if (key == "cameo") {
    const bool digits =
        value.size() >= 2 && value.size() <= 4 && std::all_of(value.begin(), value.end(), is_ascii_digit);
    if (!digits) return bad(file, line, "cameo= wants two to four digits, e.g. cameo=0811");
    rule.cameo = value;
  } else if (key == "context") {
    rule.contexts = values(value);
  } else if (key == "conf") {
    rule.confidence = std::strtod(std::string(value).c_str(), nullptr);
    if (!(rule.confidence > 0 && rule.confidence <= 1))
      return bad(file, line, "conf= wants a number above 0, at most 1");
  } else if (key == "need") {
    if (value != "actor" && value != "recipient" && value != "both") {
      return bad(file, line, "need= wants actor, recipient or both");
    }
    rule.need_actor |= value != "recipient";
    rule.need_recipient |= value != "actor";
  } else {
    known = false;
  }
  return Done{};
}

Status FileReader::header(std::string_view text, std::uint64_t line) {
  if (text.back() != ']') return bad(file, line, "a section header ends with ']'");
  section = Rule{};
  bool first = true;
  for (std::string_view word : split(text.substr(1, text.size() - 2), ' ')) {
    if (trim(word).empty()) continue;
    if (first) {
      if (!parse_category(word, section.category)) {
        return bad(file, line,
                   "expected one of the 16 categories (AGREE … ASSAULT), found '" + std::string(word) + "'");
      }
      first = false;
      continue;
    }
    bool known = false;
    TRY(result(word, section, line, known));
    if (!known)
      return bad(file, line,
                 "unknown word '" + std::string(word) + "' in a header; expected mode= cameo= context= conf= need=");
  }
  if (first) return bad(file, line, "a header names a category: [ACCUSE mode=…]");
  const Category c = section.category;
  section.need_recipient |= c == Category::SANCTION || c == Category::AID || c == Category::COOPERATE;
  in_section = true;
  return Done{};
}

Result<Slot> FileReader::slot(std::string_view text, std::uint64_t line) {
  Slot out;
  text = trim(text);
  if (!text.empty() && text.back() == '!') {
    out.reach = Reach::head;
    text.remove_suffix(1);
  }
  static constexpr std::pair<std::string_view, SlotBase> kNamed[] = {{"S", SlotBase::subject},
                                                                     {"O", SlotBase::object},
                                                                     {"I", SlotBase::indirect},
                                                                     {"C", SlotBase::complement},
                                                                     {"C.S", SlotBase::complement_subject},
                                                                     {"C.O", SlotBase::complement_object},
                                                                     {"poss", SlotBase::possessor},
                                                                     {"mod", SlotBase::modifier},
                                                                     {"loc", SlotBase::location},
                                                                     {"self", SlotBase::self}};
  for (const auto& [name, base] : kNamed) {
    if (text == name) return out.base = base, out;
  }
  const bool word =
      !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_lower(c) || c == '_'; });
  if (!word)
    return bad(file, line,
               "'" + std::string(text) + "' is no slot; expected S O I C C.S C.O poss mod loc self or a preposition");
  out.base = SlotBase::preposition;
  out.preposition = text;
  std::replace(out.preposition.begin(), out.preposition.end(), '_', ' ');
  return out;
}

Status FileReader::slots(std::string_view text, std::vector<Slot>& out, std::uint64_t line) {
  text = trim(text);
  if (text.empty() || text == "-") return Done{};
  for (std::string_view part : split(text, '|')) out.push_back(TRY(slot(part, line)));
  return Done{};
}

Status FileReader::condition(std::string_view text, Rule& rule, std::uint64_t line) {
  bool known = false;
  TRY(result(text, rule, line, known));
  if (known) return Done{};
  Condition c;
  c.written = text;
  if (text == "neg") {
    c.test = Condition::Test::negated;
  } else if (text.starts_with("mod=")) {
    c.test = Condition::Test::modifier;
    TRY(add_words(text.substr(4), '|', book, c.words, file, line));
  } else if (text.starts_with("C.aux=")) {
    c.test = Condition::Test::auxiliary;
    c.slot.base = SlotBase::complement;
    TRY(add_words(text.substr(6), '|', book, c.words, file, line));
  } else if (text.starts_with("C~")) {
    c.test = Condition::Test::codes;
    c.slot.base = SlotBase::complement;
    for (const std::string& v : values(text.substr(2))) {
      Category category;
      if (v != "any" && v != "coop" && v != "conflict" && !parse_category(v, category)) {
        return bad(file, line, "C~ wants any, coop, conflict or category names");
      }
      c.words.insert(v);
    }
  } else if (const std::size_t eq = text.find('='); eq != text.npos) {
    const bool unequal = eq > 0 && text[eq - 1] == '!';
    c.slot = TRY(slot(text.substr(0, unequal ? eq - 1 : eq), line));
    std::string_view value = text.substr(eq + 1);
    if (value.starts_with("actor|")) {
      c.or_actor = true;
      value.remove_prefix(6);
    } else if (value.ends_with("|actor")) {
      c.or_actor = true;
      value.remove_suffix(6);
    }
    if (value == "actor") {
      c.test = unequal ? Condition::Test::is_no_actor : Condition::Test::is_actor;
    } else {
      c.test = unequal ? Condition::Test::head_not_in : Condition::Test::head_in;
      TRY(add_words(value, '|', book, c.words, file, line));
    }
  } else {
    const bool absent = text.front() == '!';
    c.test = absent ? Condition::Test::absent : Condition::Test::present;
    c.slot = TRY(slot(absent ? text.substr(1) : text, line));
  }
  rule.conditions.push_back(std::move(c));
  return Done{};
}

Status FileReader::triggers(std::string_view text, Rule& rule, std::uint64_t line) {
  Words words;
  TRY(add_words(text, ',', book, words, file, line));
  for (const std::string& word : words) {
    const std::size_t plus = word.find('+');
    Trigger t{word.substr(0, plus), plus == word.npos ? std::string{} : word.substr(plus + 1)};
    if (t.lemma.empty()) return bad(file, line, "a trigger needs a lemma before '+'");
    rule.triggers.push_back(std::move(t));
  }
  return Done{};
}

Status FileReader::rule(std::string_view text, std::uint64_t line) {
  if (!in_section) return bad(file, line, "a rule stands under a header such as [ACCUSE mode=disapprove]");
  Rule out = section;
  out.id = std::string(file) + ":" + std::to_string(line);
  const std::size_t space = text.find(' ');
  const std::string_view kind = text.substr(0, space);
  if (kind == "verb")
    out.kind = TriggerKind::verb;
  else if (kind == "noun")
    out.kind = TriggerKind::noun;
  else if (kind == "adj")
    out.kind = TriggerKind::adjective;
  else
    return bad(file, line, "a rule begins with verb, noun or adj, found '" + std::string(kind) + "'");
  const std::size_t colon = text.find(" : ");
  if (colon == text.npos || space == text.npos || colon < space) {
    return bad(file, line, "expected 'verb lemma, lemma : actor > recipient'");
  }
  TRY(triggers(text.substr(space, colon - space), out, line));
  const auto parts = split(text.substr(colon + 3), ';');
  const std::size_t cut = parts[0].find_first_of(">&");
  if (cut == std::string_view::npos)
    return bad(file, line, "expected '>' (actor > recipient) or '&' (reciprocal) after ':'");
  out.reciprocal = parts[0][cut] == '&';
  TRY(slots(parts[0].substr(0, cut), out.actor, line));
  TRY(slots(parts[0].substr(cut + 1), out.recipient, line));
  for (std::size_t i = 1; i < parts.size(); ++i) {
    for (std::string_view word : split(parts[i], ' ')) {
      if (!trim(word).empty()) TRY(condition(trim(word), out, line));
    }
  }
  book.rules.push_back(std::move(out));
  return Done{};
}

Status FileReader::example(std::string_view text, std::uint64_t line) {
  RuleExample e;
  e.positive = text.front() == '+';
  e.where = std::string(file) + ":" + std::to_string(line);
  std::string_view body = trim(text.substr(1));
  if (const std::size_t arrow = body.find(" => "); arrow != body.npos) {
    e.expected = trim(body.substr(arrow + 4));
    body = trim(body.substr(0, arrow));
  }
  if (body.empty()) return bad(file, line, "an example needs a sentence");
  if (e.positive && e.expected.empty()) return bad(file, line, "a '+' example ends with '=> CATEGORY ACT > REC'");
  e.text = body;
  book.examples.push_back(std::move(e));
  return Done{};
}

}  // namespace

const Words& RuleBook::list(std::string_view name) const {
  static const Words kNone;
  const auto it = lists.find(name);
  return it == lists.end() ? kNone : it->second;
}

Status read_lists(std::string_view text, std::string_view name, RuleBook& book) {
  for (const auto& [line, number] : logical_lines(text)) {
    if (!line.starts_with("@list ")) continue;
    const std::size_t eq = line.find('=');
    if (eq == line.npos) return bad(name, number, "expected '@list name = word, word'");
    const std::string list(trim(std::string_view(line).substr(6, eq - 6)));
    if (list.empty()) return bad(name, number, "expected a list name after @list");
    Words words = std::move(book.lists[list]);
    TRY(add_words(std::string_view(line).substr(eq + 1), ',', book, words, name, number));
    book.lists[list] = std::move(words);
  }
  return Done{};
}

Status read_rules(std::string_view text, std::string_view name, RuleBook& book) {
  FileReader reader{name, book, {}, false};
  for (const auto& [line, number] : logical_lines(text)) {
    if (line.starts_with("@list ")) continue;
    if (line.front() == '[')
      TRY(reader.header(line, number));
    else if (line.front() == '+' || line.front() == '-')
      TRY(reader.example(line, number));
    else
      TRY(reader.rule(line, number));
  }
  return Done{};
}

void index_rules(RuleBook& book) {
  for (std::uint32_t i = 0; i < book.rules.size(); ++i) {
    for (const Trigger& t : book.rules[i].triggers) {
      auto& list = book.by_lemma[static_cast<std::size_t>(book.rules[i].kind)][t.lemma];
      if (list.empty() || list.back() != i) list.push_back(i);
    }
  }
  for (auto& index : book.by_lemma) {
    for (auto& [lemma, list] : index) {
      const auto weight = [&, &word = lemma](std::uint32_t i) {
        std::size_t particles = 0;
        for (const Trigger& t : book.rules[i].triggers) particles |= t.lemma == word && !t.particle.empty();
        return book.rules[i].conditions.size() + particles;
      };
      std::stable_sort(list.begin(), list.end(),
                       [&](std::uint32_t a, std::uint32_t b) { return weight(a) > weight(b); });
    }
  }
}

}  // namespace entente
