// SPDX-License-Identifier: MIT
// ctypes/dynamic/layout_text.ipp - the functions of table.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/dynamic/layout_text.hpp>
#include <ctypes/layout.hpp>
#include <ctypes/members.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace ctypes::dynamic {

CTYPES_DECL std::string layout_text(const type& of) {
    const std::string name = of.spelling();
    if (!of.is_complete()) return name + ": not complete\n";
    std::vector<std::string> spelled; // the table only looks at its texts
    std::vector<ctypes::member> rows;
    const auto members = of.members();
    spelled.reserve(members.size());
    for (const dynamic::member& m : members) {
        spelled.push_back(m.type.spelling());
        if (m.is_bit_field && m.bit_width == 0) continue;
        rows.push_back(
            {m.name, spelled.back(), m.offset, m.type.size(), m.type.alignment(), m.bit_offset, m.bit_width});
    }
    std::vector<padding> paddings(detail::find_padding(rows, of.size(), nullptr));
    detail::find_padding(rows, of.size(), paddings.data());
    return to_string(layout{name, of.size(), of.alignment(), rows, paddings, of.kind() == kind::union_, true});
}

} // namespace ctypes::dynamic
