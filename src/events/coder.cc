// SPDX-License-Identifier: Apache-2.0
// From matches to the events of a document: which matches are told as facts, what tense makes of them, who says so,
// when - and each told once.
//
// Fits: "Norway said it had expelled two diplomats." -> SANCTION expel, attributed to Norway.
// Does not fit: "Norway demanded that Malta expel two diplomats." -> the expulsion is content of the demand, no event.
#include "events/coder.h"

#include <algorithm>
#include <utility>

#include "base/sha256.h"
#include "base/strings.h"
#include "events/attribution.h"
#include "events/match.h"
#include "events/ontology.h"
#include "events/rule.h"
#include "events/status.h"
#include "events/told_once.h"
#include "events/when.h"

namespace entente {

struct EventCoder::Impl {
  RuleBook book;
  Ontology ontology;
  Vocabulary vocabulary;

  void code_sentence(const Reading& reading, std::uint32_t s, std::vector<RuleTrace>* trace,
                     std::vector<Event>& out) const;
  Event make(const Matcher& matcher, const Match& match, std::uint8_t auxiliary) const;
  bool reduce(Event& event, std::uint8_t auxiliary) const;
  void refine(Event& event, const Matcher& matcher, const Match& match) const;
  void add_contexts(Event& event, const Clause& clause) const;
};

namespace {

struct Kept {
  const Match* match;
  Standing standing;
  std::uint8_t auxiliary;
  int depth;
};

bool readable(SentenceKind kind) {
  return kind == SentenceKind::body || kind == SentenceKind::title || kind == SentenceKind::heading;
}

// A question tells nothing as a fact.
bool asks(const Reading& reading, std::uint32_t s) {
  const auto tokens = reading.text.tokens_of(reading.text.sentences[s]);
  return !tokens.empty() && tokens.back().text == "?";
}

void mark_subtree(const Clause& clause, int head, std::vector<bool>& marked) {
  std::vector<int> open{head};
  while (!open.empty()) {
    const int w = open.back();
    open.pop_back();
    marked[static_cast<std::size_t>(w)] = true;
    for (int c = clause.first_child(w); c >= 0; c = clause.next_sibling(c)) open.push_back(c);
  }
}

// Words that are content of this match: its arguments and its complement, but not clauses coordinated with it.
void mark_content(const Clause& clause, const Match& match, std::vector<bool>& content) {
  for (int a : match.arguments) {
    if (!clause.dominates(a, match.trigger)) mark_subtree(clause, a, content);
  }
  if (match.complement >= 0 && !clause.dominates(match.complement, match.trigger)) {
    mark_subtree(clause, match.complement, content);
  }
  for (int c = clause.first_child(match.trigger); c >= 0; c = clause.next_sibling(c)) {
    const Rel rel = clause.rel(c);
    if (rel == Rel::obj || rel == Rel::xcomp || rel == Rel::ccomp || rel == Rel::iobj || rel == Rel::nsubj_pass ||
        rel == Rel::nmod || rel == Rel::compound || (rel == Rel::obl && clause.is_nominal(c)) || rel == Rel::acl) {
      mark_subtree(clause, c, content);
    }
  }
  content[static_cast<std::size_t>(match.trigger)] = true;
}

}  // namespace

// ---- one event

bool EventCoder::Impl::reduce(Event& event, std::uint8_t auxiliary) const {
  const bool to_come = (auxiliary & (kFuture | kHypothetical)) != 0;
  const Ontology::Reduction* r = nullptr;
  if ((auxiliary & kNegation) != 0) {
    if (to_come) r = ontology.reduce(event.category, event.modes, kNegation);
  } else if (to_come) {
    r = ontology.reduce(event.category, event.modes, auxiliary & (kFuture | kHypothetical));
  }
  if (r == nullptr) return false;
  event.category = r->to;
  event.modes.clear();
  if (!r->to_mode.empty()) event.modes.push_back(r->to_mode);
  if (!r->cameo.empty()) event.cameo = r->cameo;
  return true;
}

void EventCoder::Impl::refine(Event& event, const Matcher& matcher, const Match& match) const {
  if (!event.modes.empty()) return;
  const Clause& clause = matcher.clause();
  const auto [first, last] = clause.span(match.predicate);
  for (const Ontology::Instrument& instrument : ontology.instruments) {
    if (instrument.category != event.category) continue;
    for (int i = first; i <= last; ++i) {
      const std::string lemma = to_ascii_lower(clause.lemma(i));
      const std::string pair = i > first ? to_ascii_lower(clause.lemma(i - 1)) + " " + lemma : std::string{};
      for (const std::string& word : instrument.words) {
        if (word != lemma && word != pair) continue;
        event.modes.push_back(instrument.mode);
        if (!instrument.cameo.empty()) event.cameo = instrument.cameo;
        return;
      }
    }
  }
}

void EventCoder::Impl::add_contexts(Event& event, const Clause& clause) const {
  for (const Ontology::Cue& cue : ontology.contexts) {
    double weight = 0;
    for (int i = 0; i < clause.size(); ++i) {
      const std::string lemma = to_ascii_lower(clause.lemma(i));
      const std::string pair = i > 0 ? to_ascii_lower(clause.lemma(i - 1)) + " " + lemma : std::string{};
      for (const std::string& word : cue.words) {
        if (word == lemma || word == pair) weight += cue.weight;
      }
    }
    const bool known = std::find(event.contexts.begin(), event.contexts.end(), cue.context) != event.contexts.end();
    if (weight >= 1 && !known) event.contexts.push_back(cue.context);
  }
}

Event EventCoder::Impl::make(const Matcher& matcher, const Match& match, std::uint8_t auxiliary) const {
  Event event;
  const Rule& rule = *match.rule;
  event.category = rule.category;
  event.modes = rule.modes;
  event.contexts = rule.contexts;
  event.cameo = rule.cameo;
  event.actor = match.actor;
  event.recipient = match.recipient;
  event.confidence = rule.confidence;
  refine(event, matcher, match);
  if (reduce(event, auxiliary)) {
    auxiliary &= static_cast<std::uint8_t>(~(kFuture | kHypothetical | kNegation));
  }
  event.auxiliary = auxiliary;
  event.quad = ontology.categories[static_cast<std::size_t>(event.category)].quad;
  event.score = ontology.score(event.category, event.modes);
  event.attribution = attribution_of(matcher, match.predicate);
  event.day = day_of(matcher.reading(), matcher.sentence(), match.predicate, (auxiliary & kFuture) != 0);
  add_contexts(event, matcher.clause());
  const bool known_actor =
      std::any_of(event.actor.begin(), event.actor.end(), [](const Entity& e) { return !e.code.empty(); });
  if (!known_actor) event.confidence *= 0.7;
  const Sentence& sentence = matcher.reading().text.sentences[matcher.sentence()];
  event.evidence.push_back({matcher.sentence(), sentence.range, matcher.clause().token(match.trigger).range, rule.id});
  return event;
}

// ---- one sentence

void EventCoder::Impl::code_sentence(const Reading& reading, std::uint32_t s, std::vector<RuleTrace>* trace,
                                     std::vector<Event>& out) const {
  Matcher matcher(reading, s, book, trace);
  const Clause& clause = matcher.clause();
  std::vector<Kept> kept;
  for (int i = 0; i < clause.size(); ++i) {
    const Match* match = matcher.at(i);
    if (match == nullptr) continue;
    const Standing standing = standing_of(matcher, match->predicate);
    kept.push_back({match, standing, auxiliary_of(matcher, match->predicate), clause.depth(match->trigger)});
  }
  // Governors first, so that what they speak of is content before it is looked at.
  std::stable_sort(kept.begin(), kept.end(), [](const Kept& a, const Kept& b) { return a.depth < b.depth; });
  std::vector<bool> content(static_cast<std::size_t>(clause.size()), false);
  std::vector<const Kept*> facts, background;
  for (const Kept& k : kept) {
    if (content[static_cast<std::size_t>(k.match->trigger)]) continue;
    mark_content(clause, *k.match, content);
    if (k.standing == Standing::unreal) continue;
    (k.standing == Standing::asserted ? facts : background).push_back(&k);
  }
  const std::size_t before = out.size();
  for (const Kept* k : facts) out.push_back(make(matcher, *k->match, k->auxiliary));
  const bool news = std::any_of(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
                                [](const Event& e) { return (e.auxiliary & (kNegation | kHistorical)) == 0; });
  if (news) return;
  for (const Kept* k : background) {
    out.push_back(make(matcher, *k->match, k->auxiliary));
    out.back().confidence *= 0.6;
  }
}

// ---- load and run

namespace {

struct File {
  std::string_view name, text;
};

// The files of a joined text; each begins behind a line "%% file NAME".
std::vector<File> split_files(std::string_view joined) {
  constexpr std::string_view kMark = "%% file ";
  std::vector<File> out;
  while (joined.starts_with(kMark)) {
    const std::size_t end = std::min(joined.find('\n'), joined.size());
    const std::string_view name = trim(joined.substr(kMark.size(), end - kMark.size()));
    const std::string_view rest = joined.substr(std::min(end + 1, joined.size()));
    const std::size_t next = rest.starts_with(kMark) ? 0 : rest.find("\n%% file ");
    const std::size_t length = next == rest.npos ? rest.size() : next == 0 ? 0 : next + 1;
    out.push_back({name, rest.substr(0, length)});
    joined = rest.substr(length);
  }
  return out;
}

}  // namespace

Result<EventCoder> EventCoder::load(std::string_view rules) {
  auto impl = std::make_unique<Impl>();
  const auto files = split_files(rules);
  if (files.empty()) return Error{ErrorCode::bad_syntax, "the rules begin with a line '%% file NAME'"};
  for (const File& f : files) {
    if (f.name.ends_with(".rules")) TRY(read_lists(f.text, f.name, impl->book));
    if (f.name.ends_with(".tsv")) TRY(read_ontology(f.text, f.name.substr(0, f.name.size() - 4), impl->ontology));
  }
  for (const File& f : files) {
    if (f.name.ends_with(".rules")) TRY(read_rules(f.text, f.name, impl->book));
  }
  index_rules(impl->book);
  for (const auto& [lemma, rules_of_it] : impl->book.by_lemma[static_cast<std::size_t>(TriggerKind::verb)]) {
    impl->vocabulary.insert(lemma);
  }
  for (const auto& [name, words] : impl->book.lists) impl->vocabulary.insert(words.begin(), words.end());
  return EventCoder(std::move(impl));
}

EventCoder::EventCoder(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
EventCoder::EventCoder(EventCoder&&) noexcept = default;
EventCoder::~EventCoder() = default;

const Vocabulary& EventCoder::vocabulary() const { return impl_->vocabulary; }
const RuleBook& EventCoder::book() const { return impl_->book; }

std::vector<Event> EventCoder::code(const Reading& reading, std::vector<RuleTrace>* trace) const {
  std::vector<Event> events;
  for (std::uint32_t s = 0; s < reading.text.sentences.size(); ++s) {
    if (!readable(reading.text.sentences[s].kind) || reading.mentions[s].empty() || asks(reading, s)) continue;
    impl_->code_sentence(reading, s, trace, events);
  }
  tell_once(events);
  for (std::size_t i = 0; i < events.size(); ++i) {
    Event& e = events[i];
    std::string key = reading.document->id + '|' + std::string(name_of(e.category)) + '|' + to_iso(e.day);
    for (const Entity& a : e.actor) key += '|' + a.code;
    key += '>';
    for (const Entity& r : e.recipient) key += '|' + r.code;
    key += '@' + std::to_string(e.evidence.front().trigger.begin);
    e.id = reading.document->id + ":e" + to_hex(fnv1a(key)).substr(4);
  }
  return events;
}

}  // namespace entente
