// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/same_type.ipp - the functions of equal.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/dynamic/same_type.hpp>

#include <cstddef>

namespace ctypes::detail::runtime {

CTYPES_DECL bool comparison::same(qualified_type a, qualified_type b, bool behind_pointer) {
    for (;;) {
        if (a.quals != b.quals) return false;
        if (a.to == b.to) return true;
        const type_node& x = *a.to;
        const type_node& y = *b.to;
        if (x.is != y.is || x.exact != y.exact || x.length != y.length) return false;
        switch (x.is) {
        case kind::pointer:
            behind_pointer = true;
            break;
        case kind::array:
        case kind::complex:
        case kind::vector:
            break;
        case kind::function:
            return same_function(x, y);
        case kind::structure:
        case kind::union_:
            return same_record(x, y, behind_pointer);
        case kind::enumeration:
            return x.name == y.name;
        default:
            // `float` and `_Float32`, but not `__float128` and `_Float128`, are two types.
            return x.alignment == y.alignment && (x.name == y.name || x.exact == scalar::float128);
        }
        if (x.alignment != y.alignment) return false;
        a = x.to;
        b = y.to;
    }
}

CTYPES_DECL bool comparison::same_function(const type_node& x, const type_node& y) {
    if (x.variadic != y.variadic || x.parameters.size() != y.parameters.size() ||
        !c_text::same_convention(x.call, y.call))
        return false;
    if (seen_.before(x, y)) return true;
    for (std::size_t i = 0; i < x.parameters.size(); ++i)
        if (!same(x.parameters[i].type, y.parameters[i].type, true)) return false;
    return same(x.to, y.to, true);
}

CTYPES_DECL bool comparison::same_record(const type_node& x, const type_node& y, bool behind_pointer) {
    if (x.name != y.name) return false;
    if (behind_pointer && !x.name.empty()) return true;
    if (x.complete != y.complete || x.size != y.size || x.alignment != y.alignment ||
        x.members.size() != y.members.size())
        return false;
    if (seen_.before(x, y)) return true; // compared, or being compared
    for (std::size_t i = 0; i < x.members.size(); ++i) {
        const member_node& m = x.members[i];
        const member_node& n = y.members[i];
        if (m.name != n.name || m.offset != n.offset || m.bit_offset != n.bit_offset || m.bit_width != n.bit_width ||
            m.is_bit_field != n.is_bit_field || !same(m.type, n.type))
            return false;
    }
    return true;
}

CTYPES_DECL bool same_type(qualified_type a, qualified_type b) {
    if (a.to == b.to) return a.quals == b.quals;
    return comparison().same(a, b);
}

} // namespace ctypes::detail::runtime
