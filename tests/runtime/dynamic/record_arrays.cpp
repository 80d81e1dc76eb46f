// Arrays of packed records by value, whose place GCC and clang find by rules of their own, through libffi and at run time.
#include <ctypes/dynamic.hpp>
#include <ctypes/libffi_call.hpp>
#include <ctypes/library.hpp>

#include <doctest/doctest.h>

namespace dynamic = ctypes::dynamic;
using dynamic::value;

namespace {

#pragma pack(push, 1)
struct array_element {
    int a;
    short b;
};
#pragma pack(pop)
struct array_of_two {
    array_element m[2];
};
struct array_behind {
    short before;
    struct {
        array_element m[1][2];
    } inside;
};

const ctypes::library& lib() {
    static const ctypes::library loaded(CTYPES_TEST_CLIB);
    return loaded;
}

constexpr array_of_two two{{{1, 2}, {3, 4}}};
constexpr array_behind behind{5, {{{{6, 7}, {8, 9}}}}};

} // namespace

TEST_CASE("libffi passes arrays of packed records as the compiler does") {
    const auto of_two = lib().function<long(array_of_two, long, array_of_two)>("array_of_two");
    const auto of_behind = lib().function<long(array_behind, long, array_behind)>("array_behind");
    const auto swapped = lib().function<array_of_two(array_of_two)>("array_swapped");
    CHECK(of_two(two, 7, two) == 12734);
    CHECK(ctypes::via_libffi(of_two)(two, 7L, two) == 12734);
    CHECK(of_behind(behind, 7, behind) == 56789);
    CHECK(ctypes::via_libffi(of_behind)(behind, 7L, behind) == 56789);
    const array_of_two back = ctypes::via_libffi(swapped)(two);
    CHECK((back.m[0].a == 3 && back.m[1].b == 2));
}

TEST_CASE("C text passes arrays of packed records as the compiler does") {
    const dynamic::declarations c(R"(
        #pragma pack(push, 1)
        struct array_element { int a; short b; };
        #pragma pack(pop)
        struct array_of_two { struct array_element m[2]; };
        struct array_behind { short before; struct { struct array_element m[1][2]; } inside; };
        long array_of_two(struct array_of_two x, long n, struct array_of_two y);
        long array_behind(struct array_behind x, long n, struct array_behind y);
        struct array_of_two array_swapped(struct array_of_two x);
    )");
    value x(c.type("struct array_of_two")), y(c.type("struct array_behind"));
    x = two;
    y["before"] = 5;
    y["inside"]["m"][0][0]["a"] = 6;
    y["inside"]["m"][0][1]["a"] = 8;
    y["inside"]["m"][0][1]["b"] = 9;
    CHECK(lib().function(c["array_of_two"])(x, 7L, x).as<long>() == 12734);
    CHECK(lib().function(c["array_behind"])(y, 7L, y).as<long>() == 56789);
    CHECK(lib().function(c["array_swapped"])(x).to_string() == "{.m = {{.a = 3, .b = 4}, {.a = 1, .b = 2}}}");
}
