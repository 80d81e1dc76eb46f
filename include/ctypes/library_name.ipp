// SPDX-License-Identifier: MIT
// ctypes/library_name.ipp - the functions of name.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/library_name.hpp>

#include <string>
#include <type_traits>
#include <utility>

namespace ctypes {

CTYPES_DECL library_name::library_name(std::string name) : name_(std::move(name)) {
    // dlopen takes "" for the program itself, which nobody means who has a name in a variable.
    if (name_.empty()) throw library_error(name_, "the name is empty; library::self() is the process itself");
    if (name_.find('\0') != std::string::npos)
        throw library_error(name_.c_str(), "the name has a zero byte after this");
}

} // namespace ctypes
