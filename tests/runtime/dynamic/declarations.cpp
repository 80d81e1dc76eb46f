// C text at run time: what is declared, what is refused, what is read over.
#include <ctypes/dynamic/declarations.hpp>
#include <ctypes/dynamic/type_of.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace dynamic = ctypes::dynamic;
using ctypes::declaration_error;
using dynamic::declarations;

namespace {

std::string wrong(std::string_view text) {
    try {
        declarations c(text);
    } catch (const declaration_error& e) {
        return e.what();
    }
    return "nothing";
}

} // namespace

TEST_CASE("records, enums, typedefs, functions, variables and constants are declared by one text") {
    const declarations c("struct vec { double x, y; };\n"
                         "typedef struct { char name[8]; struct vec at; } place;\n"
                         "enum level { low = 1 << 2, high = sizeof(struct vec) * 2 };\n"
                         "#define LIMIT 0x20\n"
                         "#define HALF 0.5\n"
                         "#define NAME \"text\"\n"
                         "extern enum level current;\n"
                         "double length(struct vec v);\n"
                         "int print(const char *format, ...) __attribute__((format(printf, 1, 2)));\n");
    CHECK(c.type("struct vec").size() == 16);
    CHECK(c.type("place").member("at").offset == 8);
    CHECK(c.type("place *[2]").spelling() == "place *[2]");
    CHECK(c.constant("high").as<int>() == 32);
    CHECK(c.constant("LIMIT").as<int>() == 32);
    CHECK(c.constant("HALF").as<double>() == 0.5);
    CHECK(c.constant("NAME").as<std::string>() == "text");
    CHECK(c["length"].spelling() == "double length(struct vec v)");
    CHECK(c["print"].type().is_variadic());
    CHECK(c["current"].declaration_kind() == dynamic::declaration_kind::variable);
    CHECK(c["place"].declaration_kind() == dynamic::declaration_kind::type);
    CHECK(c.all().size() == 9);
    CHECK_FALSE(c.contains("vec"));
    CHECK_FALSE(c.find("nothing").has_value());
    CHECK_THROWS_WITH_AS(static_cast<void>(c["nothing"]), "'nothing' is not declared", ctypes::error);
    CHECK_THROWS_AS(static_cast<void>(c.constant("length")), ctypes::error);
    CHECK(c["length"].type().parameters()[0].name == "v");
}

TEST_CASE("an error shows line, column, the line and a caret") {
    CHECK(wrong("int f(void);\ndouble g(foo x);\n") == "line 2, column 10: unknown type name 'foo'\n"
                                                       "    double g(foo x);\n"
                                                       "             ^");
    try {
        declarations c("int f(void);\ndouble g(foo x);\n");
        FAIL("nothing was thrown");
    } catch (const declaration_error& e) {
        CHECK(e.line() == 2);
        CHECK(e.column() == 10);
        CHECK(e.message() == "unknown type name 'foo'");
    }
    CHECK_THROWS_AS(static_cast<void>(dynamic::parse_type("struct nowhere {")), declaration_error);
    CHECK_THROWS_AS(static_cast<void>(dynamic::prototype("struct s { int x; };")), declaration_error);
}

TEST_CASE("texts are added after each other, and what is said twice must agree") {
    declarations c("struct node;\nint visit(struct node *n);");
    const dynamic::type before = c["visit"].type();
    CHECK_FALSE(before.parameters()[0].type.target().is_complete());
    c.add("struct node { int value; struct node *next; };");
    CHECK(c["visit"].type().parameters()[0].type.target().size() == 16);
    CHECK_FALSE(before.parameters()[0].type.target().is_complete()); // types do not change
    CHECK_NOTHROW(c.add("int visit(struct node *again);"));
    CHECK_THROWS_AS(c.add("int other; long visit(struct node *n);"), declaration_error);
    CHECK_FALSE(c.contains("other")); // nothing of a text with an error is kept
    CHECK_THROWS_AS(c.add("struct node { int value; };"), declaration_error);
    CHECK(c.contains("visit"));
}

TEST_CASE("layouts follow packing and alignment as the compiler does") {
    const declarations c("struct a { char c; double d; } __attribute__((packed));\n"
                         "#pragma pack(push, 2)\nstruct b { char c; double d; };\n#pragma pack(pop)\n"
                         "struct d { char c; double d; };\n"
                         "struct e { char c; } __attribute__((aligned(32)));\n"
                         "struct f { int a : 3; int : 0; int b : 5; unsigned long long c : 40; char d; };\n"
                         "struct g { char c; struct { int x; union { int i; float f; }; }; char tail[]; };\n");
    struct f {
        int a : 3;
        int : 0;
        int b : 5;
        unsigned long long c : 40;
        char d;
    };
    CHECK(c.type("struct a").size() == 9);
    CHECK(c.type("struct b").size() == 10);
    CHECK(c.type("struct d").size() == 16);
    CHECK(c.type("struct e").alignment() == 32);
    CHECK(c.type("struct f").size() == sizeof(f));
    CHECK(c.type("struct f").member("d").offset == offsetof(f, d));
    CHECK(c.type("struct g").member("f").offset == 8);
    CHECK(c.type("struct g").member("tail").offset == 12);
    CHECK(c.type("struct g").size() == 12);
}

TEST_CASE("what is read over is reported") {
    const declarations c("#define TWICE(x) ((x) * 2)\n"
                         "static inline int two(void) { return TWICE(1); }\n"
                         "int three(void);\n");
    REQUIRE(c.ignored().size() == 2);
    CHECK(c.ignored()[0].line == 1);
    CHECK(c.ignored()[0].message == "macro 'TWICE' with parameters");
    CHECK(c.ignored()[1].message == "the body of function 'two'");
    CHECK(c.contains("three"));
}

TEST_CASE("an assembler label is the symbol, and static functions have none") {
    const declarations c("int scan(const char *s) __asm__(\"__isoc99_scan\"); static int own(void);");
    CHECK(c["scan"].symbol() == "__isoc99_scan");
    CHECK(c["scan"].name() == "scan");
}

TEST_CASE("types of text and types of C++ are compared by their layout") {
    struct vec {
        double x, y;
    };
    const declarations c("struct vec { double x, y; };");
    CHECK(c.type("struct vec") == dynamic::type::of<vec>());
    CHECK(c.type("unsigned long") == dynamic::type::of<unsigned long>());
    CHECK(dynamic::parse_type("const char *(*)(int, double)") == dynamic::type::of<const char* (*)(int, double)>());
}

TEST_CASE("hostile texts end in an error, soon") {
    std::string deep;
    for (int i = 0; i < 100000; ++i) deep += "struct { ";
    CHECK(wrong(deep) != "nothing");
    std::string pointers = "int ";
    pointers.append(100000, '*');
    CHECK(wrong(pointers + "p;") != "nothing");
    CHECK(wrong("struct s { char a[1ull << 62]; char b[1ull << 62]; };") != "nothing");
    CHECK(wrong("char a[1ull << 40][1ull << 40];") != "nothing");
    std::string doubled = "struct r0 { };\n"; // 2^n members, were they counted one by one
    std::string unions = "union u0 { int i; float f; };\n";
    for (int i = 1; i < 100; ++i) {
        const std::string n = std::to_string(i);
        const std::string p = std::to_string(i - 1);
        doubled += "struct r" + n + " { struct r" + p + " a, b; };\n";
        unions += "union u" + n + " { union u" + p + " a, b; };\n";
    }
    const declarations c(doubled + unions);
    CHECK(c.type("struct r99").size() == 0);
    CHECK(c.type("union u99").size() == 4);
    CHECK(declarations(doubled + unions).type("union u99") == c.type("union u99"));
    CHECK(dynamic::value(c.type("struct r99")).to_string().size() < 100000);
}
