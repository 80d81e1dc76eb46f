// SPDX-License-Identifier: MIT
// ctypes/symbols.hpp - the symbols a loaded library exports.
//
//     for (const ctypes::exported_symbol& symbol : ctypes::library("libz.so.1").symbols("crc32"))
//         std::cout << symbol.name << '\n';
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/detail/loader/loader.hpp>
#include <ctypes/error.hpp>

#if defined(_WIN32)
#elif !defined(__APPLE__)
#include <ctypes/detail/loader/elf_image.hpp>
#endif

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ctypes {

/// What a symbol stands for, as far as its library tells.
enum class symbol_kind {
    function,
    variable,
    thread_variable,   ///< each thread has its own
    indirect_function, ///< the library chooses one when it is looked up (IFUNC)
    unknown,
};

/// One exported symbol.
struct exported_symbol {
    std::string name;
    std::string version = {}; ///< "GLIBC_2.2.5"; empty for a symbol without one
    bool is_default = true;   ///< found by its bare name; else by "name@version" only
    symbol_kind kind = symbol_kind::unknown;
    std::size_t size = 0; ///< in bytes; 0 where the library does not tell

    /// What to write to get this very symbol: the name, with the version where it takes one.
    [[nodiscard]] std::string spelling() const { return is_default ? name : name + '@' + version; }
};

namespace detail {

#if defined(__APPLE__)
inline constexpr bool lists_symbols = false; // Mach-O images are not read
template <class F>
void each_exported_symbol(void*, F&&) {}
#elif !defined(_WIN32)
inline constexpr bool lists_symbols = true;

exported_symbol to_public(const elf::exported& symbol);

/// Calls `f(exported_symbol)` for what the library behind a handle exports itself, or for null for what all
/// loaded ones do.
template <class F>
void each_exported_symbol(void* handle, F&& f) {
    const link_map* map = handle == nullptr ? nullptr : loader::map_of(handle);
    if (handle != nullptr && map == nullptr) return;
    elf::each_image([&](const dl_phdr_info& image) {
        if (map != nullptr && !elf::has_dynamic_at(image, map->l_ld)) return true;
        elf::each_exported(elf::tables_of(image), [&](const elf::exported& symbol) { f(to_public(symbol)); });
        return map == nullptr;
    });
}
#else
inline constexpr bool lists_symbols = true;

template <class F>
void each_exported_symbol(void* handle, F&& f) {
    pe::each_exported_of(handle, [&](std::string_view name, const void*) {
        f(exported_symbol{std::string(name), {}});
    });
}
#endif

/// Sorted by name and version.
std::vector<exported_symbol> exported_symbols(void* handle, std::string_view prefix);

} // namespace detail
} // namespace ctypes

#ifndef CTYPES_COMPILED
#include <ctypes/symbols.ipp>
#endif

#endif // CTYPES_HAS_CXX20
