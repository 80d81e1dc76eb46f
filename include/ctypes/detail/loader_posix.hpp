// ctypes/detail/loader_posix.hpp - dlopen and its family; the only include of <dlfcn.h>.
//
//     loader::opened libm = loader::open("libm.so.6", loader::now);
//     void* cosine = loader::find(libm.handle, "cos");
//
// Sources: dlopen(3), dlsym(3), dlinfo(3), dladdr(3).
#pragma once

#include <dlfcn.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string>
#include <vector>

#ifdef __APPLE__
#include <mach-o/dyld.h>
#else
#include <link.h>
#endif

namespace ctypes::detail::loader {

inline constexpr int lazy = RTLD_LAZY;
inline constexpr int now = RTLD_NOW;
inline constexpr int local = RTLD_LOCAL;
inline constexpr int global = RTLD_GLOBAL;
inline constexpr int nodelete = RTLD_NODELETE;
inline constexpr int noload = RTLD_NOLOAD;
#ifdef RTLD_DEEPBIND
inline constexpr int deepbind = RTLD_DEEPBIND;
#else
inline constexpr int deepbind = 0; // musl and macOS have no such lookup: the flag asks for nothing
#endif

/// What `open` came back with: a handle, or null and the loader's words.
struct opened {
    void* handle = nullptr;
    std::string words;
};

inline opened open(const char* name, int flags) {
    if ((flags & (lazy | now)) == 0) flags |= now; // dlopen refuses a mode without either
    ::dlerror();                                   // words left over from an earlier failure are not ours
    if (void* handle = ::dlopen(name, flags)) return {handle, {}};
    if (const char* words = ::dlerror()) return {nullptr, words};
    return {nullptr, (flags & noload) != 0 ? std::string(name) + ": not loaded yet, and load::noload loads nothing"
                                           : "the loader gives no reason"};
}

inline opened open_self() { return open(nullptr, lazy); }

inline void close(void* handle) noexcept { ::dlclose(handle); }

/// The address of a symbol; null when it is missing, and also when its value is null: `ask` tells which.
inline void* find(void* handle, const char* symbol) noexcept { return ::dlsym(handle, symbol); }

/// What is known about a symbol for which `find` gave null.
struct answer {
    void* address = nullptr;
    bool exists = false;
    std::string words; // the loader's, when the symbol does not exist
};

/// A weak symbol that nobody defines and an IFUNC whose resolver says so have the value null and are no
/// error: only dlerror() tells them from a missing symbol (dlsym(3), NOTES). "name@VERSION" is looked up
/// by dlvsym, where there is one; asking here first keeps plain names free of that.
inline answer ask(void* handle, const char* symbol) {
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

/// What malloc gave, freed at the end of a scope.
struct c_memory {
    void* at;
    ~c_memory() { std::free(at); }
};

/// `path` without links and dots; as it is when it names no file.
inline std::string real_path(const char* path) {
    const c_memory real{::realpath(path, nullptr)};
    return real.at != nullptr ? static_cast<const char*>(real.at) : path;
}

/// The program's own file; empty where the system does not tell.
inline std::string program_path() {
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

#ifdef __APPLE__
/// Whether `path` would load; libraries of the system stand in dyld's cache only and are no files.
inline bool would_load(const std::string& path) { return ::dlopen_preflight(path.c_str()); }

/// macOS has no dlinfo. Opening an image again gives its handle again; the low bits carry the mode.
inline std::string path_of(void* handle) {
    const auto same = [](void* a, void* b) {
        return ((reinterpret_cast<std::uintptr_t>(a) ^ reinterpret_cast<std::uintptr_t>(b)) >> 2) == 0;
    };
    for (std::uint32_t i = 0; i < ::_dyld_image_count(); ++i) {
        const char* name = ::_dyld_get_image_name(i);
        if (name == nullptr) continue;
        void* again = ::dlopen(name, RTLD_LAZY | RTLD_NOLOAD);
        if (again == nullptr) continue;
        ::dlclose(again);
        if (same(again, handle)) return real_path(name);
    }
    return program_path();
}

/// Calls `f(path, address)` for each loaded image.
template <class F>
void each_loaded(F&& f) {
    for (std::uint32_t i = 0; i < ::_dyld_image_count(); ++i)
        if (const char* name = ::_dyld_get_image_name(i)) f(std::string(name), ::_dyld_get_image_header(i));
}
#else
/// The loader's record of what stands behind a handle; null when there is none.
inline const link_map* map_of(void* handle) noexcept {
    link_map* map = nullptr;
    return ::dlinfo(handle, RTLD_DI_LINKMAP, &map) == 0 ? map : nullptr;
}

/// The file behind a handle. The program itself stands first in the loader's list, and has no name there.
inline std::string path_of(void* handle) {
    const link_map* map = map_of(handle);
    if (map == nullptr) return {};
    if (map->l_prev == nullptr || *map->l_name == '\0') {
        if (std::string path = program_path(); !path.empty()) return path;
    }
    return real_path(map->l_name);
}
#endif

/// Where an address lies: the file, the symbol that holds it, and where both begin. The symbol may be missing.
struct place {
    std::string file;
    const void* base = nullptr;
    std::string symbol;
    const void* symbol_address = nullptr;
};

/// Without a base for an address that lies in nothing that is loaded.
inline place place_of(const void* address) {
    Dl_info info{};
    if (::dladdr(address, &info) == 0 || info.dli_fname == nullptr) return {};
    place result{info.dli_fname, info.dli_fbase, {}, nullptr};
    if (info.dli_sname != nullptr) {
        result.symbol = info.dli_sname;
        result.symbol_address = info.dli_saddr;
    }
    return result;
}

/// The directories in which the loader itself looks for a name without a slash, for a dlopen called from
/// this code: LD_LIBRARY_PATH as it was when the program started, run paths, and the defaults built into
/// the loader, whatever its prefix. Empty where the loader does not tell (musl, macOS).
inline std::vector<std::string> search_directories() {
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
