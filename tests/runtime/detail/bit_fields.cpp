// Where the compiler has put bit-fields: one member at a time is filled with ones, and the bits of the record that are
// set must be those that its layout says.
#include <ctypes/layout.hpp>

#include "bits_of_members.hpp"

#include <doctest/doctest.h>

#include <cstdint>

namespace {

using u8 = std::uint8_t;
using u16 = std::uint16_t;
using u32 = std::uint32_t;
using u64 = std::uint64_t;

struct mixed_units {
    u8 a : 4;
    u32 b : 28;
    u16 c : 9;
    u8 d;
};
struct long_units {
    u64 a : 33;
    u32 b : 20;
    u8 c : 7;
    u64 d;
};
struct whole_fields {
    u8 a : 8;
    u16 b : 16;
    u32 c : 32;
    u64 d : 64;
};
struct members_between {
    u8 a;
    u32 b : 7;
    u8 c;
    u16 d : 3;
};
struct [[gnu::packed]] packed {
    u32 a : 20, b : 20;
    u64 c : 60;
    u8 d;
};
struct [[gnu::packed]] packed_whole {
    u8 a : 3;
    u16 b : 12;
    u8 c : 1;
    u32 d;
};
struct [[gnu::packed, gnu::aligned(4)]] packed_aligned {
    u8 a;
    u32 b : 20, c : 20;
    u8 d;
};
#pragma pack(push, 1)
struct pack_1 {
    u8 a : 5;
    u32 b : 13, c : 20;
    u8 d;
};
struct pack_1_behind {
    u16 a;
    u32 b : 27, c : 5;
    u32 d;
};
#pragma pack(pop)
#pragma pack(push, 2)
struct pack_2_crossing {
    u8 a;
    u32 b : 5, c : 30;
    u16 d;
};
struct pack_2 {
    u32 a : 12, b : 12, c : 12;
    u16 d;
};
struct pack_2_behind {
    u8 a;
    u32 b : 30;
    u16 c : 10;
    u32 d;
};
#pragma pack(pop)
#pragma pack(push, 4)
struct pack_4_crossing {
    u64 a : 31, b : 62;
    u8 c : 5;
    u64 d;
};
struct pack_4 {
    u64 a : 40, b : 40;
    u32 c, d;
};
#pragma pack(pop)
struct one_packed_member {
    u8 a;
    [[gnu::packed]] u32 b;
    u16 c : 5, d : 6;
};

} // namespace

TEST_CASE("bit-fields are where the layout says") {
    agrees<mixed_units>();
    agrees<long_units>();
    agrees<whole_fields>();
    agrees<members_between>();
}

TEST_CASE("bit-fields of packed records are where the layout says") {
    agrees<packed>();
    agrees<packed_whole>();
    agrees<packed_aligned>();
    agrees<pack_1>();
    agrees<pack_1_behind>();
    agrees<pack_2>();
    agrees<pack_2_crossing>();
    agrees<pack_4_crossing>();
    agrees<pack_2_behind>();
    agrees<pack_4>();
}

TEST_CASE("a member that is packed by itself is seen by its offset, or, with g++, looked for") {
    agrees<one_packed_member>();
}
