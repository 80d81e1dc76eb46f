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
    CHECK(wrong("int fo\\\no(void);") ==
          "a token goes on behind a backslash at the end of its line; write it on one line");
    CHECK(wrong("int f(a, b) int a; long b; { return a; }") ==
          "parameter 'a' has no type; write a prototype instead of this definition in the old style");
    CHECK(declarations("struct s { int a; }").type("struct s").size() == sizeof(int));
    CHECK(wrong("extern \"C\" { struct s { int a; }") != "nothing");
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
