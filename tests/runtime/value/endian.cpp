#include <ctypes/endian.hpp>
#include <ctypes/function.hpp>
#include <ctypes/layout.hpp>
#include <ctypes/libffi_call.hpp>

#include <arpa/inet.h>
#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>

using ctypes::big_endian;
using ctypes::little_endian;

namespace {

struct header {
    char kind;
    big_endian<std::uint16_t> port;
    big_endian<std::uint32_t> address;
    little_endian<double> weight;
};
static_assert(sizeof(header) == 15 && alignof(header) == 1);
static_assert(ctypes::c_type<header>);

enum class level : std::uint16_t { low = 1, high = 0x0102 };

extern "C" unsigned port_of(header h) {
    std::uint16_t raw;
    std::memcpy(&raw, &h.port, sizeof raw);
    return ntohs(raw);
}

} // namespace

TEST_CASE("the bytes stand in the order the type says") {
    const big_endian<std::uint32_t> big = 0x01020304;
    const little_endian<std::uint32_t> little = 0x01020304;
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(std::to_integer<unsigned>(big.bytes[i]) == i + 1);
        CHECK(std::to_integer<unsigned>(little.bytes[i]) == 4 - i);
    }
    CHECK(big == 0x01020304u);
    CHECK(little == 0x01020304u);
}

TEST_CASE("network order is big-endian: htons and htonl agree") {
    header h{'x', 80, 0x7f000001, 1.5};
    std::uint32_t raw;
    std::memcpy(&raw, &h.address, sizeof raw);
    CHECK(raw == htonl(0x7f000001));
    CHECK(port_of(h) == 80);
}

TEST_CASE("numbers of every width, fractions, enums and bool read back") {
    CHECK(big_endian<std::int64_t>(std::numeric_limits<std::int64_t>::min()) ==
          std::numeric_limits<std::int64_t>::min());
    CHECK(big_endian<std::int8_t>(std::int8_t{-1}) == -1);
    CHECK(big_endian<double>(-0.1) == -0.1);
    CHECK(little_endian<float>(0.1F) == 0.1F);
    CHECK(big_endian<bool>(true).get());
    const big_endian<level> high = level::high;
    CHECK(high.get() == level::high);
    CHECK(std::to_integer<int>(high.bytes[0]) == 1);
}

TEST_CASE("a member with a byte order is assigned to and computed with") {
    big_endian<std::uint16_t> n = 255;
    n += 1;
    CHECK(n == 256);
    CHECK(std::to_integer<int>(n.bytes[0]) == 1);
    n -= 2;
    CHECK(n == 254);
    n |= 1;
    CHECK(n == 255);
    n &= 0x0f;
    CHECK(n == 15);
    n = 7;
    CHECK(n == 7);
}

TEST_CASE("a record with such members crosses by value, by the compiler and by libffi") {
    const ctypes::function<unsigned(header)> f(&port_of);
    CHECK(f(header{'x', 8080, 0, 0}) == 8080);
    CHECK(ctypes::via_libffi(f)(header{'x', 8080, 0, 0}) == 8080);
}

TEST_CASE("a byte order is a constant expression") {
    constexpr big_endian<std::uint16_t> n = 0x0102;
    static_assert(n.get() == 0x0102);
    static_assert(n.bytes[0] == std::byte{1});
    CHECK(n.get() == 0x0102);
}
