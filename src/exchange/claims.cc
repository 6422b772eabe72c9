// SPDX-License-Identifier: Apache-2.0
#include "exchange/claims.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "events/resolve.h"
#include "events/syntax.h"

namespace entente {
namespace {

// The speech verb whose subject `noun` is, or the head that "according to <noun>" hangs on; -1 if neither.
int speaking(const Clause& c, int noun) {
  const int n = c.coordination_head(noun);
  const int h = c.head(n);
  if (h < 0) return -1;
  if (c.rel(n) == Rel::nsubj && c.is_verbal(h) && (c.complement(h) >= 0 || c.rel(h) == Rel::parataxis)) return h;
  if (c.preposition(n) == "according" || c.preposition(n) == "according to") return h;
  return -1;
}

std::vector<std::string> codes_in(const Reading& reading, std::uint32_t s) {
  std::vector<std::string> out;
  for (const Mention& m : reading.mentions[s]) {
    const Actor& a = reading.lexicon->actor(m.best().actor);
    if (a.code.size() != 3 || a.kind == ActorKind::agency) continue;
    if (std::find(out.begin(), out.end(), a.code) == out.end()) out.emplace_back(a.code);
  }
  return out;
}

std::string hedge_in(const ExchangeTables& tables, const Clause& c) {
  for (int i = 0; i < c.size(); ++i) {
    const std::string word = to_ascii_lower(c.text(i));
    if (tables.hedges.count(word) != 0) return word;
  }
  return {};
}

const Exchange* told_before(const std::vector<Exchange>& exchanges, std::uint32_t byte) {
  const Exchange* best = nullptr;
  for (const Exchange& x : exchanges) {
    if (!x.evidence.empty() && x.evidence.front().range.begin < byte) best = best == nullptr ? &x : best;
  }
  return best;
}

}  // namespace

std::vector<Claim> find_claims(const Reading& reading, const ExchangeTables& tables,
                               const std::vector<Exchange>& exchanges) {
  std::vector<Claim> out;
  for (std::uint32_t s = 0; s < reading.text.sentences.size(); ++s) {
    const Sentence& sentence = reading.text.sentences[s];
    if (sentence.kind != SentenceKind::body) continue;
    const Clause c(reading, s);
    for (int i = 0; i < c.size(); ++i) {
      if (c.upos(i) != Upos::NOUN || tables.onlookers.count(to_ascii_lower(c.lemma(i))) == 0) continue;
      if (speaking(c, i) < 0) continue;
      Claim claim;
      const auto [first, last] = c.span(i);
      claim.by = std::string(slice(reading.document->text, {c.token(first).range.begin, c.token(last).range.end}));
      for (int k = first; k <= last; ++k)
        claim.named |= c.upos(k) == Upos::PROPN && mention_at(reading, s, k) == nullptr;
      claim.hedge = hedge_in(tables, c);
      claim.about = codes_in(reading, s);
      if (const Exchange* x = told_before(exchanges, sentence.range.begin)) {
        claim.exchange = x->id;
        if (claim.about.size() < 2) {
          for (const auto* side : {&x->from, &x->to}) {
            for (const Entity& e : *side) {
              const bool known = std::find(claim.about.begin(), claim.about.end(), e.code) != claim.about.end();
              if (!e.code.empty() && !known) claim.about.push_back(e.code);
            }
          }
        }
      }
      claim.text = std::string(slice(reading.document->text, sentence.range));
      claim.evidence.push_back({sentence.range, claim.text});
      if (!claim.about.empty()) out.push_back(std::move(claim));
      break;
    }
  }
  for (std::size_t i = 0; i < out.size(); ++i) out[i].id = reading.document->id + ":k" + std::to_string(i + 1);
  return out;
}

std::vector<bool> own_voice(const Reading& reading, const std::vector<Claim>& claims) {
  const auto& sentences = reading.text.sentences;
  std::vector<bool> own(sentences.size(), true);
  for (const Claim& claim : claims) {
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      if (!(sentences[s].range == claim.evidence.front().range)) continue;
      // The rest of the paragraph goes on in the same voice, but only where the claim opens it.
      const bool opens = s == 0 || sentences[s - 1].paragraph != sentences[s].paragraph;
      own[s] = false;
      for (std::size_t k = s + 1; opens && k < sentences.size() && sentences[k].paragraph == sentences[s].paragraph;
           ++k) {
        own[k] = false;
      }
    }
  }
  return own;
}

}  // namespace entente
