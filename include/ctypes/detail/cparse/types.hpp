// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/types.hpp - derived types: made, compared, and refused where C has none.
#pragma once

#include <ctypes/detail/cparse/parser.hpp>

#include <cstddef>
#include <cstdint>

namespace ctypes::detail::c_text {

// How deep a derivation is. A record counts where it is held by value, not where it is pointed to.
template <class Storage, class Outside>
constexpr unsigned parser<Storage, Outside>::depth_of(index type, bool by_value) const {
    const node& n = tree_.nodes[type];
    return is_record(n.is) && !by_value ? 0u : n.depth;
}

template <class Storage, class Outside>
constexpr index parser<Storage, Outside>::make(node n) {
    unsigned depth = 0;
    if (n.to != no_index) depth = 1 + depth_of(n.to, n.is != kind::pointer && n.is != kind::function);
    for (std::uint32_t i = 0; i < n.count; ++i) {
        unsigned const of_parameter = 1 + depth_of(tree_.parameters[n.first + i].type, false);
        if (of_parameter > depth) depth = of_parameter;
    }
    if (depth > deepest_type) {
        fail("this type is derived too deeply");
        return 0;
    }
    n.depth = static_cast<std::uint16_t>(depth);
    index const made = tree_.intern(n);
    if (made == no_index) {
        out_of_room();
        return 0;
    }
    return made;
}

template <class Storage, class Outside>
constexpr index parser<Storage, Outside>::qualify(index type, qualifiers quals) {
    if (quals == 0) return type;
    if ((quals & is_atomic) != 0 && tree_.nodes[type].is != kind::array) type = atomic(type);
    // C17 6.7.3p9: the qualifiers of an array are those of its elements; a function has none.
    if (tree_.nodes[type].is == kind::array) return qualify_array(type, quals);
    node n = tree_.nodes[type];
    if (n.is == kind::function) return type;
    if (n.is == kind::qualified)
        n.quals = static_cast<qualifiers>(n.quals | quals);
    else
        n = {.is = kind::qualified, .quals = quals, .to = type};
    return make(n);
}

template <class Storage, class Outside>
constexpr index parser<Storage, Outside>::qualify_array(index type, qualifiers quals) {
    index dimensions[deepest_type + 1] = {};
    std::size_t count = 0;
    for (; tree_.nodes[type].is == kind::array; type = tree_.nodes[type].to) dimensions[count++] = type;
    type = qualify(type, quals);
    while (count > 0) {
        node array = tree_.nodes[dimensions[--count]];
        array.to = type;
        type = make(array);
    }
    return type;
}

template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::is_complete(index type) const {
    for (;;) {
        const node& n = tree_.nodes[type];
        if (n.is == kind::array && n.length == no_length) return false;
        if (n.is == kind::array || n.is == kind::qualified || n.is == kind::aligned) {
            type = n.to;
            continue;
        }
        if (is_record(n.is) || n.is == kind::enum_) return n.defined;
        return n.is != kind::void_ && n.is != kind::file && n.is != kind::function;
    }
}

// Whether the type is one we cannot lay out, or an array of such a type.
template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::is_unsupported(index type) const {
    for (;; type = tree_.nodes[type].to) {
        const node& n = tree_.nodes[type];
        if (n.is != kind::array && n.is != kind::qualified && n.is != kind::aligned) return n.unsupported;
    }
}

// A type that is not complete is an error, or, where only we do not know it, something to leave out.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::fail_incomplete(const token& t, index type, std::string_view words,
                                                         std::string_view words_if_unsupported) {
    is_unsupported(type) ? give_up(t, words_if_unsupported) : fail(t, words);
}

// _Atomic: GCC and clang align what has 1, 2, 4, 8 or 16 bytes to its size, and leave larger types as they are. Other
// sizes clang rounds up and GCC does not.
template <class Storage, class Outside>
constexpr index parser<Storage, Outside>::atomic(index type) {
    extent const e = extent_of_type(type);
    index const unqualified = tree_.nodes[type].is == kind::qualified ? tree_.nodes[type].to : type;
    if (tree_.nodes[unqualified].is == kind::aligned) {
        give_up(now_, "_Atomic of a type with an alignment of its own is read differently by compilers");
        return type;
    }
    if (e.alignment == 0) {
        if (!strict_ && is_record(tree_.bare_node(type).is))
            give_up(now_, "_Atomic of a type that is not complete is not supported");
        return type;
    }
    if (e.size > 16) return type;
    if (e.size == 0 || (e.size & (e.size - 1)) != 0 || e.size > 2 * sizeof(void*)) {
        give_up(now_, "_Atomic of a type of this size is another one for each compiler");
        return type;
    }
    return e.alignment >= e.size
               ? type
               : make({.is = kind::aligned, .alignment = static_cast<std::uint32_t>(e.size), .to = type});
}

// Whether two declarations may stand beside each other: C17 6.2.7, as far as headers need it.
template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::compatible(index a, index b) const {
    unsigned steps = 0;
    return agree(a, b, steps);
}

// `steps` ends what would take exponential time: parameters that are functions of functions, records in records.
template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::agree(index a, index b, unsigned& steps) const {
    for (;;) {
        if (a == b) return true;
        if (++steps > 4000) return false;
        const node& x = tree_.nodes[a];
        const node& y = tree_.nodes[b];
        if (x.is == kind::enum_ && y.is != kind::enum_ && x.defined) return x.to == b;
        if (y.is == kind::enum_ && x.is != kind::enum_ && y.defined) return y.to == a;
        if (is_floating(x.is) && format_of(x.is) == kind::float128 && format_of(y.is) == kind::float128) return true;
        if (x.is != y.is || x.quals != y.quals || x.call != y.call || x.alignment != y.alignment) return false;
        if (is_record(x.is) || x.is == kind::enum_) {
            // A tag makes a type of its own. Without one, what a second header repeats is the same again.
            bool const untagged = (x.name.empty() || x.named_later) && (y.name.empty() || y.named_later);
            return untagged && x.defined && y.defined && text(x.name) == text(y.name) && same_definition(a, b, steps);
        }
        if (x.is == kind::array) {
            if (x.length != y.length && x.length != no_length && y.length != no_length) return false;
        } else if (x.is == kind::function) {
            if (x.prototyped && y.prototyped) {
                if (x.count != y.count || x.variadic != y.variadic) return false;
                for (std::uint32_t i = 0; i < x.count; ++i)
                    if (!agree(tree_.parameters[x.first + i].type, tree_.parameters[y.first + i].type, steps))
                        return false;
            }
        } else if (x.is != kind::pointer && x.is != kind::qualified && x.is != kind::aligned) {
            return false;
        }
        a = x.to;
        b = y.to;
    }
}

// Whether two definitions of a record or an enum say the same: C23 6.7.3.4.
template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::same_definition(index a, index b, unsigned& steps) const {
    const node& x = tree_.nodes[a];
    const node& y = tree_.nodes[b];
    if (x.is != y.is || x.count != y.count || x.packed != y.packed || x.transparent != y.transparent ||
        x.pack != y.pack || x.alignment != y.alignment)
        return false;
    if (x.is == kind::enum_ && x.to != y.to) return false;
    for (std::uint32_t i = 0; i < x.count; ++i) {
        if (x.is == kind::enum_) {
            const enumerator& e = tree_.enumerators[x.first + i];
            const enumerator& f = tree_.enumerators[y.first + i];
            if (text(e.name) != text(f.name) || e.value.bits != f.value.bits) return false;
            continue;
        }
        const member& m = tree_.members[x.first + i];
        const member& n = tree_.members[y.first + i];
        if (text(m.name) != text(n.name) || m.bits != n.bits || m.alignment != n.alignment || m.packed != n.packed ||
            !agree(m.type, n.type, steps))
            return false;
    }
    return true;
}

// The base type with a mode or a vector size applied, for `int x __attribute__((mode(DI)))`.
template <class Storage, class Outside>
constexpr index parser<Storage, Outside>::rebase(index base, const attributes& said) {
    if (said.mode != kind::void_) {
        node const n = tree_.bare_node(base);
        kind to = said.mode;
        if (is_integer(n.is) && is_integer(to))
            to = integer_of(static_cast<std::size_t>(extent_of(to).size), is_unsigned(n.is));
        if (n.is == kind::complex && is_floating(to))
            base = make({.is = kind::complex, .to = scalar(to)});
        else if (is_scalar(n.is))
            base = scalar(to);
    }
    if (said.vector_bytes != 0) {
        extent const element = extent_of_type(base);
        kind const of = tree_.bare_node(base).is;
        if ((!is_integer(of) && !is_floating(of)) || said.vector_bytes % element.size != 0)
            give_up(now_, "a vector of these elements is not supported");
        else
            base = make({.is = kind::vector, .to = tree_.bare(base), .length = said.vector_bytes});
    }
    return base;
}

// Whether a type with const or volatile has an alignment that is not its own: GCC's arrays of such a typedef do not have it.
template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::is_qualified_and_aligned(index type) {
    const node& outer = tree_.nodes[type];
    if (outer.is != kind::qualified && outer.is != kind::aligned) return false;
    kind const inner = tree_.nodes[outer.to].is;
    return (inner == kind::qualified || inner == kind::aligned) &&
           extent_of_type(type).alignment != extent_of_type(tree_.bare(type)).alignment;
}

// From the base type outwards to what the declarator names.
template <class Storage, class Outside>
constexpr index parser<Storage, Outside>::build(index base, const declarator& d, const attributes& said) {
    index type = rebase(base, said);
    convention call = said.call;
    // A convention said elsewhere in the declaration is that of the function nearest to the name.
    for (std::size_t i = d.parts; i < parts_.size() && call != convention::none; ++i)
        if (parts_[i].is == kind::function) {
            if (parts_[i].call == convention::none) parts_[i].call = call;
            call = convention::none;
        }
    bool unknown_length = false;
    for (std::size_t i = parts_.size(); i > d.parts && !error_; --i) {
        const part& p = parts_[i - 1];
        const node& inner = tree_.nodes[type]; // until a type is made
        if (p.is == kind::pointer) {
            type = qualify(make({.is = kind::pointer, .to = type}), p.quals);
        } else if (p.is == kind::array) {
            if (inner.is == kind::function)
                fail_at(p.where, "C has no arrays of functions");
            else if (!is_complete(type) && !unknown_length && !is_unsupported(type))
                fail_at(p.where, "an array of a type that is not complete");
            else if (inner.is == kind::qualified && (inner.quals & is_atomic) != 0 &&
                     tree_.nodes[inner.to].is == kind::aligned)
                give_up(now_, "an array of _Atomic records or complex numbers is laid out differently by compilers");
            else if (!(parameter_lists_ > 0 && i == d.parts + 1) && is_qualified_and_aligned(type))
                give_up(now_, "an array of a qualified type with an alignment of its own is laid out differently by "
                              "compilers; leave out the qualifier");
            else if (extent const e = extent_of_type(type); e.alignment > 1 && e.size % e.alignment != 0)
                fail_at(p.where, "an array of elements whose size is no multiple of their alignment");
            else
                type = make({.is = kind::array, .to = type, .length = p.length});
        } else {
            if (inner.is == kind::function)
                fail_at(p.where, "a function cannot return a function");
            else if (inner.is == kind::array)
                fail_at(p.where, "a function cannot return an array");
            else
                type = make({.is = kind::function,
                             .call = p.call,
                             .variadic = p.variadic,
                             .prototyped = p.prototyped,
                             // C17 6.7.6.3p5: the result has no qualifiers.
                             .to = tree_.bare(type),
                             .first = p.first,
                             .count = p.count});
        }
        unknown_length = p.runtime_length;
    }
    parts_.resize(d.parts);
    return type;
}

} // namespace ctypes::detail::c_text
