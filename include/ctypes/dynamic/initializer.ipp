// SPDX-License-Identifier: MIT
// ctypes/dynamic/initializer.ipp - the functions of initializer.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/dynamic/conversion_errors.hpp>
#include <ctypes/detail/dynamic/find_member.hpp>
#include <ctypes/dynamic/initializer.hpp>

#include <cstddef>
#include <cstring>
#include <string>
#include <utility>

namespace ctypes::detail::runtime {

CTYPES_DECL lvalue list_reader::part_of(const lvalue& to, const member_node& m) {
    if (m.is_bit_field) return {m.type, to.at, m.bit_offset, m.bit_width};
    return {m.type, to.at + m.offset};
}

CTYPES_DECL void list_reader::whole(const lvalue& to, const path& where) {
    if (!has_parts(to.of())) {
        if (count_ > 1)
            refuse(where(), std::to_string(count_) + " values for one '" + to_c_declaration(to.type, {}) + "'");
        if (count_ == 1) return one(to, where);
        const bool pointer = to.of().is == kind::pointer;
        return pointer ? initializer(nullptr).assign(to, kept_, where) : initializer(0).assign(to, kept_, where);
    }
    kept_.forget(to.at, to.of().size);
    std::memset(to.at, 0, to.of().size);
    parts(to, where, true);
    if (next_ != end_)
        refuse(where(), std::to_string(count_) + " values are more than '" + to_c_declaration(to.type, {}) +
                            "' has members" + (to.of().is == kind::union_ ? ", of which a list gives one" : ""));
}

CTYPES_DECL void list_reader::parts(const lvalue& to, const path& where, bool in_braces) {
    if (is_record(to.of()))
        members(to, where, in_braces);
    else
        elements(to, where, in_braces);
}

CTYPES_DECL void list_reader::elements(const lvalue& to, const path& where, bool in_braces) {
    const type_node& n = to.of();
    for (std::size_t i = 0; next_ != end_; ++i) {
        if (next_->is_designated()) {
            if (!in_braces) return;
            if (!next_->is_by_index()) refuse_member(where(), next_->name(), to.type);
            i = next_->index();
            if (n.length == no_length || i >= n.length) refuse_index(where(), i, n.length);
        }
        if (n.length == no_length || i >= n.length) return;
        one({n.to, to.at + i * n.to.to->size}, where.down(i));
    }
}

CTYPES_DECL void list_reader::members(const lvalue& to, const path& where, bool in_braces, bool entered) {
    const type_node& n = to.of();
    for (std::size_t i = 0; next_ != end_; ++i) {
        bool inside = false;
        if (next_->is_designated()) {
            if (!in_braces && !std::exchange(entered, false)) return;
            member_node found;
            if (next_->is_by_index() || !find_member(n, next_->name(), found, &i))
                refuse_member(where(), next_->name(), to.type);
            inside = n.members[i].name != next_->name();
        }
        while (i < n.members.size() && is_padding(n.members[i])) ++i;
        if (i >= n.members.size()) return;
        const member_node& m = n.members[i];
        const path down = m.name.empty() ? where : where.down(m.name);
        if (inside)
            members(part_of(to, m), down, false, true); // goes on there, and comes back when that is full
        else
            one(part_of(to, m), down);
        if (n.is == kind::union_ && (next_ == end_ || !next_->is_designated())) return;
    }
}

CTYPES_DECL void list_reader::one(const lvalue& to, const path& where) {
    using part = initializer::part;
    const initializer& given = *next_;
    const bool text = given.what() == part::text && to.of().is == kind::array && to.of().to.to->is == kind::integer;
    if (given.what() == part::list) {
        ++next_;
        list_reader(kept_, given.list()).whole(to, where);
    } else if (has_parts(to.of()) && given.what() != part::whole && !text) {
        parts(to, where, false);
    } else {
        ++next_;
        given.assign(to, kept_, where);
    }
}

} // namespace ctypes::detail::runtime
