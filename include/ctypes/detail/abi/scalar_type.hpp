// SPDX-License-Identifier: MIT
// ctypes/detail/abi/scalar_type.hpp - the libffi descriptions of the types that have no parts.
//
//     ctypes::descriptor<unsigned char>::get()      // &ffi_type_uint8
#pragma once

#include <ctypes/c_type.hpp>

#include <cstddef>
#include <type_traits>

namespace ctypes {

namespace detail {
template <class T>
concept unqualified = std::is_same_v<T, std::remove_cv_t<T>>;
}

template <>
struct ffi_type_traits<void> {
    static constexpr ffi_type* get() noexcept { return &ffi_type_void; }
};

/// Every integer type, also bool and the character types: by size and sign, so `long` and `wchar_t` are what
/// they are on this platform.
template <class T>
requires std::is_integral_v<T> &&(sizeof(T) <= 8) && detail::unqualified<T> struct ffi_type_traits<T> {
    static constexpr ffi_type* get() noexcept {
        if constexpr (sizeof(T) == 1)
            return std::is_signed_v<T> ? &ffi_type_sint8 : &ffi_type_uint8;
        else if constexpr (sizeof(T) == 2)
            return std::is_signed_v<T> ? &ffi_type_sint16 : &ffi_type_uint16;
        else if constexpr (sizeof(T) == 4)
            return std::is_signed_v<T> ? &ffi_type_sint32 : &ffi_type_uint32;
        else
            return std::is_signed_v<T> ? &ffi_type_sint64 : &ffi_type_uint64;
    }
};

template <>
struct ffi_type_traits<float> {
    static constexpr ffi_type* get() noexcept { return &ffi_type_float; }
};
template <>
struct ffi_type_traits<double> {
    static constexpr ffi_type* get() noexcept { return &ffi_type_double; }
};
/// The same record as double's where the two types are alike (32-bit ARM, macOS on ARM).
template <>
struct ffi_type_traits<long double> {
    static constexpr ffi_type* get() noexcept { return &ffi_type_longdouble; }
};

#ifdef FFI_TARGET_HAS_COMPLEX_TYPE
template <>
struct ffi_type_traits<std::complex<float>> {
    static constexpr ffi_type* get() noexcept { return &ffi_type_complex_float; }
};
template <>
struct ffi_type_traits<std::complex<double>> {
    static constexpr ffi_type* get() noexcept { return &ffi_type_complex_double; }
};
template <>
struct ffi_type_traits<std::complex<long double>> {
    static constexpr ffi_type* get() noexcept { return &ffi_type_complex_longdouble; }
};
#endif

/// An enum, std::byte and strong typedefs (`enum class window : unsigned long {}`) too: as the type underneath.
template <class T>
requires std::is_enum_v<T> && detail::unqualified<T>
struct ffi_type_traits<T> : ffi_type_traits<std::underlying_type_t<T>> {
};

/// Object and function pointers, to incomplete types too, and the null pointer.
template <class T>
requires(std::is_pointer_v<T> || std::is_null_pointer_v<T>) && detail::unqualified<T> struct ffi_type_traits<T> {
    static constexpr ffi_type* get() noexcept { return &ffi_type_pointer; }
};

template <class T>
requires(!detail::unqualified<T>) struct ffi_type_traits<T> : ffi_type_traits<std::remove_cv_t<T>> {
};

} // namespace ctypes
