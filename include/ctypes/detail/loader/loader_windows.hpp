// SPDX-License-Identifier: MIT
// ctypes/detail/loader/loader_windows.hpp - LoadLibrary and its family; the only include of <windows.h>.
//
//     loader::opened sqlite = loader::open("sqlite3.dll", loader::now);
//     void* open = loader::find(sqlite.handle, "sqlite3_open");
//
// The same names as loader_posix.hpp, with the same meaning; text is UTF-8. Source: Microsoft's pages on
// LoadLibraryExW, GetProcAddress, GetModuleHandleExW and the search order of DLLs.
#pragma once

#ifdef _WIN32

// Only for the time of this include: whether windows.h brings its min, max and the rest is the program's choice.
#ifndef NOMINMAX
#define NOMINMAX
#define CTYPES_DETAIL_NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#define CTYPES_DETAIL_LEAN
#endif
#include <windows.h>

#include <psapi.h>
#ifdef CTYPES_DETAIL_NOMINMAX
#undef NOMINMAX
#undef CTYPES_DETAIL_NOMINMAX
#endif
#ifdef CTYPES_DETAIL_LEAN
#undef WIN32_LEAN_AND_MEAN
#undef CTYPES_DETAIL_LEAN
#endif

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ctypes::detail::loader {

// Bits of our own: LoadLibrary always resolves everything, and a DLL's symbols are always found through it alone.
inline constexpr int lazy = 1;
inline constexpr int now = 2;
inline constexpr int noload = 4;
inline constexpr int nodelete = 8;
inline constexpr int local = 0;
inline constexpr int global = 0;
inline constexpr int deepbind = 0;

inline std::wstring to_wide(std::string_view text) {
    const int bytes = static_cast<int>(text.size());
    std::wstring result(static_cast<std::size_t>(::MultiByteToWideChar(CP_UTF8, 0, text.data(), bytes, nullptr, 0)),
                        L'\0');
    ::MultiByteToWideChar(CP_UTF8, 0, text.data(), bytes, result.data(), static_cast<int>(result.size()));
    return result;
}

inline std::string to_utf8(std::wstring_view text) {
    const int units = static_cast<int>(text.size());
    std::string result(
        static_cast<std::size_t>(::WideCharToMultiByte(CP_UTF8, 0, text.data(), units, nullptr, 0, nullptr, nullptr)),
        '\0');
    ::WideCharToMultiByte(CP_UTF8, 0, text.data(), units, result.data(), static_cast<int>(result.size()), nullptr,
                          nullptr);
    return result;
}

/// What the system says about an error number.
inline std::string words_for(DWORD error) {
    wchar_t* text = nullptr;
    const DWORD length =
        ::FormatMessageW(FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS,
                         nullptr, error, 0, reinterpret_cast<wchar_t*>(&text), 0, nullptr);
    std::wstring_view view(text == nullptr ? L"" : text, length);
    while (!view.empty() && (view.back() <= L' ' || view.back() == L'.')) view.remove_suffix(1);
    std::string result;
    try {
        result = to_utf8(view);
    } catch (...) {
        ::LocalFree(text);
        throw;
    }
    ::LocalFree(text);
    return result + (result.empty() ? "error " : " (error ") + std::to_string(error) + (result.empty() ? "" : ")");
}

/// What `open` came back with: a handle, or null and the loader's words.
struct opened {
    void* handle = nullptr;
    std::string words;
};

inline HMODULE program() noexcept { return ::GetModuleHandleW(nullptr); }
inline HMODULE module_of(void* handle) noexcept { return static_cast<HMODULE>(handle); }

inline opened open(const char* name, int flags) {
    std::wstring file = to_wide(name);
    for (wchar_t& c : file)
        if (c == L'/') c = L'\\'; // LoadLibrary knows the other one only
    HMODULE module = nullptr;
    DWORD mode = 0; // of messages: a box that nobody sees would stop the program
    ::SetThreadErrorMode(SEM_FAILCRITICALERRORS, &mode);
    if ((flags & noload) != 0) {
        ::GetModuleHandleExW(0, file.c_str(), &module);
    } else if (file.find(L'\\') != std::wstring::npos) {
        // A path: what the DLL needs is looked for beside it first, which asks for an absolute one.
        std::wstring full(MAX_PATH, L'\0');
        DWORD length = ::GetFullPathNameW(file.c_str(), MAX_PATH, full.data(), nullptr);
        full.resize(length);
        if (length >= MAX_PATH) length = ::GetFullPathNameW(file.c_str(), length, full.data(), nullptr);
        full.resize(length);
        module = ::LoadLibraryExW(full.c_str(), nullptr, LOAD_WITH_ALTERED_SEARCH_PATH);
    } else {
        module = ::LoadLibraryExW(file.c_str(), nullptr, 0);
    }
    const DWORD error = module == nullptr ? ::GetLastError() : 0;
    ::SetThreadErrorMode(mode, nullptr);
    if (module == nullptr) {
        if ((flags & noload) != 0)
            return {nullptr, std::string(name) + ": not loaded yet, and load::noload loads nothing"};
        return {nullptr, std::string(name) + ": " + words_for(error)};
    }
    if ((flags & nodelete) != 0) {
        HMODULE pinned = nullptr;
        ::GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_PIN | GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS,
                             reinterpret_cast<const wchar_t*>(module), &pinned);
    }
    return {module, {}};
}

inline opened open_self() { return {program(), {}}; }

inline void close(void* handle) noexcept {
    if (module_of(handle) != program()) ::FreeLibrary(module_of(handle)); // the program was not opened
}

/// Calls `f(module)` for each loaded module, the program first, until it returns true.
template <class F>
bool any_module(F&& f) {
    std::vector<HMODULE> modules(256);
    DWORD bytes = 0;
    for (;;) {
        const auto room = static_cast<DWORD>(modules.size() * sizeof(HMODULE));
        if (::K32EnumProcessModules(::GetCurrentProcess(), modules.data(), room, &bytes) == 0) return false;
        if (bytes <= room) break;
        modules.resize(bytes / sizeof(HMODULE));
    }
    modules.resize(bytes / sizeof(HMODULE));
    for (HMODULE module : modules)
        if (f(module)) return true;
    return false;
}

inline void* find_in(HMODULE module, const char* symbol) noexcept {
    return reinterpret_cast<void*>(::GetProcAddress(module, symbol));
}

/// The address of a symbol; null when it is missing. `ask` looks again in places that cost more.
inline void* find(void* handle, const char* symbol) noexcept { return find_in(module_of(handle), symbol); }

/// What is known about a symbol for which `find` gave null.
struct answer {
    void* address = nullptr;
    bool exists = false;
    std::string words; // the loader's, when the symbol does not exist
};

/// "#17" is the function with that ordinal. The process itself has the symbols of all that is loaded, as it has
/// elsewhere; here the loader must be asked module by module.
inline answer ask(void* handle, const char* symbol) {
    void* address = nullptr;
    ::SetLastError(ERROR_PROC_NOT_FOUND);
    if (symbol[0] == '#') {
        char* end = nullptr;
        const unsigned long ordinal = std::strtoul(symbol + 1, &end, 10);
        if (end != symbol + 1 && *end == '\0' && ordinal != 0 && ordinal <= 0xffff)
            address = find_in(module_of(handle), reinterpret_cast<const char*>(static_cast<std::uintptr_t>(ordinal)));
    } else if (module_of(handle) == program()) {
        any_module([&](HMODULE module) { return (address = find_in(module, symbol)) != nullptr; });
    } else {
        address = find_in(module_of(handle), symbol);
    }
    if (address != nullptr) return {address, true, {}};
    return {nullptr, false, words_for(::GetLastError())};
}

/// The file of a module.
inline std::string path_of(void* handle) {
    std::wstring path(MAX_PATH, L'\0');
    for (;;) {
        const DWORD length = ::GetModuleFileNameW(module_of(handle), path.data(), static_cast<DWORD>(path.size()));
        if (length < path.size()) return to_utf8(std::wstring_view(path).substr(0, length));
        path.resize(path.size() * 2); // it was cut off
    }
}

inline std::string program_path() { return path_of(program()); }

/// Calls `f(path, address)` for each loaded module.
template <class F>
void each_loaded(F&& f) {
    any_module([&](HMODULE module) {
        f(path_of(module), static_cast<const void*>(module));
        return false;
    });
}

/// The loader tells no directories.
inline std::vector<std::string> search_directories() { return {}; }

} // namespace ctypes::detail::loader

#endif
