// Assignment writes into a value, which keeps its type and its memory; lists fill records and arrays as in C.
#include "wrong.hpp"

#include <ctypes/dynamic.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

namespace dynamic = ctypes::dynamic;
using ctypes::conversion_error;
using dynamic::designated;
using dynamic::parse_type;
using dynamic::value;

namespace {

std::string shown(const char* type, std::initializer_list<dynamic::initializer> list) {
    value v(parse_type(type));
    v = list;
    return v.to_string();
}

} // namespace

TEST_CASE("a value that is assigned is converted as a number is") {
    value d(parse_type("double"));
    const value i(parse_type("int"), 3);
    void* const memory = d.address();
    d = i;
    CHECK(d.type() == parse_type("double"));
    CHECK(d.as<double>() == 3);
    CHECK(d.address() == memory);
    d = value(2.5);
    CHECK(d.as<double>() == 2.5);
    value u(parse_type("unsigned char"));
    CHECK(wrong([&] { u = value(300); }) == "value: 300 does not fit into 'unsigned char'");
    u = value(200);
    CHECK(u.type() == parse_type("unsigned char"));
    value p(parse_type("int *"));
    CHECK_THROWS_AS((p = value(3)), conversion_error);
    p = i; // a value of what it points to
    CHECK(p.target().as<int>() == 3);
    value record(parse_type("struct { double d; int *p; }"));
    record["d"] = i;
    d = record["d"];
    CHECK(d.as<double>() == 3);
    const value& itself = d;
    d = itself;
    CHECK(d.as<double>() == 3);
    const dynamic::reference part = record["d"];
    record = value(record.type(), {7.5, nullptr});
    CHECK(part.as<double>() == 7.5); // the same memory
    CHECK_THROWS_AS((record = d), conversion_error);
}

TEST_CASE("an empty value takes the type of what is assigned, and empties what it is assigned to") {
    value v;
    v = value(3);
    CHECK(v.type() == parse_type("int"));
    v = value();
    CHECK(v.empty());
    v = 2.5;
    CHECK(v.type() == parse_type("double"));
    v.replace(value("text"));
    CHECK(v.as<std::string>() == "text");
    value other(7);
    swap(v, other);
    CHECK(v.as<int>() == 7);
    CHECK(other.as<std::string>() == "text");
    std::swap(v, other);
    CHECK(v.as<std::string>() == "text");
    std::vector<value> list{3, "text", 1.5};
    list.insert(list.begin(), value(9)); // moves into values that were moved from
    std::rotate(list.begin(), list.begin() + 1, list.end());
    CHECK(list[0].type() == parse_type("int"));
    CHECK(list[1].as<std::string>() == "text");
    CHECK(list[2].as<double>() == 1.5);
    CHECK(list[3].as<int>() == 9);
}

TEST_CASE("a list in braces initialises a record as in C") {
    CHECK(shown("struct { int a:3; int :5; int b; }", {1, 2}) == "{.a = 1, .b = 2}");
    CHECK(shown("struct { int a; struct { int p, q; }; int z; }", {1, 2, 3, 4}) ==
          "{.a = 1, {.p = 2, .q = 3}, .z = 4}");
    CHECK(shown("struct { int a; struct { int p, q; }; int z; }", {1, {2, 3}, 4}) ==
          "{.a = 1, {.p = 2, .q = 3}, .z = 4}");
    CHECK(shown("struct { int a; struct { int p, q; } in; int z; }", {1, {2}, 4}) ==
          "{.a = 1, .in = {.p = 2, .q = 0}, .z = 4}");
    CHECK(shown("struct { int a[2][2]; int z; }", {1, 2, 3, 4, 5}) == "{.a = {{1, 2}, {3, 4}}, .z = 5}");
    CHECK(shown("struct { int a[2][2]; int z; }", {{{1}, {3, 4}}, 5}) == "{.a = {{1, 0}, {3, 4}}, .z = 5}");
    CHECK(shown("struct { char name[6]; int n; }", {"abc", 2}) == "{.name = \"abc\", .n = 2}");
    CHECK(shown("struct { struct { const char *s; int n; } in; int z; }", {nullptr, 2, 3}) ==
          "{.in = {.s = NULL, .n = 2}, .z = 3}");
    CHECK(shown("int[4]", {1, 2}) == "{1, 2, 0, 0}");
    CHECK(shown("int", {3}) == "3");
    CHECK(shown("int", {}) == "0");
    CHECK(shown("struct { int a, b; }", {}) == "{.a = 0, .b = 0}");
    const dynamic::type pair = parse_type("struct pair { int x, y; }");
    const value one(pair, {1, 2});
    value line(parse_type("struct { struct pair { int x, y; } from, to; }"), {one, {3, 4}});
    CHECK(line.to_string() == "{.from = {.x = 1, .y = 2}, .to = {.x = 3, .y = 4}}");
    line["from"] = {5, 6};
    line["to"] = {7};
    CHECK(line.to_string() == "{.from = {.x = 5, .y = 6}, .to = {.x = 7, .y = 0}}");
    CHECK(wrong([&] { value(pair, {1, 2, 3}); }) == "value: 3 values are more than 'struct pair' has members");
    CHECK(wrong([&] { line["to"] = {1, 2.5}; }) == "value.to.y: 2.5 is no whole number, as 'int' is");
    CHECK_THROWS_AS(value(parse_type("int[2]"), {1, 2, 3}), conversion_error);
    CHECK_THROWS_AS(value(parse_type("int"), {1, 2}), conversion_error);
}

TEST_CASE("of a union a list gives the first member, or one by its name") {
    CHECK(value(parse_type("union { int i; double d; }"), {7})["i"].as<int>() == 7);
    CHECK(value(parse_type("union { int i; double d; }"), {designated("d", 2.5)})["d"].as<double>() == 2.5);
    CHECK_THROWS_AS(value(parse_type("union { int i; double d; }"), {1, 2}), conversion_error);
    const value in(parse_type("struct { union { int i; double d; }; int z; }"), {1, 2});
    CHECK(in["i"].as<int>() == 1);
    CHECK(in["z"].as<int>() == 2);
}

TEST_CASE("designated members and elements, and what follows them") {
    CHECK(shown("struct { int a, b, c; }", {designated("b", 2), 3}) == "{.a = 0, .b = 2, .c = 3}");
    CHECK(shown("struct { int a, b, c; }", {designated("c", 3), designated("a", 1), 2}) == "{.a = 1, .b = 2, .c = 3}");
    CHECK(shown("struct { int a; struct { int p, q; }; int z; }", {designated("p", 2), 3, 4}) ==
          "{.a = 0, {.p = 2, .q = 3}, .z = 4}");
    CHECK(shown("struct { int a; struct { int p, q; }; int z; }", {designated("q", 3), designated("a", 1)}) ==
          "{.a = 1, {.p = 0, .q = 3}, .z = 0}");
    CHECK(shown("struct { struct { int x, y; } in; int z; }", {designated("z", 1), designated("in", {2, 3})}) ==
          "{.in = {.x = 2, .y = 3}, .z = 1}");
    CHECK(shown("int[5]", {1, designated(3u, 4), 5}) == "{1, 0, 0, 4, 5}");
    CHECK(wrong([] { value(parse_type("struct s { int a; }"), {designated("b", 2)}); }) ==
          "value: 'struct s' has no member 'b'; it has a");
    CHECK_THROWS_AS(value(parse_type("int[2]"), {designated(2u, 1)}), conversion_error);
}

TEST_CASE("shorter lists are filled with zeros, longer ones refused") {
    value v(parse_type("struct { int a[3]; }"), {{7, 8, 9}});
    v["a"] = std::vector<int>{1};
    CHECK(v.to_string() == "{.a = {1, 0, 0}}");
    v["a"] = {4, 5};
    CHECK(v.to_string() == "{.a = {4, 5, 0}}");
    CHECK(wrong([&] { v["a"] = std::vector<int>(4); }) == "value.a: 4 elements are more than 'int [3]' has");
}

TEST_CASE("rows of a C++ array pass for a pointer to rows") {
    const auto sum = [](int(*rows)[3]) { return rows[0][0] + 10 * rows[1][2]; };
    const dynamic::function f(parse_type("int(int (*rows)[3])"), reinterpret_cast<void (*)()>(+sum));
    int rows[2][3] = {{1, 2, 3}, {4, 5, 6}};
    CHECK(f(rows).as<int>() == 61);
    int columns[3][2] = {};
    CHECK_THROWS_AS(f(columns), conversion_error);
    double others[2][3] = {};
    CHECK_THROWS_AS(f(others), conversion_error);
    const int constant[2][3] = {};
    CHECK_THROWS_AS(f(constant), conversion_error);
    value v(parse_type("struct { int (*rows)[3]; int *first; }"));
    v["rows"] = rows;
    v["first"] = rows[0];
    CHECK(v["rows"][1][2].as<int>() == 6);
    CHECK(v["first"][1].as<int>() == 2);
}

TEST_CASE("what has no name is called so") {
    const dynamic::type t = parse_type("struct { union { int i; } u; enum { a } e; int bits : 3; }");
    CHECK(t.spelling() == "struct <unnamed>");
    CHECK(t.members()[0].type.spelling() == "union <unnamed>");
    CHECK(t.members()[1].type.spelling() == "enum <unnamed>");
    value v(t);
    CHECK(wrong([&] { v["x"] = 1; }) == "value: 'struct <unnamed>' has no member 'x'; it has u, e, bits");
    CHECK(wrong([&] { v["bits"] = 4; }) == "value.bits: 4 does not fit into 'int : 3'");
}
