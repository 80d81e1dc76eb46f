// ctypes/dynamic/half.hpp - the 16-bit floating-point formats: IEEE 754's binary16 (_Float16) and __bf16.
//
//     std::uint16_t half = to_half(0.1L);      // rounded once, to nearest, ties to even
//     float value = half_to_float(half);
#pragma once

#include <bit>
#include <cstdint>

namespace ctypes::detail::runtime {

inline float half_to_float(std::uint16_t half) {
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
inline std::uint16_t float_to_half(float value) {
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
