// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/declarator.hpp - declarators: `*name[3]`, `(*name)(int)`, and those without a name.
//
// A declarator is read from left to right into `parts_`, which hold it from the name outwards: the
// brackets after the name first, then the stars before it, then the same of the declarator around it.
#pragma once

#include <ctypes/detail/cparse/parser.hpp>
#include <ctypes/detail/cparse/specifiers.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ctypes::detail::c_text {

// Whether the current token is the name that is declared. Words that other headers make with #define, or that became
// keywords in C23, are names where a declarator ends behind them: `int CALLBACK;`, but not `int CALLBACK f(int);`.
template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::is_name(declarator_kind how) {
    if (!at_identifier() || how == declarator_kind::forbidden) return false;
    if (now_.word == word::none || now_.word == word::type_name) return true;
    if (!may_be_name_elsewhere(now_.word)) return false;
    std::string_view const name = text(now_.where());
    // void f(int *_Nullable): a parameter without a name
    if (!is_name_elsewhere(name) && !(how == declarator_kind::required && is_nullability(name))) return false;
    token const next = peek();
    return next == ';' || next == ',' || next == ':' || next == '=' || next == ')' || next == '[' ||
           next == word::attribute || next.is == token_kind::end ||
           (next == '(' && (at(word::ignored) || at(word::true_) || at(word::false_)));
}

template <class Storage, class Outside>
constexpr declarator parser<Storage, Outside>::read_declarator(declarator_kind how, attributes& said) {
    declarator d;
    d.parts = parts_.size();
    d.where = place_of(now_);
    std::size_t const outermost = levels_.size();
    std::size_t const pointers = pointers_.size();
    push(levels_, level{pointers_.size(), convention::none});
    read_pointers(how, said, levels_.back().call, outermost);
    while (at('(') && opens_declarator(how)) {
        advance();
        push(levels_, level{pointers_.size(), convention::none});
        read_pointers(how, said, levels_.back().call, outermost);
    }
    if (is_name(how)) {
        d.name = now_.where();
        d.hash = now_.hash;
        d.where = place_of(now_);
        advance();
        while (at('[') && peek() == '[') read_standard_attribute(said, appertains::to_entity);
    } else if (at('&')) {
        fail("C has no references");
    } else if (how == declarator_kind::required &&
               !fail_at_dots(
                   "'...' behind a type: write the type as it is, or have ctypes/probe.hpp ask the compiler")) {
        at_end() ? fail("expected a name before the end of the text") : fail("expected a name before '@'");
    }
    while (!error_) {
        while (!error_) {
            if (at('('))
                read_parameters(levels_.back().call);
            else if (at('[') && !(peek() == '['))
                read_array();
            else
                break;
        }
        level const inner = levels_.back();
        while (pointers_.size() > inner.pointers) {
            part p;
            p.quals = pointers_.back();
            push(parts_, p);
            pointers_.pop_back();
        }
        levels_.pop_back();
        if (levels_.size() == outermost) {
            if (said.call == convention::none) said.call = inner.call;
            return d;
        }
        read_attributes(said, appertains::to_type);
        if (!expect_closing()) break;
        // `(WINAPI *name)(int)`: the convention waits for the parameters outside the brackets.
        if (levels_.back().call == convention::none) levels_.back().call = inner.call;
    }
    pointers_.resize(pointers);
    levels_.resize(outermost);
    return d;
}

// Whether a '(' encloses a declarator; otherwise it opens the parameters of one without a name.
template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::opens_declarator(declarator_kind how) {
    if (how == declarator_kind::required) return true;
    token const next = peek();
    if (next == ')' || next.code == symbol("...")) return false;
    if (next == word::attribute || next == word::convention || next == word::ignored) return true;
    return !begins_type(next) && !(next.is == token_kind::identifier && how == declarator_kind::forbidden);
}

// Stars with their qualifiers, and the attributes and convention words between them.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_pointers(declarator_kind how, attributes& said, convention& call,
                                                       std::size_t outermost) {
    while (!error_ && !is_name(how)) {
        if (accept('*')) {
            push(pointers_, qualifiers{0});
            while (qualifiers const q = qualifier_of(now_.word)) {
                pointers_.back() = static_cast<qualifiers>(pointers_.back() | q);
                advance();
            }
        } else if (at('^')) {
            return give_up(now_, "a pointer to a block is not supported");
        } else if (at(word::convention)) {
            call = now_.entry->call;
            advance();
        } else if (at(word::attribute) || at(word::declspec) || at(word::ignored) || (at('[') && peek() == '[')) {
            token const first = now_;
            bool const of_pointer = levels_.size() > outermost + 1 || pointers_.size() > levels_.back().pointers;
            attributes here;
            if (at('['))
                read_standard_attribute(here, of_pointer ? appertains::to_type : appertains::to_entity);
            else
                read_attributes(here, appertains::to_type);
            if (here.call != convention::none) call = here.call;
            here.call = convention::none;
            // GCC aligns the pointer type and ignores `packed`, clang takes both for the declaration.
            if (of_pointer && (here.packed || here.aligned_by_attribute))
                return give_up(first,
                               "an attribute behind '*' is read differently by compilers; put it behind the name");
            said.add(here);
        } else if (at(word::const_) || at(word::volatile_) || at(word::restrict_)) {
            if (pointers_.size() == levels_.back().pointers) return;
            pointers_.back() = static_cast<qualifiers>(pointers_.back() | qualifier_of(now_.word));
            advance();
        } else {
            return;
        }
    }
}

// [3], [], [static 3], [restrict], [*] and, in parameters, [any expression]
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_array() {
    part p;
    p.is = kind::array;
    p.where = place_of(now_);
    p.length = no_length;
    std::uint32_t const outside = nesting_;
    advance();
    if (parameter_lists_ > 0)
        while (at(word::static_) || qualifier_of(now_.word) != 0) advance();
    if (parameter_lists_ > 0 && at('*') && peek() == ']') {
        advance();
    } else if (at('?') && peek() == ']') {
        return fail("'[?]' is LuaJIT's: write '[]' for the last member of a record, elsewhere the length");
    } else if (fail_at_dots("'...' for a length: write the length, or '[]' where C allows that")) {
        return;
    } else if (!at(']')) {
        token const first = now_;
        checkpoint const before = stacks();
        constant const length = read_constant();
        if (error_ && parameter_lists_ > 0) {
            // `int n, int a[n]`: the length is known to a call only.
            resume(before);
            p.runtime_length = true;
            while (!at_end() && (nesting_ > outside + 1 || !at(']'))) advance();
        } else if (!error_ && length.is_negative()) {
            return fail(first, "the length of an array is negative");
        } else {
            p.length = length.bits;
        }
    }
    if (!expect(']', "expected ']' before '@'", "expected ']' before the end of the text")) return;
    push(parts_, p);
}

// (int x, double), (void), (), (const char *format, ...)
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_parameters(convention call) {
    auto const deep = deeper();
    if (!deep) return;
    part p;
    p.is = kind::function;
    p.call = call;
    p.where = place_of(now_);
    levels_.back().call = convention::none;
    std::size_t const first = parameters_.size();
    bool old_style = false;
    advance();
    ++parameter_lists_;
    if (at(')')) {
        p.prototyped = false;
    } else if (at_old_style_names()) {
        old_style = true;
        do {
            push(parameters_, parameter{now_.where(), void_type});
            advance();
        } while (accept(','));
    } else {
        do {
            if (at_end()) break;
            if (now_.code == symbol("...")) {
                p.variadic = true;
                advance();
                break;
            }
            read_parameter(first);
        } while (accept(','));
    }
    --parameter_lists_;
    if (!expect(')', p.variadic ? "expected ')' after '...'" : "expected ',' or ')' before '@'",
                "expected ')' before the end of the text"))
        return;
    if (old_style) read_old_style_parameters(first);
    if (error_) return;
    p.first = static_cast<index>(tree_.parameters.size());
    p.count = static_cast<std::uint32_t>(parameters_.size() - first);
    for (std::size_t i = first; i < parameters_.size(); ++i) push(tree_.parameters, parameters_[i]);
    parameters_.resize(first);
    push(parts_, p);
}

// f(a, b) int a; long b; { ... }: names only, and behind the bracket their declarations, or the body.
template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::at_old_style_names() const {
    if (now_.is != token_kind::identifier || now_.word != word::none || has_ahead_ || !expansions_.empty())
        return false;
    lexer ahead = lexer_;
    token t = ahead.next();
    while (t == ',') {
        if (ahead.next().is != token_kind::identifier) return false;
        t = ahead.next();
    }
    if (!(t == ')')) return false;
    t = ahead.next();
    return t == '{' || (t.is == token_kind::identifier && t.word != word::attribute && t.word != word::asm_ &&
                        !(t == word::ignored));
}

// int a; long b; in front of the body of a function with these parameters. An argument is passed as it is without a prototype,
// promoted: C17 6.9.1p10, 6.5.2.2p6.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_old_style_parameters(std::size_t first) {
    std::size_t const end = parameters_.size();
    if (end - first > 1000) return fail("more than 1000 parameters");
    while (!at('{') && !at_end()) {
        specifiers const s = read_specifiers();
        do {
            token const start = now_;
            attributes said = s.said;
            declarator const d = read_declarator(declarator_kind::required, said);
            read_attributes(said, appertains::to_type);
            index const type = error_ ? void_type : parameter_type(build(s.type, d, said));
            if (error_) return;
            std::size_t i = first;
            while (i < end && (parameters_[i].type != void_type || text(parameters_[i].name) != text(d.name))) ++i;
            if (i == end) return fail(start, "'@' is no parameter of this function, or one that is declared already");
            if (type == void_type) return fail(start, "a parameter cannot be void");
            kind const is = tree_.nodes[type].is;
            bool const small = is_integer(is) && extent_of(is).size < sizeof(int);
            parameters_[i].type = small ? scalar(kind::int_) : is == kind::float_ ? scalar(kind::double_) : type;
        } while (accept(','));
        if (!expect(';', "expected ';' before '@'", "expected ';' before the end of the text")) return;
    }
    for (std::size_t i = first; i < end; ++i)
        if (parameters_[i].type == void_type) parameters_[i].type = scalar(kind::int_); // C90: without a declaration
}

// The type that a parameter of this one has: without qualifiers, and a pointer to what C passes no value of.
template <class Storage, class Outside>
constexpr index parser<Storage, Outside>::parameter_type(index type) {
    type = tree_.bare(type);
    node const n = tree_.nodes[type];
    if (n.is == kind::array) return make({.is = kind::pointer, .to = n.to});
    return n.is == kind::function ? make({.is = kind::pointer, .to = type}) : type;
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_parameter(std::size_t first) {
    token const start = now_;
    specifiers s = read_specifiers();
    if (error_) return;
    if (s.is_typedef || s.is_extern || s.is_static) return fail("a parameter has no storage of its own");
    declarator const d = read_declarator(declarator_kind::optional, s.said);
    read_attributes(s.said, appertains::to_type);
    if (error_) return;
    // The outermost qualifiers are not part of the function's type, and the outermost dimension vanishes.
    index const type = parameter_type(build(s.type, d, s.said));
    if (error_) return;
    if (type == void_type) {
        // `(void)` is no parameter at all.
        if (d.name.empty() && parameters_.size() == first && at(')')) return;
        return fail(start, "a parameter cannot be void");
    }
    push(parameters_, parameter{d.name, type});
}

} // namespace ctypes::detail::c_text
