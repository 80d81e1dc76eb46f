// ctypes/dynamic/number_text.hpp - floating-point numbers in decimal: as few digits as tell them from their neighbours.
//
//     real_text(0.1)      // "0.1", in every locale
//     real_text(1e10f)    // "1e+10", as printf's %g writes it
#pragma once

#include <ctypes/dynamic/float128.hpp>

#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>

namespace ctypes::detail::runtime {

/// "1.25e+02" and a sign as %g writes it. With six digits or fewer, or so many as there are, in front of the point there is no
/// exponent.
inline std::string as_general(std::string_view scientific) {
    const std::size_t e = scientific.find('e');
    if (e == std::string_view::npos) return std::string(scientific); // "inf", "nan"
    const int exponent = std::atoi(std::string(scientific.substr(e + 1)).c_str());
    const bool negative = scientific.starts_with('-');
    std::string digits;
    for (const char c : scientific.substr(0, e))
        if (c >= '0' && c <= '9') digits += c;
    while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
    const int count = static_cast<int>(digits.size());
    if (exponent < -4 || exponent >= (count > 6 ? count : 6)) {
        if (count > 1) digits.insert(1, 1, '.');
        digits.append(scientific.substr(e));
    } else if (exponent < 0) {
        digits.insert(0, static_cast<std::size_t>(-exponent), '0');
        digits.insert(1, 1, '.');
    } else if (count > exponent + 1) {
        digits.insert(static_cast<std::size_t>(exponent + 1), 1, '.');
    } else {
        digits.append(static_cast<std::size_t>(exponent + 1 - count), '0');
    }
    if (negative) digits.insert(0, 1, '-');
    return digits;
}

template <class Real>
std::string real_text(Real n) {
    if constexpr (is_float128<Real>) {
        const auto narrow = static_cast<long double>(n);
        if (static_cast<Real>(narrow) == n || n != n) return real_text(narrow);
#if defined(__GLIBC__) && defined(__HAVE_FLOAT128) && __HAVE_FLOAT128
        char digits[64]; // with the locale's decimal point, which as_general does not look at
        for (int precision = 17;; ++precision) {
            strfromf128(digits, sizeof digits, ("%." + std::to_string(precision) + "e").c_str(), n);
            if (precision == 35 || strtof128(digits, nullptr) == n) return as_general(digits);
        }
#else
        return real_text(narrow);
#endif
    } else {
        if constexpr (std::is_same_v<Real, long double>)
            if (static_cast<long double>(static_cast<double>(n)) == n) return real_text(static_cast<double>(n));
        char digits[64];
        const std::to_chars_result made = std::to_chars(digits, digits + sizeof digits, n, std::chars_format::scientific);
        return as_general({digits, static_cast<std::size_t>(made.ptr - digits)});
    }
}

} // namespace ctypes::detail::runtime
