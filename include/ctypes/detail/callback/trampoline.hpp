// SPDX-License-Identifier: MIT
// ctypes/detail/callback/trampoline.hpp - the functions that C calls, with the calling convention that it calls them by.
//
//     struct host { static int enter(int& n); };
//     &entry<convention::platform, host, int, int>::single         // an int (*)(int) that runs host::enter
//
// A function has to be written out for each convention: g++ drops the attribute from a template argument.
#pragma once

#include <ctypes/signature.hpp>

#include <cstddef>

namespace ctypes::detail {

/// `single` runs `Host::enter(arguments...)`; `numbered<N>` does so with a slot in front.
template <convention By, class Host, class R, class... A>
struct trampoline {
    static R single(A... arguments) { return Host::enter(arguments...); }
    template <std::size_t N>
    static R numbered(A... arguments) {
        return Host::enter(Host::slots_.at[N], arguments...);
    }
};

#if defined(__x86_64__) && !defined(_WIN32)
template <class Host, class R, class... A>
struct trampoline<convention::ms_abi, Host, R, A...> {
    __attribute__((ms_abi)) static R single(A... arguments) { return Host::enter(arguments...); }
    template <std::size_t N>
    __attribute__((ms_abi)) static R numbered(A... arguments) {
        return Host::enter(Host::slots_.at[N], arguments...);
    }
};
#elif defined(__x86_64__)
template <class Host, class R, class... A>
struct trampoline<convention::sysv_abi, Host, R, A...> {
    __attribute__((sysv_abi)) static R single(A... arguments) { return Host::enter(arguments...); }
    template <std::size_t N>
    __attribute__((sysv_abi)) static R numbered(A... arguments) {
        return Host::enter(Host::slots_.at[N], arguments...);
    }
};
#elif defined(__i386__)
template <class Host, class R, class... A>
struct trampoline<convention::stdcall, Host, R, A...> {
    __attribute__((stdcall)) static R single(A... arguments) { return Host::enter(arguments...); }
    template <std::size_t N>
    __attribute__((stdcall)) static R numbered(A... arguments) {
        return Host::enter(Host::slots_.at[N], arguments...);
    }
};
template <class Host, class R, class... A>
struct trampoline<convention::fastcall, Host, R, A...> {
    __attribute__((fastcall)) static R single(A... arguments) { return Host::enter(arguments...); }
    template <std::size_t N>
    __attribute__((fastcall)) static R numbered(A... arguments) {
        return Host::enter(Host::slots_.at[N], arguments...);
    }
};
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wattributes" // pedantic g++ wants it at methods that are not static
template <class Host, class R, class... A>
struct trampoline<convention::thiscall, Host, R, A...> {
    __attribute__((thiscall)) static R single(A... arguments) { return Host::enter(arguments...); }
    template <std::size_t N>
    __attribute__((thiscall)) static R numbered(A... arguments) {
        return Host::enter(Host::slots_.at[N], arguments...);
    }
};
#pragma GCC diagnostic pop
#endif

} // namespace ctypes::detail
