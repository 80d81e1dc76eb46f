// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/type_builder.hpp - from the parser's tables to types.
//
//     builder b(tree, arena);
//     dynamic::type t(b.at(index), arena);
//
// A type is made when it is asked for, with all that it refers to: of the declarations of many headers a program uses few. The
// parser's order (see detail/cparse/tree.hpp) puts everything behind what it is made of, so one pass over what is asked for with
// the definitions in between builds it, without recursion, in time linear in that (but for sorting).
#pragma once

#include <ctypes/detail/cparse.hpp>
#include <ctypes/detail/dynamic/record_layout.hpp>
#include <ctypes/detail/dynamic/type_node.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace ctypes::detail::runtime {

using ast = c_text::ast;
using text_index = c_text::index;

/// What the text says of a record, for the layout.
inline record_words words_of(const c_text::node& n) {
    return {n.is == c_text::kind::union_, n.packed, n.pack, n.alignment};
}

/// Puts the members of a record to their places. `extent(type)` gives size and alignment, `each(i, member, at)` takes
/// what was found: the offset in bytes, or the position of a bit-field in bits.
template <class Tree, class Extent, class Each>
c_text::extent lay_out(const Tree& tree, const c_text::node& n, const Extent& extent, const Each& each) {
    record_layout place(words_of(n));
    for (text_index i = 0; i < n.count; ++i) {
        const c_text::member& m = tree.members[n.first + i];
        const c_text::extent e = extent(m.type);
        if (e.alignment == 0) return {};
        each(i, m,
             m.is_bit_field() ? place.bits(e.size, e.alignment, m.bits, !m.name.empty(), m.alignment, m.packed)
                              : place.member(e.size, e.alignment, m.alignment, m.packed));
    }
    place.finish();
    if (place.too_large()) return {};
    return {place.size(), place.alignment()};
}

/// The sizes of records: answers the parser's question while it reads, and knows them for the texts to come.
class layouts : public c_text::no_external_types {
public:
    layouts() = default;
    /// For a layer on top of the tree that `below` is of.
    explicit layouts(const layouts& below) : extents_(below.extents_.layer()) {}
    layouts& operator=(const layouts&) = default;

    template <class Tree>
    c_text::extent extent_of(const Tree& tree, text_index type) const {
        const c_text::node& n = tree.nodes[type];
        if (!c_text::is_record(n.is) || !n.defined) return {};
        complete(tree);
        return extents_[n.definition];
    }

    /// Where a member of a record stands: in bytes, a bit-field in bits.
    template <class Tree>
    bool offset_of(const Tree& tree, text_index record, text_index which, std::uint64_t& offset) const {
        if (extent_of(tree, record).alignment == 0) return false;
        lay_out(
            tree, tree.nodes[record], [&](text_index t) { return extent_of_any(tree, t); },
            [&](text_index i, const c_text::member&, std::uint64_t at) {
                if (i == which) offset = at;
            });
        return true;
    }

    /// The first type of a layer that no memory could hold, `no_index` if there is none.
    template <class Tree>
    text_index too_large(const Tree& tree) const {
        complete(tree);
        std::size_t next = tree.definitions.below();
        const auto defined = [&](std::size_t nodes) {
            for (; next < tree.definitions.size() && tree.definitions[next].nodes <= nodes; ++next) {
                const text_index type = tree.definitions[next].type;
                if (c_text::is_record(tree.nodes[type].is) && extents_[next].alignment == 0) return type;
            }
            return c_text::no_index;
        };
        for (std::size_t i = tree.nodes.below(); i < tree.nodes.size(); ++i) {
            if (const text_index type = defined(i); type != c_text::no_index) return type;
            const c_text::node& n = tree.nodes[i];
            if (n.is != c_text::kind::array || n.length == c_text::no_length) continue;
            const c_text::extent e = extent_of_any(tree, n.to);
            if (e.size != 0 && n.length > record_layout::largest / e.size) return static_cast<text_index>(i);
        }
        return defined(tree.nodes.size());
    }

    /// Takes over what those for a layer on top know.
    void take(const layouts& top) { extents_.take(top.extents_); }
    void reserve(const layouts& top) { extents_.reserve(top.extents_); }

private:
    /// Lays out all records there are, in the order in which they were completed, so that none needs another that is not known.
    template <class Tree>
    void complete(const Tree& tree) const {
        while (extents_.size() < tree.definitions.size()) {
            const text_index each = tree.definitions[extents_.size()].type;
            c_text::extent e;
            if (c_text::is_record(tree.nodes[each].is))
                e = lay_out(
                    tree, tree.nodes[each], [&](text_index t) { return extent_of_any(tree, t); },
                    [](text_index, const c_text::member&, std::uint64_t) {});
            extents_.push_back(e);
        }
    }

    template <class Tree>
    c_text::extent extent_of_any(const Tree& tree, text_index type) const {
        std::uint64_t count = 1;
        std::uint64_t alignment = 0;
        for (;;) {
            const c_text::node& n = tree.nodes[type];
            if (n.is == c_text::kind::array) {
                const std::uint64_t length = n.length == c_text::no_length ? 0 : n.length;
                if (length != 0 && count > record_layout::largest / length) return {};
                count *= length;
                type = n.to;
                continue;
            }
            if (n.is == c_text::kind::qualified || n.is == c_text::kind::aligned) {
                if (n.is == c_text::kind::aligned && alignment == 0) alignment = n.alignment;
                type = n.to;
                continue;
            }
            c_text::extent e;
            if (n.is == c_text::kind::enum_ && n.defined)
                e = c_text::extent_of(tree.nodes[n.to].is);
            else if (n.is == c_text::kind::vector)
                e = {n.length, n.length};
            else if (n.is == c_text::kind::complex) {
                e = c_text::extent_of(tree.nodes[n.to].is);
                e.size *= 2;
            } else if (n.is == c_text::kind::pointer || c_text::is_scalar(n.is))
                e = c_text::extent_of(n.is);
            else if (n.defined && n.definition < extents_.size())
                e = extents_[n.definition];
            if (e.alignment == 0 || (count != 0 && e.size > record_layout::largest / count)) return {};
            return {e.size * count, alignment != 0 ? alignment : e.alignment};
        }
    }

    mutable c_text::layered_list<c_text::extent> extents_; // by definition
};

class builder {
    using ast = runtime::ast;

public:
    builder(const ast& tree, type_arena& in) : tree_(tree), arena_(&in) {}
    /// For a layer on top of the tree that `below` is of; the arena must keep that of `below`.
    builder(const ast& tree, type_arena& in, builder& below)
        : tree_(tree), arena_(&in), below_(&below), first_(static_cast<text_index>(tree.nodes.below())) {}

    /// The type with this number; it and what it refers to is made now if it was not yet.
    qualified_type at(text_index i);
    [[nodiscard]] bool has(text_index i) const { return i - first_ < made_.size() && made_[i - first_].to != nullptr; }

    /// Forgets all types, in time of their number; the next ones go to another arena.
    void forget(type_arena& in);

    /// The parameters of a declaration, with the names it gives them.
    std::span<const parameter_node> parameters(text_index first, std::uint32_t count);

private:
    // A step of making: a node, or the definition of a record or enum between two nodes.
    struct step {
        std::uint64_t key;
        text_index type;
    };
    static constexpr std::uint64_t is_node = std::uint64_t{1} << 32; // behind the definitions that stand before it

    /// Stands for a type that is wanted, until its turn comes.
    static const type_node* wanted();

    void make(text_index type);

    void want(text_index i);

    static const char* keyword(c_text::kind k) {
        return k == c_text::kind::struct_ ? "struct " : k == c_text::kind::union_ ? "union " : "enum ";
    }

    std::string_view name_of(const c_text::node& n);

    /// A `va_list` parameter is a pointer where `va_list` is an array (x86-64), and travels as one elsewhere.
    qualified_type passed(qualified_type p);

    void derive(text_index i);

    static void copy(type_node& to, const type_node& from);

    void define(text_index i);

    const ast& tree_;
    type_arena* arena_;
    builder* below_ = nullptr;
    text_index first_ = 0;             // smaller numbers are those of below_
    std::vector<qualified_type> made_; // from first_ on; what is not made yet has no node
    std::vector<text_index> all_made_;
};

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/detail/dynamic/type_builder.ipp>
#endif
