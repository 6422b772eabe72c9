// SPDX-License-Identifier: Apache-2.0
// The compiled lexicon file: its records, and a checked view of its bytes. docs/lexicon.md draws the layout.
//
// Records are read in place with memcpy, so that the bytes need no alignment; numbers are in the byte order of the
// machine that compiled, and a file of the other order is refused. `open` checks checksum, bounds and every index once
// (about one millisecond for the shipped file); after that no reader checks again. Never write numbers of a format
// version anew: raise kFormat instead. Test: tests/lexicon/file_test.cc
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/result.h"
#include "lexicon/actor.h"
#include "lexicon/fold.h"

namespace entente::lexicon {

inline constexpr char kMagic[8] = {'E', 'N', 'T', 'L', 'E', 'X', '\r', '\n'};
inline constexpr std::uint32_t kFormat = 1;
inline constexpr std::uint32_t kByteOrder = 0x01020304;
inline constexpr std::uint32_t kNothing = 0xFFFFFFFF;

/// Index into the string table.
using StringId = std::uint32_t;

struct Section {
  std::uint32_t offset;  // from the begin of the file
  std::uint32_t count;   // of records
};

enum SectionName : std::uint32_t {
  kStringEnds,  // u32: where string i ends in kStringBytes; it begins where i-1 ends
  kStringBytes,
  kActors,      // ActorRecord, by id
  kSectorRefs,  // StringId
  kTerms,       // TermRecord, by person, then begin
  kTermOrder,   // u32 index into kTerms, by office, country, begin
  kTokens,      // TokenRecord: each distinct token key of a name
  kTokenSlots,  // TokenSlot, open addressing, a power of two
  kEdgeSlots,   // EdgeSlot, open addressing, a power of two
  kNodes,       // NodeRecord: trie of token keys, 0 is unused
  kNames,       // NameRecord, by node, best first
  kSectionCount,
};

struct Header {
  char magic[8];
  std::uint32_t format;
  std::uint32_t byte_order;
  std::uint64_t length;    // of the whole file
  std::uint64_t checksum;  // of all bytes behind this field
  StringId version;
  std::uint32_t reserved;
  Section sections[kSectionCount];
};
inline constexpr std::size_t kChecksumEnd = 32;

struct ActorRecord {
  StringId id, name, code, top, qid, cow, gw, source;
  std::uint32_t sectors, sector_count;  // in kSectorRefs
  std::uint32_t terms, term_count;      // in kTerms
  std::int32_t from, to;
  std::uint32_t kind;
};

struct TermRecord {
  std::uint32_t person;
  StringId office, title, country;
  std::int32_t from, to;
};

struct TokenRecord {
  StringId key;
  std::uint32_t child;  // node reached from the root, or kNothing
};

struct TokenSlot {
  std::uint32_t hash;
  std::uint32_t token;  // kNothing: empty slot
};

struct EdgeSlot {
  std::uint32_t node;  // kNothing: empty slot
  std::uint32_t token;
  std::uint32_t child;
};

struct NodeRecord {
  std::uint32_t names, name_count;  // in kNames
  std::uint32_t has_children;
};

struct NameRecord {
  std::uint64_t rules;  // CaseRule of each token, 3 bits each
  std::uint32_t actor;
  std::int32_t from, to;
  std::uint8_t form;
  std::uint8_t flags;  // NameFlag
  std::uint8_t rank;   // see rank.h
  std::uint8_t kind;   // the actor's, to save a look
};

/// A plain name, an alias and an acronym stand for the same sense; adjective, capital and the others for their own.
inline NameForm sense_form(NameForm form) {
  return form == NameForm::alias || form == NameForm::acronym ? NameForm::name : form;
}

std::uint64_t file_checksum(std::string_view bytes);
std::uint32_t hash_edge(std::uint32_t node, std::uint32_t token);

/// Records of one section, read in place.
template <typename Record>
class Records {
 public:
  Records() = default;
  Records(const char* data, std::uint32_t count) : data_(data), count_(count) {}
  std::uint32_t size() const { return count_; }
  Record operator[](std::uint32_t i) const {
    Record record;
    std::memcpy(&record, data_ + std::size_t{i} * sizeof(Record), sizeof(Record));
    return record;
  }

 private:
  const char* data_ = nullptr;
  std::uint32_t count_ = 0;
};

/// A view of a file that `open` found sound. Cheap to copy; the bytes must outlive it.
class Image {
 public:
  static Result<Image> open(std::string_view file);

  std::string_view string(StringId id) const {
    const std::uint32_t begin = id == 0 ? 0 : string_ends_[id - 1];
    return string_bytes_.substr(begin, string_ends_[id] - begin);
  }
  /// Index into `tokens`, or kNothing.
  std::uint32_t find_token(const FoldedToken& token) const;
  /// The node that `token` leads to from `node`, or kNothing.
  std::uint32_t find_child(std::uint32_t node, std::uint32_t token) const;
  std::string_view version() const { return string(version_); }

  Records<ActorRecord> actors;
  Records<StringId> sector_refs;
  Records<TermRecord> terms;
  Records<std::uint32_t> term_order;
  Records<TokenRecord> tokens;
  Records<NodeRecord> nodes;
  Records<NameRecord> names;

 private:
  bool sound() const;
  bool actors_sound() const;
  bool tokens_sound() const;
  bool names_sound() const;

  Records<std::uint32_t> string_ends_;
  std::string_view string_bytes_;
  Records<TokenSlot> token_slots_;
  Records<EdgeSlot> edge_slots_;
  StringId version_ = 0;
};

}  // namespace entente::lexicon
