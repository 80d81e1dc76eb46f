// SPDX-License-Identifier: MIT
// ctypes/detail/reflect/format_parts.ipp - the functions of format_parts.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/reflect/format_parts.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>

namespace ctypes::detail {

CTYPES_DECL std::uint64_t read_bits(const std::byte* record, std::size_t first, std::size_t width, bool is_signed) {
    std::uint64_t bits = 0;
    constexpr bool little = std::endian::native == std::endian::little;
    for (std::size_t i = 0; i < width; ++i) {
        const std::size_t at = first + i, in_byte = little ? at % 8 : 7 - at % 8;
        const std::uint64_t bit = (std::to_integer<std::uint64_t>(record[at / 8]) >> in_byte) & 1;
        if (little)
            bits |= bit << i;
        else
            bits = bits << 1 | bit;
    }
    if (is_signed && width < 64 && (bits >> (width - 1) & 1) != 0) bits |= ~std::uint64_t{0} << width;
    return bits;
}

} // namespace ctypes::detail
