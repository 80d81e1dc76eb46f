// SPDX-License-Identifier: MIT
// ctypes/detail/loader/default_search.hpp - where this process's libraries are, on systems with ELF files.
//
//     for (const detail::search_step& step : detail::default_search()) ...
//
// Sources: ld.so(8), ldconfig(8), dlinfo(3); for musl its ldso/dynlink.c.
#pragma once

#include <ctypes/detail/loader/library_search.hpp>

#include <link.h>
#ifdef __linux__
#include <sys/auxv.h>
#endif

#include <string>
#include <string_view>
#include <vector>

namespace ctypes::detail {

/// A list of directories as in LD_LIBRARY_PATH. The empty entries, which mean the current directory, are left out.
std::vector<std::string> split_path_list(std::string_view list, std::string_view separators);

/// The loader that the program asks for ("/lib64/ld-linux-x86-64.so.2"); empty in a static program.
std::string program_interpreter();

/// What the search depends on, so that tests can give their own.
struct search_environment {
    std::string library_path;                 ///< LD_LIBRARY_PATH
    std::vector<std::string> own_directories; ///< where the loader looks by itself, as far as it tells
    std::string interpreter;                  ///< the loader's file
    std::vector<std::string> other_prefixes;  ///< trees of packages, with their libraries in lib
};

/// The trees in which packages stand outside of the system's: each system keeps to its own, so most do not exist.
std::vector<std::string> package_prefixes(bool trusted, const std::string& program);

search_environment this_environment();

/// First LD_LIBRARY_PATH, then what the loader searches by itself, then the trees of packages.
///
/// The first counts by name only when the loader knows it, which reads the variable once, when the program
/// starts. A loader of an unusual prefix (Nix, Guix, Homebrew) has its cache below that prefix; musl reads its
/// directories from a file there.
std::vector<search_step> default_search(const search_environment& environment);

inline std::vector<search_step> default_search() { return default_search(this_environment()); }

} // namespace ctypes::detail

#ifndef CTYPES_COMPILED
#include <ctypes/detail/loader/default_search.ipp>
#endif
