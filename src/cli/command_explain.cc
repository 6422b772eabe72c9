// SPDX-License-Identifier: Apache-2.0
//
// `explain` runs the rooms one by one over a short text and shows what each made of it: tokens and tree, mentions with
// the sense chosen and its rivals, every rule that was tried, and the records.
#include <iostream>
#include <iterator>

#include "cli/commands.h"
#include "cli/engine_room.h"
#include "cli/tree_view.h"
#include "export/pretty.h"
#include "export/words.h"
#include "ingest/reader.h"

namespace entente {
namespace {

constexpr std::size_t kMaxText = 1u << 20;  // of what is explained

std::string describe_actor(const Lexicon& lexicon, const Sense& sense) {
  const Actor& actor = lexicon.actor(sense.actor);
  std::string out = std::string(actor.name) + "  " + std::string(name_of(actor.kind)) + " " + std::string(actor.id);
  if (!actor.code.empty() && actor.code != actor.id) out += " of " + std::string(actor.code);
  for (const std::string_view sector : actor.sectors) out += " " + std::string(sector);
  out += ", by its " + std::string(name_of(sense.form));
  return sense.in_force ? out : out + ", not in force on that day";
}

// What one text became on its way through the rooms.
class Explanation {
 public:
  Explanation(const Engines& engines, const Document& document, const View& view)
      : engines_(engines), document_(document), view_(view), paint_(view.color) {
    read_document(document, engines.parser, engines.lexicon, workspace_, reading_, &engines.coder.vocabulary());
    ledger_ = engines.keeper.keep(reading_, engines.coder.code(reading_, &trace_));
  }

  std::string conllu() const {
    std::string out;
    for (std::size_t i = 0; i < reading_.trees.size(); ++i) {
      const Sentence& sentence = reading_.text.sentences[i];
      append_conllu(out, reading_.text.tokens_of(sentence), reading_.trees[i], words_at(document_, sentence.range));
    }
    return out;
  }

  std::string pretty() const {
    std::string out;
    for (std::size_t i = 0; i < reading_.trees.size(); ++i) {
      title(out, "Sentence " + std::to_string(i + 1) + " of " + std::to_string(reading_.trees.size()));
      append_tree(out, tokens(i), reading_.trees[i], paint_);
      mentions(out, i);
      rules(out, i);
    }
    title(out, "Records");
    append_pretty(out, document_, ledger_, view_);
    return out;
  }

 private:
  std::span<const Token> tokens(std::size_t sentence) const {
    return reading_.text.tokens_of(reading_.text.sentences[sentence]);
  }

  void title(std::string& out, std::string_view text) const { out += paint_.paint(Style::bold, text) + "\n"; }

  void mentions(std::string& out, std::size_t sentence) const {
    title(out, "  Mentions");
    for (const Mention& mention : reading_.mentions[sentence]) {
      bool first = true;
      for (const Sense& sense : mention.readings) {
        const std::string words = first ? "“" + shorten(words_at(document_, mention.range), 30) + "”" : "";
        out += "    " + words + std::string(34 - std::min<std::size_t>(34, columns_of(words)), ' ');
        const std::string actor = printable(describe_actor(engines_.lexicon, sense));
        out += (first ? "= " + actor : paint_.paint(Style::dim, "not " + actor)) + "\n";
        first = false;
      }
    }
    if (reading_.mentions[sentence].empty()) out += "    none\n";
  }

  void rules(std::string& out, std::size_t sentence) const {
    title(out, "  Rules tried");
    bool any = false;
    for (const RuleTrace& tried : trace_) {
      if (tried.sentence != sentence) continue;
      any = true;
      const std::string word =
          tried.token < tokens(sentence).size() ? printable(tokens(sentence)[tried.token].text) : "?";
      out += "    " + (tried.fired ? paint_.paint(Style::green, "fired") : paint_.paint(Style::dim, "no   "));
      out += "  " + std::to_string(tried.token + 1) + " " + word + "  " + printable(tried.rule) + ": " +
             printable(tried.why) + "\n";
    }
    if (!any) out += "    none: no word of this sentence begins a rule\n";
  }

  const Engines& engines_;
  const Document& document_;
  const View& view_;
  const Painter paint_;
  ParseWorkspace workspace_;
  Reading reading_;
  std::vector<RuleTrace> trace_;
  Ledger ledger_;
};

std::string read_standard_input() {
  std::string text;
  char buffer[1 << 16];
  while (text.size() <= kMaxText && std::cin.read(buffer, sizeof buffer).gcount() > 0) {
    text.append(buffer, static_cast<std::size_t>(std::cin.gcount()));
  }
  return text;
}

class ExplainCommand : public Command {
 public:
  std::string_view name() const override { return "explain"; }
  std::string_view summary() const override { return "Show why a sentence gives the records that it gives"; }
  std::string_view examples() const override {
    return "  entente explain \"Cuba thanked Vietnam for the rice.\"\n"
           "  entente explain --date 1975-05-02 \"The Soviet Union recognised the new government.\"\n"
           "  echo \"Peru and Chile signed a pact.\" | entente explain --format conllu -";
  }
  void declare(Options& options) override {
    options.arguments("SENTENCE", words_, "a sentence or a short text, or - for standard input", true);
    options.choice("-f,--format", format_, {"pretty", "conllu"}, "the whole way, or the tree as CoNLL-U");
    options.text("--date", date_, "day of the text, as 2024-05-02: decides who held which office");
    options.choice("--color", color_, {"auto", "always", "never"}, "colours on a terminal; NO_COLOR is respected");
  }

  int run(Console& console) override {
    Document seed;
    seed.id = "sentence";
    if (!date_.empty()) {
      const auto day = parse_iso_day(date_);
      if (!day) {
        console.complain("--date " + date_ + " is not a day; write it as 2024-05-02");
        return kWrongUsage;
      }
      seed.published = *day;
      seed.published.basis = Basis::document;
    }
    std::string text = words_.size() == 1 && words_[0] == "-" ? read_standard_input() : join(words_, " ");
    if (text.size() > kMaxText) {
      console.complain("too long to explain; give less than 1 MB, or use: entente code");
      return kSomeFailed;
    }
    const Result<Document> document = make_document(std::move(text), std::move(seed));
    if (!document) {
      console.complain(describe(document.error()));
      return kSomeFailed;
    }
    return show(*document, console);
  }

 private:
  int show(const Document& document, Console& console) const {
    const Result<Engines> engines = load_embedded_engines();
    if (!engines) {
      console.complain("this build carries a broken file; build it again: " + describe(engines.error()));
      return kCouldNotRun;
    }
    const View view = view_over(engines->lexicon, use_color(console, color_), console.width);
    const Explanation explanation(*engines, document, view);
    const bool written = console.write(format_ == "conllu" ? explanation.conllu() : explanation.pretty());
    return written || console.reader_gone() ? kAllRead : kCouldNotRun;
  }

  std::vector<std::string> words_;
  std::string format_ = "pretty", date_, color_ = "auto";
};

}  // namespace

std::unique_ptr<Command> make_explain_command() { return std::make_unique<ExplainCommand>(); }

}  // namespace entente
