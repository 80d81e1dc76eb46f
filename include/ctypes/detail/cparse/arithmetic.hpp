// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/arithmetic.hpp - what C's operators make of constants.
//
//     -1 < 0u      // 0: both are unsigned
//     1 / 0        // an error with its place, as everything that C leaves undefined
#pragma once

#include <ctypes/detail/cparse/floating.hpp>
#include <ctypes/detail/cparse/parser.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace ctypes::detail::c_text {

/// 10 for `*`, 1 for `||`, 0 for what is no binary operator.
constexpr int precedence_of(const token& t) {
    if (t.is != token_kind::punctuator) return 0;
    switch (t.code) {
    case symbol("||"):
        return 1;
    case symbol("&&"):
        return 2;
    case symbol("|"):
        return 3;
    case symbol("^"):
        return 4;
    case symbol("&"):
        return 5;
    case symbol("=="):
    case symbol("!="):
        return 6;
    case symbol("<"):
    case symbol(">"):
    case symbol("<="):
    case symbol(">="):
        return 7;
    case symbol("<<"):
    case symbol(">>"):
        return 8;
    case symbol("+"):
    case symbol("-"):
        return 9;
    case symbol("*"):
    case symbol("/"):
    case symbol("%"):
        return 10;
    default:
        return 0;
    }
}

constexpr unsigned width_of(kind k) { return static_cast<unsigned>(extent_of(k).size * 8); }

/// The type both operands are converted to: C17 6.3.1.8.
constexpr kind common_type(kind a, kind b) {
    kind const high = a > b ? a : b; // int < unsigned < long < unsigned long < ...
    kind const low = a > b ? b : a;
    if (is_floating(low) && format_of(low) > format_of(high)) return low; // double before _Float32
    if (is_floating(high)) return high;
    if (is_unsigned(high) || !is_unsigned(low)) return high;
    // A signed type of higher rank that cannot hold the unsigned one gives way to its unsigned twin.
    return width_of(high) > width_of(low) ? high : static_cast<kind>(static_cast<std::uint8_t>(high) + 1);
}

/// The bits of a value in a type of this width, sign- or zero-extended to 64.
constexpr std::uint64_t cut(std::uint64_t bits, unsigned width, bool without_sign) {
    if (width >= 64) return bits;
    std::uint64_t const kept = bits & ((std::uint64_t{1} << width) - 1);
    return without_sign || (kept >> (width - 1)) == 0 ? kept : kept | ~std::uint64_t{0} << width;
}

/// An integer type as operands have it: nothing smaller than int.
constexpr kind promoted(kind k) {
    if (k >= kind::int_ && k <= kind::unsigned_long_long) return k;
    if (extent_of(k).size < sizeof(int) || !is_unsigned(k)) return kind::int_;
    return kind::unsigned_int;
}

/// The type that C knows by this kind: `wchar_t` and its like are names of integer types there.
constexpr kind kind_in_c(kind k) {
    if (k != kind::wchar && k != kind::char8 && k != kind::char16 && k != kind::char32) return k;
    if (k == kind::char8) return kind::unsigned_char;
    return integer_of(static_cast<std::size_t>(extent_of(k).size), is_unsigned(k));
}

/// A value as the type has it: C rounds after each operation (FLT_EVAL_METHOD 0).
constexpr long double rounded_to(kind type, long double value) {
    type = format_of(type);
    if (type == kind::float_) {
        long double const most = std::numeric_limits<float>::max();
        if (value <= most && value >= -most) return static_cast<float>(value);
        if (value != value) return value;
    } else if (type == kind::double_) {
        long double const most = std::numeric_limits<double>::max();
        if (value <= most && value >= -most) return static_cast<double>(value);
        if (value != value) return value;
    } else {
        return value;
    }
    // Between the largest number and half a step behind it, the largest; then infinity.
    floating_format const limits = limits_of(type);
    long double const bound = scaled(1, limits.most) - scaled(1, limits.most - limits.digits - 1);
    long double const largest = type == kind::float_ ? static_cast<long double>(std::numeric_limits<float>::max())
                                                     : static_cast<long double>(std::numeric_limits<double>::max());
    long double const infinite = std::numeric_limits<long double>::infinity();
    return value < 0 ? (-value < bound ? -largest : -infinite) : value < bound ? largest : infinite;
}

// `c` in another arithmetic type. Integers become what C promotes them to, with the value that the type leaves them.
template <class Storage, class Outside>
constexpr constant parser<Storage, Outside>::converted(constant c, kind to) {
    if (is_floating(to)) {
        if (is_floating(c.type)) return {0, to, rounded_to(to, c.real)};
        long double const value = c.is_unsigned() ? static_cast<long double>(c.bits)
                                                  : static_cast<long double>(static_cast<std::int64_t>(c.bits));
        return {0, to, rounded_to(to, value)};
    }
    if (to == kind::bool_) return {c.is_zero() ? 0u : 1u, kind::int_};
    if (is_floating(c.type)) {
        // C17 6.3.1.4: the fraction is dropped; what does not fit then is undefined.
        unsigned const width = width_of(to);
        bool const u = is_unsigned(to);
        long double const limit = scaled(1, static_cast<int>(u ? width : width - 1));
        bool const fits = c.real < limit && (u ? c.real > -1 : c.real > -limit - 1);
        if (!fits) {
            if (evaluates())
                fail("a floating constant before '@' does not fit into the integer type it is converted to");
            return {0, promoted(to)};
        }
        return {c.real < 0 ? static_cast<std::uint64_t>(static_cast<std::int64_t>(c.real))
                           : static_cast<std::uint64_t>(c.real),
                promoted(to)};
    }
    return {cut(c.bits, width_of(to), is_unsigned(to)), promoted(to)};
}

template <class Storage, class Outside>
constexpr constant parser<Storage, Outside>::checked(const token& by, kind type, std::int64_t value, bool overflow) {
    std::uint64_t const bits = static_cast<std::uint64_t>(value);
    if ((overflow || cut(bits, width_of(type), false) != bits) && evaluates())
        fail(by, "'@' overflows in a constant expression");
    return {cut(bits, width_of(type), false), type};
}

// What an operator makes of its operands. The type is found for all, the value for constants.
template <class Storage, class Outside>
constexpr operand parser<Storage, Outside>::combine(const token& by, const operand& a, const operand& b) {
    bool const both = a.known && b.known;
    if (by.code == symbol("||") || by.code == symbol("&&")) {
        bool const any = by.code == symbol("||");
        bool const settled = a.known && a.value.is_zero() != any;
        if (settled) return known({any ? 1u : 0u, kind::int_});
        return both ? known({b.value.is_zero() ? 0u : 1u, kind::int_}) : operand{};
    }
    if (!is_arithmetic(a) || !is_arithmetic(b)) return combine_pointers(by, a, b);
    bool const shift = by.code == symbol("<<") || by.code == symbol(">>");
    kind const type = shift ? a.value.type : common_type(a.value.type, b.value.type);
    bool const whole =
        shift || by.code == symbol("%") || by.code == symbol("&") || by.code == symbol("|") || by.code == symbol("^");
    if (whole && (is_floating(a.value.type) || is_floating(b.value.type))) {
        fail(by, "'@' is for integers only");
        return {};
    }
    bool const truth = precedence_of(by) == 6 || precedence_of(by) == 7;
    if (!both) return operand{.value = {0, truth ? kind::int_ : type}};
    if (is_floating(type))
        return known(combine_floating(by, converted(a.value, type).real, converted(b.value, type).real, type));
    return combine_integers(by, a.value, b.value);
}

// Sums and differences of pointers whose value is a number, as macros like offsetof have them.
template <class Storage, class Outside>
constexpr operand parser<Storage, Outside>::combine_pointers(const token& by, const operand& a, const operand& b) {
    bool const pointers = a.value.type == kind::pointer && b.value.type == kind::pointer;
    bool const compares = precedence_of(by) == 6 || precedence_of(by) == 7;
    bool const mixed = a.value.type == kind::pointer ? is_integer(b.value.type)
                                                     : is_integer(a.value.type) && b.value.type == kind::pointer;
    if (compares && (pointers || mixed)) return {};
    bool const difference = by.code == symbol("-") && pointers;
    bool const moves = mixed && (by.code == symbol("+") || (by.code == symbol("-") && a.value.type == kind::pointer));
    if (!difference && !moves) {
        fail(by, "'@' has operands that it does not take");
        return {};
    }
    const operand& pointer = a.value.type == kind::pointer ? a : b;
    index const target = target_of(pointer);
    std::uint64_t const size = target == void_type ? 1 : extent_of_type(target).size;
    if (difference) {
        bool const known_size = a.known && b.known && size != 0;
        if (!known_size) return operand{.value = {0, kind_of<std::ptrdiff_t>}};
        return known({static_cast<std::uint64_t>(static_cast<std::int64_t>(a.value.bits - b.value.bits) /
                                                 static_cast<std::int64_t>(size)),
                      kind_of<std::ptrdiff_t>});
    }
    operand made = pointer;
    made.is_text = false;
    const constant& step = a.value.type == kind::pointer ? b.value : a.value;
    made.known = a.known && b.known && (size != 0 || step.bits == 0);
    if (made.known)
        made.value.bits =
            by.code == symbol("+") ? pointer.value.bits + step.bits * size : pointer.value.bits - step.bits * size;
    return made;
}

template <class Storage, class Outside>
constexpr constant parser<Storage, Outside>::combine_floating(const token& by, long double x, long double y,
                                                              kind type) {
    auto const truth = [](bool holds) { return constant{holds ? 1u : 0u, kind::int_}; };
    auto const made = [&](long double exact) { return constant{0, type, rounded_to(type, exact)}; };
    switch (by.code) {
    case symbol("=="):
        return truth(x == y);
    case symbol("!="):
        return truth(x != y);
    case symbol("<"):
        return truth(x < y);
    case symbol(">"):
        return truth(x > y);
    case symbol("<="):
        return truth(x <= y);
    case symbol(">="):
        return truth(x >= y);
    default:
        break;
    }
    // Rounding twice is rounding once for sums, products and quotients only where the wider type is wide enough.
    auto const result = [&]<class T>(T a, T b) {
        switch (by.code) {
        case symbol("+"):
            return a + b;
        case symbol("-"):
            return a - b;
        case symbol("*"):
            return a * b;
        default:
            return a / b;
        }
    };
    if (by.code == symbol("/") && y == 0) {
        bool const negative = std::bit_cast<std::uint64_t>(static_cast<double>(y)) >> 63 != 0;
        if (x == 0 || x != x) return made(std::numeric_limits<long double>::quiet_NaN());
        long double const infinite = std::numeric_limits<long double>::infinity();
        return made((x < 0) != negative ? -infinite : infinite);
    }
    long double const wide = result(x, y);
    kind const format = format_of(type);
    long double const most = format == kind::float_ ? static_cast<long double>(std::numeric_limits<float>::max())
                                                    : static_cast<long double>(std::numeric_limits<double>::max());
    bool const outside = !(wide <= most && wide >= -most);
    if (outside || format == kind::long_double) return made(wide);
    if (format == kind::double_) return made(result(static_cast<double>(x), static_cast<double>(y)));
    if (format == kind::float_) return made(result(static_cast<float>(x), static_cast<float>(y)));
    fail(by, "'@' of this floating type is not computed");
    return {};
}

template <class Storage, class Outside>
constexpr operand parser<Storage, Outside>::combine_integers(const token& by, constant a, constant b) {
    auto const truth = [](bool holds) { return known({holds ? 1u : 0u, kind::int_}); };
    bool const shift = by.code == symbol("<<") || by.code == symbol(">>");
    kind const type = shift ? a.type : common_type(a.type, b.type);
    unsigned const width = width_of(type);
    bool const without_sign = is_unsigned(type);
    if (!shift) {
        a = converted(a, type);
        b = converted(b, type);
    }
    std::uint64_t const x = a.bits;
    std::uint64_t const y = b.bits;
    std::int64_t const sx = static_cast<std::int64_t>(x);
    std::int64_t const sy = static_cast<std::int64_t>(y);
    auto const wrapped = [&](std::uint64_t bits) { return known({cut(bits, width, without_sign), type}); };
    std::int64_t result = 0;
    bool overflow = false;
    switch (by.code) {
    case symbol("|"):
        return wrapped(x | y);
    case symbol("^"):
        return wrapped(x ^ y);
    case symbol("&"):
        return wrapped(x & y);
    case symbol("=="):
        return truth(x == y);
    case symbol("!="):
        return truth(x != y);
    case symbol("<"):
        return truth(without_sign ? x < y : sx < sy);
    case symbol(">"):
        return truth(without_sign ? x > y : sx > sy);
    case symbol("<="):
        return truth(without_sign ? x <= y : sx <= sy);
    case symbol(">="):
        return truth(without_sign ? x >= y : sx >= sy);
    case symbol("<<"):
    case symbol(">>"):
        if (y >= width) {
            if (evaluates()) fail(by, "'@' shifts by more bits than there are");
            return operand{.value = {0, type}};
        }
        // C++20 and every compiler's C: signed values are two's complement, `>>` keeps the sign.
        if (by.code == symbol("<<")) return wrapped(x << y);
        return wrapped(without_sign ? x >> y : static_cast<std::uint64_t>(sx >> y));
    case symbol("+"):
        if (without_sign) return wrapped(x + y);
        overflow = __builtin_add_overflow(sx, sy, &result);
        return known(checked(by, type, result, overflow));
    case symbol("-"):
        if (without_sign) return wrapped(x - y);
        overflow = __builtin_sub_overflow(sx, sy, &result);
        return known(checked(by, type, result, overflow));
    case symbol("*"):
        if (without_sign) return wrapped(x * y);
        overflow = __builtin_mul_overflow(sx, sy, &result);
        return known(checked(by, type, result, overflow));
    default:
        break;
    }
    if (y == 0) {
        if (evaluates()) fail(by, "division by zero in a constant expression");
        return operand{.value = {0, type}};
    }
    bool const remainder = by.code == symbol("%");
    if (without_sign) return wrapped(remainder ? x % y : x / y);
    if (sy == -1) { // the one division that can overflow
        if (remainder) return known({0, type});
        overflow = __builtin_sub_overflow(std::int64_t{0}, sx, &result);
        return known(checked(by, type, result, overflow));
    }
    return wrapped(static_cast<std::uint64_t>(remainder ? sx % sy : sx / sy));
}

} // namespace ctypes::detail::c_text
