// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/macro.hpp - macros replaced as a preprocessor does it: C17 6.10.3.
//
//     #define KILO 1000+24
//     #define _IO(type, nr) _IOC(0U, (type), (nr), 0)
//     char room[2*KILO];                      // 2*1000+24
//
// A macro is its tokens, looked at where its name is used. What it gives is read token by token, from a stack of lists;
// while a list is read, the name of its macro stands for itself. Which macros are constants: see macro_value.hpp.
#pragma once

#include <ctypes/detail/cparse/parser.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ctypes::detail::c_text {

// The next token of the text, macros replaced.
template <class Storage, class Outside>
constexpr token parser<Storage, Outside>::next_token() {
    for (;;) {
        token t = raw_token();
        if (t.is != token_kind::identifier || in_directive_ || tree_.macros.empty()) return t;
        if (!replaces(t)) return t;
    }
}

// The next token as it stands: of the innermost list of tokens, or of the text, whose directives are obeyed.
template <class Storage, class Outside>
constexpr token parser<Storage, Outside>::raw_token() {
    while (!error_) {
        if (expansions_.size() > sealed_) {
            expansion& top = expansions_.back();
            if (top.next < expanded_.size()) return expanded_[top.next++];
            leave_expansion();
            continue;
        }
        if (is_sealed_) return {};
        token const t = lexer_.next();
        if (t.is == token_kind::bad) return whole(t, lexer_);
        if (t.is != token_kind::directive) return t;
        token const current = now_;
        now_ = t;
        read_directive();
        if (!error_) now_ = current;
    }
    return {};
}

// A token that goes on behind a backslash at the end of its line, put together (C17 5.1.1.2); any other one as it is.
template <class Storage, class Outside>
constexpr token parser<Storage, Outside>::whole(const token& first, lexer& from) {
    if (!first.is_spliced) return first;
    std::uint32_t const begin = static_cast<std::uint32_t>(tree_.made.size());
    lexer source = from;
    source.back_to(first);
    token t;
    std::size_t length = 0;
    bool more = true;
    for (std::size_t most = 32; more && length + 4 > tree_.made.size() - begin;
         most *= 2) { // no token looks further ahead
        for (char c = 0; more && !error_ && tree_.made.size() - begin < most;)
            if ((more = source.next_character(c))) push(tree_.made, c);
        if (error_) return first;
        lexer joined(tree_.made, begin, static_cast<std::uint32_t>(tree_.made.size()));
        joined.stop_at_line_end(true);
        t = joined.next();
        length = joined.offset() - begin;
        spend(most);
    }
    if (t.offset != begin) return first;
    tree_.made.resize(begin + length);
    from.back_to(first);
    char c = 0;
    for (std::size_t i = 0; i < length; ++i) from.next_character(c);
    t.offset |= tree<Storage>::made_text;
    t.at = first.at;
    t.line = first.line;
    t.column = first.column;
    t.after_space = first.after_space;
    return t;
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::leave_expansion() {
    expansion const done = expansions_.back();
    if (done.macro != no_index) tree_.macros.edit(done.macro).is_expanding = false;
    expanded_.resize(done.begin);
    expansions_.pop_back();
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::enter_expansion(index macro, std::size_t begin) {
    if (macro != no_index) tree_.macros.edit(macro).is_expanding = true;
    push(expansions_, expansion{macro, begin, begin});
}

// Puts a token back that was read too early.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::put_back(const token& t) {
    if (t.is == token_kind::end) return;
    std::size_t const begin = expanded_.size();
    push(expanded_, t);
    if (!error_) enter_expansion(no_index, begin);
}

// Whether the identifier is a macro's name that is replaced here: then its tokens are the next ones.
template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::replaces(token& t) {
    if (t.painted) return false;
    index const i = tree_.find(tree<Storage>::macro, text(t.where()), t.hash);
    if (i == no_index) return false;
    if (tree_.macros[i].is_expanding) {
        t.painted = true;
        return false;
    }
    auto const deep = deeper();
    if (!deep) return true;
    macro const m = tree_.macros[i];
    if (m.is_function_like) {
        token const opening = raw_token();
        if (!(opening == '(')) {
            put_back(opening);
            return false;
        }
    }
    std::size_t const arguments = arguments_.size();
    std::size_t const ends = argument_ends_.size();
    if (!m.is_function_like || read_arguments(m, t)) substitute(i, t, arguments, ends);
    arguments_.resize(arguments);
    argument_ends_.resize(ends);
    return true;
}

// The arguments behind `name(`: for each the tokens as written, and after them as replaced; their ends are in pairs.
template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::read_arguments(const macro& m, const token& name) {
    std::size_t const first_end = argument_ends_.size();
    std::uint32_t const most = m.parameters == 0 ? 1 : m.parameters;
    for (std::uint32_t count = 1;; ++count) {
        std::size_t const begin = arguments_.size();
        bool last = false;
        for (unsigned open = 0; !error_;) {
            token const t = raw_token();
            if (t.is == token_kind::end && !error_) fail(name, "the arguments of macro '@' have no end");
            if (t.is == token_kind::bad) fail(t, t.problem);
            if (error_) return false;
            bool const separates = t == ',' && !(m.is_variadic && count == m.parameters);
            if (open == 0 && (t == ')' || separates)) {
                last = t == ')';
                break;
            }
            if (t == '(') ++open;
            if (t == ')') --open;
            spend(1);
            push(arguments_, t);
        }
        std::size_t const end = arguments_.size();
        push(argument_ends_, end);
        replace_all(begin, end);
        push(argument_ends_, arguments_.size());
        if (error_) return false;
        bool const none = last && count == 1 && end == begin;
        if (last && (count == m.parameters || (none && m.parameters == 0))) return true;
        if (last && m.is_variadic && count + 1 == m.parameters) { // nothing for the last one
            push(argument_ends_, arguments_.size());
            push(argument_ends_, arguments_.size());
            return !error_;
        }
        if (last || count == most) {
            argument_ends_.resize(first_end);
            fail(name, last ? "macro '@' has more parameters than there are arguments"
                            : "macro '@' has fewer parameters than there are arguments");
            return false;
        }
    }
}

// Appends the tokens of an argument with all macros in them replaced, as if they were all of the text.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::replace_all(std::size_t begin, std::size_t end) {
    std::size_t const outer = sealed_;
    bool const was_sealed = is_sealed_;
    sealed_ = expansions_.size();
    is_sealed_ = true;
    std::size_t const first = expanded_.size();
    for (std::size_t i = begin; i < end && !error_; ++i) push(expanded_, arguments_[i]);
    enter_expansion(no_index, first);
    while (!error_) {
        token const t = next_token();
        if (t.is == token_kind::end) break;
        spend(1);
        push(arguments_, t);
    }
    while (expansions_.size() > sealed_) leave_expansion();
    sealed_ = outer;
    is_sealed_ = was_sealed;
}

// No text makes a program read tokens without end: macros can double what they give with each line.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::spend(std::uint64_t tokens) {
    if (tokens <= budget_)
        budget_ -= tokens;
    else
        fail("the macros of this text give too many tokens");
}

// The tokens of a macro with its arguments in the places of its parameters.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::substitute(index which, const token& name, std::size_t arguments,
                                                    std::size_t ends) {
    macro const m = tree_.macros[which];
    std::size_t const begin = expanded_.size();
    lexer body = body_of(m);
    bool pastes = false;      // `##` stands before the next token
    std::size_t left = begin; // where the tokens begin that it joins to
    bool space = name.after_space;
    auto const add = [&](token t, bool own) {
        if (own) {
            t.at = name.at;
            t.line = name.line;
            t.column = name.column;
        }
        spend(1);
        push(expanded_, t);
    };
    auto const next_of_body = [&] {
        token const t = body.next();
        return t.is == token_kind::bad ? whole(t, body) : t;
    };
    for (token t = next_of_body(); t.is != token_kind::end && !error_;) {
        token next = next_of_body();
        if (t.code == symbol("##") && m.body.offset != t.offset) {
            pastes = true;
            t = next;
            continue;
        }
        if (expanded_.size() != begin) space = t.after_space;
        std::size_t const before = expanded_.size();
        if (!pastes) left = before;
        std::uint32_t const parameter = parameter_of(m, t);
        bool const stringizes = m.is_function_like && t == '#' && parameter_of(m, next) != no_index;
        if (stringizes) {
            std::uint32_t const of = parameter_of(m, next);
            std::size_t const from = of == 0 ? arguments : argument_ends_[ends + 2 * of - 1];
            add(string_of(from, argument_ends_[ends + 2 * of], t), true);
            next = next_of_body();
        } else if (parameter == no_index) {
            add(t, true);
        } else {
            bool const raw = pastes || next.code == symbol("##");
            std::size_t const from = parameter == 0 ? arguments : argument_ends_[ends + 2 * parameter - 1];
            std::size_t const middle = argument_ends_[ends + 2 * parameter];
            std::size_t const to = argument_ends_[ends + 2 * parameter + 1];
            bool const rest = m.is_variadic && parameter + 1 == m.parameters;
            // GNU: `, ## __VA_ARGS__` is nothing where there are no more arguments.
            if (pastes && rest && before > left && expanded_[before - 1] == ',') {
                pastes = false;
                if (from == middle) expanded_.resize(before - 1);
            }
            for (std::size_t i = raw ? from : middle; i < (raw ? middle : to) && !error_; ++i)
                add(arguments_[i], false);
        }
        if (error_) break;
        if (expanded_.size() > before) {
            expanded_[before].after_space = space;
            if (pastes && before > left) paste(before - 1);
        }
        pastes = false;
        t = next;
    }
    enter_expansion(which, begin);
}

template <class Storage, class Outside>
constexpr lexer parser<Storage, Outside>::body_of(const macro& m) const {
    lexer body(tree_.source, m.body.offset, m.body.offset + m.body.length);
    body.stop_at_line_end(true);
    return body;
}

// The number of the parameter that a token names, `no_index` if none.
template <class Storage, class Outside>
constexpr std::uint32_t parser<Storage, Outside>::parameter_of(const macro& m, const token& t) const {
    if (t.is != token_kind::identifier) return no_index;
    for (std::uint32_t i = 0; i < m.parameters; ++i) {
        slice const name = tree_.parameters[m.first_parameter + i].name; // `...` has none
        if ((name.empty() ? std::string_view("__VA_ARGS__") : text(name)) == text(t.where())) return i;
    }
    return no_index;
}

// Makes one token of two neighbours among the expanded ones.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::paste(std::size_t left) {
    token const a = expanded_[left];
    token const b = expanded_[left + 1];
    std::uint32_t const begin = static_cast<std::uint32_t>(tree_.made.size());
    spend(a.length + b.length);
    for (std::uint32_t i = 0; i < a.length; ++i) push(tree_.made, text(a.where())[i]);
    for (std::uint32_t i = 0; i < b.length; ++i) push(tree_.made, text(b.where())[i]);
    if (error_) return;
    std::uint32_t const end = static_cast<std::uint32_t>(tree_.made.size());
    lexer joined(tree_.made, begin, end);
    joined.stop_at_line_end(true);
    token t = joined.next();
    if (t.is == token_kind::bad || joined.offset() != end) return fail(a, "'@' and what ## joins to it are no token");
    t.offset |= tree<Storage>::made_text;
    t.at = a.at;
    t.line = a.line;
    t.column = a.column;
    t.after_space = a.after_space;
    expanded_[left] = t;
    for (std::size_t i = left + 1; i + 1 < expanded_.size(); ++i) expanded_[i] = expanded_[i + 1];
    expanded_.pop_back();
}

// #x: the spelling of an argument as a string.
template <class Storage, class Outside>
constexpr token parser<Storage, Outside>::string_of(std::size_t begin, std::size_t end, const token& at) {
    std::uint32_t const from = static_cast<std::uint32_t>(tree_.made.size());
    push(tree_.made, '"');
    for (std::size_t i = begin; i < end && !error_; ++i) {
        token const t = arguments_[i];
        bool const quoted = t.is == token_kind::string || t.is == token_kind::character;
        if (t.after_space && i != begin) push(tree_.made, ' ');
        spend(t.length);
        for (std::uint32_t k = 0; k < t.length && !error_; ++k) {
            char const c = text(t.where())[k];
            if (quoted && (c == '"' || c == '\\')) push(tree_.made, '\\');
            push(tree_.made, c);
        }
    }
    push(tree_.made, '"');
    token made = at;
    made.is = token_kind::string;
    made.code = 0;
    made.offset = from | tree<Storage>::made_text;
    made.length = static_cast<std::uint32_t>(tree_.made.size()) - from;
    return made;
}

} // namespace ctypes::detail::c_text
