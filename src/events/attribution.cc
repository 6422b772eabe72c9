// SPDX-License-Identifier: Apache-2.0
#include "events/attribution.h"

#include <string>

namespace entente {
namespace {

Attribution make(const Matcher& matcher, int source, int verb) {
  const Clause& c = matcher.clause();
  Attribution out;
  out.by = resolve_actors(matcher.reading(), matcher.sentence(), source, Reach::head);
  const auto [first, last] = c.span(source);
  out.range = {c.token(first).range.begin, c.token(last).range.end};
  if (verb >= 0) out.range = cover(out.range, c.token(verb).range);
  // A clause between source and verb would make the quotation as long as the sentence.
  if (out.range.size() > 200) out.range = c.token(source).range;
  out.text = std::string(slice(matcher.reading().document->text, out.range));
  return out;
}

int speaker(const Clause& c, int verb) {
  if (const int s = c.child(verb, {Rel::nsubj, Rel::obl_agent}); s >= 0) return s;
  return c.agent(verb);
}

}  // namespace

std::optional<Attribution> attribution_of(const Matcher& matcher, int predicate) {
  const Clause& c = matcher.clause();
  const RuleBook& book = matcher.book();
  for (int p = predicate, steps = 0; p >= 0 && steps < 12; p = c.head(p), ++steps) {
    for (int source : c.with_preposition(p, "according to")) return make(matcher, source, -1);
    for (int side : c.children(p, {Rel::parataxis})) {
      if (!book.in_list("speech", c.lemma(side))) continue;
      if (const int s = speaker(c, side); s >= 0) return make(matcher, s, side);
    }
    const int h = c.head(p);
    const bool content = c.rel(p) == Rel::ccomp || c.rel(p) == Rel::xcomp || c.rel(p) == Rel::parataxis;
    if (h >= 0 && content && book.in_list("speech", c.lemma(h))) {
      if (const int s = speaker(c, h); s >= 0) return make(matcher, s, h);
    }
  }
  return std::nullopt;
}

}  // namespace entente
