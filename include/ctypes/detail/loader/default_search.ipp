// SPDX-License-Identifier: MIT
// ctypes/detail/loader/default_search.ipp - the functions of default_search.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/loader/default_search.hpp>
#include <ctypes/detail/loader/loader.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ctypes::detail {

CTYPES_DECL std::vector<std::string> split_path_list(std::string_view list, std::string_view separators) {
    std::vector<std::string> result;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find_first_of(separators), list.size());
        std::string_view directory = list.substr(0, end);
        while (directory.size() > 1 && directory.ends_with('/')) directory.remove_suffix(1);
        if (!directory.empty()) result.emplace_back(directory);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return result;
}

CTYPES_DECL std::string program_interpreter() {
    const char* path = nullptr;
    ::dl_iterate_phdr(
        [](dl_phdr_info* info, std::size_t, void* result) {
            for (int i = 0; i < info->dlpi_phnum; ++i)
                if (info->dlpi_phdr[i].p_type == PT_INTERP)
                    *static_cast<const char**>(result) =
                        reinterpret_cast<const char*>(info->dlpi_addr + info->dlpi_phdr[i].p_vaddr);
            return 1; // the program comes first
        },
        &path);
    return path == nullptr ? std::string() : path;
}

CTYPES_DECL std::vector<std::string> package_prefixes(bool trusted, const std::string& program) {
    std::vector<std::string> result;
    const auto from_environment = [&](const char* name, const char* below) {
        const char* value = trusted ? std::getenv(name) : nullptr;
        if (value != nullptr && *value == '/') result.push_back(std::string(value) + below);
    };
    from_environment("CONDA_PREFIX", "");
    from_environment("HOMEBREW_PREFIX", "");
    from_environment("HOME", "/.guix-profile");
    from_environment("HOME", "/.nix-profile");
    // A tree that was put somewhere as a whole: the program in bin, its libraries in lib beside it.
    if (const std::size_t bin = program.rfind("/bin/"); trusted && bin != std::string::npos && bin != 0)
        result.push_back(program.substr(0, bin));
    for (const char* prefix : {"/usr/local", "/opt/homebrew", "/home/linuxbrew/.linuxbrew", "/opt/local", "/usr/pkg",
                               "/run/current-system/sw", "/run/current-system/profile"})
        result.emplace_back(prefix);
    return result;
}

CTYPES_DECL search_environment this_environment() {
    bool trusted = true; // a set-user-ID program takes nothing from those who started it (ld.so(8))
#ifdef __linux__
    trusted = ::getauxval(AT_SECURE) == 0;
#endif
    const char* list = trusted ? std::getenv("LD_LIBRARY_PATH") : nullptr;
    return {list == nullptr ? "" : list, loader::search_directories(), program_interpreter(),
            package_prefixes(trusted, loader::program_path())};
}

CTYPES_DECL std::vector<search_step> default_search(const search_environment& environment) {
    const std::vector<std::string>& own = environment.own_directories;
    const auto known = [&](const std::string& directory) {
        return std::find(own.begin(), own.end(), directory) != own.end();
    };
    std::vector<search_step> steps(3);
    for (std::string& directory : split_path_list(environment.library_path, ":;")) {
        const bool by_name = known(directory);
        steps[0].directories.push_back({std::move(directory), by_name});
    }
    for (const std::string& directory : own) steps[1].directories.push_back({directory, true});

    // "/prefix/lib/ld-linux.so.2" taken apart.
    const std::string& loader = environment.interpreter;
    const std::size_t file = loader.rfind('/') + 1;
    const std::size_t folder = file > 1 ? loader.rfind('/', file - 2) : 0;
    std::string prefix = folder == std::string::npos ? std::string() : loader.substr(0, folder);
    if (prefix == "/usr") prefix.clear(); // whose settings are in /etc, too
    const bool musl = loader.compare(file, 8, "ld-musl-") == 0;

    if (musl) {
        const std::string stem = loader.substr(file, loader.find('.', file) - file); // without ".so.1"
        const auto list = bytes_of(prefix + "/etc/" + stem + ".path");
        std::string_view text = "/lib:/usr/local/lib:/usr/lib";
        if (!list.empty()) text = {reinterpret_cast<const char*>(list.data()), list.size()};
        for (std::string& directory : split_path_list(text, ":\n"))
            steps[1].directories.push_back({std::move(directory), true});
        steps[1].built_in = {"c", "pthread", "rt", "m", "dl", "util", "xnet"};
    } else {
        steps[1].caches.push_back({prefix + "/etc/ld.so.cache", true});
        if (own.empty()) // the loader does not tell, so the usual ones
            for (const char* directory : {"/lib64", "/usr/lib64", "/lib", "/usr/lib"})
                steps[1].directories.push_back({directory, true});
    }

    if (!prefix.empty()) steps[2].directories.push_back({prefix + "/lib", false});
    for (const std::string& other : environment.other_prefixes)
        for (const char* folder_below : {"/lib64", "/lib"})
            steps[2].directories.push_back({other + folder_below, false});
    return steps;
}

} // namespace ctypes::detail
