// SPDX-License-Identifier: MIT
// ctypes/layout.ipp - the functions of layout.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/layout.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace ctypes {

CTYPES_DECL std::string to_string(const layout& shown) {
    std::string text(shown.name);
    text += ": " + std::to_string(shown.size) + (shown.size == 1 ? " byte" : " bytes") + ", aligned to " +
            std::to_string(shown.alignment);
    if (shown.is_union) text += ", a union";
    if (shown.is_packed) text += ", packed";
    text += '\n';
    if (!shown.known) return text + "  members unknown; name them in ctypes::describe\n";
    if (shown.members.empty()) return text;

    bool bits = false;
    std::size_t type_width = 4;
    for (const auto& each : shown.members) {
        if (each.type.size() > type_width) type_width = each.type.size();
        bits = bits || each.bit_width != 0;
    }
    const auto line = [&](std::string_view offset, std::string_view size, std::string_view range, std::string_view type,
                          std::string_view name) {
        text += "  ";
        detail::append_padded(text, offset, 6, true);
        text += "  ";
        detail::append_padded(text, size, 4, true);
        text += "  ";
        if (bits) {
            detail::append_padded(text, range, 10);
            text += "  ";
        }
        detail::append_padded(text, type, type_width);
        text += "  ";
        text += name;
        text += '\n';
    };
    line("offset", "size", "bits", "type", "member");
    std::size_t next = 0;
    const auto holes_up_to = [&](std::size_t offset) {
        for (; next < shown.paddings.size() && shown.paddings[next].offset < offset; ++next)
            line(std::to_string(shown.paddings[next].offset), std::to_string(shown.paddings[next].size), "", "",
                 "(padding)");
    };
    for (const auto& each : shown.members) {
        holes_up_to(each.offset + 1);
        std::string range;
        if (each.bit_width != 0)
            range = std::to_string(each.bit_offset) + ".." + std::to_string(each.bit_offset + each.bit_width - 1);
        line(std::to_string(each.offset), std::to_string(each.size), range, each.type,
             each.name.empty() ? "(unnamed)" : each.name);
    }
    holes_up_to(shown.size);
    return text;
}

} // namespace ctypes
