// SPDX-License-Identifier: MIT
// ctypes/calling_convention.hpp - calling conventions as a part of the signature.
//
//     auto f = lib.function<ctypes::ms_abi<double(int, double)>>("f");         // compiled with __attribute__((ms_abi))
//     auto box = user32.function<ctypes::stdcall<int(void*, const char*, const char*, unsigned)>>("MessageBoxA");
//
// `ms_abi` and `sysv_abi` exist on x86-64; `stdcall`, `fastcall` and `thiscall` on 32-bit x86 and are, as the compilers
// of other targets have it, the platform's own convention there. Calls by the compiler and by libffi follow, and
// callbacks, user data and tables do, as the run-time layer does with what a C text says:
//
//     ctypes::callback<ctypes::stdcall<int(void*, long)>> on_window = [&](void* window, long) { ...; return 1; };
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/signature.hpp>

#include <type_traits>

namespace ctypes {

template <class Signature>
struct ms_abi;
template <class Signature>
struct sysv_abi;
template <class Signature>
struct stdcall;
template <class Signature>
struct fastcall;
template <class Signature>
struct thiscall;

namespace detail {
template <template <class> class>
inline constexpr bool is_convention = false;
template <>
inline constexpr bool is_convention<ms_abi> = true;
template <>
inline constexpr bool is_convention<sysv_abi> = true;
template <>
inline constexpr bool is_convention<stdcall> = true;
template <>
inline constexpr bool is_convention<fastcall> = true;
template <>
inline constexpr bool is_convention<thiscall> = true;

// In functions, as require_function_type.
template <class R>
consteval bool require_no_dots() {
    static_assert(dependent_false<R>,
                  "ctypes: a variadic function of another calling convention is not called by its type; "
                  "declare it in C text for ctypes::dynamic::declarations");
    return true;
}
template <class R>
consteval bool require_only_c_types() {
    static_assert(dependent_false<R>, "ctypes: a signature with a calling convention of its own has C types only");
    return true;
}
template <class R>
consteval bool require_ms_abi() {
    static_assert(dependent_false<R>, "ctypes: ms_abi is a calling convention of x86-64; this is another target");
    return true;
}
template <class R>
consteval bool require_sysv_abi() {
    static_assert(dependent_false<R>, "ctypes: sysv_abi is a calling convention of x86-64; this is another target");
    return true;
}

/// What C passes by a convention as it is written.
template <class R, class... A>
concept written_as_c = signature<R(A...)>::plain;
} // namespace detail

template <template <class> class Convention, class R, class... A>
requires detail::is_convention<Convention>
struct signature<Convention<R(A..., ...)>> : signature<R(A..., ...)> {
    using type = std::enable_if_t<detail::require_no_dots<R>(), R(A..., ...)>;
};
template <template <class> class Convention, class R, class... A>
requires(detail::is_convention<Convention> && !detail::written_as_c<R, A...>) struct signature<Convention<R(A...)>>
    : signature<R(A...)> {
    using type = std::enable_if_t<detail::require_only_c_types<R>(), R(A...)>;
};

// A pointer type has to be written out for each convention: g++ drops the attribute from a template argument.

template <class R, class... A>
requires detail::written_as_c<R, A...>
struct signature<ms_abi<R(A...)>> : signature<R(A...)> {
#if defined(__x86_64__) && !defined(_WIN32)
    using pointer = R(__attribute__((ms_abi)) *)(A...);
    static constexpr ctypes::convention convention = ctypes::convention::ms_abi;
#elif !defined(_WIN32)
    using type = std::enable_if_t<detail::require_ms_abi<R>(), R(A...)>;
#endif
};

template <class R, class... A>
requires detail::written_as_c<R, A...>
struct signature<sysv_abi<R(A...)>> : signature<R(A...)> {
#if defined(__x86_64__) && defined(_WIN32)
    using pointer = R(__attribute__((sysv_abi)) *)(A...);
    static constexpr ctypes::convention convention = ctypes::convention::sysv_abi;
#elif !defined(__x86_64__)
    using type = std::enable_if_t<detail::require_sysv_abi<R>(), R(A...)>;
#endif
};

template <class R, class... A>
requires detail::written_as_c<R, A...>
struct signature<stdcall<R(A...)>> : signature<R(A...)> {
#if defined(__i386__)
    using pointer = R(__attribute__((stdcall)) *)(A...);
    static constexpr ctypes::convention convention = ctypes::convention::stdcall;
#endif
};
template <class R, class... A>
requires detail::written_as_c<R, A...>
struct signature<fastcall<R(A...)>> : signature<R(A...)> {
#if defined(__i386__)
    using pointer = R(__attribute__((fastcall)) *)(A...);
    static constexpr ctypes::convention convention = ctypes::convention::fastcall;
#endif
};
template <class R, class... A>
requires detail::written_as_c<R, A...>
struct signature<thiscall<R(A...)>> : signature<R(A...)> {
#if defined(__i386__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wattributes" // pedantic g++ wants it at methods only
    using pointer = R(__attribute__((thiscall)) *)(A...);
#pragma GCC diagnostic pop
    static constexpr ctypes::convention convention = ctypes::convention::thiscall;
#endif
};

namespace detail {

/// The signature of a function type with a convention.
template <convention By, class F>
struct with_convention {
    using type = F;
};
template <class F>
struct with_convention<convention::ms_abi, F> {
    using type = ms_abi<F>;
};
template <class F>
struct with_convention<convention::sysv_abi, F> {
    using type = sysv_abi<F>;
};
template <class F>
struct with_convention<convention::stdcall, F> {
    using type = stdcall<F>;
};
template <class F>
struct with_convention<convention::fastcall, F> {
    using type = fastcall<F>;
};
template <class F>
struct with_convention<convention::thiscall, F> {
    using type = thiscall<F>;
};

// Deduced from pointers, which alone say it.
#if defined(__x86_64__) && !defined(_WIN32)
template <class R, class... A>
std::type_identity<ms_abi<R(A...)>> called_by(R(__attribute__((ms_abi)) *)(A...));
#elif defined(__x86_64__)
template <class R, class... A>
std::type_identity<sysv_abi<R(A...)>> called_by(R(__attribute__((sysv_abi)) *)(A...));
#elif defined(__i386__)
template <class R, class... A>
std::type_identity<stdcall<R(A...)>> called_by(R(__attribute__((stdcall)) *)(A...));
template <class R, class... A>
std::type_identity<fastcall<R(A...)>> called_by(R(__attribute__((fastcall)) *)(A...));
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wattributes" // pedantic g++ wants it at methods only
template <class R, class... A>
std::type_identity<thiscall<R(A...)>> called_by(R(__attribute__((thiscall)) *)(A...));
#pragma GCC diagnostic pop
#endif
template <class R, class... A>
std::type_identity<R(A...)> called_by(R (*)(A...));
template <class R, class... A>
std::type_identity<R(A..., ...)> called_by(R (*)(A..., ...));

/// What points to a function of a convention.
template <convention By, class R, class... A>
using entry_pointer = typename signature<typename with_convention<By, R(A...)>::type>::pointer;

} // namespace detail
} // namespace ctypes

#endif // CTYPES_HAS_CXX20
