// SPDX-License-Identifier: MIT
// ctypes/string.ipp - the functions of string.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/string.hpp>

namespace ctypes {

CTYPES_DECL string_array& string_array::operator=(string_array other) noexcept {
    strings_.swap(other.strings_);
    pointers_.swap(other.pointers_);
    return *this;
}

} // namespace ctypes
