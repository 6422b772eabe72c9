// SPDX-License-Identifier: Apache-2.0
#include "lexicon/common_words.h"
#include "lexicon/entries.h"
#include "lexicon/spelling.h"

namespace entente::lexicon {

Fit fit(CaseRule rule, CaseShape shape) {
  switch (rule) {
    case CaseRule::any:
      return Fit::exact;
    case CaseRule::lower:
      return shape == CaseShape::lower ? Fit::exact : Fit::folded;
    case CaseRule::title:
      return shape == CaseShape::title ? Fit::exact : shape == CaseShape::lower ? Fit::none : Fit::folded;
    case CaseRule::caps:
      return shape == CaseShape::caps ? Fit::exact : Fit::none;
    case CaseRule::long_caps:
      return shape == CaseShape::caps ? Fit::exact : shape == CaseShape::title ? Fit::folded : Fit::none;
    case CaseRule::mixed:
      return shape == CaseShape::mixed ? Fit::exact : shape == CaseShape::lower ? Fit::none : Fit::folded;
    case CaseRule::own_mixed:
      return shape == CaseShape::mixed ? Fit::exact : Fit::none;
  }
  return Fit::none;
}

std::uint8_t surname_flags(const std::vector<std::string>& tokens, NameForm form) {
  if (form != NameForm::surname || tokens.size() != 1) return 0;
  FoldedToken folded;
  fold_token(tokens[0], folded);
  switch (surname_kind(folded.key())) {
    case SurnameKind::plain:
      break;
    case SurnameKind::common:
      return kCommonWord;
    case SurnameKind::calendar:
      return kMonthWord | kWeak;
    case SurnameKind::function:
      return kAfterTitle;
  }
  return 0;
}

std::uint64_t case_rules(const std::vector<std::string>& tokens, ActorKind kind) {
  const bool generic = kind == ActorKind::office || kind == ActorKind::role;
  std::uint64_t rules = 0;
  for (std::size_t i = 0; i < tokens.size() && i < kMaxNameTokens; ++i) {
    FoldedToken folded;
    fold_token(tokens[i], folded);
    CaseRule rule = CaseRule::any;
    switch (folded.shape) {
      case CaseShape::none:
        break;
      case CaseShape::lower:
        rule = generic ? CaseRule::any : CaseRule::lower;
        break;
      case CaseShape::title:
        rule = generic ? CaseRule::any : CaseRule::title;
        break;
      case CaseShape::caps:
        rule = folded.size >= 4 && !folded.dotted ? CaseRule::long_caps : CaseRule::caps;
        break;
      case CaseShape::mixed:
        rule = folded.size <= 4 ? CaseRule::own_mixed : CaseRule::mixed;
        break;
    }
    const bool second_half = kind == ActorKind::person && i >= 2 && tokens[i - 1] == "-";
    if (second_half && (rule == CaseRule::lower || rule == CaseRule::title)) rule = CaseRule::any;
    rules |= static_cast<std::uint64_t>(rule) << (3 * i);
  }
  return rules;
}

}  // namespace entente::lexicon
