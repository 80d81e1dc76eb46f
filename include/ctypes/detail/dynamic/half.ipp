// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/half.ipp - the functions of half.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/dynamic/half.hpp>

#include <bit>
#include <cstdint>

namespace ctypes::detail::runtime {

CTYPES_DECL float half_to_float(std::uint16_t half) {
    const std::uint32_t sign = static_cast<std::uint32_t>(half & 0x8000u) << 16;
    std::uint32_t exponent = (half >> 10) & 0x1f;
    std::uint32_t mantissa = half & 0x3ffu;
    std::uint32_t bits = sign;
    if (exponent == 31) {
        bits |= 0x7f800000u | mantissa << 13;
    } else if (exponent != 0) {
        bits |= (exponent + 112) << 23 | mantissa << 13;
    } else if (mantissa != 0) { // subnormal: normalised in the wider format
        exponent = 113;
        while ((mantissa & 0x400u) == 0) {
            mantissa <<= 1;
            --exponent;
        }
        bits |= exponent << 23 | (mantissa & 0x3ffu) << 13;
    }
    return std::bit_cast<float>(bits);
}

CTYPES_DECL std::uint16_t float_to_half(float value) {
    auto bits = std::bit_cast<std::uint32_t>(value);
    const std::uint32_t sign = (bits >> 16) & 0x8000u;
    bits &= 0x7fffffffu;
    if (bits > 0x7f800000u) return static_cast<std::uint16_t>(sign | 0x7e00u);  // not a number
    if (bits >= 0x477ff000u) return static_cast<std::uint16_t>(sign | 0x7c00u); // too large
    if (bits < 0x33000001u) return static_cast<std::uint16_t>(sign);            // too small
    std::uint32_t result;
    std::uint32_t rest;
    std::uint32_t half;
    if (bits >= 0x38800000u) {
        result = (bits - 0x38000000u) >> 13;
        rest = bits & 0x1fffu;
        half = 0x1000u;
    } else {
        const std::uint32_t shift = 126 - (bits >> 23);
        const std::uint32_t mantissa = (bits & 0x7fffffu) | 0x800000u;
        result = mantissa >> shift;
        rest = mantissa & ((1u << shift) - 1);
        half = 1u << (shift - 1);
    }
    if (rest > half || (rest == half && (result & 1) != 0)) ++result;
    return static_cast<std::uint16_t>(sign | result);
}

} // namespace ctypes::detail::runtime
