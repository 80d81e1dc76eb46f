// ip and tcphdr: bit-fields, and the structs of an anonymous union.
#include <ctypes/probe.hpp>

#include "bit_field_names.hpp"

#include <cstdint>

#include <netinet/in.h>
#include <netinet/ip.h>
#include <netinet/tcp.h>

#if defined(__linux__) && defined(__GLIBC__) && defined(__LP64__)
// Half of it: the names that Linux uses. Bit-fields have no address, so their places are said.
template <>
struct ctypes::describe<tcphdr>
    : ctypes::members<&tcphdr::source, &tcphdr::dest, &tcphdr::seq, &tcphdr::ack_seq,
                      ctypes::bit_field<std::uint16_t>("res1", 96, 4), ctypes::bit_field<std::uint16_t>("doff", 100, 4),
                      ctypes::bit_field<std::uint16_t>("fin", 104, 1), ctypes::bit_field<std::uint16_t>("syn", 105, 1),
                      ctypes::bit_field<std::uint16_t>("rst", 106, 1), ctypes::bit_field<std::uint16_t>("psh", 107, 1),
                      ctypes::bit_field<std::uint16_t>("ack", 108, 1), ctypes::bit_field<std::uint16_t>("urg", 109, 1),
                      ctypes::bit_field<std::uint16_t>("res2", 110, 2), &tcphdr::window, &tcphdr::check,
                      &tcphdr::urg_ptr> {};

namespace {

using ctypes::check_layout;
using ctypes::layout_difference;

struct address {
    std::uint32_t number;
};
struct internet_header {
    unsigned words : 4, version : 4;
    std::uint8_t service;
    std::uint16_t length, id, offset;
    std::uint8_t hops, protocol;
    std::uint16_t sum;
    address from, to;
};
struct segment_header {
    std::uint16_t from, to;
    std::uint32_t sequence, acknowledged;
    std::uint16_t reserved : 4, words : 4, fin : 1, syn : 1, rst : 1, psh : 1, ack : 1, urg : 1, reserved2 : 2;
    std::uint16_t window, sum, urgent;
};

static_assert(check_layout<internet_header, ip>());
static_assert(check_layout<segment_header, tcphdr>());

struct wrong_width {
    unsigned words : 3, version : 5;
    std::uint8_t service;
    std::uint16_t length, id, offset;
    std::uint8_t hops, protocol;
    std::uint16_t sum;
    address from, to;
};
static_assert(layout_difference<wrong_width, ip>() ==
              (tells_bit_fields ? "member 0, `words` here and `ip_hl` there: bits 0..2 here, bits 0..3 there"
                                : "member 0: bits 0..2 here, bits 0..3 there"));
struct no_bit_field {
    std::uint8_t version_and_words, service;
    std::uint16_t length, id, offset;
    std::uint8_t hops, protocol;
    std::uint16_t sum;
    address from, to;
};
static_assert(layout_difference<no_bit_field, ip>() ==
              (tells_bit_fields ? "member 0, `version_and_words` here and `ip_hl` there: byte 0 here, bits 0..3 there"
                                : "member 0, `version_and_words`: byte 0 here, bits 0..3 there"));

} // namespace
#endif
