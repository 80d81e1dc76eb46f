// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/find_member.hpp - a member by its name, in the record itself or in an anonymous one inside.
//
//     member_node found;
//     if (find_member(*n, "x", found)) ... found.offset
#pragma once

#include <ctypes/detail/dynamic/type_node.hpp>

#include <cstddef>
#include <string_view>

namespace ctypes::detail::runtime {

/// Offsets in `found` count from the start of `n`. `first`: the number of the direct member that holds it.
bool find_member(const type_node& n, std::string_view name, member_node& found, std::size_t* first = nullptr);

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/detail/dynamic/find_member.ipp>
#endif
