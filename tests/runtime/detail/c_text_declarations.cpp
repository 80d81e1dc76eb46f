#include "c_text_spelling.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace c_text_test;

TEST_CASE("functions, variables and typedefs are told apart") {
    const ast c = read("double length(struct vec v); extern int optind, *p; typedef unsigned long ulong_t;");
    CHECK(c.find("length")->is == declaration_kind::function);
    CHECK(type_of(c, "length") == "function(struct vec) returning double");
    CHECK(c.find("optind")->is == declaration_kind::variable);
    CHECK(type_of(c, "p") == "pointer to int");
    CHECK(c.find("ulong_t")->is == declaration_kind::type);
    CHECK(c.find("other") == nullptr);
}

TEST_CASE("parameters keep the names of their own declaration") {
    const ast c = read("int f(int a, const char *b); int g(int x, const char *y, ...); int h(int, const char *);");
    const auto names = [&](std::string_view function) {
        const declaration& d = *c.find(function);
        std::string list;
        for (std::uint32_t i = 0; i < d.parameters; ++i)
            list += std::string(c.text(c.parameters[d.first_parameter + i].name)) + ",";
        return list;
    };
    CHECK(names("f") == "a,b,");
    CHECK(names("g") == "x,y,");
    CHECK(names("h") == ",,");
    CHECK(c.find("f")->type == c.find("h")->type);
}

TEST_CASE("equal types are one type") {
    const ast c = read("int (*a)(const char *, double[3]); typedef const char *text; int (*b)(text, double *);"
                       "int c[2][3], d[2][3]; const int *e; int const *f; int *g;");
    CHECK(c.find("a")->type == c.find("b")->type);
    CHECK(c.find("c")->type == c.find("d")->type);
    CHECK(c.find("e")->type == c.find("f")->type);
    CHECK(c.find("e")->type != c.find("g")->type);
}

TEST_CASE("qualifiers of an array are those of its elements") {
    const ast c = read("typedef int row[3]; const row r; typedef row table[2]; const volatile table t;");
    CHECK(type_of(c, "r") == "array[3] of const int");
    CHECK(type_of(c, "t") == "array[2] of array[3] of const volatile int");
}

TEST_CASE("a name declared again has to agree") {
    CHECK_NOTHROW(read("int f(int); extern int f(int x);"));
    CHECK_NOTHROW(read("typedef int t; typedef int t;"));
    CHECK_NOTHROW(read("extern int a[]; extern int a[3];"));
    CHECK_NOTHROW(read("int f(); int f(int);"));
    CHECK_NOTHROW(read("struct s; struct s { int x; }; struct s; struct s *p;"));
    CHECK_NOTHROW(read("enum e { e0 }; unsigned f(void); enum e f(void);"));
    CHECK_THROWS(read("int f(int); long f(int);"));
    CHECK_THROWS(read("int f(int); int f;"));
    CHECK_THROWS(read("typedef int t; typedef long t;"));
    CHECK_THROWS(read("struct s { int x; }; struct s { long x; };"));
    CHECK_THROWS(read("struct s { struct s { int x; } y; };"));
    CHECK_THROWS(read("struct s { int x; }; union s *p;"));
    CHECK_THROWS(read("enum e { a, a };"));
    CHECK_THROWS(read("struct s { int x, x; };"));
    CHECK_THROWS(read("int f(int); int f(int) __attribute__((ms_abi));"));
}

TEST_CASE("a later declaration adds what it knows") {
    const ast c =
        read("int f(); int f(int n); extern int a[]; extern int a[3]; int g(int) ; int g(int) __asm__(\"h\");");
    CHECK(type_of(c, "f") == "function(int) returning int");
    CHECK(c.find("f")->parameters == 1);
    CHECK(type_of(c, "a") == "array[3] of int");
    CHECK(c.text(c.find("g")->symbol) == "h");
}

TEST_CASE("several texts are read after each other, each with its own lines") {
    ast c;
    CHECK(!parse(c, "typedef struct vec vec_t;\n#define N 3\n#pragma pack(1)\n"));
    CHECK(!parse(c, "struct vec { double x[N]; }; vec_t *origin(void);"));
    CHECK(type_of(c, "origin") == "function() returning pointer to struct vec");
    CHECK(members_of(c, c.find_tag("vec")) == "x: array[3] of double");
    CHECK(tag(c, "vec").pack == 0);
    const diagnostic wrong = parse(c, "\n  vec_u x;");
    CHECK(remark_text(wrong, c.source) == "line 2, column 3: unknown type name 'vec_u'");
    CHECK(wrong.where.offset == 3);
}

TEST_CASE("a type name alone is read as a type") {
    ast c = read("struct vec { int x; };");
    tree_index type = no_index;
    CHECK(!parse_type(c, "const struct vec *[3]", type));
    CHECK(spelling(c, type) == "array[3] of pointer to const struct vec");
    const diagnostic name = parse_type(c, "int x", type);
    CHECK(remark_text(name, c.source) == "line 1, column 5: expected the end of the type before 'x'");
    const diagnostic nothing = parse_type(c, "", type);
    CHECK(remark_text(nothing, c.source) == "line 1, column 1: expected a type before the end of the text");
}

TEST_CASE("a typedef hides the name of a standard header, and a parameter can be called like one") {
    const ast c =
        read("typedef unsigned char size_t; size_t n; typedef struct _IO_FILE FILE; FILE *f; int g(int off_t);");
    CHECK(type_of(c, "n") == "unsigned char");
    CHECK(type_of(c, "f") == "pointer to struct _IO_FILE");
    CHECK(type_of(c, "g") == "function(int) returning int");
}

TEST_CASE("assembler labels are symbols") {
    const ast c = read("extern int scanf(const char *, ...) __asm__ (\"\" \"__isoc99_scanf\") __attribute__((nothrow));"
                       "extern int v asm(\"w\"); int plain(void);");
    CHECK(c.text(c.find("scanf")->symbol) == "__isoc99_scanf");
    CHECK(c.text(c.find("v")->symbol) == "w");
    CHECK(c.find("plain")->symbol.empty());
    const ast d = read("int f(void) __asm__(\"_\" \"f\" \"$NEW\");");
    CHECK(d.find("f")->symbol.empty());
    CHECK(skipped(d) == "line 1, column 13: an assembler label in several pieces\n");
}

TEST_CASE("conventions belong to the function nearest to them") {
    const auto call_of = [](std::string_view text, std::string_view name) {
        const ast c = read(text);
        tree_index type = c.find(name)->type;
        while (c.nodes[type].is == kind::pointer) type = c.nodes[type].to;
        return c.nodes[type].call;
    };
    CHECK(call_of("int f(int);", "f") == convention::none);
    CHECK(call_of("int __stdcall f(int);", "f") == convention::stdcall);
    CHECK(call_of("WINAPI int f(int);", "f") == convention::stdcall);
    CHECK(call_of("int f(int) __attribute__((fastcall));", "f") == convention::fastcall);
    CHECK(call_of("int (__thiscall *f)(int);", "f") == convention::thiscall);
    CHECK(call_of("int (__attribute__((ms_abi)) *f)(int);", "f") == convention::ms_abi);
    CHECK(call_of("typedef int (CALLBACK *proc)(int);", "proc") == convention::stdcall);
    CHECK(call_of("__attribute__((sysv_abi)) int (*f)(int);", "f") == convention::sysv_abi);
    CHECK(call_of("int __cdecl f(int (__stdcall *)(int));", "f") == convention::cdecl_);
    // behind a tag without a body, too: there the attribute is not the type's
    CHECK(call_of("struct s { int n; }; struct s __attribute__((ms_abi)) f(struct s);", "f") == convention::ms_abi);
    CHECK(call_of("union u *__attribute__((ms_abi)) f(int);", "f") == convention::ms_abi);
    CHECK(call_of("enum e { a } e; enum e __attribute__((ms_abi)) f(int);", "f") == convention::ms_abi);
    CHECK(call_of("struct s { int n; } __attribute__((ms_abi)) f(int);", "f") == convention::none); // there it is
    const ast c = read("int __cdecl f(int (__stdcall *g)(int)); int (*__stdcall h(void))(int);");
    CHECK(c.nodes[c.nodes[c.parameters[c.nodes[c.find("f")->type].first].type].to].call == convention::stdcall);
    CHECK(c.nodes[c.find("h")->type].call == convention::stdcall);
    CHECK(c.nodes[c.nodes[c.nodes[c.find("h")->type].to].to].call == convention::none);
}

TEST_CASE("typeof names the type of a type or of an expression") {
    const ast c = read("int *p; __typeof__(p) q; typeof(const char *) r; __typeof__(int[3]) s;"
                       "struct v { short m[2]; int b : 3; }; struct v f(void);"
                       "typeof(*p + 1L) t; typeof(f().m) u; typeof(\"abc\") w; typeof(&f) x; typeof(p[1]) y;");
    CHECK(type_of(c, "t") == "long");
    CHECK(type_of(c, "u") == "array[2] of short");
    CHECK(type_of(c, "w") == "array[4] of char");
    CHECK(type_of(c, "x") == "pointer to function() returning struct v");
    CHECK(type_of(c, "y") == "int");
    CHECK(type_of(c, "q") == "pointer to int");
    CHECK(type_of(c, "r") == "pointer to const char");
    CHECK(type_of(c, "s") == "array[3] of int");
}

TEST_CASE("linkage blocks are transparent") {
    const ast c = read("extern \"C\" { int f(void); extern \"C\" { int g; } } extern \"C\" int h(void);");
    CHECK(c.find("f") != nullptr);
    CHECK(c.find("g") != nullptr);
    CHECK(c.find("h") != nullptr);
    CHECK_THROWS(read("extern \"C\" { int f(void);"));
    CHECK_THROWS(read("extern \"C++\" { int f(void); }"));
    CHECK_THROWS(read("int f(void); }"));
}

TEST_CASE("bodies and initializers are read over and reported") {
    const ast c = read("static inline int f(int x) { if (x) { return '}'; } return \"}\"[0]; }\n"
                       "int a = 5, b[] = { 1, 2, (3) }, c;\n"
                       "static __inline__ void g(void) {} int d;");
    CHECK(skipped(c) == "line 1, column 19: the body of function 'f'\n"
                        "line 2, column 7: the initializer of 'a'\n"
                        "line 2, column 16: the initializer of 'b'\n"
                        "line 3, column 24: the body of function 'g'\n");
    CHECK(c.find("f")->is_static);
    CHECK(c.find("f")->is_inline);
    CHECK(!c.find("d")->is_static);
    CHECK(type_of(c, "b") == "array[3] of int");
    CHECK(type_of(c, "c") == "int");
}

TEST_CASE("what is not supported is left out, reported, and harms nothing around it") {
    const ast c = read("int before;\n"
                       "_BitInt(7) f(void);\n"
                       "static inline __auto_type g(int x) { return x; }\n"
                       "struct s { _Decimal64 d; int i; } v;\n"
                       "__typeof__(strange + 1) h(void);\n"
                       "struct __attribute__((ms_struct)) m { int i; };\n"
                       "void b(int (^block)(int));\n"
                       "int after(int);\n");
    CHECK(skipped(c) == "line 2, column 1: '_BitInt' is not supported; what holds it can be used by pointer only\n"
                        "line 3, column 15: '__auto_type' is not supported\n"
                        "line 4, column 12: '_Decimal64' is not supported; what holds it can be used by pointer only\n"
                        "line 4, column 23: member 'd' has a type that is not supported\n"
                        "line 5, column 12: 'strange' is not declared\n"
                        "line 6, column 23: attribute 'ms_struct' is not supported\n"
                        "line 7, column 13: a pointer to a block is not supported\n");
    CHECK(c.find("v") == nullptr);
    CHECK(!tag(c, "s").defined);
    CHECK(type_of(c, "before") == "int");
    CHECK(type_of(c, "after") == "function(int) returning int");

    ast strict;
    CHECK(parse(strict, "_BitInt(7) f(void);", no_external_types(), unsupported::refuse));
}

TEST_CASE("attributes that mean nothing here are read over, unknown ones reported") {
    const ast c = read("extern int f(const char *, ...) __attribute__((__format__(__printf__, 1, 2), nothrow, leaf));\n"
                       "int g(void) __attribute__((strange(1, (2)), __nonnull__(1)));\n"
                       "[[deprecated(\"(\"), gnu::pure, strange::one(2)]] int h(void);");
    CHECK(skipped(c) == "line 2, column 28: attribute 'strange', which is not known\n"
                        "line 3, column 40: attribute [[strange::one]], which is not known\n");
    CHECK(c.declarations.size() == 3);
}

TEST_CASE("static assertions are checked where their constant is known") {
    CHECK_NOTHROW(read("_Static_assert(sizeof(int) >= 2, \"small\"); struct s { static_assert(1 < 2); int x; };"));
    CHECK_THROWS(read("_Static_assert(sizeof(int) == 3, \"odd\");"));
    const ast c = read("struct s { int x; }; _Static_assert(sizeof(struct s) == 4, \"four\"); int f(void);");
    CHECK(skipped(c) == "line 1, column 44: the size of 'struct s' is not known here\n");
    CHECK(c.find("f") != nullptr);
}

TEST_CASE("the same function type has the same number with and without names of its parameters") {
    const ast c = read("void a(int x, int y); void b(int, int); void d(int, int, ...); void e();");
    CHECK(c.find("a")->type == c.find("b")->type);
    CHECK(c.find("a")->type != c.find("d")->type);
    CHECK(!c.nodes[c.find("e")->type].prototyped);
}
