// SPDX-License-Identifier: Apache-2.0
// Fact, background or fancy - and when. Grammar decides: the chain of governors from the predicate to the root says
// whether the clause is told as true; auxiliaries, marks and words of time say whether it is past, to come, possible or
// denied.
#include "events/status.h"

#include <algorithm>

#include "base/strings.h"

namespace entente {
namespace {

bool in(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// One step up: how a clause hangs on its governor.
Standing step(const Matcher& matcher, int i) {
  const Clause& c = matcher.clause();
  const RuleBook& book = matcher.book();
  const int h = c.head(i);
  if (h < 0) return Standing::asserted;
  const std::string_view mark = c.mark(i);
  switch (c.rel(i)) {
    case Rel::root:
    case Rel::conj:
    case Rel::parataxis:
    case Rel::list:
    case Rel::appos:
    case Rel::dep:
      return Standing::asserted;
    case Rel::ccomp:
    case Rel::csubj:
    case Rel::csubj_pass:
      if (mark == "whether" || mark == "if") return Standing::unreal;
      return book.in_list("speech", c.lemma(h)) || book.in_list("factive", c.lemma(h)) ? Standing::asserted
                                                                                       : Standing::unreal;
    case Rel::xcomp:
      return book.in_list("implicative", c.lemma(h)) || book.in_list("speech", c.lemma(h)) || c.upos(i) != Upos::VERB
                 ? Standing::asserted
                 : Standing::unreal;
    case Rel::advcl:
    case Rel::advcl_relcl:
      if (in(mark, {"if", "unless", "lest", "until", "whether", "provided", "in case"})) return Standing::unreal;
      if (mark == "to") return book.in_list("implicative", c.lemma(h)) ? Standing::asserted : Standing::unreal;
      if (in(mark, {"for", "without", "against"})) return Standing::unreal;
      return Standing::background;
    case Rel::acl:
      if (mark == "to") return Standing::unreal;
      return Standing::background;
    case Rel::acl_relcl:
      return Standing::background;
    default:
      return Standing::asserted;
  }
}

bool clausal(Rel rel) {
  switch (rel) {
    case Rel::ccomp:
    case Rel::csubj:
    case Rel::csubj_pass:
    case Rel::xcomp:
    case Rel::advcl:
    case Rel::advcl_relcl:
    case Rel::acl:
    case Rel::acl_relcl:
    case Rel::parataxis:
    case Rel::conj:
    case Rel::root:
      return true;
    default:
      return false;
  }
}

bool is_year(std::string_view word, int& year) {
  if (word.size() != 4 || !std::all_of(word.begin(), word.end(), is_ascii_digit)) return false;
  year = (word[0] - '0') * 1000 + (word[1] - '0') * 100 + (word[2] - '0') * 10 + (word[3] - '0');
  return year >= 1500 && year <= 2100;
}

// Words of time on the predicate that put it into the past: "in 1994", "three years ago", "during the war".
bool long_ago(const Matcher& matcher, int predicate) {
  const Clause& c = matcher.clause();
  for (int d = c.first_child(predicate); d >= 0; d = c.next_sibling(d)) {
    const Rel rel = c.rel(d);
    if (rel != Rel::obl && rel != Rel::obl_unmarked && rel != Rel::advmod && rel != Rel::nmod) continue;
    const auto [first, last] = c.span(d);
    if (last - first > 8) continue;
    for (int i = first; i <= last; ++i) {
      const std::string_view l = c.lemma(i);
      int year = 0;
      const std::string_view p = c.preposition(d);
      if (is_year(c.text(i), year) && in(p, {"in", "during", "since", "back"}) && matcher.reading().today.known()) {
        if (year < civil_from_days(matcher.reading().today.days).year - 1) return true;
      }
      if (l == "ago") {
        for (int k = first; k <= last; ++k) {
          if (in(c.lemma(k), {"year", "decade", "century"})) return true;
        }
        const int h = c.head(i);
        if (h >= 0 && in(c.lemma(h), {"year", "decade", "century"})) return true;
      }
      if (in(l, {"1940s", "1950s", "1960s", "1970s", "1980s", "1990s", "century"})) return true;
    }
  }
  return false;
}

bool under_past_speech(const Clause& c, int i) {
  for (int steps = 0; i >= 0 && steps < 10; i = c.head(i), ++steps) {
    const int h = c.head(i);
    if (h >= 0 && (c.rel(i) == Rel::ccomp || c.rel(i) == Rel::parataxis)) return true;
    if (c.child(i, {Rel::parataxis}) >= 0) return true;
  }
  return false;
}

}  // namespace

Standing standing_of(const Matcher& matcher, int i) {
  const Clause& c = matcher.clause();
  Standing standing = Standing::asserted;
  for (int steps = 0; i >= 0 && steps < 40; i = c.head(i), ++steps) {
    if (!clausal(c.rel(i))) continue;
    const Standing here = step(matcher, i);
    if (here == Standing::unreal) return here;
    standing = std::max(standing, here);
    // A governor that is itself negated takes the fact with it: "did not say that …", "failed to".
    const int h = c.head(i);
    const bool content = c.rel(i) == Rel::ccomp || c.rel(i) == Rel::xcomp;
    if (content && h >= 0 && c.is_negated(h)) return Standing::unreal;
  }
  return standing;
}

std::uint8_t auxiliary_of(const Matcher& matcher, int predicate) {
  const Clause& c = matcher.clause();
  std::uint8_t out = 0;
  const bool reported = under_past_speech(c, predicate);
  // The predicate, and the catenatives above it: "will begin to", "may have started".
  for (int p = predicate, steps = 0; p >= 0 && steps < 4; ++steps) {
    if (c.is_negated(p)) out |= kNegation;
    if (c.has_auxiliary(p, "will") || c.has_auxiliary(p, "shall") || c.has_auxiliary(p, "'ll")) {
      // "would" has the lemma "will" or "would" by treebank.
      out |= kFuture;
    }
    if (c.has_auxiliary(p, "would")) out |= reported ? kFuture : kHypothetical;
    for (std::string_view modal : {"may", "might", "could", "can", "should", "must", "ought"}) {
      if (c.has_auxiliary(p, modal)) out |= kHypothetical;
    }
    if (c.child(p, {Rel::cop}) >= 0 || c.rel(p) != Rel::xcomp) {
      if (c.mark(p) == "to" && c.has_auxiliary(p, "be") && !c.is_passive(p)) out |= kFuture;
      if (c.rel(p) != Rel::xcomp) break;
    }
    const int h = c.head(p);
    if (h < 0 || !matcher.book().in_list("implicative", c.lemma(h))) {
      // "is to visit", "are due to meet", "plans to", "is expected to"
      if (h >= 0 && matcher.book().in_list("prospective", c.lemma(h))) out |= kFuture;
      break;
    }
    p = h;
  }
  if (long_ago(matcher, predicate)) out |= kHistorical;
  return out;
}

}  // namespace entente
