// SPDX-License-Identifier: MIT
// ctypes/interface.ipp - the functions of interface.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/loader/missing_symbol.hpp>
#include <ctypes/interface.hpp>

#include <string>

namespace ctypes::detail {

CTYPES_DECL std::string missing_symbols::all() const {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

CTYPES_DECL std::string missing_symbols::hints(const module_handle& library) const {
    std::string text;
    for (const std::string& name : names)
        if (const std::string hint = detail::hint_for(library, name); !hint.empty())
            text += "; '" + name + "': " + hint;
    return text;
}

} // namespace ctypes::detail
