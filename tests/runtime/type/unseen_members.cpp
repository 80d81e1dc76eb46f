// Records whose members no compiler lets be taken apart: anonymous unions and structs, arrays without a length.
#include <doctest/doctest.h>

#include <ctypes.hpp>

#include <complex>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct described_later {
    int a;
    const char* b;
};
struct event {
    int kind;
    union {
        int key;
        double position;
    };
};
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
struct corner {
    char tag;
    struct {
        float x, y;
    };
};
struct packet {
    unsigned length;
    unsigned char bits : 3;
    char data[];
};
struct old_packet {
    unsigned* length;
    char data[0];
};
struct behind_pointer {
    int* length;
    char data[];
};
struct behind_function {
    void (*release)(int);
    int header[3];
    double data[];
};
union number {
    int i;
    double d;
};
struct behind_union {
    number key;
    int length;
    number data[];
};
struct [[gnu::packed]] packed {
    char kind;
    int length;
    char data[];
};
struct [[gnu::packed]] packed_bits {
    char kind;
    unsigned low : 3;
    unsigned high : 7;
    char data[];
};
struct behind_anonymous {
    int kind;
    union {
        int key;
        double* position;
    };
    char data[];
};
struct of_records {
    std::complex<double> z;
    described_later data[];
};
struct of_arrays {
    const int n;
    int described_later::*member;
    const char data[][4];
};
struct named_packet {
    int* length;
    char kind;
    char data[];
};
struct with_packet {
    named_packet head;
};
#pragma GCC diagnostic pop
#endif
struct outer {
    event events[2];
    char last;
};
struct with_named {
    int kind;
    union {
        int key;
        double position;
    } value;
    struct {
        int x;
    } inner;
};
struct described {
    int kind;
    union {
        int key;
        double position;
    };
};

} // namespace

template <>
struct ctypes::describe<described> : ctypes::members<&described::kind, &described::key, &described::position> {};
#if defined(__GNUC__)
template <>
struct ctypes::describe<named_packet> : ctypes::members<&named_packet::length, &named_packet::kind> {};
#endif
template <>
inline constexpr std::size_t ctypes::callback_pool_size<double(event)> = 2;
template <>
inline constexpr std::size_t ctypes::callback_pool_size<double(described)> = 2;

static_assert(!ctypes::layout_of<event>().known && ctypes::layout_of<event>().size == sizeof(event));
static_assert(ctypes::layout_of<outer>().members.size() == 2); // the member is known, what is in it is not
static_assert(ctypes::layout_of<with_named>().members.size() == 3);
static_assert(ctypes::layout_of<described>().members.size() == 3);
static_assert(ctypes::layout_difference<event, described>() ==
              "the members of event are not known; name them in ctypes::describe");
static_assert(ctypes::explain<void(event)>() ==
                  "arg 0: the members of event are not known; name them in ctypes::describe" ||
              ctypes::abi::host == ctypes::abi::platform_abi::unknown);
#if defined(__GNUC__)
template <class... T>
constexpr bool none_known = (!ctypes::layout_of<T>().known && ...);
static_assert(none_known<corner, packet, old_packet, behind_pointer, behind_function, behind_union, packed, packed_bits,
                         behind_anonymous, of_records, of_arrays>);
static_assert(ctypes::layout_of<named_packet>().known && ctypes::layout_of<with_packet>().known);
static_assert(ctypes::explain<void(named_packet)>() == "arg 0: where the compiler passes named_packet is not known" ||
              ctypes::abi::host == ctypes::abi::platform_abi::unknown);
static_assert(ctypes::explain<void(behind_pointer)>() ==
                  "arg 0: the members of behind_pointer are not known; name them in ctypes::describe" ||
              ctypes::abi::host == ctypes::abi::platform_abi::unknown);
static_assert(ctypes::layout_difference<packet, packet>() ==
              "the members of packet are not known; name them in ctypes::describe");
#endif

TEST_CASE("callbacks of the pool take records with anonymous unions, closures those that are described") {
    std::vector<ctypes::callback<double(event)>> all;
    std::string refused;
    try {
        while (all.size() < 10) all.emplace_back([](event e) { return e.kind + e.position; });
    } catch (const ctypes::ffi_error& error) {
        refused = error.what();
    }
    CHECK(all.size() >= 2);
    for (const auto& each : all) CHECK(each.pointer()(event{1, {.position = 2.5}}) == 3.5);
    CHECK(refused.find("ctypes::describe") != refused.npos);

    std::vector<ctypes::callback<double(described)>> closures;
    while (closures.size() < 5) closures.emplace_back([](described e) { return e.kind + e.position; });
    CHECK(closures.back().pointer()(described{1, {.position = 2.5}}) == 3.5);
    if constexpr (ctypes::abi::supported) CHECK(closures.back().uses_closure());
}

TEST_CASE("what is in an anonymous union is written as bytes, the rest by its members") {
    event e{};
    e.kind = 1;
    CHECK(ctypes::format(e).starts_with("{bytes "));
    CHECK(ctypes::format(outer{}).ends_with(", .last = '\\0'}"));
    described d{};
    d.kind = 1;
    d.position = 0;
    CHECK(ctypes::format(d) == "{.kind = 1, .key = 0, .position = 0}");
    CHECK(ctypes::to_string(ctypes::layout_of<event>()).find("name them in ctypes::describe") != std::string::npos);
}

#if defined(__GNUC__)
TEST_CASE("records that end with an array without a length are written as bytes") {
    CHECK(ctypes::format(old_packet{}).starts_with("{bytes "));
    CHECK(ctypes::format(packet{}).starts_with("{bytes "));
    CHECK(ctypes::format(corner{}).starts_with("{bytes "));
    CHECK(ctypes::format(behind_pointer{}).starts_with("{bytes "));
    CHECK(ctypes::format(behind_function{}).starts_with("{bytes "));
    static behind_union of_unions; // clang warns of `{}` for an array of unions
    CHECK(ctypes::format(of_unions).starts_with("{bytes "));
    CHECK(ctypes::format(packed{}).starts_with("{bytes "));
    CHECK(ctypes::format(packed_bits{}).starts_with("{bytes "));
    CHECK(ctypes::format(behind_anonymous{}).starts_with("{bytes "));
    CHECK(ctypes::format(with_packet{}) == "{.head = {.length = NULL, .kind = '\\0'}}");
}

TEST_CASE("a record that ends with an array without a length is passed by value by the compiler") {
    int length = 5;
    const behind_pointer given{&length};
    const ctypes::function<int(behind_pointer)> read(+[](behind_pointer p) { return *p.length; });
    CHECK(read(given) == 5);
    CHECK(read.rethrowing()(given) == 5);
    CHECK(ctypes::with_errno(read)(given).value == 5);
    const ctypes::function<behind_pointer(int*)> make(+[](int* n) { return behind_pointer{n}; });
    CHECK(make(&length).length == &length);

    const ctypes::callback<int(behind_pointer)> pooled = [&](behind_pointer p) { return *p.length + length; };
    CHECK(pooled.pointer()(given) == 10);
    const ctypes::escaping_callback<int(behind_pointer)> escaping = [&](behind_pointer p) -> int {
        if (*p.length != length) throw 1;
        return 6;
    };
    CHECK(escaping.pointer()(given) == 6);
}
#endif
