// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/scalar.hpp - the kinds of C types, and what the host says of the scalars.
//
//     kind_of<std::int64_t>      // kind::long_ or kind::long_long, as the platform has it
#pragma once

#include <complex>
#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace ctypes::detail::c_text {

/// What a type is. Up to `file` a name says all; the others are made of other types.
enum class kind : std::uint8_t {
    void_,
    bool_,
    char_,
    signed_char,
    unsigned_char,
    short_,
    unsigned_short,
    int_,
    unsigned_int,
    long_,
    unsigned_long,
    long_long,
    unsigned_long_long,
    int128,
    unsigned_int128,
    wchar,
    char8,
    char16,
    char32,
    float16,
    bfloat16,
    float_,
    double_,
    long_double,
    float128,
    float32, // _Float32 and so on: types of their own with the formats of others, see format_of
    float64,
    float32x,
    float64x,
    ieee128, // _Float128, which GCC takes for the same as __float128
    va_list,
    file, // FILE of <stdio.h>, where the text does not define it
    complex,
    pointer,
    array,
    vector, // GNU vector_size
    function,
    qualified,
    aligned, // a typedef with __attribute__((aligned(n)))
    struct_,
    union_,
    enum_,
    external, // a type the caller knows by name: see `outside` in parser.hpp
};

constexpr bool is_integer(kind k) { return k >= kind::bool_ && k <= kind::char32; }
constexpr bool is_floating(kind k) { return k >= kind::float16 && k <= kind::ieee128; }
constexpr bool is_record(kind k) { return k == kind::struct_ || k == kind::union_; }
constexpr bool is_scalar(kind k) { return k <= kind::file; }

/// The floating type with the same values: C17 with TS 18661-3, C23 H.2.
constexpr kind format_of(kind k) {
    switch (k) {
    case kind::float32:
        return kind::float_;
    case kind::float64:
    case kind::float32x:
        return kind::double_;
    case kind::float64x:
        return sizeof(long double) > sizeof(double) ? kind::long_double : kind::float128;
    case kind::ieee128:
        return kind::float128;
    default:
        return k;
    }
}

/// Size and alignment in bytes.
struct extent {
    std::uint64_t size = 0;
    std::uint64_t alignment = 0; // 0: not known
};

/// The most that _Alignof says of a vector, and of what has one in it. g++ and gcc place vectors at multiples of their size but
/// say no more than the largest vector register has by the compiler's options (16 on x86-64, 32 with -mavx); clang says the
/// size. That is the compiler of whoever includes this, as for C++ types.
#if defined(__GNUC__) && !defined(__clang__)
typedef char large_vector __attribute__((vector_size(256)));
inline constexpr std::size_t largest_reported = alignof(large_vector);
#else
inline constexpr std::size_t largest_reported = static_cast<std::size_t>(-1);
#endif

template <class T>
constexpr extent extent_of() {
    return {sizeof(T), alignof(T)};
}

/// The kind of a C++ arithmetic type, `kind::void_` of any other; the C names in the standard headers are such types.
template <class T>
inline constexpr kind kind_of = kind::void_;
template <>
inline constexpr kind kind_of<bool> = kind::bool_;
template <>
inline constexpr kind kind_of<char> = kind::char_;
template <>
inline constexpr kind kind_of<signed char> = kind::signed_char;
template <>
inline constexpr kind kind_of<unsigned char> = kind::unsigned_char;
template <>
inline constexpr kind kind_of<short> = kind::short_;
template <>
inline constexpr kind kind_of<unsigned short> = kind::unsigned_short;
template <>
inline constexpr kind kind_of<int> = kind::int_;
template <>
inline constexpr kind kind_of<unsigned int> = kind::unsigned_int;
template <>
inline constexpr kind kind_of<long> = kind::long_;
template <>
inline constexpr kind kind_of<unsigned long> = kind::unsigned_long;
template <>
inline constexpr kind kind_of<long long> = kind::long_long;
template <>
inline constexpr kind kind_of<unsigned long long> = kind::unsigned_long_long;
template <>
inline constexpr kind kind_of<wchar_t> = kind::wchar;
template <>
inline constexpr kind kind_of<char8_t> = kind::char8;
template <>
inline constexpr kind kind_of<char16_t> = kind::char16;
template <>
inline constexpr kind kind_of<char32_t> = kind::char32;
template <>
inline constexpr kind kind_of<float> = kind::float_;
template <>
inline constexpr kind kind_of<double> = kind::double_;
template <>
inline constexpr kind kind_of<long double> = kind::long_double;

/// Size and alignment of a scalar on the host; nothing for `void` and `FILE`.
constexpr extent extent_of(kind k) {
    switch (k) {
    case kind::bool_:
        return extent_of<bool>();
    case kind::char_:
    case kind::signed_char:
    case kind::unsigned_char:
    case kind::char8:
        return {1, 1};
    case kind::short_:
    case kind::unsigned_short:
        return extent_of<short>();
    case kind::int_:
    case kind::unsigned_int:
        return extent_of<int>();
    case kind::long_:
    case kind::unsigned_long:
        return extent_of<long>();
    case kind::long_long:
    case kind::unsigned_long_long:
        return extent_of<long long>();
    case kind::int128:
    case kind::unsigned_int128:
    case kind::float128:
        return {16, 16};
    case kind::wchar:
        return extent_of<wchar_t>();
    case kind::char16:
        return extent_of<char16_t>();
    case kind::char32:
        return extent_of<char32_t>();
    case kind::float16:
    case kind::bfloat16:
        return {2, 2};
    case kind::float_:
        return extent_of<float>();
    case kind::double_:
        return extent_of<double>();
    case kind::long_double:
        return extent_of<long double>();
    case kind::float32:
    case kind::float64:
    case kind::float32x:
    case kind::float64x:
    case kind::ieee128:
        return extent_of(format_of(k));
    case kind::va_list:
        return extent_of<std::va_list>();
    case kind::pointer:
        return extent_of<void*>();
    default:
        return {};
    }
}

/// Whether an integer type has no sign, with the host's `char` and `wchar_t`.
constexpr bool is_unsigned(kind k) {
    switch (k) {
    case kind::bool_:
    case kind::unsigned_char:
    case kind::unsigned_short:
    case kind::unsigned_int:
    case kind::unsigned_long:
    case kind::unsigned_long_long:
    case kind::unsigned_int128:
    case kind::char8:
    case kind::char16:
    case kind::char32:
        return true;
    case kind::char_:
        return std::is_unsigned_v<char>;
    case kind::wchar:
        return std::is_unsigned_v<wchar_t>;
    default:
        return false;
    }
}

/// The integer kind of this many bytes, `long` before `long long`, as the mode attribute asks.
constexpr kind integer_of(std::size_t size, bool without_sign) {
    kind const order[] = {kind::signed_char, kind::short_, kind::int_, kind::long_, kind::long_long, kind::int128};
    for (kind k : order)
        if (extent_of(k).size == size) return without_sign ? static_cast<kind>(static_cast<std::uint8_t>(k) + 1) : k;
    return kind::void_;
}

/// How a function is called, where the text says so. On a target that has only one
/// convention the words mean nothing, which the reader of the tree decides.
enum class convention : std::uint8_t { none, cdecl_, stdcall, fastcall, thiscall, vectorcall, ms_abi, sysv_abi };

/// Whether a convention is the target's own, or a word the target's compilers read over.
constexpr bool is_default(convention c) {
#if defined(__i386__) || defined(_M_IX86)
    return c == convention::none || c == convention::cdecl_ || c == convention::ms_abi || c == convention::sysv_abi;
#elif defined(_WIN64) && (defined(__x86_64__) || defined(_M_X64))
    return c != convention::sysv_abi && c != convention::vectorcall;
#elif defined(__x86_64__)
    return c != convention::ms_abi && c != convention::vectorcall;
#else
    static_cast<void>(c);
    return true;
#endif
}

/// Whether functions of both are called alike.
constexpr bool same_convention(convention a, convention b) { return a == b || (is_default(a) && is_default(b)); }

/// `const` and its like, to be combined with `|`.
using qualifiers = std::uint8_t;
inline constexpr qualifiers is_const = 1;
inline constexpr qualifiers is_volatile = 2;
inline constexpr qualifiers is_restrict = 4;
inline constexpr qualifiers is_atomic = 8;

} // namespace ctypes::detail::c_text
