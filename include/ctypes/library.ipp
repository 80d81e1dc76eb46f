// SPDX-License-Identifier: MIT
// ctypes/library.ipp - the functions of library.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/library.hpp>

namespace ctypes {

CTYPES_DECL void* library::address(symbol_name name) const {
    if (void* address = detail::loader::find(get(), name.c_str())) return address;
    const detail::loader::answer answer = detail::loader::ask(get(), name.c_str());
    if (!answer.exists) missing(name, answer);
    return answer.address;
}

CTYPES_DECL void* library::try_address(symbol_name name) const {
    if (void* address = detail::loader::find(get(), name.c_str())) return address;
    return detail::loader::ask(get(), name.c_str()).address;
}

CTYPES_DECL void* library::loaded_address(symbol_name name) const {
    if (void* address = detail::loader::find(get(), name.c_str())) return address;
    const detail::loader::answer answer = detail::loader::ask(get(), name.c_str());
    if (answer.address == nullptr) missing(name, answer);
    return answer.address;
}

} // namespace ctypes
