// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/enumeration.hpp - enums: their constants, and the integer type they are.
//
//     enum mode { reading = 1, writing = reading << 1, both = reading | writing };
#pragma once

#include <ctypes/detail/cparse/constant_expression.hpp>
#include <ctypes/detail/cparse/parser.hpp>
#include <ctypes/detail/cparse/record.hpp>

#include <cstddef>
#include <cstdint>

namespace ctypes::detail::c_text {

/// The type of an enumeration constant: int if that holds the value.
constexpr kind type_of_value(constant c) {
    for (kind k : {kind::int_, kind::unsigned_int, kind::long_, kind::unsigned_long, kind::long_long}) {
        if (is_unsigned(k) && c.is_negative()) continue;
        bool const fits = cut(c.bits, width_of(k), is_unsigned(k)) == c.bits;
        if (fits && (is_unsigned(k) || c.is_negative() || (c.bits >> 63) == 0)) return k;
    }
    return c.is_negative() ? kind::long_long : kind::unsigned_long_long;
}

/// Whether an integer type has this value.
constexpr bool holds(kind type, constant c) {
    if (type == kind::bool_) return c.bits <= 1;
    if (is_unsigned(type) && c.is_negative()) return false;
    if (!is_unsigned(type) && !c.is_negative() && (c.bits >> 63) != 0) return false;
    return cut(c.bits, width_of(type), is_unsigned(type)) == c.bits;
}

template <class Storage, class Outside>
constexpr index parser<Storage, Outside>::read_enum() {
    auto const deep = deeper();
    if (!deep) return 0;
    token const keyword = now_;
    advance();
    attributes said;
    read_attributes(said);
    token tag;
    if (at_identifier()) {
        tag = now_;
        advance(); // attributes from here on are the declaration's
    }
    kind fixed = kind::void_;
    if (at(':') && begins_type(peek())) fixed = read_enum_base();
    bool const defines = at('{');
    if (!defines && tag.length == 0 && !error_) {
        fail(keyword, "'@' needs a tag or constants in braces");
        return 0;
    }
    index const type = tagged(kind::enum_, tag, defines);
    if (!defines || error_) return type;
    read_enumerators(type, said, fixed);
    return known_definition(type, tag);
}

// C23: enum tag : unsigned char { ... }
template <class Storage, class Outside>
constexpr kind parser<Storage, Outside>::read_enum_base() {
    advance();
    token const first = now_;
    specifiers const s = read_specifiers();
    if (error_) return kind::void_;
    kind const fixed = tree_.bare_node(s.type).is;
    if (!is_integer(fixed) || width_of(fixed) > 64) fail(first, "an enum needs an integer type");
    return fixed;
}

// { a, b = 5, c }
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_enumerators(index type, attributes& said, kind fixed) {
    std::size_t const first = enumerators_.size();
    std::size_t const first_declared = tree_.declarations.size();
    constant next;
    bool overflow = false;
    advance();
    while (!at('}') && !at_end()) {
        if (fail_at_dots("'...' among constants: declare all of them, or have ctypes/probe.hpp ask the compiler"))
            return;
        if (!at_identifier()) return fail("expected the name of a constant before '@'");
        token const name = now_;
        advance();
        attributes ignored;
        read_attributes(ignored);
        if (accept('=')) {
            if (fail_at_dots("'...' for a value: write the value, or have ctypes/probe.hpp ask the compiler")) return;
            next = read_constant();
            overflow = false;
        }
        if (error_) return;
        if (overflow) return fail(name, "the value of '@' is too large");
        if (fixed != kind::void_ && !holds(fixed, next))
            return fail(name, "the integer type of this enum does not hold the value of '@'");
        // Without a sign only where the value needs it, as C has it for constants that fit.
        next.type = type_of_value(next);
        declaration d;
        d.is = declaration_kind::constant;
        d.name = name.where();
        d.type = type;
        d.value = next;
        d.line = name.line;
        d.column = name.column;
        declare(d, name.hash);
        push(enumerators_, enumerator{name.where(), next});
        overflow = next.bits == (next.is_unsigned() ? ~std::uint64_t{0} : ~std::uint64_t{0} >> 1);
        ++next.bits;
        if (!accept(',')) break;
    }
    if (enumerators_.size() == first && !at_end()) return fail("an enum needs at least one constant");
    if (!expect('}', "expected ',' or '}' before '@'", "expected '}' before the end of the text")) return;
    while (at(word::attribute)) read_gnu_attribute(said);
    kind const integer = fixed != kind::void_ ? fixed : enum_type(first, said.packed);
    index const to = scalar(integer);
    // From here on the constants have the type the text names, or, where they are no int, the type of the enum.
    auto const settle = [&](constant& each) {
        if (fixed != kind::void_ || each.type != kind::int_) each.type = integer;
    };
    for (std::size_t i = first; i < enumerators_.size(); ++i) settle(enumerators_[i].value);
    for (std::size_t i = first_declared; i < tree_.declarations.size(); ++i)
        if (tree_.declarations[i].type == type) settle(tree_.declarations.edit(i).value);
    node& n = tree_.nodes.edit(type);
    n.packed = said.packed;
    n.alignment = said.alignment;
    n.to = to;
    n.first = static_cast<index>(tree_.enumerators.size());
    n.count = static_cast<std::uint32_t>(enumerators_.size() - first);
    for (std::size_t i = first; i < enumerators_.size(); ++i) push(tree_.enumerators, enumerators_[i]);
    enumerators_.resize(first);
    if (!said.aligned_by_attribute) return complete(type);
    constexpr std::string_view why =
        "an alignment of an enum is read differently by compilers; put it on what has the type";
    if (strict_) return fail(why);
    skip(place_of(now_), why);
    if (!error_) close_unsupported(); // the constants are known
}

// The integer type of an enum, as GCC and clang choose it: unsigned int, int, or the first that holds
// all values; the smallest one for a packed enum.
template <class Storage, class Outside>
constexpr kind parser<Storage, Outside>::enum_type(std::size_t first, bool packed) const {
    std::uint64_t most = 0;
    std::int64_t least = 0;
    for (std::size_t i = first; i < enumerators_.size(); ++i) {
        constant const& c = enumerators_[i].value;
        if (c.is_negative()) {
            if (static_cast<std::int64_t>(c.bits) < least) least = static_cast<std::int64_t>(c.bits);
        } else if (c.bits > most) {
            most = c.bits;
        }
    }
    bool const without_sign = least == 0;
    for (std::size_t size = packed ? 1 : sizeof(int); size < 8; size *= 2) {
        unsigned const width = static_cast<unsigned>(8 * size);
        std::uint64_t const limit = ~std::uint64_t{0} >> (64 - width + !without_sign);
        if (most <= limit && least >= -static_cast<std::int64_t>(~std::uint64_t{0} >> (65 - width)) - 1)
            return integer_of(size, without_sign);
    }
    return integer_of(8, without_sign);
}

} // namespace ctypes::detail::c_text
