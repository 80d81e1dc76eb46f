// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/conversion_errors.ipp - the functions of refuse.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/dynamic/conversion_errors.hpp>
#include <ctypes/detail/dynamic/to_c_declaration.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace ctypes::detail::runtime {

[[gnu::cold]] CTYPES_DECL void refuse_kind(const std::string& path, std::string_view from, qualified_type to) {
    const std::string quote = from.starts_with("a ") || from.starts_with("an ") ? "" : "'";
    refuse(path, quote + std::string(from) + quote + " does not convert to '" + to_c_declaration(to, {}) + "'");
}

[[gnu::cold]] CTYPES_DECL void refuse_number(const std::string& path, const scalar_value& n, conversion_status why,
                                             std::string_view to) {
    const std::string type(to);
    refuse(path, why == conversion_status::fraction ? n.text() + " is no whole number, as '" + type + "' is"
                                                    : n.text() + " does not fit into '" + type + "'");
}

[[gnu::cold]] CTYPES_DECL void refuse_number(const std::string& path, const scalar_value& n, conversion_status why,
                                             const lvalue& to) {
    std::string type(to_c_declaration({&to.of(), 0}, {}));
    if (to.is_bit_field()) type.append(" : ").append(std::to_string(to.bit_width));
    refuse_number(path, n, why, type);
}

[[gnu::cold]] CTYPES_DECL void refuse_type(const std::string& path, qualified_type type, std::string_view words) {
    std::string message = "'";
    message += to_c_declaration(type, {});
    message += "' ";
    message += words;
    refuse(path, message);
}

[[gnu::cold]] CTYPES_DECL void refuse_layout(const std::string& path, qualified_type from, std::string_view to) {
    std::string words = "is not laid out as '";
    words += to;
    words += '\'';
    refuse_type(path, from, words);
}

[[gnu::cold]] CTYPES_DECL void refuse_index(const std::string& path, std::size_t index, std::size_t length) {
    std::string words = "index ";
    words.append(std::to_string(index)).append(" is behind the end, there are ").append(std::to_string(length));
    refuse(path, words.append(length == 1 ? " element" : " elements"));
}

[[gnu::cold]] CTYPES_DECL void refuse_negative_index(const std::string& path, std::ptrdiff_t index,
                                                     std::size_t length) {
    std::string words = "index ";
    words.append(std::to_string(index)).append(" is before the first of ").append(std::to_string(length));
    refuse(path, words.append(length == 1 ? " element" : " elements"));
}

[[gnu::cold]] CTYPES_DECL void refuse_member(const std::string& path, std::string_view name, qualified_type in) {
    std::string names;
    for (const member_node& m : in.to->members) {
        if (m.name.empty() || names.size() > 200) continue;
        names += names.empty() ? "" : ", ";
        names += m.name;
    }
    refuse(path, "'" + to_c_declaration(in, {}) + "' has no member '" + std::string(name) + "'" +
                     (names.empty() ? "" : "; it has " + names));
}

} // namespace ctypes::detail::runtime
