// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/directive.hpp - lines that begin with #: markers, #define, #undef, #pragma pack.
//
// The text is what a preprocessor left (`gcc -E`, with `-dD` for the constants), or plain
// declarations. What only a preprocessor can do is an error, for reading over it would be guessing.
#pragma once

#include <ctypes/detail/cparse/parser.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ctypes::detail::c_text {

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_directive() {
    if (lexer_.offset() < obeyed_) return lexer_.skip_line();
    token const hash = now_;
    std::uint32_t const nesting = nesting_; // a macro may leave brackets open
    in_directive_ = true;
    lexer_.stop_at_line_end(true);
    read();
    std::string_view const name = text(now_.where());
    if (now_.is == token_kind::number) {
        read_line_marker(now_);
    } else if (at_identifier()) {
        if (name == "define")
            read_define();
        else if (name == "undef")
            read_undef();
        else if (name == "pragma")
            read_pragma(hash);
        else if (name == "line") {
            read();
            if (now_.is == token_kind::number) read_line_marker(now_);
        } else if (name == "include" || name == "include_next" || name == "import") {
            fail(hash, "#include is not followed; pass the output of the preprocessor");
        } else if (name == "error") {
            fail(hash, "the text says #error");
        } else if (name == "if" || name == "ifdef" || name == "ifndef" || name == "elif" || name == "elifdef" ||
                   name == "elifndef" || name == "else" || name == "endif") {
            fail(hash, "conditions are not evaluated; pass the output of the preprocessor");
        } else {
            note(place_of(now_), "directive #@", now_.where());
        }
    }
    if (!error_) lexer_.skip_line();
    nesting_ = nesting;
    in_directive_ = false;
}

// # 12 "stdio.h" 3 4
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_line_marker(const token& number) {
    std::uint32_t const at_line = number.line + 1;
    constant const line = read_number();
    if (error_) return;
    if (now_.is == token_kind::string && now_.length > 2) file_ = {now_.offset + 1, now_.length - 2};
    marker_at_ = at_line;
    marker_line_ = static_cast<std::uint32_t>(line.bits);
}

// #define NAME tokens, #define NAME(parameters) tokens. They are looked at where the name is used: see macro.hpp.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_define() {
    read();
    if (!at_identifier()) return fail("expected a name after #define");
    token const name = now_;
    macro m;
    m.name = name.where();
    m.where = place_of(name);
    now_ = lexer_.next();
    if (at('(') && !now_.after_space) read_macro_parameters(m);
    if (error_) return;
    if (now_.code == symbol("..."))
        return fail(name, "'#define @ ...': write the value, or have ctypes/probe.hpp ask the compiler");
    m.body.offset = now_.offset;
    if (std::uint32_t const end = now_.is == token_kind::bad || at_end() ? 0 : lexer_.skip_plain_line()) {
        m.body.length = end - m.body.offset;
    } else {
        for (; !at_end(); now_ = lexer_.next()) m.body.length = now_.offset + now_.length - m.body.offset;
    }
    define(m, name);
}

// (a, b, ...), (a, rest...)
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_macro_parameters(macro& m) {
    m.is_function_like = true;
    m.first_parameter = static_cast<index>(tree_.parameters.size());
    read();
    while (!at(')')) {
        slice name = now_.where();
        bool const rest = now_.code == symbol("...");
        if (!at_identifier() && !rest) return fail("expected a parameter of the macro before '@'");
        read();
        m.is_variadic = rest;
        if (!rest && now_.code == symbol("...")) { // GNU: a name for the rest
            m.is_variadic = true;
            read();
        }
        if (rest) name = {0, 0}; // __VA_ARGS__
        push(tree_.parameters, parameter{name, void_type});
        ++m.parameters;
        if (m.is_variadic && !at(')')) return fail("expected ')' after '...'");
        if (at(',')) {
            read();
            if (at(')')) return fail("expected a parameter of the macro before '@'");
        } else if (!at(')')) {
            return at_end() ? fail("expected ')' at the end of the macro's parameters")
                            : fail("expected ',' or ')' before '@'");
        }
        if (error_) return;
    }
    now_ = lexer_.next();
}

// The last definition of a name holds.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::define(macro m, const token& name) {
    index const known = tree_.find(tree<Storage>::macro, text(m.name), name.hash);
    if (known != no_index) {
        if (same_tokens(tree_.macros[known], m)) return;
        skip(m.where, "macro '@' is defined again, with another value: the last one holds", m.name);
        tree_.macros.edit(known).is_defined = false;
        tree_.declarations.edit(tree_.macros[known].declaration).taken_back = true;
        changed_macro_ = true;
    }
    may_complete_ = true;
    // A macro with the name of something else changes what that name means in the macros before.
    if (first_macro_ != 0 && !changed_macro_)
        changed_macro_ = name.word != word::none ||
                         tree_.find(tree<Storage>::ordinary, text(m.name), name.hash) != no_index ||
                         tree_.find(tree<Storage>::tag, text(m.name), name.hash) != no_index;
    declaration d;
    d.is = declaration_kind::constant;
    d.is_macro = true;
    d.taken_back = true; // until it turns out to be a constant
    d.name = m.name;
    d.line = name.line;
    d.column = name.column;
    m.remarks = static_cast<index>(tree_.skipped.size());
    m.declaration = static_cast<index>(tree_.declarations.size());
    push(tree_.declarations, d);
    push(tree_.macros, m);
    if (error_) return;
    if (!tree_.bind(tree<Storage>::macro, m.name, name.hash, static_cast<index>(tree_.macros.size() - 1)))
        out_of_room();
}

// Whether two definitions are the same: C17 6.10.3p1.
template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::same_tokens(const macro& a, const macro& b) {
    if (a.is_function_like != b.is_function_like || a.is_variadic != b.is_variadic || a.parameters != b.parameters)
        return false;
    for (std::uint32_t i = 0; i < a.parameters; ++i)
        if (text(tree_.parameters[a.first_parameter + i].name) != text(tree_.parameters[b.first_parameter + i].name))
            return false;
    lexer left = body_of(a);
    lexer right = body_of(b);
    for (bool first = true;; first = false) {
        token const x = whole(left.next(), left);
        token const y = whole(right.next(), right);
        if (x.is != y.is || text(x.where()) != text(y.where()) ||
            (!first && x.after_space != y.after_space && x.is != token_kind::end))
            return false;
        if (x.is == token_kind::end) return true;
    }
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_undef() {
    read();
    if (!at_identifier()) return fail("expected a name after #undef");
    index const known = tree_.find(tree<Storage>::macro, text(now_.where()), now_.hash);
    if (known == no_index) return;
    changed_macro_ = true;
    tree_.macros.edit(known).is_defined = false;
    tree_.declarations.edit(tree_.macros[known].declaration).taken_back = true;
    tree_.bind(tree<Storage>::macro, now_.where(), now_.hash, no_index);
}

/// Whether a pragma leaves types, constants and calls as they are.
constexpr bool is_harmless_pragma(std::string_view name) {
    return has_word("GCC clang STDC once message warning comment region endregion omp ident mark intrinsic ", name);
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_pragma(const token& hash) {
    read();
    if (at_identifier() && text(now_.where()) == "pack") return read_pack();
    if (at_end()) return;
    token const name = now_;
    if (at_identifier() &&
        has_word("scalar_storage_order ms_struct options align redefine_extname ", text(name.where()))) {
        read();
        if (!has_word("default off reset ", text(now_.where()))) fail(name, "#pragma @ is not supported");
        return;
    }
    bool const harmless = at_identifier() && is_harmless_pragma(text(name.where()));
    harmless ? note(place_of(hash), "#pragma @", name.where()) : skip(place_of(hash), "#pragma @", name.where());
}

// pack(), pack(2), pack(push), pack(push, 2), pack(push, name), pack(push, name, 2), pack(pop), pack(pop, name): what GCC
// and clang read alike. 0 is what holds without any pragma.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_pack() {
    read();
    if (!at('(')) return fail("expected '(' after #pragma pack");
    read();
    bool const pushes = at_identifier() && text(now_.where()) == "push";
    bool const pops = at_identifier() && text(now_.where()) == "pop";
    std::uint16_t to = 0;
    bool sets = !pushes && !pops;
    slice label = {};
    token const first = now_;
    if (pushes || pops) {
        read();
        if (at(',')) {
            read();
            if (at_identifier()) {
                label = now_.where();
                read();
                if (at(',') && pushes) {
                    read();
                    sets = true;
                }
            } else if (pushes) {
                sets = true;
            }
        }
    }
    if (sets && !(at(')') && !pushes)) {
        token const number = now_;
        std::uint64_t const n = now_.is == token_kind::number ? read_number().bits : 3;
        if (error_) return;
        if (n > 16 || (n & (n - 1)) != 0)
            return fail(number, "#pragma pack takes 0, 1, 2, 4, 8 or 16 in this place, not '@'");
        to = static_cast<std::uint16_t>(n);
    }
    if (!at(')')) return fail("expected ')' before '@' in #pragma pack");
    if (pushes) push(packs_, saved_pack{pack_, label});
    if (sets) pack_ = to;
    if (!pops) return;
    std::size_t left = packs_.size();
    while (left > 0 && !label.empty() && text(packs_[left - 1].label) != text(label)) --left;
    if (left == 0 && !label.empty()) // GCC takes what was pushed last, clang nothing
        return fail_at(place_of(first), "no #pragma pack(push, @) stands before this", label);
    // One too many changes nothing.
    if (left == 0) return skip(place_of(first), "a #pragma pack(pop) without a push before it");
    pack_ = packs_[left - 1].pack;
    packs_.resize(left - 1);
}

} // namespace ctypes::detail::c_text
