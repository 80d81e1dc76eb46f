// Numbers are copied by their bytes where the types are the same, and rounded once where they are not.
#include "wrong.hpp"

#include <ctypes/dynamic.hpp>

#include <doctest/doctest.h>

#include <bit>
#include <clocale>
#include <cmath>
#include <complex>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <vector>

namespace dynamic = ctypes::dynamic;
using dynamic::value;

namespace {

#if defined(__SIZEOF_INT128__)
__extension__ typedef unsigned __int128 wide_integer;
__extension__ typedef __int128 signed_wide_integer;
#endif

/// Whether all bytes arrive by each way from one place to another.
bool copied_exactly(const char* type, const void* bytes) {
    const dynamic::type t = dynamic::parse_type(type);
    const dynamic::type record = dynamic::parse_type("struct { " + std::string(type) + " a, b, list[2]; }");
    value v(record);
    std::memcpy(v["a"].address(), bytes, t.size());
    v["b"] = v["a"];
    v["list"] = {v["b"], value(t, v["b"])};
    const value copy = v["list"][1];
    value same(t);
    same = copy;
    const std::size_t used = std::string(type) == "long double" ? 10 : t.size();
    return std::memcmp(v["b"].address(), bytes, used) == 0 && std::memcmp(v["list"][0].address(), bytes, used) == 0 &&
           std::memcmp(copy.address(), bytes, used) == 0 && std::memcmp(same.address(), bytes, used) == 0;
}

template <class T>
std::string text(T number) {
    return value(number).to_string();
}

} // namespace

TEST_CASE("a copy between equal types has the same bytes, those of a signaling NaN as well") {
    const std::uint64_t quiet_bit_unset = 0x7ff0000000000001;
    CHECK(copied_exactly("double", &quiet_bit_unset));
    const std::uint32_t single = 0x7f800001;
    CHECK(copied_exactly("float", &single));
    const std::uint16_t half = 0x7c01;
    CHECK(copied_exactly("_Float16", &half));
    const std::uint16_t brain = 0x7f81;
    CHECK(copied_exactly("__bf16", &brain));
    const unsigned char extended[16] = {1, 0, 0, 0, 0, 0, 0, 0x80, 0xff, 0x7f};
    if (sizeof(long double) == 16) CHECK(copied_exactly("long double", extended));
    // and from and to C++
    value d(dynamic::type::of<double>());
    d = std::bit_cast<double>(quiet_bit_unset);
    CHECK(std::memcmp(d.address(), &quiet_bit_unset, 8) == 0);
    CHECK(std::bit_cast<std::uint64_t>(d.as<double>()) == quiet_bit_unset);
    const value c(dynamic::type::of<std::complex<double>>(),
                  std::complex<double>(std::bit_cast<double>(quiet_bit_unset), 1));
    CHECK(std::memcmp(c.address(), &quiet_bit_unset, 8) == 0);
    value narrow(dynamic::type::of<std::complex<float>>());
    narrow = value(std::complex<double>(1, 2)); // converted part by part
    CHECK(narrow.as<std::complex<float>>() == std::complex<float>(1, 2));
}

#if defined(__SIZEOF_FLOAT128__)
TEST_CASE("a __float128 keeps its 113 bits") {
    __extension__ typedef __float128 quad;
    const quad third = static_cast<quad>(1) / 3;
    CHECK(copied_exactly("__float128", &third));
    value v(dynamic::parse_type("__float128"), third);
    CHECK(v.as<quad>() == third);
    CHECK(v.to_string() == "0.333333333333333333333333333333333317");
    v = -third * static_cast<quad>(1e-300L);
    CHECK(v.to_string().starts_with("-3.3333333333333333"));
    CHECK(v.to_string().ends_with("e-301"));
    v = static_cast<wide_integer>(1) << 100 | 1;
    CHECK(v.as<wide_integer>() == (static_cast<wide_integer>(1) << 100 | 1));
    CHECK(v.to_string() == "1267650600228229401496703205377");
    v = 0.5;
    CHECK(v.as<double>() == 0.5);
    CHECK(wrong([&] { static_cast<void>(v.as<int>()); }) == "value: 0.5 is no whole number, as 'int' is");
    v = static_cast<quad>(1e300L) * static_cast<quad>(1e300L);
    CHECK_THROWS_AS(static_cast<void>(v.as<double>()), ctypes::conversion_error);
}

TEST_CASE("a __float128 as an argument is refused, and the message says why") {
    const dynamic::function f(dynamic::parse_type("double(__float128)"),
                              reinterpret_cast<void (*)()>(+[] { return 1.0; }));
    CHECK_THROWS_WITH_AS(f(1.0), doctest::Contains("it cannot pass '__float128' as C does: it has no 16-byte vectors"),
                         ctypes::ffi_error);
    const dynamic::function g(dynamic::parse_type("double(__float128 *)"),
                              reinterpret_cast<void (*)()>(+[](void*) { return 2.5; }));
    value v(dynamic::parse_type("__float128"), 1.5);
    CHECK(g(v).as<double>() == 2.5); // by its address it passes
}
#endif

TEST_CASE("_Float16 is rounded once, from any number") {
    value h(dynamic::parse_type("_Float16"));
    const double above_the_middle = 1 + 0x1p-11 + 0x1p-40;
    h = above_the_middle;
    CHECK(h.as<double>() == 1 + 0x1p-10);
    h = 1 + 0x1p-11; // the middle: to even
    CHECK(h.as<double>() == 1);
    h = -(0x1p-25 + 0x1p-60);
    CHECK(h.as<double>() == -0x1p-24);
    h = 65519;
    CHECK(h.as<int>() == 65504);
    CHECK(wrong([&] { h = 65520; }) == "value: 65520 does not fit into '_Float16'");
#if defined(__FLT16_MANT_DIG__) && defined(__x86_64__)
    std::mt19937_64 random(16);
    int different = 0;
    for (int i = 0; i < 20000; ++i) {
        const double x = std::ldexp(static_cast<double>(random() >> 11), static_cast<int>(random() % 42) - 80);
        h = x;
        const auto expected = static_cast<_Float16>(x);
        different += std::memcmp(h.address(), &expected, 2) != 0;
    }
    CHECK(different == 0);
#endif
    value b(dynamic::parse_type("__bf16"));
    b = 1 + 0x1p-8 + 0x1p-40;
    CHECK(b.as<double>() == 1 + 0x1p-7);
    CHECK_THROWS_AS((b = 3.4e38), ctypes::conversion_error);
}

#if defined(__SIZEOF_INT128__)
TEST_CASE("wide integers are rounded once") {
    value f(dynamic::type::of<double>());
    const auto wide = (static_cast<wide_integer>(1) << 117) + (static_cast<wide_integer>(1) << 64) + 1;
    f = wide;
    CHECK(f.as<double>() == static_cast<double>(wide));
    f = -static_cast<signed_wide_integer>(wide);
    CHECK(f.as<double>() == static_cast<double>(-static_cast<signed_wide_integer>(wide)));
}
#endif

TEST_CASE("numbers are written with the digits that tell them from their neighbours, in every locale") {
    const auto check = [] {
        CHECK(text(0.1) == "0.1");
        CHECK(text(1.1F) == "1.1");
        CHECK(text(-2.5) == "-2.5");
        CHECK(text(100000.0) == "100000");
        CHECK(text(1e6) == "1e+06");
        CHECK(text(1234567.0) == "1234567");
        CHECK(text(0.0001) == "0.0001");
        CHECK(text(0.00001234) == "1.234e-05");
        CHECK(text(1e22) == "1e+22");
        CHECK(text(1.0 / 3) == "0.3333333333333333");
        CHECK(text(-0.0) == "-0");
        CHECK(text(HUGE_VAL) == "inf");
        value v(dynamic::parse_type("struct p { double x; }"), {2.5});
        CHECK(v.to_string() == "{.x = 2.5}");
        CHECK(wrong([] { value(dynamic::type::of<int>(), 2.5); }) == "value: 2.5 is no whole number, as 'int' is");
    };
    check();
    const std::string before = std::setlocale(LC_ALL, nullptr);
    for (const char* name : {"de_DE.UTF-8", "fr_FR.UTF-8", "C.UTF-8"})
        if (std::setlocale(LC_ALL, name) != nullptr) check();
    std::setlocale(LC_ALL, before.c_str());
}
