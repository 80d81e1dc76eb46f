// What works where the calling convention is not known, and what is refused there, each where it is used.
#include <doctest/doctest.h>

#include <ctypes.hpp>
#include <ctypes/dynamic.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace {

union number {
    std::int64_t i;
    double d;
};
struct flags {
    unsigned mode : 3;
    unsigned rest : 29;
    float scale;
};
struct point {
    double x, y;
    int tag[3];
};

double read(number n, flags f, point p) { return n.d + f.scale * static_cast<float>(f.mode) + p.x + p.tag[2]; }
number run(number (*f)(number), number n) { return f(n); }
point run_point(point (*f)(point, int), point p) { return f(p, 2); }
double half(double x) { return x / 2; }

} // namespace

template <>
struct ctypes::describe<number> : ctypes::members<&number::i, &number::d> {};
template <>
inline constexpr std::size_t ctypes::callback_pool_size<number(number)> = 2;
template <>
inline constexpr std::size_t ctypes::callback_pool_size<point(point, int)> = 2;

TEST_CASE("the compiler calls by a convention that the library does not know") {
    static_assert(ctypes::abi::host == ctypes::abi::platform_abi::unknown);
    CHECK(ctypes::function<double(number, flags, point)>(&read)({.d = 1}, {3, 1, 2}, {4, 5, {6, 7, 8}}) ==
          1 + 6 + 4 + 8);
    const auto cosine = ctypes::library("libm.so.6").function<double(double)>("cos");
    CHECK(cosine(0) == 1);
    CHECK(ctypes::library::self().function<int(char*, std::size_t, const char*, ...)>("snprintf")(nullptr, 0u, "%d%g",
                                                                                                  12, 0.5) == 5);
}

TEST_CASE("callbacks of the pool take any type") {
    const ctypes::callback<number(number)> half = [](number n) { return number{.d = n.d / 2}; };
    CHECK(ctypes::function<number(number(*)(number), number)>(&run)(half, {.d = 3}).d == 1.5);
    CHECK_FALSE(half.uses_closure());
}

TEST_CASE("a closure is made of what libffi can describe by itself, and of nothing else") {
    std::vector<ctypes::callback<point(point, int)>> all;
    while (all.empty() || !all.back().uses_closure())
        all.emplace_back([](point p, int n) { return point{p.x * n, p.y, {p.tag[0], n, 0}}; });
    const point result =
        ctypes::function<point(point(*)(point, int), point)>(&run_point)(all.back(), {1, 2, {3, 4, 5}});
    CHECK(result.x == 2);
    CHECK(result.y == 2);
    CHECK(result.tag[0] == 3);
    CHECK(result.tag[1] == 2);

    std::vector<ctypes::callback<number(number)>> pooled;
    std::string refused;
    try {
        while (pooled.size() < 10) pooled.emplace_back([](number n) { return n; });
    } catch (const ctypes::ffi_error& error) {
        refused = error.what();
    }
    CHECK(refused.find("libffi cannot make one because it cannot describe a type in it") != refused.npos);
}

TEST_CASE("libffi calls what it can describe by itself") {
    CHECK(ctypes::via_libffi(ctypes::function<double(double)>(&half))(3) == 1.5);
    const auto swap = ctypes::via_libffi(ctypes::function<point(point(*)(point, int), point)>(&run_point));
    CHECK(swap([](point p, int n) { return point{p.y, p.x, {n, n, n}}; }, point{1, 2, {3, 4, 5}}).x == 2);
    static_assert(ctypes::has_ffi_type<point>());
    static_assert(!ctypes::has_ffi_type<number>() && !ctypes::has_ffi_type<flags>());
}

TEST_CASE("layouts, text and comparisons of records do not depend on a convention") {
    static_assert(ctypes::layout_of<number>().members.size() == 2 && ctypes::layout_of<flags>().size == 8);
    CHECK(ctypes::format(number{.i = 0}) == "{.i = 0, .d = 0}");
    CHECK(ctypes::explain<double(number, point)>() ==
          "the places of this calling convention are not known here; those of x86-64 System V and AArch64 Linux are");
}

TEST_CASE(
    "the run-time layer calls what libffi can describe by itself, and refuses the rest when it is asked to call") {
    const ctypes::dynamic::declarations c(
        "double cos(double); union number { long i; double d; }; double fabs(union number);");
    const ctypes::library libm("libm.so.6");
    CHECK(libm.function(c["cos"])(0.0).as<double>() == 1);
    ctypes::dynamic::value n(c.type("union number"));
    n["d"] = 1.5;
    CHECK_THROWS_AS(libm.function(c["fabs"])(n), ctypes::error);
}
