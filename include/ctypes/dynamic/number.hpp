// ctypes/dynamic/number.hpp - numbers of any C type, converted without losing anything silently.
//
//     number n = number::of(-1);
//     n.store(scalar::unsigned_char, memory)      // fit::range: 255 it is not
#pragma once

#include <ctypes/detail/c_text/scalar.hpp>
#include <ctypes/detail/when_used.hpp>
#include <ctypes/type/value.hpp>

#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <type_traits>

namespace ctypes::detail::runtime {

using scalar = c_text::kind;

#if defined(__SIZEOF_INT128__)
using widest = uint128;
#else
using widest = unsigned long long;
#endif

/// Whether a number went where it was to go.
enum class fit { yes, range, fraction };

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
    float result;
    std::memcpy(&result, &bits, sizeof result);
    return result;
}

/// Rounds to nearest, ties to even.
inline std::uint16_t float_to_half(float value) {
    std::uint32_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    const std::uint32_t sign = (bits >> 16) & 0x8000u;
    bits &= 0x7fffffffu;
    if (bits > 0x7f800000u) return static_cast<std::uint16_t>(sign | 0x7e00u);    // not a number
    if (bits >= 0x477ff000u) return static_cast<std::uint16_t>(sign | 0x7c00u);   // too large
    if (bits < 0x33000001u) return static_cast<std::uint16_t>(sign);              // too small
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

/// An integer by sign and magnitude, or a floating-point number.
template <class Used = when_used>
struct basic_number {
    bool real = false;
    bool negative = false;
    bool single = false; // it was a float: fewer digits say it all
    widest magnitude = 0;
    long double value = 0;

    template <class T>
    static basic_number of(T from) {
        basic_number made;
        if constexpr (std::is_enum_v<T>) {
            return of(static_cast<std::underlying_type_t<T>>(from));
        } else if constexpr (std::is_floating_point_v<T>) {
            made.real = true;
            made.single = sizeof from == sizeof(float);
            made.value = static_cast<long double>(from);
        } else if constexpr (is_float16<T>) {
            return of(static_cast<float>(from));
        } else if constexpr (std::is_signed_v<T> || std::is_same_v<T, int128>) {
            made.negative = from < 0;
            const auto wide = static_cast<widest>(from); // modulo 2^n, extended by the sign
            made.magnitude = made.negative ? widest{0} - wide : wide;
        } else {
            made.magnitude = static_cast<widest>(from);
        }
        return made;
    }

    /// Reads a scalar of C.
    static basic_number load(scalar s, const void* from) {
        switch (s) {
        case scalar::float_: return of(read<float>(from));
        case scalar::double_: return of(read<double>(from));
        case scalar::long_double: return of(read<long double>(from));
        case scalar::float16: return of(half_to_float(read<std::uint16_t>(from)));
        case scalar::bfloat16: {
            const std::uint32_t bits = static_cast<std::uint32_t>(read<std::uint16_t>(from)) << 16;
            return of(read<float>(&bits));
        }
#if defined(__SIZEOF_FLOAT128__)
        case scalar::float128: {
            __extension__ typedef __float128 quad;
            return of(static_cast<long double>(read<quad>(from)));
        }
#endif
#if defined(__SIZEOF_INT128__)
        case scalar::int128: return of(read<int128>(from));
        case scalar::unsigned_int128: return of(read<uint128>(from));
#endif
        case scalar::bool_: return of(read<unsigned char>(from) != 0);
        default: break;
        }
        const bool is_signed = !c_text::is_unsigned(s);
        switch (c_text::extent_of(s).size) {
        case 1: return is_signed ? of(read<std::int8_t>(from)) : of(read<std::uint8_t>(from));
        case 2: return is_signed ? of(read<std::int16_t>(from)) : of(read<std::uint16_t>(from));
        case 4: return is_signed ? of(read<std::int32_t>(from)) : of(read<std::uint32_t>(from));
        default: return is_signed ? of(read<std::int64_t>(from)) : of(read<std::uint64_t>(from));
        }
    }

    /// Writes a scalar of C, if the number has a place there. Digits behind what a floating-point type holds are
    /// rounded away, as C does; digits of an integer never.
    [[nodiscard]] fit store(scalar s, void* to) const {
        if (c_text::is_floating(s)) return store_real(s, to);
        widest bits = 0;
        const auto width = static_cast<unsigned>(c_text::extent_of(s).size * 8);
        const fit fits = integer(s == scalar::bool_ ? 1 : width, !c_text::is_unsigned(s), bits);
        if (fits != fit::yes) return fits;
        switch (width) {
        case 8: write(to, static_cast<std::uint8_t>(bits)); break;
        case 16: write(to, static_cast<std::uint16_t>(bits)); break;
        case 32: write(to, static_cast<std::uint32_t>(bits)); break;
        case 64: write(to, static_cast<std::uint64_t>(bits)); break;
        default: write(to, bits); break;
        }
        return fit::yes;
    }

    /// The number as an integer of so many bits, in two's complement.
    [[nodiscard]] fit integer(unsigned width, bool is_signed, widest& bits) const {
        basic_number whole = *this;
        if (real) {
            if (std::isnan(value)) return fit::range;
            if (std::isfinite(value) && value != std::trunc(value)) return fit::fraction;
            whole.negative = value < 0;
            const long double positive = whole.negative ? -value : value;
            if (positive >= std::ldexp(1.0L, static_cast<int>(sizeof(widest) * 8))) return fit::range;
            whole.magnitude = static_cast<widest>(positive);
        }
        const widest highest = widest{1} << (width - 1); // of the signed type, the magnitude of its least
        if (whole.negative && whole.magnitude != 0) {
            if (!is_signed || whole.magnitude > highest) return fit::range;
        } else if (is_signed ? whole.magnitude >= highest : whole.magnitude - 1 >= highest * 2 - 1 && whole.magnitude != 0) {
            return fit::range;
        }
        bits = whole.negative ? widest{0} - whole.magnitude : whole.magnitude;
        return fit::yes;
    }

    [[nodiscard]] long double as_real() const {
        if (real) return value;
        const auto positive = static_cast<long double>(magnitude);
        return negative ? -positive : positive;
    }

    /// In decimal, for messages and printing.
    [[nodiscard]] std::string text() const;

private:
    template <class T>
    static T read(const void* from) {
        T value;
        std::memcpy(&value, from, sizeof value);
        return value;
    }
    template <class T>
    static void write(void* to, T value) {
        std::memcpy(to, &value, sizeof value);
    }

    [[nodiscard]] fit store_real(scalar s, void* to) const {
        const long double from = as_real();
        const auto narrow = [&]<class T>(T) {
            if (std::isfinite(from) && (from > static_cast<long double>(std::numeric_limits<T>::max()) ||
                                        from < static_cast<long double>(std::numeric_limits<T>::lowest())))
                return fit::range;
            write(to, static_cast<T>(from));
            return fit::yes;
        };
        switch (s) {
        case scalar::float_: return narrow(0.0f);
        case scalar::double_: return narrow(0.0);
        case scalar::long_double: write(to, from); return fit::yes;
        case scalar::float16: {
            if (std::isfinite(from) && std::fabs(from) >= 65520.0L) return fit::range;
            write(to, float_to_half(static_cast<float>(from)));
            return fit::yes;
        }
        case scalar::bfloat16: {
            if (std::isfinite(from) && std::fabs(from) > static_cast<long double>(std::numeric_limits<float>::max()))
                return fit::range;
            const auto value_of = static_cast<float>(from);
            auto bits = read<std::uint32_t>(&value_of);
            if (!std::isnan(from)) bits += 0x7fffu + ((bits >> 16) & 1);
            write(to, static_cast<std::uint16_t>(bits >> 16));
            return fit::yes;
        }
#if defined(__SIZEOF_FLOAT128__)
        case scalar::float128: {
            __extension__ typedef __float128 quad;
            write(to, static_cast<quad>(from));
            return fit::yes;
        }
#endif
        default: return fit::range;
        }
    }
};

using number = basic_number<>;

template <class Used>
std::string basic_number<Used>::text() const {
    if (real) {
        // The shortest that is the same number of its type, six digits at least. Not printf(3): its point is the locale's.
        char digits[64];
        const auto shortest = [&](auto of_its_type) {
            const auto end = std::to_chars(digits, digits + sizeof digits, of_its_type, std::chars_format::scientific).ptr;
            int count = 0;
            for (const char* c = digits; c != end && *c != 'e'; ++c) count += *c >= '0' && *c <= '9';
            return count;
        };
        const bool fits_double = static_cast<long double>(static_cast<double>(value)) == value;
        const int count = single ? shortest(static_cast<float>(value)) : fits_double ? shortest(static_cast<double>(value)) : shortest(value);
        return {digits, std::to_chars(digits, digits + sizeof digits, value, std::chars_format::general, count < 6 ? 6 : count).ptr};
    }
    later<std::string, Used> digits;
    widest rest = magnitude;
    do {
        digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
        rest /= 10;
    } while (rest != 0);
    return negative ? "-" + digits : digits;
}

} // namespace ctypes::detail::runtime
