// SPDX-License-Identifier: MIT
// ctypes/dynamic/type_of.ipp - the functions of of.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/abi/type_description.hpp>
#include <ctypes/dynamic/type_of.hpp>

#include <string>

namespace ctypes::detail::runtime {

CTYPES_DECL const type_node* reflection::pointer_to(qualified_type to) {
    type_node* const made = arena_->make();
    make_pointer(*made, to);
    return made;
}

CTYPES_DECL std::string_view reflection::tagged(std::string_view keyword, std::string_view name) {
    if (name.starts_with("(")) return {}; // unnamed
    return arena_->copy(std::string(keyword) + std::string(name));
}

} // namespace ctypes::detail::runtime
