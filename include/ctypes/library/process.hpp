// ctypes/library/process.hpp - what is in this process: its libraries, and what lies at an address.
//
//     for (const auto& library : ctypes::loaded_libraries()) std::cout << library.path << '\n';
//     auto where = ctypes::symbol_at(pointer);   // where->symbol "qsort", where->library "/lib/.../libc.so.6"
#pragma once

#include <ctypes/detail/loader.hpp>

#if defined(_WIN32)
#include <ctypes/detail/pe_image.hpp>
#elif !defined(__APPLE__)
#include <ctypes/detail/elf_image.hpp>
#endif

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
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
[[nodiscard]] inline std::optional<located_symbol> symbol_at(const void* address) {
    detail::loader::place place = detail::loader::place_of(address);
    if (place.base == nullptr) return std::nullopt;
    const void* const begin = place.symbol.empty() ? place.base : place.symbol_address;
    const auto offset = static_cast<const char*>(address) - static_cast<const char*>(begin);
    return located_symbol{std::move(place.symbol), std::move(place.file), static_cast<std::size_t>(offset), place.base};
}

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
[[nodiscard]] inline std::vector<loaded_library> loaded_libraries() {
    std::vector<loaded_library> result;
#if defined(_WIN32) || defined(__APPLE__)
    detail::loader::each_loaded([&](std::string path, const void* base) { result.push_back({std::move(path), base}); });
#else
    const std::string program = detail::loader::program_path();
    detail::elf::each_image([&](const dl_phdr_info& image) {
        const bool named = image.dlpi_name != nullptr && *image.dlpi_name != '\0';
        if (named || result.empty())
            result.push_back({result.empty() && !program.empty() ? program : image.dlpi_name,
                              reinterpret_cast<const void*>(image.dlpi_addr)});
        return true;
    });
#endif
    return result;
}

} // namespace ctypes
