// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/floating.hpp - floating constants, rounded as C rounds them, whatever the locale says.
//
//     floating_value("0.1f")      // {kind::float_, 0.1f}
//
// strtod(3) asks the locale for its point, and no function of the standard library does this for the compiler: there the number
// is an integer in decimal (or hexadecimal) times a power of ten (or two): a long integer is multiplied or divided, and cut
// to the digits of the type, to nearest, ties to even (C17 6.4.4.2, IEEE 754).
#pragma once

#include <ctypes/detail/cparse/scalar.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>

namespace ctypes::detail::c_text {

/// 1.5, .5e-3f, 1e9, 0x1.8p1: C17 6.4.4.2, and whatever letters and digits follow as a suffix.
constexpr bool is_floating_number(std::string_view t) {
    bool const hexadecimal = t.size() > 1 && t[0] == '0' && (t[1] | 0x20) == 'x';
    for (char c : t) {
        char const lower = static_cast<char>(c | 0x20);
        if (c == '.' || lower == 'p' || (!hexadecimal && lower == 'e')) return true;
    }
    return false;
}

struct floating {
    kind type = kind::void_; // void: the text is no number, or of a type that is not known here
    long double value = 0;
};

/// The kind a suffix asks for, `kind::void_` for one that is not known.
constexpr kind floating_suffix(std::string_view suffix) {
    if (suffix.empty() || suffix == "d" || suffix == "D") return kind::double_;
    if (suffix == "f" || suffix == "F") return kind::float_;
    if (suffix == "f32" || suffix == "F32") return kind::float32;
    if (suffix == "f64" || suffix == "F64") return kind::float64;
    if (suffix == "f32x" || suffix == "F32x") return kind::float32x;
    if (suffix == "l" || suffix == "L") return kind::long_double;
    if (sizeof(long double) > sizeof(double)) {
        if (suffix == "f64x" || suffix == "F64x") return kind::float64x;
        if (suffix == "w" || suffix == "W") return kind::long_double;
    }
    if (suffix == "f16" || suffix == "F16") return kind::float16;
    return kind::void_;
}

/// Binary digits of the fraction, and the range of exponents: a number is less than 2^most, and a multiple of 2^least.
struct floating_format {
    int digits;
    int least;
    int most;
};

template <class T>
constexpr floating_format limits_of() {
    using limits = std::numeric_limits<T>;
    return {limits::digits, limits::min_exponent - limits::digits, limits::max_exponent};
}

constexpr floating_format limits_of(kind type) {
    type = format_of(type);
    if (type == kind::float16) return {11, -24, 16};
    if (type == kind::float_) return limits_of<float>();
    return type == kind::double_ ? limits_of<double>() : limits_of<long double>();
}

/// An integer of many binary digits.
struct long_integer {
    static constexpr std::size_t most = 900; // 32 bits each
    std::uint32_t part[most] = {};
    std::size_t size = 0;

    constexpr void multiply(std::uint32_t by, std::uint32_t carry = 0) {
        for (std::size_t i = 0; i < size; ++i) {
            std::uint64_t const p = std::uint64_t{part[i]} * by + carry;
            part[i] = static_cast<std::uint32_t>(p);
            carry = static_cast<std::uint32_t>(p >> 32);
        }
        if (carry != 0) part[size++] = carry;
    }
    constexpr void shift(unsigned by) { // to the left
        std::size_t const words = by / 32;
        if (by % 32 != 0) multiply(std::uint32_t{1} << by % 32);
        if (size == 0 || words == 0) return;
        for (std::size_t i = size; i > 0; --i) part[i - 1 + words] = part[i - 1];
        for (std::size_t i = 0; i < words; ++i) part[i] = 0;
        size += words;
    }
    constexpr bool less_than(const long_integer& other) const {
        if (size != other.size) return size < other.size;
        for (std::size_t i = size; i > 0; --i)
            if (part[i - 1] != other.part[i - 1]) return part[i - 1] < other.part[i - 1];
        return false;
    }
    constexpr void subtract(const long_integer& other) { // what is not more
        std::uint64_t borrow = 0;
        for (std::size_t i = 0; i < size; ++i) {
            std::uint64_t const d = std::uint64_t{part[i]} - (i < other.size ? other.part[i] : 0) - borrow;
            part[i] = static_cast<std::uint32_t>(d);
            borrow = d >> 63;
        }
        while (size > 0 && part[size - 1] == 0) --size;
    }
    constexpr int bits() const {
        if (size == 0) return 0;
        int n = static_cast<int>(size - 1) * 32;
        for (std::uint32_t top = part[size - 1]; top != 0; top >>= 1) ++n;
        return n;
    }
    constexpr bool bit(int i) const { return (part[i / 32] >> (i % 32) & 1) != 0; }
};

/// `value` times 2^exponent. Exact where the result has the digits for it.
constexpr long double scaled(long double value, int exponent) {
    bool const down = exponent < 0;
    for (unsigned rest = static_cast<unsigned>(down ? -exponent : exponent); rest > 0;) {
        unsigned const step = rest < 63 ? rest : 63;
        long double const factor = static_cast<long double>(std::uint64_t{1} << step);
        value = down ? value / factor : value * factor;
        rest -= step;
    }
    return value;
}

/// n times 2^exponent, and a little more if `more`, as the nearest number of the format.
constexpr long double rounded(const long_integer& n, int exponent, bool more, floating_format to) {
    int const bits = n.bits();
    if (bits == 0) return 0;
    int drop = bits - to.digits; // as many digits are too many
    if (exponent + drop < to.least) drop = to.least - exponent;
    if (drop > bits) return 0;
    long double value = 0;
    bool up = false;
    if (drop > 0) {
        bool const half = n.bit(drop - 1);
        for (int i = 0; i < drop - 1 && !more; ++i) more = n.bit(i);
        up = half && (more || (drop < bits && n.bit(drop)));
    }
    for (int i = bits - 1; i >= (drop > 0 ? drop : 0); --i) value = 2 * value + (n.bit(i) ? 1 : 0);
    if (up) value += 1;
    int const scale = exponent + (drop > 0 ? drop : 0);
    // one more digit where rounding made a power of two
    bool const carried = value >= scaled(1, bits - (drop > 0 ? drop : 0));
    if (bits + exponent + (carried ? 1 : 0) > to.most) return std::numeric_limits<long double>::infinity();
    return scaled(value, scale);
}

/// At run time: a decimal number without a suffix, by the standard library. False for what it does not read.
bool read_decimal(std::string_view t, floating& to);

/// The value and the type of a floating constant: 1.5e3, 0x1p-2f, 1'000.5L.
constexpr floating floating_value(std::string_view t) {
    if (!std::is_constant_evaluated()) {
        std::size_t end = 0;
        while (end < t.size() && ((t[end] >= '0' && t[end] <= '9') || t[end] == '.')) ++end;
        if (end + 1 < t.size() && (t[end] | 0x20) == 'e')
            for (end += t[end + 1] == '-' ? 2 : 1; end < t.size() && t[end] >= '0' && t[end] <= '9';) ++end;
        floating plain{floating_suffix(t.substr(end))};
        if (plain.type != kind::void_ && read_decimal(t.substr(0, end), plain)) return plain;
    }
    bool const hexadecimal = t.size() > 1 && t[0] == '0' && (t[1] | 0x20) == 'x';
    std::size_t i = hexadecimal ? 2 : 0;
    long_integer n;
    int exponent = 0; // of 10, or of 2
    bool more = false;
    bool any = false;
    bool point = false;
    std::size_t kept = 0;
    for (; i < t.size(); ++i) {
        char const c = t[i];
        char const lower = static_cast<char>(c | 0x20);
        if (c == '.' && !point) {
            point = true;
            continue;
        }
        if (c == '\'' && any) continue;
        bool const decimal = c >= '0' && c <= '9';
        if (!decimal && !(hexadecimal && lower >= 'a' && lower <= 'f')) break;
        any = true;
        std::uint32_t const digit = static_cast<std::uint32_t>(decimal ? c - '0' : lower - 'a' + 10);
        int const step = hexadecimal ? 4 : 1;
        if (kept < 1300) {
            if (digit != 0 || kept != 0) ++kept;
            n.multiply(hexadecimal ? 16 : 10, digit);
            if (point) exponent -= step;
        } else {
            more = more || digit != 0;
            if (!point && exponent < 1000000) exponent += step;
        }
    }
    if (!any) return {};
    char const mark = hexadecimal ? 'p' : 'e';
    if (i < t.size() && (t[i] | 0x20) == mark) {
        ++i;
        bool const negative = i < t.size() && t[i] == '-';
        if (i < t.size() && (t[i] == '+' || t[i] == '-')) ++i;
        int said = 0;
        std::size_t const first = i;
        for (; i < t.size() && ((t[i] >= '0' && t[i] <= '9') || (t[i] == '\'' && i != first)); ++i)
            if (t[i] != '\'' && said < 1000000) said = 10 * said + (t[i] - '0');
        if (i == first) return {};
        exponent += negative ? -said : said;
    } else if (hexadecimal) {
        return {};
    }
    kind const type = floating_suffix(t.substr(i));
    if (type == kind::void_) return {};
    floating_format const to = limits_of(type);
    if (n.size == 0) return {type, 0};
    if (hexadecimal) {
        if (exponent > 20000) return {type, std::numeric_limits<long double>::infinity()};
        return {type, exponent < -40000 ? 0 : rounded(n, exponent, more, to)};
    }
    int const magnitude = static_cast<int>(kept) + exponent; // less than 10^magnitude
    if (magnitude > 4940) return {type, std::numeric_limits<long double>::infinity()};
    if (magnitude < -4980) return {type, 0};
    if (exponent >= 0) {
        for (; exponent >= 9; exponent -= 9) n.multiply(1000000000);
        for (; exponent > 0; --exponent) n.multiply(10);
        return {type, rounded(n, 0, more, to)};
    }
    // n / 10^m is n / 5^m / 2^m: as many binary digits of the quotient as are asked for, and a few more
    long_integer divisor;
    divisor.multiply(0, 1);
    for (int m = -exponent; m > 0; m -= 13) {
        constexpr std::uint32_t powers[] = {1,     5,      25,      125,     625,      3125,      15625,
                                            78125, 390625, 1953125, 9765625, 48828125, 244140625, 1220703125};
        divisor.multiply(powers[m < 13 ? m : 13]);
    }
    int shift = n.bits() - divisor.bits();
    if (shift > 0) divisor.shift(static_cast<unsigned>(shift));
    if (shift < 0) n.shift(static_cast<unsigned>(-shift));
    long_integer quotient;
    int const digits = to.digits + 3;
    for (int k = 0; k < digits; ++k) {
        bool const one = !n.less_than(divisor);
        quotient.multiply(2, one ? 1 : 0);
        if (one) n.subtract(divisor);
        n.multiply(2);
    }
    return {type, rounded(quotient, exponent + shift - digits + 1, more || n.size != 0, to)};
}

} // namespace ctypes::detail::c_text

#ifndef CTYPES_COMPILED
#include <ctypes/detail/cparse/floating.ipp>
#endif
