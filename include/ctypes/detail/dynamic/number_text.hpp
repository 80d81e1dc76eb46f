// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/number_text.hpp - floating-point numbers in decimal: as few digits as tell them from their neighbours.
//
//     real_text(0.1)      // "0.1", in every locale
//     real_text(1e10f)    // "1e+10", as printf's %g writes it
#pragma once

#include <ctypes/detail/dynamic/float128.hpp>

#include <bit>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

namespace ctypes::detail::runtime {

/// "1.25e+02" and a sign as %g writes it. With six digits or fewer, or so many as there are, in front of the point there is no
/// exponent.
std::string as_general(std::string_view scientific);

/// A finite number of IEEE 754's binary128 in 36 digits, which tell it from all others: "3.25e-01". By whole numbers: it is
/// m * 2^e, or m * 5^k / 10^k.
std::string quad_text(std::uint64_t high, std::uint64_t low);

template <class Real>
std::string real_text(Real n) {
    if constexpr (is_float128<Real>) {
        const auto narrow = static_cast<long double>(n);
        if (static_cast<Real>(narrow) == n || n != n) return real_text(narrow);
        std::uint64_t words[2];
        std::memcpy(words, &n, sizeof words);
        const bool little = std::endian::native == std::endian::little;
        return as_general(quad_text(words[little ? 1 : 0], words[little ? 0 : 1]));
    } else {
        if constexpr (std::is_same_v<Real, long double>)
            if (static_cast<long double>(static_cast<double>(n)) == n) return real_text(static_cast<double>(n));
        char digits[64];
        const std::to_chars_result made =
            std::to_chars(digits, digits + sizeof digits, n, std::chars_format::scientific);
        return as_general({digits, static_cast<std::size_t>(made.ptr - digits)});
    }
}

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/detail/dynamic/number_text.ipp>
#endif
