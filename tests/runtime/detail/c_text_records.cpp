#include "c_text_spelling.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace c_text_test;

namespace {

std::string members(const ast& c, std::string_view name) { return members_of(c, c.find_tag(name)); }

std::vector<std::string> path(const ast& c, std::string_view record, std::string_view name) {
    std::vector<tree_index> found;
    std::vector<std::string> names;
    if (!c.find_member(c.find_tag(record), name, found)) return {"none"};
    for (tree_index i : found) names.emplace_back(c.text(c.members[i].name));
    return names;
}

} // namespace

TEST_CASE("a struct keeps its members in order, one declaration or several") {
    const ast c = read("struct vec { double x, y; const char *name; int (*f)(int), grid[2][3]; };");
    CHECK(members(c, "vec") == "x: double; y: double; name: pointer to const char; "
                               "f: pointer to function(int) returning int; grid: array[2] of array[3] of int");
    CHECK(tag(c, "vec").is == kind::struct_);
    CHECK(tag(c, "vec").defined);
    CHECK(c.definitions.size() == 1);
}

TEST_CASE("a union is a union") {
    const ast c = read("union u { int i; float f; char bytes[8]; };");
    CHECK(tag(c, "u").is == kind::union_);
    CHECK(members(c, "u") == "i: int; f: float; bytes: array[8] of char");
}

TEST_CASE("bit-fields have a width, unnamed ones too") {
    const ast c = read("struct b { unsigned a : 3; int : 2, c : 1 + 1; long long : 0; _Bool flag : 1; char d; };");
    CHECK(members(c, "b") == "a: unsigned int:3; : int:2; c: int:2; : long long:0; flag: bool:1; d: char");
}

TEST_CASE("an array without length is the last member") {
    const ast c = read("struct s { int n; double data[]; };");
    CHECK(members(c, "s") == "n: int; data: array[] of double");
}

TEST_CASE("records stand in records, with names and without") {
    const ast c = read("struct outer {"
                       "  struct inner { int x; } first, *second;"
                       "  union { int i; struct { char a, b; }; };"
                       "  struct { long l; } named;"
                       "} ;");
    CHECK(members(c, "outer") == "first: struct inner; second: pointer to struct inner; : union ?; named: struct ?");
    CHECK(members(c, "inner") == "x: int");
    CHECK(path(c, "outer", "named") == std::vector<std::string>{"named"});
    CHECK(path(c, "outer", "i") == std::vector<std::string>{"", "i"});
    CHECK(path(c, "outer", "b") == std::vector<std::string>{"", "", "b"});
    CHECK(path(c, "outer", "x") == std::vector<std::string>{"none"});
    CHECK(path(c, "outer", "l") == std::vector<std::string>{"none"});
}

TEST_CASE("a struct can point to itself and to what comes later") {
    const ast c = read("struct list { struct list *next; struct node *top; }; struct node { struct list all; };");
    CHECK(members(c, "list") == "next: pointer to struct list; top: pointer to struct node");
    CHECK(members(c, "node") == "all: struct list");
    REQUIRE(c.definitions.size() == 2);
    CHECK(c.definitions[0].type == c.find_tag("list"));
    CHECK(c.definitions[1].type == c.find_tag("node"));
    CHECK(c.definitions[0].nodes <= c.definitions[1].nodes);
}

TEST_CASE("every node refers to earlier nodes, and definitions come after what they hold by value") {
    const ast c = read("struct a; typedef struct a *pa; struct b { pa p; int n; };"
                       "struct a { struct b held; struct b (*f)(struct a); } x[3];");
    for (tree_index i = 0; i < c.nodes.size(); ++i) {
        const node& n = c.nodes[i];
        if (n.to != no_index) CHECK(n.to < i);
        if (n.is == kind::function)
            for (std::uint32_t p = 0; p < n.count; ++p) CHECK(c.parameters[n.first + p].type < i);
    }
    CHECK(c.definitions[0].type == c.find_tag("b"));
    CHECK(c.definitions[1].type == c.find_tag("a"));
}

TEST_CASE("packing and alignment are kept, on records and members") {
    const ast c = read("struct __attribute__((packed)) p { char c; int i; };"
                       "struct q { char c; int i __attribute__((packed)); } __attribute__((__aligned__(16)));"
                       "struct r { _Alignas(8) char c; int i __attribute__((aligned(32))), j; };"
                       "struct s { char c; } __attribute__((packed, aligned(2)));"
                       "struct t { _Alignas(double) char c; char d __attribute__((aligned)); };"
                       "struct u { struct s __attribute__((aligned(64))) s; };");
    CHECK(tag(c, "p").packed);
    CHECK(!tag(c, "q").packed);
    CHECK(tag(c, "q").alignment == 16);
    CHECK(members(c, "q") == "c: char; i: int packed");
    CHECK(members(c, "r") == "c: char aligned(8); i: int aligned(32); j: int");
    CHECK(tag(c, "s").packed);
    CHECK(tag(c, "s").alignment == 2);
    CHECK(members(c, "u") == "s: struct s aligned(64)"); // the member's, not the type's
    CHECK(members(c, "t") == "c: char aligned(" + std::to_string(alignof(double)) + "); d: char aligned(" +
                                 std::to_string(alignof(std::max_align_t)) + ")");
}

TEST_CASE("a typedef gives a record without a tag its name") {
    const ast c = read("typedef struct { int x; } point, *point_ptr; typedef union { int i; } number;");
    CHECK(type_of(c, "point") == "struct point");
    CHECK(type_of(c, "point_ptr") == "pointer to struct point");
    CHECK(c.nodes[c.find("point")->type].named_later);
    CHECK(c.find_tag("point") == no_index);
    CHECK(type_of(c, "number") == "union number");
}

TEST_CASE("an alignment stays with the typedef that says it") {
    const ast c = read("typedef int wide __attribute__((aligned(16))); struct s { wide w; int i; };");
    CHECK(type_of(c, "wide") == "aligned(16) int");
    CHECK(members(c, "s") == "w: aligned(16) int; i: int");
}

TEST_CASE("vectors and modes are types of their own") {
    const ast c = read("typedef float v4 __attribute__((__vector_size__(16)));"
                       "typedef int v2 __attribute__((vector_size(8), may_alias));"
                       "typedef unsigned int u8 __attribute__((__mode__(__QI__)));"
                       "typedef int word __attribute__((mode(word)));"
                       "typedef _Complex float quad __attribute__((mode(TC)));");
    CHECK(type_of(c, "v4") == "vector of 16 bytes of float");
    CHECK(type_of(c, "v2") == "vector of 8 bytes of int");
    CHECK(type_of(c, "u8") == "unsigned char");
    CHECK(extent_of(c.nodes[c.find("word")->type].is).size == sizeof(void*));
    CHECK(type_of(c, "quad") == "complex float128");
}

TEST_CASE("a transparent union says so") {
    const ast c = read("typedef union { int *i; float *f; } any __attribute__((__transparent_union__));"
                       "union u { int *i; float *f; } __attribute__((transparent_union));");
    CHECK(tag(c, "u").transparent);
}

TEST_CASE("enums have the constants and the integer type the compilers give them") {
    const ast c = read("enum a { a0, a1 = 5, a2 };"
                       "enum b { b0 = -1, b1 = 1 };"
                       "enum big { big0 = 0x100000000 };"
                       "enum low { low0 = -2147483648LL - 1 };"
                       "enum __attribute__((packed)) small { s0, s1 = 255 };"
                       "enum small_signed { t0 = -128, t1 = 127 } __attribute__((packed));"
                       "enum fixed : unsigned char { f0 };"
                       "enum top { top0 = 18446744073709551615u };");
    const auto integer = [&](std::string_view name) { return spelling(c, tag(c, name).to); };
    CHECK(integer("a") == "unsigned int");
    CHECK(integer("b") == "int");
    CHECK(extent_of(c.nodes[tag(c, "big").to].is).size == 8);
    CHECK(is_unsigned(c.nodes[tag(c, "big").to].is));
    CHECK(extent_of(c.nodes[tag(c, "low").to].is).size == 8);
    CHECK(!is_unsigned(c.nodes[tag(c, "low").to].is));
    CHECK(integer("small") == "unsigned char");
    CHECK(integer("small_signed") == "signed char");
    CHECK(integer("fixed") == "unsigned char");
    CHECK(is_unsigned(c.nodes[tag(c, "top").to].is));

    CHECK(tag(c, "a").count == 3);
    CHECK(c.enumerators[tag(c, "a").first + 2].value.bits == 6);
    CHECK(c.text(c.enumerators[tag(c, "a").first + 2].name) == "a2");
    CHECK(c.find("a2")->is == declaration_kind::constant);
    CHECK(c.find("a2")->value.bits == 6);
    CHECK(static_cast<long long>(c.find("b0")->value.bits) == -1);
    CHECK(c.find("top0")->value.is_unsigned());
    CHECK(c.find("a2")->type == c.find_tag("a"));
}

TEST_CASE("the outside is asked for sizes the text does not tell") {
    struct sized : no_external_types {
        extent extent_of(const ast& tree, tree_index type) const {
            return tree.nodes[type].is == kind::struct_ ? extent{24, 8} : extent{};
        }
        tree_index type_named(std::string_view name) const { return name == "given" ? 7 : no_index; }
        tree_index type_tagged(kind is, std::string_view name) const {
            return is == kind::struct_ && name == "given" ? 8 : no_index;
        }
        bool constant_named(std::string_view name, constant& value) const {
            value = {5, kind::int_};
            return name == "FIVE";
        }
    };
    ast c;
    const std::string text = "struct s { double d[3]; }; char a[sizeof(struct s)], b[FIVE]; given *x; struct given *y;";
    const diagnostic wrong = parse(c, text, sized());
    CHECK(remark_text(wrong, c.source) == "line 0, column 0: ");
    CHECK(type_of(c, "a") == "array[24] of char");
    CHECK(type_of(c, "b") == "array[5] of char");
    CHECK(type_of(c, "x") == "pointer to external 7");
    CHECK(type_of(c, "y") == "pointer to external 8");
}
