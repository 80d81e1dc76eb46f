// SPDX-License-Identifier: MIT
// ctypes/detail/loader/default_search_macos.hpp - where a macOS process's libraries are.
//
//     detail::search_libraries("sqlite3", detail::default_search());   // "/usr/lib/libsqlite3.dylib"
//
// Source: dlopen(3) of macOS. The system's libraries stand in a cache of the loader and are no files, so that
// the loader is asked about each candidate (dlopen_preflight).
#pragma once

#ifdef __APPLE__

#include <ctypes/detail/loader/loader.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ctypes::detail {

inline std::vector<std::string> default_search() {
    std::vector<std::string> result;
    const auto add_list = [&](const char* variable) {
        const char* value = std::getenv(variable);
        const std::string list = value == nullptr ? "" : value;
        for (std::size_t begin = 0; begin < list.size();) {
            const std::size_t end = std::min(list.find(':', begin), list.size());
            if (end > begin) result.push_back(list.substr(begin, end - begin));
            begin = end + 1;
        }
    };
    const auto add_below = [&](const char* variable, const char* folder) {
        if (const char* value = std::getenv(variable); value != nullptr && *value == '/')
            result.push_back(std::string(value) + folder);
    };
    add_list("DYLD_LIBRARY_PATH");
    add_list("DYLD_FALLBACK_LIBRARY_PATH");
    add_below("HOME", "/lib");
    for (const char* directory : {"/usr/local/lib", "/usr/lib"}) result.emplace_back(directory);
    add_below("CONDA_PREFIX", "/lib");
    add_below("HOMEBREW_PREFIX", "/lib");
    for (const char* directory : {"/opt/homebrew/lib", "/opt/local/lib"}) result.emplace_back(directory);
    add_below("HOME", "/Library/Frameworks");
    for (const char* directory : {"/Library/Frameworks", "/System/Library/Frameworks"}) result.emplace_back(directory);
    return result;
}

/// The first of "libname.dylib", "name.dylib" and "name.framework/name" that the loader would load, as a path.
inline std::optional<std::string> search_libraries(std::string_view name, const std::vector<std::string>& directories) {
    if (name.empty() || name.find('/') != name.npos || name.find('\0') != name.npos) return {};
    const std::string plain(name);
    for (const std::string& directory : directories)
        for (const std::string& file : {"lib" + plain + ".dylib", plain + ".dylib", plain + ".framework/" + plain}) {
            std::string path = directory + '/' + file;
            if (loader::would_load(path)) return path;
        }
    return {};
}

} // namespace ctypes::detail

#endif
