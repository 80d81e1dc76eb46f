// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/find_member.ipp - the functions of find.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/dynamic/find_member.hpp>

#include <cstddef>
#include <string_view>

namespace ctypes::detail::runtime {

CTYPES_DECL bool find_member(const type_node& n, std::string_view name, member_node& found, std::size_t* first) {
    if (name.empty()) return false;
    for (std::size_t i = 0; i < n.members.size(); ++i) {
        const member_node& m = n.members[i];
        if (m.name == name) {
            found = m;
            if (first != nullptr) *first = i;
            return true;
        }
        if (!m.name.empty() || m.is_bit_field || !is_record(*m.type.to)) continue;
        if (find_member(*m.type.to, name, found)) {
            found.offset += m.offset;
            found.bit_offset += m.offset * 8;
            found.type.quals = static_cast<c_text::qualifiers>(found.type.quals | m.type.quals);
            if (first != nullptr) *first = i;
            return true;
        }
    }
    return false;
}

} // namespace ctypes::detail::runtime
