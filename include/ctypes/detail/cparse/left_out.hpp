// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/left_out.hpp - declarations that are valid C and not supported: left out, and listed.
#pragma once

#include <ctypes/detail/cparse/attributes.hpp>
#include <ctypes/detail/cparse/parser.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ctypes::detail::c_text {

// The same; what is not supported is reported, and read again for the names in it.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_or_leave_out() {
    checkpoint const before = stacks();
    token const start = now_;
    lexer const behind = lexer_;
    scratch<expansion> expansions; // of a declaration that begins in what a macro gave
    scratch<token> expanded;
    if (!expansions_.empty()) {
        expansions = expansions_;
        expanded = expanded_;
    }
    read_external();
    if (!unsupported_) return;
    diagnostic const why = error_;
    resume(before);
    skip(why.where, why.words, why.subject);
    if (error_) return;
    while (!expansions_.empty()) leave_expansion();
    for (const expansion& e : expansions)
        if (e.macro != no_index) tree_.macros.edit(e.macro).is_expanding = true;
    expansions_ = expansions;
    expanded_ = expanded;
    obeyed_ = lexer_.offset();
    lexer_ = behind;
    now_ = start;
    has_ahead_ = false;
    nesting_ = 0;
    leave_out();
}

// Over a declaration that was given up, whose typedefs are made known, so that what uses them by pointer can be read. A name
// stands before '[', '(', ',' or ';', or in brackets behind a star.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::leave_out() {
    unsigned depth = 0;
    bool is_typedef = false;
    bool named = false;   // of this declarator
    bool in_star = false; // within `(*`
    bool is_tag = false;
    bool has_members = false; // braces that come next are those of a record or an enum
    bool skips = false;       // the brackets of an attribute
    bool is_function = false; // braces that come next are its body
    token last = {};
    for (; !at_end() && !(depth == 0 && at(';')); advance()) {
        token const t = now_;
        bool const opens = t == '(' || t == '[' || t == '{';
        if (depth == 0 && t == '{' && is_function && !has_members) return skip_brackets();
        is_function = false;
        if (depth == 0 && t == '[' && peek() == '[') skips = true; // [[ ]]
        if (depth == 0 && !named && !skips && last.length != 0 && (t == '[' || t == ',' || t == '(')) {
            token const next = peek();
            if (t != '(' || !(next == '*' || next == '^' || next == word::convention || next == word::attribute)) {
                if (is_typedef) declare_unsupported(last);
                named = true;
            }
        }
        if (depth == 0 && t == '(' && !skips) {
            in_star = !named;
            has_members = false;
        }
        if (opens) {
            if (depth++ == 0 && t == '{') has_members = false;
        } else if ((t == ')' || t == ']' || t == '}') && depth > 0) {
            if (--depth == 0) in_star = skips = false;
            is_function = depth == 0 && t == ')';
        } else if (depth == 0 && t == ',') {
            named = false;
            last = {};
        } else if (t == word::typedef_) {
            is_typedef |= depth == 0;
        } else if (t == word::attribute || t == word::declspec || t == word::alignas_ || t == word::typeof_ ||
                   t == word::asm_ || t == word::unsupported) {
            skips |= depth == 0 && peek() == '(';
        } else if (t.is == token_kind::identifier && (t == word::none || t == word::type_name) && !is_tag && !named) {
            if (depth == 0) last = t;
            if (depth == 1 && in_star && !skips) {
                if (is_typedef) declare_unsupported(t);
                named = true;
            }
        }
        is_tag = t == word::struct_ || t == word::union_ || t == word::enum_;
        has_members |= is_tag && depth == 0;
    }
    if (is_typedef && !named && last.length != 0) declare_unsupported(last);
    accept(';');
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::declare_unsupported(const token& name) {
    if (tree_.find(tree<Storage>::ordinary, text(name.where()), name.hash) != no_index || error_) return;
    declaration d;
    node n;
    n.is = kind::struct_;
    n.name = d.name = name.where();
    n.named_later = true;
    n.unsupported = true;
    push(tree_.nodes, n);
    d.is = declaration_kind::type;
    d.type = static_cast<index>(tree_.nodes.size() - 1);
    d.line = name.line;
    d.column = name.column;
    declare(d, name.hash);
}

} // namespace ctypes::detail::c_text
