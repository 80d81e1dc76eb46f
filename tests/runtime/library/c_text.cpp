#include <ctypes/c_declaration.hpp>
#include <ctypes/library.hpp>

#include "optional_library.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <ctime>
#include <string>
#include <type_traits>

namespace {

struct fraction {
    int numerator, denominator;
};

} // namespace

TEST_CASE("a C declaration is a typed function") {
    const ctypes::library libm("libm.so.6");
    const auto power = libm.function<"double pow(double x, double y)">();
    static_assert(std::is_same_v<decltype(power), const ctypes::function<double(double, double)>>);
    CHECK(power.name() == "pow");
    CHECK(power(2, 10) == 1024);
    const auto split = libm.function<"double frexp(double value, int *exponent);">();
    int exponent = 0;
    CHECK(split(8, &exponent) == 0.5);
    CHECK(exponent == 4);
}

TEST_CASE("declarators, qualifiers and variadic functions of the C library") {
    const ctypes::library libc = ctypes::library::self();
    const auto sort =
        libc.function<"void qsort(void *base, size_t n, size_t size, int (*compare)(const void *, const void *))">();
    int numbers[] = {3, 1, 2};
    sort(numbers, 3, sizeof(int),
         [](const void* a, const void* b) { return *static_cast<const int*>(a) - *static_cast<const int*>(b); });
    CHECK(numbers[0] == 1);
    CHECK(numbers[2] == 3);
    const auto print = libc.function<"int snprintf(char *restrict s, size_t n, const char *restrict format, ...)">();
    char text[16];
    CHECK(print(text, sizeof text, "%d-%s", 7, "x") == 3);
    CHECK(std::string(text) == "7-x");
    const auto big = libc.function<"unsigned long long int strtoull(const char text[], char **end, int base)">();
    CHECK(big("18446744073709551615", nullptr, 10) == 18446744073709551615u);
}

TEST_CASE("C++ types stand for the tags and typedef names of the text") {
    const ctypes::library libc = ctypes::library::self();
    const auto calendar = libc.function<"struct tm *gmtime_r(const time_t *timer, struct tm *result)", std::tm>();
    const std::time_t day = 86400;
    std::tm result{};
    CHECK(calendar(&day, &result) == &result);
    CHECK(result.tm_mday == 2);
    const auto divide = libc.function<"fraction div(int, int)", fraction>();
    CHECK(divide(7, 2).numerator == 3);
    CHECK(divide(7, 2).denominator == 1);
}

TEST_CASE("a symbol that the text names and the library lacks is the usual error") {
    const ctypes::library libm("libm.so.6");
    CHECK_THROWS_AS((void)libm.function<"double coz(double)">(), ctypes::symbol_error);
}

TEST_CASE("SQLite's own declarations bind as they stand in its manual") {
    const auto sqlite = optional_library("libsqlite3.so.0");
    if (!sqlite) return;
    const auto compare = sqlite->function<"int sqlite3_stricmp(const char *, const char *);">();
    CHECK(compare("ABC", "abc") == 0);
    const auto version = sqlite->function<"int sqlite3_libversion_number(void);">();
    CHECK(version() > 3000000);
}

#if defined(__x86_64__) && !defined(_WIN32)
TEST_CASE("a calling convention in the text is one of the function") {
    using windows = ctypes::bound_signature<"int __attribute__((ms_abi)) f(int)">;
    static_assert(std::is_same_v<windows, ctypes::ms_abi<int(int)>>);
    static_assert(std::is_same_v<ctypes::bound_signature<"int f(int)">, int(int)>);
    int (*const f)(int) __attribute__((ms_abi)) = nullptr;
    const ctypes::function<windows> empty(f);
    CHECK_FALSE(empty);
}
#endif
