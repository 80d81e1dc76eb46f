// SPDX-License-Identifier: MIT
// ctypes/detail/loader/missing_symbol.ipp - the functions of missing.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/loader/closest_names.hpp>
#include <ctypes/detail/loader/missing_symbol.hpp>
#include <ctypes/symbols.hpp>

#include <string>
#include <string_view>

namespace ctypes::detail {

CTYPES_DECL bool is_cxx_name_of(std::string_view mangled, std::string_view name) {
    const std::string begin = "_Z" + std::to_string(name.size()) + std::string(name);
    return mangled.starts_with(begin);
}

CTYPES_DECL std::string hint_for(const module_handle& library, std::string_view symbol) {
    const std::string_view name = symbol.substr(0, symbol.find('@'));
    if (name.empty()) return {};
    closest_names closest(name);
    std::string cxx;
    each_exported_symbol(library.is_process() ? nullptr : library.handle(), [&](const exported_symbol& exported) {
        if (is_cxx_name_of(exported.name, name)) cxx = exported.name;
        const bool versioned = name.size() != symbol.size() && !exported.version.empty();
        closest.offer(exported.name, versioned ? exported.name + '@' + exported.version : exported.spelling());
    });
    if (!cxx.empty()) return "it exports the C++ function " + cxx + ": extern \"C\" would make it a C function";
    return closest.question();
}

CTYPES_DECL std::string missing_symbol_message(const module_handle& library, symbol_name symbol,
                                               const loader::answer& answer) {
    if (answer.exists)
        return "it is there, but its value is null: a weak symbol nobody defines, or an IFUNC that chooses nothing";
    const std::string hint = hint_for(library, symbol.string());
    return hint.empty() ? answer.words : answer.words + "; " + hint;
}

} // namespace ctypes::detail
