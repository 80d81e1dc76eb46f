// ctypes/detail/c_text/declaration.hpp - declarations: functions, variables, typedefs, and the text as a whole.
#pragma once

#include <ctypes/detail/c_text/parser.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ctypes::detail::c_text {

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::unit(bool strict) {
    read();
    while (!at_end()) {
        nesting_ = 0;
        if (accept(';')) continue;
        if (at('}') && linkage_blocks_ > 0) {
            --linkage_blocks_;
            advance();
            continue;
        }
        heights const before = stacks();
        token const start = now_;
        if (at(word::static_assert_))
            read_static_assert();
        else if (at(word::extern_) && peek().is == token_kind::string)
            read_linkage();
        else if (at(word::asm_)) {
            attributes ignored;
            skip(place_of(start), "an assembler statement");
            read_attributes(ignored);
        } else
            read_declaration();
        if (unsupported_ && !strict) {
            remark const why = error_;
            resume(before);
            skip(why.where, why.words, why.subject);
            skip_declaration();
        }
    }
    if (linkage_blocks_ > 0) fail("the braces of extern \"C\" are not closed before the end of the text");
}

template <class Storage, class Outside>
constexpr index parser<Storage, Outside>::only_type() {
    read();
    index const type = read_type_name();
    if (!error_ && !at_end()) fail("expected the end of the type before '@'");
    return type;
}

// extern "C" { ... }, extern "C" int f(void);
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_linkage() {
    advance();
    if (text(now_.where()) != "\"C\"") return fail("only extern \"C\" can be called from here, not @");
    advance();
    if (at('{')) {
        advance();
        ++linkage_blocks_;
    }
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_declaration() {
    token const start = now_;
    specifiers const base = read_specifiers();
    if (error_) return;
    if (accept(';')) {
        if (!base.names_tag) skip(place_of(start), "a declaration of nothing");
        return;
    }
    for (bool first = true; !error_; first = false) {
        if (!read_declared(base, first)) return;
        if (accept(';')) return;
        if (!accept(',')) {
            if (at_end()) {
                // One declaration, as in a template argument, may end with the text.
                if (linkage_blocks_ > 0) fail("expected ';' before the end of the text");
                return;
            }
            return fail("expected ';' before '@'");
        }
    }
}

// One declarator with what follows it; false if that was the body of a function.
template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::read_declared(const specifiers& base, bool first) {
    token const start = now_;
    attributes said = base.said;
    declarator const d = read_declarator(naming::required, said);
    read_attributes(said);
    if (error_) return false;
    bool const own_parameters = parts_.size() > d.parts && parts_[d.parts].is == kind::function;
    part const outermost = own_parameters ? parts_[d.parts] : part{};
    index type = build(base.type, d, said);
    if (error_) return false;

    declaration made;
    made.name = d.name;
    made.symbol = said.symbol;
    made.type = type;
    made.line = d.where.line;
    made.column = d.where.column;
    made.is_static = base.is_static;
    made.is_inline = base.is_inline;
    made.is_thread_local = base.is_thread_local;
    const node& n = tree_.nodes[type];
    if (base.is_typedef) {
        made.is = entity::type;
        if (said.alignment != 0) made.type = make({.is = kind::aligned, .alignment = said.alignment, .to = type});
        declare_typedef_name(type, d.name);
    } else if (n.is == kind::function) {
        made.is = entity::function;
        made.first_parameter = own_parameters ? outermost.first : n.first;
        made.parameters = n.count;
    } else {
        kind const is = tree_.bare_node(type).is;
        if (is == kind::void_) return fail(start, "a variable cannot be void"), false;
        if (!is_complete(type) && !base.is_extern && is != kind::array)
            return fail_at(d.where, "variable '@' has a type that is not complete", d.name), false;
        made.alignment = said.alignment;
    }
    declare(made, d.hash);
    if (at('{') && made.is == entity::function && first) {
        skip(d.where, "the body of function '@'", d.name);
        skip_brackets();
        return false;
    }
    if (at('=')) skip_initializer(d.name);
    return true;
}

// `typedef struct { ... } name;`: the type is known by this name from now on.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::declare_typedef_name(index type, slice name) {
    const node& n = tree_.nodes[type];
    if ((is_record(n.is) || n.is == kind::enum_) && n.name.empty()) {
        node& named = tree_.nodes.edit(type);
        named.name = name;
        named.named_later = true;
    }
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::declare(declaration d, std::uint64_t hash) {
    if (error_) return;
    auto const refuse = [&](std::string_view words) {
        fail_at(place_at(d.name.offset, d.line, d.column), words, d.name);
    };
    index const known = tree_.find(tree<Storage>::ordinary, text(d.name), hash);
    if (known == no_index) {
        push(tree_.declarations, d);
        if (error_) return;
        if (!tree_.bind(tree<Storage>::ordinary, d.name, hash, static_cast<index>(tree_.declarations.size() - 1)))
            out_of_room();
        return;
    }
    declaration before = tree_.declarations[known];
    if (before.is != d.is) return refuse("'@' is declared already, as something else");
    if (d.is == entity::constant) return refuse("constant '@' is there already");
    if (!compatible(before.type, d.type)) return refuse("'@' is declared already, with another type");
    // The later declaration may say more: parameters, a length, a symbol.
    const node& old = tree_.nodes[before.type];
    if (d.is == entity::function && !old.prototyped) {
        before.type = d.type;
        before.first_parameter = d.first_parameter;
        before.parameters = d.parameters;
    }
    if (d.is == entity::variable && old.is == kind::array && old.length == no_length) before.type = d.type;
    if (before.symbol.empty()) before.symbol = d.symbol;
    before.is_static |= d.is_static;
    before.is_inline |= d.is_inline;
    tree_.declarations.edit(known) = before;
}

// _Static_assert(constant, "words"), checked where the constant can be computed.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_static_assert() {
    token const start = now_;
    std::uint32_t const outside = nesting_;
    advance();
    if (!expect_opening()) return;
    heights const before = stacks();
    constant const condition = read_constant();
    if (error_) {
        remark const why = error_;
        resume(before);
        skip(why.where, why.words, why.subject);
    } else if (condition.bits == 0) {
        return fail(start, "this static assertion does not hold");
    }
    while (!at_end() && (nesting_ > outside + 1 || !at(')'))) advance();
    if (expect_closing()) accept(';');
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::skip_initializer(slice name) {
    skip(place_of(now_), "the initializer of '@'", name);
    std::uint32_t const outside = nesting_;
    while (!at_end() && (nesting_ > outside || !(at(',') || at(';')))) advance();
    if (nesting_ > outside) fail("a bracket is not closed before the end of the text");
}

// To the end of a declaration that was given up: its semicolon, or the body of a function.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::skip_declaration() {
    bool after_parameters = false;
    while (!at_end()) {
        if (nesting_ == 0 && at(';')) return advance();
        bool const body = nesting_ == 0 && at('{') && after_parameters;
        if (body) return skip_brackets();
        after_parameters = at(')');
        advance();
    }
}

} // namespace ctypes::detail::c_text
