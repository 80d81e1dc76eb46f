// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/expression.hpp - the operands of expressions, with their types: what sizeof, offsetof and _Generic ask for.
//
//     sizeof a / sizeof a[0]    sizeof ((struct s *)0)->m    offsetof(struct s, m)    (int)2.5    _Generic('a', int: 1)
//
// Everything has a type here; constants have a value as well, and objects behind a pointer that was made of a number an
// address: so the expressions that offsetof(3) used to be are computed, too.
#pragma once

#include <ctypes/detail/cparse/arithmetic.hpp>
#include <ctypes/detail/cparse/parser.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace ctypes::detail::c_text {

// Something of this type whose value is not known.
template <class Storage, class Outside>
constexpr operand parser<Storage, Outside>::of_type(index type) {
    operand o;
    o.type = type;
    const node& n = tree_.bare_node(type);
    kind const is = n.is == kind::enum_ ? (n.defined ? tree_.nodes[n.to].is : kind::unsigned_int) : n.is;
    o.value.type = is_integer(is) && is < kind::int128         ? promoted(is)
                   : is_integer(is) && extent_of(is).size <= 8 ? promoted(is)
                                                               : is;
    return o;
}

template <class Storage, class Outside>
constexpr index parser<Storage, Outside>::type_of(const operand& o) {
    return o.type != no_index ? o.type : scalar(o.value.type);
}

template <class Storage, class Outside>
constexpr index parser<Storage, Outside>::target_of(const operand& pointer) const {
    return tree_.bare(tree_.bare_node(pointer.type).to);
}

// C17 6.3.2.1: arrays become pointers to their first element, functions to themselves, objects their values.
template <class Storage, class Outside>
constexpr operand parser<Storage, Outside>::rvalue(operand o) {
    if (error_ || o.type == no_index) return o;
    index const bare = tree_.bare(o.type);
    node const n = tree_.nodes[bare];
    if (n.is == kind::array || n.is == kind::function) {
        bool const located = o.lvalue && o.known;
        o.type = make({.is = kind::pointer, .to = n.is == kind::array ? n.to : bare});
        o.value = {located ? o.value.bits : 0, kind::pointer};
        o.known = located;
    } else {
        if (o.lvalue) o.known = false;
        o.type = bare;
    }
    o.lvalue = false;
    o.width = no_width;
    return o;
}

// What stands for something that is no constant: the first such is what an error is about.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::not_constant(const token& t) {
    if (evaluates() && !unknown_) unknown_ = {"'@' is no constant", subject_of(t), place_of(t)};
}

template <class Storage, class Outside>
constexpr operand parser<Storage, Outside>::read_unary() {
    auto const deep = deeper();
    if (!deep) return {};
    token const by = now_;
    if (at(word::sizeof_) || at(word::alignof_)) {
        advance();
        return read_sizeof(by);
    }
    if (accept(word::ignored)) return read_unary(); // __extension__
    if (by.is != token_kind::punctuator || by == '(') return read_postfix();
    if (accept('&')) return address_of(read_unary(), by);
    if (accept('*')) return object_at(rvalue(read_unary()), by);
    if (!at('+') && !at('-') && !at('!') && !at('~')) return read_postfix();
    advance();
    operand const o = rvalue(read_unary());
    if (error_) return {};
    if (by == '!') {
        if (o.known && is_arithmetic(o)) return known({o.value.is_zero() ? 1u : 0u, kind::int_});
        return {};
    }
    if (!is_arithmetic(o) || (by == '~' && is_floating(o.value.type))) {
        fail(by, "'@' has an operand that it does not take");
        return {};
    }
    constant const c = o.value;
    if (!o.known) return operand{.value = {0, c.type}};
    if (by == '+') return known(c);
    if (by == '~') return known({cut(~c.bits, width_of(c.type), c.is_unsigned()), c.type});
    if (is_floating(c.type)) return known({0, c.type, -c.real});
    if (c.is_unsigned()) return known({cut(0 - c.bits, width_of(c.type), true), c.type});
    std::int64_t result = 0;
    bool const overflow = __builtin_sub_overflow(std::int64_t{0}, static_cast<std::int64_t>(c.bits), &result);
    return known(checked(by, c.type, result, overflow));
}

template <class Storage, class Outside>
constexpr operand parser<Storage, Outside>::address_of(operand o, const token& by) {
    if (error_) return {};
    bool const function = o.type != no_index && tree_.bare_node(o.type).is == kind::function;
    if ((!o.lvalue && !function) || o.width != no_width) {
        fail(by, "'@' needs an object or a function");
        return {};
    }
    bool const located = o.lvalue && o.known;
    operand made;
    made.type = make({.is = kind::pointer, .to = o.type});
    made.value = {located ? o.value.bits : 0, kind::pointer};
    made.known = located;
    return made;
}

template <class Storage, class Outside>
constexpr operand parser<Storage, Outside>::object_at(operand pointer, const token& by) {
    if (error_) return {};
    if (pointer.value.type != kind::pointer) {
        fail(by, "'@' needs a pointer");
        return {};
    }
    operand made = of_type(tree_.bare_node(pointer.type).to);
    if (tree_.bare_node(made.type).is == kind::function) return made;
    made.lvalue = true;
    made.known = pointer.known;
    made.value.bits = pointer.value.bits;
    return made;
}

// a[1] is *(a + 1).
template <class Storage, class Outside>
constexpr operand parser<Storage, Outside>::element_of_array(const operand& array, const operand& step,
                                                             const token& by) {
    token plus = by;
    plus.is = token_kind::punctuator;
    plus.code = symbol("+");
    return error_ ? operand{} : object_at(combine(plus, rvalue(array), step), by);
}

// a[1]  f(x)  s.m  p->m
template <class Storage, class Outside>
constexpr operand parser<Storage, Outside>::read_postfix() {
    operand o = read_primary();
    while (!error_) {
        token const by = now_;
        if (at('(')) {
            o = rvalue(o);
            index const target = o.value.type == kind::pointer ? target_of(o) : void_type;
            if (tree_.nodes[target].is != kind::function) {
                fail(by, "'@' behind what is no function");
                return {};
            }
            not_constant(by);
            skip_brackets();
            o = of_type(tree_.nodes[target].to);
        } else if (accept('[')) {
            operand const step = rvalue(read_conditional());
            if (!expect(']', "expected ']' before '@'", "expected ']' before the end of the text")) return {};
            o = element_of_array(o, step, by);
        } else if (at('.') || by.code == symbol("->")) {
            advance();
            if (by.code == symbol("->")) o = object_at(rvalue(o), by);
            o = read_member_of(o);
        } else {
            break;
        }
    }
    return o;
}

// The member of a record, behind the dot.
template <class Storage, class Outside>
constexpr operand parser<Storage, Outside>::read_member_of(operand o) {
    token const name = now_;
    if (error_) return {};
    index record = o.type == no_index ? void_type : tree_.bare(o.type);
    if (!at_identifier() || !is_record(tree_.nodes[record].is)) {
        fail(tree_.nodes[record].is == kind::external ? "the members of the type before '@' are not known here"
                                                      : "expected a member of a struct or union before '@'");
        return {};
    }
    std::uint64_t at = o.value.bits;
    index found = no_index;
    bool placed = o.known;
    for (unsigned depth = 0; found == no_index; ++depth) {
        // in the record itself, or in an anonymous one inside, which holds it
        index const inside = depth > deepest_type || !tree_.nodes[record].defined
                                 ? no_index
                                 : member_towards(record, text(name.where()), name.hash);
        if (inside == no_index) {
            fail("there is no member '@'");
            return {};
        }
        std::uint64_t offset = 0;
        if (placed) placed = outside_.offset_of(tree_, record, inside, offset);
        at += offset;
        const member& m = tree_.members[tree_.nodes[record].first + inside];
        if (!m.name.empty())
            found = tree_.nodes[record].first + inside;
        else
            record = tree_.bare(m.type);
    }
    advance();
    const member& m = tree_.members[found];
    operand made = of_type(m.type);
    if (m.is_bit_field()) {
        made.width = m.bits;
        // C17 6.3.1.1p2: what an int holds becomes one.
        if (is_integer(made.value.type) && m.bits < width_of(kind::int_))
            made.value.type = kind::int_;
        else if (made.value.type == kind::unsigned_int && m.bits == width_of(kind::int_))
            made.value.type = kind::unsigned_int;
    }
    if (!o.known || !o.lvalue || !placed) not_constant(name);
    made.lvalue = o.lvalue;
    made.known = o.lvalue && placed && !m.is_bit_field();
    made.value.bits = at;
    made.own_alignment = m.packed || m.alignment != 0 || tree_.nodes[record].packed;
    return made;
}

// The number of the member with this name, or of the anonymous one that it is in.
template <class Storage, class Outside>
constexpr index parser<Storage, Outside>::member_towards(index record, std::string_view name,
                                                         std::uint64_t hash) const {
    index const own = tree_.find(tree<Storage>::member_space(record), name, hash);
    if (own != no_index) return own;
    const node& r = tree_.nodes[record];
    for (index i = 0; i < r.count; ++i) {
        const member& m = tree_.members[r.first + i];
        index const inner = tree_.bare(m.type);
        if (m.name.empty() && is_record(tree_.nodes[inner].is) && tree_.nodes[inner].defined &&
            member_towards(inner, name, hash) != no_index)
            return i;
    }
    return no_index;
}

template <class Storage, class Outside>
constexpr operand parser<Storage, Outside>::read_primary() {
    if (now_.is == token_kind::number) return known(read_any_number());
    if (now_.is == token_kind::character) return read_character();
    if (now_.is == token_kind::string) return read_string();
    if (accept(word::true_)) return known({1, kind::int_});
    if (accept(word::false_)) return known({0, kind::int_});
    if (at('(')) return read_brackets();
    if (at_identifier()) return read_name();
    at_end() ? fail("expected a constant expression before the end of the text")
             : fail("expected a constant expression before '@'");
    return {};
}

// (expression), (type)operand, (type){...}
template <class Storage, class Outside>
constexpr operand parser<Storage, Outside>::read_brackets() {
    token const first = now_;
    advance();
    while (accept(word::ignored)) { // __extension__
    }
    if (!begins_type(now_)) {
        operand const inner = read_conditional();
        if (at(',')) fail("a constant expression has no ','");
        return expect_closing() ? inner : operand{};
    }
    index const type = read_type_name();
    if (!expect_closing()) return {};
    if (at('{')) return read_compound(type);
    return cast(read_unary(), tree_.bare(type), first);
}

// The type of a compound literal.
template <class Storage, class Outside>
constexpr operand parser<Storage, Outside>::read_compound(index type) {
    not_constant(now_);
    type = read_braces(type);
    operand o = of_type(type);
    o.lvalue = true;
    return o;
}

template <class Storage, class Outside>
constexpr operand parser<Storage, Outside>::cast(operand o, index type, const token& by) {
    o = rvalue(o);
    if (error_) return {};
    operand made = of_type(type);
    const node& n = tree_.nodes[type];
    kind const to = n.is == kind::enum_ && n.defined ? tree_.nodes[n.to].is : n.is;
    if (to == kind::void_) return made;
    bool const number = is_integer(to) || is_floating(to);
    if ((!number && to != kind::pointer && to != kind::external) ||
        (is_floating(to) && o.value.type == kind::pointer)) {
        fail(by, "a constant can be cast to an arithmetic type or a pointer only");
        return {};
    }
    if (!o.known) return made;
    if (to == kind::pointer) {
        if (is_floating(o.value.type)) {
            fail(by, "a floating constant cannot be cast to a pointer");
            return {};
        }
        made.known = true;
        made.value = {sizeof(void*) == 8 ? o.value.bits : o.value.bits & 0xffffffff, kind::pointer};
        return made;
    }
    bool const wide = extent_of(to).size > 8 && is_integer(to);
    if (wide || to == kind::external || to == kind::float16 || to == kind::bfloat16 || format_of(to) == kind::float128)
        return made;
    constant from = o.value;
    if (from.type == kind::pointer) from.type = kind_of<std::uintptr_t>;
    made.value = converted(from, to);
    made.known = !error_;
    return made;
}

// A name: of a constant, an object, a function, or one that the compiler knows.
template <class Storage, class Outside>
constexpr operand parser<Storage, Outside>::read_name() {
    token const t = now_;
    std::string_view const name = text(t.where());
    index const i = tree_.find(tree<Storage>::ordinary, name, t.hash);
    constant value;
    if (i != no_index && tree_.declarations[i].type != no_index && tree_.declarations[i].is != declaration_kind::type) {
        declaration const d = tree_.declarations[i];
        advance();
        bool const number = d.is == declaration_kind::constant || d.is == declaration_kind::floating;
        // An enumerator has the type of its value: that of the enum where the text names one, elsewhere int if it fits.
        operand o = of_type(number && !d.is_static ? scalar(d.value.type) : d.type);
        if (number) {
            o.value.bits = d.value.bits;
            o.value.real = d.value.real;
            o.known = true;
            return o;
        }
        not_constant(t);
        o.lvalue = d.is == declaration_kind::variable;
        o.alignment = d.alignment;
        return o;
    }
    if (i == no_index && outside_.constant_named(name, value)) {
        advance();
        return known(value);
    }
    if (name == "_Generic") return read_generic();
    if (name.substr(0, 10) == "__builtin_" || name == "offsetof") return read_builtin();
    fail(evaluates() ? "'@' is no constant" : "'@' is not declared");
    return {};
}

} // namespace ctypes::detail::c_text
