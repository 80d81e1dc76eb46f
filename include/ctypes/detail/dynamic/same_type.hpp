// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/same_type.hpp - whether two run-time types are the same type of C.
//
//     same_type(a, b)      // qualifiers compared as well
//
// Records made by different texts are the same when their tags and their members are (C17 6.2.7). Behind a pointer
// the tag decides, so a list's node is compared in finite time.
#pragma once

#include <ctypes/detail/dynamic/type_node.hpp>
#include <ctypes/detail/dynamic/visited_pairs.hpp>

namespace ctypes::detail::runtime {

class comparison {
public:
    bool same(qualified_type a, qualified_type b, bool behind_pointer = false);

private:
    bool same_function(const type_node& x, const type_node& y);

    bool same_record(const type_node& x, const type_node& y, bool behind_pointer);

    visited_pairs seen_;
};

bool same_type(qualified_type a, qualified_type b);

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/detail/dynamic/same_type.ipp>
#endif
