// SPDX-License-Identifier: Apache-2.0
//
// What goes in comes out, once.
#include "store/store.h"

#include <gtest/gtest.h>

#include <fstream>

#include "sample.h"

namespace entente {
namespace {

using namespace testing;

Store open_store(const std::string& path, StoreOptions options = {}) {
  Result<Store> store = Store::open(path, std::move(options));
  EXPECT_TRUE(store.ok()) << describe(store.error());
  return *std::move(store);
}

void expect_sound(const Store& store) {
  const auto wrong = store.check();
  ASSERT_TRUE(wrong.ok()) << describe(wrong.error());
  EXPECT_TRUE(wrong->empty()) << wrong->front();
}

Entity full_entity() {
  Entity e;
  e.code = "UN", e.top = "IGO", e.sectors = {"GOV", "MIL"}, e.name = "Ana \"A\" Núñez", e.office = "Envoy";
  e.id = "Q42", e.text = "the envoy", e.range = {3, 9};
  return e;
}

Coded full_sample() {
  Coded c;
  c.document = document("full", "Ämne: a telegram, then a reply; all of it on one day.");
  c.document.url = "https://example.org/a/1";
  c.document.title_range = {0, 5};
  c.document.dateline.range = {6, 9};
  c.document.file = "in/a.txt", c.document.line = 7;
  Event e = event("full:e1", "CHN", "PRK", "2021-03", Category::ASSAULT, 4, -9.5);
  e.modes = {"aerial", "drone"}, e.contexts = {"military"};
  e.auxiliary = kFuture | kNegation;
  e.cameo = "040";
  e.actor = {full_entity(), entity("CHN")};
  e.attribution = Attribution{{full_entity()}, "officials said", {1, 6}};
  e.evidence = {{2, {0, 12}, {3, 7}, "r1"}, {5, {13, 20}, {14, 15}, "r2"}};
  Event plain = event("full:e2", "CHN", "", "2021");
  plain.day = {};
  Exchange x = exchange("full:x1", "CHN", "PRK", "2021-03-01", ExchangeKind::joint_statement);
  x.purpose = Purpose::information, x.status = ExchangeStatus::denied, x.on_behalf_of = {full_entity()};
  x.conveyed_via = "the embassy", x.reported_by = "KCNA", x.date_received = day("2021"),
  x.date_reported = day("2021-02");
  x.occasion = "national_day", x.occasion_ordinal = "79th", x.answers = "full:x0", x.is_reply = true;
  x.answers_evidence = {{4, 8}, "words of another kind"};
  x.fronts = {Front::economic, Front::legal}, x.prominence = Prominence::listed, x.grouped = true;
  x.list_rank = 3, x.words = 120, x.address = "Comrade", x.closing = "Yours", x.place = "Moscow", x.number = "1386";
  x.cites = {"12\"\\", "tab\tline\nbell\x01", "ü"};
  x.evidence = {{{0, 6}, std::string(slice(c.document.text, {0, 6}))}};
  Commitment m;
  m.id = "full:c1", m.by = {entity("CHN")}, m.to = {full_entity()}, m.fronts = {Front::political};
  m.strength = Strength::signed_, m.text = "will build", m.deadline = day("2030"), m.exchange = "full:x1";
  m.evidence = {{{0, 2}, std::string(slice(c.document.text, {0, 2}))}};
  Claim k;
  k.id = "full:k1", k.by = "observers", k.named = true, k.hedge = "may", k.about = {"CHN", "PRK"};
  k.exchange = "full:x1", k.text = "that may be", k.evidence = {{{2, 4}, std::string(slice(c.document.text, {2, 4}))}};
  c.ledger = {{e, plain}, {x}, {m}, {k}};
  return c;
}

void expect_same(const std::vector<Entity>& a, const std::vector<Entity>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].code, b[i].code);
    EXPECT_EQ(a[i].top, b[i].top);
    EXPECT_EQ(a[i].sectors, b[i].sectors);
    EXPECT_EQ(a[i].name, b[i].name);
    EXPECT_EQ(a[i].office, b[i].office);
    EXPECT_EQ(a[i].id, b[i].id);
    EXPECT_EQ(a[i].text, b[i].text);
    EXPECT_EQ(a[i].range, b[i].range);
  }
}

void expect_same(const std::vector<Span>& a, const std::vector<Span>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].range, b[i].range);
    EXPECT_EQ(a[i].text, b[i].text);
  }
}

void expect_same(const Event& a, const Event& b) {
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(a.category, b.category);
  EXPECT_EQ(a.modes, b.modes);
  EXPECT_EQ(a.contexts, b.contexts);
  EXPECT_EQ(a.auxiliary, b.auxiliary);
  EXPECT_EQ(a.cameo, b.cameo);
  EXPECT_EQ(a.quad, b.quad);
  EXPECT_EQ(a.score, b.score);
  EXPECT_EQ(a.day, b.day);
  EXPECT_EQ(a.confidence, b.confidence);
  expect_same(a.actor, b.actor);
  expect_same(a.recipient, b.recipient);
  ASSERT_EQ(a.attribution.has_value(), b.attribution.has_value());
  if (a.attribution) {
    expect_same(a.attribution->by, b.attribution->by);
    EXPECT_EQ(a.attribution->text, b.attribution->text);
    EXPECT_EQ(a.attribution->range, b.attribution->range);
  }
  ASSERT_EQ(a.evidence.size(), b.evidence.size());
  for (std::size_t i = 0; i < a.evidence.size(); ++i) {
    EXPECT_EQ(a.evidence[i].sentence, b.evidence[i].sentence);
    EXPECT_EQ(a.evidence[i].range, b.evidence[i].range);
    EXPECT_EQ(a.evidence[i].trigger, b.evidence[i].trigger);
    EXPECT_EQ(a.evidence[i].rule, b.evidence[i].rule);
  }
}

void expect_same(const Exchange& a, const Exchange& b) {
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(a.kind, b.kind);
  EXPECT_EQ(a.purpose, b.purpose);
  EXPECT_EQ(a.status, b.status);
  expect_same(a.from, b.from);
  expect_same(a.to, b.to);
  expect_same(a.on_behalf_of, b.on_behalf_of);
  EXPECT_EQ(a.conveyed_via, b.conveyed_via);
  EXPECT_EQ(a.reported_by, b.reported_by);
  EXPECT_EQ(a.date_sent, b.date_sent);
  EXPECT_EQ(a.date_received, b.date_received);
  EXPECT_EQ(a.date_reported, b.date_reported);
  EXPECT_EQ(a.occasion, b.occasion);
  EXPECT_EQ(a.occasion_ordinal, b.occasion_ordinal);
  EXPECT_EQ(a.answers, b.answers);
  expect_same({a.answers_evidence}, std::vector<Span>{b.answers_evidence});
  EXPECT_EQ(a.is_reply, b.is_reply);
  EXPECT_EQ(a.fronts, b.fronts);
  EXPECT_EQ(a.prominence, b.prominence);
  EXPECT_EQ(a.grouped, b.grouped);
  EXPECT_EQ(a.list_rank, b.list_rank);
  EXPECT_EQ(a.words, b.words);
  EXPECT_EQ(a.address, b.address);
  EXPECT_EQ(a.closing, b.closing);
  EXPECT_EQ(a.place, b.place);
  EXPECT_EQ(a.number, b.number);
  EXPECT_EQ(a.cites, b.cites);
  expect_same(a.evidence, b.evidence);
  EXPECT_EQ(a.confidence, b.confidence);
}

TEST(Store, EveryFieldComesBack) {
  const Folder folder;
  const Coded in = full_sample();
  {
    Store store = open_store(folder.path("a.db"));
    const auto added = store.add(in.document, in.ledger);
    ASSERT_TRUE(added.ok()) << describe(added.error());
    EXPECT_EQ(*added, Added::fresh);
    expect_sound(store);
  }
  Store store = open_store(folder.path("a.db"), {.mode = store::OpenMode::read});
  const Result<Coded> out = store.load("full");
  ASSERT_TRUE(out.ok()) << describe(out.error());
  EXPECT_EQ(out->document.text, in.document.text);
  EXPECT_EQ(out->document.sha256, in.document.sha256);
  EXPECT_EQ(out->document.url, in.document.url);
  EXPECT_EQ(out->document.source, in.document.source);
  EXPECT_EQ(out->document.title, in.document.title);
  EXPECT_EQ(out->document.title_range, in.document.title_range);
  EXPECT_EQ(out->document.dateline.range, in.document.dateline.range);
  EXPECT_EQ(out->document.published, in.document.published);
  EXPECT_EQ(out->document.language, in.document.language);
  EXPECT_EQ(out->document.file, in.document.file);
  EXPECT_EQ(out->document.line, in.document.line);
  ASSERT_EQ(out->ledger.events.size(), 2u);
  for (std::size_t i = 0; i < 2; ++i) expect_same(out->ledger.events[i], in.ledger.events[i]);
  ASSERT_EQ(out->ledger.exchanges.size(), 1u);
  expect_same(out->ledger.exchanges[0], in.ledger.exchanges[0]);
  ASSERT_EQ(out->ledger.commitments.size(), 1u);
  const Commitment &m = out->ledger.commitments[0], &wanted = in.ledger.commitments[0];
  EXPECT_EQ(m.id, wanted.id);
  expect_same(m.by, wanted.by);
  expect_same(m.to, wanted.to);
  EXPECT_EQ(m.fronts, wanted.fronts);
  EXPECT_EQ(m.strength, wanted.strength);
  EXPECT_EQ(m.text, wanted.text);
  EXPECT_EQ(m.deadline, wanted.deadline);
  EXPECT_EQ(m.exchange, wanted.exchange);
  expect_same(m.evidence, wanted.evidence);
  ASSERT_EQ(out->ledger.claims.size(), 1u);
  const Claim &k = out->ledger.claims[0], &said = in.ledger.claims[0];
  EXPECT_EQ(k.id, said.id);
  EXPECT_EQ(k.by, said.by);
  EXPECT_EQ(k.named, said.named);
  EXPECT_EQ(k.hedge, said.hedge);
  EXPECT_EQ(k.about, said.about);
  EXPECT_EQ(k.exchange, said.exchange);
  EXPECT_EQ(k.text, said.text);
  expect_same(k.evidence, said.evidence);
}

TEST(Store, TheSameAgainChangesNothing) {
  const Folder folder;
  Store store = open_store(folder.path("a.db"));
  const std::vector<Coded> batch = made_up_range(0, 20);
  ASSERT_EQ(store.add(batch)->fresh, 20u);
  const StoreCounts before = *store.counts();
  for (int i = 0; i < 3; ++i) {
    const AddCounts again = *store.add(batch);
    EXPECT_EQ(again.fresh, 0u);
    EXPECT_EQ(again.new_versions, 0u);
    EXPECT_EQ(again.unchanged, 20u);
  }
  const StoreCounts after = *store.counts();
  EXPECT_EQ(after.versions, before.versions);
  EXPECT_EQ(after.events, 60u);
  EXPECT_EQ(after.exchanges, 20u);
  expect_sound(store);
}

TEST(Store, ADocumentTwiceInOneBatchIsOne) {
  const Folder folder;
  Store store = open_store(folder.path("a.db"));
  const std::vector<Coded> batch = {made_up(1), made_up(1)};
  const AddCounts counts = *store.add(batch);
  EXPECT_EQ(counts.fresh, 1u);
  EXPECT_EQ(counts.unchanged, 1u);
}

TEST(Store, ChangedTextIsANewVersionAndBothAreKept) {
  const Folder folder;
  Store store = open_store(folder.path("a.db"));
  const Document first = document("a", "Some first words."), second = document("a", "Some other words.");
  EXPECT_EQ(*store.add(first, {{event("a:e1", "USA", "CUB", "2020-01-01")}, {}, {}, {}}), Added::fresh);
  EXPECT_EQ(*store.add(second, {}), Added::new_version);
  EXPECT_EQ(*store.add(first, {}), Added::unchanged);
  EXPECT_EQ(*store.add(second, {}), Added::unchanged);

  EXPECT_EQ(store.load("a")->document.text, second.text);
  EXPECT_EQ(store.load("a", 1)->document.text, first.text);
  EXPECT_EQ(store.load("a", 1)->ledger.events.size(), 1u);
  EXPECT_EQ(store.load("a", 3).error().code, ErrorCode::not_found);
  const auto versions = *store.versions("a");
  ASSERT_EQ(versions.size(), 2u);
  EXPECT_FALSE(versions[0].current);
  EXPECT_TRUE(versions[1].current);
  EXPECT_EQ(versions[1].version, 2u);
  EXPECT_EQ(store.documents(10)->size(), 1u);
  EXPECT_EQ(store.search("first", 10)->size(), 0u);
  EXPECT_EQ(store.search("other", 10)->size(), 1u);
  expect_sound(store);
}

TEST(Store, AnAddressNamesADocumentButAFrontPageDoesNot) {
  const Folder folder;
  Store store = open_store(folder.path("a.db"));
  Document a = document("a", "First words."), b = document("b", "Later words."), c = document("c", "First words.");
  a.url = b.url = c.url = "https://example.org/news/1";
  EXPECT_EQ(*store.add(a, {}), Added::fresh);
  EXPECT_EQ(*store.add(b, {}), Added::new_version);
  EXPECT_EQ(*store.add(c, {}), Added::unchanged);
  EXPECT_EQ(store.versions("a")->size(), 2u);
  for (const char* url : {"https://example.org", "https://example.org/", ""}) {
    for (const char* number : {"1", "2"}) {
      Document d = document(url + std::string(number), std::string("Words of ") + url + number);
      d.url = url;
      EXPECT_EQ(*store.add(d, {}), Added::fresh) << url;
    }
  }
  expect_sound(store);
}

TEST(Store, SearchFindsWordsPhrasesAndBeginnings) {
  const Folder folder;
  Store store = open_store(folder.path("a.db"));
  ASSERT_TRUE(store.add(document("a", "The president visited Ulan Bator in spring."), {}).ok());
  ASSERT_TRUE(store.add(document("b", "A visit; Bator is a word and Ulan another."), {}).ok());
  const auto found = [&](std::string_view query) {
    std::string ids;
    const auto hits = store.search(query, 10);
    EXPECT_TRUE(hits.ok()) << query;
    if (hits) {
      for (const SearchHit& hit : *hits) ids += hit.document.id;
    }
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  EXPECT_EQ(found("ulan bator"), "ab");
  EXPECT_EQ(found("\"ulan bator\""), "a");
  EXPECT_EQ(found("\"ulan bator\" spring"), "a");
  EXPECT_EQ(found("visits"), "ab");
  EXPECT_EQ(found("presid*"), "a");
  EXPECT_EQ(found("moon"), "");
  EXPECT_EQ(found("   "), "");
  const auto snippet = store.search("bator", 10)->front().snippet;
  EXPECT_TRUE(std::any_of(snippet.begin(), snippet.end(), [](auto& p) { return p.hit && p.text == "Bator"; }));
}

TEST(Store, HostileStringsAreOnlyText) {
  const Folder folder;
  Store store = open_store(folder.path("a.db"));
  const std::vector<std::string> hostile = {"'; DROP TABLE documents; --",
                                            "\" OR 1=1 --",
                                            std::string("nul\0inside", 10),
                                            "NEAR(a b)",
                                            "a AND",
                                            "NOT",
                                            "*",
                                            "\"",
                                            "\"\"",
                                            "col:x",
                                            "{a} : b",
                                            "-x ^y (",
                                            "\x02\x03",
                                            "%s%n",
                                            std::string(100'000, '"'),
                                            "\xF0\x9F\x98\x80"};
  for (std::size_t i = 0; i < hostile.size(); ++i) {
    Document d = document("id " + hostile[i], "Body " + hostile[i] + std::to_string(i));
    d.title = d.source = d.file = hostile[i];
    d.url = "https://e.org/" + hostile[i];
    Event e = event(hostile[i], hostile[i], hostile[i], "2020-01-01");
    e.modes = {hostile[i]};
    const auto added = store.add(d, {{e}, {}, {}, {}});
    ASSERT_TRUE(added.ok()) << i << describe(added.error());
    EXPECT_EQ(*added, Added::fresh) << i;
    const Result<Coded> back = store.load(d.id);
    ASSERT_TRUE(back.ok()) << i;
    EXPECT_EQ(back->document.text, d.text) << i;
    EXPECT_EQ(back->document.title, d.title) << i;
    EXPECT_EQ(back->ledger.events.at(0).modes, e.modes) << i;
    EXPECT_EQ(back->ledger.events.at(0).actor.at(0).code, hostile[i]) << i;
    EXPECT_TRUE(store.search(hostile[i], 5).ok()) << i;
    EXPECT_TRUE(store.load(hostile[i]).error().code == ErrorCode::not_found) << i;
  }
  EXPECT_EQ(store.counts()->versions, hostile.size());
  expect_sound(store);
}

TEST(Store, CheckNamesWhatIsWrong) {
  const Folder folder;
  Store store = open_store(folder.path("a.db"));
  Coded outside = made_up(1);
  outside.ledger.events[0].evidence[0].range = {0, 5000};
  Coded empty = made_up(2);
  empty.ledger.exchanges[0].evidence.clear();
  Coded forged = made_up(3);
  forged.document.sha256 = std::string(64, '0');
  ASSERT_TRUE(store.add(std::vector<Coded>{outside, empty, forged}).ok());
  const auto wrong = *store.check();
  ASSERT_EQ(wrong.size(), 3u);
  std::string all;
  for (const std::string& line : wrong) all += line + "\n";
  EXPECT_NE(all.find("event d1:e0: evidence outside the text"), all.npos) << all;
  EXPECT_NE(all.find("exchange d2:x1 has no evidence"), all.npos) << all;
  EXPECT_NE(all.find("document d3: the text is not the one that was added"), all.npos) << all;
}

TEST(Store, AFailedBatchLeavesNothing) {
  const Folder folder;
  Store store = open_store(folder.path("a.db"));
  std::vector<Coded> batch = made_up_range(0, 5);
  batch[4].document.sha256 = "not a hash";
  const auto added = store.add(batch);
  ASSERT_FALSE(added.ok());
  EXPECT_EQ(added.error().code, ErrorCode::bad_value);
  EXPECT_EQ(store.counts()->versions, 0u);
  EXPECT_EQ(store.counts()->events, 0u);
  EXPECT_EQ(store.add(made_up_range(0, 4))->fresh, 4u);
}

TEST(Store, FilesThatAreNoStoreAreRefused) {
  const Folder folder;
  EXPECT_EQ(Store::open("").error().code, ErrorCode::bad_value);
  EXPECT_EQ(Store::open(folder.path("none.db"), {.mode = store::OpenMode::read}).error().code, ErrorCode::not_found);
  EXPECT_FALSE(std::filesystem::exists(folder.path("none.db")));
  EXPECT_FALSE(Store::open(folder.path("no/such/folder.db")).ok());

  std::ofstream(folder.path("text.db")) << "This is a letter and not a database, as everybody can see from here.";
  EXPECT_EQ(Store::open(folder.path("text.db")).error().code, ErrorCode::bad_file);

  auto other = store::Database::open(folder.path("other.db"), store::OpenMode::create, 1000);
  ASSERT_TRUE(other->execute("CREATE TABLE mine (a)").ok());
  EXPECT_EQ(Store::open(folder.path("other.db")).error().code, ErrorCode::bad_file);

  {
    Store newer = open_store(folder.path("newer.db"));
  }
  auto raw = store::Database::open(folder.path("newer.db"), store::OpenMode::create, 1000);
  ASSERT_TRUE(raw->execute("PRAGMA user_version = 9999").ok());
  EXPECT_EQ(Store::open(folder.path("newer.db")).error().code, ErrorCode::unsupported);
}

TEST(Store, AStoreThatIsReadCannotBeChanged) {
  const Folder folder;
  {
    Store store = open_store(folder.path("a.db"));
  }
  Store store = open_store(folder.path("a.db"), {.mode = store::OpenMode::read});
  EXPECT_FALSE(store.add(made_up(1).document, {}).ok());
  EXPECT_EQ(store.counts()->versions, 0u);
}

TEST(Store, SidesAreCountedOncePerRecord) {
  const Folder folder;
  Store store = open_store(folder.path("a.db"));
  Coded coded = made_up(1, 2);
  coded.ledger.events[0].actor.push_back(entity("CUB"));
  ASSERT_TRUE(store.add(coded.document, coded.ledger).ok());
  const auto sides = *store.sides(10);
  ASSERT_EQ(sides.size(), 2u);
  EXPECT_EQ(sides[0].code, "CUB");
  EXPECT_EQ(sides[0].records, 3u);
}

}  // namespace
}  // namespace entente
