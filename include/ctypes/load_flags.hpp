// SPDX-License-Identifier: MIT
// ctypes/load_flags.hpp - how a library is loaded: the flags of dlopen(3) under their own names.
//
//     ctypes::library python("libpython3.11.so.1.0", ctypes::load::now | ctypes::load::global);
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/detail/loader/loader.hpp>

namespace ctypes {

/// How a library is loaded; combine with `|`. With neither `lazy` nor `now`, `now` is meant: an unresolved
/// symbol is then an exception where the library is loaded and not a dead process at the first call.
/// Values are the platform's own (dlopen(3)); a flag the platform has no counterpart of asks for nothing.
enum class load : int {
    lazy = detail::loader::lazy,         ///< resolve functions when they are first called
    now = detail::loader::now,           ///< resolve everything, or fail
    local = detail::loader::local,       ///< keep the symbols from libraries loaded later (the default)
    global = detail::loader::global,     ///< offer the symbols to libraries loaded later
    nodelete = detail::loader::nodelete, ///< never unload
    noload = detail::loader::noload,     ///< only if it is loaded already
    deepbind = detail::loader::deepbind, ///< the library's own symbols come before the program's (glibc)
};

[[nodiscard]] constexpr load operator|(load a, load b) noexcept {
    return static_cast<load>(static_cast<int>(a) | static_cast<int>(b));
}

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
