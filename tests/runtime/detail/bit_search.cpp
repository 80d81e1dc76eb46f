// Bit-fields that no rule finds: behind unnamed ones, and where #pragma pack has changed nothing else.
#include <ctypes/layout.hpp>

#include "bits_of_members.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

using u8 = std::uint8_t;
using u16 = std::uint16_t;
using u32 = std::uint32_t;
using u64 = std::uint64_t;

struct unnamed_between {
    u32 a : 4;
    u32 : 4;
    u32 b : 4, c : 3;
    u32 : 2;
    u32 d : 5;
};
struct unnamed_first {
    u32 : 7;
    u32 a : 4, b : 3;
    u32 : 0;
    u16 c : 9;
    u8 d;
};
struct unnamed_that_moves {
    u8 a;
    u32 : 32;
    u32 b : 5;
    u64 : 40;
    u64 c : 3, d : 20;
};
struct unnamed_beside_a_pointer {
    u64 a : 3;
    u64 : 11;
    u64 b : 33;
    char* c;
    u8 : 1;
    u8 d : 2;
};
struct [[gnu::packed]] unnamed_in_packed {
    u8 a : 3;
    u32 : 2;
    u32 b : 30, c : 1;
    u8 : 2;
    u16 d;
};
#pragma pack(push, 4)
struct pack_4 {
    u32 a : 20, b : 20;
    u32 c, d;
};
struct pack_4_of_8 {
    u64 a : 40, b : 40, c : 10;
    u32 d;
};
#pragma pack(pop)
#pragma pack(push, 2)
struct pack_2 {
    u16 a : 10, b : 10;
    u16 c : 10, d : 7;
};
#pragma pack(pop)
#pragma pack(push, 8)
struct pack_8 {
    u8 a;
    u32 b : 20, c : 20;
    u32 d;
};
#pragma pack(pop)
struct [[gnu::packed, gnu::aligned(4)]] packed_aligned {
    u32 a : 20, b : 20, c : 20;
    u32 d : 4;
};
enum class level : u16 { low, high };
struct signed_and_enumerated {
    const int a : 5;
    int : 3;
    const level b : 4;
    bool : 1;
    bool c : 1;
    const long long d : 1;
};
struct pointers_and_unions {
    const char* text;
    union {
        int i;
        float f;
    } number;
    unsigned : 3;
    bool ready : 1;
};

std::string place(const ctypes::member& m) {
    return std::to_string(m.bit_offset) + ".." + std::to_string(m.bit_offset + m.bit_width - 1);
}

} // namespace

TEST_CASE("bit-fields behind unnamed ones are found") {
    agrees<unnamed_between>();
    agrees<unnamed_first>();
    agrees<unnamed_that_moves>();
    agrees<unnamed_in_packed>();
}

TEST_CASE("bit-fields are found where #pragma pack, or the attribute, moves nothing else") {
    agrees<pack_4>();
    agrees<pack_4_of_8>();
    agrees<pack_2>();
    agrees<pack_8>();
    agrees<packed_aligned>();
}

TEST_CASE("bit-fields are found beside pointers and unions, and where members are const") {
    const ctypes::layout beside = ctypes::layout_of<unnamed_beside_a_pointer>();
    REQUIRE(beside.members.size() == 4);
    CHECK(place(beside.members[1]) == "14..46");
    CHECK(place(beside.members[3]) == "129..130");

    const ctypes::layout with_union = ctypes::layout_of<pointers_and_unions>();
    REQUIRE(with_union.members.size() == 3);
    CHECK(with_union.members[1].offset == offsetof(pointers_and_unions, number));
    CHECK(place(with_union.members[2]) == "99..99");

    const ctypes::layout constant = ctypes::layout_of<signed_and_enumerated>();
    REQUIRE(constant.members.size() == 4);
    CHECK(place(constant.members[0]) == "0..4");
    CHECK(place(constant.members[1]) == "8..11");
    CHECK(place(constant.members[2]) == "13..13");
    CHECK(place(constant.members[3]) == "14..14");
}

TEST_CASE("paddings are where no bit-field was found") {
    const ctypes::layout shown = ctypes::layout_of<unnamed_that_moves>();
    REQUIRE(shown.paddings.size() == 4);
    CHECK(shown.paddings[0].offset == 1); // the unnamed ones, and the end
    CHECK(shown.paddings[0].size == 7);
    CHECK(shown.paddings[3].offset + shown.paddings[3].size == sizeof(unnamed_that_moves));
    CHECK(ctypes::layout_of<pack_4>().is_packed);
}
