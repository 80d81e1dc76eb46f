// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/print.ipp - the functions of print.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/dynamic/print.hpp>

#include <string>
#include <string_view>

namespace ctypes::detail::runtime {

CTYPES_DECL std::string print(const lvalue& from) {
    std::string out;
    print(out, from);
    return out;
}

} // namespace ctypes::detail::runtime
