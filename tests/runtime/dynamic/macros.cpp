// Macros in C text: what they stand for, what becomes of them, and what is said about them.
#include <ctypes/dynamic/declarations.hpp>

#include <doctest/doctest.h>

#include <clocale>
#include <cmath>
#include <string>
#include <string_view>

namespace dynamic = ctypes::dynamic;
using dynamic::declarations;

namespace {

std::string wrong(std::string_view text) {
    try {
        declarations c(text);
    } catch (const ctypes::declaration_error& e) {
        return e.message();
    }
    return "nothing";
}

std::string wrong_expression(const declarations& c, std::string_view text) {
    try {
        static_cast<void>(c.evaluate(text));
    } catch (const ctypes::declaration_error& e) {
        return e.message();
    }
    return "nothing";
}

} // namespace

TEST_CASE("a macro is its tokens, as they are where it is used") {
    const declarations c(
        "#define KILO 1000+24\n#define BANK 16*KILO\nenum { SIZE = 2*BANK };\nstruct s { char a[2*KILO]; };\n"
        "#define MIN (-MAX - 1)\n#define MAX 127\nenum { LEAST = MIN };\n"
        "#define B 3\n#define A B\n#undef B\n#define B 4\nenum { X = A };\n");
    CHECK(c.constant("SIZE").as<int>() == 32024);
    CHECK(c.type("struct s").size() == 2024);
    CHECK(c.constant("LEAST").as<int>() == -128);
    CHECK(c.constant("X").as<int>() == 4);
    CHECK(c.constant("A").as<int>() == 4);
}

TEST_CASE("macros are replaced in declarations, the names of types included") {
    const declarations c("#define bool int\n#define size_t unsigned short\n#define API extern\n#define POINTER(t) t *\n"
                         "#define MEMBERS int x; \\\n    int y;\n#define NAMED(a, b) a##_##b\n"
                         "struct s { bool b; };\nstruct t { size_t n; };\nAPI POINTER(char) NAMED(get, "
                         "text)(POINTER(\n  const struct s\n));\n"
                         "struct m { MEMBERS };");
    CHECK(c.type("struct s").size() == sizeof(int));
    CHECK(c.type("struct t").size() == sizeof(short));
    CHECK(c.type("size_t").size() == sizeof(short));
    CHECK(c.type("struct m").size() == 2 * sizeof(int));
    CHECK(c["get_text"].spelling() == "char *get_text(const struct s *)");
}

TEST_CASE("a macro whose operands come with a later text is a constant then") {
    declarations c("#define TOTAL (FIRST + SECOND)\n#define FIRST 1\n#define ROOM sizeof(struct s)\n");
    CHECK_FALSE(c.contains("TOTAL"));
    CHECK(c.ignored().size() == 2);
    c.add("enum { SECOND = 2 };\nstruct s { char room[3]; };\n");
    CHECK(c.constant("TOTAL").as<int>() == 3);
    CHECK(c.constant("ROOM").as<int>() == 3);
    CHECK(c.ignored().empty());
    c.add("#undef FIRST\n");
    CHECK_FALSE(c.contains("TOTAL"));
    CHECK(c.ignored().size() == 1);
}

TEST_CASE("a macro that was asked for has another value when a later text changes what it stands for") {
    declarations c(
        "struct s;\n#define SIZE sizeof(name_t)\n#define NULL_S ((struct s *)0)\n#define WORD sizeof(size_t)\n"
        "#define LENGTH (sizeof table / sizeof *table)\n#define SUM (PART + 1)\n#define PART 1\n"
        "#define RESULT sizeof f()\nextern int table[];\n");
    for (const char* name : {"SIZE", "LENGTH", "RESULT"}) CHECK_FALSE(c.contains(name));
    CHECK(c.constant("WORD").as<int>() == 8);
    CHECK(c.constant("SUM").as<int>() == 2);
    CHECK_FALSE(c.constant("NULL_S").type().target().is_complete());
    const dynamic::value before = c.constant("NULL_S");
    const declarations copy = c;
    c.add("typedef char name_t[5]; struct s { int x; }; extern int table[7]; short f(void);\n");
    c.add("#undef PART\n#define PART 41\ntypedef short size_t;\n");
    CHECK(c.constant("SIZE").as<int>() == 5);
    CHECK(c.constant("LENGTH").as<int>() == 7);
    CHECK(c.constant("RESULT").as<int>() == 2);
    CHECK(c.constant("WORD").as<int>() == 2);
    CHECK(c.constant("SUM").as<int>() == 42);
    CHECK(c.constant("NULL_S").type().target().size() == sizeof(int));
    CHECK(c["NULL_S"].type() == c.type("struct s *"));
    CHECK_FALSE(before.type().target().is_complete());
    CHECK_FALSE(copy.contains("SIZE"));
    CHECK(copy.constant("SUM").as<int>() == 2);
}

TEST_CASE("asking a macro for its value declares nothing") {
    declarations c("#define ROOM sizeof(struct room { char c[3]; })\n#define KIND sizeof(enum { kind_a })\n"
                   "#define FROM ((struct later *)16)\n");
    CHECK(c.all().size() == 1);
    CHECK(c.ignored().size() == 2);
    CHECK(c.constant("FROM").type().spelling() == "struct later *");
    CHECK_FALSE(c.contains("kind_a"));
    c.add("char a[ROOM]; union later { int x; };"); // another kind of type may have the tag still
    CHECK(c["a"].type().size() == 3);
    CHECK(c.type("union later").size() == sizeof(int));
}

TEST_CASE("a macro that is defined again takes the last value, with a warning") {
    const declarations c("#define KEY 411\n#define SAME (1 +  2)\n#define KEY 0401\n#define SAME (1 + 2)\n");
    CHECK(c.constant("KEY").as<int>() == 0401);
    REQUIRE(c.ignored().size() == 1);
    CHECK(c.ignored()[0].line == 3);
    CHECK(c.ignored()[0].severity == dynamic::severity::warning);
}

TEST_CASE("what was read over is a warning where a meaning may be lost, a note elsewhere") {
    const declarations c("#define TWICE(x) ((x) * 2)\nstatic int f(void) { return 1; }\nint g = 5;\n#pragma GCC "
                         "visibility push(default)\n"
                         "#pragma strange\nint h(void) __attribute__((strange));\n_BitInt(7) i(void);\n");
    std::string notes, warnings;
    for (const dynamic::ignored_construct& s : c.ignored())
        (s.severity == dynamic::severity::note ? notes : warnings) += std::to_string(s.line);
    CHECK(notes == "1234");
    CHECK(warnings == "567");
    CHECK(wrong("#pragma scalar_storage_order big-endian\n") == "#pragma scalar_storage_order is not supported");
}

TEST_CASE("an expression is evaluated over what is declared") {
    const declarations c(
        "#define O_RDONLY 0\n#define O_CLOEXEC 02000000\n#define INT64_C(c) c ## L\nstruct s { char c; int x[4]; };\n"
        "#define NAME \"a\" \"\\x62\"\n#define WIDE L\"\\u00e9\"\n#define FAILED ((void *)-1)\n");
    CHECK(c.evaluate("O_RDONLY|O_CLOEXEC").as<int>() == 02000000);
    CHECK(c.evaluate("INT64_C(5)").type() == c.type("long"));
    CHECK(c.evaluate("offsetof(struct s, x[1])").as<int>() == 8);
    CHECK(c.evaluate("NAME \"c\"").as<std::string>() == "abc");
    CHECK(c.constant("WIDE")[0].as<int>() == 0xe9);
    CHECK(c.constant("FAILED").type() == c.type("void *"));
    CHECK(wrong_expression(c, "O_RDONLY + nix") == "'nix' is no constant");
    CHECK(wrong_expression(c, "1 / O_RDONLY") == "division by zero in a constant expression");
    CHECK(wrong_expression(c, "1 2") == "expected the end of the expression before '2'");
    CHECK(wrong_expression(c, "INT64_C()") != "nothing");
    CHECK(wrong_expression(c, "INT64_C(1, 2)") == "macro 'INT64_C' has fewer parameters than there are arguments");
    CHECK(wrong_expression(c, "INT64_C(1") == "the arguments of macro 'INT64_C' have no end");
}

TEST_CASE("static const numbers are constants, and arrays get the length of their initializers") {
    const declarations c(
        "static const short N = 70000;\nstatic const double HALF = 0.5;\nint a[] = { 1, 2, 3, };\nchar room[N / 100];\n"
        "const int kept = 1;\nstatic const short N = 70000;\n");
    CHECK(c.constant("N").type() == c.type("short"));
    CHECK(c.constant("N").as<int>() == 4464);
    CHECK(c.constant("HALF").as<double>() == 0.5);
    CHECK(c.evaluate("sizeof a / sizeof *a").as<int>() == 3);
    CHECK(c["room"].type().size() == 44);
    CHECK(c["kept"].declaration_kind() == dynamic::declaration_kind::variable);
}

TEST_CASE("unusual spellings have C's meaning or one precise error") {
    CHECK(declarations("%:define N 2\nstruct s <% int a<:N:>; %>").type("struct s").size() == 2 * sizeof(int));
    CHECK(declarations("#define T \"a\\\nb\"\n").constant("T").as<std::string>() == "ab");
    CHECK(declarations("int \\\n f(void);").contains("f"));
    CHECK(declarations("struct s { int a; }").type("struct s").size() == sizeof(int));
    CHECK(wrong("extern \"C\" { struct s { int a; }") != "nothing");
}

TEST_CASE("a backslash at the end of a line joins what stands on both sides of it, in any token") {
    const declarations c(
        "int fo\\\no(v\\\r\noid);\n#def\\\nine T\\\nEN 1\\\n0\n#define ADD\\\n(x) x + T\\\nEN\n"
        "#define SAME fo\\\no\n#define SAME foo\n"
        "struct s { char a[1\\\n2]; int b <\\\n: TEN :\\\n>; char c[sizeof \"x\\\ny\"], d[sizeof L\\\n\"z\"]; };\n"
        "enum { SUM = ADD(3)\\\n, SHIFTED = 1 <\\\n< 4, HEX = 0\\\nx1\\\nF, EXPONENT = (int)1e\\\n+2 };\n"
        "int g(int, .\\\n.\\\n.);\nstatic const double PI = 3\\\n.\\\n5;");
    CHECK(c["foo"].spelling() == "int foo(void)");
    CHECK(c["g"].spelling() == "int g(int, ...)");
    CHECK(c.type("struct s").size() == 12 + 10 * sizeof(int) + 3 + 2 * sizeof(wchar_t) + 1);
    CHECK(c.constant("SUM").as<int>() == 13);
    CHECK(c.constant("TEN").as<int>() == 10);
    CHECK(c.constant("SHIFTED").as<int>() == 16);
    CHECK(c.constant("HEX").as<int>() == 0x1f);
    CHECK(c.constant("EXPONENT").as<int>() == 100);
    CHECK(c.constant("PI").as<double>() == 3.5);
    for (const dynamic::ignored_construct& s : c.ignored()) CHECK(s.severity == dynamic::severity::note);
    const std::string name(300, 'n');
    CHECK(declarations("int " + name + "\\\n" + name + ";").contains(name + name));
    CHECK(declarations("int a\\\nb").contains("ab"));
    CHECK(declarations("#define A\\\nB *\n").ignored().at(0).message == "macro '...', which is no constant");
    CHECK(wrong("struct a\\\nb { char x[0x7fffffffffffffff], y[0x7fffffffffffffff]; };") != "nothing");
    CHECK(wrong("int a; /\\\n* comment */ int b;") ==
          "a comment begins on both sides of a backslash at the end of a line; write it on one line");
    CHECK(wrong("int fo\\\no") == "nothing");
    CHECK(wrong("nix\\\nnix foo;") == "unknown type name 'nix'");
}

TEST_CASE("a definition in the old style has parameters as they are passed without a prototype") {
    const declarations c(
        "int f(a, b) int a; long b; { return a; }\n"
        "double g(x, y, z, w, p, q) float x; char y, *z; struct s { int i; } w; int p[3]; int (*q)(); { { ; } }\n"
        "double g(double, int, char *, struct s, int *, int (*)());\nvoid h(a) { }\nint last;\n"
        "static short *i(n, o) register const short n; _Bool o; { }\n");
    CHECK(c["f"].spelling() == "int f(int a, long b)");
    CHECK(c["g"].spelling() == "double g(double x, int y, char *z, struct s w, int *p, int (*q)())");
    CHECK(c["h"].spelling() == "void h(int a)");
    CHECK(c["i"].spelling() == "short *i(int n, int o)");
    CHECK(c.contains("last"));
    CHECK(wrong("int f(a, b) int a; long c; { }") ==
          "'c' is no parameter of this function, or one that is declared already");
    CHECK(wrong("int f(a) int a, a; { }") == "'a' is no parameter of this function, or one that is declared already");
    CHECK(wrong("int f(a, b) int a; ;") == "expected a type before ';'");
    CHECK(wrong("int f(a) void a; { }") == "a parameter cannot be void");
    CHECK(wrong("int f(a, b);") == "unknown type name 'a'");
}

TEST_CASE("macros that double their tokens end in an error, soon") {
    std::string text = "#define M0 1 +\n";
    for (int i = 1; i < 60; ++i) {
        const std::string before = " M" + std::to_string(i - 1);
        text += "#define M" + std::to_string(i) + before + before + "\n";
    }
    CHECK_NOTHROW(declarations{text});
    CHECK(wrong(text + "int x[M59 1];") == "the macros of this text give too many tokens");
    std::string nested = "#define F(x) x x\nint x[";
    for (int i = 0; i < 100; ++i) nested += "F(";
    CHECK(wrong(nested) != "nothing");
}

TEST_CASE("numbers are read and printed with a point in any locale") {
    const char* before = std::setlocale(LC_ALL, nullptr);
    const std::string old = before != nullptr ? before : "C";
    bool comma = false;
    for (const char* name : {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "fr_FR.utf8", "ru_RU.UTF-8"})
        comma = comma || std::setlocale(LC_ALL, name) != nullptr;
    if (!comma) MESSAGE("no locale with another point is installed here");
    const declarations c("#define PI 3.14159\n#define E -2.5e3f\n");
    CHECK(c.constant("PI").as<double>() == 3.14159);
    CHECK(c.constant("E").as<float>() == -2.5e3f);
    CHECK(dynamic::value(0.1).to_string() == "0.1");
    CHECK(dynamic::value(1.1f).to_string() == "1.1");
    CHECK(dynamic::value(100000.0).to_string() == "100000");
    CHECK(dynamic::value(1e300).to_string() == "1e+300");
    CHECK(dynamic::value(0.1L).to_string() == "0.1");
    std::setlocale(LC_ALL, old.c_str());
}
