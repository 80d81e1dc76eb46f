// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/tree.hpp - what C declarations say, in flat tables.
//
//     tree<heap_storage> c;
//     parse(c, "struct vec { double x, y; }; double length(struct vec v);");
//     c.nodes[c.find("length")->type].is      // kind::function
//
// A type is a number: an index into `nodes`. Equal types have equal numbers, except that each
// definition of a struct, union or enum is a type of its own.
//
// Order. A node refers to earlier nodes only, but for the members of a record, which may have been
// defined later than it was first named: `definitions` lists records and enums in the order in which
// they were completed, each with the number of nodes there were then. So a reader that goes
// over the nodes in order, and completes each definition when it comes to that number, meets
// everything after what it is made of, and needs no recursion. Chains are short as well: no type is
// derived, and no record nested by value, deeper than `deepest_type`.
#pragma once

#include <ctypes/detail/cparse/layered.hpp>
#include <ctypes/detail/cparse/scalar.hpp>
#include <ctypes/detail/cparse/storage.hpp>
#include <ctypes/detail/cparse/tree_nodes.hpp>
#include <ctypes/detail/cparse/words.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ctypes::detail::c_text {

/// Everything that was said. `Storage` as in storage.hpp.
template <class Storage>
struct tree {
    using storage = Storage;

    typename Storage::source source = {};
    typename Storage::template list<node, 4> nodes = {};
    typename Storage::template list<member, 32> members = {};
    typename Storage::template list<parameter, 8> parameters = {};
    typename Storage::template list<enumerator, 32> enumerators = {};
    typename Storage::template list<definition, 64> definitions = {};
    typename Storage::template list<declaration, 32> declarations = {};
    typename Storage::template list<diagnostic, 64> skipped = {}; // what was read over, in order; see each_skipped
    typename Storage::template list<c_text::macro, 32> macros = {};
    typename Storage::made made = {}; // what stands nowhere in the text: tokens put together by ##, strings

    static constexpr std::uint32_t made_text = c_text::made_text;

    constexpr std::string_view text(slice part) const {
        if (part.offset < made_text) return part_of(source, part);
        return part_of(made, {part.offset - made_text, part.length});
    }

    /// The declaration of a function, variable, typedef or constant; nullptr if there is none.
    constexpr const declaration* find(std::string_view name) const {
        index const i = find_declaration(name);
        return i == no_index ? nullptr : &declarations[i];
    }

    /// Its number, `no_index` if there is none.
    constexpr index find_declaration(std::string_view name) const {
        index const i = find(space::macro, name);
        if (i != no_index && !declarations[macros[i].declaration].taken_back) return macros[i].declaration;
        return find(space::ordinary, name);
    }

    /// Whether the name is that of a macro, of any kind.
    constexpr bool is_macro(std::string_view name) const { return find(space::macro, name) != no_index; }

    /// Calls `f` with each remark on what was read over, in the order of the text. Those on macros that are no constants are made
    /// here: what a macro is may change with what follows it. `is_constant` tells it by the number of a macro.
    template <class F, class IsConstant>
    constexpr void each_skipped(const F& f, const IsConstant& is_constant) const {
        std::size_t next = 0;
        for (index i = 0; i < macros.size(); ++i) {
            const c_text::macro& m = macros[i];
            if (!m.is_defined || m.body.length == 0 || is_constant(i)) continue;
            for (; next < m.remarks; ++next) f(skipped[next]);
            f(diagnostic{m.is_function_like ? "macro '@' with parameters" : "macro '@', which is no constant", m.name,
                         m.where, severity::note});
        }
        for (; next < skipped.size(); ++next) f(skipped[next]);
    }
    template <class F>
    constexpr void each_skipped(const F& f) const {
        each_skipped(f, [&](index i) { return is_constant(macros[i]); });
    }

    constexpr bool is_constant(const c_text::macro& m) const {
        return !m.is_function_like && !declarations[m.declaration].taken_back;
    }

    /// The struct, union or enum with this tag, `no_index` if there is none.
    constexpr index find_tag(std::string_view name) const { return find(space::tag, name); }

    /// The member of this name, itself or in an anonymous record; false if there is none.
    /// `path`, a list of indices into `members`, gets the way to it.
    template <class Path>
    constexpr bool find_member(index record, std::string_view name, Path& path) const {
        if (index const i = nodes[record].defined ? find(member_space(record), name) : no_index; i != no_index) {
            path.push_back(nodes[record].first + i);
            return true;
        }
        const node& r = nodes[record];
        if (!r.defined) return false;
        for (index i = r.first; i < r.first + r.count; ++i) {
            if (!members[i].name.empty() || !is_record(nodes[bare(members[i].type)].is)) continue;
            path.push_back(i);
            if (find_member(bare(members[i].type), name, path)) return true;
            path.pop_back();
        }
        return false;
    }

    /// The type without qualifiers and alignment.
    constexpr index bare(index type) const {
        while (nodes[type].is == kind::qualified || nodes[type].is == kind::aligned) type = nodes[type].to;
        return type;
    }

    constexpr const node& bare_node(index type) const { return nodes[bare(type)]; }

    // For the parser ------------------------------------------------------------------------------

    // Names live in spaces: ordinary ones, tags, macros, and the members of each record.
    enum space : std::uint32_t { ordinary, tag, macro, first_member };
    static constexpr std::uint32_t member_space(index record) { return first_member + record; }
    // Names that a record has from anonymous ones in it: only to see that none is there twice.
    static constexpr std::uint32_t inner_member_space(index record) { return 0x80000000u | record; }

    struct binding {
        slice name = {};
        std::uint32_t in = ordinary;
        index target = no_index; // `no_index`: taken back by #undef
    };

    typename Storage::template list<binding, 32> bindings = {};
    typename Storage::table names = {};
    typename Storage::table types = {};

    static constexpr std::uint64_t hash_in(std::uint32_t in, std::uint64_t hash) {
        return hash + in * 0x9e3779b97f4a7c15u;
    }

    constexpr index find_binding(std::uint32_t in, std::string_view name, std::uint64_t hash) const {
        if (bindings.empty()) return no_index;
        return names.find(hash_in(in, hash), [&](index i) {
            const binding& b = bindings[i];
            return b.in == in && b.name.length == name.size() &&
                   same_names(text(b.name).data(), name.data(), name.size());
        });
    }

    constexpr index find(std::uint32_t in, std::string_view name, std::uint64_t hash) const {
        index const i = find_binding(in, name, hash);
        return i == no_index ? no_index : bindings[i].target;
    }

    constexpr index find(std::uint32_t in, std::string_view name) const { return find(in, name, hash_of(name)); }

    /// Binds a name that is not bound, or was taken back; false if there is no room, or the hash table refuses.
    constexpr bool bind(std::uint32_t in, slice name, std::uint64_t hash, index target) {
        if (index const i = find_binding(in, text(name), hash); i != no_index) {
            bindings.edit(i).target = target;
            return true;
        }
        if (is_full(bindings)) return false;
        bindings.push_back({name, in, target});
        return names.insert(hash_in(in, hash), static_cast<index>(bindings.size() - 1));
    }

    constexpr bool same(const node& a, const node& b) const {
        if (a.is != b.is || a.to != b.to || a.quals != b.quals || a.length != b.length || a.alignment != b.alignment ||
            a.call != b.call || a.variadic != b.variadic || a.prototyped != b.prototyped || a.count != b.count)
            return false;
        for (std::uint32_t i = 0; i < a.count; ++i)
            if (parameters[a.first + i].type != parameters[b.first + i].type) return false;
        return true;
    }

    /// The number of a type that is no record and no enum; `no_index` if there is no room, or the hash table refuses.
    constexpr index intern(const node& n) {
        std::uint64_t hash = static_cast<std::uint64_t>(n.is);
        auto const add = [&](std::uint64_t more) { hash = (hash ^ more) * 0x100000001b3u; };
        add(n.to);
        add(n.quals | static_cast<std::uint64_t>(n.call) << 8 | std::uint64_t{n.variadic} << 16 |
            std::uint64_t{n.prototyped} << 17);
        add(n.length);
        add(n.alignment);
        for (std::uint32_t i = 0; i < n.count; ++i) add(parameters[n.first + i].type);
        index const known = types.find(
            hash, [&](index i) { return !is_record(nodes[i].is) && nodes[i].is != kind::enum_ && same(nodes[i], n); });
        if (known != no_index) return known;
        if (is_full(nodes)) return no_index;
        nodes.push_back(n);
        index const number = static_cast<index>(nodes.size() - 1);
        return types.insert(hash, number) ? number : no_index;
    }
};

/// Calls `f` with each table of a tree and its like in another, the hash tables last. A table that is added to `tree` and is
/// missing here does not compile.
template <class Tree, class Other, class F>
bool each_table(Tree& a, Other& b, const F& f) {
    auto& [source, nodes, members, parameters, enumerators, definitions, declarations, skipped, macros, made, bindings,
           names, types] = a;
    auto& [source_b, nodes_b, members_b, parameters_b, enumerators_b, definitions_b, declarations_b, skipped_b,
           macros_b, made_b, bindings_b, names_b, types_b] = b;
    return f(source, source_b) && f(nodes, nodes_b) && f(members, members_b) && f(parameters, parameters_b) &&
           f(enumerators, enumerators_b) && f(definitions, definitions_b) && f(declarations, declarations_b) &&
           f(skipped, skipped_b) && f(macros, macros_b) && f(made, made_b) && f(bindings, bindings_b) &&
           f(names, names_b) && f(types, types_b);
}

/// An empty tree on top of this one, which must stay as it is meanwhile: it reads what is there, and keeps what it adds and
/// changes to itself. In constant time.
template <class Tree>
Tree layer(const Tree& below) {
    Tree top;
    each_table(top, below, [](auto& to, const auto& from) { return to = from.layer(), true; });
    return top;
}

/// Takes over what a layer on top of `below` added and changed, in time of that. False, and `below` is as it was, when the hash
/// tables refuse; as it was, too, when there is no memory.
template <class Tree>
bool take(Tree& below, const Tree& top) {
    auto const reserve = [](auto& to, const auto& from) {
        if constexpr (requires { to.drop(from); })
            return to.reserve(from);
        else
            return to.reserve(from), true;
    };
    if (!each_table(below, top, reserve) || !below.names.take(top.names)) return false;
    if (!below.types.take(top.types)) return below.names.drop(top.names), false;
    return each_table(below, top, [](auto& to, const auto& from) {
        if constexpr (!requires { to.drop(from); }) to.take(from);
        return true;
    });
}

/// Who knows types the text does not define. Derive from it and hide what can be answered.
struct no_external_types {
    /// The number of the type called `name`, or `no_index`.
    constexpr index type_named(std::string_view) const { return no_index; }

    /// The number of `struct name`, `union name` or `enum name`, or `no_index`.
    constexpr index type_tagged(kind, std::string_view) const { return no_index; }

    /// The offset of the member with this number, in bytes, or in bits for a bit-field; false if it is not known.
    template <class Tree>
    constexpr bool offset_of(const Tree&, index, index, std::uint64_t&) const {
        return false;
    }

    /// The value of a constant called `name`.
    constexpr bool constant_named(std::string_view, constant&) const { return false; }

    /// Size and alignment of an `external` type or of a record: `type` is its node.
    template <class Tree>
    constexpr extent extent_of(const Tree&, index) const {
        return {};
    }
};

} // namespace ctypes::detail::c_text
