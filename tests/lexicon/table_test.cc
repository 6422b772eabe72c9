// SPDX-License-Identifier: Apache-2.0
// What is wrong with a table is said with file, line and the wrong word, and all of it at once.
#include "lexicon/lexicon_fixture.h"

namespace entente::lexicon {
namespace {

const std::string kStatesHeader =
    "code\tname\tofficial\taliases\tadjectives\tdemonyms\tcapital\tfrom\tto\tcow\tgw\tqid\tsource\n";
const std::string kFrance = "FRA\tFrance\t\t\tFrench\t\tParis\t\t\t220\t220\tQ142\tt\n";
const std::string kOffices = "id\tnames\tsector\tsource\npresident\tpresident\tGOV\tt\n";
const std::string kPersons = "id\tname\taliases\tsurname\tqid\tsectors\tsource\nada_x\tAda X\t\tX\t\t\tt\n";
const std::string kTermsHeader = "person\toffice\ttitle\tcountry\tfrom\tto\tsource\n";
const std::string kNamesHeader = "id\tname\tform\tfrom\tto\tflags\tsource\n";

struct File {
  std::string name, text;
};

/// The complaints about `files`, as people see them.
std::vector<std::string> complaints_about(const std::vector<File>& files) {
  Complaints complaints;
  std::vector<std::unique_ptr<Table>> tables;
  for (const File& file : files) {
    tables.push_back(std::make_unique<Table>());
    tables.back()->file = file.name;
    tables.back()->text = file.text;
    read_table(*tables.back(), complaints);
  }
  make_entries(tables, complaints);
  std::vector<std::string> out;
  for (const Error& error : complaints.errors()) out.push_back(describe(error));
  return out;
}

using Lines = std::vector<std::string>;

TEST(Table, SoundTablesGiveNoComplaint) {
  EXPECT_EQ(complaints_about({{"states.tsv", "# a comment\n\n" + kStatesHeader + kFrance},
                              {"offices.tsv", kOffices},
                              {"persons_x.tsv", kPersons},
                              {"terms_x.tsv", kTermsHeader + "ada_x\tpresident\t\tFRA\t1990\t1990\tt\n"}}),
            Lines{});
}

TEST(Table, ColumnsMayStandInAnotherOrderAndLinesEndInCrLf) {
  Table table;
  table.file = "dir/offices_b.tsv";
  table.text = "sector\tid\tsource\tnames\r\nGOV\tmayor\tt\tmayor|mayors\r\n";
  Complaints complaints;
  read_table(table, complaints);
  ASSERT_EQ(table.rows.size(), 1u);
  EXPECT_EQ(table.rows[0]["id"], "mayor");
  EXPECT_EQ(table.rows[0].list("names"), (std::vector<std::string_view>{"mayor", "mayors"}));
  EXPECT_EQ(table.rows[0].line, 2u);
  EXPECT_TRUE(complaints.none());
}

TEST(Table, HeaderThatDoesNotFit) {
  EXPECT_EQ(complaints_about({{"offices.tsv", "# c\nid\tnames\tsectr\tid\n"}}),
            (Lines{"offices.tsv:2: unknown column 'sectr'", "offices.tsv:2: column 'id' stands twice",
                   "offices.tsv:2: column 'sector' is missing", "offices.tsv:2: column 'source' is missing"}));
  EXPECT_EQ(complaints_about({{"offices.tsv", "# only a comment\n"}}), Lines{"offices.tsv:1: no header line"});
  EXPECT_EQ(complaints_about({{"planets.tsv", "id\n"}}), Lines{"planets.tsv:1: no schema has this file's stem"});
}

TEST(Table, RowsThatDoNotFit) {
  EXPECT_EQ(complaints_about({{"offices.tsv", kOffices + "mayor\tmayor\tGOV\npope\t\tREL\tt\nmonk\tmonk\tREL\t\n"}}),
            (Lines{"offices.tsv:3: expected 4 cells, found 3", "offices.tsv:4: cell 'names' is empty",
                   "offices.tsv:5: cell 'source' is empty"}));
  EXPECT_EQ(complaints_about({{"offices.tsv", kOffices + "a\t\xFFz\tGOV\tt\n"}}), Lines{"offices.tsv:3: not UTF-8"});
}

TEST(Table, ValuesOutsideTheirLists) {
  EXPECT_EQ(complaints_about({{"states.tsv", kStatesHeader + "Fr\tFrance\t\t\t\t\t\t1.5.1958\t\tx\t\tP5\tt\n"}}),
            (Lines{"states.tsv:2: bad code 'Fr', want three capitals", "states.tsv:2: bad number 'x' in 'cow'",
                   "states.tsv:2: bad Wikidata id 'P5'",
                   "states.tsv:2: bad date '1.5.1958' in 'from', want YYYY, YYYY-MM or YYYY-MM-DD"}));
  EXPECT_EQ(complaints_about({{"states.tsv", kStatesHeader + kFrance},
                              {"bodies.tsv",
                               "id\tname\tacronyms\taliases\ttop\tsectors\tfrom\tto\tsource\n"
                               "XU\tX Union\t\t\tIGOS\tGOV|FOO\t2001\t2000\tt\n"},
                              {"places.tsv",
                               "id\tname\taliases\tcountry\tkind\tfrom\tto\tsource\n"
                               "lyon\tLyon\t\tFRX\ttown\t\t\tt\n"},
                              {"names.tsv", kNamesHeader + "FRA\tGaul\tnickname\t\t\tweak|old\tt\nFRX\tGaul\tname\t\t"
                                                           "\t\tt\n"}}),
            (Lines{"bodies.tsv:2: unknown top 'IGOS'", "bodies.tsv:2: unknown sector 'FOO'",
                   "bodies.tsv:2: from '2001' is after to '2000'", "places.tsv:2: unknown kind 'town'",
                   "places.tsv:2: unknown code 'FRX'", "names.tsv:2: unknown form 'nickname'",
                   "names.tsv:2: unknown flag 'old'", "names.tsv:3: unknown id 'FRX'"}));
}

TEST(Table, TermsOfNobodyAndNothing) {
  EXPECT_EQ(complaints_about({{"states.tsv", kStatesHeader + kFrance},
                              {"offices.tsv", kOffices},
                              {"persons.tsv", kPersons},
                              {"terms.tsv", kTermsHeader + "bob_y\tpresident\t\tFRA\t\t\tt\nada_x\tczar\t\tFRA\t\t\tt\n"
                                                           "ada_x\tpresident\t\tMARS\t1990-02\t1990-01-31\tt\n"}}),
            (Lines{"terms.tsv:2: unknown person 'bob_y'", "terms.tsv:3: unknown office 'czar'",
                   "terms.tsv:4: unknown country 'MARS'", "terms.tsv:4: from '1990-02' is after to '1990-01-31'"}));
}

TEST(Table, AnIdStandsOnceAcrossAllTables) {
  EXPECT_EQ(complaints_about({{"states.tsv", kStatesHeader + kFrance},
                              {"agencies.tsv", "id\tname\taliases\tcountry\tsource\nFRA\tF. R. A.\t\t\tt\n"},
                              {"persons_a.tsv", kPersons},
                              {"persons_b.tsv", kPersons}}),
            (Lines{"agencies.tsv:2: id 'FRA' stands twice, first at states.tsv:2",
                   "persons_b.tsv:2: id 'ada_x' stands twice, first at persons_a.tsv:2"}));
}

TEST(Table, FiftyComplaintsAreEnough) {
  std::string rows = kOffices;
  for (int i = 0; i < 80; ++i) rows += "too\tfew\n";
  EXPECT_EQ(complaints_about({{"offices.tsv", rows}}).size(), Complaints::kMost);
}

TEST(Table, FoldersWithoutTables) {
  for (const char* folder : {ENTENTE_SOURCE_DIR "/tests/lexicon", ENTENTE_SOURCE_DIR "/no/such/folder"}) {
    Complaints complaints;
    read_entries(folder, complaints);
    ASSERT_EQ(complaints.count(), 1u);
    EXPECT_EQ(complaints.errors()[0].file, folder);
  }
}

TEST(Table, NamesTooLongToCompile) {
  Complaints complaints;
  Entries entries;
  entries.actors.emplace_back();
  entries.actors[0].file = "bodies.tsv";
  entries.actors[0].line = 9;
  std::string words;
  for (int i = 0; i < 21; ++i) words += "word ";
  entries.names.push_back({0, words, NameForm::name, 0, {}});
  entries.names.push_back({0, std::string(70, 'x'), NameForm::name, 0, {}});
  compile(entries, complaints);
  ASSERT_EQ(complaints.count(), 2u);
  EXPECT_EQ(describe(complaints.errors()[0]), "bodies.tsv:9: name '" + words + "' has no or too many words");
  EXPECT_EQ(describe(complaints.errors()[1]),
            "bodies.tsv:9: name '" + std::string(70, 'x') + "' has a word that is too long");
}

TEST(Table, DoubtsNameTheRows) {
  Complaints complaints;
  std::vector<std::unique_ptr<Table>> tables;
  for (const File& file : {File{"states.tsv", kStatesHeader + kFrance + "MCO\tMonaco\t\tFrance\t\t\t\t\t\t\t\t\tt\n"},
                           File{"offices.tsv", kOffices}, File{"persons.tsv", kPersons + "bob_y\tBob Y\t\t\t\t\tt\n"},
                           File{"terms.tsv", kTermsHeader + "ada_x\tpresident\t\tFRA\t1990\t1999\tt\n"
                                                            "bob_y\tpresident\t\tFRA\t1995\t2000\tt\n"}}) {
    tables.push_back(std::make_unique<Table>());
    tables.back()->file = file.name;
    tables.back()->text = file.text;
    read_table(*tables.back(), complaints);
  }
  EXPECT_EQ(doubts(make_entries(tables, complaints)),
            (Lines{"states.tsv:3: name 'France' of MCO is also one of FRA (states.tsv:2)",
                   "persons.tsv:3: FRA president: bob_y (1995-01-01 to 2000-12-31) and ada_x (1990-01-01 to "
                   "1999-12-31) at once"}));
  EXPECT_TRUE(complaints.none());
}

}  // namespace
}  // namespace entente::lexicon
