// SPDX-License-Identifier: MIT
// ctypes/detail/loader/library_search.ipp - the functions of library_search.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/loader/elf_file.hpp>
#include <ctypes/detail/loader/ld_so_cache.hpp>
#include <ctypes/detail/loader/library_search.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ctypes::detail {

CTYPES_DECL std::optional<std::string_view> version_in(std::string_view file, std::string_view name) noexcept {
    for (const std::string_view part : {std::string_view("lib"), name, std::string_view(".so")}) {
        if (!file.starts_with(part)) return {};
        file.remove_prefix(part.size());
    }
    // Backups and debug files have words here ("libz.so.old", "libz.so.debug").
    if (!file.empty() && (file.size() < 2 || file[0] != '.' || file[1] < '0' || file[1] > '9')) return {};
    return file;
}

CTYPES_DECL bool older(std::string_view a, std::string_view b) noexcept {
    const auto digits = [](std::string_view& text) {
        const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
        const std::string_view all = text.substr(0, end);
        text.remove_prefix(end);
        return all.substr(std::min(all.find_first_not_of('0'), all.size()));
    };
    while (!a.empty() && !b.empty()) {
        const std::string_view left = digits(a), right = digits(b);
        if (left.size() != right.size()) return left.size() < right.size();
        if (left != right) return left < right;
        if (a.empty() || b.empty()) break;
        if (a[0] != b[0]) return a[0] < b[0];
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    return a.size() < b.size();
}

CTYPES_DECL std::optional<std::string_view> best_library::better(std::string_view file, std::string_view name) const {
    const auto version = version_in(file, name);
    return version && (answer_.empty() || older(version_, *version)) ? version : std::nullopt;
}

CTYPES_DECL void best_library::take(std::string_view version, std::string answer) {
    version_ = version;
    answer_ = std::move(answer);
}

CTYPES_DECL void search_directory(const search_place& place, std::string_view name, best_library& best) {
    const std::unique_ptr<DIR, int (*)(DIR*)> directory(::opendir(place.path.c_str()), &::closedir);
    if (!directory) return;
    while (const dirent* entry = ::readdir(directory.get())) {
        const std::string file = entry->d_name;
        const auto version = best.better(file, name);
        if (!version) continue;
        const auto found = elf::shared_object_at(place.path + '/' + file);
        if (!found) continue;
        // The name to load it by is its soname, when that is in the same place.
        const std::string& soname = found->soname;
        const bool has_soname = !soname.empty() && soname.find('/') == std::string::npos &&
                                elf::shared_object_at(place.path + '/' + soname).has_value();
        const std::string& answer = has_soname ? soname : file;
        best.take(*version, place.by_name ? answer : place.path + '/' + answer);
    }
}

CTYPES_DECL std::vector<std::byte> bytes_of(const std::string& path) {
    const elf::file_bytes file(path.c_str());
    return elf::read_records<std::byte>(file, 0, file.size());
}

CTYPES_DECL void search_cache(const search_place& place, std::string_view name, best_library& best) {
    each_cached_library(bytes_of(place.path), [&](std::string_view file, std::string_view path) {
        const auto version = best.better(file, name);
        if (version && elf::shared_object_at(std::string(path)))
            best.take(*version, std::string(place.by_name ? file : path));
    });
}

CTYPES_DECL std::optional<std::string> search_libraries(std::string_view name, const std::vector<search_step>& given) {
    const std::vector<search_step>& steps = given;
    // A name is a part of a file name; everything else in it is harmless, since it is only compared.
    if (name.empty() || name.find('/') != name.npos || name.find('\0') != name.npos) return {};
    for (const auto& step : steps) {
        best_library best;
        for (const search_place& cache : step.caches) search_cache(cache, name, best);
        for (const search_place& directory : step.directories) search_directory(directory, name, best);
        if (!best.answer().empty()) return best.answer();
        if (std::find(step.built_in.begin(), step.built_in.end(), name) != step.built_in.end())
            return "lib" + std::string(name) + ".so";
    }
    return {};
}

} // namespace ctypes::detail
