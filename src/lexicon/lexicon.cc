// SPDX-License-Identifier: Apache-2.0
#include "lexicon/lexicon.h"

#include <algorithm>
#include <atomic>
#include <tuple>

#include "lexicon/image.h"
#include "lexicon/judge.h"
#include "lexicon/match.h"

namespace entente {

using lexicon::ActorRecord;
using lexicon::Image;
using lexicon::TermRecord;

/// Actors are built when first asked for, so that load only checks the bytes. Two threads may build the same one; the
/// first to publish wins.
struct Lexicon::Impl {
  explicit Impl(const Image& checked) : image(checked), actors(checked.actors.size()) {}
  ~Impl() {
    for (auto& slot : actors) delete slot.load(std::memory_order_relaxed);
  }

  const Actor& actor(ActorIndex index) const {
    const Actor* built = actors[index].load(std::memory_order_acquire);
    if (built) return *built;
    const Actor* fresh = new Actor(build(index));
    if (actors[index].compare_exchange_strong(built, fresh, std::memory_order_acq_rel)) return *fresh;
    delete fresh;
    return *built;
  }

  Term term(const TermRecord& record) const {
    return {image.string(record.office),
            image.string(record.title),
            image.string(record.country),
            {record.from, record.to}};
  }

  Actor build(ActorIndex index) const {
    const ActorRecord record = image.actors[index];
    Actor actor;
    actor.id = image.string(record.id);
    actor.name = image.string(record.name);
    actor.kind = static_cast<ActorKind>(record.kind);
    actor.code = image.string(record.code);
    actor.top = image.string(record.top);
    actor.qid = image.string(record.qid);
    actor.cow = image.string(record.cow);
    actor.gw = image.string(record.gw);
    actor.source = image.string(record.source);
    actor.validity = {record.from, record.to};
    for (std::uint32_t i = 0; i < record.sector_count; ++i) {
      actor.sectors.push_back(image.string(image.sector_refs[record.sectors + i]));
    }
    for (std::uint32_t i = 0; i < record.term_count; ++i) actor.terms.push_back(term(image.terms[record.terms + i]));
    return actor;
  }

  /// Where the terms of `office` in `country` begin (or, if `behind`, end) in `term_order`.
  std::uint32_t bound(std::string_view office, std::string_view country, bool behind) const {
    std::uint32_t low = 0, high = image.term_order.size();
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      const TermRecord record = image.terms[image.term_order[middle]];
      const auto key = std::pair(image.string(record.office), image.string(record.country));
      const auto wanted = std::pair(office, country);
      const bool before = behind ? key <= wanted : key < wanted;
      if (before) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  Image image;
  mutable std::vector<std::atomic<const Actor*>> actors;
};

Lexicon::Lexicon(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

Result<Lexicon> Lexicon::load(std::string_view file) {
  const Image image = TRY(Image::open(file));
  return Lexicon(std::make_unique<Impl>(image));
}

std::size_t Lexicon::size() const { return impl_->actors.size(); }

const Actor& Lexicon::actor(ActorIndex index) const { return impl_->actor(index); }

std::optional<ActorIndex> Lexicon::find(std::string_view id) const {
  const Image& image = impl_->image;
  std::uint32_t low = 0, high = image.actors.size();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (image.string(image.actors[middle].id) < id) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == image.actors.size() || image.string(image.actors[low].id) != id) return std::nullopt;
  return low;
}

std::vector<Sense> Lexicon::senses(std::string_view name, Day day) const {
  return lexicon::find_senses(impl_->image, name, day);
}

std::vector<Term> Lexicon::offices_on(const Actor& person, Day day) const {
  std::vector<Term> held;
  if (!day.known()) {
    if (!person.terms.empty()) held.push_back(person.terms.back());
    return held;
  }
  const Validity days = lexicon::days_of(day);
  for (const Term& term : person.terms) {
    if (lexicon::overlap(term.validity, days)) held.push_back(term);
  }
  return held;
}

std::vector<ActorIndex> Lexicon::holders(std::string_view office, std::string_view country, Day day) const {
  std::vector<ActorIndex> found;
  const Image& image = impl_->image;
  const std::uint32_t begin = impl_->bound(office, country, false), end = impl_->bound(office, country, true);
  const Validity days = lexicon::days_of(day);
  // The latest begun first; of an unknown day the latest alone.
  for (std::uint32_t i = end; i > begin; --i) {
    const TermRecord record = image.terms[image.term_order[i - 1]];
    if (!lexicon::overlap({record.from, record.to}, days)) continue;
    if (std::find(found.begin(), found.end(), record.person) == found.end()) found.push_back(record.person);
    if (!day.known()) break;
  }
  return found;
}

void Lexicon::find_mentions(std::span<const Token> tokens, Day day, std::vector<Mention>& out) const {
  lexicon::find_mentions(impl_->image, tokens, day, out);
}

std::string_view Lexicon::version() const { return impl_->image.version(); }

}  // namespace entente
