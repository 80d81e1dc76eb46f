// ctypes/detail/c_text/directive.hpp - lines that begin with #: markers, #define NAME number, #pragma pack.
//
// The text is what a preprocessor left (`gcc -E`, with `-dD` for the constants), or plain
// declarations. What only a preprocessor can do is an error, for reading over it would be guessing.
#pragma once

#include <ctypes/detail/c_text/parser.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ctypes::detail::c_text {

/// 1.5, .5e-3f, 1e9, 0x1.8p1: C17 6.4.4.2.
constexpr bool is_floating_number(std::string_view t) {
    bool const hexadecimal = t.size() > 2 && t[0] == '0' && (t[1] | 0x20) == 'x';
    std::size_t i = hexadecimal ? 2 : 0;
    auto const digits = [&](bool hex) {
        std::size_t const from = i;
        for (; i < t.size(); ++i) {
            char const lower = static_cast<char>(t[i] | 0x20);
            if (!(t[i] >= '0' && t[i] <= '9') && !(hex && lower >= 'a' && lower <= 'f')) break;
        }
        return i > from;
    };
    bool const before_point = digits(hexadecimal);
    bool const point = i < t.size() && t[i] == '.';
    if (point) ++i;
    bool const after_point = point && digits(hexadecimal);
    bool const exponent = i < t.size() && (t[i] | 0x20) == (hexadecimal ? 'p' : 'e');
    if (exponent) {
        ++i;
        if (i < t.size() && (t[i] == '+' || t[i] == '-')) ++i;
        if (!digits(false)) return false;
    }
    if (i < t.size() && ((t[i] | 0x20) == 'f' || (t[i] | 0x20) == 'l')) ++i;
    return i == t.size() && (before_point || after_point) && (exponent || (point && !hexadecimal));
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_directive() {
    token const hash = now_;
    std::uint32_t const nesting = nesting_; // a macro may leave brackets open
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
            skip(place_of(now_), "directive #@", now_.where());
        }
    }
    if (!error_) lexer_.skip_line();
    nesting_ = nesting;
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

// #define NAME constant. Other macros are for the preprocessor, and reported.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_define() {
    read();
    if (!at_identifier()) return fail("expected a name after #define");
    token const name = now_;
    declaration d;
    d.is = entity::constant;
    d.is_macro = true;
    d.name = name.where();
    d.line = name.line;
    d.column = name.column;
    token const first = lexer_.next();
    lexer const after_first = lexer_;
    if (first.is == token_kind::end) return; // empty, as include guards are
    if (first == '(' && first.offset == name.offset + name.length)
        return skip(place_of(name), "macro '@' with parameters", name.where());
    if (first.is == token_kind::string && lexer_.next().is == token_kind::end) {
        d.is = entity::text;
        d.spelling = first.where();
        return define(d, name);
    }
    lexer_ = after_first;
    if (read_floating(first, d)) return define(d, name);

    lexer_ = after_first;
    now_ = first;
    heights const before = stacks();
    if (first.is != token_kind::bad) d.value = read_constant();
    if (!error_ && at_end()) return define(d, name);
    if (error_) resume(before);
    skip(place_of(name), "macro '@', which is no constant", name.where());
}

// (-1.5e3f): a number with a point or an exponent, its sign and brackets, and nothing else.
template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::read_floating(token t, declaration& d) {
    bool const in_brackets = t == '(';
    if (in_brackets) t = lexer_.next();
    std::uint32_t const begin = t.offset;
    if (t == '-' || t == '+') t = lexer_.next();
    if (t.is != token_kind::number || !is_floating_number(text(t.where()))) return false;
    d.is = entity::floating;
    d.spelling = {begin, t.offset + t.length - begin};
    t = lexer_.next();
    if (in_brackets && !(t == ')')) return false;
    if (in_brackets) t = lexer_.next();
    if (t.is == token_kind::end) return true;
    d.is = entity::constant;
    d.spelling = {};
    return false;
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::define(declaration d, const token& name) {
    index const known = tree_.find(tree<Storage>::macro, text(d.name), name.hash);
    if (known != no_index) {
        const declaration& before = tree_.declarations[known];
        bool const same =
            before.is == d.is && before.value.bits == d.value.bits && text(before.spelling) == text(d.spelling);
        if (!same) fail(name, "'@' is defined already, with another value");
        return;
    }
    push(tree_.declarations, d);
    if (error_) return;
    if (!tree_.bind(tree<Storage>::macro, d.name, name.hash, static_cast<index>(tree_.declarations.size() - 1)))
        out_of_room();
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_undef() {
    read();
    if (!at_identifier()) return fail("expected a name after #undef");
    index const known = tree_.find(tree<Storage>::macro, text(now_.where()), now_.hash);
    if (known == no_index) return;
    tree_.declarations.edit(known).taken_back = true;
    tree_.bind(tree<Storage>::macro, now_.where(), now_.hash, no_index);
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_pragma(const token& hash) {
    read();
    if (at_identifier() && text(now_.where()) == "pack") return read_pack();
    if (!at_end()) skip(place_of(hash), "#pragma @", now_.where());
}

// pack(), pack(2), pack(push), pack(push, 2), pack(push, name, 2), pack(pop), pack(pop, name)
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_pack() {
    read();
    if (!at('(')) return fail("expected '(' after #pragma pack");
    read();
    bool pushes = false;
    bool pops = false;
    bool any = false;
    std::uint64_t to = 0;
    token which = now_;
    while (!error_ && !at(')') && !at_end()) {
        if (at(',')) {
            read();
            continue;
        }
        std::string_view const name = text(now_.where());
        if (at_identifier() && name == "push")
            pushes = true;
        else if (at_identifier() && name == "pop")
            pops = true;
        else if (now_.is == token_kind::number) {
            which = now_;
            any = true;
            to = read_number().bits;
            continue;
        } else if (!at_identifier()) {
            return fail("'@' does not belong into #pragma pack");
        }
        read();
    }
    if (error_) return;
    if (!at(')')) return fail("expected ')' at the end of #pragma pack");
    if (any && to != 1 && to != 2 && to != 4 && to != 8 && to != 16)
        return fail(which, "#pragma pack takes 1, 2, 4, 8 or 16, not @");
    if (pushes) push(packs_, pack_);
    if (pops) {
        if (packs_.empty()) return fail(which, "#pragma pack(pop) without a push before it");
        pack_ = packs_.back();
        packs_.pop_back();
    }
    if (any || (!pushes && !pops)) pack_ = static_cast<std::uint16_t>(to);
}

} // namespace ctypes::detail::c_text
