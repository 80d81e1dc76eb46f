#include <ctypes/dynamic.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using ctypes::dynamic::declarations;

namespace {

std::string refusal(std::string_view text) {
    try {
        declarations c(text);
    } catch (const ctypes::dynamic::declaration_error& e) {
        return e.message();
    }
    return "taken";
}

} // namespace

TEST_CASE("a second header may repeat what the first declared") {
    const char* const header = "struct s { int a; struct { char c, d; }; struct s *next; };\n"
                               "typedef struct { int x; union { long l; double d; } u; } record;\n"
                               "enum { first, second }; enum e { one = 1 }; typedef enum { red, green } color;\n"
                               "typedef int (*function)(record *, color);\nextern struct { int z; } variable;\n"
                               "static inline int f(void) { return 1; }\n#define LIMIT 3\nint g(record, enum e);\n";
    declarations c(header);
    const auto before = c.type("record");
    const std::size_t count = c.all().size();
    CHECK_NOTHROW(c.add(header));
    CHECK(c.all().size() == count);
    CHECK(c.type("record") == before);
    CHECK(c.type("struct s").size() == 16);
    c.add("void h(record *, struct s *, color);");
    CHECK(c["h"].spelling() == "void h(record *, struct s *, color)");
}

TEST_CASE("what is repeated has to be the same") {
    CHECK(refusal("struct s { int a; }; struct s { long a; };") == "'s' is defined already, with other members");
    CHECK(refusal("struct s { int a; }; struct s { int b; };") == "'s' is defined already, with other members");
    CHECK(refusal("struct s { int a; }; struct s { int a; int b; };") == "'s' is defined already, with other members");
    CHECK(refusal("struct s { int a : 3; }; struct s { int a : 4; };") == "'s' is defined already, with other members");
    CHECK(refusal("struct s { int a; }; struct s { int a; } __attribute__((packed));") ==
          "'s' is defined already, with other members");
    CHECK(refusal("struct s { int a; };\n#pragma pack(1)\nstruct s { int a; };") ==
          "'s' is defined already, with other members");
    CHECK(refusal("enum e { a }; enum e { b };") == "'e' is defined already, with other constants");
    CHECK(refusal("enum { a }; enum { a = 1 };") == "constant 'a' is there already");
    CHECK(refusal("enum { a, a = 0 };") == "constant 'a' is there already");
    CHECK(refusal("enum x { a }; enum y { a };") == "constant 'a' is there already");
    CHECK(refusal("typedef struct { int x; } t; typedef struct { long x; } t;") ==
          "'t' is declared already, with another type");
    CHECK(refusal("typedef enum { a } t; typedef enum { b } t;") == "'t' is declared already, with another type");
    CHECK(refusal("struct s { int a; struct s { int b; } c; };") == "'s' is defined in itself");
}

TEST_CASE("functions agree as C says") {
    CHECK_NOTHROW(declarations("enum e { a }; int f(enum e); int f(unsigned);"));
    CHECK_NOTHROW(declarations("enum e { a = -1 }; int f(enum e *); int f(int *);"));
    CHECK_NOTHROW(declarations("int g(int (*)()); int g(int (*)(void)); int g(int (*)());"));
    CHECK_NOTHROW(declarations("__float128 q(void); _Float128 q(void);"));
    CHECK_THROWS(declarations("enum e { a = -1 }; int f(enum e); int f(unsigned);"));
    CHECK_THROWS(declarations("int g(int (*)(int)); int g(int (*)(void));"));
    CHECK_THROWS(declarations("float f(void); _Float32 f(void);"));
}

TEST_CASE("a name is there once, however deep in anonymous records") {
    CHECK(refusal("struct s { int a; struct { int a; }; };") == "member 'a' is there already");
    CHECK(refusal("struct s { struct { int a; }; int a; };") == "member 'a' is there already");
    CHECK(refusal("struct s { struct { int a; }; union { int b; struct { char a; }; }; };") ==
          "member 'a' is there already");
    CHECK_NOTHROW(declarations("struct s { int a; struct { int a; } b; };"));
}

TEST_CASE("an enum holds its constants") {
    CHECK(refusal("enum e : unsigned char { a = 300 };") ==
          "the integer type of this enum does not hold the value of 'a'");
    CHECK(refusal("enum e : unsigned { a = -1 };") == "the integer type of this enum does not hold the value of 'a'");
    CHECK(refusal("enum e : signed char { a = 127, b };") ==
          "the integer type of this enum does not hold the value of 'b'");
    CHECK(refusal("enum e { a = 0x7fffffffffffffff, b };") == "the value of 'b' is too large");
    declarations c("enum e { a = -1, b = 0xffffffff }; struct s { char of_a[sizeof(a)], of_b[sizeof(b)]; };"
                   "enum f : unsigned char { d = 255 }; struct t { char of_d[sizeof(d)], one[d + 1 == 256]; };");
    CHECK(c.constant("b").type().size() == 8);
    CHECK(c.constant("b").as<long long>() == 0xffffffff);
    CHECK(c.type("struct s").size() == 12);
    CHECK(c.constant("d").type().size() == 1);
    CHECK(c.type("struct t").size() == 2);
}
