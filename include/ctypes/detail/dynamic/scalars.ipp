// ctypes/detail/dynamic/scalars.ipp - the functions of scalars.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/dynamic/scalars.hpp>

#include <cstddef>
#include <utility>

namespace ctypes::detail::runtime {

CTYPES_DECL const node* scalar_node(scalar s) {
    return [s]<std::size_t... I>(std::index_sequence<I...>) {
        static constexpr const node* all[] = {&node_of_scalar<static_cast<scalar>(I)>...};
        return all[static_cast<std::size_t>(s)];
    }
    (std::make_index_sequence<scalar_count>{});
}

CTYPES_DECL void make_pointer(node& made, ref to) {
    static constexpr abi::leaf leaf[1] = {abi::integer_leaf(0, sizeof(void*), false)};
    made.is = kind::pointer;
    made.size = sizeof(void*);
    made.alignment = alignof(void*);
    made.code = code_pointer;
    made.to = to;
    made.leaves = {leaf, 1};
}

} // namespace ctypes::detail::runtime
