// SPDX-License-Identifier: MIT
// ctypes/detail/loader/loader_posix.ipp - the functions of loader_posix.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/loader/loader_posix.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <string>
#include <vector>

namespace ctypes::detail::loader {

CTYPES_DECL opened open(const char* name, int flags) {
    if ((flags & (lazy | now)) == 0) flags |= now; // dlopen refuses a mode without either
    ::dlerror();                                   // words left over from an earlier failure are not ours
    if (void* handle = ::dlopen(name, flags)) return {handle, {}};
    if (const char* words = ::dlerror()) return {nullptr, words};
    return {nullptr, (flags & noload) != 0 ? std::string(name) + ": not loaded yet, and load::noload loads nothing"
                                           : "the loader gives no reason"};
}

CTYPES_DECL answer ask(void* handle, const char* symbol) {
    ::dlerror();
    void* address = ::dlsym(handle, symbol);
    const char* words = ::dlerror();
    if (words == nullptr) return {address, true, {}};
    answer missing{nullptr, false, words};
    if (const char* at = std::strchr(symbol, '@'); at != nullptr && at != symbol) {
#if defined(__GLIBC__) || defined(__FreeBSD__)
        const std::string plain(symbol, at);
        const char* version = at[1] == '@' ? at + 2 : at + 1; // nm writes @@ for the default version
        address = ::dlvsym(handle, plain.c_str(), version);
        words = ::dlerror();
        if (words == nullptr) return {address, true, {}};
        missing.words = words;
#else
        missing.words += " (this system's loader has no versioned symbols)";
#endif
    }
    return missing;
}

CTYPES_DECL std::string real_path(const char* path) {
    const c_memory real{::realpath(path, nullptr)};
    return real.at != nullptr ? static_cast<const char*>(real.at) : path;
}

CTYPES_DECL std::string program_path() {
#ifdef __APPLE__
    std::uint32_t size = 0;
    ::_NSGetExecutablePath(nullptr, &size);
    std::string path(size, '\0');
    if (::_NSGetExecutablePath(path.data(), &size) != 0) return {};
    return real_path(path.c_str());
#else
    std::string path = real_path("/proc/self/exe");
    return path == "/proc/self/exe" ? std::string() : path;
#endif
}

CTYPES_DECL const link_map* map_of(void* handle) noexcept {
    link_map* map = nullptr;
    return ::dlinfo(handle, RTLD_DI_LINKMAP, &map) == 0 ? map : nullptr;
}

CTYPES_DECL std::string path_of(void* handle) {
    const link_map* map = map_of(handle);
    if (map == nullptr) return {};
    if (map->l_prev == nullptr || *map->l_name == '\0') {
        if (std::string path = program_path(); !path.empty()) return path;
    }
    return real_path(map->l_name);
}

CTYPES_DECL place place_of(const void* address) {
    Dl_info info{};
    if (::dladdr(address, &info) == 0 || info.dli_fname == nullptr) return {};
    place result{info.dli_fname, info.dli_fbase, {}, nullptr};
    if (info.dli_sname != nullptr) {
        result.symbol = info.dli_sname;
        result.symbol_address = info.dli_saddr;
    }
    return result;
}

CTYPES_DECL std::vector<std::string> search_directories() {
    std::vector<std::string> result;
#if defined(RTLD_DI_SERINFO) && defined(RTLD_DL_LINKMAP)
    Dl_info info{};
    void* map = nullptr;
    if (::dladdr1(reinterpret_cast<const void*>(&search_directories), &info, &map, RTLD_DL_LINKMAP) == 0) return result;
    Dl_serinfo size{};
    if (::dlinfo(map, RTLD_DI_SERINFOSIZE, &size) != 0) return result;
    const c_memory memory{std::calloc(1, size.dls_size)};
    if (memory.at == nullptr) throw std::bad_alloc();
    auto* list = static_cast<Dl_serinfo*>(memory.at);
    list->dls_size = size.dls_size;
    list->dls_cnt = size.dls_cnt;
    if (::dlinfo(map, RTLD_DI_SERINFO, list) != 0) return result;
    const Dl_serpath* paths = list->dls_serpath;
    for (unsigned i = 0; i < list->dls_cnt; ++i) result.emplace_back(paths[i].dls_name);
#endif
    return result;
}

} // namespace ctypes::detail::loader
