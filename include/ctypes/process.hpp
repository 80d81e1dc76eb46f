// SPDX-License-Identifier: MIT
// ctypes/process.hpp - what is in this process: its libraries, and what lies at an address.
//
//     for (const auto& library : ctypes::loaded_libraries()) std::cout << library.path << '\n';
//     auto where = ctypes::symbol_at(pointer);   // where->symbol "qsort", where->library "/lib/.../libc.so.6"
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#if defined(_WIN32)
#elif !defined(__APPLE__)
#endif

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ctypes {

/// Where an address lies.
struct located_symbol {
    std::string symbol;     ///< the exported symbol that holds the address, by one of its names; empty when none does
    std::string library;    ///< the file, as the loader names it
    std::size_t offset = 0; ///< from the symbol, or from the library's beginning when there is no symbol
    const void* base = nullptr; ///< where the library begins in memory
};

/// The symbol and the library at an address of code or data; nothing for an address outside of all libraries.
/// Functions and variables that are not exported have no name (dladdr(3)).
///
///     auto where = ctypes::symbol_at(table->callback);
[[nodiscard]] std::optional<located_symbol> symbol_at(const void* address);

template <class R, class... A>
[[nodiscard]] std::optional<located_symbol> symbol_at(R (*function)(A...)) {
    return symbol_at(reinterpret_cast<const void*>(function));
}

/// A library in this process.
struct loaded_library {
    std::string path;           ///< as the loader names it; the program's own file for the program
    const void* base = nullptr; ///< what was added to the addresses in the file (ELF), or where it begins (elsewhere)
};

/// The program and the libraries that are loaded at this moment, in the loader's order (dl_iterate_phdr(3)).
[[nodiscard]] std::vector<loaded_library> loaded_libraries();

} // namespace ctypes

#ifndef CTYPES_COMPILED
#include <ctypes/process.ipp>
#endif

#endif // CTYPES_HAS_CXX20
