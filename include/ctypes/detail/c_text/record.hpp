// ctypes/detail/c_text/record.hpp - struct and union: their tags, and the members in their braces.
#pragma once

#include <ctypes/detail/c_text/parser.hpp>

#include <cstddef>
#include <cstdint>

namespace ctypes::detail::c_text {

// The type behind a tag. Where it is only mentioned, the caller may know it; where it is defined, or
// nobody knows it, it becomes a type of the text.
template <class Storage, class Outside>
constexpr index parser<Storage, Outside>::tagged(kind is, const token& tag, bool defines) {
    index const known = tag.length == 0 ? no_index : tree_.find(tree<Storage>::tag, text(tag.where()), tag.hash);
    if (known != no_index) {
        if (tree_.nodes[known].is != is) {
            fail(tag, tree_.nodes[known].is == kind::struct_  ? "'@' is a struct"
                      : tree_.nodes[known].is == kind::union_ ? "'@' is a union"
                                                              : "'@' is an enum");
        } else if (defines && (tree_.nodes[known].defined || tree_.nodes[known].open)) {
            fail(tag, "'@' is defined already");
        } else if (defines) {
            tree_.nodes.edit(known).open = true;
        }
        return known;
    }
    if (!defines && tag.length != 0)
        if (index const number = outside_.type_tagged(is, text(tag.where())); number != no_index)
            return make({.is = kind::external, .length = number});
    node n;
    n.is = is;
    n.name = tag.where();
    n.open = defines;
    push(tree_.nodes, n);
    if (error_) return 0;
    index const made = static_cast<index>(tree_.nodes.size() - 1);
    if (tag.length != 0 && !tree_.bind(tree<Storage>::tag, tag.where(), tag.hash, made)) out_of_room();
    return made;
}

template <class Storage, class Outside>
constexpr index parser<Storage, Outside>::read_record() {
    auto const deep = deeper();
    if (!deep) return 0;
    kind const is = at(word::struct_) ? kind::struct_ : kind::union_;
    token const keyword = now_;
    advance();
    attributes said;
    read_attributes(said);
    token tag;
    if (at_identifier()) {
        tag = now_;
        advance(); // attributes from here on are the declaration's, as in struct point __attribute__((ms_abi)) f(void);
    }
    bool const defines = at('{');
    if (!defines && tag.length == 0 && !error_) {
        fail(keyword, "'@' needs a tag or members in braces");
        return 0;
    }
    index const type = tagged(is, tag, defines);
    if (!defines || error_) return type;
    read_members(type);
    read_attributes(said);
    node& n = tree_.nodes.edit(type);
    n.packed = said.packed;
    n.transparent = said.transparent && is == kind::union_;
    n.alignment = said.alignment;
    n.pack = pack_;
    complete(type);
    return type;
}

// A definition is complete: from here on the type can be held by value.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::complete(index type) {
    if (error_) return;
    node& n = tree_.nodes.edit(type);
    unsigned depth = 0;
    if (is_record(n.is))
        for (std::uint32_t i = 0; i < n.count; ++i) {
            unsigned const of_member = 1 + depth_of(tree_.members[n.first + i].type, true);
            if (of_member > depth) depth = of_member;
        }
    if (depth > deepest_type) return fail("records are nested too deeply in each other");
    n.depth = static_cast<std::uint16_t>(depth);
    n.open = false;
    n.defined = true;
    n.definition = static_cast<index>(tree_.definitions.size());
    push(tree_.definitions, definition{type, static_cast<index>(tree_.nodes.size())});
}

// { int x, y; struct { char c; }; unsigned bits : 3; }
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_members(index record) {
    std::size_t const first = members_.size();
    unsigned const lists = parameter_lists_;
    parameter_lists_ = 0;
    advance();
    while (!at('}') && !at_end()) {
        if (accept(';')) continue;
        if (at(word::static_assert_)) {
            read_static_assert();
            continue;
        }
        token const start = now_;
        specifiers const base = read_specifiers();
        if (error_) break;
        if (base.is_typedef || base.is_extern || base.is_static) {
            fail(start, "a member has no storage of its own");
            break;
        }
        if (at(';')) {
            // An anonymous record; anything else without a name declares no member.
            const node& n = tree_.bare_node(base.type);
            member m;
            m.type = base.type;
            m.alignment = base.said.alignment;
            m.line = start.line;
            if (base.names_tag && is_record(n.is) && n.name.empty())
                add_member(record, m, start, first);
            else
                skip(place_of(start), "a member without a name");
            advance();
            continue;
        }
        do read_member(record, base, first);
        while (accept(','));
        if (!error_ && !expect(';', "expected ';' before '@'", "expected ';' before the end of the text")) break;
    }
    parameter_lists_ = lists;
    if (!expect('}', "expected '}' before '@'", "expected '}' before the end of the text")) return;
    node& n = tree_.nodes.edit(record);
    n.first = static_cast<index>(tree_.members.size());
    n.count = static_cast<std::uint32_t>(members_.size() - first);
    for (std::size_t i = first; i < members_.size(); ++i) push(tree_.members, members_[i]);
    members_.resize(first);
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_member(index record, const specifiers& base, std::size_t first) {
    token name = now_;
    attributes said = base.said;
    said.packed = false;
    member m;
    declarator d;
    d.parts = parts_.size();
    if (!at(':')) {
        d = read_declarator(naming::required, said);
        if (error_) return;
        name.offset = d.name.offset;
        name.length = d.name.length;
        name.hash = d.hash;
        name.line = d.where.line;
        name.column = d.where.column;
    }
    m.name = d.name;
    m.line = name.line;
    read_attributes(said);
    m.type = build(base.type, d, said);
    if (at(':')) {
        read_width(m, name);
        read_attributes(said);
    }
    m.alignment = said.alignment;
    m.packed = said.packed;
    add_member(record, m, name, first);
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_width(member& m, const token& name) {
    const node& n = tree_.bare_node(m.type);
    kind const type = n.is == kind::enum_ ? (n.defined ? tree_.nodes[n.to].is : kind::int_) : n.is;
    bool const outside = n.is == kind::external; // an enum of the caller's, it may be
    if (!is_integer(type) && !outside) return fail(name, "a bit-field needs an integer type");
    advance();
    token const start = now_;
    constant const width = read_constant();
    if (error_) return;
    extent const e = outside ? extent_of_type(m.type) : extent_of(type);
    std::uint64_t const most = type == kind::bool_ ? 1 : e.alignment == 0 ? 64 : 8 * e.size;
    if (width.is_negative()) return fail(start, "the width of a bit-field is negative");
    if (width.bits > most) return fail(start, "a bit-field is wider than its type");
    if (width.bits == 0 && !m.name.empty()) return fail(start, "a bit-field of width 0 cannot have a name");
    m.bits = static_cast<std::uint32_t>(width.bits);
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::add_member(index record, const member& m, const token& name,
                                                    std::size_t first) {
    if (error_) return;
    const node& type = tree_.bare_node(m.type);
    if (type.is == kind::function) return fail(name, "member '@' is a function; make it a pointer to one");
    bool const flexible = type.is == kind::array && type.length == no_length;
    if (!flexible && !is_complete(m.type)) return fail(name, "member '@' has a type that is not complete");
    if (members_.size() > first && tree_.nodes[record].is == kind::struct_) {
        const node& last = tree_.bare_node(members_.back().type);
        if (last.is == kind::array && last.length == no_length)
            return fail(name, "only the last member can be an array without length");
    }
    if (!m.name.empty()) {
        std::uint32_t const space = tree<Storage>::member_space(record);
        if (tree_.find(space, text(m.name), name.hash) != no_index) return fail(name, "member '@' is there already");
        if (!tree_.bind(space, m.name, name.hash, static_cast<index>(members_.size() - first))) return out_of_room();
    }
    push(members_, m);
}

} // namespace ctypes::detail::c_text
