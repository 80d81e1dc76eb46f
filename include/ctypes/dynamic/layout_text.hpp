// SPDX-License-Identifier: MIT
// ctypes/dynamic/layout_text.hpp - the layout of a run-time type as a table, like that of layout_of<T>().
//
//     std::cout << dynamic::layout_text(c.type("struct stat"));
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/dynamic/type.hpp>

#include <string>

namespace ctypes::dynamic {

/// Size, alignment, members with offsets and types, padding. Of a type without members: its size and alignment.
[[nodiscard]] std::string layout_text(const type& of);

} // namespace ctypes::dynamic

#ifndef CTYPES_COMPILED
#include <ctypes/dynamic/layout_text.ipp>
#endif

#endif // CTYPES_HAS_CXX20
