#include "../../c_fixtures/call.h"
#include "c_fixtures/clib.hpp"

#include <ctypes/libffi_call.hpp>

#include <array>
#include <complex>
#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace {

using describe_signature = int(char*, std::size_t, const char*, ...);

/// What C found behind the `...`: by the compiler's call and through libffi, which must agree.
template <class... Args>
std::string described(const char* letters, const Args&... arguments) {
    const ctypes::function<describe_signature> describe(clib::symbol<describe_signature>("describe"));
    char native[256], by_libffi[256];
    const int count = describe(native, sizeof native, letters, arguments...);
    CHECK(count == static_cast<int>(sizeof...(Args)));
    CHECK(ctypes::via_libffi(describe)(by_libffi, sizeof by_libffi, letters, arguments...) == count);
    CHECK(std::string(native) == by_libffi);
    return native;
}

enum class level : unsigned char { low = 3, high = 200 };
enum class wide_level : long long { far = 1LL << 40 };

} // namespace

TEST_CASE("small integers become int behind the dots, with their sign") {
    const bool yes = true;
    const char c = 'A';
    const signed char sc = -5;
    const unsigned char uc = 250;
    const short s = -300;
    const unsigned short us = 65535;
    CHECK(described("iiiiii", yes, c, sc, uc, s, us) == "i1 i65 i-5 i250 i-300 i65535");
    CHECK(described("iiu", u8'x', u'\u20ac', U'\U0001F600') == "i120 i8364 u128512");
    CHECK(described("i", std::byte{7}) == "i7");
    CHECK(described("i", L'w') == "i119");
}

TEST_CASE("int and wider integers stay what they are") {
    CHECK(described("iulkqz", -1, 4000000000U, -2000000000L, 4000000000UL, -6000000000LL, std::size_t{7}) ==
          "i-1 u4000000000 l-2000000000 k4000000000 q-6000000000 z7");
    if constexpr (sizeof(long) > 4) {
        const long least = std::numeric_limits<long>::min() + 1;
        CHECK(described("lk", least, std::numeric_limits<unsigned long>::max()) ==
              "l-9223372036854775807 k18446744073709551615");
    }
}

TEST_CASE("float becomes double, long double stays") {
    CHECK(described("ddD", 2.5F, 0.125, 1e300L) == "d2.5 d0.125 D1e+300");
    CHECK(described("dididD", 1.0, 2, 3.0F, 4, 5.0, 6.0L) == "d1 i2 d3 i4 d5 D6");
}

TEST_CASE("an enum goes as the integer underneath") {
    CHECK(described("iiuq", level::high, level::low, blue, wide_level::far) == "i200 i3 u2 q1099511627776");
}

TEST_CASE("strings and arrays go as pointers") {
    std::string text = "text";
    char buffer[8] = "buffer";
    const char* pointer = "pointer";
    CHECK(described("ssss", text, "literal", buffer, pointer) == "stext sliteral sbuffer spointer");
    CHECK(described("S", std::wstring(L"wide")) == "Swide");
    int plain[] = {1, 2, 3};
    CHECK(described("aaaa", plain, std::vector<int>{4, 5, 6}, std::array<int, 3>{7, 8, 9}, std::span<int>(plain)) ==
          "a1,2,3 a4,5,6 a7,8,9 a1,2,3");
}

TEST_CASE("nullptr goes as a pointer, not as a zero of another size") {
    CHECK(described("nnn", nullptr, static_cast<void*>(nullptr), "there") == "n1 n1 n0");
    // behind six arguments it stands on the stack, where an int zero would leave garbage beside it
    CHECK(described("iiiiiiin", 1, 2, 3, 4, 5, 6, 7, nullptr) == "i1 i2 i3 i4 i5 i6 i7 n1");
}

TEST_CASE("functions and lambdas without captures go as function pointers") {
    CHECK(described(
              "ff", clib::symbol<int(int)>("negate_int"), +[](int x) { return x + 1; }) == "f-20 f21");
    CHECK(described("f", *clib::symbol<int(int)>("negate_int")) == "f-20");
}

TEST_CASE("records and complex numbers go by value") {
    CHECK(described("PVR", pair{1, 2}, vector{0.5, 1.5}, rectangle{{1, 2}, {3, 4}}) == "P1,2 V0.5,1.5 R1,2,3,4");
    CHECK(described("iPiC", 1, pair{2, 3}, 4, std::complex<double>(5, 6)) == "i1 P2,3 i4 C5,6");
}

TEST_CASE("what does not fit the registers goes on the stack") {
    CHECK(described("iiiiiiiiiidddddddddd", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9,
                    1.5) == "i1 i2 i3 i4 i5 i6 i7 i8 i9 i10 d0.1 d0.2 d0.3 d0.4 d0.5 d0.6 d0.7 d0.8 d0.9 d1.5");
    CHECK(described("VVVVVVV", vector{1, 2}, vector{3, 4}, vector{5, 6}, vector{7, 8}, vector{9, 10}, vector{11, 12},
                    vector{13, 14}) == "V1,2 V3,4 V5,6 V7,8 V9,10 V11,12 V13,14");
    CHECK(described("iPiPiPiPs", 1, pair{2, 3}, 4, pair{5, 6}, 7, pair{8, 9}, 10, pair{11, 12}, "end") ==
          "i1 P2,3 i4 P5,6 i7 P8,9 i10 P11,12 send");
}

TEST_CASE("there may be nothing behind the dots") {
    CHECK(described("") == "");
    const ctypes::function<double(int, ...)> sum(clib::symbol<double(int, ...)>("sum_of"));
    CHECK(sum(0) == 0);
    CHECK(sum(3, 1.5, 2.0F, 4.0) == 7.5);
    CHECK(ctypes::via_libffi(sum)(3, 1.5, 2.0F, 4.0) == 7.5);
}

TEST_CASE("arguments in front of the dots convert as in any call") {
    const ctypes::function<double(int, ...)> sum(clib::symbol<double(int, ...)>("sum_of"));
    CHECK(sum(short{2}, 1.5, 2.0) == 3.5);
    CHECK(ctypes::via_libffi(sum)('\1', 1.5) == 1.5);
    const ctypes::function<describe_signature> describe(clib::symbol<describe_signature>("describe"));
    std::string room(20, '\0');
    CHECK(describe(room, room.size(), std::string("is"), 5, std::string("five")) == 2);
    CHECK(std::string(room.c_str()) == "i5 sfive");
}

TEST_CASE("a variadic function may return a record, or nothing") {
    using make_signature = rectangle(vector, ...);
    const ctypes::function<make_signature> make(clib::symbol<make_signature>("rectangle_of"));
    const vector to{3, 4};
    CHECK(make(vector{1, 2}, to).to.x == 3);
    CHECK(ctypes::via_libffi(make)(vector{1, 2}, to).to.y == 4);

    const ctypes::function<void(int, ...)> note(clib::symbol<void(int, ...)>("note"));
    const ctypes::function<int()> noted(clib::symbol<int()>("last_noted"));
    note(1, 2);
    CHECK(noted() == 3);
    ctypes::via_libffi(note)(10, short{20});
    CHECK(noted() == 30);
}
