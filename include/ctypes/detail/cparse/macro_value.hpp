// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/macro_value.hpp - the values of macros.
//
//     #define MIN (-MAX - 1)
//     #define MAX 127                         // MIN is -128: its operands may come later
//
// A macro is read as an expression, with what is declared by then: one whose value is a constant can be found by name. In a
// text that the compiler reads, and in `parse`, all are when the text ends; `dynamic::declarations` asks a macro when it is
// asked for it.
#pragma once

#include <ctypes/detail/cparse/macro.hpp>
#include <ctypes/detail/cparse/parser.hpp>

#include <cstddef>
#include <cstdint>

namespace ctypes::detail::c_text {

// At the end of a text: which macros are constants now. Those of texts before are asked again where this text may have
// changed what they stand for.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::evaluate_macros() {
    if (error_ || tree_.macros.empty()) return;
    for (index i = changed_macro_ || may_complete_ ? 0 : first_macro_; i < tree_.macros.size(); ++i) {
        const macro& m = tree_.macros[i];
        if (!m.is_defined || (i < first_macro_ && !changed_macro_ && tree_.is_constant(m))) continue;
        index const value = m.declaration;
        declaration found;
        bool const constant = evaluate_macro(i, found);
        if (constant) {
            declaration& d = tree_.declarations.edit(value);
            d.is = found.is;
            d.value = found.value;
            d.spelling = found.spelling;
            d.type = found.type;
            d.taken_back = false;
        } else if (!tree_.declarations[value].taken_back) {
            tree_.declarations.edit(value).taken_back = true;
        }
        if (error_) return;
    }
}

template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::value_of_macro(index macro, declaration& found, std::uint64_t& budget) {
    budget_ = budget;
    bool const constant = evaluate_macro(macro, found);
    budget = budget_;
    return constant && !error_;
}

// False where the macro is no constant.
template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::evaluate_macro(index i, declaration& found) {
    macro const m = tree_.macros[i];
    if (m.is_function_like || m.body.length == 0) return false;
    checkpoint const before = stacks();
    std::uint64_t const all = budget_;
    std::uint64_t const given = all < most_tokens_of_a_value ? all : most_tokens_of_a_value;
    budget_ = given;
    is_sealed_ = true;
    token name;
    name.line = m.where.line;
    name.column = m.where.column;
    operand value;
    lexer body = body_of(m);
    token const first = body.next();
    if (first.is == token_kind::number && first.length == m.body.length) { // the usual macro, without any detour
        now_ = first;
        value = known(read_any_number());
    } else {
        substitute(i, name, 0, 0);
        read();
        if (!at_end()) value = rvalue(read_conditional());
    }
    bool const good = !error_ && at_end() && (value.known || value.is_text);
    if (error_) resume(before);
    while (!expansions_.empty()) leave_expansion();
    has_ahead_ = false;
    is_sealed_ = false;
    nesting_ = 0;
    unknown_ = {};
    now_ = {};
    budget_ = all - (given - budget_);
    if (good) found = constant_of(value);
    return good;
}

} // namespace ctypes::detail::c_text
