#include <ctypes/format.hpp>

#include "bit_field_names.hpp"

#include <doctest/doctest.h>

#include <array>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <sstream>
#include <string>

#include <sys/stat.h>
#include <time.h>

namespace {

using ctypes::format;

enum class color : unsigned char { red, green = 200 };
enum plain { first = -3 };

struct point {
    int x;
    double y;
    char tag[8];
};
struct segment {
    point ends[2];
    const point* next;
    const char* label;
    int (*measure)(const point*);
    bool closed;
};
struct bits {
    unsigned mode : 3;
    int level : 5;
    bool flag : 1;
    color shade : 8;
    std::uint64_t wide : 50;
    int whole;
};
struct named_bits {
    unsigned mode : 3;
    signed char level : 5;
    int whole;
};
union hidden {
    float f;
    unsigned char bytes[4];
};
union shown {
    float f;
    unsigned char bytes[4];
};
struct base {
    int x;
};
struct derived : base {
    int y;
};
struct [[gnu::packed]] packed {
    char c;
    double d;
    std::uint16_t s;
};
struct empty {};
struct network {
    ctypes::big_endian<std::uint16_t> port;
    ctypes::little_endian<std::int32_t> balance;
    ctypes::big_endian<float> rate;
    ctypes::big_endian<color> shade;
};
struct printable {
    int x;
};
std::ostream& operator<<(std::ostream& stream, const printable&) { return stream << "its own"; }

} // namespace

template <>
struct ctypes::describe<shown> : ctypes::members<&shown::f, &shown::bytes> {};
template <>
struct ctypes::describe<named_bits>
    : ctypes::members<ctypes::bit_field<unsigned>("mode", 0, 3), ctypes::bit_field<signed char>("level", 3, 5),
                      &named_bits::whole> {};

TEST_CASE("numbers are written as C writes them") {
    CHECK(format(0) == "0");
    CHECK(format(-5L) == "-5");
    CHECK(format(std::numeric_limits<long long>::min()) == "-9223372036854775808");
    CHECK(format(std::numeric_limits<unsigned long long>::max()) == "18446744073709551615");
    CHECK(format(std::int8_t{-1}) == "-1");
    CHECK(format(std::uint8_t{65}) == "65");
    CHECK(format(std::byte{255}) == "255");
    CHECK(format(true) == "true");
    CHECK(format(color::green) == "200");
    CHECK(format(first) == "-3");
    CHECK(format(0.1) == "0.1");
    CHECK(format(0.1F) == "0.1");
    CHECK(format(-1e300) == "-1e+300");
    CHECK(format(1.5L) == "1.5");
    CHECK(format(std::numeric_limits<double>::infinity()) == "inf");
    CHECK(format(std::complex<double>{1, -2.5}) == "1 + -2.5i");
    CHECK(format(std::complex<float>{0.25F, 3}) == "0.25 + 3i");
    CHECK(format(std::complex<long double>{2, 1}) == "2 + 1i");
}

#if defined(__SIZEOF_INT128__)
TEST_CASE("integers of 128 bits are written to the last digit") {
    using wide = ctypes::detail::int128;
    using unsigned_wide = ctypes::detail::uint128;
    CHECK(format(unsigned_wide{0}) == "0");
    CHECK(format(static_cast<unsigned_wide>(-1)) == "340282366920938463463374607431768211455");
    CHECK(format(static_cast<wide>(unsigned_wide{1} << 127)) == "-170141183460469231731687303715884105728");
    CHECK(format(wide{-7}) == "-7");
}
#endif

TEST_CASE("characters and text are quoted and escaped, text up to its zero") {
    CHECK(format('a') == "'a'");
    CHECK(format('\'') == "'\\''");
    CHECK(format('\0') == "'\\0'");
    CHECK(format("say \"hi\"\n\t\\") == "\"say \\\"hi\\\"\\n\\t\\\\\"");
    CHECK(format("a\0b") == "\"a\"");
    const char full[3] = {'a', 'b', 'c'};
    CHECK(format(full) == "\"abc\"");
    const char bell[8] = "\a1\x7f";
    CHECK(format(bell) == "\"\\0071\\177\"");
    CHECK(format("Z\xc3\xbcrich") == "\"Z\xc3\xbcrich\"");
    CHECK(format("") == "\"\"");
    const std::array<char, 4> stored{'x', 'y'};
    CHECK(format(stored) == "\"xy\"");
    const char names[2][4] = {"one", "two"};
    CHECK(format(names) == "{\"one\", \"two\"}");
    const unsigned char numbers[2] = {7, 255};
    CHECK(format(numbers) == "{7, 255}");
}

TEST_CASE("what is long is cut, and says so") {
    const int numbers[40]{1, 2};
    const std::string text = format(numbers);
    CHECK(text.starts_with("{1, 2, 0, "));
    CHECK(text.ends_with("0, ... 8 more}"));
    const int fits[33]{};
    CHECK(format(fits).find("...") == std::string::npos);
    char characters[4096];
    std::memset(characters, 'x', sizeof characters);
    CHECK(format(characters) == '"' + std::string(256, 'x') + "\"...");
    characters[256] = '\0';
    CHECK(format(characters) == '"' + std::string(256, 'x') + '"');
}

TEST_CASE("pointers are addresses and are not followed") {
    CHECK(format(static_cast<const char*>(nullptr)) == "NULL");
    CHECK(format(nullptr) == "NULL");
    CHECK(format(reinterpret_cast<int*>(std::uintptr_t{0x1234ab})) == "0x1234ab");
    CHECK(format(reinterpret_cast<void (*)()>(std::uintptr_t{0x10})) == "0x10");
}

TEST_CASE("a record shows its members by name, nested") {
    const point p{3, 0.5, "origin"};
    CHECK(format(p) == "{.x = 3, .y = 0.5, .tag = \"origin\"}");
    const segment s{{p, {-1, 2, ""}}, nullptr, nullptr, nullptr, true};
    CHECK(format(s) ==
          "{.ends = {{.x = 3, .y = 0.5, .tag = \"origin\"}, {.x = -1, .y = 2, .tag = \"\"}}, .next = NULL, "
          ".label = NULL, .measure = NULL, .closed = true}");
    const volatile int still = 4;
    CHECK(format(still) == "4");
    CHECK(format(packed{'p', 2.5, 9}) == "{.c = 'p', .d = 2.5, .s = 9}");
    CHECK(format(empty{}) == "{}");
}

TEST_CASE("a bit-field is read where it stands, and called by its name, or by its bits where the compiler keeps it") {
    const bits b{5, -7, true, color::green, 0x3123456789abc, -1};
    CHECK(format(b) == std::string("{") + bit_field("mode", "bits 0..2") + " = 5, " + bit_field("level", "bits 3..7") +
                           " = -7, " + bit_field("flag", "bit 8") + " = true, " + bit_field("shade", "bits 16..23") +
                           " = 200, " + bit_field("wide", "bits 64..113") + " = 864440928475836, .whole = -1}");
    CHECK(format(named_bits{6, -16, 8}) == "{.mode = 6, .level = -16, .whole = 8}");
}

TEST_CASE("a bit-field is read where it was found, behind unnamed ones and under #pragma pack") {
    struct status {
        unsigned ready : 1;
        unsigned : 6;
        int code : 4;
        const char* text;
    };
    CHECK(format(status{1, -3, nullptr}) ==
          "{" + bit_field("ready", "bit 0") + " = 1, " + bit_field("code", "bits 7..10") + " = -3, .text = NULL}");
#pragma pack(push, 4)
    struct crossing {
        unsigned low : 20, high : 20;
    };
#pragma pack(pop)
    CHECK(format(crossing{0xfffff, 0x12345}) ==
          "{" + bit_field("low", "bits 0..19") + " = 1048575, " + bit_field("high", "bits 20..39") + " = 74565}");
    struct moved {
        unsigned low : 4;
        unsigned : 32;
        unsigned high : 4;
    };
    CHECK(format(moved{1, 2}) ==
          "{" + bit_field("low", "bits 0..3") + " = 1, " + bit_field("high", "bits 64..67") + " = 2}");
}

TEST_CASE("a union shows its members where they are described, else its bytes") {
    CHECK(format(shown{1.0F}) == "{.f = 1, .bytes = {0, 0, 128, 63}}");
    CHECK(format(hidden{1.0F}) == "{bytes 00 00 80 3f}");
    derived d;
    d.x = 1;
    d.y = 2;
    CHECK(format(d) == "{bytes 01 00 00 00 02 00 00 00}");
    union large {
        unsigned char bytes[40];
        int i;
    };
    CHECK(format(large{}).ends_with("00 ... 8 more}"));
}

TEST_CASE("numbers with a byte order show their value") {
    CHECK(format(network{80, -3, 0.5F, color::green}) == "{.port = 80, .balance = -3, .rate = 0.5, .shade = 200}");
}

TEST_CASE("a number with a byte order may stand beside bit-fields, and a record may") {
    struct packet {
        unsigned version : 4, words : 4;
        struct {
            double latitude, longitude;
        } place;
        ctypes::big_endian<std::uint16_t> port;
    };
    CHECK(format(packet{4, 5, {1.5, 2}, 443}) == std::string("{") + bit_field("version", "bits 0..3") + " = 4, " +
                                                     bit_field("words", "bits 4..7") +
                                                     " = 5, .place = {.latitude = 1.5, .longitude = 2}, .port = 443}");
}

TEST_CASE("a bool that C filled with something else is true") {
    struct flag {
        bool set;
    } value{};
    std::memset(static_cast<void*>(&value), 2, sizeof value);
    CHECK(format(value) == "{.set = true}");
}

TEST_CASE("print puts a value into a stream, and takes no operator<< of others away") {
    std::ostringstream stream;
    stream << ctypes::print(point{1, 2, "t"}) << ' ' << printable{1} << ' ' << ctypes::print(printable{1});
    CHECK(stream.str() == "{.x = 1, .y = 2, .tag = \"t\"} its own {.x = 1}");
}

TEST_CASE("records of the system print") {
    tm date{};
    date.tm_year = 69;
    date.tm_mday = 20;
    CHECK(format(date).starts_with(
        "{.tm_sec = 0, .tm_min = 0, .tm_hour = 0, .tm_mday = 20, .tm_mon = 0, .tm_year = 69, "));
    struct stat status {};
    status.st_size = 4711;
    CHECK(format(status).find(".st_size = 4711") != std::string::npos);
}

#if defined(__GNUC__)
TEST_CASE("vectors print their elements") {
    typedef float four __attribute__((vector_size(16)));
    CHECK(format(four{1, 2, 3, 4}) == "{1, 2, 3, 4}");
}
#endif
