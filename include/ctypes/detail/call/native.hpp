// SPDX-License-Identifier: MIT
// ctypes/detail/call/native.hpp - the compiler's own call, by the platform's convention.
//
// Nearly every type crosses as it is. std::complex is a class to C++ and `_Complex` to C, and the two are not
// passed alike everywhere (psABI x86-64, section 3.2.3: `long double _Complex` is class COMPLEX_X87 and returned
// in st0 and st1, a class around it is returned in memory), so it crosses as the compiler's complex type.
#pragma once

#include <ctypes/c_type.hpp>
#include <ctypes/calling_convention.hpp>

#include <complex>
#include <type_traits>

namespace ctypes::detail {

template <class T>
struct native {
    using type = T;
    static constexpr T to(const T& value) { return value; }
    static constexpr T from(const T& value) { return value; }
};
template <>
struct native<void> {
    using type = void;
};

#if defined(__GNUC__)
template <class T>
struct native_complex;
template <>
struct native_complex<float> {
    __extension__ typedef __complex__ float type;
};
template <>
struct native_complex<double> {
    __extension__ typedef __complex__ double type;
};
template <>
struct native_complex<long double> {
    __extension__ typedef __complex__ long double type;
};
template <class T>
struct native<std::complex<T>> {
    using type = typename native_complex<T>::type;
    static type to(const std::complex<T>& value) {
        type result;
        __real__ result = value.real();
        __imag__ result = value.imag();
        return result;
    }
    static std::complex<T> from(type value) { return {__real__ value, __imag__ value}; }
};
#endif

template <class T>
using native_t = typename native<T>::type;

/// Whether a signature with these types is called as it is written.
template <class... T>
inline constexpr bool crosses_unchanged = (std::is_same_v<native_t<T>, T> && ...);

/// The call: `convert` made the arguments fit, so what is left is the compiler's call, by the convention `By`.
template <convention By, class R, class... A>
inline R call_native(void (*function)(), std::type_identity_t<const A&>... arguments) {
    const auto changed = reinterpret_cast<entry_pointer<By, native_t<R>, native_t<A>...>>(function);
    if constexpr (std::is_void_v<R>)
        return changed(native<A>::to(arguments)...);
    else
        return native<R>::from(changed(native<A>::to(arguments)...));
}
template <class R, class... A>
inline R call_native(R (*function)(A...), std::type_identity_t<const A&>... arguments) {
    return call_native<convention::platform, R, A...>(reinterpret_cast<void (*)()>(function), arguments...);
}

} // namespace ctypes::detail
