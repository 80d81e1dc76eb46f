// What an attribute does in each place where it may stand. The numbers are GCC's and clang's; tests/oracle asks them for more.
#include <ctypes/dynamic.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace {

using ctypes::dynamic::declarations;

struct extent {
    std::size_t size, alignment;
    bool operator==(const extent&) const = default;
};

std::ostream& operator<<(std::ostream& out, extent e) { return out << e.size << " aligned to " << e.alignment; }

/// Of `struct s` in the text.
extent of_s(std::string_view text) {
    const declarations c(text);
    const auto s = c.type("struct s");
    return s.is_complete() ? extent{s.size(), s.alignment()} : extent{0, 0};
}

/// Whether the record is left out with these words; its pointers can still be used.
bool refused(std::string_view text, std::string_view why) {
    const declarations c(std::string(text) + " void f(struct s *);");
    return !c.ignored().empty() && c.ignored().front().message.find(why) != std::string::npos && c.contains("f") &&
           !c.type("struct s").is_complete();
}

} // namespace

TEST_CASE("a member is packed wherever the attribute stands") {
    CHECK(of_s("struct s { char c; __attribute__((packed)) int x; char d; };") == extent{6, 1});
    CHECK(of_s("struct s { char c; int __attribute__((packed)) x; char d; };") == extent{6, 1});
    CHECK(of_s("struct s { char c; unsigned __attribute__((__packed__)) int const x; char d; };") == extent{6, 1});
    CHECK(of_s("struct s { char c; int x __attribute__((packed)); char d; };") == extent{6, 1});
    CHECK(of_s("struct s { char c; __attribute__((packed)) int x, y; };") == extent{9, 1});
    CHECK(of_s("struct s { char c; short x, __attribute__((packed)) y; char d; int z; };") == extent{12, 4});
    CHECK(of_s("struct s { char c; int __attribute__((packed)) x[2]; };") == extent{9, 1});
    CHECK(of_s("struct s { char c; __attribute__((packed, aligned(2))) int x; };") == extent{6, 2});
    CHECK(of_s("struct s { char c; __attribute__((aligned(2))) int x __attribute__((packed)); };") == extent{6, 2});
    CHECK(of_s("struct p { char c; int x; }; struct s { char c; __attribute__((packed)) struct p x; };") ==
          extent{9, 1});
    CHECK(of_s("struct p { char c; int x; }; struct s { char c; struct p __attribute__((packed)) x; };") ==
          extent{9, 1});
    CHECK(of_s("struct s { char c; __attribute__((packed)) int b : 31; };") == extent{5, 1});
}

TEST_CASE("behind the brace of a record an attribute is the record's") {
    CHECK(of_s("struct s { char c; struct { char d; int x; } __attribute__((packed)) x; };") == extent{6, 1});
    CHECK(of_s("struct s { char c; struct { char d; int x; } x __attribute__((packed)); };") == extent{9, 1});
    CHECK(of_s("struct s { char c; struct { char d; int x; } __attribute__((packed)); };") == extent{6, 1});
    CHECK(of_s("struct s { char c; } _Alignas(16) v;") == extent{1, 1});
    CHECK(of_s("__attribute__((packed)) struct s { char c; int x; };") == extent{8, 4});
    CHECK(of_s("struct s { char c; _Alignas(16) struct { int x; }; };") == extent{32, 16});
}

TEST_CASE("attributes of C23") {
    CHECK(of_s("struct [[gnu::packed]] s { char c; int x; };") == extent{5, 1});
    CHECK(of_s("struct [[__gnu__::__packed__, gnu::aligned(4)]] s { char c; int x; };") == extent{8, 4});
    CHECK(of_s("struct s { char c; [[gnu::packed]] int x; };") == extent{5, 1});
    CHECK(of_s("struct s { char c; int x [[gnu::packed]]; };") == extent{5, 1});
    CHECK(of_s("struct s { char c; int x [[gnu::aligned(8)]] : 3; };") == extent{16, 8});
    CHECK(of_s("struct s { char c; alignas(8) int x; };") == extent{16, 8});
    CHECK(of_s("struct s { [[deprecated, maybe_unused]] [[]] char c; };") == extent{1, 1});
    CHECK(declarations("struct s { [[nodiscard]] int x; };").ignored().empty());
    CHECK(declarations("struct s { [[vendor::thing(1)]] int x; };").ignored().at(0).message ==
          "attribute [[vendor::thing]], which is not known");
}

TEST_CASE("what compilers lay out differently is refused") {
    CHECK(refused("struct s { char c; int *__attribute__((packed)) x; };", "behind '*'"));
    CHECK(refused("struct s { char c; int *__attribute__((aligned(1))) x; };", "behind '*'"));
    CHECK(refused("struct s { char c; __attribute__((packed)) struct { char d; int x; }; };", "anonymous record"));
    CHECK(refused("struct s { char c; __attribute__((aligned(16))) struct { char d; int x; }; };", "anonymous record"));
    CHECK(refused("struct s { char c; int [[gnu::aligned(16)]] x; };", "is for a type"));
    CHECK(refused("struct s { char c; int x[2] [[gnu::packed]]; };", "is for a type"));
    CHECK(refused("struct s { char c; struct { int i; } [[gnu::aligned(8)]] m; };", "is for a type"));
    CHECK(refused("struct __attribute__((aligned(16))) s { char c; } __attribute__((aligned(8)));", "two alignments"));
    CHECK(refused("struct s { signed char a : 6; int b : 20 __attribute__((aligned(2))); };", "less than its width"));
    CHECK(refused("#pragma pack(2)\nstruct s { char a; int b : 2 __attribute__((aligned(4))); };", "#pragma pack"));
    CHECK(refused("enum __attribute__((aligned(16))) e { A }; struct s { enum e m; };", "alignment of an enum"));
    const declarations sizes("enum __attribute__((aligned(4), packed)) e { A };\n#define SIZE sizeof(enum e)\n"
                             "enum { OTHER = sizeof(enum e) }; int f(enum e *);");
    for (const char* name : {"SIZE", "OTHER"}) CHECK_FALSE(sizes.contains(name));
    CHECK(sizes.contains("f"));
    CHECK(refused("typedef int t __attribute__((aligned(16))); struct s { t a : 5, b : 3; };", "more than its size"));
    CHECK(of_s("typedef int t __attribute__((aligned(16))); struct s { t a : 5; int b : 3; t : 0; };") ==
          extent{16, 16});
    for (const char* type : {"const long t __attribute__((aligned(4)))", "volatile long t __attribute__((aligned(4)))",
                             "const struct { long a, b; } t __attribute__((aligned(16)))"}) {
        CHECK(refused(std::string("typedef ") + type + "; struct s { char c; t m[3]; };", "qualified type"));
        CHECK(refused(std::string("typedef ") + type + "; struct s { char c; t m[3][2]; };", "qualified type"));
        CHECK(declarations(std::string("typedef ") + type + "; int f(t x[3]);").contains("f")); // a pointer
    }
    CHECK(of_s("typedef long t __attribute__((aligned(4))); struct s { char c; t m[3]; };") == extent{28, 4});
    CHECK(of_s("typedef const long t __attribute__((aligned(8))); struct s { char c; t m[3]; };") == extent{32, 8});
    CHECK_THROWS(declarations("struct s { _Alignas(2) int x; };"));
    CHECK_THROWS(declarations("struct s { _Alignas(8) int x : 3; };"));
    CHECK_THROWS(declarations("typedef _Alignas(8) int t;"));
    CHECK_THROWS(declarations("typedef char t __attribute__((aligned(4))); extern t a[3];"));
}

TEST_CASE("bit-fields under #pragma pack and with alignments lie as compilers put them") {
    CHECK(of_s("#pragma pack(2)\nstruct s { unsigned b : 8; long m; } __attribute__((packed));") == extent{10, 2});
    CHECK(of_s("#pragma pack(8)\nstruct s { unsigned b : 8; long m; } __attribute__((packed));") == extent{12, 4});
    CHECK(of_s("struct s { char a, b; __attribute__((aligned(4))) char : 0; char c; };") == extent{5, 1});
    CHECK(of_s("struct s { char a; __attribute__((aligned(4))) int : 3; char c; };") == extent{6, 1});
}

TEST_CASE("_Atomic aligns records and complex numbers to their size") {
    CHECK(of_s("struct two { int a, b; }; struct s { char c; _Atomic struct two x; };") == extent{16, 8});
    CHECK(of_s("struct two { int a, b; }; struct s { char c; _Atomic(struct two) x; };") == extent{16, 8});
    CHECK(of_s("struct four { int a[4]; }; typedef _Atomic struct four f; struct s { char c; f x; };") ==
          extent{32, 16});
    CHECK(of_s("struct five { int a[5]; }; struct s { char c; _Atomic struct five x; };") == extent{24, 4});
    CHECK(of_s("struct s { char c; _Atomic float _Complex x; };") == extent{16, 8});
    CHECK(of_s("struct s { char c; _Atomic double _Complex x; };") == extent{32, 16});
    CHECK(of_s("struct s { char c; _Atomic int x; _Atomic char y[3]; };") == extent{12, 4});
    CHECK(refused("struct three { char a[3]; }; struct s { char c; _Atomic struct three x; };",
                  "another one for each compiler"));
    CHECK(refused("struct two { int a, b; }; struct s { char c; _Atomic struct two x[2]; };", "array of _Atomic"));
}
