// Records whose members no compiler lets be taken apart: anonymous unions and structs, arrays without a length.
#include <doctest/doctest.h>

#include <ctypes.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace {

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
static_assert(!ctypes::layout_of<corner>().known && !ctypes::layout_of<packet>().known &&
              !ctypes::layout_of<old_packet>().known);
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
}
#endif
