// SPDX-License-Identifier: MIT
// ctypes/detail/loader/loader_posix.hpp - dlopen and its family; the only include of <dlfcn.h>.
//
//     loader::opened libm = loader::open("libm.so.6", loader::now);
//     void* cosine = loader::find(libm.handle, "cos");
//
// Sources: dlopen(3), dlsym(3), dlinfo(3), dladdr(3).
#pragma once

#include <dlfcn.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
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

opened open(const char* name, int flags);

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
answer ask(void* handle, const char* symbol);

/// What malloc gave, freed at the end of a scope.
struct c_memory {
    void* at;
    ~c_memory() { std::free(at); }
};

/// `path` without links and dots; as it is when it names no file.
std::string real_path(const char* path);

/// The program's own file; empty where the system does not tell.
std::string program_path();

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
const link_map* map_of(void* handle) noexcept;

/// The file behind a handle. The program itself stands first in the loader's list, and has no name there.
std::string path_of(void* handle);
#endif

/// Where an address lies: the file, the symbol that holds it, and where both begin. The symbol may be missing.
struct place {
    std::string file;
    const void* base = nullptr;
    std::string symbol;
    const void* symbol_address = nullptr;
};

/// Without a base for an address that lies in nothing that is loaded.
place place_of(const void* address);

/// The directories in which the loader itself looks for a name without a slash, for a dlopen called from
/// this code: LD_LIBRARY_PATH as it was when the program started, run paths, and the defaults built into
/// the loader, whatever its prefix. Empty where the loader does not tell (musl, macOS).
std::vector<std::string> search_directories();

} // namespace ctypes::detail::loader

#ifndef CTYPES_COMPILED
#include <ctypes/detail/loader/loader_posix.ipp>
#endif
