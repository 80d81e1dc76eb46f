// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/record.hpp - struct and union: their tags, and the members in their braces.
#pragma once

#include <ctypes/detail/cparse/attributes.hpp>
#include <ctypes/detail/cparse/parser.hpp>

#include <cstddef>
#include <cstdint>

namespace ctypes::detail::c_text {

// The type behind a tag. Where it is only mentioned, the caller may know it; where it is defined, or
// nobody knows it, it becomes a type of the text.
template <class Storage, class Outside>
constexpr index parser<Storage, Outside>::tagged(kind is, const token& tag, bool defines) {
    if (defines && is_sealed_) fail("a type is defined in a macro that is no declaration");
    index const known = tag.length == 0 ? no_index : tree_.find(tree<Storage>::tag, text(tag.where()), tag.hash);
    if (known != no_index) {
        if (tree_.nodes[known].is != is) {
            fail(tag, tree_.nodes[known].is == kind::struct_  ? "'@' is a struct"
                      : tree_.nodes[known].is == kind::union_ ? "'@' is a union"
                                                              : "'@' is an enum");
        } else if (defines && tree_.nodes[known].open) {
            fail(tag, "'@' is defined in itself");
        } else if (defines && !tree_.nodes[known].defined) {
            tree_.nodes.edit(known).open = true;
            push(open_records_, known);
        }
        // A second definition is read into a node of its own, to be compared.
        if (!defines || !tree_.nodes[known].defined || error_) return known;
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
    if (defines) push(open_records_, made);
    if (tag.length != 0 && known == no_index && !tree_.bind(tree<Storage>::tag, tag.where(), tag.hash, made))
        out_of_room();
    return made;
}

// The type of a definition: of a second one the first, if both say the same.
template <class Storage, class Outside>
constexpr index parser<Storage, Outside>::known_definition(index made, const token& tag) {
    index const known =
        tag.length == 0 || error_ ? no_index : tree_.find(tree<Storage>::tag, text(tag.where()), tag.hash);
    if (known == no_index || known == made) return made;
    unsigned steps = 0;
    if (!same_definition(known, made, steps))
        fail(tag, tree_.nodes[made].is == kind::enum_ ? "'@' is defined already, with other constants"
                                                      : "'@' is defined already, with other members");
    return known;
}

// A record or enum with something in it that we do not support: from here on for pointers only.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::close_unsupported() {
    index const type = open_records_.back();
    open_records_.pop_back();
    node& n = tree_.nodes.edit(type);
    n.open = false;
    n.unsupported = true;
    if (n.is != kind::enum_ || n.to != no_index) return;
    // Of an enum that was not read to its end even the constants are not known: their type is that of all.
    for (std::size_t i = tree_.declarations.size(); i > 0 && tree_.declarations[i - 1].type == type; --i) {
        declaration& d = tree_.declarations.edit(i - 1);
        d.taken_back = true;
        tree_.bind(tree<Storage>::ordinary, d.name, hash_of(text(d.name)), no_index);
    }
}

template <class Storage, class Outside>
constexpr index parser<Storage, Outside>::read_record() {
    auto const deep = deeper();
    if (!deep) return 0;
    kind const is = at(word::struct_) ? kind::struct_ : kind::union_;
    token const keyword = now_;
    advance();
    attributes said;
    read_attributes(said); // in front of the tag they are the type's
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
    std::uint16_t const pack = pack_;
    read_members(type);
    // What is not GNU's belongs to the declaration.
    while (at(word::attribute)) read_gnu_attribute(said);
    if (said.aligned_twice) give_up(now_, twice_aligned);
    node& n = tree_.nodes.edit(type);
    n.packed = said.packed;
    n.transparent = said.transparent && is == kind::union_;
    n.alignment = said.alignment;
    n.pack = pack;
    complete(type);
    return known_definition(type, tag);
}

// A definition is complete: from here on the type can be held by value.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::complete(index type) {
    if (error_) return;
    may_complete_ = true;
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
    open_records_.pop_back();
    n.definition = static_cast<index>(tree_.definitions.size());
    push(tree_.definitions, definition{type, static_cast<index>(tree_.nodes.size())});
}

// { int x, y; struct { char c; }; unsigned bits : 3; }
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_members(index record) {
    std::size_t const first = members_.size();
    unsigned const lists = parameter_lists_;
    std::uint16_t const pack = pack_;
    parameter_lists_ = 0;
    advance();
    while (!at('}') && !at_end()) {
        if (accept(';')) continue;
        if (at(word::static_assert_)) {
            read_static_assert();
            continue;
        }
        token const start = now_;
        if (fail_at_dots(
                "'...' among members: declare all of them, have ctypes/probe.hpp ask the compiler, or write no "
                "members ('struct name;') and use it by pointer"))
            break;
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
            if (base.names_tag && is_record(n.is) && n.name.empty()) {
                if (base.said.packed || base.said.aligned_by_attribute) {
                    give_up(start, "an attribute in front of an anonymous record is read differently by compilers; put "
                                   "it behind the '}'");
                    break;
                }
                add_member(record, m, start, first);
            } else
                note(place_of(start), "a member without a name");
            advance();
            continue;
        }
        do read_member(record, base, first);
        while (accept(','));
        if (!error_ && !expect(';', "expected ';' before '@'", "expected ';' before the end of the text")) break;
    }
    parameter_lists_ = lists;
    // GCC takes what holds at the end, clang what holds at the beginning.
    if (pack != pack_ && !error_)
        return give_up(now_, "#pragma pack changes inside a record, which compilers read differently");
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
    member m;
    declarator d;
    d.parts = parts_.size();
    if (!at(':')) {
        d = read_declarator(declarator_kind::required, said);
        if (error_) return;
        name.offset = d.name.offset;
        name.length = d.name.length;
        name.hash = d.hash;
        name.line = d.where.line;
        name.column = d.where.column;
    }
    m.name = d.name;
    m.line = name.line;
    read_attributes(said, appertains::to_type);
    m.type = build(base.type, d, said);
    check_alignas(said, m.type, name);
    if (at(':')) {
        read_width(m, name);
        read_attributes(said, appertains::to_type);
        if (!error_) check_aligned_bits(m, said, name);
        // GCC begins each at a multiple of the alignment.
        bool const follows = members_.size() > first && m.bits != 0 && tree_.nodes[record].is == kind::struct_;
        if (extent const e = error_ || !follows ? extent{} : extent_of_type(m.type); e.alignment > e.size)
            give_up(name, "a bit-field of a type aligned to more than its size is read differently by compilers");
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
    if (!is_integer(type) && !outside)
        return fail_incomplete(name, m.type, "a bit-field needs an integer type",
                               "a bit-field of type '@' is not supported");
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

// What GCC and clang lay out alike of bit-fields with an alignment.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::check_aligned_bits(const member& m, const attributes& said,
                                                            const token& name) {
    if (said.alignment == 0) return;
    if (!said.aligned_by_attribute) return fail(name, "a bit-field cannot have _Alignas");
    if (pack_ != 0 && said.alignment > pack_)
        return give_up(name, "a bit-field aligned to more than #pragma pack says is read differently by compilers");
    // GCC moves what straddles its type, clang leaves what was aligned.
    if (!said.packed && said.alignment < extent_of_type(m.type).alignment && m.bits > 8 * said.alignment)
        give_up(name, "a bit-field aligned to less than its width is read differently by compilers");
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::add_member(index record, const member& m, const token& name,
                                                    std::size_t first) {
    if (error_) return;
    const node& type = tree_.bare_node(m.type);
    if (type.is == kind::function) return fail(name, "member '@' is a function; make it a pointer to one");
    bool const flexible = type.is == kind::array && type.length == no_length;
    if (is_unsupported(m.type) || (!flexible && !is_complete(m.type)))
        return fail_incomplete(name, m.type, "member '@' has a type that is not complete",
                               "member '@' has a type that is not supported");
    if (members_.size() > first && tree_.nodes[record].is == kind::struct_) {
        const node& last = tree_.bare_node(members_.back().type);
        if (last.is == kind::array && last.length == no_length)
            return fail(name, "only the last member can be an array without length");
    }
    if (!m.name.empty()) {
        std::uint32_t const space = tree<Storage>::member_space(record);
        if (tree_.find(space, text(m.name), name.hash) != no_index ||
            tree_.find(tree<Storage>::inner_member_space(record), text(m.name), name.hash) != no_index)
            return fail(name, "member '@' is there already");
        if (!tree_.bind(space, m.name, name.hash, static_cast<index>(members_.size() - first))) return out_of_room();
    }
    if (m.name.empty() && is_record(type.is)) add_inner_names(record, type);
    push(members_, m);
}

// The members of an anonymous record are members of the one around it: C17 6.7.2.1p13.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::add_inner_names(index record, const node& anonymous) {
    for (index i = anonymous.first; i < anonymous.first + anonymous.count && !error_; ++i) {
        const member& m = tree_.members[i];
        if (m.name.empty()) {
            const node& inner = tree_.bare_node(m.type);
            if (is_record(inner.is)) add_inner_names(record, inner);
            continue;
        }
        std::uint64_t const hash = hash_of(text(m.name));
        std::uint32_t const space = tree<Storage>::inner_member_space(record);
        if (tree_.find(space, text(m.name), hash) != no_index ||
            tree_.find(tree<Storage>::member_space(record), text(m.name), hash) != no_index)
            return fail_at(place_of(now_), "member '@' is there already", m.name);
        // Names that stand deep in anonymous records are bound once for each: a text could make that very many.
        if (++inner_names_ > most_inner_names || !tree_.bind(space, m.name, hash, i)) return out_of_room();
    }
}

} // namespace ctypes::detail::c_text
