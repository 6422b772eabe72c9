// SPDX-License-Identifier: Apache-2.0
#include "lexicon/image.h"

#include <bit>

#include "lexicon/actor.h"
#include "lexicon/spelling.h"

namespace entente::lexicon {
namespace {

Error bad(const char* message) { return {ErrorCode::bad_file, std::string("compiled lexicon: ") + message}; }

bool in_range(std::uint32_t begin, std::uint32_t count, std::uint32_t size) {
  return begin <= size && count <= size - begin;
}

template <typename Record>
bool view(std::string_view file, const Header& header, SectionName name, Records<Record>& out) {
  const Section section = header.sections[name];
  if (section.offset > file.size() || section.count > (file.size() - section.offset) / sizeof(Record)) return false;
  out = Records<Record>(file.data() + section.offset, section.count);
  return true;
}

}  // namespace

// Four lanes of multiply and rotate: it finds damage, it does not resist an attacker; `sound` is there for those.
std::uint64_t file_checksum(std::string_view bytes) {
  constexpr std::uint64_t kPrime = 0x9FB21C651E98DF25ull;
  std::uint64_t lane[4] = {1, 2, 3, 4};
  std::size_t i = 0;
  for (; i + 32 <= bytes.size(); i += 32) {
    for (std::size_t k = 0; k < 4; ++k) {
      std::uint64_t word;
      std::memcpy(&word, bytes.data() + i + 8 * k, 8);
      lane[k] = std::rotl((lane[k] ^ word) * kPrime, 29);
    }
  }
  std::uint64_t sum = bytes.size();
  for (std::uint64_t l : lane) sum = std::rotl((sum ^ l) * kPrime, 31);
  for (; i < bytes.size(); ++i) sum = std::rotl((sum ^ static_cast<unsigned char>(bytes[i])) * kPrime, 31);
  return sum;
}

std::uint32_t hash_edge(std::uint32_t node, std::uint32_t token) {
  const std::uint64_t mixed = ((std::uint64_t{node} << 32) | token) * 0x9E3779B97F4A7C15ull;
  return static_cast<std::uint32_t>(mixed >> 32);
}

Result<Image> Image::open(std::string_view file) {
  Header header;
  if (file.size() < sizeof header) return bad("too short");
  std::memcpy(&header, file.data(), sizeof header);
  if (std::memcmp(header.magic, kMagic, sizeof kMagic) != 0) return bad("not a lexicon file");
  if (header.byte_order != kByteOrder) return bad("made on a machine of the other byte order");
  if (header.format != kFormat) return bad("made by another version of compile_lexicon");
  if (header.length != file.size()) return bad("cut short or grown");
  if (header.checksum != file_checksum(file.substr(kChecksumEnd))) return bad("checksum does not fit");
  Image image;
  Records<char> bytes;
  const bool inside = view(file, header, kStringEnds, image.string_ends_) && view(file, header, kStringBytes, bytes) &&
                      view(file, header, kActors, image.actors) && view(file, header, kSectorRefs, image.sector_refs) &&
                      view(file, header, kTerms, image.terms) && view(file, header, kTermOrder, image.term_order) &&
                      view(file, header, kTokens, image.tokens) &&
                      view(file, header, kTokenSlots, image.token_slots_) &&
                      view(file, header, kEdgeSlots, image.edge_slots_) && view(file, header, kNodes, image.nodes) &&
                      view(file, header, kNames, image.names);
  if (!inside) return bad("a section reaches beyond the end");
  image.string_bytes_ = file.substr(header.sections[kStringBytes].offset, bytes.size());
  image.version_ = header.version;
  if (!image.sound()) return bad("a record points nowhere");
  return image;
}

bool Image::sound() const {
  std::uint32_t last = 0;
  for (std::uint32_t i = 0; i < string_ends_.size(); ++i) {
    if (string_ends_[i] < last) return false;
    last = string_ends_[i];
  }
  return last <= string_bytes_.size() && version_ < string_ends_.size() && actors_sound() && tokens_sound() &&
         names_sound();
}

bool Image::actors_sound() const {
  const std::uint32_t strings = string_ends_.size();
  for (std::uint32_t i = 0; i < actors.size(); ++i) {
    const ActorRecord a = actors[i];
    for (StringId s : {a.id, a.name, a.code, a.top, a.qid, a.cow, a.gw, a.source}) {
      if (s >= strings) return false;
    }
    if (!in_range(a.sectors, a.sector_count, sector_refs.size()) || !in_range(a.terms, a.term_count, terms.size()) ||
        a.kind > static_cast<std::uint32_t>(ActorKind::role)) {
      return false;
    }
  }
  for (std::uint32_t i = 0; i < sector_refs.size(); ++i) {
    if (sector_refs[i] >= strings) return false;
  }
  for (std::uint32_t i = 0; i < terms.size(); ++i) {
    const TermRecord t = terms[i];
    if (t.person >= actors.size() || t.office >= strings || t.title >= strings || t.country >= strings) return false;
  }
  for (std::uint32_t i = 0; i < term_order.size(); ++i) {
    if (term_order[i] >= terms.size()) return false;
  }
  return true;
}

// Hash tables must have an empty slot, or a search for what is not there would never end.
bool Image::tokens_sound() const {
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const TokenRecord t = tokens[i];
    if (t.key >= string_ends_.size() || (t.child != kNothing && t.child >= nodes.size())) return false;
  }
  std::uint32_t empty_tokens = 0, empty_edges = 0;
  for (std::uint32_t i = 0; i < token_slots_.size(); ++i) {
    const std::uint32_t token = token_slots_[i].token;
    if (token == kNothing) {
      ++empty_tokens;
    } else if (token >= tokens.size()) {
      return false;
    }
  }
  for (std::uint32_t i = 0; i < edge_slots_.size(); ++i) {
    const EdgeSlot e = edge_slots_[i];
    if (e.node == kNothing) {
      ++empty_edges;
    } else if (e.node >= nodes.size() || e.token >= tokens.size() || e.child >= nodes.size()) {
      return false;
    }
  }
  return std::has_single_bit(token_slots_.size()) && std::has_single_bit(edge_slots_.size()) && empty_tokens > 0 &&
         empty_edges > 0;
}

bool Image::names_sound() const {
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    const NodeRecord n = nodes[i];
    if (!in_range(n.names, n.name_count, names.size())) return false;
  }
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    const NameRecord n = names[i];
    if (n.actor >= actors.size() || n.form > static_cast<std::uint8_t>(NameForm::alias) ||
        n.kind > static_cast<std::uint8_t>(ActorKind::role)) {
      return false;
    }
  }
  return true;
}

std::uint32_t Image::find_token(const FoldedToken& token) const {
  if (token.size == 0) return kNothing;
  const std::uint32_t mask = token_slots_.size() - 1;
  const std::uint32_t hash = hash_key(token);
  for (std::uint32_t at = hash & mask;; at = (at + 1) & mask) {
    const TokenSlot slot = token_slots_[at];
    if (slot.token == kNothing) return kNothing;
    if (slot.hash == hash && string(tokens[slot.token].key) == token.key()) return slot.token;
  }
}

std::uint32_t Image::find_child(std::uint32_t node, std::uint32_t token) const {
  if (node == 0) return tokens[token].child;
  if (!nodes[node].has_children) return kNothing;
  const std::uint32_t mask = edge_slots_.size() - 1;
  for (std::uint32_t at = hash_edge(node, token) & mask;; at = (at + 1) & mask) {
    const EdgeSlot slot = edge_slots_[at];
    if (slot.node == kNothing) return kNothing;
    if (slot.node == node && slot.token == token) return slot.child;
  }
}

}  // namespace entente::lexicon
