// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/half.hpp - the 16-bit floating-point formats: IEEE 754's binary16 (_Float16) and __bf16.
//
//     std::uint16_t half = to_half(0.1L);      // rounded once, to nearest, ties to even
//     float value = half_to_float(half);
#pragma once

#include <bit>
#include <cstdint>

namespace ctypes::detail::runtime {

float half_to_float(std::uint16_t half);

inline float bfloat16_to_float(std::uint16_t half) {
    return std::bit_cast<float>(static_cast<std::uint32_t>(half) << 16);
}

/// The float on the side of zero, its last bit set where it is not exact. To round this to fewer bits is right; to round the
/// nearest float is to round twice (Boldo and Melquiond, "Emulation of a FMA and correctly rounded sums", 2008).
template <class Real>
float round_to_odd(Real from) {
    const auto nearest = static_cast<float>(from);
    const auto back = static_cast<Real>(nearest);
    if (back == from || from != from) return nearest;
    auto bits = std::bit_cast<std::uint32_t>(nearest);
    if (from < 0 ? back < from : back > from) --bits;
    return std::bit_cast<float>(bits | 1);
}

/// Rounds to nearest, ties to even.
std::uint16_t float_to_half(float value);

template <class Real>
std::uint16_t to_half(Real from) {
    return float_to_half(round_to_odd(from));
}

template <class Real>
std::uint16_t to_bfloat16(Real from) {
    auto bits = std::bit_cast<std::uint32_t>(round_to_odd(from));
    if (from != from)
        bits |= 0x400000u; // its payload may be in the bits that go: it stays no number
    else
        bits += 0x7fffu + ((bits >> 16) & 1);
    return static_cast<std::uint16_t>(bits >> 16);
}

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/detail/dynamic/half.ipp>
#endif
