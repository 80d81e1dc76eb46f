#include "c_text_spelling.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace c_text_test;

namespace {

// The first error of a text; empty for a right one.
std::string wrong(std::string_view text) {
    ast c;
    const diagnostic r = parse(c, text);
    return r ? remark_text(r, c.source) : "";
}

std::string shown(std::string_view text) {
    ast c;
    const diagnostic r = parse(c, text);
    return error_text(r, text, c.source);
}

} // namespace

TEST_CASE("an error says where it is, in lines and columns from 1") {
    CHECK(wrong("int f(foo x);") == "line 1, column 7: unknown type name 'foo'");
    CHECK(wrong("\n\n\tint x;\n  foo y;\n") == "line 4, column 3: unknown type name 'foo'");
    CHECK(wrong("/* a\n b */ foo x;") == "line 2, column 7: unknown type name 'foo'");
    CHECK(wrong("int \\\n  x y;") == "line 2, column 5: expected ';' before 'y'");
    CHECK(wrong("int f(int,\r\n      foo);\r\n") == "line 2, column 7: unknown type name 'foo'");
}

TEST_CASE("what is missing is named, and what stands there instead") {
    CHECK(wrong("int f(int x") == "line 1, column 12: expected ')' before the end of the text");
    CHECK(wrong("int f(int x;") == "line 1, column 12: expected ',' or ')' before ';'");
    CHECK(wrong("int f(int, ..., int);") == "line 1, column 15: expected ')' after '...'");
    CHECK(wrong("int *;") == "line 1, column 6: expected a name before ';'");
    CHECK(wrong("int *") == "line 1, column 6: expected a name before the end of the text");
    CHECK(wrong("int (x;") == "line 1, column 7: expected ')' before ';'");
    CHECK(wrong("int x[3;") == "line 1, column 8: expected ']' before ';'");
    CHECK(wrong("int x[") == "line 1, column 7: expected a constant expression before the end of the text");
    CHECK(wrong("int x[1 +];") == "line 1, column 10: expected a constant expression before ']'");
    CHECK(wrong("int x[1 ? 2];") == "line 1, column 12: expected ':' before ']'");
    CHECK(wrong("struct s { int x }") == "line 1, column 18: expected ';' before '}'");
    CHECK(wrong("struct s { int x;") == "line 1, column 18: expected '}' before the end of the text");
    CHECK(wrong("struct s { int x;") == "line 1, column 18: expected '}' before the end of the text");
    CHECK(wrong("struct { int x; } 3;") == "line 1, column 19: expected a name before '3'");
    CHECK(wrong("struct;") == "line 1, column 1: 'struct' needs a tag or members in braces");
    CHECK(wrong("enum e { };") == "line 1, column 10: an enum needs at least one constant");
    CHECK(wrong("enum e { a b };") == "line 1, column 12: expected ',' or '}' before 'b'");
    CHECK(wrong("enum e { 3 };") == "line 1, column 10: expected the name of a constant before '3'");
    CHECK(wrong("const;") == "line 1, column 6: expected a type before ';'");
    CHECK(wrong("}") == "line 1, column 1: expected a type before '}'");
    CHECK(wrong("int x __attribute__(packed);") == "line 1, column 21: expected '(' before 'packed'");
}

TEST_CASE("words that make no type together are refused") {
    CHECK(wrong("unsigned float x;") == "line 1, column 1: the words from 'unsigned' on do not make a type together");
    CHECK(wrong("long long long x;") == "line 1, column 11: 'long' for the third time");
    CHECK(wrong("int int x;") == "line 1, column 5: 'int' twice in one type");
    CHECK(wrong("signed unsigned x;") == "line 1, column 1: the words from 'signed' on do not make a type together");
    CHECK(wrong("size_t int x;") == "line 1, column 8: 'int' after another type");
    CHECK(wrong("struct s int x;") == "line 1, column 10: 'int' after another type");
    CHECK(wrong("int struct s x;") == "line 1, column 5: 'struct' after another type");
    CHECK(wrong("_Complex int x;") == "line 1, column 1: only floating types can be complex");
}

TEST_CASE("types that C does not have are refused") {
    CHECK(wrong("int f(int)(int);") == "line 1, column 6: a function cannot return a function");
    CHECK(wrong("int f(int)[3];") == "line 1, column 6: a function cannot return an array");
    CHECK(wrong("int a[3](int);") == "line 1, column 6: C has no arrays of functions");
    CHECK(wrong("void a[3];") == "line 1, column 7: an array of a type that is not complete");
    CHECK(wrong("struct s a[3];") == "line 1, column 11: an array of a type that is not complete");
    CHECK(wrong("int a[][];") == "line 1, column 6: an array of a type that is not complete");
    CHECK(wrong("void x;") == "line 1, column 6: a variable cannot be void");
    CHECK(wrong("struct s x;") == "line 1, column 10: variable 'x' has a type that is not complete");
    CHECK(wrong("extern struct s x;").empty());
    CHECK(wrong("int f(void, int);") == "line 1, column 7: a parameter cannot be void");
    CHECK(wrong("int f(void x);") == "line 1, column 7: a parameter cannot be void");
    CHECK(wrong("int f(int, void);") == "line 1, column 12: a parameter cannot be void");
    CHECK(wrong("int f(int &x);") == "line 1, column 11: C has no references");
    CHECK(wrong("int &x;") == "line 1, column 5: C has no references");
    CHECK(wrong("int f(typedef int x);") == "line 1, column 19: a parameter has no storage of its own");
    CHECK(wrong("struct s { int f(void); };") ==
          "line 1, column 16: member 'f' is a function; make it a pointer to one");
    CHECK(wrong("struct s { void x; };") == "line 1, column 17: member 'x' has a type that is not complete");
    CHECK(wrong("struct s { struct s x; };") == "line 1, column 21: member 'x' has a type that is not complete");
    CHECK(wrong("struct s { int a[]; int b; };") ==
          "line 1, column 25: only the last member can be an array without length");
    CHECK(wrong("struct s { int a, b, a; };") == "line 1, column 22: member 'a' is there already");
    CHECK(wrong("struct s { static int x; };") == "line 1, column 12: a member has no storage of its own");
    CHECK(wrong("struct s { float x : 3; };") == "line 1, column 18: a bit-field needs an integer type");
    CHECK(wrong("struct s { int x : 33; };") == "line 1, column 20: a bit-field is wider than its type");
    CHECK(wrong("struct s { _Bool x : 2; };") == "line 1, column 22: a bit-field is wider than its type");
    CHECK(wrong("struct s { int x : -1; };") == "line 1, column 20: the width of a bit-field is negative");
    CHECK(wrong("struct s { int x : 0; };") == "line 1, column 20: a bit-field of width 0 cannot have a name");
    CHECK(wrong("int x[-1];") == "line 1, column 7: the length of an array is negative");
    CHECK(wrong("struct s { int x; }; enum s y;") == "line 1, column 27: 's' is a struct");
    CHECK(wrong("int x __attribute__((aligned(3)));") ==
          "line 1, column 30: '3' is no power of two that could be an alignment");
}

TEST_CASE("what has been declared otherwise is pointed at") {
    CHECK(wrong("int f(int);\nlong f(int);") == "line 2, column 6: 'f' is declared already, with another type");
    CHECK(wrong("int f(int);\nint f;") == "line 2, column 5: 'f' is declared already, as something else");
    CHECK(wrong("enum { a };\nenum { b, a };") == "line 2, column 11: constant 'a' is there already");
    CHECK(wrong("struct s {int x;};\nstruct s {long x;};") ==
          "line 2, column 8: 's' is defined already, with other members");
}

TEST_CASE("constants that cannot be computed are pointed at") {
    CHECK(wrong("int x[1 / 0];") == "line 1, column 9: division by zero in a constant expression");
    CHECK(wrong("int x[2147483647 + 1];") == "line 1, column 18: '+' overflows in a constant expression");
    CHECK(wrong("int x[1 << 40];") == "line 1, column 9: '<<' shifts by more bits than there are");
    CHECK(wrong("int x[n];") == "line 1, column 7: 'n' is no constant");
    CHECK(wrong("int x[12ab];") == "line 1, column 7: '12ab' is no integer");
    CHECK(wrong("int x[99999999999999999999];") ==
          "line 1, column 7: '99999999999999999999' is too large for any integer type");
    CHECK(wrong("int x[sizeof(struct s)];") == "line 1, column 14: the size of 'struct s' is not known here");
    CHECK(wrong("int x[(float)1];") ==
          "line 1, column 7: the constant that begins with '(' is of a floating type, not an integer");
    CHECK(wrong("int x[(enum never)1];") ==
          "line 1, column 7: a constant can be cast to an arithmetic type or a pointer only");
    CHECK(wrong("enum itself { one = (enum itself)1 };") ==
          "line 1, column 21: a constant can be cast to an arithmetic type or a pointer only");
    CHECK(wrong("int x['\\q'];") == "line 1, column 7: ''\\q'' has an escape sequence that C does not know");
    CHECK(wrong("enum { a = 18446744073709551615u, b };") == "line 1, column 35: the value of 'b' is too large");
}

TEST_CASE("what is no token is pointed at") {
    CHECK(wrong("int x; @") == "line 1, column 8: '@' is no character of C");
    CHECK(wrong("int x; /* int y;") == "line 1, column 8: comment without end");
    CHECK(wrong("int x[sizeof \"abc];\n") == "line 1, column 14: string without end");
    CHECK(wrong("int x['a];") == "line 1, column 7: character constant without end");
    CHECK(wrong(std::string_view("int \0x;", 7)) == "line 1, column 5: '?' is no character of C");
}

TEST_CASE("only the first error is reported") {
    CHECK(wrong("foo x; bar y; @") == "line 1, column 1: unknown type name 'foo'");
}

TEST_CASE("the text of an error shows the line and points into it") {
    CHECK(shown("int x;\n  double f(foo x);\n") == "line 2, column 12: unknown type name 'foo'\n"
                                                   "      double f(foo x);\n"
                                                   "               ^");
    CHECK(shown("\tint\tf(foo);") == "line 1, column 8: unknown type name 'foo'\n"
                                     "     int f(foo);\n"
                                     "           ^");
    CHECK(shown("int f(int") == "line 1, column 10: expected ')' before the end of the text\n"
                                "    int f(int\n"
                                "             ^");
    CHECK(shown("") == "line 0, column 0: \n    \n    ^");
    // one column for a character of several bytes
    CHECK(shown("/* \xc3\xa9\xc3\xa9 */ foo x;") == "line 1, column 12: unknown type name 'foo'\n"
                                                    "    /* \xc3\xa9\xc3\xa9 */ foo x;\n"
                                                    "             ^");
}

TEST_CASE("of a very long line the surroundings are shown") {
    const std::string before(1000, ' ');
    const std::string text = "int a;" + before + "foo x;" + before + "int b;";
    const std::string out = shown(text);
    CHECK(out.find("foo x;") != std::string::npos);
    CHECK(out.find("int a;") == std::string::npos);
    CHECK(out.size() < 400);
    const std::size_t caret = out.rfind('^') - out.rfind('\n');
    const std::size_t line = out.find('\n');
    CHECK(out.substr(line + caret, 3) == "foo");
    std::string name = "int f("; // with +, g++ 12 warns of its own code
    name.append(100000, 'a').append(");");
    CHECK(shown(name).size() < 400);
}
