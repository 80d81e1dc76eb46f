// bits_of_members.hpp - which bits of a record change when a member does: what layouts are held to.
//
//     agrees<flags>();          // checks all four members of flags
#pragma once

#include <ctypes/layout.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstring>
#include <string>

/// The bits that are set, from the lowest of the first byte: "3..7".
inline std::string set_bits(const unsigned char* bytes, std::size_t size) {
    std::size_t first = size * 8, end = 0, count = 0;
    for (std::size_t i = 0; i < size * 8; ++i)
        if ((bytes[i / 8] >> i % 8 & 1) != 0) {
            if (first == size * 8) first = i;
            end = i + 1;
            ++count;
        }
    return std::to_string(first) + ".." + std::to_string(end) + (count == end - first ? "" : " with gaps");
}

/// For records of four members, all integers: one at a time is filled with ones, and the bits of the record that are set
/// must be those that `shown` says.
template <class T>
void agrees(const ctypes::layout& shown = ctypes::layout_of<T>()) {
    CAPTURE(shown.name);
    REQUIRE(shown.known);
    REQUIRE(shown.members.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
        T object;
        std::memset(static_cast<void*>(&object), 0, sizeof object);
        auto& [a, b, c, d] = object;
        if (i == 0) --a;
        if (i == 1) --b;
        if (i == 2) --c;
        if (i == 3) --d;
        unsigned char bytes[sizeof object];
        std::memcpy(bytes, &object, sizeof object);
        const ctypes::member& m = shown.members[i];
        const std::size_t first = m.bit_width != 0 ? m.bit_offset : m.offset * 8;
        const std::size_t width = m.bit_width != 0 ? m.bit_width : m.size * 8;
        CAPTURE(i);
        CHECK(set_bits(bytes, sizeof bytes) == std::to_string(first) + ".." + std::to_string(first + width));
    }
}
