// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/store_room.h"
#include "relation/series_view.h"

namespace entente {
namespace {

class SeriesCommand : public Command {
 public:
  std::string_view name() const override { return "series"; }
  std::string_view summary() const override { return "Counts of events between two sides, by month, quarter or year"; }
  std::string_view examples() const override {
    return "  entente series CUB VNM                                       what either did to the other, by month\n"
           "  entente series CUB VNM --directed --by quarter               only what CUB did to VNM\n"
           "  entente series CUB VNM --by year --format csv > years.csv    for R or pandas\n"
           "Periods without events are there, with zeros. Plans, suppositions, denials and history are not counted.";
  }
  void declare(Options& options) override {
    options.arguments("CODE", codes_, "the codes of the two sides: CUB VNM", true);
    options.choice("--by", by_, {"month", "quarter", "year"}, "how long a period is");
    options.flag("--directed", directed_, "only what the first did to the second");
    declare_store_question(options, question_);
  }
  int run(Console& console) override {
    if (codes_.size() != 2) {
      console.complain("name two sides by their codes: entente series CUB VNM");
      return kWrongUsage;
    }
    const std::optional<Store> store = open_to_read(question_.db, console);
    if (!store) return kCouldNotRun;
    const auto rows = series(*store, codes_[0], codes_[1], period_from_name(by_).value_or(Period::month),
                             directed_ ? Direction::a_to_b : Direction::both);
    if (!rows) return could_not_run(rows.error(), console);
    if (rows->empty()) {
      if (const Status said = say_unknown_codes(*store, codes_[0], codes_[1], console); !said) {
        return could_not_run(said.error(), console);
      }
    }
    return write_table(series_table(*rows), question_.format, console);
  }

 private:
  std::vector<std::string> codes_;
  std::string by_ = "month";
  bool directed_ = false;
  StoreQuestion question_;
};

}  // namespace

std::unique_ptr<Command> make_series_command() { return std::make_unique<SeriesCommand>(); }

}  // namespace entente
