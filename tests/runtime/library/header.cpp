#include <ctypes/library.hpp>

#include "optional_library.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <string>
#include <type_traits>

#if __has_include(<zlib.h>)
#include <zlib.h>
#endif

using ctypes::library;

#if __has_include(<zlib.h>)
TEST_CASE("type and name of a function are those of its header") {
    const auto zlib = optional_library("libz.so.1");
    if (!zlib) return;
    const auto crc = zlib->function<&::crc32>();
    static_assert(std::is_same_v<decltype(crc), const ctypes::function<uLong(uLong, const Bytef*, uInt)>>);
    CHECK(crc.name() == "crc32");
    CHECK(crc(0, reinterpret_cast<const Bytef*>("hello"), 5) == 0x3610a686);
    CHECK(zlib->function<&::zlibVersion>()() == std::string(ZLIB_VERSION));
}
#endif

TEST_CASE("a variable of a header is found by its name") {
    const library libc = library::self();
    int& index = libc.variable<&::optind>();
    CHECK(&index == &::optind);
    FILE*& out = libc.variable<&::stdout>();
    CHECK(out == stdout);
}

TEST_CASE("an overloaded function is chosen by a cast") {
    const library libm("libm.so.6");
    const auto cosine = libm.function<static_cast<double (*)(double)>(&::cos)>();
    CHECK(cosine.name() == "cos");
    CHECK(cosine(0) == 1);
}

TEST_CASE("a function whose symbol has another name is bound with that") {
    const library libc = library::self();
    const auto scan = libc.function<&::sscanf>("__isoc99_sscanf");
    int number = 0;
    CHECK(scan("17", "%d", &number) == 1);
    CHECK(number == 17);
    CHECK_THROWS_AS((void)libc.function<&::sscanf>("no_such_name"), ctypes::symbol_error);
}

TEST_CASE("variadic and noexcept functions of headers") {
    const library libc = library::self();
    const auto print = libc.function<&::snprintf>("snprintf");
    static_assert(decltype(print)::options.carries == false);
    char text[16];
    CHECK(print(text, sizeof text, "%d %s", 4, "x") == 3);
    CHECK(std::string(text) == "4 x");
}
