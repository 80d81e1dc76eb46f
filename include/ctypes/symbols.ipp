// SPDX-License-Identifier: MIT
// ctypes/symbols.ipp - the functions of symbols.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/loader/pe_image.hpp>
#include <ctypes/symbols.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ctypes::detail {

CTYPES_DECL exported_symbol to_public(const elf::exported& symbol) {
    const auto kind = [](int type) {
        switch (type) {
        case STT_FUNC:
            return symbol_kind::function;
        case STT_OBJECT:
        case STT_COMMON:
            return symbol_kind::variable;
        case STT_TLS:
            return symbol_kind::thread_variable;
        case STT_GNU_IFUNC:
            return symbol_kind::indirect_function;
        default:
            return symbol_kind::unknown;
        }
    };
    return {std::string(symbol.name), std::string(symbol.version), !symbol.hidden, kind(symbol.symbol->st_info & 15),
            static_cast<std::size_t>(symbol.symbol->st_size)};
}

CTYPES_DECL std::vector<exported_symbol> exported_symbols(void* handle, std::string_view prefix) {
    if (!lists_symbols) throw error("cannot list symbols: this system's libraries are neither ELF nor PE files");
    std::vector<exported_symbol> result;
    each_exported_symbol(handle, [&](exported_symbol symbol) {
        if (std::string_view(symbol.name).starts_with(prefix)) result.push_back(std::move(symbol));
    });
    std::sort(result.begin(), result.end(), [](const exported_symbol& a, const exported_symbol& b) {
        const int order = a.name.compare(b.name);
        return order != 0 ? order < 0 : a.version < b.version;
    });
    return result;
}

} // namespace ctypes::detail
