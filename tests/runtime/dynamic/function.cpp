// Calls of C functions by values, by C++ values, typed and raw.
#include "declared.hpp"
#include "wrong.hpp"

#include <ctypes/dynamic/function.hpp>
#include <ctypes/dynamic/type_of.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstring>
#include <string>
#include <type_traits>
#include <vector>

namespace dynamic = ctypes::dynamic;
using ctypes::conversion_error;
using dynamic::value;

namespace {

struct vec {
    double x, y;
};
struct mixed {
    long n;
    double x;
};

} // namespace

TEST_CASE("the program of the design page works") {
    dynamic::declarations c("struct dyn_vec { double x, y; }; double dyn_length2(struct dyn_vec v);");
    auto length2 = ctypes::library(CTYPES_TEST_CLIB).function(c["dyn_length2"]);
    value v(c.type("struct dyn_vec"));
    v["x"] = 3.0;
    v["y"] = 4.0;
    CHECK(length2(v).as<double>() == 25);
    CHECK(length2.name() == "dyn_length2");
    auto half = ctypes::library(CTYPES_TEST_CLIB).function(dynamic::prototype("float dyn_half(float)"));
    CHECK(half(3).as<float>() == 1.5F);
}

TEST_CASE("records travel by value, in and out") {
    const value v(declared().type("struct dyn_vec"), vec{1, 2});
    CHECK(bound("dyn_scaled")(v, 3).as<vec>().y == 6);
    CHECK(bound("dyn_swapped")(mixed{3, 4.0}).as<mixed>().n == 4);
    value large(declared().type("struct dyn_large"));
    large["a"] = std::vector<int>{1, 2, 3, 4, 5};
    CHECK(bound("dyn_added")(large, 10)["a"].as<std::vector<long>>() == std::vector<long>{11, 12, 13, 14, 15});
}

TEST_CASE("bit-fields, packed records and unions travel by value") {
    value f(declared().type("struct dyn_flags"));
    f["mode"] = 7;
    f["level"] = -3;
    f["rest"] = 9;
    CHECK(bound("dyn_next_flags")(f).to_string() == "{.mode = 0, .level = 3, .rest = 10}");
    const value p(declared().type("struct dyn_packed"), {'a', 5.0, 7});
    CHECK(bound("dyn_packed_next")(p).to_string() == "{.c = 98, .d = 2.5, .s = -7}");
    CHECK(bound("dyn_number_of")(2.5)["d"].as<double>() == 2.5);
}

TEST_CASE("narrow and unusual results arrive whole") {
    CHECK(bound("dyn_narrow")(0x1234567FL).as<int>() == 0x7f);
    CHECK(bound("dyn_narrow")(0x80L).as<int>() == -128);
    CHECK(bound("dyn_short")(65535).as<int>() == 0);
    CHECK(bound("dyn_not")(true).as<bool>() == false);
    CHECK(bound("dyn_long_half")(5).as<long double>() == 2.5L);
    CHECK(bound("dyn_after")(declared().constant("dyn_red")).to_string() == "dyn_green");
    CHECK(bound("dyn_after").call<int>(5) == 6);
}

TEST_CASE("sixteen arguments of all kinds find their places on every way") {
    const auto many = bound("dyn_many");
    const double expected = 1 + 2 * 2.5 + 3 * 3 + 4 * 4.5 + 5 * 5 + 6 * 6.5 + 7 * 7 + 8 * 8 + 9 * 9 + 10 * 10.5 +
                            11 * 11.5 + 12 * 12.5 + 13 * 13.5 + 14 * 14.5 + 15 * 15 + 16 * 16.5;
    int a = 1;
    double b = 2.5, f = 6.5, j = 10.5, k = 11.5, l = 12.5, m = 13.5, n = 14.5, p = 16.5;
    long c = 3, h = 8, o = 15;
    float d = 4.5F;
    short e = 5;
    char g = 7;
    unsigned i = 9;
    CHECK(many(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p).as<double>() == expected);
    void* addresses[] = {&a, &b, &c, &d, &e, &f, &g, &h, &i, &j, &k, &l, &m, &n, &o, &p};
    double result = 0;
    many.call(&result, addresses);
    CHECK(result == expected);
    result = 0;
    many.call_libffi(&result, addresses);
    CHECK(result == expected);
    const std::vector<value> values{a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p};
    CHECK(many.call(values).as<double>() == expected);
    if (!many.is_direct()) return;
    auto s = many.argument_buffer();
    s.set(0, a), s.set(1, b), s.set(2, c), s.set(3, d), s.set(4, e), s.set(5, f), s.set(6, g), s.set(7, h);
    s.set(8, i), s.set(9, j), s.set(10, k), s.set(11, l), s.set(12, m), s.set(13, n), s.set(14, o), s.set(15, p);
    s.call();
    CHECK(s.result<double>() == expected);
}

/// The call without checks, by the plan and by libffi, and that of values.
void both_ways(auto* f, auto expected, const auto&... arguments) {
    const dynamic::function d(dynamic::type::of<std::remove_pointer_t<decltype(f)>>(), reinterpret_cast<void (*)()>(f));
    void* addresses[] = {const_cast<void*>(static_cast<const void*>(&arguments))...};
    alignas(16) std::byte room[64];
    std::byte after[64];
    std::memset(room, 0x55, sizeof room);
    std::memset(after, 0x55, sizeof after);
    d.call(room, addresses);
    decltype(expected) result;
    std::memcpy(static_cast<void*>(&result), room, sizeof result);
    CHECK(result == expected);
    CHECK(std::memcmp(room + sizeof expected, after, sizeof room - sizeof expected) == 0); // nothing behind it
    d.call_libffi(&result, addresses);
    CHECK(result == expected);
    CHECK(d.call(std::vector<value>{value(dynamic::type::of<std::decay_t<decltype(arguments)>>(), arguments)...})
              .template as<decltype(expected)>() == expected);
}

TEST_CASE("calls without checks take long doubles, and records from where they are") {
    struct three {
        long a, b, c;
    };
    struct wide {
        float v[8];
    };
    both_ways(
        +[](long double a) { return a / 3; }, 1 / 3.0L, 1.0L);
    both_ways(
        +[](long double a, long double b) { return a - b; }, 1.5L - 1e-30L, 1.5L, 1e-30L);
    both_ways(
        +[](long double a, long double b, long double c) { return a - b * c; }, -5.0L, 1.0L, 2.0L, 3.0L);
    both_ways(
        +[](long double a) { return static_cast<int>(a); }, -7, -7.25L);
    both_ways(
        +[](long double a, long double b) { return static_cast<double>(a + b); }, 3.75, 1.5L, 2.25L);
    both_ways(
        +[](long double a, int b) { return a * b; }, 7.5L, 2.5L, 3);
    both_ways(
        +[](three t) { return t.a + 10 * t.b + 100 * t.c; }, 321L, three{1, 2, 3});
    both_ways(
        +[](three t) { return static_cast<long double>(t.b); }, 2.0L, three{1, 2, 3});
    both_ways(
        +[](wide w) { return w.v[0] + 10 * w.v[7]; }, 81.0F, wide{{1, 2, 3, 4, 5, 6, 7, 8}});
    both_ways(
        +[](wide w) {
            return std::array<long, 3>{static_cast<long>(w.v[1]), static_cast<long>(w.v[4]), -1};
        },
        std::array<long, 3>{2, 5, -1}, wide{{1, 2, 3, 4, 5, 6, 7, 8}});
    both_ways(
        +[](three t) {
            return std::array<long, 2>{t.c, t.a};
        },
        std::array<long, 2>{3, 1}, three{1, 2, 3});
}

TEST_CASE("calls without checks bring rows of words, words in any order, and more than there are places for") {
    both_ways(
        +[](long a, long b, long c, long d, long e, long f) { return a + 2 * b + 3 * c + 4 * d + 5 * e - 6 * f; }, 19L,
        1L, 2L, 3L, 4L, 5L, 6L);
    both_ways(
        +[](long a, long b, long c, long d, long e, long f, long g, long h, long i, long j) {
            return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h + 9 * i - 10 * j;
        },
        185L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    both_ways(
        +[](long a, long b, long c, long d, long e, long f, long g) {
            return std::array<long, 3>{a - b, c - 10 * d + e, f - 100 * g};
        },
        std::array<long, 3>{-1, -32, -694}, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
    both_ways(
        +[](double a, double b, double c, double d, double e, double f) {
            return a + 2 * b + 3 * c + 4 * d + 5 * e - 6 * f;
        },
        19.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
    both_ways(
        +[](double a, double b, double c, double d, double e, double f, double g, double h, double i) {
            return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h - 9 * i;
        },
        123.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0);
    both_ways(
        +[](long a, double b, long c, double d, long e, double f, long g, double h) {
            return static_cast<double>(a + 3 * c + 5 * e - 7 * g) + 2 * b + 4 * d + 6 * f + 8 * h;
        },
        106.0, 1L, 2.0, 3L, 4.0, 5L, 6.0, 7L, 8.0);
    both_ways(
        +[](long a, long b, long c, long d, long e, int f, long g, long h) {
            return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g - 8 * h;
        },
        76L, 1L, 2L, 3L, 4L, 5L, 6, 7L, 8L);
    both_ways(
        +[](long a, long b, long c, long d, long e, long f, long g, long h, long i, long j, long k, long l, long m,
            long n, long o, long p, long q, long r, long s, long t, long u, long v, long w, long x, long y, long z) {
            return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h + 9 * i + 10 * j + 11 * k + 12 * l +
                   13 * m + 14 * n + 15 * o + 16 * p + 17 * q + 18 * r + 19 * s + 20 * t + 21 * u + 22 * v + 23 * w +
                   24 * x + 25 * y - 26 * z;
        },
        4849L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L, 19L, 20L, 21L, 22L, 23L,
        24L, 25L, 26L);
}

TEST_CASE("the typed call is taken for equal types, and converts others") {
    const auto scaled = bound("dyn_scaled");
    for (int i = 0; i < 2; ++i) { // found out, then remembered
        CHECK(scaled.call<vec>(vec{1, 2}, 2.0).y == 4);
        CHECK(scaled.call<vec>(vec{1, 2}, 2).y == 4);
    }
    CHECK(bound("dyn_half").call<float>(3.0F) == 1.5F);
    CHECK(bound("dyn_half").call<int>(8) == 4);
    CHECK_THROWS_AS(bound("dyn_half").call<int>(3.0F), conversion_error);
    struct other {
        long a;
        double b;
    };
    CHECK_THROWS_AS(static_cast<void>(scaled.call<vec>(other{1, 2}, 2.0)), conversion_error);
    int stored = 0;
    bound("dyn_store").call<void>(&stored, 7);
    CHECK(stored == 7);
    double not_an_int = 0;
    CHECK_THROWS_AS(bound("dyn_store").call<void>(&not_an_int, 7), conversion_error);
    CHECK_THROWS_AS(bound("dyn_half").call<void>(1.0F), conversion_error);
}

TEST_CASE("arguments are checked against the signature, by name") {
    CHECK(wrong([] { bound("dyn_scaled")(1, 2); }) ==
          "dyn_scaled: argument 1 (v): an integer does not convert to 'struct dyn_vec'");
    CHECK(wrong([] { bound("dyn_short")(70000); }) ==
          "dyn_short: argument 1 (x): 70000 does not fit into 'unsigned short'");
    CHECK(wrong([] { bound("dyn_half")(); }) == "dyn_half: 0 arguments for 'float dyn_half(float x)', which takes 1");
    CHECK(wrong([] { bound("dyn_half")(1, 2); }) ==
          "dyn_half: 2 arguments for 'float dyn_half(float x)', which takes 1");
    CHECK(wrong([] { bound("dyn_sum")(); }) ==
          "dyn_sum: 0 arguments for 'int dyn_sum(int count, ...)', which takes at least 1");
    CHECK(wrong([] { bound("dyn_upper")("literal", 7); }).find("may be written through") != std::string::npos);
    CHECK(wrong([] { bound("dyn_text_length")(3); }) ==
          "dyn_text_length: argument 1 (text): an integer does not convert to 'const char *'");
    CHECK_THROWS_AS(dynamic::function()(1), ctypes::error);
    CHECK_THROWS_WITH_AS(
        static_cast<void>(
            ctypes::library(CTYPES_TEST_CLIB).function(dynamic::prototype("struct unknown dyn_half(float);"))),
        "'struct unknown f(float)' cannot be called: 'struct unknown' is not complete", ctypes::error);
}

TEST_CASE("strings, buffers and values pass for pointers") {
    CHECK(bound("dyn_text_length")("four").as<int>() == 4);
    CHECK(bound("dyn_text_length")(std::string("six...")).as<int>() == 6);
    std::string text = "upper";
    bound("dyn_upper")(text, text.size());
    CHECK(text == "UPPER");
    std::array<char, 4> bytes{'a', 'b', 'c', 'd'};
    bound("dyn_upper")(bytes, 2);
    CHECK(bytes[1] == 'B');
    CHECK(bytes[2] == 'c');
    value number(dynamic::type::of<int>());
    bound("dyn_store")(number, 12); // a value of the pointee's type: its address
    CHECK(number.as<int>() == 12);
    value first(declared().type("struct dyn_list"), {1, nullptr});
    value second(declared().type("struct dyn_list"), {2, nullptr});
    first["next"] = second;
    CHECK(bound("dyn_sum_list")(first).as<int>() == 3);
    CHECK(bound("dyn_sum_list")(nullptr).as<int>() == 0);
}

TEST_CASE("variadic functions get what C's promotions make") {
    CHECK(bound("dyn_sum")(3, short{1}, 2, static_cast<signed char>(3)).as<int>() == 6);
    CHECK(bound("dyn_sum_doubles")(2, 1.5F, 2.0).as<double>() == 3.5);
    CHECK(bound("dyn_sum")(0).as<int>() == 0);
    const std::vector<value> values{2, 1.5F, 4.0};
    CHECK(bound("dyn_sum_doubles").call(values).as<double>() == 5.5);
    const auto print = ctypes::library::self().function(
        dynamic::prototype("int snprintf(char *to, unsigned long n, const char *format, ...)"));
    std::array<char, 64> out{};
    CHECK(print(out, out.size(), "%s %d %.2f %c", std::string("text"), 42, 2.5F, 'x').as<int>() == 14);
    CHECK(std::string(out.data()) == "text 42 2.50 x");
}

TEST_CASE("variables are seen in place") {
    const ctypes::library lib(CTYPES_TEST_CLIB);
    auto counter = lib.variable(declared()["dyn_counter"]);
    CHECK(counter.as<int>() == 3);
    counter = 4;
    CHECK(lib.variable<int>("dyn_counter") == 4);
    counter = 3;
    CHECK(lib.variable(declared()["dyn_table"])[2].as<int>() == 3);
    CHECK_THROWS_AS(static_cast<void>(lib.function(declared()["dyn_counter"])), ctypes::error);
    CHECK_THROWS_AS(static_cast<void>(lib.variable(declared()["dyn_half"])), ctypes::error);
    CHECK_THROWS_AS(static_cast<void>(lib.function(dynamic::prototype("int not_there(void)"))), ctypes::symbol_error);
}

TEST_CASE("the library stays loaded as long as a function of it is there") {
    dynamic::function half;
    {
        const ctypes::library lib(CTYPES_TEST_CLIB);
        half = lib.function(declared()["dyn_half"]);
    }
    CHECK(half.call<float>(4.0F) == 2);
    half = {};
    CHECK_FALSE(half);
}
