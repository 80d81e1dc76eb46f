// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/match.ipp - the functions of match.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/dynamic/match.hpp>

#include <cstddef>

namespace ctypes::detail::runtime {

CTYPES_DECL bool passed_alike(const type_node& x, const type_node& y) {
    if (!is_arithmetic(x) || !is_arithmetic(y) || x.size != y.size) return false;
    if (x.is == kind::floating || y.is == kind::floating) return x.is == y.is && x.exact == y.exact;
    if ((x.is == kind::boolean) != (y.is == kind::boolean)) return false;
    const bool enumeration = x.is == kind::enumeration || y.is == kind::enumeration;
    return x.is_signed == y.is_signed || (enumeration && x.size >= sizeof(int));
}

CTYPES_DECL bool layout_comparison::same(const type_node& x, const type_node& y) {
    if (&x == &y) return true;
    if (x.size != y.size || x.alignment != y.alignment || !x.complete || !y.complete) return false;
    if (x.is == kind::pointer || y.is == kind::pointer) return x.is == y.is && functions_agree(*x.to.to, *y.to.to);
    if (is_arithmetic(x) || is_arithmetic(y)) return is_arithmetic(x) && is_arithmetic(y) && same_scalar(x, y);
    if (x.is == kind::complex && y.is == kind::complex) return same(*x.to.to, *y.to.to);
    if (x.is != y.is) return false;
    if (x.is == kind::array || x.is == kind::vector) return x.length == y.length && same(*x.to.to, *y.to.to);
    if (!is_record(x)) return false;
    if (nested(x) && seen_.before(x, y)) return true;
    for (std::size_t i = 0, j = 0;; ++i, ++j) {
        i = skip_padding(x, i);
        j = skip_padding(y, j);
        if (i == x.members.size() || j == y.members.size()) return i == x.members.size() && j == y.members.size();
        const member_node& m = x.members[i];
        const member_node& n = y.members[j];
        if (m.offset != n.offset || m.bit_offset != n.bit_offset || m.bit_width != n.bit_width ||
            m.is_bit_field != n.is_bit_field || !same(*m.type.to, *n.type.to))
            return false;
    }
}

CTYPES_DECL bool layout_comparison::called_alike(const type_node& x, const type_node& y) {
    if (&x == &y) return true;
    if (x.is != kind::function || y.is != kind::function || x.variadic != y.variadic ||
        !c_text::same_convention(x.call, y.call))
        return false;
    if (seen_.before(x, y)) return true; // compared, or being compared
    if (x.prototyped && y.prototyped) {
        if (x.parameters.size() != y.parameters.size()) return false;
        for (std::size_t i = 0; i < x.parameters.size(); ++i)
            if (!passed_alike(*x.parameters[i].type.to, *y.parameters[i].type.to)) return false;
    }
    return passed_alike(*x.to.to, *y.to.to);
}

CTYPES_DECL bool layout_comparison::passed_alike(const type_node& x, const type_node& y) {
    if (&x == &y) return true;
    if (is_arithmetic(x) || is_arithmetic(y)) return runtime::passed_alike(x, y);
    if (x.is == kind::pointer && y.is == kind::pointer) return pointees_agree(*x.to.to, *y.to.to);
    if (x.is == kind::void_ || y.is == kind::void_) return x.is == y.is;
    return same(x, y);
}

CTYPES_DECL bool layout_comparison::pointees_agree(const type_node& first, const type_node& second) {
    const type_node& x = element_of(first);
    const type_node& y = element_of(second);
    if (x.is == kind::function || y.is == kind::function) return called_alike(x, y);
    if (x.is == kind::void_ || y.is == kind::void_) return true;
    if (x.is == kind::pointer && y.is == kind::pointer) return pointees_agree(*x.to.to, *y.to.to);
    if (is_arithmetic(x) && is_arithmetic(y))
        return x.size == y.size && (x.is == kind::floating) == (y.is == kind::floating) &&
               (x.is != kind::floating || x.exact == y.exact);
    if (is_record(x) && is_record(y) && (!x.complete || !y.complete)) return true;
    return same(x, y);
}

CTYPES_DECL const type_node& layout_comparison::element_of(const type_node& n) {
    const type_node* element = &n;
    while (element->is == kind::array) element = element->to.to;
    return *element;
}

CTYPES_DECL bool layout_comparison::functions_agree(const type_node& x, const type_node& y) {
    if (x.is != kind::function || y.is != kind::function || is_any_function(x) || is_any_function(y)) return true;
    return called_alike(x, y);
}

CTYPES_DECL std::size_t layout_comparison::skip_padding(const type_node& n, std::size_t i) {
    while (i < n.members.size() && n.members[i].is_bit_field && n.members[i].name.empty()) ++i;
    return i;
}

CTYPES_DECL bool layout_comparison::nested(const type_node& n) {
    for (const member_node& m : n.members) {
        const type_node& t = *m.type.to;
        if (is_record(t) || t.is == kind::array || (t.is == kind::pointer && t.to.to->is == kind::function))
            return true;
    }
    return false;
}

CTYPES_DECL bool layout_comparison::same_scalar(const type_node& x, const type_node& y) {
    if (x.is == kind::floating || y.is == kind::floating) return x.is == y.is && x.exact == y.exact;
    return (x.is == kind::boolean) == (y.is == kind::boolean) && (x.size == 1 || x.is_signed == y.is_signed);
}

CTYPES_DECL bool same_cpp_type(const type_node& a, const type_node& b) {
    const void* const tag = a.same_as.load(std::memory_order_relaxed);
    return tag != nullptr && tag == b.same_as.load(std::memory_order_relaxed);
}

} // namespace ctypes::detail::runtime
