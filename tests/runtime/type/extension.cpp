// Values of the types that compilers add to the language, on every path that takes them.
#include <doctest/doctest.h>

#include <ctypes.hpp>

#include <cstddef>
#include <string>
#include <vector>

#if defined(__clang__)
#pragma clang diagnostic ignored "-Wbit-int-extension"
#endif

namespace {

typedef float eight_floats __attribute__((vector_size(32)));
typedef double eight_doubles __attribute__((vector_size(64)));
typedef signed char four_bytes __attribute__((vector_size(4)));

template <class T>
struct with_number {
    T value;
    int number;
};

template <class T>
__attribute__((noinline)) T second(T, int, T value) {
    return value;
}
template <class T>
__attribute__((noinline)) T run(T (*f)(T, int, T), T a, T b) {
    return f(a, 1, b);
}

/// Sends `b` through a typed call, callbacks, and libffi where that takes it. `text` is how it is written.
template <class T>
void through(T a, T b, const std::string& text) {
    using order = T(T, int, T);
    CHECK(ctypes::format(b) == text);
    const ctypes::function<order> plain(&second<T>);
    CHECK(ctypes::format(plain(a, 1, b)) == text);

    const ctypes::function<T(order*, T, T)> runs(&run<T>);
    std::vector<ctypes::callback<order>> callbacks;
    std::string refused;
    try {
        for (std::size_t i = 0; i < ctypes::callback_pool_size<order> + 3; ++i) {
            callbacks.emplace_back([](T, int, T value) { return value; });
            CHECK(ctypes::format(runs(callbacks.back(), a, b)) == text);
        }
    } catch (const ctypes::ffi_error& error) {
        refused = error.what();
    }
    if constexpr (ctypes::detail::has_ffi_signature<T, ctypes::types<T, int, T>>) {
        CHECK(refused.empty());
        CHECK(callbacks.back().uses_closure());
        CHECK(ctypes::format(ctypes::via_libffi(plain)(a, 1, b)) == text);
    } else {
        CHECK(refused.find("it cannot describe a type in it") != refused.npos);
        CHECK(callbacks.size() >= ctypes::callback_pool_size<order>);
    }
}

} // namespace

TEST_CASE("vectors of any size are passed by the compiler and by callbacks of the pool") {
    through(eight_floats{1, 2}, eight_floats{4, 5, 6, 7, 8, 9, 10, 11}, "{4, 5, 6, 7, 8, 9, 10, 11}");
    through<with_number<eight_floats>>({eight_floats{1, 2}, 3}, {eight_floats{4, 5, 6}, 7},
                                       "{.value = {4, 5, 6, 0, 0, 0, 0, 0}, .number = 7}");
    through(eight_doubles{1, 2}, eight_doubles{4, 5, 6, 7, 8, 9, 10, 0.5}, "{4, 5, 6, 7, 8, 9, 10, 0.5}");
    through(four_bytes{1, 2}, four_bytes{4, 5, 6, -7}, "{4, 5, 6, -7}");
    through<with_number<four_bytes>>({four_bytes{1, 2}, 3}, {four_bytes{4, 5, 6, -7}, 8},
                                     "{.value = {4, 5, 6, -7}, .number = 8}");
}

#if defined(__SIZEOF_FLOAT128__)
__extension__ typedef __float128 quad;

TEST_CASE(
    "a __float128 is passed by the compiler and by callbacks of the pool, in a record above 16 bytes by libffi too") {
    through<quad>(1.5, 2.25, "2.25");
    through<quad>(1.5, static_cast<quad>(1) / 3, "0x1.5555555555555555555555555555p-2");
    through<with_number<quad>>({1.5, 1}, {-2.25, 2}, "{.value = -2.25, .number = 2}");
}

TEST_CASE("a __float128 is written as a long double where that is the same number, else in hexadecimal") {
    CHECK(ctypes::format(static_cast<quad>(0.1L)) == "0.1");
    CHECK(ctypes::format(static_cast<quad>(-1) / 10) == "-0x1.999999999999999999999999999ap-4");
    CHECK(ctypes::format(static_cast<quad>(1) + static_cast<quad>(0x1p-100)) == "0x1.0000000000000000000000001p+0");
    CHECK(ctypes::format(static_cast<quad>(0)) == "0");
    CHECK(ctypes::format(-static_cast<quad>(1) / static_cast<quad>(0)) == "-inf");
}
#endif

#if defined(__clang__) && defined(__BITINT_MAXWIDTH__)
TEST_CASE("a _BitInt up to 64 bits goes every way") {
    through<_BitInt(24)>(1, -5, "-5");
    through<unsigned _BitInt(7)>(1, 100, "100");
    through<with_number<_BitInt(60)>>({1, 2}, {-3, 4}, "{.value = -3, .number = 4}");
}

TEST_CASE("a wider _BitInt is passed by the compiler and by callbacks of the pool") {
    through<_BitInt(100)>(1, -5, "-5");
    through<unsigned _BitInt(128)>(1, ~static_cast<unsigned _BitInt(128)>(0),
                                   "340282366920938463463374607431768211455");
}
#endif

#if defined(__x86_64__) && !defined(__clang__)
TEST_CASE("decimal floating-point numbers are passed by the compiler and by callbacks of the pool") {
    typedef float decimal __attribute__((mode(DD)));
    const auto first = static_cast<decimal>(1), last = static_cast<decimal>(2);
    through<decimal>(first, last, "{bytes 02 00 00 00 00 00 c0 31}");
    through<with_number<decimal>>({first, 3}, {last, 3}, "{.value = {bytes 02 00 00 00 00 00 c0 31}, .number = 3}");
}
#endif

TEST_CASE("a union above 16 bytes goes through libffi without a description where its size decides") {
    union large {
        char text[20];
        int number;
    };
    if constexpr (ctypes::abi::host == ctypes::abi::platform_abi::sysv_x86_64) {
        static_assert(!ctypes::passes_in_registers<large>);
        const ctypes::function<large(large, int, large)> f(&second<large>);
        CHECK(std::string(ctypes::via_libffi(f)(large{"one"}, 1, large{"two"}).text) == "two");
    }
}
