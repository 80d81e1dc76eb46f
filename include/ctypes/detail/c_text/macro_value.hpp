// ctypes/detail/c_text/macro_value.hpp - the values of macros, and remarks on those that have none.
//
//     #define MIN (-MAX - 1)
//     #define MAX 127                         // MIN is -128: its operands may come later
//
// When a text ends, each macro is read once as an expression: those whose value is a constant can be found by name.
#pragma once

#include <ctypes/detail/c_text/macro.hpp>
#include <ctypes/detail/c_text/parser.hpp>

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
        if (!m.is_defined || (i < first_macro_ && !changed_macro_ && is_constant(m))) continue;
        bool const constant = evaluate_macro(i);
        tree_.declarations[m.declaration].taken_back = !constant;
        if (error_) return;
    }
    report_macros();
}

// False where the macro is no constant.
template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::evaluate_macro(index i) {
    macro const m = tree_.macros[i];
    if (m.is_function_like || m.body.length == 0) return false;
    heights const before = stacks();
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
    if (!good) return false;
    declaration const found = constant_of(value);
    declaration& d = tree_.declarations[m.declaration];
    d.is = found.is;
    d.value = found.value;
    d.spelling = found.spelling;
    d.type = found.type;
    return true;
}

// Keeps the remarks on macros that are no constants, where they stand in the text.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::report_macros() {
    auto const silent = [&](const macro& m) { return !m.is_defined || m.body.length == 0 || is_constant(m); };
    std::size_t kept = 0;
    std::size_t first = first_skipped_;
    for (std::size_t i = 0; i < tree_.skipped.size(); ++i) {
        remark const r = tree_.skipped[i];
        bool const gone = r.macro != no_index && silent(tree_.macros[r.macro]);
        if (gone) tree_.macros[r.macro].is_reported = false;
        if (gone && i < first_skipped_) --first;
        if (!gone) tree_.skipped[kept++] = r;
    }
    tree_.skipped.resize(kept);
    auto const report = [&](index from, index to) {
        for (index i = from; i < to && !error_; ++i) {
            macro& m = tree_.macros[i];
            if (m.is_reported || silent(m)) continue;
            m.is_reported = true;
            push(tree_.skipped, remark{m.is_function_like ? "macro '@' with parameters" : "macro '@', which is no constant",
                                       m.name, m.where, severity::note, i});
        }
    };
    report(first_macro_, static_cast<index>(tree_.macros.size()));
    merge_remarks(first, kept);
    if (changed_macro_) report(0, first_macro_);
}

template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::is_constant(const macro& m) const {
    return !m.is_function_like && !tree_.declarations[m.declaration].taken_back;
}

// Two runs of remarks, each in the order of the text, become one.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::merge_remarks(std::size_t first, std::size_t second) {
    typename Storage::template list<remark, 64> merged = {};
    std::size_t const end = tree_.skipped.size();
    for (std::size_t a = first, b = second; a < second || b < end;) {
        bool const left = b == end || (a < second && tree_.skipped[a].where.offset <= tree_.skipped[b].where.offset);
        merged.push_back(tree_.skipped[left ? a++ : b++]);
    }
    for (std::size_t i = 0; i < merged.size(); ++i) tree_.skipped[first + i] = merged[i];
}

} // namespace ctypes::detail::c_text
