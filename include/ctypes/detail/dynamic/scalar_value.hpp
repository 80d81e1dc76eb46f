// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/scalar_value.hpp - numbers of any C type, converted without losing anything silently.
//
//     number n = number::of(-1);
//     n.store(scalar::unsigned_char, memory)      // fit::range: 255 it is not
#pragma once

#include <ctypes/detail/abi/extension_types.hpp>
#include <ctypes/detail/cparse/scalar.hpp>
#include <ctypes/detail/dynamic/float128.hpp>
#include <ctypes/detail/dynamic/half.hpp>

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
enum class conversion_status { yes, range, fraction };

/// An integer by sign and magnitude, or a floating-point number.
struct scalar_value {
    bool real = false;
    bool negative = false;
    bool single = false; // it was a float: fewer digits say it all
    bool quad = false;   // it is in `wide`, which is slow to compute with, not in `value`
    widest magnitude = 0;
    long double value = 0;
    float128 wide = 0;

    template <class T>
    static scalar_value of(T from) {
        scalar_value made;
        if constexpr (is_float128<T>) { // before is_floating_point, which it is with GNU's extensions only
            made.real = made.quad = true;
            made.wide = from;
        } else if constexpr (std::is_enum_v<T>) {
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
    static scalar_value load(scalar s, const void* from) {
        switch (s) {
        case scalar::float_:
            return of(read<float>(from));
        case scalar::double_:
            return of(read<double>(from));
        case scalar::long_double:
            return of(read<long double>(from));
        case scalar::float16:
            return of(half_to_float(read<std::uint16_t>(from)));
        case scalar::bfloat16:
            return of(bfloat16_to_float(read<std::uint16_t>(from)));
        case scalar::float128:
            return of(read<float128>(from));
#if defined(__SIZEOF_INT128__)
        case scalar::int128:
            return of(read<int128>(from));
        case scalar::unsigned_int128:
            return of(read<uint128>(from));
#endif
        case scalar::bool_:
            return of(read<unsigned char>(from) != 0);
        default:
            break;
        }
        const bool is_signed = !c_text::is_unsigned(s);
        switch (c_text::extent_of(s).size) {
        case 1:
            return is_signed ? of(read<std::int8_t>(from)) : of(read<std::uint8_t>(from));
        case 2:
            return is_signed ? of(read<std::int16_t>(from)) : of(read<std::uint16_t>(from));
        case 4:
            return is_signed ? of(read<std::int32_t>(from)) : of(read<std::uint32_t>(from));
        default:
            return is_signed ? of(read<std::int64_t>(from)) : of(read<std::uint64_t>(from));
        }
    }

    /// Writes a scalar of C, if the number has a place there. Digits behind what a floating-point type holds are
    /// rounded away, as C does; digits of an integer never.
    [[nodiscard]] conversion_status store(scalar s, void* to) const {
        if (c_text::is_floating(s)) return store_real(s, to);
        widest bits = 0;
        const auto width = static_cast<unsigned>(c_text::extent_of(s).size * 8);
        const conversion_status fits = integer(s == scalar::bool_ ? 1 : width, !c_text::is_unsigned(s), bits);
        if (fits != conversion_status::yes) return fits;
        switch (width) {
        case 8:
            write(to, static_cast<std::uint8_t>(bits));
            break;
        case 16:
            write(to, static_cast<std::uint16_t>(bits));
            break;
        case 32:
            write(to, static_cast<std::uint32_t>(bits));
            break;
        case 64:
            write(to, static_cast<std::uint64_t>(bits));
            break;
        default:
            write(to, bits);
            break;
        }
        return conversion_status::yes;
    }

    /// The number as an integer of so many bits, in two's complement.
    [[nodiscard]] conversion_status integer(unsigned width, bool is_signed, widest& bits) const;

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

    /// A floating-point number as an integer. All comparisons are exact: each format has fewer digits than `widest` has bits, or
    /// what is beyond is whole.
    template <class Real>
    static conversion_status to_whole(Real from, scalar_value& to) {
        constexpr Real half_of_limit = static_cast<Real>(widest{1} << (sizeof(widest) * 8 - 1));
        to.negative = from < 0;
        const Real positive = to.negative ? -from : from;
        if (!(positive < half_of_limit * 2)) return conversion_status::range; // nor is it a number
        to.magnitude = static_cast<widest>(positive);
        return static_cast<Real>(to.magnitude) == positive ? conversion_status::yes : conversion_status::fraction;
    }

    [[nodiscard]] conversion_status store_real(scalar s, void* to) const;

    template <class Real>
    static bool is_finite(Real n) {
        return n - n == 0;
    }
    template <class T, class Real>
    static conversion_status store_as(Real from, void* to) {
        constexpr auto largest = static_cast<Real>(std::numeric_limits<T>::max());
        if (is_finite(from) && (from > largest || from < -largest)) return conversion_status::range;
        write(to, static_cast<T>(from));
        return conversion_status::yes;
    }
    /// Rounded once.
    template <class Real>
    static conversion_status store_rounded(scalar s, Real from, void* to) {
        switch (s) {
        case scalar::float_:
            return store_as<float>(from, to);
        case scalar::double_:
            return store_as<double>(from, to);
        case scalar::long_double:
            return store_as<long double>(from, to);
        case scalar::float128:
            write(to, static_cast<float128>(from));
            return conversion_status::yes;
        case scalar::float16:
        case scalar::bfloat16: {
            const std::uint16_t half = s == scalar::float16 ? to_half(from) : to_bfloat16(from);
            const std::uint16_t infinite = s == scalar::float16 ? 0x7c00 : 0x7f80;
            if (is_finite(from) && (half & 0x7fff) == infinite) return conversion_status::range;
            write(to, half);
            return conversion_status::yes;
        }
        default:
            return conversion_status::range;
        }
    }

    /// An integer, rounded once from all of its bits.
    [[nodiscard]] conversion_status store_integer(scalar s, void* to) const;
    template <class T>
    conversion_status store_integer_as(void* to) const {
        const auto rounded = static_cast<T>(magnitude);
        if (!is_finite(rounded)) return conversion_status::range;
        write(to, negative ? -rounded : rounded);
        return conversion_status::yes;
    }
};

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/detail/dynamic/scalar_value.ipp>
#endif
