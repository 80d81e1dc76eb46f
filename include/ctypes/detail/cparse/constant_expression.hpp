// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/constant_expression.hpp - constant expressions: operators, from the weakest to the strongest.
//
//     enum { page = 1 << 12, mask = ~(page - 1), last = sizeof(long) * 8u - 1 };
//
// Types follow C's promotions and conversions; what C leaves undefined (overflow of a signed type,
// division by zero, a shift by too much) is an error with its place. Parts that C does not
// evaluate, as in `0 && 1 / 0`, are read and may be wrong.
#pragma once

#include <ctypes/detail/cparse/arithmetic.hpp>
#include <ctypes/detail/cparse/parser.hpp>

#include <cstddef>
#include <cstdint>

namespace ctypes::detail::c_text {

// An integer constant, as lengths, widths and enumerators need it.
template <class Storage, class Outside>
constexpr constant parser<Storage, Outside>::read_constant() {
    token const first = now_;
    diagnostic const outside = unknown_;
    unknown_ = {};
    operand const o = rvalue(read_conditional());
    diagnostic const why = unknown_;
    unknown_ = outside;
    if (error_) return {};
    if (!is_integer(o.value.type)) {
        fail(first, is_floating(o.value.type) && o.known
                        ? "the constant that begins with '@' is of a floating type, not an integer"
                        : "the expression that begins with '@' is no integer constant");
        return {};
    }
    if (!o.known) {
        why ? fail_at(why.where, why.words, why.subject)
            : fail(first, "the expression that begins with '@' is no constant");
        return {};
    }
    return o.value;
}

// A constant as a declaration keeps it: a number, a text, or a pointer that was made of a number.
template <class Storage, class Outside>
constexpr declaration parser<Storage, Outside>::constant_of(const operand& o) {
    declaration d;
    d.is = o.is_text                   ? declaration_kind::text
           : is_floating(o.value.type) ? declaration_kind::floating
                                       : declaration_kind::constant;
    d.is_macro = true;
    d.value = o.value;
    d.spelling = o.text;
    if (o.is_text)
        d.value.type = tree_.nodes[target_of(o)].is;
    else
        d.type = o.type;
    return d;
}

template <class Storage, class Outside>
constexpr declaration parser<Storage, Outside>::only_constant() {
    read();
    token const first = now_;
    operand const o = rvalue(read_conditional());
    if (!error_ && !at_end()) fail("expected the end of the expression before '@'");
    if (!error_ && !o.known && !o.is_text)
        unknown_ ? fail_at(unknown_.where, unknown_.words, unknown_.subject)
                 : fail(first, "the expression that begins with '@' is no constant");
    return error_ ? declaration{} : constant_of(o);
}

template <class Storage, class Outside>
constexpr operand parser<Storage, Outside>::read_conditional() {
    auto const deep = deeper();
    if (!deep) return {};
    operand const condition = read_binary(1);
    if (!at('?')) return condition;
    operand const question = rvalue(condition);
    bool const yes = !question.value.is_zero();
    advance();
    unevaluated_ += question.known && !yes;
    operand const first = at(':') ? question : rvalue(read_conditional()); // GNU: a ?: b
    unevaluated_ -= question.known && !yes;
    if (!expect(':', "expected ':' before '@'", "expected ':' before the end of the text")) return {};
    unevaluated_ += question.known && yes;
    operand const second = rvalue(read_conditional());
    unevaluated_ -= question.known && yes;
    if (error_) return {};
    operand chosen = yes ? first : second;
    if (is_arithmetic(first) && is_arithmetic(second)) {
        kind const type = common_type(first.value.type, second.value.type);
        chosen = chosen.known ? known(converted(chosen.value, type)) : operand{.value = {0, type}};
    } else if (first.value.type == kind::pointer || second.value.type == kind::pointer) {
        // C17 6.5.15p6: a null pointer takes the other's type, `void *` is the type of both.
        bool const other = first.value.type != kind::pointer || is_null(first) ||
                           (second.value.type == kind::pointer && !is_null(second) && target_of(second) == void_type);
        if (second.value.type == kind::pointer || !other) chosen.type = other ? second.type : first.type;
        if (chosen.known) chosen.value = {chosen.value.bits, kind::pointer};
        chosen.value.type = kind::pointer;
    }
    chosen.known = chosen.known && question.known;
    chosen.is_text = chosen.is_text && question.known;
    return chosen;
}

template <class Storage, class Outside>
constexpr operand parser<Storage, Outside>::read_binary(int lowest) {
    auto const deep = deeper();
    if (!deep) return {};
    operand left = read_unary();
    for (;;) {
        int const precedence = precedence_of(now_);
        if (precedence < lowest || precedence == 0) return left;
        token const by = now_;
        left = rvalue(left);
        advance();
        bool const settled = left.known && ((by.code == symbol("||") && !left.value.is_zero()) ||
                                            (by.code == symbol("&&") && left.value.is_zero()));
        unevaluated_ += settled;
        operand const right = rvalue(read_binary(precedence + 1));
        unevaluated_ -= settled;
        if (error_) return {};
        left = combine(by, left, right);
    }
}

} // namespace ctypes::detail::c_text
