// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/declaration.hpp - declarations: functions, variables, typedefs, and the text as a whole.
#pragma once

#include <ctypes/detail/cparse/attributes.hpp>
#include <ctypes/detail/cparse/parser.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ctypes::detail::c_text {

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::unit(bool strict) {
    strict_ = strict;
    read();
    while (!at_end()) {
        nesting_ = 0;
        if (accept(';')) continue;
        if (at('}') && linkage_blocks_ > 0) {
            --linkage_blocks_;
            advance();
            continue;
        }
        if constexpr (Storage::at_run_time) {
            if (!strict_) {
                read_or_leave_out();
                continue;
            }
        }
        read_external();
    }
    if (linkage_blocks_ > 0) fail("the braces of extern \"C\" are not closed before the end of the text");
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_external() {
    if (at(word::static_assert_)) {
        read_static_assert();
    } else if (at(word::extern_) && peek().is == token_kind::string) {
        read_linkage();
    } else if (at(word::asm_)) {
        attributes ignored;
        note(place_of(now_), "an assembler statement");
        read_attributes(ignored);
    } else {
        read_declaration();
    }
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
        if (!base.names_tag) note(place_of(start), "a declaration of nothing");
        return;
    }
    // The text may end with one declaration without ';', as template arguments do.
    if (base.names_tag && at_end() && linkage_blocks_ == 0) return;
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
    declarator const d = read_declarator(declarator_kind::required, said);
    read_attributes(said, appertains::to_type);
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
        made.is = declaration_kind::type;
        if (said.aligned_twice) return give_up(start, twice_aligned), false;
        if (said.alignment != 0 && !said.aligned_by_attribute)
            return fail_at(d.where, "typedef '@' cannot have _Alignas", d.name), false;
        if (said.alignment != 0) made.type = make({.is = kind::aligned, .alignment = said.alignment, .to = type});
        declare_typedef_name(type, d.name);
    } else if (n.is == kind::function) {
        made.is = declaration_kind::function;
        made.first_parameter = own_parameters ? outermost.first : n.first;
        made.parameters = n.count;
    } else {
        kind const is = tree_.bare_node(type).is;
        if (is == kind::void_) return fail(start, "a variable cannot be void"), false;
        if (is_unsupported(type)) return give_up(start, "a variable of a type that is not supported"), false;
        if (!is_complete(type) && !base.is_extern && is != kind::array)
            return fail_at(d.where, "variable '@' has a type that is not complete", d.name), false;
        made.alignment = said.alignment;
    }
    if (made.is == declaration_kind::variable && at('=')) read_initializer(made);
    declare(made, d.hash);
    if (at('{') && made.is == declaration_kind::function && first) {
        note(d.where, "the body of function '@'", d.name);
        skip_brackets();
        return false;
    }
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
    may_complete_ = true;
    if (known == no_index) {
        if (d.is == declaration_kind::type && find_word(hash, text(d.name).data(), d.name.length)->is != word::none)
            changed_macro_ = true;
        push(tree_.declarations, d);
        if (error_) return;
        if (!tree_.bind(tree<Storage>::ordinary, d.name, hash, static_cast<index>(tree_.declarations.size() - 1)))
            out_of_room();
        return;
    }
    declaration before = tree_.declarations[known];
    bool const number = d.is == declaration_kind::constant || d.is == declaration_kind::floating;
    if (number && d.is_static && before.is_static) { // a `static const` variable with its value
        bool const same = before.is == declaration_kind::variable ||
                          (before.is == d.is && before.value.bits == d.value.bits && before.value.real == d.value.real);
        if (!same || before.type != d.type) return refuse("'@' is declared already, with another type or value");
        before.is = d.is;
        before.value = d.value;
        tree_.declarations.edit(known) = before;
        return;
    }
    if (before.is != d.is) return refuse("'@' is declared already, as something else");
    if (d.is == declaration_kind::constant) {
        // The same enum again, from another header.
        if (before.is_static || d.is_static) return refuse("constant '@' is there already");
        const node& first = tree_.nodes[before.type];
        const node& second = tree_.nodes[d.type];
        std::string_view const tag = first.named_later ? std::string_view() : text(first.name);
        if (before.type == d.type || first.open || tag != text(second.name) || before.value.bits != d.value.bits)
            refuse("constant '@' is there already");
        return;
    }
    if (!compatible(before.type, d.type)) return refuse("'@' is declared already, with another type");
    // The later declaration may say more: parameters, a length, a symbol.
    const node& old = tree_.nodes[before.type];
    if (d.is == declaration_kind::function && !old.prototyped) {
        before.type = d.type;
        before.first_parameter = d.first_parameter;
        before.parameters = d.parameters;
    }
    if (d.is == declaration_kind::variable && old.is == kind::array && old.length == no_length) before.type = d.type;
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
    checkpoint const before = stacks();
    constant const condition = read_constant();
    if (error_) {
        diagnostic const why = error_;
        resume(before);
        skip(why.where, why.words, why.subject);
    } else if (condition.bits == 0) {
        return fail(start, "this static assertion does not hold");
    }
    while (!at_end() && (nesting_ > outside + 1 || !at(')'))) advance();
    if (expect_closing()) accept(';');
}

// = 12, = {1, 2, 3}. A `static const` number is a constant, an array without a length gets it here.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_initializer(declaration& made) {
    std::uint32_t const outside = nesting_;
    node const n = tree_.nodes[made.type];
    node const bare = tree_.bare_node(made.type);
    kind const is = bare.is == kind::enum_ && bare.defined ? tree_.nodes[bare.to].is : bare.is;
    kind const format = format_of(is);
    bool const number = (is_integer(is) && extent_of(is).size <= 8) || format == kind::float_ ||
                        format == kind::double_ || format == kind::long_double;
    bool const constant_number =
        made.is_static && n.is == kind::qualified && (n.quals & (is_const | is_volatile)) == is_const && number;
    token const equals = now_;
    if (n.is == kind::array && n.length == no_length) {
        advance();
        if (now_.is == token_kind::string) {
            checkpoint const before = stacks();
            operand const text_of = read_string();
            if (!error_ && extent_of_type(n.to).size == extent_of(text_of.value.type).size)
                made.type = make({.is = kind::array, .to = n.to, .length = tree_.nodes[text_of.type].length});
            if (error_) resume(before);
        } else if (at('{')) {
            made.type = read_braces(made.type);
        }
    } else if (constant_number) {
        advance();
        checkpoint const before = stacks();
        operand const value = rvalue(read_conditional());
        if (error_)
            resume(before);
        else if (value.known && is_arithmetic(value) && nesting_ == outside && (at(',') || at(';') || at_end())) {
            made.is = is_floating(is) ? declaration_kind::floating : declaration_kind::constant;
            made.value = converted(value.value, is);
            unknown_ = {};
            return;
        }
        unknown_ = {};
    }
    note(place_of(equals), "the initializer of '@'", made.name);
    while (!at_end() && (nesting_ > outside || !(at(',') || at(';')))) advance();
    if (nesting_ > outside) fail("a bracket is not closed before the end of the text");
}

// Over the braces of an initializer. An array without a length gets as many elements as stand there, where that can be seen.
template <class Storage, class Outside>
constexpr index parser<Storage, Outside>::read_braces(index type) {
    node const n = tree_.nodes[type];
    bool counts = n.is == kind::array && n.length == no_length;
    kind const element = counts ? tree_.bare_node(n.to).is : kind::void_;
    bool const scalars = is_scalar(element) || element == kind::pointer || element == kind::enum_;
    std::uint32_t const outside = nesting_;
    std::uint64_t elements = 0;
    advance();
    for (bool begins = true; !at_end() && nesting_ > outside; advance()) {
        if (nesting_ == outside + 1 && at('}')) break;
        if (begins && nesting_ == outside + 1) {
            if (at('[') || at('.') || (!scalars && !at('{'))) counts = false; // a designator, or braces left out
            ++elements;
        }
        begins = nesting_ == outside + 1 && at(',');
    }
    if (at_end()) fail("a bracket is not closed before the end of the text");
    advance();
    if (!counts || elements == 0 || error_) return type;
    return make({.is = kind::array, .to = n.to, .length = elements});
}

} // namespace ctypes::detail::c_text
