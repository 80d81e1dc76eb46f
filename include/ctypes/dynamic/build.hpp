// ctypes/dynamic/build.hpp - from the parser's tables to types.
//
//     builder b(tree, arena);
//     dynamic::type t(b.at(index), arena);
//
// A type is made when it is asked for, with all that it refers to: of the declarations of many headers a program uses few. The
// parser's order (see detail/c_text/tree.hpp) puts everything behind what it is made of, so one pass over what is asked for with
// the definitions in between builds it, without recursion, in time linear in that (but for sorting).
#pragma once

#include <ctypes/detail/c_text.hpp>
#include <ctypes/detail/view.hpp>
#include <ctypes/dynamic/layout.hpp>
#include <ctypes/dynamic/make.hpp>
#include <ctypes/dynamic/node.hpp>
#include <ctypes/dynamic/scalars.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ctypes::detail::runtime {

using heap_tree = c_text::heap_tree;
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
class layouts : public c_text::nobody_outside {
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
    using heap_tree = runtime::heap_tree;

public:
    builder(const heap_tree& tree, arena& in) : tree_(tree), arena_(&in) {}
    /// For a layer on top of the tree that `below` is of; the arena must keep that of `below`.
    builder(const heap_tree& tree, arena& in, builder& below)
        : tree_(tree), arena_(&in), below_(&below), first_(static_cast<text_index>(tree.nodes.below())) {}

    /// The type with this number; it and what it refers to is made now if it was not yet.
    ref at(text_index i) {
        if (i < first_) return below_->at(i);
        if (made_.size() < tree_.nodes.size() - first_) made_.resize(tree_.nodes.size() - first_);
        if (made_[i - first_].to == nullptr) make(i);
        return made_[i - first_];
    }
    [[nodiscard]] bool has(text_index i) const { return i - first_ < made_.size() && made_[i - first_].to != nullptr; }

    /// Forgets all types, in time of their number; the next ones go to another arena.
    void forget(arena& in) {
        for (const text_index i : all_made_) made_[i - first_] = {};
        all_made_.clear();
        arena_ = &in;
    }

    /// The parameters of a declaration, with the names it gives them.
    view<const parameter_node> parameters(text_index first, std::uint32_t count) {
        const auto list = arena_->template make_array<parameter_node>(count);
        for (std::uint32_t i = 0; i < count; ++i) {
            const c_text::parameter& p = tree_.parameters[first + i];
            list[i] = {arena_->copy(tree_.text(p.name)), passed(at(p.type))};
        }
        return list;
    }

private:
    // A step of making: a node, or the definition of a record or enum between two nodes.
    struct step {
        std::uint64_t key;
        text_index type;
    };
    static constexpr std::uint64_t is_node = std::uint64_t{1} << 32; // behind the definitions that stand before it

    /// Stands for a type that is wanted, until its turn comes.
    static const node* wanted() {
        static constinit node mark{};
        return &mark;
    }

    void make(text_index type) {
        std::vector<step> steps;
        const std::size_t before = all_made_.size();
        try {
            want(type);
            for (std::size_t i = before; i < all_made_.size(); ++i) {
                const text_index each = all_made_[i];
                const c_text::node& n = tree_.nodes[each];
                steps.push_back({std::uint64_t{each} << 33 | is_node, each});
                if (n.to != c_text::no_index) want(n.to);
                if (n.is == c_text::kind::function)
                    for (std::uint32_t k = 0; k < n.count; ++k) want(tree_.parameters[n.first + k].type);
                if (!n.defined) continue;
                steps.push_back({std::uint64_t{tree_.definitions[n.definition].nodes} << 33 | n.definition, each});
                if (c_text::is_record(n.is))
                    for (std::uint32_t k = 0; k < n.count; ++k) want(tree_.members[n.first + k].type);
            }
            std::sort(steps.begin(), steps.end(), [](const step& a, const step& b) { return a.key < b.key; });
            for (const step& s : steps) (s.key & is_node) != 0 ? derive(s.type) : define(s.type);
        } catch (...) { // no memory: nothing half made is left
            for (std::size_t i = before; i < all_made_.size(); ++i) made_[all_made_[i] - first_] = {};
            all_made_.resize(before);
            throw;
        }
    }

    void want(text_index i) {
        if (i < first_) return static_cast<void>(below_->at(i));
        if (made_[i - first_].to != nullptr) return;
        all_made_.push_back(i);
        made_[i - first_].to = wanted();
    }

    static const char* keyword(c_text::kind k) {
        return k == c_text::kind::struct_ ? "struct " : k == c_text::kind::union_ ? "union " : "enum ";
    }

    std::string_view name_of(const c_text::node& n) {
        if (n.name.empty()) return {};
        if (n.named_later) return arena_->copy(tree_.text(n.name));
        return arena_->copy(keyword(n.is) + std::string(tree_.text(n.name)));
    }

    /// A `va_list` parameter is a pointer where `va_list` is an array (x86-64), and travels as one elsewhere.
    ref passed(ref p) {
        if (p.to->exact != scalar::va_list || p.to->is != kind::structure) return {p.to, 0};
        node* const made = arena_->make();
        make_pointer(*made, {scalar_node(scalar::void_), 0});
        made->exact = scalar::va_list; // no `void *`, though it travels as one
        made->name = p.to->name;
        return {made, 0};
    }

    void derive(text_index i) {
        const c_text::node& n = tree_.nodes[i];
        using c_text::kind;
        ref& to = made_[i - first_];
        if (n.is == kind::qualified) {
            const ref of = at(n.to);
            to = {of.to, static_cast<c_text::qualifiers>(of.quals | n.quals)};
            return;
        }
        if (c_text::is_scalar(n.is)) {
            to = {scalar_node(n.is), 0};
            return;
        }
        node* const made = arena_->make();
        to = {made, 0};
        switch (n.is) {
        case kind::pointer:
            make_pointer(*made, at(n.to));
            break;
        case kind::aligned: {
            const ref of = at(n.to);
            copy(*made, *of.to);
            made->alignment = n.alignment;
            to.quals = of.quals;
            break;
        }
        case kind::array: {
            const ref element = at(n.to);
            const bool counted = n.length != c_text::no_length;
            if (counted && element.to->size != 0 && n.length > record_layout::largest / element.to->size) {
                make_array(*arena_, *made, element, no_length); // see layouts::too_large
            } else {
                make_array(*arena_, *made, element, counted ? static_cast<std::size_t>(n.length) : no_length);
            }
            break;
        }
        case kind::vector:
            make_vector(*arena_, *made, at(n.to).to, static_cast<std::size_t>(n.length));
            break;
        case kind::complex:
            make_complex(*arena_, *made, at(n.to).to);
            break;
        case kind::function:
            make_function(*made, {at(n.to).to, 0}, parameters(n.first, n.count), n.variadic);
            made->prototyped = n.prototyped;
            made->call = n.call;
            break;
        case kind::enum_:
            make_enumeration(*made, scalar_node(scalar::unsigned_int)); // what GCC takes for one it has not seen
            made->name = name_of(n);
            made->complete = n.defined;
            break;
        default:
            made->is = n.is == kind::union_ ? runtime::kind::union_ : runtime::kind::structure;
            made->name = name_of(n);
            made->complete = false;
            made->code = code_record;
            break;
        }
    }

    static void copy(node& to, const node& from) {
        to.is = from.is;
        to.exact = from.exact;
        to.complete = from.complete;
        to.is_signed = from.is_signed;
        to.leaves_known = from.leaves_known;
        to.code = from.code;
        to.size = from.size;
        to.length = from.length;
        to.to = from.to;
        to.name = from.name;
        to.members = from.members;
        to.parameters = from.parameters;
        to.enumerators = from.enumerators;
        to.leaves = from.leaves;
        to.variadic = from.variadic;
        to.prototyped = from.prototyped;
        to.call = from.call;
    }

    void define(text_index i) {
        const c_text::node& n = tree_.nodes[i];
        node& made = const_cast<node&>(*made_[i - first_].to); // our own, not sealed yet
        if (n.is == c_text::kind::enum_) {
            make_enumeration(made, scalar_node(tree_.nodes[n.to].is));
            if (n.alignment != 0) made.alignment = n.alignment;
            const auto list = arena_->template make_array<enumerator_node>(n.count);
            for (std::uint32_t k = 0; k < n.count; ++k) {
                const c_text::enumerator& e = tree_.enumerators[n.first + k];
                list[k] = {arena_->copy(tree_.text(e.name)), e.value.bits, e.value.is_unsigned()};
            }
            made.enumerators = list;
            return;
        }
        const auto list = arena_->template make_array<member_node>(n.count);
        const c_text::extent e = lay_out(
            tree_, n,
            [&](text_index t) {
                const node& of = *at(t).to;
                return c_text::extent{of.size, of.complete || of.is == kind::array ? of.alignment : 0};
            },
            [&](text_index k, const c_text::member& m, std::uint64_t where) {
                member_node& to = list[k];
                to.name = arena_->copy(tree_.text(m.name));
                to.type = at(m.type);
                to.is_bit_field = m.is_bit_field();
                to.offset = static_cast<std::size_t>(m.is_bit_field() ? where / 8 : where);
                if (!to.is_bit_field) return;
                to.bit_offset = static_cast<std::size_t>(where);
                to.bit_width = m.bits;
            });
        if (e.alignment == 0) return; // see layouts::too_large
        made.size = static_cast<std::size_t>(e.size);
        made.alignment = static_cast<std::size_t>(e.alignment);
        finish_record(*arena_, made, list);
    }

    const heap_tree& tree_;
    arena* arena_;
    builder* below_ = nullptr;
    text_index first_ = 0;  // smaller numbers are those of below_
    std::vector<ref> made_; // from first_ on; what is not made yet has no node
    std::vector<text_index> all_made_;
};

} // namespace ctypes::detail::runtime
