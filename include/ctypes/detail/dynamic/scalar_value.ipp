// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/scalar_value.ipp - the functions of number.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/abi/type_description.hpp>
#include <ctypes/detail/dynamic/number_text.hpp>
#include <ctypes/detail/dynamic/scalar_value.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>

namespace ctypes::detail::runtime {

CTYPES_DECL conversion_status scalar_value::integer(unsigned width, bool is_signed, widest& bits) const {
    scalar_value whole = *this;
    if (real) {
        const conversion_status fits = quad ? to_whole(wide, whole) : to_whole(value, whole);
        if (fits != conversion_status::yes) return fits;
    }
    const widest highest = widest{1} << (width - 1); // of the signed type, the magnitude of its least
    if (whole.negative && whole.magnitude != 0) {
        if (!is_signed || whole.magnitude > highest) return conversion_status::range;
    } else if (is_signed ? whole.magnitude >= highest
                         : whole.magnitude - 1 >= highest * 2 - 1 && whole.magnitude != 0) {
        return conversion_status::range;
    }
    bits = whole.negative ? widest{0} - whole.magnitude : whole.magnitude;
    return conversion_status::yes;
}

CTYPES_DECL conversion_status scalar_value::store_real(scalar s, void* to) const {
    if (!real) return store_integer(s, to);
    return quad ? store_rounded(s, wide, to) : store_rounded(s, value, to);
}

CTYPES_DECL conversion_status scalar_value::store_integer(scalar s, void* to) const {
    const auto low = static_cast<std::uint64_t>(magnitude);
    if (low == magnitude) { // a long double of the x87 holds it
        if constexpr (std::numeric_limits<long double>::digits >= 64) {
            const auto exact = static_cast<long double>(low);
            return store_rounded(s, negative ? -exact : exact, to);
        }
    }
    switch (s) {
    case scalar::float_:
        return store_integer_as<float>(to);
    case scalar::double_:
        return store_integer_as<double>(to);
    case scalar::long_double:
        return store_integer_as<long double>(to);
    case scalar::float128:
        return store_integer_as<float128>(to);
    default: {
        // the bits that a double has no room for count as one that is set
        unsigned shift = 0;
        while ((magnitude >> shift) > (widest{1} << 50)) ++shift;
        const bool more = (magnitude & ((widest{1} << shift) - 1)) != 0;
        auto sticky = static_cast<double>(static_cast<std::uint64_t>(magnitude >> shift) | (more ? 1u : 0u));
        while (shift-- > 0) sticky *= 2;
        return store_rounded(s, negative ? -sticky : sticky, to);
    }
    }
}

CTYPES_DECL std::string scalar_value::text() const {
    if (real) return quad ? real_text(wide) : single ? real_text(static_cast<float>(value)) : real_text(value);
    std::string digits;
    widest rest = magnitude;
    do {
        digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
        rest /= 10;
    } while (rest != 0);
    return negative ? "-" + digits : digits;
}

} // namespace ctypes::detail::runtime
