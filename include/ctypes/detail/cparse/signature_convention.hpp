// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/signature_convention.hpp - the calling convention a C text names, as signatures name it.
//
//     own_convention(c_text::convention::stdcall)      // convention::stdcall
#pragma once

#include <ctypes/detail/cparse/scalar.hpp>
#include <ctypes/signature.hpp>

namespace ctypes::detail {

/// The convention of a text as signatures name it; `platform` where it goes without saying.
constexpr convention own_convention(c_text::convention c) {
    if (c_text::is_default(c)) return convention::platform;
    switch (c) {
    case c_text::convention::ms_abi:
        return convention::ms_abi;
    case c_text::convention::sysv_abi:
        return convention::sysv_abi;
    case c_text::convention::stdcall:
        return convention::stdcall;
    case c_text::convention::fastcall:
        return convention::fastcall;
    case c_text::convention::thiscall:
        return convention::thiscall;
    default:
        return convention::platform;
    }
}

/// The other way round.
constexpr c_text::convention text_convention(convention c) {
    switch (c) {
    case convention::ms_abi:
        return c_text::convention::ms_abi;
    case convention::sysv_abi:
        return c_text::convention::sysv_abi;
    case convention::stdcall:
        return c_text::convention::stdcall;
    case convention::fastcall:
        return c_text::convention::fastcall;
    case convention::thiscall:
        return c_text::convention::thiscall;
    default:
        return c_text::convention::none;
    }
}

/// Whether signatures can name it.
constexpr bool has_convention(c_text::convention c) {
    return c_text::is_default(c) || c != c_text::convention::vectorcall;
}

} // namespace ctypes::detail
