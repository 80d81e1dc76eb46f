// The bit-fields of struct tcphdr stand in an anonymous union, so their places are taken from a description and not
// measured: here the header's own struct is written, and an own declaration that has the same layout read.
#include <ctypes/probe.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <cstring>

#if defined(__linux__) && defined(__GLIBC__)
#include <netinet/in.h>
#include <netinet/ip.h>
#include <netinet/tcp.h>

namespace {

struct internet_header {
    unsigned words : 4, version : 4;
    std::uint8_t service;
    std::uint16_t length, id, offset;
    std::uint8_t hops, protocol;
    std::uint16_t sum;
    struct {
        std::uint32_t number;
    } from, to;
};
struct segment_header {
    std::uint16_t from, to;
    std::uint32_t sequence, acknowledged;
    std::uint16_t reserved : 4, words : 4, fin : 1, syn : 1, rst : 1, psh : 1, ack : 1, urg : 1, reserved2 : 2;
    std::uint16_t window, sum, urgent;
};

template <class To, class From>
To bytes_as(const From& from) {
    static_assert(sizeof(To) == sizeof(From));
    To to;
    std::memcpy(&to, &from, sizeof to);
    return to;
}

} // namespace

TEST_CASE("own declarations of packet headers read what the real ones wrote") {
    tcphdr real{};
    real.doff = 5;
    CHECK(bytes_as<segment_header>(real).words == 5);
    real.fin = 1;
    CHECK(bytes_as<segment_header>(real).fin == 1);
    CHECK(bytes_as<segment_header>(real).syn == 0);
    real.urg = 1;
    CHECK(bytes_as<segment_header>(real).urg == 1);
    CHECK(bytes_as<segment_header>(real).ack == 0);
    real.res2 = 2;
    CHECK(bytes_as<segment_header>(real).reserved2 == 2);
    real.window = 0x1234;
    CHECK(bytes_as<segment_header>(real).window == 0x1234);

    static_assert(ctypes::same_layout<internet_header, ip>);
    ip header{};
    header.ip_v = 4;
    header.ip_hl = 15;
    header.ip_dst.s_addr = 0x7f000001;
    CHECK(bytes_as<internet_header>(header).version == 4);
    CHECK(bytes_as<internet_header>(header).words == 15);
    CHECK(bytes_as<internet_header>(header).to.number == 0x7f000001);
}
#endif
