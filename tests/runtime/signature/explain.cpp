// What explain() says is compared with what the compiler does: a call goes to assembler code that stores all registers and
// the stack, and the bytes of each argument must stand where the text says. Results are read from registers filled before.
#include <ctypes/explain.hpp>

#include "c_fixtures/clib.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#if defined(__x86_64__) || defined(__aarch64__)

namespace {

struct captured_places { // as in registers.c
    std::uint64_t general[10];
    std::byte vector[8][16];
    std::byte stack[1024];
};
struct given_places {
    std::uint64_t general[2];
    std::byte vector[4][16];
};

captured_places& captured() { return *static_cast<captured_places*>(clib::address("captured")); }
given_places& given() { return *static_cast<given_places*>(clib::address("given")); }

#if defined(__x86_64__)
constexpr std::array<std::string_view, 6> general_arguments{"rdi", "rsi", "rdx", "rcx", "r8", "r9"};
constexpr std::array<std::string_view, 2> general_results{"rax", "rdx"};
#else
constexpr std::array<std::string_view, 9> general_arguments{"x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8"};
constexpr std::array<std::string_view, 2> general_results{"x0", "x1"};
#endif

std::size_t number_in(std::string_view& text) {
    std::size_t n = 0;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), n);
    REQUIRE(wrong == std::errc{});
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return n;
}
bool skip(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

/// The storage of a register, by its name.
template <class Names, class Places>
std::byte* register_named(std::string_view name, const Names& names, Places& places) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end())
        return reinterpret_cast<std::byte*>(&places.general[static_cast<std::size_t>(found - names.begin())]);
    if (!skip(name, "xmm")) name.remove_prefix(1); // h0 s0 d0 q0
    return places.vector[number_in(name)];
}

/// Calls `each(register name, first byte, byte behind the last)` for "rdi (bytes 0-7), xmm0 (byte 8)".
template <class Each>
void each_register(std::string_view where, std::size_t size, const Each& each) {
    while (!where.empty()) {
        const std::string_view name = where.substr(0, where.find_first_of(" ,"));
        where.remove_prefix(name.size());
        std::size_t first = 0, end = size;
        if (skip(where, " (byte ")) {
            first = number_in(where);
            end = first + 1;
        } else if (skip(where, " (bytes ")) {
            first = number_in(where);
            REQUIRE(skip(where, "-"));
            end = number_in(where) + 1;
        }
        skip(where, ")");
        skip(where, ", ");
        each(name, first, end);
    }
}

/// Where the bytes of an argument stand, after a call of capture_arguments.
std::vector<std::byte> bytes_at(std::string_view where, std::size_t size) {
    std::vector<std::byte> bytes(size);
    if (skip(where, "memory, ")) {
        CHECK(number_in(where) == size);
        REQUIRE((skip(where, " bytes, ") || skip(where, " byte, ")));
        const std::byte* from = nullptr;
        if (skip(where, "stack+"))
            from = captured().stack + number_in(where);
        else if (skip(where, "address in "))
            std::memcpy(&from, register_named(where, general_arguments, captured()), sizeof from);
        else if (skip(where, "address on stack+"))
            std::memcpy(&from, captured().stack + number_in(where), sizeof from);
        REQUIRE(from != nullptr);
        std::memcpy(bytes.data(), from, size);
    } else {
        each_register(where, size, [&](std::string_view name, std::size_t first, std::size_t end) {
            std::memcpy(bytes.data() + first, register_named(name, general_arguments, captured()), end - first);
        });
    }
    return bytes;
}

/// Whether a byte belongs to a scalar of `T`; what is between them need not arrive.
template <class T>
std::vector<bool> covered() {
    std::vector<bool> bytes(sizeof(T));
    auto add = [&](const ctypes::abi::field& field) {
        std::size_t first = field.offset, end = field.offset + field.size;
        if (field.bit_width != 0) {
            first = (field.bit_offset + 7) / 8;
            end = (field.bit_offset + field.bit_width) / 8;
        }
        if (field.kind == ctypes::abi::scalar_kind::x87) end = first + 10;
        for (std::size_t i = first; i < end; ++i) bytes[i] = true;
    };
    ctypes::detail::each_leaf<T>(0, add);
    return bytes;
}

/// A value of known bytes, all different from those of its neighbours. A number of 80 bits is one that fits into 64: valgrind
/// computes with no more (its manual, 4.x "Limitations"), and an optimised copy goes through a register of the FPU.
template <class T>
T patterned(std::size_t seed) {
    T value;
    std::array<std::byte, sizeof(T)> bytes;
    for (std::size_t i = 0; i < sizeof(T); ++i) bytes[i] = static_cast<std::byte>(1 + (seed * 41 + i * 7) % 250);
    auto shorten = [&](const ctypes::abi::field& field) {
        if (field.kind != ctypes::abi::scalar_kind::x87) return;
        std::byte* const at = bytes.data() + field.offset;
        at[0] = std::byte{0}; // the lowest eleven bits of the mantissa
        at[1] &= std::byte{0xf8};
        at[7] |= std::byte{0x80}; // its highest, which is always set
        at[9] = std::byte{0x40};  // an exponent that a double has
        at[8] &= std::byte{0x7f};
    };
    ctypes::detail::each_leaf<T>(0, shorten);
    std::memcpy(static_cast<void*>(&value), bytes.data(), sizeof(T));
    return value;
}

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find("; "), text.size());
        std::string_view part = text.substr(0, end);
        parts.push_back(part.substr(part.find(": ") + 2));
        text.remove_prefix(std::min(end + 2, text.size()));
    }
    return parts;
}

template <class T>
void check_argument(std::string_view where, const T& sent, std::size_t index) {
    INFO("argument " << index << ", " << ctypes::type_name<T>() << ", " << where);
    if (where == "nothing") {
        CHECK(std::is_empty_v<T>);
        return;
    }
    const std::vector<std::byte> found = bytes_at(where, sizeof(T));
    const std::vector<bool> counts = covered<T>();
    const auto* const bytes = reinterpret_cast<const std::byte*>(&sent);
    for (std::size_t i = 0; i < sizeof(T); ++i)
        if (counts[i]) CHECK(found[i] == bytes[i]);
}

template <class... A, std::size_t... I>
void capture(std::string_view text, std::index_sequence<I...>) {
    const std::vector<std::string_view> places = split(text);
    REQUIRE(places.size() == sizeof...(A) + 1);
    const auto call = [&](const A&... sent) {
        std::memset(&captured(), 0, sizeof(captured_places));
        clib::symbol<void(A...)>("capture_arguments")(sent...);
        (check_argument(places[I], sent, I), ...);
    };
    call(patterned<A>(I + 1)...);
    CHECK(places.back() == "nothing");
}

template <class... A>
void arguments_stand_as_explained() {
    const std::string_view text = ctypes::explain<void(A...)>();
    INFO(text);
    capture<A...>(text, std::index_sequence_for<A...>{});
}

template <class R>
void result_is_read_as_explained() {
    const std::string_view text = ctypes::explain<R()>();
    INFO(text);
    std::string_view where = split(text).back();
    if (where.starts_with("memory")) {
        const std::string_view in = where.substr(where.find("address in ") + 11);
        R (*const f)() = clib::symbol<R()>("capture_arguments");
        R room = f();
        const void* address = nullptr;
        std::memcpy(&address, register_named(in, general_arguments, captured()), sizeof address);
        CHECK(address == static_cast<const void*>(&room));
        return;
    }
    const auto fill = [](void* room, std::size_t size, std::size_t seed) {
        for (std::size_t i = 0; i < size; ++i)
            static_cast<std::byte*>(room)[i] = static_cast<std::byte>(1 + (seed * 61 + i * 7) % 250);
    };
    fill(&given(), sizeof(given_places), 3);
    const R result = clib::symbol<R()>("give_result")();
    std::array<std::byte, sizeof(R)> bytes;
    std::memcpy(bytes.data(), static_cast<const void*>(&result), sizeof(R));
    const std::vector<bool> counts = covered<R>();
    each_register(where, sizeof(R), [&](std::string_view name, std::size_t first, std::size_t end) {
        const std::byte* const from = register_named(name, general_results, given());
        for (std::size_t i = first; i < end; ++i)
            if (counts[i]) CHECK(bytes[i] == from[i - first]);
    });
}

struct one {
    char c;
};
struct three {
    short a;
    char b;
};
struct mixed {
    long n;
    double d;
};
struct reversed {
    double d;
    int a, b;
};
struct padded {
    char c;
    double d;
};
struct floats {
    float a, b, c;
};
struct doubles {
    double a, b, c, d;
};
struct words {
    long a, b;
};
struct large {
    long a, b, c;
};
struct text {
    char characters[13];
};
struct [[gnu::packed]] packed {
    char c;
    double d;
};
struct fields {
    unsigned a : 8, b : 16, c : 8;
    unsigned long d : 40;
};
union number {
    double d;
    float f[2];
};
struct alignas(16) aligned {
    long a, b;
};
struct nested {
    one first;
    float value;
    number either;
};
struct long_doubled {
    long double value;
};
struct empty {};
enum class color : unsigned short {};

} // namespace

template <>
struct ctypes::describe<number> : ctypes::members<&number::d, &number::f> {};

TEST_CASE("arguments stand in the registers and on the stack as explained") {
    arguments_stand_as_explained<int>();
    arguments_stand_as_explained<double, int, float, long, const char*>();
    arguments_stand_as_explained<char, short, color, unsigned, long long, int, int, int, int, int>();
    arguments_stand_as_explained<double, double, double, double, double, double, double, double, double, float>();
    arguments_stand_as_explained<one, three, mixed, reversed, padded, floats>();
    arguments_stand_as_explained<words, words, words, words, words, long>();
    arguments_stand_as_explained<int, large, int, text, packed, int>();
    arguments_stand_as_explained<doubles, floats, doubles, double, doubles>();
    arguments_stand_as_explained<int, fields, number, nested, int>();
#if defined(__x86_64__) // on AArch64 the C++ compilers give an empty class a register, which C does not
    arguments_stand_as_explained<int, empty, mixed>();
#endif
    arguments_stand_as_explained<int, aligned, int, aligned, long, long, long, aligned>();
    arguments_stand_as_explained<long, long, long, long, long, long, long, long, char, three, aligned, one>();
    arguments_stand_as_explained<long double, int, long double, long_doubled>();
    arguments_stand_as_explained<std::complex<float>, std::complex<double>, int>();
    // a pair of registers that are not both free goes to the stack, and what follows may still have the one
    arguments_stand_as_explained<long, long, long, long, long, words, long>();
    arguments_stand_as_explained<long, long, long, long, long, mixed, mixed, long>();
}

TEST_CASE("results are where explained") {
    result_is_read_as_explained<int>();
    result_is_read_as_explained<double>();
    result_is_read_as_explained<one>();
    result_is_read_as_explained<three>();
    result_is_read_as_explained<mixed>();
    result_is_read_as_explained<reversed>();
    result_is_read_as_explained<padded>();
    result_is_read_as_explained<floats>();
    result_is_read_as_explained<doubles>();
    result_is_read_as_explained<words>();
    result_is_read_as_explained<large>();
    result_is_read_as_explained<text>();
    result_is_read_as_explained<packed>();
    result_is_read_as_explained<fields>();
    result_is_read_as_explained<number>();
    result_is_read_as_explained<nested>();
    result_is_read_as_explained<aligned>();
    result_is_read_as_explained<std::complex<float>>();
    result_is_read_as_explained<std::complex<double>>();
}

#if defined(__x86_64__)
TEST_CASE("a long double comes back on the x87 stack, as explained") {
    auto* const x87 = static_cast<long double*>(clib::address("given_x87"));
    x87[0] = 1.25L;
    x87[1] = -7.5L;
    CHECK(ctypes::explain<long double()>() == "result: st0");
    CHECK(clib::symbol<long double()>("give_st0")() == 1.25L);
    CHECK(ctypes::explain<long_doubled()>() == "result: st0");
    CHECK(clib::symbol<long_doubled()>("give_st0")().value == 1.25L);
}
#endif

#endif
