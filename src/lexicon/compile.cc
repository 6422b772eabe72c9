// SPDX-License-Identifier: Apache-2.0
#include "lexicon/compile.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/strings.h"
#include "lexicon/image.h"
#include "lexicon/rank.h"
#include "lexicon/spelling.h"

namespace entente::lexicon {
namespace {

class Strings {
 public:
  Strings() { add(""); }
  StringId add(std::string_view text) {
    const auto [place, fresh] = ids_.emplace(std::string(text), static_cast<StringId>(ends_.size()));
    if (fresh) {
      bytes_ += text;
      ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    }
    return place->second;
  }
  const std::vector<std::uint32_t>& ends() const { return ends_; }
  const std::string& bytes() const { return bytes_; }

 private:
  std::unordered_map<std::string, StringId> ids_;
  std::vector<std::uint32_t> ends_;
  std::string bytes_;
};

/// Half full at most, so that a search ends soon.
std::size_t slot_count(std::size_t records) { return std::bit_ceil(2 * records + 2); }

class Compiler {
 public:
  Compiler(const Entries& entries, Complaints& complaints) : entries_(entries), complaints_(complaints) {
    nodes_.emplace_back();  // the root, reached through tokens_
  }

  std::string run() {
    place_actors();
    gather_state_names();
    // Spellings as written come before derived ones, whosever they are.
    for (bool derived : {false, true}) {
      for (const NameEntry& name : entries_.names) add_name(name, derived);
    }
    lay_out_names();
    fill_slots();
    return write();
  }

 private:
  // --- Actors and terms

  void place_actors() {
    std::vector<std::uint32_t> order(entries_.actors.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return entries_.actors[a].id < entries_.actors[b].id; });
    place_of_.resize(order.size());
    for (std::uint32_t place = 0; place < order.size(); ++place) {
      place_of_[order[place]] = place;
      add_actor(entries_.actors[order[place]], place);
    }
    term_order_.resize(terms_.size());
    for (std::uint32_t i = 0; i < term_order_.size(); ++i) term_order_[i] = i;
    std::stable_sort(term_order_.begin(), term_order_.end(), [&](std::uint32_t a, std::uint32_t b) {
      const auto key = [&](std::uint32_t i) {
        return std::tie(term_keys_[i].first, term_keys_[i].second, terms_[i].from);
      };
      return key(a) < key(b);
    });
  }

  void add_actor(const ActorEntry& actor, std::uint32_t place) {
    ActorRecord record{};
    record.id = strings_.add(actor.id);
    record.name = strings_.add(actor.name);
    record.code = strings_.add(actor.code);
    record.top = strings_.add(actor.top);
    record.qid = strings_.add(actor.qid);
    record.cow = strings_.add(actor.cow);
    record.gw = strings_.add(actor.gw);
    record.source = strings_.add(actor.source);
    record.sectors = static_cast<std::uint32_t>(sector_refs_.size());
    record.sector_count = static_cast<std::uint32_t>(actor.sectors.size());
    for (const std::string& sector : actor.sectors) sector_refs_.push_back(strings_.add(sector));
    record.terms = static_cast<std::uint32_t>(terms_.size());
    record.term_count = static_cast<std::uint32_t>(actor.terms.size());
    for (const TermEntry& term : actor.terms) {
      terms_.push_back({place, strings_.add(term.office), strings_.add(term.title), strings_.add(term.country),
                        term.validity.from, term.validity.to});
      term_keys_.emplace_back(term.office, term.country);
    }
    record.from = actor.validity.from;
    record.to = actor.validity.to;
    record.kind = static_cast<std::uint32_t>(actor.kind);
    actors_.push_back(record);
  }

  // --- Names and their trie

  void add_name(const NameEntry& name, bool derived) {
    const ActorEntry& actor = entries_.actors[name.actor];
    const auto all = spellings(name.spelling, actor.kind, name.form);
    for (std::size_t i = derived ? 1 : 0; i < (derived ? all.size() : 1); ++i) {
      if (!hides_a_state(actor, all[i])) add_spelling(name, actor, all[i]);
    }
  }

  static std::string key_of(const std::vector<std::string>& tokens, std::size_t count) {
    std::string key;
    for (std::size_t i = 0; i < count; ++i) {
      FoldedToken folded;
      fold_token(tokens[i], folded);
      key.append(folded.key()).append(" ");
    }
    return key;
  }

  void gather_state_names() {
    for (const NameEntry& name : entries_.names) {
      const bool direct = name.form != NameForm::capital && name.form != NameForm::seat;
      if (entries_.actors[name.actor].kind != ActorKind::state || !direct) continue;
      const std::vector<std::string> tokens = name_tokens(name.spelling);
      state_names_.insert(key_of(tokens, tokens.size()));
    }
  }

  /// "US hostages" as a wording of a role would swallow the state: "US" and "hostages" are found apart, in
  /// "US-led coalition" too. Not so "Israeli-backed militia", where the state is not the actor, and "car bomber", which
  /// is not of CAR.
  bool hides_a_state(const ActorEntry& actor, const std::vector<std::string>& tokens) const {
    if (actor.kind != ActorKind::role && actor.kind != ActorKind::office) return false;
    if (is_ascii_lower(tokens[0][0])) return false;
    for (std::size_t count = 1; count < tokens.size(); ++count) {
      if (!state_names_.contains(key_of(tokens, count))) continue;
      const bool led = count + 1 < tokens.size() && tokens[count + 1] == "led";
      if (tokens[count] != "-" || led) return true;
    }
    return false;
  }

  void add_spelling(const NameEntry& name, const ActorEntry& actor, const std::vector<std::string>& tokens) {
    std::uint32_t node = 0;
    if (tokens.empty() || tokens.size() > kMaxNameTokens) return complain(name, actor, "has no or too many words");
    for (const std::string& token : tokens) {
      FoldedToken folded;
      fold_token(token, folded);
      if (folded.size == 0) return complain(name, actor, "has a word that is too long");
      node = step(node, token_of(folded));
    }
    NameRecord record{};
    record.rules = case_rules(tokens, actor.kind);
    record.actor = place_of_[name.actor];
    record.from = name.validity.from;
    record.to = name.validity.to;
    record.form = static_cast<std::uint8_t>(name.form);
    record.flags = name.flags | surname_flags(tokens, name.form);
    record.kind = static_cast<std::uint8_t>(actor.kind);
    record.rank = rank_of(actor.kind, name.form);
    if (record.rank == kRankSurname) record.rank = static_cast<std::uint8_t>(record.rank + standing(actor));
    keep(names_of_[node], record);
  }

  void complain(const NameEntry& name, const ActorEntry& actor, const std::string& what) {
    complaints_.add(ErrorCode::bad_value, actor.file, actor.line, "name '" + name.spelling + "' " + what);
  }

  static std::uint8_t standing(const ActorEntry& actor) {
    std::uint8_t best = 3;
    for (const TermEntry& term : actor.terms) best = std::min(best, standing_of(term.office));
    return best;
  }

  /// One record for each actor, sense, span, rule and set of flags.
  static void keep(std::vector<NameRecord>& list, const NameRecord& record) {
    const auto key = [](const NameRecord& n) {
      return std::tuple(n.actor, sense_form(static_cast<NameForm>(n.form)), n.from, n.to, n.rules, n.flags);
    };
    const auto same = [&](const NameRecord& old) { return key(old) == key(record); };
    if (std::none_of(list.begin(), list.end(), same)) list.push_back(record);
  }

  std::uint32_t token_of(const FoldedToken& folded) {
    const auto [place, fresh] =
        token_ids_.emplace(std::string(folded.key()), static_cast<std::uint32_t>(tokens_.size()));
    if (fresh) {
      tokens_.push_back({strings_.add(folded.key()), kNothing});
      token_hashes_.push_back(hash_key(folded));
    }
    return place->second;
  }

  std::uint32_t step(std::uint32_t node, std::uint32_t token) {
    const auto [place, fresh] = edges_.emplace(std::pair{node, token}, static_cast<std::uint32_t>(nodes_.size()));
    if (!fresh) return place->second;
    nodes_.emplace_back();
    if (node == 0) {
      tokens_[token].child = place->second;
    } else {
      nodes_[node].has_children = 1;
    }
    return place->second;
  }

  void lay_out_names() {
    for (auto& [node, list] : names_of_) {
      std::stable_sort(list.begin(), list.end(), [](const NameRecord& a, const NameRecord& b) {
        const auto key = [](const NameRecord& n) {
          return std::tuple(n.flags & kWeak, n.rank, sense_form(static_cast<NameForm>(n.form)), n.actor, n.form);
        };
        return key(a) < key(b);
      });
      nodes_[node].names = static_cast<std::uint32_t>(names_.size());
      nodes_[node].name_count = static_cast<std::uint32_t>(list.size());
      names_.insert(names_.end(), list.begin(), list.end());
    }
  }

  /// Edges from the root are kept in tokens_.
  std::size_t tokens_from_root() const {
    return static_cast<std::size_t>(
        std::count_if(tokens_.begin(), tokens_.end(), [](const TokenRecord& t) { return t.child != kNothing; }));
  }

  void fill_slots() {
    token_slots_.assign(slot_count(tokens_.size()), {0, kNothing});
    for (std::uint32_t token = 0; token < tokens_.size(); ++token) {
      std::size_t at = token_hashes_[token] & (token_slots_.size() - 1);
      while (token_slots_[at].token != kNothing) at = (at + 1) & (token_slots_.size() - 1);
      token_slots_[at] = {token_hashes_[token], token};
    }
    edge_slots_.assign(slot_count(edges_.size() - tokens_from_root()), {kNothing, 0, 0});
    for (const auto& [key, child] : edges_) {
      if (key.first == 0) continue;
      std::size_t at = hash_edge(key.first, key.second) & (edge_slots_.size() - 1);
      while (edge_slots_[at].node != kNothing) at = (at + 1) & (edge_slots_.size() - 1);
      edge_slots_[at] = {key.first, key.second, child};
    }
  }

  // --- The file

  template <typename List>
  void put(std::string& out, Header& header, SectionName name, const List& list) {
    out.resize((out.size() + 7) & ~std::size_t{7}, '\0');
    header.sections[name] = {static_cast<std::uint32_t>(out.size()), static_cast<std::uint32_t>(list.size())};
    if (!list.empty()) out.append(reinterpret_cast<const char*>(list.data()), list.size() * sizeof(list[0]));
  }

  std::string write() {
    Header header{};
    header.version = strings_.add(entries_.version);
    std::string out(sizeof header, '\0');
    put(out, header, kStringEnds, strings_.ends());
    put(out, header, kStringBytes, strings_.bytes());
    put(out, header, kActors, actors_);
    put(out, header, kSectorRefs, sector_refs_);
    put(out, header, kTerms, terms_);
    put(out, header, kTermOrder, term_order_);
    put(out, header, kTokens, tokens_);
    put(out, header, kTokenSlots, token_slots_);
    put(out, header, kEdgeSlots, edge_slots_);
    put(out, header, kNodes, nodes_);
    put(out, header, kNames, names_);
    std::memcpy(header.magic, kMagic, sizeof kMagic);
    header.format = kFormat;
    header.byte_order = kByteOrder;
    header.length = out.size();
    std::memcpy(out.data(), &header, sizeof header);
    header.checksum = file_checksum(std::string_view(out).substr(kChecksumEnd));
    std::memcpy(out.data(), &header, sizeof header);
    return out;
  }

  const Entries& entries_;
  Complaints& complaints_;
  Strings strings_;
  std::vector<std::uint32_t> place_of_;  // from index in entries_ to index in the file
  std::vector<ActorRecord> actors_;
  std::vector<StringId> sector_refs_;
  std::unordered_set<std::string> state_names_;  // as keys
  std::vector<TermRecord> terms_;
  std::vector<std::pair<std::string, std::string>> term_keys_;  // office and country
  std::vector<std::uint32_t> term_order_;
  std::unordered_map<std::string, std::uint32_t> token_ids_;
  std::vector<TokenRecord> tokens_;
  std::vector<std::uint32_t> token_hashes_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> edges_;
  std::vector<NodeRecord> nodes_;
  std::map<std::uint32_t, std::vector<NameRecord>> names_of_;
  std::vector<NameRecord> names_;
  std::vector<TokenSlot> token_slots_;
  std::vector<EdgeSlot> edge_slots_;
};

}  // namespace

std::string compile(const Entries& entries, Complaints& complaints) { return Compiler(entries, complaints).run(); }

}  // namespace entente::lexicon
