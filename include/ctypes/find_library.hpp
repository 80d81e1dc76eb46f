// SPDX-License-Identifier: MIT
// ctypes/find_library.hpp - the name to load a library by.
//
//     std::optional<std::string> name = ctypes::find_library("sqlite3");   // "libsqlite3.so.0"
//     if (name) ctypes::library sqlite(*name);
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#if defined(_WIN32)
#include <ctypes/detail/loader/default_search_windows.hpp>
#elif defined(__APPLE__)
#include <ctypes/detail/loader/default_search_macos.hpp>
#else
#include <ctypes/detail/loader/default_search.hpp>
#endif

#include <optional>
#include <string>
#include <string_view>

namespace ctypes {

/// The name or path by which `library` loads the library that a linker calls `-lname`; nothing when there is none
/// for this process (Python's `ctypes.util.find_library`). No program is run and nothing is loaded, except that
/// macOS's loader is asked.
///
///     ctypes::library sqlite(ctypes::find_library("sqlite3").value());
///
/// Searched are, one after the other, the highest version of the first hit being taken:
/// - LD_LIBRARY_PATH,
/// - the loader's cache and its own directories (musl's from its .path file): the answer is a name, "libz.so.1",
/// - the trees of packages (Conda, Homebrew, Nix, Guix, MacPorts, pkgsrc, the program's own ../lib): the answer is
///   a path, since the loader does not look there.
///
/// Only libraries of this process's own kind count: neither those of other machines nor linker scripts. On
/// Windows "name.dll" and "libname.dll" are searched through PATH. Sources: ld.so(8), ldconfig(8).
[[nodiscard]] inline std::optional<std::string> find_library(std::string_view name) {
    return detail::search_libraries(name, detail::default_search());
}

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
