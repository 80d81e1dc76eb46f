// SPDX-License-Identifier: MIT
// ctypes/detail/abi/extension_types.hpp - the types that compilers add to the language, and which of all types the library knows.
//
//     static_assert(detail::class_of<__float128>() == detail::type_class::floating);
//     static_assert(detail::class_of<_BitInt(100)>() == detail::type_class::unknown);
//
// One answer for all: the calling conventions, ctypes::format, comparisons of layouts. What is not known here - decimal
// floating point, vectors of other sizes than 8 and 16 bytes, _BitInt above 64 bits - is passed by the compiler, in typed
// calls and in callbacks of the pool, has its size and alignment in layouts, and is refused by whatever needs libffi.
#pragma once

#include <ctypes/c_type.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>

namespace ctypes::detail {

#if defined(__SIZEOF_INT128__)
__extension__ typedef __int128 int128;
__extension__ typedef unsigned __int128 uint128;
#else
struct int128;
struct uint128;
#endif

template <class T>
inline constexpr bool is_int128 = std::is_same_v<T, int128> || std::is_same_v<T, uint128>;

// g++ 12 has the type in C++ on x86 only, the macro everywhere
#if defined(__FLT16_MANT_DIG__) && (defined(__clang__) || __GNUC__ >= 13 || (__GNUC__ == 12 && defined(__SSE2__)))
template <class T>
inline constexpr bool is_float16 = std::is_same_v<T, _Float16>;
#else
template <class T>
inline constexpr bool is_float16 = false;
#endif

// A macro for it exists in g++ only; clang 15 and older want AVX512 for it.
#if defined(__SSE2__) &&                                                                                               \
    ((defined(__clang__) && __clang_major__ >= 16) || (!defined(__clang__) && defined(__BFLT16_MANT_DIG__)))
template <class T>
inline constexpr bool is_bfloat16 = std::is_same_v<T, __bf16>;
#else
template <class T>
inline constexpr bool is_bfloat16 = false;
#endif

// With -std=gnu++20 the type is std::is_floating_point, with -std=c++20 it is not: this is asked before the traits are.
#if defined(__SIZEOF_FLOAT128__)
__extension__ typedef __float128 float128;
template <class T>
inline constexpr bool is_float128 = std::is_same_v<T, float128>;
#else
template <class T>
inline constexpr bool is_float128 = false;
#endif

/// The width of a `_BitInt` in bits, and its sign; 0 for other types.
template <class T>
inline constexpr std::size_t bit_int_width = 0;
template <class T>
inline constexpr bool bit_int_signed = false;
#if defined(__clang__) && defined(__BITINT_MAXWIDTH__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wbit-int-extension"
template <int Width>
inline constexpr std::size_t bit_int_width<_BitInt(Width)> = static_cast<std::size_t>(Width);
template <int Width>
inline constexpr std::size_t bit_int_width<unsigned _BitInt(Width)> = static_cast<std::size_t>(Width);
template <int Width>
inline constexpr bool bit_int_signed<_BitInt(Width)> = true;
#pragma clang diagnostic pop
#endif

template <class T>
concept not_of_the_language =
    !std::is_scalar_v<T> && !std::is_class_v<T> && !std::is_union_v<T> && !std::is_array_v<T> && !std::is_void_v<T> &&
    !std::is_function_v<T> && !std::is_reference_v<T>;

/// GCC's vector types, of any size: neither scalars nor classes to the type traits, but they have elements.
template <class T>
concept any_vector = not_of_the_language<T> && requires(T v) {
    v[0];
};
/// Those of the sizes that calling conventions pass alike, whatever the compiler's options are.
template <class T>
concept short_vector = any_vector<T> &&(sizeof(T) == 8 || sizeof(T) == 16);

/// C's own `_Complex`, which C++ compilers have as an extension. (`__real__` of a scalar is the scalar.)
template <class T>
concept c_complex = not_of_the_language<T> && !any_vector<T> && requires(T v) {
    __real__ v;
    requires !std::is_same_v<std::remove_cvref_t<decltype(__real__ v)>, std::remove_cv_t<T>>;
};
template <c_complex T>
using part_of_complex = std::remove_cvref_t<decltype(__real__ std::declval<T&>())>;

/// What a type is to C.
enum class type_class : std::uint8_t {
    nothing,  ///< void
    integer,  ///< also bool, characters, enumerations, pointers, __int128, _BitInt up to 64 bits
    floating, ///< the three of C, _Float16, __bf16, __float128
    vector,   ///< of 8 or 16 bytes
    complex,  ///< C's own, and std::complex
    array,
    record,
    unknown,
};

/// The class of a type without const and volatile.
template <class T>
consteval type_class class_of() {
    if constexpr (std::is_void_v<T>)
        return type_class::nothing;
    else if constexpr (is_int128<T>)
        return type_class::integer;
    else if constexpr (is_float16<T> || is_bfloat16<T> || is_float128<T>)
        return type_class::floating;
    else if constexpr (std::is_integral_v<T> || std::is_enum_v<T> || std::is_pointer_v<T> || std::is_null_pointer_v<T>)
        return type_class::integer;
    else if constexpr (bit_int_width<T> != 0)
        return bit_int_width<T> <= 64 ? type_class::integer : type_class::unknown;
    else if constexpr (std::is_same_v<T, float> || std::is_same_v<T, double> || std::is_same_v<T, long double>)
        return type_class::floating;
    else if constexpr (is_complex<T>)
        return type_class::complex;
    else if constexpr (std::is_array_v<T>)
        return type_class::array;
    else if constexpr (std::is_class_v<T> || std::is_union_v<T>)
        return type_class::record;
    else if constexpr (short_vector<T>)
        return type_class::vector;
    else if constexpr (c_complex<T>)
        return detail::class_of<part_of_complex<T>>() == type_class::unknown ? type_class::unknown
                                                                             : type_class::complex;
    else
        return type_class::unknown;
}

/// What the compilers add to the language, of what is known: libffi has no type of its own for it.
template <class T>
concept extension = is_int128<T> || is_float16<T> || is_bfloat16<T> || is_float128<T> || short_vector<T> ||
    (bit_int_width<T> != 0 && class_of<T>() == type_class::integer);

/// Whether an integer is signed.
template <class T>
consteval bool signed_integer() {
    if constexpr (std::is_enum_v<T>)
        return std::is_signed_v<std::underlying_type_t<T>>;
    else
        return std::is_signed_v<T> || std::is_same_v<T, int128> || bit_int_signed<T>;
}

} // namespace ctypes::detail
