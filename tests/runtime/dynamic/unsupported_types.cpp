#include <ctypes.hpp>
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

TEST_CASE("one type that is not supported does not spoil the text") {
    const declarations c("typedef struct { _Decimal64 d; } T; int f(int); void g(T *); T *h(void);\n"
                         "struct holder { int n; T t; }; struct holder *k(struct holder *, _Decimal64 *);\n"
                         "typedef _BitInt(17) wide, *pointer; wide *w(pointer, unsigned _BitInt(9) *);\n"
                         "typedef int v __attribute__((ext_vector_type(4))); typedef v row[2]; void x(v *, row *);\n"
                         "typedef void (*handler)(int n __attribute__((mode(QQ)))); void y(handler *);\n"
                         "struct s { int x __attribute__((address_space(1))); }; void z(struct s *);\n"
                         "char room[sizeof(T)]; T variable; int last;");
    for (const char* name : {"f", "g", "h", "k", "w", "x", "y", "z", "last"}) CHECK_MESSAGE(c.contains(name), name);
    for (const char* name : {"room", "variable"}) CHECK_MESSAGE(!c.contains(name), name);
    CHECK(c["g"].spelling() == "void g(T *)");
    CHECK(declarations("struct r { int i; }; typedef struct r __attribute__((aligned(2))) *a, (*b)(int), c[2] "
                       "__attribute__((aligned(8)));"
                       "typedef int number; typedef number __attribute__((aligned(2))) d __attribute__((aligned(8))); "
                       "void f(d *);")
              .contains("f"));
    for (const char* name : {"T", "struct holder", "wide", "v", "handler", "struct s"})
        CHECK_MESSAGE(!c.type(name).is_complete(), name);
    CHECK(c.ignored().at(0).message == "'_Decimal64' is not supported; what holds it can be used by pointer only");
    CHECK(c.ignored().at(1).message == "member 'd' has a type that is not supported");
}

TEST_CASE("the names in a declaration that is left out are known where macros made them, too") {
    const declarations c(
        "#define VECTOR(n) __attribute__((ext_vector_type(n)))\n#define NAME second\n"
        "#define THIRD typedef int third VECTOR(4)\n#define GLUE(a, b) typedef int a##b VECTOR(4)\n"
        "#define TWO typedef int fifth VECTOR(4); void h(fifth *, fourth *)\n"
        "typedef int first VECTOR(4), one_more, (*function)(int);\ntypedef int NAME VECTOR(2);\nTHIRD;\n"
        "GLUE(four, th);\nTWO; void f(first *, second *, third *, one_more *, function *);\n"
        "#define API extern\nAPI int left_out(int) VECTOR(3);\nint last;");
    CHECK(c["f"].spelling() == "void f(first *, second *, third *, one_more *, function *)");
    CHECK(c["h"].spelling() == "void h(fifth *, fourth *)");
    CHECK(!c.contains("NAME"));
    CHECK(!c.contains("VECTOR"));
    CHECK(!c.contains("left_out"));
    CHECK(c.contains("last"));
}

TEST_CASE("directives in a declaration that is left out are obeyed once") {
    const declarations c(
        "#pragma pack(push, 1)\ntypedef struct\n#pragma pack(push, 2)\n#define N 3\n#undef N\n#define N 4\n"
        "__attribute__((packed)) { int x __attribute__((address_space(1))); }\n#pragma pack(pop)\n *many, one;\n"
        "struct packed { char c; int x; };\n#pragma pack(pop)\nstruct usual { char c; int x; };\n"
        "struct usual left_out(int x) __attribute__((address_space(1))) { return 1; }\nint f(one *);\n");
    CHECK(c.type("struct packed").size() == 5);
    CHECK(c.type("struct usual").size() == 8);
    CHECK(c.constant("N").as<int>() == 4);
    CHECK(c.contains("f"));
    std::size_t warnings = 0;
    for (const auto& s : c.ignored()) warnings += s.severity == ctypes::dynamic::severity::warning;
    CHECK(warnings == 2);
}

TEST_CASE("what holds an unsupported type by value is neither called nor made") {
    const declarations c("typedef _Decimal64 D; D f(D); struct s { D d; }; void g(struct s);");
    CHECK_THROWS_WITH(ctypes::dynamic::function(c["f"].type(), reinterpret_cast<void (*)()>(1), "f")(1),
                      "'_Decimal64 f(_Decimal64)' cannot be called: '_Decimal64' is not complete");
    CHECK_THROWS(ctypes::dynamic::function(c["g"].type(), reinterpret_cast<void (*)()>(1), "g")(1));
    CHECK_THROWS(ctypes::dynamic::value(c.type("struct s")));
}

TEST_CASE("words that mean something elsewhere are names of members and parameters") {
    const declarations c(
        "struct s { int CALLBACK, *WINAPI, (*APIENTRY)(int); int noreturn; unsigned thread_local : 3;\n"
        "  char *_Nullable; int true, false; long alignas[2]; int static_assert; _Bool bool; };\n"
        "int CALLBACK f(int CALLBACK, int *_Nullable p, char *_Nonnull); void __stdcall g(int (WINAPI *h)(int));\n"
        "typedef int (CALLBACK *cb)(int true); int noreturn(void); noreturn void dead(void);");
    CHECK(c.type("struct s").size() == 72);
    CHECK(c.type("struct s").member("CALLBACK").offset == 0);
    CHECK(c.type("struct s").member("alignas").offset == 48);
    CHECK(c["f"].spelling() == "int f(int CALLBACK, int *p, char *)");
    CHECK(c.contains("noreturn"));
    CHECK(c.contains("dead"));
    CHECK(declarations("struct s { int CALLBACK; int noreturn; int x; };").type("struct s").size() == 12);
}

TEST_CASE("what cffi and LuaJIT write for 'ask the compiler' is refused with what to write instead") {
    CHECK(
        refusal("struct s { int a; ...; };").find("'...' among members: declare all of them, have ctypes/probe.hpp") ==
        0);
    CHECK(refusal("enum e { a, ... };").find("'...' among constants: declare all of them") == 0);
    CHECK(refusal("enum e { a = ... };").find("'...' for a value: write the value") == 0);
    CHECK(refusal("typedef ... T;").find("'...' for a type: write 'struct name'") == 0);
    CHECK(refusal("typedef int... T;").find("'...' behind a type: write the type as it is") == 0);
    CHECK(refusal("#define X ...\n").find("'#define X ...': write the value") == 0);
    CHECK(refusal("extern int a[...];").find("'...' for a length: write the length") == 0);
    CHECK(refusal("struct s { int n; double a[?]; };").find("'[?]' is LuaJIT's: write '[]'") == 0);
}

TEST_CASE("a va_list and the floating types of TS 18661-3 keep their names") {
    const declarations c(
        "int vprintf(const char *format, va_list arguments); struct h { va_list list; }; void g(va_list *);\n"
        "_Float32 f(_Float64 a, _Float32x b, _Float64x c, _Float128 d, __float128 e, _Float32 _Complex i);\n"
        "void pointer(void *); void list(va_list);");
    CHECK(c["vprintf"].spelling() == "int vprintf(const char *format, va_list arguments)");
    CHECK(c["g"].spelling() == "void g(va_list *)");
    CHECK(c["f"].spelling() ==
          "_Float32 f(_Float64 a, _Float32x b, _Float64x c, _Float128 d, __float128 e, _Float32 _Complex i)");
    CHECK(c["pointer"].type() != c["list"].type());
    CHECK(c.type("_Float32") != c.type("float"));
    CHECK(c.type("_Float32").size() == sizeof(float));
    CHECK(c.type("_Float64x").size() == sizeof(long double));
    const ctypes::dynamic::value v(c.type("_Float32"), 1.5);
    CHECK(v.as<float>() == 1.5f);
}
