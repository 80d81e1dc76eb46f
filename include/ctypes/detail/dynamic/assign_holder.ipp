// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/assign_holder.ipp - the functions of assign_holder.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/dynamic/assign_holder.hpp>

namespace ctypes::detail::runtime {

CTYPES_DECL bool pointers_agree(qualified_type from, qualified_type to) {
    if ((from.quals & c_text::is_const) != 0 && (to.quals & c_text::is_const) == 0) return false;
    if (from.to == to.to) return true;
    if (from.to->is == kind::function && to.to->is == kind::function)
        return layout_comparison().called_alike(*from.to, *to.to);
    const kind other = from.to->is == kind::void_ ? to.to->is : to.to->is == kind::void_ ? from.to->is : kind::void_;
    if (from.to->is == kind::void_ || to.to->is == kind::void_) return other != kind::function;
    if (is_character(*from.to) && is_character(*to.to)) return true;
    from.quals = to.quals = 0;
    return comparison().same(from, to, true);
}

CTYPES_DECL bool same_scalar(const lvalue& to, const type_node& given) {
    const type_node& type = to.of();
    return type.is == given.is && type.exact == given.exact && type.is != kind::enumeration && !to.is_bit_field();
}

} // namespace ctypes::detail::runtime
