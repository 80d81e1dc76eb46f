// SPDX-License-Identifier: MIT
// ctypes/process.ipp - the functions of process.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/loader/elf_image.hpp>
#include <ctypes/detail/loader/loader.hpp>
#include <ctypes/detail/loader/pe_image.hpp>
#include <ctypes/process.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ctypes {

CTYPES_DECL std::optional<located_symbol> symbol_at(const void* address) {
    detail::loader::place place = detail::loader::place_of(address);
    if (place.base == nullptr) return std::nullopt;
    const void* const begin = place.symbol.empty() ? place.base : place.symbol_address;
    const auto offset = static_cast<const char*>(address) - static_cast<const char*>(begin);
    return located_symbol{std::move(place.symbol), std::move(place.file), static_cast<std::size_t>(offset), place.base};
}

CTYPES_DECL std::vector<loaded_library> loaded_libraries() {
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
