// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/lvalue.hpp - a typed place in memory, bit-fields included.
//
//     spot s{t.ref(), memory};  s.load()  s.store(number::of(3))
#pragma once

#include <ctypes/detail/dynamic/scalar_value.hpp>
#include <ctypes/detail/dynamic/type_node.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>

namespace ctypes::detail::runtime {

struct lvalue {
    qualified_type type{};
    std::byte* at = nullptr; // of a bit-field: the start of its record
    std::size_t bit_offset = 0;
    std::size_t bit_width = 0; // 0: no bit-field

    [[nodiscard]] const type_node& of() const { return *type.to; }
    [[nodiscard]] bool is_bit_field() const { return bit_width != 0; }

    [[nodiscard]] scalar_value load() const {
        if (!is_bit_field()) return scalar_value::load(of().exact, at);
        widest bits = 0;
        for (std::size_t i = 0; i < bit_width; ++i)
            if (bit(place_of(i))) bits |= widest{1} << i;
        scalar_value made;
        made.negative = of().is_signed && (bits >> (bit_width - 1)) != 0;
        made.magnitude = made.negative ? (widest{1} << bit_width) - bits : bits;
        return made;
    }

    [[nodiscard]] conversion_status store(const scalar_value& n) const {
        if (!is_bit_field()) return n.store(of().exact, at);
        widest bits = 0;
        const conversion_status fits = n.integer(static_cast<unsigned>(bit_width), of().is_signed, bits);
        if (fits != conversion_status::yes) return fits;
        for (std::size_t i = 0; i < bit_width; ++i) set_bit(place_of(i), (bits >> i & 1) != 0);
        return conversion_status::yes;
    }

private:
    /// Where bit i of the field is, counted from its least significant one. Big-endian machines count from the other end.
    [[nodiscard]] std::size_t place_of(std::size_t i) const {
        return std::endian::native == std::endian::little ? bit_offset + i : bit_offset + bit_width - 1 - i;
    }
    static unsigned mask_of(std::size_t place) {
        return std::endian::native == std::endian::little ? 1u << place % 8 : 0x80u >> place % 8;
    }
    [[nodiscard]] bool bit(std::size_t place) const {
        return (static_cast<unsigned>(at[place / 8]) & mask_of(place)) != 0;
    }
    void set_bit(std::size_t place, bool on) const {
        const auto mask = static_cast<std::byte>(mask_of(place));
        if (on)
            at[place / 8] |= mask;
        else
            at[place / 8] &= ~mask;
    }
};

} // namespace ctypes::detail::runtime
