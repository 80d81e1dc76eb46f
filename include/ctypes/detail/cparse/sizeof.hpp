// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/sizeof.hpp - sizeof, _Alignof, offsetof and _Generic: what is asked of types.
//
//     sizeof(struct s)    offsetof(struct s, m[2].n)    _Generic('a', int: 1, default: 0)
#pragma once

#include <ctypes/detail/cparse/expression.hpp>
#include <ctypes/detail/cparse/parser.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace ctypes::detail::c_text {

// sizeof(type), sizeof expression, _Alignof(type)
template <class Storage, class Outside>
constexpr operand parser<Storage, Outside>::read_sizeof(const token& by) {
    bool const alignment = by == word::alignof_;
    token const first = now_;
    slice subject = subject_of(first);
    place where = place_of(first);
    operand o;
    ++unevaluated_;
    // __alignof__ is GCC's "preferred alignment": of a vector, its size
    bool const reported = alignment && !text(by.where()).starts_with("__");
    if (at('(') && begins_type(peek()) && !(peek() == word::ignored)) {
        advance();
        token const name = now_;
        o.type = read_type_name();
        subject = subject_of(name);
        where = place_of(name);
        // the words as they are written, where no macro is among them
        if (name.offset == name.at && now_.offset == now_.at && now_.offset > name.offset)
            subject = {name.offset, now_.offset - name.offset};
        while (subject.length > 1 && text(subject).back() <= ' ') --subject.length;
        if (expect_closing() && at('{')) o = read_compound(o.type);
    } else {
        o = read_unary();
        if (o.width != no_width)
            fail(first, alignment ? "a bit-field has no alignment of its own" : "a bit-field has no size of its own");
        if (alignment && o.own_alignment) fail(first, "the alignment of '@' is not known here");
    }
    --unevaluated_;
    if (error_) return {};
    extent const e = extent_of_type(type_of(o));
    if (error_) return {};
    if (e.alignment == 0) {
        if (is_unsupported(type_of(o))) unsupported_ = true; // the declaration is left out, the text goes on
        fail_at(where, "the size of '@' is not known here", subject);
        return {};
    }
    std::uint64_t const aligned = o.alignment != 0 ? o.alignment
                                  : reported       ? reported_alignment(type_of(o), e.alignment)
                                                   : e.alignment;
    return known({alignment ? aligned : e.size, kind_of<std::size_t>});
}

// _Generic(expression, type: expression, default: expression)
template <class Storage, class Outside>
constexpr operand parser<Storage, Outside>::read_generic() {
    token const first = now_;
    advance();
    if (!expect_opening()) return {};
    ++unevaluated_;
    operand const control = rvalue(read_conditional());
    --unevaluated_;
    if (error_) return {};
    index const type = tree_.bare(type_of(control));
    operand chosen;
    bool found = false;
    bool any = false;
    while (!error_ && accept(',')) {
        bool const otherwise = at_identifier() && text(now_.where()) == "default";
        if (otherwise) advance();
        bool const fits = !otherwise && same_in_c(type, read_type_name());
        if (!expect(':', "expected ':' before '@'", "expected ':' before the end of the text")) return {};
        bool const takes = fits && !found;
        unevaluated_ += !takes;
        operand const o = read_conditional();
        unevaluated_ -= !takes;
        if (takes || (otherwise && !any && !found)) chosen = o;
        found = found || takes;
        any = any || takes || otherwise;
    }
    if (!expect_closing()) return {};
    if (any) return chosen;
    fail(first, "no type in this '@' is that of its first operand");
    return {};
}

// Whether two types are the same to C, with the names of integer types that C++ has as types.
template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::same_in_c(index a, index b) const {
    for (;;) {
        const node& x = tree_.nodes[a];
        const node& y = tree_.nodes[b];
        if (is_scalar(x.is) && is_scalar(y.is)) {
            bool const quad = format_of(x.is) == kind::float128 && format_of(y.is) == kind::float128; // as in `agree`
            return quad || kind_in_c(x.is) == kind_in_c(y.is);
        }
        if (x.is == kind::pointer && y.is == kind::pointer) {
            a = x.to;
            b = y.to;
            continue;
        }
        if (x.is == kind::qualified && y.is == kind::qualified && x.quals == y.quals) {
            a = x.to;
            b = y.to;
            continue;
        }
        return compatible(a, b);
    }
}

// __builtin_offsetof(struct s, m.n[2]), and the builtins that <math.h> and <byteswap.h> are made of.
template <class Storage, class Outside>
constexpr operand parser<Storage, Outside>::read_builtin() {
    token const first = now_;
    std::string_view const name = text(first.where());
    std::string_view const what = name == "offsetof" ? name : name.substr(10);
    advance();
    if (what == "offsetof") {
        if (!expect_opening()) return {};
        operand o = of_type(read_type_name());
        o.lvalue = o.known = true;
        o.value.bits = 0;
        if (!error_ && !expect(',', "expected ',' before '@'", "expected ',' before the end of the text")) return {};
        o = read_member_of(o);
        while (!error_ && (at('.') || at('['))) {
            token const by = now_;
            advance();
            if (by == '.') {
                o = read_member_of(o);
                continue;
            }
            operand const step = rvalue(read_conditional());
            if (!expect(']', "expected ']' before '@'", "expected ']' before the end of the text")) return {};
            o = element_of_array(o, step, by);
        }
        if (!expect_closing()) return {};
        operand made{.value = {o.value.bits, kind_of<std::size_t>}, .known = o.known};
        if (o.width != no_width) fail(first, "a bit-field has no offset in bytes");
        return made;
    }
    bool const infinite = what == "inf" || what == "inff" || what == "infl" || what == "huge_val" ||
                          what == "huge_valf" || what == "huge_vall";
    if (infinite || what == "nan" || what == "nanf" || what == "nanl") {
        kind const type = what.back() == 'f' && what != "inf"                       ? kind::float_
                          : what == "infl" || what == "huge_vall" || what == "nanl" ? kind::long_double
                                                                                    : kind::double_;
        if (!at('(')) return expect_opening() ? operand{} : operand{};
        skip_brackets();
        using limits = std::numeric_limits<long double>;
        return known({0, type, infinite ? limits::infinity() : limits::quiet_NaN()});
    }
    if (what == "types_compatible_p") {
        if (!expect_opening()) return {};
        index const a = tree_.bare(read_type_name());
        if (!error_ && !expect(',', "expected ',' before '@'", "expected ',' before the end of the text")) return {};
        index const b = tree_.bare(read_type_name());
        return expect_closing() ? known({same_in_c(a, b) ? 1u : 0u, kind::int_}) : operand{};
    }
    unsigned const bits = what == "bswap16" ? 16 : what == "bswap32" ? 32 : what == "bswap64" ? 64 : 0;
    if (bits == 0) {
        fail(first, "'@' is no constant");
        return {};
    }
    if (!expect_opening()) return {};
    operand const o = rvalue(read_conditional());
    if (!expect_closing() || !is_integer(o.value.type)) return operand{};
    kind const type = integer_of(bits / 8, true);
    std::uint64_t swapped = 0;
    for (unsigned i = 0; i < bits; i += 8) swapped |= (o.value.bits >> i & 0xff) << (bits - 8 - i);
    operand made = of_type(scalar(type));
    made.value.bits = swapped;
    made.known = o.known;
    return made;
}

/// What _Alignof says of a type that stands at multiples of `natural`: less than that only for large vectors, and for arrays
/// and records of such, where no attribute says more.
template <class Storage, class Outside>
constexpr std::uint64_t parser<Storage, Outside>::reported_alignment(index type, std::uint64_t natural) {
    if (natural <= largest_reported) return natural;
    const node& n = tree_.nodes[type];
    if (n.is == kind::vector) return largest_reported;
    if (n.is == kind::array || n.is == kind::qualified) return reported_alignment(n.to, natural);
    if (!is_record(n.is) || !n.defined) return natural;
    std::uint64_t of_members = 1;
    std::uint64_t reported = 1;
    for (index i = 0; i < n.count; ++i) {
        const member& m = tree_.members[n.first + i];
        std::uint64_t const its = extent_of_type(m.type).alignment;
        of_members = of_members < its ? its : of_members;
        std::uint64_t const said = reported_alignment(m.type, its);
        reported = reported < said ? said : reported;
        if (m.alignment > reported) reported = m.alignment;
    }
    return of_members == natural ? reported : natural; // raised by an attribute
}

/// Size and alignment of any type: the outside is asked for what is not a scalar.
template <class Storage, class Outside>
constexpr extent parser<Storage, Outside>::extent_of_type(index type) {
    std::uint64_t count = 1;
    std::uint64_t alignment = 0;
    for (;;) {
        const node& n = tree_.nodes[type];
        extent e;
        if (n.is == kind::array) {
            if (n.length == no_length || __builtin_mul_overflow(count, n.length, &count)) return {};
            type = n.to;
            continue;
        }
        if (n.is == kind::aligned) {
            if (alignment == 0) alignment = n.alignment;
            type = n.to;
            continue;
        }
        if (n.is == kind::qualified) {
            type = n.to;
            continue;
        }
        if (n.is == kind::enum_ && n.to != no_index && !n.unsupported)
            e = extent_of(tree_.nodes[n.to].is);
        else if (n.is == kind::vector)
            e = {n.length, n.length};
        else if (n.is == kind::complex) {
            e = extent_of(tree_.nodes[n.to].is);
            e.size *= 2;
        } else if (n.is == kind::pointer || is_scalar(n.is))
            e = extent_of(n.is);
        else if (n.is == kind::external || (is_record(n.is) && n.defined))
            e = outside_.extent_of(tree_, type);
        if (e.alignment == 0 || __builtin_mul_overflow(e.size, count, &count)) return {};
        if (count > static_cast<std::uint64_t>(std::numeric_limits<std::ptrdiff_t>::max())) return {};
        return {count, alignment != 0 ? alignment : e.alignment};
    }
}

} // namespace ctypes::detail::c_text
