// SPDX-License-Identifier: MIT
// ctypes/detail/loader/pe_image.hpp - the names a loaded DLL exports, read from memory.
//
//     detail::pe::each_exported(module, [](std::string_view name, const void* address) { ... });
//
// Source: Microsoft's "PE Format", section "The .edata Section".
#pragma once

#ifdef _WIN32

#include <ctypes/detail/loader/loader.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ctypes::detail::pe {

/// Calls `f(name, address)` for each export that has a name. One that stands for a function of another DLL has the
/// address of that DLL's name.
template <class F>
void each_exported(HMODULE module, F&& f) {
    const auto* const base = reinterpret_cast<const unsigned char*>(module);
    const auto at = [&]<class T>(std::uint32_t offset, const T*& result) {
        result = reinterpret_cast<const T*>(base + offset);
    };
    const IMAGE_DOS_HEADER* dos = nullptr;
    at(0, dos);
    if (dos->e_magic != IMAGE_DOS_SIGNATURE) return;
    const IMAGE_NT_HEADERS* nt = nullptr;
    at(static_cast<std::uint32_t>(dos->e_lfanew), nt);
    if (nt->Signature != IMAGE_NT_SIGNATURE) return;
    const IMAGE_DATA_DIRECTORY& where = nt->OptionalHeader.DataDirectory[IMAGE_DIRECTORY_ENTRY_EXPORT];
    if (where.VirtualAddress == 0 || where.Size < sizeof(IMAGE_EXPORT_DIRECTORY)) return;

    const IMAGE_EXPORT_DIRECTORY* exports = nullptr;
    const DWORD *names = nullptr, *functions = nullptr;
    const WORD* ordinals = nullptr;
    at(where.VirtualAddress, exports);
    at(exports->AddressOfNames, names);
    at(exports->AddressOfFunctions, functions);
    at(exports->AddressOfNameOrdinals, ordinals);
    for (DWORD i = 0; i < exports->NumberOfNames; ++i) {
        if (ordinals[i] >= exports->NumberOfFunctions) continue;
        const char* name = nullptr;
        at(names[i], name);
        f(std::string_view(name), static_cast<const void*>(base + functions[ordinals[i]]));
    }
}

/// The same of a library, or of all that are loaded when the handle is null.
template <class F>
void each_exported_of(void* handle, F&& f) {
    if (handle != nullptr) return each_exported(loader::module_of(handle), f);
    loader::any_module([&](HMODULE module) {
        each_exported(module, f);
        return false;
    });
}

} // namespace ctypes::detail::pe

namespace ctypes::detail::loader {

/// Where an address lies: the file, the symbol that begins there, and where both begin. The symbol may be missing.
struct place {
    std::string file;
    const void* base = nullptr;
    std::string symbol;
    const void* symbol_address = nullptr;
};

/// Without a base for an address that lies in nothing that is loaded. Exports have no sizes here, so that only an address
/// at which one begins has a symbol.
inline place place_of(const void* address) {
    HMODULE module = nullptr;
    constexpr DWORD how = GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT;
    if (::GetModuleHandleExW(how, static_cast<const wchar_t*>(address), &module) == 0) return {};
    place result{path_of(module), module, {}, nullptr};
    pe::each_exported(module, [&](std::string_view name, const void* begin) {
        if (begin != address) return;
        result.symbol = name;
        result.symbol_address = begin;
    });
    return result;
}

} // namespace ctypes::detail::loader

#endif
