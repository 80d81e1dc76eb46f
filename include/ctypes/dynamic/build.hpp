// ctypes/dynamic/build.hpp - from the parser's tables to types.
//
//     builder b(tree, arena);
//     if (!b.build()) ... b.problem()
//     dynamic::type t({b.at(index), quals}, arena);
//
// The parser's order (see detail/c_text/tree.hpp) puts everything behind what it is made of, so one pass over the
// nodes with the definitions in between builds all, without recursion, in time linear in the text.
#pragma once

#include <ctypes/detail/c_text.hpp>
#include <ctypes/detail/view.hpp>
#include <ctypes/detail/when_used.hpp>
#include <ctypes/dynamic/layout.hpp>
#include <ctypes/dynamic/make.hpp>
#include <ctypes/dynamic/node.hpp>
#include <ctypes/dynamic/scalars.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
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

/// Answers the parser's question for the size of a record, while it reads.
template <class Used = when_used>
class layouts : public c_text::nobody_outside {
public:
    template <class Tree>
    c_text::extent extent_of(const Tree& tree, text_index type) const {
        if (const auto known = known_.find(type); known != known_.end()) return known->second;
        const c_text::node& n = tree.nodes[type];
        if (!c_text::is_record(n.is) || !n.defined) return {};
        // records that were completed before this one, in their order, so that none needs another that is not known
        while (next_ < tree.definitions.size()) {
            const text_index each = tree.definitions[next_++].type;
            if (!c_text::is_record(tree.nodes[each].is)) continue;
            known_[each] = lay_out(tree, tree.nodes[each], [&](text_index t) { return extent_of_any(tree, t); },
                                   [](text_index, const c_text::member&, std::uint64_t) {});
        }
        const auto known = known_.find(type);
        return known != known_.end() ? known->second : c_text::extent{};
    }

    /// Where a member of a record stands: in bytes, a bit-field in bits.
    template <class Tree>
    bool offset_of(const Tree& tree, text_index record, text_index which, std::uint64_t& offset) const {
        if (extent_of(tree, record).alignment == 0) return false;
        lay_out(tree, tree.nodes[record], [&](text_index t) { return extent_of_any(tree, t); },
                [&](text_index i, const c_text::member&, std::uint64_t at) {
                    if (i == which) offset = at;
                });
        return true;
    }

private:
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
            if (n.is == c_text::kind::enum_ && n.defined) e = c_text::extent_of(tree.nodes[n.to].is);
            else if (n.is == c_text::kind::vector) e = {n.length, n.length};
            else if (n.is == c_text::kind::complex) {
                e = c_text::extent_of(tree.nodes[n.to].is);
                e.size *= 2;
            } else if (n.is == c_text::kind::pointer || c_text::is_scalar(n.is)) e = c_text::extent_of(n.is);
            else if (const auto known = known_.find(type); known != known_.end()) e = known->second;
            if (e.alignment == 0 || (count != 0 && e.size > record_layout::largest / count)) return {};
            return {e.size * count, alignment != 0 ? alignment : e.alignment};
        }
    }

    mutable std::unordered_map<text_index, later<c_text::extent, Used>> known_;
    mutable std::size_t next_ = 0;
};

template <class Used = when_used>
class builder {
    using heap_tree = later<runtime::heap_tree, Used>;

public:
    builder(const heap_tree& tree, arena& in) : tree_(tree), arena_(in) {}

    /// False when a record or array is too large; its node says so by not being complete.
    bool build() {
        made_.resize(tree_.nodes.size());
        std::size_t next = 0;
        for (text_index i = 0; i < tree_.nodes.size(); ++i) {
            for (; next < tree_.definitions.size() && tree_.definitions[next].nodes <= i; ++next) define(tree_.definitions[next].type);
            derive(i);
        }
        for (; next < tree_.definitions.size(); ++next) define(tree_.definitions[next].type);
        return too_large_ == c_text::no_index;
    }

    [[nodiscard]] ref at(text_index i) const { return made_[i]; }
    /// The first type no memory could hold.
    [[nodiscard]] text_index too_large() const { return too_large_; }

    /// The parameters of a declaration, with the names it gives them.
    view<const parameter_node> parameters(text_index first, std::uint32_t count) {
        const auto list = arena_.template make_array<parameter_node>(count);
        for (std::uint32_t i = 0; i < count; ++i) {
            const c_text::parameter& p = tree_.parameters[first + i];
            list[i] = {arena_.copy(tree_.text(p.name)), passed(made_[p.type])};
        }
        return list;
    }

private:
    static const char* keyword(c_text::kind k) {
        return k == c_text::kind::struct_ ? "struct " : k == c_text::kind::union_ ? "union " : "enum ";
    }

    std::string_view name_of(const c_text::node& n) {
        if (n.name.empty()) return {};
        if (n.named_later) return arena_.copy(tree_.text(n.name));
        return arena_.copy(keyword(n.is) + std::string(tree_.text(n.name)));
    }

    /// A `va_list` parameter is a pointer where `va_list` is an array (x86-64), and travels as one elsewhere.
    ref passed(ref p) {
        if (p.to->exact != scalar::va_list || p.to->is != kind::structure) return {p.to, 0};
        node* const made = arena_.make();
        make_pointer(*made, {scalar_node(scalar::void_), 0});
        made->exact = scalar::va_list; // no `void *`, though it travels as one
        made->name = p.to->name;
        return {made, 0};
    }

    void derive(text_index i) {
        const c_text::node& n = tree_.nodes[i];
        using c_text::kind;
        if (n.is == kind::qualified) {
            made_[i] = {made_[n.to].to, static_cast<c_text::qualifiers>(made_[n.to].quals | n.quals)};
            return;
        }
        if (c_text::is_scalar(n.is)) {
            made_[i] = {scalar_node(n.is), 0};
            return;
        }
        node* const made = arena_.make();
        made_[i] = {made, 0};
        switch (n.is) {
        case kind::pointer: make_pointer(*made, made_[n.to]); break;
        case kind::aligned: {
            const ref of = made_[n.to];
            copy(*made, *of.to);
            made->alignment = n.alignment;
            made_[i].quals = of.quals;
            break;
        }
        case kind::array: {
            const ref element = made_[n.to];
            const bool counted = n.length != c_text::no_length;
            if (counted && element.to->size != 0 && n.length > record_layout::largest / element.to->size) {
                make_array(arena_, *made, element, no_length);
                oversized(i);
            } else {
                make_array(arena_, *made, element, counted ? static_cast<std::size_t>(n.length) : no_length);
            }
            break;
        }
        case kind::vector: make_vector(arena_, *made, made_[n.to].to, static_cast<std::size_t>(n.length)); break;
        case kind::complex: make_complex(arena_, *made, made_[n.to].to); break;
        case kind::function:
            make_function(*made, {made_[n.to].to, 0}, parameters(n.first, n.count), n.variadic);
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
        node& made = const_cast<node&>(*made_[i].to); // our own, not sealed yet
        if (n.is == c_text::kind::enum_) {
            make_enumeration(made, scalar_node(tree_.nodes[n.to].is));
            if (n.alignment != 0) made.alignment = n.alignment;
            const auto list = arena_.template make_array<enumerator_node>(n.count);
            for (std::uint32_t k = 0; k < n.count; ++k) {
                const c_text::enumerator& e = tree_.enumerators[n.first + k];
                list[k] = {arena_.copy(tree_.text(e.name)), e.value.bits, e.value.is_unsigned()};
            }
            made.enumerators = list;
            return;
        }
        const auto list = arena_.template make_array<member_node>(n.count);
        const c_text::extent e = lay_out(
            tree_, n,
            [&](text_index t) {
                const node& of = *made_[t].to;
                return c_text::extent{of.size, of.complete || of.is == kind::array ? of.alignment : 0};
            },
            [&](text_index k, const c_text::member& m, std::uint64_t at) {
                member_node& to = list[k];
                to.name = arena_.copy(tree_.text(m.name));
                to.type = made_[m.type];
                to.is_bit_field = m.is_bit_field();
                to.offset = static_cast<std::size_t>(m.is_bit_field() ? at / 8 : at);
                if (!to.is_bit_field) return;
                to.bit_offset = static_cast<std::size_t>(at);
                to.bit_width = m.bits;
            });
        if (e.alignment == 0) return oversized(i);
        made.size = static_cast<std::size_t>(e.size);
        made.alignment = static_cast<std::size_t>(e.alignment);
        finish_record(arena_, made, list);
    }

    void oversized(text_index i) {
        if (too_large_ == c_text::no_index) too_large_ = i;
    }

    const heap_tree& tree_;
    later<arena, Used>& arena_;
    std::vector<later<ref, Used>> made_;
    text_index too_large_ = c_text::no_index;
};

} // namespace ctypes::detail::runtime
