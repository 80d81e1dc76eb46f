// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/scalars.ipp - the functions of scalars.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/dynamic/scalars.hpp>

#include <cstddef>
#include <utility>

namespace ctypes::detail::runtime {

CTYPES_DECL const type_node* scalar_node(scalar s) {
    return [s]<std::size_t... I>(std::index_sequence<I...>) {
        static constexpr const type_node* all[] = {&node_of_scalar<static_cast<scalar>(I)>...};
        return all[static_cast<std::size_t>(s)];
    }
    (std::make_index_sequence<scalar_count>{});
}

CTYPES_DECL void make_pointer(type_node& made, qualified_type to) {
    static constexpr abi::field field[1] = {abi::integer_field(0, sizeof(void*), false)};
    made.is = kind::pointer;
    made.size = sizeof(void*);
    made.alignment = alignof(void*);
    made.code = code_pointer;
    made.to = to;
    made.fields = {field, 1};
}

} // namespace ctypes::detail::runtime
