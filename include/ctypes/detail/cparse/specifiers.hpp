// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/specifiers.hpp - the words before a declarator, in any order.
//
//     long unsigned const int long       // const unsigned long long
#pragma once

#include <ctypes/detail/cparse/parser.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ctypes::detail::c_text {

// Type words seen, as bits: they may come in any order, so a set is all there is to know.
namespace seen {
inline constexpr unsigned void_ = 1, char_ = 2, short_ = 4, int_ = 8, long_ = 16, long_long = 32, float_ = 64,
                          double_ = 128, signed_ = 256, unsigned_ = 512, complex = 1024, int128 = 2048;
}

constexpr unsigned seen_of(word w) {
    switch (w) {
    case word::void_:
        return seen::void_;
    case word::char_:
        return seen::char_;
    case word::short_:
        return seen::short_;
    case word::int_:
        return seen::int_;
    case word::long_:
        return seen::long_;
    case word::long_long:
        return seen::long_ | seen::long_long;
    case word::float_:
        return seen::float_;
    case word::double_:
        return seen::double_;
    case word::signed_:
        return seen::signed_;
    case word::unsigned_:
        return seen::unsigned_;
    case word::complex:
        return seen::complex;
    case word::int128:
        return seen::int128;
    default:
        return 0;
    }
}

constexpr qualifiers qualifier_of(word w) {
    switch (w) {
    case word::const_:
        return is_const;
    case word::volatile_:
        return is_volatile;
    case word::restrict_:
        return is_restrict;
    case word::atomic:
        return is_atomic;
    default:
        return 0;
    }
}

/// The kind a set of words stands for, apart from `_Complex`; `file`, which has no words, if none.
constexpr kind kind_of_words(unsigned set) {
    bool const u = (set & seen::unsigned_) != 0;
    if (u && (set & seen::signed_) != 0) return kind::file;
    bool const sign = (set & (seen::signed_ | seen::unsigned_)) != 0;
    switch (set & ~(seen::signed_ | seen::unsigned_ | seen::complex)) {
    case seen::void_:
        return sign ? kind::file : kind::void_;
    case seen::char_:
        return u ? kind::unsigned_char : sign ? kind::signed_char : kind::char_;
    case seen::short_:
    case seen::short_ | seen::int_:
        return u ? kind::unsigned_short : kind::short_;
    case seen::int_:
        return u ? kind::unsigned_int : kind::int_;
    case seen::long_:
    case seen::long_ | seen::int_:
        return u ? kind::unsigned_long : kind::long_;
    case seen::long_ | seen::long_long:
    case seen::long_ | seen::long_long | seen::int_:
        return u ? kind::unsigned_long_long : kind::long_long;
    case seen::int128:
        return u ? kind::unsigned_int128 : kind::int128;
    case seen::float_:
        return sign ? kind::file : kind::float_;
    case seen::double_:
        return sign ? kind::file : kind::double_;
    case seen::long_ | seen::double_:
        return sign ? kind::file : kind::long_double;
    case 0:
        return u ? kind::unsigned_int : sign ? kind::int_ : kind::double_; // GNU: _Complex alone
    default:
        return kind::file;
    }
}

template <class Storage, class Outside>
constexpr specifiers parser<Storage, Outside>::read_specifiers() {
    specifiers s;
    unsigned words = 0;
    qualifiers quals = 0;
    bool typed = false; // by a name, a tag or typeof
    token const first = now_;
    while (!error_) {
        word const w = now_.word;
        if (w != word::none && w != word::type_name && (typed || words != 0) && is_name(declarator_kind::required))
            break;
        if (unsigned const type_word = seen_of(w)) {
            if (typed && is_unsupported(s.type)) { // _BitInt(8) unsigned
                advance();
                continue;
            }
            if (typed && w != word::complex) return fail("'@' after another type"), s;
            if (w == word::long_ && (words & seen::long_) != 0) {
                if ((words & seen::long_long) != 0) return fail("'@' for the third time"), s;
                words |= seen::long_long;
            } else if ((words & type_word) != 0) {
                return fail("'@' twice in one type"), s;
            }
            words |= type_word;
            advance();
        } else if (w == word::atomic && peek() == '(') {
            advance();
            advance();
            s.type = read_type_name();
            if (!expect_closing()) return s;
            quals |= is_atomic;
            typed = true;
        } else if (qualifiers const q = qualifier_of(w)) {
            quals |= q;
            advance();
        } else if (w == word::struct_ || w == word::union_ || w == word::enum_ || w == word::typeof_) {
            if (typed || words != 0) return fail("'@' after another type"), s;
            s.names_tag = w != word::typeof_;
            s.type = w == word::typeof_ ? read_typeof() : w == word::enum_ ? read_enum() : read_record();
            typed = true;
        } else if (w == word::typedef_) {
            s.is_typedef = true;
            advance();
        } else if (w == word::extern_) {
            s.is_extern = true;
            advance();
        } else if (w == word::static_) {
            s.is_static = true;
            advance();
        } else if (w == word::inline_) {
            s.is_inline = true;
            advance();
        } else if (w == word::thread_local_) {
            s.is_thread_local = true;
            advance();
        } else if (w == word::register_) {
            advance();
        } else if (w == word::convention) {
            s.said.call = now_.entry->call;
            advance();
        } else if (w == word::unsupported) {
            if (strict_ || !is_unsupported_type(text(now_.where()))) return give_up(now_, "'@' is not supported"), s;
            if (typed) return fail("'@' after another type"), s;
            s.type = unsupported_type(now_);
            typed = true;
            advance();
            if (at('(')) skip_brackets(); // _BitInt(8)
        } else if (at_attribute()) {
            read_attributes(s.said, typed || words != 0 ? appertains::to_type : appertains::to_entity);
        } else if (at_identifier() && !typed && (words & ~seen::complex) == 0) {
            index const named = type_called(now_);
            if (named == no_index) break;
            s.type = named;
            typed = true;
            advance();
        } else {
            break;
        }
    }
    if (error_) return s;
    if (!typed && words == 0) {
        if (fail_at_dots("'...' for a type: write 'struct name' and use it by pointer, or the type itself")) return s;
        if (at_identifier() && (now_.word == word::none || now_.word == word::type_name))
            return fail("unknown type name '@'"), s;
        at_end() ? fail("expected a type before the end of the text") : fail("expected a type before '@'");
        return s;
    }
    if (typed && is_unsupported(s.type))
        return s.type = qualify(s.type, static_cast<qualifiers>(quals & ~is_atomic)), s;
    if (typed && (words & seen::complex) != 0) {
        if (!is_floating(tree_.nodes[s.type].is)) return fail(first, "only floating types can be complex"), s;
        s.type = make({.is = kind::complex, .to = s.type});
    } else if (!typed) {
        s.type = type_of_words(words, first);
    }
    s.type = qualify(s.type, quals);
    return s;
}

template <class Storage, class Outside>
constexpr index parser<Storage, Outside>::type_of_words(unsigned set, const token& first) {
    kind const k = kind_of_words(set);
    if (k == kind::file) {
        fail(first, "the words from '@' on do not make a type together");
        return 0;
    }
    index const type = scalar(k);
    if ((set & seen::complex) == 0) return type;
    if (!is_floating(k)) {
        fail(first, "only floating types can be complex");
        return 0;
    }
    return make({.is = kind::complex, .to = type});
}

// The type an identifier names, `no_index` if it names none: the text's own typedefs hide the types of
// the caller, and these the names of the standard headers.
template <class Storage, class Outside>
constexpr index parser<Storage, Outside>::type_called(const token& t) {
    if (t.is != token_kind::identifier) return no_index;
    std::string_view const name = text(t.where());
    index const known = tree_.find(tree<Storage>::ordinary, name, t.hash);
    if (known != no_index)
        return tree_.declarations[known].is == declaration_kind::type ? tree_.declarations[known].type : no_index;
    if (index const number = outside_.type_named(name); number != no_index)
        return make({.is = kind::external, .length = number});
    return t == word::type_name ? scalar(t.entry->type) : no_index;
}

// `_Decimal64`: a type of which nothing is known but its name. The keyword is no tag, so it can stand among the tags.
template <class Storage, class Outside>
constexpr index parser<Storage, Outside>::unsupported_type(const token& t) {
    if (index const known = tree_.find(tree<Storage>::tag, text(t.where()), t.hash); known != no_index) return known;
    skip(place_of(t), "'@' is not supported; what holds it can be used by pointer only", t.where());
    node n;
    n.is = kind::struct_;
    n.name = t.where();
    n.named_later = true;
    n.unsupported = true;
    push(tree_.nodes, n);
    if (error_) return 0;
    index const made = static_cast<index>(tree_.nodes.size() - 1);
    if (!tree_.bind(tree<Storage>::tag, t.where(), t.hash, made)) out_of_room();
    return made;
}

// Whether a type name starts here, as in `sizeof(int)`, a cast or a parameter.
template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::begins_type(const token& t) {
    if (t.is != token_kind::identifier) return false;
    switch (t.word) {
    case word::none:
    case word::type_name:
        return type_called(t) != no_index;
    case word::asm_:
    case word::static_assert_:
    case word::sizeof_:
    case word::alignof_:
    case word::true_:
    case word::false_:
        return false;
    default:
        return true;
    }
}

// typeof(type), typeof(expression)
template <class Storage, class Outside>
constexpr index parser<Storage, Outside>::read_typeof() {
    token const first = now_;
    advance();
    if (!expect_opening()) return 0;
    index type = 0;
    if (begins_type(now_)) {
        type = read_type_name();
    } else {
        ++unevaluated_;
        operand const o = read_conditional();
        --unevaluated_;
        if (o.width != no_width) fail(first, "'@' of a bit-field");
        if (error_) {
            unsupported_ = !fatal_;
            return 0;
        }
        type = type_of(o);
    }
    expect_closing();
    return text(first.where()) == "typeof_unqual" ? tree_.bare(type) : type;
}

// A type without a name: `const char *(*)[3]`
template <class Storage, class Outside>
constexpr index parser<Storage, Outside>::read_type_name() {
    auto const deep = deeper();
    if (!deep) return 0;
    specifiers s = read_specifiers();
    declarator const d = read_declarator(declarator_kind::forbidden, s.said);
    return error_ ? 0 : build(s.type, d, s.said);
}

} // namespace ctypes::detail::c_text
