// SPDX-License-Identifier: Apache-2.0
#include "base/strings.h"
#include "cli/commands.h"
#include "cli/store_room.h"
#include "export/terminal.h"
#include "export/words.h"

namespace entente {
namespace {

// The words as one query; an argument with blanks was quoted in the shell and is meant as a phrase.
std::string query_of(const std::vector<std::string>& words) {
  std::string query;
  for (const std::string& word : words) {
    const bool phrase = word.find(' ') != word.npos && word.find('"') == word.npos;
    query += (query.empty() ? "" : " ") + (phrase ? '"' + word + '"' : word);
  }
  return query;
}

std::string snippet_of(const SearchHit& hit, const Painter& painter) {
  std::string out;
  for (const SearchHit::Part& part : hit.snippet) {
    const std::string text = printable(valid_utf8(part.text));
    // Blanks at a part's ends stand between words, but not in what printable() gives.
    const bool blank_before = !part.text.empty() && is_ascii_space(part.text.front());
    const bool blank_after = !text.empty() && is_ascii_space(part.text.back());
    if (blank_before && !out.empty() && !out.ends_with(' ')) out += ' ';
    out += part.hit ? painter.paint(Style::bold, text) : text;
    if (blank_after && !out.ends_with(' ')) out += ' ';
  }
  return out;
}

std::string in_words(const std::vector<SearchHit>& hits, bool color) {
  const Painter painter(color);
  std::string out;
  for (const SearchHit& hit : hits) {
    const DocumentEntry& d = hit.document;
    std::string head;
    for (const std::string& part : {to_iso(d.published), d.source, d.title}) {
      if (!part.empty()) head += (head.empty() ? "" : " · ") + printable(valid_utf8(part));
    }
    out += painter.paint(Style::cyan, printable(valid_utf8(d.id))) + "  " + head + "\n    " + snippet_of(hit, painter) +
           "\n";
  }
  return out;
}

Table in_rows(const std::vector<SearchHit>& hits) {
  const Painter plain(false);
  Table table;
  table.columns = {"doc", "date", "source", "title", "url", "records", "snippet"};
  for (const SearchHit& hit : hits) {
    const DocumentEntry& d = hit.document;
    table.rows.push_back({d.id, to_iso(d.published), d.source, d.title, d.url, static_cast<std::int64_t>(d.records),
                          snippet_of(hit, plain)});
  }
  return table;
}

class SearchCommand : public Command {
 public:
  std::string_view name() const override { return "search"; }
  std::string_view summary() const override { return "Documents of a store that have all these words, best first"; }
  std::string_view examples() const override {
    return "  entente search congratulat* telegram             words; * at the end: any word that begins so\n"
           "  entente search \"national day\" Havana             a phrase in quotes\n"
           "  entente search rice --limit 5 --format json      for a program";
  }
  void declare(Options& options) override {
    options.arguments("WORD", words_, "what to look for", true);
    options.number("-n,--limit", limit_, 1, 10000, "how many documents at most [20]");
    declare_store(options, db_);
    options.choice("-f,--format", format_, {"pretty", "table", "csv", "json", "md"}, "how to write the answer");
  }
  int run(Console& console) override {
    const std::optional<Store> store = open_to_read(db_, console);
    if (!store) return kCouldNotRun;
    const auto hits = store->search(query_of(words_), static_cast<std::size_t>(limit_));
    if (!hits) return could_not_run(hits.error(), console);
    if (format_ != "pretty") return write_table(in_rows(*hits), format_, console);
    if (hits->empty()) console.say("no document has all these words\n");
    const std::string out = in_words(*hits, use_color(console, "auto"));
    return out.empty() || console.write(out) || console.reader_gone() ? kAllRead : kCouldNotRun;
  }

 private:
  std::vector<std::string> words_;
  std::string db_ = "entente.db";
  std::string format_ = "pretty";
  int limit_ = 20;
};

}  // namespace

std::unique_ptr<Command> make_search_command() { return std::make_unique<SearchCommand>(); }

}  // namespace entente
