// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/store_room.h"
#include "relation/ledger_view.h"

namespace entente {
namespace {

class LedgerCommand : public Command {
 public:
  std::string_view name() const override { return "ledger"; }
  std::string_view summary() const override {
    return "All exchanges between two sides, by date, and what answers what";
  }
  std::string_view examples() const override {
    return "  entente ledger CUB VNM                           letters, calls and visits in both directions\n"
           "  entente ledger cub vnm --format csv > pair.csv   one row an exchange, for a spreadsheet\n"
           "  entente ledger CUB VNM --db press.db -f md       from another store, as Markdown\n"
           "The column answers_basis: `said` where the document ties the two, `inferred` where a letter is called a\n"
           "reply and another went the other way in the 60 days before it.";
  }
  void declare(Options& options) override {
    options.arguments("CODE", codes_, "the codes of the two sides: CUB VNM", true);
    declare_store_question(options, question_);
  }
  int run(Console& console) override {
    if (codes_.size() != 2) {
      console.complain("name two sides by their codes: entente ledger CUB VNM");
      return kWrongUsage;
    }
    const std::optional<Store> store = open_to_read(question_.db, console);
    if (!store) return kCouldNotRun;
    const auto rows = exchanges_between(*store, codes_[0], codes_[1]);
    if (!rows) return could_not_run(rows.error(), console);
    if (rows->empty()) {
      if (const Status said = say_unknown_codes(*store, codes_[0], codes_[1], console); !said) {
        return could_not_run(said.error(), console);
      }
    }
    return write_table(ledger_table(*rows), question_.format, console);
  }

 private:
  std::vector<std::string> codes_;
  StoreQuestion question_;
};

}  // namespace

std::unique_ptr<Command> make_ledger_command() { return std::make_unique<LedgerCommand>(); }

}  // namespace entente
