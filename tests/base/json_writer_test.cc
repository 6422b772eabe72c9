// SPDX-License-Identifier: Apache-2.0
#include "base/json_writer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace entente {
namespace {

TEST(JsonWriter, PutsCommasWhereTheyBelong) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.field("a", 1);
  json.key("b");
  json.begin_array();
  json.value("x");
  json.begin_object();
  json.end_object();
  json.begin_array();
  json.end_array();
  json.null();
  json.end_array();
  json.field("c", true);
  json.field_or_null("d", "");
  json.field_or_null("e", "f");
  json.end_object();
  EXPECT_EQ(out, R"({"a":1,"b":["x",{},[],null],"c":true,"d":null,"e":"f"})");
}

TEST(JsonWriter, WritesNumbersInTheirShortestForm) {
  const auto number = [](double value, int digits) {
    std::string out;
    JsonWriter(out).value(value, digits);
    return out;
  };
  EXPECT_EQ(number(0.5, 3), "0.5");
  EXPECT_EQ(number(2.0, 3), "2");
  EXPECT_EQ(number(-0.0001, 3), "0");
  EXPECT_EQ(number(1.23456, 2), "1.23");
  EXPECT_EQ(number(10.0, 0), "10");
  EXPECT_EQ(number(NAN, 3), "null");
  EXPECT_EQ(number(INFINITY, 3), "null");
  EXPECT_EQ(number(1e300, 3), "1e+300");
  EXPECT_EQ(number(-1.5e-300, 3), "0");
  std::string out;
  JsonWriter(out).value(std::numeric_limits<std::uint64_t>::max());
  EXPECT_EQ(out, "18446744073709551615");
}

TEST(JsonWriter, EscapesSoThatALineStaysALine) {
  const auto escaped = [](std::string_view text) {
    std::string out;
    append_json_escaped(out, text);
    return out;
  };
  EXPECT_EQ(escaped("a\"b\\c\n\t\r"), "a\\\"b\\\\c\\n\\t\\u000d");
  EXPECT_EQ(escaped(std::string_view("\0\x1f\x7f", 3)), "\\u0000\\u001f\\u007f");
  EXPECT_EQ(escaped("é\u2028\u2029"), "é\\u2028\\u2029");
  EXPECT_EQ(escaped("</script><!--"), "\\u003c/script>\\u003c!--");
  EXPECT_EQ(escaped("a < b"), "a < b");
}

}  // namespace
}  // namespace entente
