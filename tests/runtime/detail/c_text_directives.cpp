#include "c_text_spelling.hpp"

#include <doctest/doctest.h>

using namespace c_text_test;

TEST_CASE("#define gives integer constants a name") {
    const ast c = read("#define A 12\n"
                       "#define B (A * 2 + 1) /* with a comment */\n"
                       "#  define C -1 // another\n"
                       "#define D \\\n 0x10UL\n"
                       "#define E sizeof(int)\n"
                       "int x[B];");
    CHECK(c.find("A")->value.bits == 12);
    CHECK(c.find("A")->is_macro);
    CHECK(c.find("B")->value.bits == 25);
    CHECK(static_cast<long long>(c.find("C")->value.bits) == -1);
    CHECK(c.find("D")->value.bits == 16);
    CHECK(c.find("D")->value.is_unsigned());
    CHECK(c.find("E")->value.bits == sizeof(int));
    CHECK(type_of(c, "x") == "array[25] of int");
    CHECK(skipped(c).empty());
}

TEST_CASE("#define gives floating numbers and strings a name") {
    const ast c = read("#define PI 3.25\n#define E (-1e-3f)\n#define H 0x1.8p1\n#define VERSION \"3.40.1\"\n");
    CHECK(c.find("PI")->is == declaration_kind::floating);
    CHECK(c.find("PI")->value.real == 3.25);
    CHECK(c.find("PI")->value.type == kind::double_);
    CHECK(c.find("E")->value.real == -1e-3f);
    CHECK(c.find("E")->value.type == kind::float_);
    CHECK(c.find("H")->value.real == 3);
    CHECK(c.find("VERSION")->is == declaration_kind::text);
    CHECK(c.text(c.find("VERSION")->spelling) == "3.40.1");
}

TEST_CASE("macros that are no constants are reported and hide nothing") {
    const ast c = read("extern int stdin;\n#define stdin stdin\n#define SQUARE(x) ((x) * (x))\n#define EMPTY\n"
                       "#define API extern\n#define OPEN (1\n#define BAD @\n#define TWO 1 2\n#define ODD don't\n"
                       "#define CAST ((struct s)-1)\n#define DOT 1.5.2\nint after[3];");
    CHECK(skipped(c) == "line 2, column 9: macro 'stdin', which is no constant\n"
                        "line 3, column 9: macro 'SQUARE' with parameters\n"
                        "line 5, column 9: macro 'API', which is no constant\n"
                        "line 6, column 9: macro 'OPEN', which is no constant\n"
                        "line 7, column 9: macro 'BAD', which is no constant\n"
                        "line 8, column 9: macro 'TWO', which is no constant\n"
                        "line 9, column 9: macro 'ODD', which is no constant\n"
                        "line 10, column 9: macro 'CAST', which is no constant\n"
                        "line 11, column 9: macro 'DOT', which is no constant\n");
    CHECK(c.find("stdin")->is == declaration_kind::variable);
    CHECK(type_of(c, "after") == "array[3] of int");
}

TEST_CASE("a directive may stand inside a declaration") {
    const ast c =
        read("enum {\n  IPPROTO_IP = 0,\n#define IPPROTO_IP IPPROTO_IP\n  IPPROTO_TCP = 6,\n"
             "#define IPPROTO_TCP IPPROTO_TCP\n};\nstruct s {\n#define N 3\n  int x[N];\n# 9 \"other.h\"\n};\n"
             "int f(int\n#pragma GCC something\n(*)(int));\n"
             "int g(int n, int a[n\n#define OPEN (\n+ 1], int b);");
    CHECK(c.find("IPPROTO_TCP")->value.bits == 6);
    CHECK(members_of(c, c.find_tag("s")) == "x: array[3] of int");
    CHECK(type_of(c, "f") == "function(pointer to function(int) returning int) returning int");
    CHECK(type_of(c, "g") == "function(int, pointer to int, int) returning int");
    CHECK(skipped(c) == "line 13, column 1 (other.h:11): #pragma GCC\n"
                        "line 16, column 9 (other.h:14): macro 'OPEN', which is no constant\n");
}

TEST_CASE("#undef takes a macro back") {
    const ast c = read("#define A 1\n#undef A\n#define B 1\n#undef B\n#define B 2\n#undef NEVER\nint x[B];");
    CHECK(c.find("A") == nullptr);
    CHECK(c.declarations[0].taken_back);
    CHECK(c.find("B")->value.bits == 2);
    CHECK(type_of(c, "x") == "array[2] of int");
    CHECK(skipped(c).empty());
}

TEST_CASE("#pragma pack holds until it is taken back") {
    const ast c = read(
        "struct a { int x; };\n#pragma pack(push, 1)\nstruct b { int x; };\n#pragma pack(2)\nstruct c { int x; };\n"
        "#pragma pack(push)\n#pragma pack(4)\nstruct d { int x; };\n#pragma pack(pop)\nstruct e { int x; };\n"
        "#pragma pack(pop)\nstruct f { int x; };\n#pragma pack(push, name, 8)\nstruct g { int x; };\n"
        "#pragma pack(pop, name)\n#pragma pack(16)\n#pragma pack()\nstruct h { int x; };");
    CHECK(tag(c, "a").pack == 0);
    CHECK(tag(c, "b").pack == 1);
    CHECK(tag(c, "c").pack == 2);
    CHECK(tag(c, "d").pack == 4);
    CHECK(tag(c, "e").pack == 2);
    CHECK(tag(c, "f").pack == 0);
    CHECK(tag(c, "g").pack == 8);
    CHECK(tag(c, "h").pack == 0);
    CHECK(skipped(c).empty());
    CHECK_THROWS(read("#pragma pack(3)\n"));
    CHECK_THROWS(read("#pragma pack(1\n"));
    CHECK_THROWS(read("#pragma pack 1\n"));
}

TEST_CASE("the operator for pragmas is read over, but not where it packs") {
    const ast c = read("_Pragma(\"GCC diagnostic push\") int x; __pragma(warning(push)) int y;");
    CHECK(skipped(c) == "line 1, column 1: '_Pragma'\nline 1, column 39: '__pragma'\n");
    CHECK(c.declarations.size() == 2);
    CHECK_THROWS(read("_Pragma(\"pack(1)\") struct s { int x; };"));
    CHECK_THROWS(read("__pragma(pack(push, 1)) struct s { int x; };"));
}

TEST_CASE("a byte order mark is no part of the text") {
    const ast c = read("\xef\xbb\xbf#define A 1\nint x[A];");
    CHECK(type_of(c, "x") == "array[1] of int");
    ast d;
    CHECK(parse(d, "\xef\xbb\xbf foo x;").where.column == 2);
}

TEST_CASE("what only a preprocessor can do is an error") {
    CHECK_THROWS(read("#include <stdio.h>\n"));
    CHECK_THROWS(read("#ifdef A\nint x;\n#endif\n"));
    CHECK_THROWS(read("#if 1\n"));
    CHECK_THROWS(read("#error no\n"));
    CHECK_NOTHROW(read("#\n#ident \"x\"\n# 3 \"a.c\"\n#line 4\n#pragma once\n"));
    CHECK(read("#warning don't\nint x;").find("x") != nullptr);
}

TEST_CASE("line markers say where a line came from") {
    ast c;
    const std::string text = "# 1 \"main.c\"\n# 1 \"/usr/include/x.h\" 1 3 4\nint f(void);\n\nint g(foo);\n";
    const diagnostic wrong = parse(c, text);
    CHECK(remark_text(wrong, c.source) == "line 5, column 7 (/usr/include/x.h:3): unknown type name 'foo'");
}
