#include "../../c_fixtures/call.h"
#include "c_fixtures/clib.hpp"

#include <ctypes/libffi_call.hpp>

#include <array>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace {

template <class Signature>
auto through_libffi(const char* name) {
    return ctypes::via_libffi(ctypes::function<Signature>(clib::symbol<Signature>(name)));
}

enum class narrow : signed char { minus = -2, plus = 2 };
enum class truth : bool { no, yes };

/// Calls the function by libffi with the result beside bytes that must not be written.
template <class R>
bool result_is(const char* name, std::uint64_t argument, R expected) {
    struct {
        R result;
        std::array<unsigned char, 16> guard;
    } room{};
    room.guard.fill(0xA5);
    room.result = ctypes::libffi_call<R(std::uint64_t)>(clib::symbol<R(std::uint64_t)>(name), argument);
    for (const unsigned char byte : room.guard)
        if (byte != 0xA5) return false;
    return room.result == expected;
}

constexpr std::uint64_t busy = 0xFEDCBA9876543280; // as a signed char: -128

} // namespace

TEST_CASE("results narrower than a register come back alone, with their sign") {
    CHECK(result_is<signed char>("narrow_signed_char", busy, -128));
    CHECK(result_is<signed char>("narrow_signed_char", 0x17F, 127));
    CHECK(result_is<unsigned char>("narrow_unsigned_char", busy, 0x80));
    CHECK(result_is<char8_t>("narrow_unsigned_char", busy, u8'\x80'));
    CHECK(result_is<short>("narrow_short", busy, 0x3280));
    CHECK(result_is<short>("narrow_short", 0x18000, -32768));
    CHECK(result_is<unsigned short>("narrow_unsigned_short", 0x18000, 0x8000));
    CHECK(result_is<char16_t>("narrow_unsigned_short", 0x18000, u'\x8000'));
    CHECK(result_is<int>("narrow_int", 0x180000000, INT32_MIN));
    CHECK(result_is<unsigned>("narrow_unsigned", 0x180000000, 0x80000000U));
    CHECK(result_is<bool>("narrow_bool", busy, false));
    CHECK(result_is<bool>("narrow_bool", busy + 1, true));
    CHECK(result_is<narrow>("narrow_signed_char", 0xFFFE, narrow::minus));
    CHECK(result_is<narrow>("narrow_signed_char", 0xFF02, narrow::plus));
    CHECK(result_is<truth>("narrow_bool", busy + 1, truth::yes));
    CHECK(result_is<std::byte>("narrow_unsigned_char", busy, std::byte{0x80}));
    CHECK(result_is<color>("narrow_unsigned", 0x100000002, blue));
}

TEST_CASE("arguments convert through libffi as they do by the compiler") {
    CHECK(through_libffi<std::size_t(const char*)>("text_length")(std::string("four")) == 4);
    CHECK(through_libffi<std::size_t(const char*)>("text_length")("literal") == 7);
    CHECK(through_libffi<std::size_t(const wchar_t*)>("wide_length")(std::wstring(L"abc")) == 3);
    CHECK(through_libffi<int(const int*, std::size_t)>("sum_ints")(std::vector<int>{1, 2, 3}, 3) == 6);
    CHECK(through_libffi<const void*(const void*)>("same_address")(nullptr) == nullptr);
    CHECK(through_libffi<double(double)>("half")(5) == 2.5);
    CHECK(through_libffi<float(float)>("half_float")(2.5) == 1.25F);
    CHECK(through_libffi<int(int)>("negate_int")('A') == -65);
    CHECK(through_libffi<color(color)>("next_color")(green) == blue);
    CHECK(through_libffi<bool(bool)>("opposite")(true) == false);
    CHECK(through_libffi<long long(long long)>("shifted")(-3) == -0x300000000);
    CHECK(through_libffi<int(int (*)(int), int)>("apply")([](int x) { return x * 10; }, 4) == 40);
    CHECK(through_libffi<int (*(int))(int)>("get_function")(1)(7) == -7);
}

TEST_CASE("records cross libffi by value, in and out") {
    const auto swapped = through_libffi<pair(pair)>("swapped")(pair{1, 2});
    CHECK(swapped.first == 2);
    CHECK(swapped.second == 1);
    CHECK(through_libffi<double(rectangle)>("area")(rectangle{{0, 0}, {2, 3}}) == 6);

    const rectangle before{{1, 2}, {3, 4}};
    const auto move = through_libffi<rectangle(rectangle, vector)>("moved");
    for (int i = 1; i <= 3; ++i) { // ffi_call forgets large arguments after a call: each has its own list
        const rectangle after = move(before, vector{10.0 * i, 20});
        CHECK(after.from.x == 1 + 10.0 * i);
        CHECK(after.to.y == 24);
    }
    CHECK(before.from.x == 1);
}

TEST_CASE("a function without result or arguments is called through libffi") {
    const auto count = through_libffi<void()>("count_call");
    const auto counted = through_libffi<int()>("counted_calls");
    const int before = counted();
    count();
    CHECK(counted() == before + 1);
}

TEST_CASE("libffi_call calls a plain function pointer") {
    CHECK(ctypes::libffi_call<int(int)>(clib::symbol<int(int)>("negate_int"), 3) == -3);
    ctypes::libffi_call<void()>(clib::symbol<void()>("count_call"));
    double (*const sum)(int, ...) = clib::symbol<double(int, ...)>("sum_of");
    CHECK(ctypes::libffi_call<double(int, ...)>(sum, 2, 1.5F, 1.0) == 2.5);
}

TEST_CASE("a signature is prepared once") {
    ffi_cif* const first = ctypes::cif_of<double(int, pair)>();
    CHECK(ctypes::cif_of<double(int, pair)>() == first);
    CHECK(ctypes::cif_of<double(pair, int)>() != first);
    CHECK(first->nargs == 2);
    CHECK(first->rtype == &ffi_type_double);
    CHECK(first->arg_types[0] == &ffi_type_sint32);
    CHECK(first->arg_types[1] == ctypes::ffi_type_of<pair>());
}
