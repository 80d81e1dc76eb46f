// ctypes/detail/c_text/constant_expression.hpp - integer constant expressions, as C computes them.
//
//     enum { page = 1 << 12, mask = ~(page - 1), last = sizeof(long) * 8u - 1 };
//
// Types follow C's promotions and conversions; what C leaves undefined (overflow of a signed type,
// division by zero, a shift by too much) is an error with its place. Parts that C does not
// evaluate, as in `0 && 1 / 0`, are read and may be wrong.
#pragma once

#include <ctypes/detail/c_text/parser.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace ctypes::detail::c_text {

/// 10 for `*`, 1 for `||`, 0 for what is no binary operator.
constexpr int precedence_of(const token& t) {
    if (t.is != token_kind::punctuator) return 0;
    switch (t.code) {
    case symbol("||"):
        return 1;
    case symbol("&&"):
        return 2;
    case symbol("|"):
        return 3;
    case symbol("^"):
        return 4;
    case symbol("&"):
        return 5;
    case symbol("=="):
    case symbol("!="):
        return 6;
    case symbol("<"):
    case symbol(">"):
    case symbol("<="):
    case symbol(">="):
        return 7;
    case symbol("<<"):
    case symbol(">>"):
        return 8;
    case symbol("+"):
    case symbol("-"):
        return 9;
    case symbol("*"):
    case symbol("/"):
    case symbol("%"):
        return 10;
    default:
        return 0;
    }
}

constexpr unsigned width_of(kind k) { return static_cast<unsigned>(extent_of(k).size * 8); }

/// The type both operands are converted to: C17 6.3.1.8.
constexpr kind common_type(kind a, kind b) {
    kind const high = a > b ? a : b; // int < unsigned < long < unsigned long < ...
    kind const low = a > b ? b : a;
    if (is_unsigned(high) || !is_unsigned(low)) return high;
    // A signed type of higher rank that cannot hold the unsigned one gives way to its unsigned twin.
    return width_of(high) > width_of(low) ? high : static_cast<kind>(static_cast<std::uint8_t>(high) + 1);
}

/// The bits of a value in a type of this width, sign- or zero-extended to 64.
constexpr std::uint64_t cut(std::uint64_t bits, unsigned width, bool without_sign) {
    if (width >= 64) return bits;
    std::uint64_t const kept = bits & ((std::uint64_t{1} << width) - 1);
    return without_sign || (kept >> (width - 1)) == 0 ? kept : kept | ~std::uint64_t{0} << width;
}

/// An integer type as operands have it: nothing smaller than int.
constexpr kind promoted(kind k) {
    if (k >= kind::int_ && k <= kind::unsigned_long_long) return k;
    if (extent_of(k).size < sizeof(int) || !is_unsigned(k)) return kind::int_;
    return kind::unsigned_int;
}

template <class Storage, class Outside>
constexpr constant parser<Storage, Outside>::converted(constant c, kind to) {
    if (to == kind::bool_) return {c.bits != 0 ? 1u : 0u, kind::int_};
    return {cut(c.bits, width_of(to), is_unsigned(to)), promoted(to)};
}

template <class Storage, class Outside>
constexpr constant parser<Storage, Outside>::checked(const token& by, kind type, std::int64_t value, bool overflow) {
    std::uint64_t const bits = static_cast<std::uint64_t>(value);
    if ((overflow || cut(bits, width_of(type), false) != bits) && evaluates())
        fail(by, "'@' overflows in a constant expression");
    return {cut(bits, width_of(type), false), type};
}

template <class Storage, class Outside>
constexpr constant parser<Storage, Outside>::read_constant() {
    return read_conditional();
}

template <class Storage, class Outside>
constexpr constant parser<Storage, Outside>::read_conditional() {
    auto const deep = deeper();
    if (!deep) return {};
    constant const condition = read_binary(1);
    if (!accept('?')) return condition;
    bool const yes = condition.bits != 0;
    unevaluated_ += !yes;
    constant const first = at(':') ? condition : read_conditional(); // GNU: a ?: b
    unevaluated_ -= !yes;
    if (!expect(':', "expected ':' before '@'", "expected ':' before the end of the text")) return {};
    unevaluated_ += yes;
    constant const second = read_conditional();
    unevaluated_ -= yes;
    return converted(yes ? first : second, common_type(first.type, second.type));
}

template <class Storage, class Outside>
constexpr constant parser<Storage, Outside>::read_binary(int lowest) {
    auto const deep = deeper();
    if (!deep) return {};
    constant left = read_unary();
    for (;;) {
        int const precedence = precedence_of(now_);
        if (precedence < lowest || precedence == 0) return left;
        token const by = now_;
        advance();
        bool const settled = (by.code == symbol("||") && left.bits != 0) || (by.code == symbol("&&") && left.bits == 0);
        unevaluated_ += settled;
        constant const right = read_binary(precedence + 1);
        unevaluated_ -= settled;
        if (error_) return {};
        left = combine(by, left, right);
    }
}

template <class Storage, class Outside>
constexpr constant parser<Storage, Outside>::combine(const token& by, constant a, constant b) {
    auto const truth = [](bool holds) { return constant{holds ? 1u : 0u, kind::int_}; };
    if (by.code == symbol("||")) return truth(a.bits != 0 || b.bits != 0);
    if (by.code == symbol("&&")) return truth(a.bits != 0 && b.bits != 0);

    bool const shift = by.code == symbol("<<") || by.code == symbol(">>");
    kind const type = shift ? a.type : common_type(a.type, b.type);
    unsigned const width = width_of(type);
    bool const without_sign = is_unsigned(type);
    if (!shift) {
        a = converted(a, type);
        b = converted(b, type);
    }
    std::uint64_t const x = a.bits;
    std::uint64_t const y = b.bits;
    std::int64_t const sx = static_cast<std::int64_t>(x);
    std::int64_t const sy = static_cast<std::int64_t>(y);
    auto const wrapped = [&](std::uint64_t bits) { return constant{cut(bits, width, without_sign), type}; };
    std::int64_t result = 0;
    bool overflow = false;
    switch (by.code) {
    case symbol("|"):
        return wrapped(x | y);
    case symbol("^"):
        return wrapped(x ^ y);
    case symbol("&"):
        return wrapped(x & y);
    case symbol("=="):
        return truth(x == y);
    case symbol("!="):
        return truth(x != y);
    case symbol("<"):
        return truth(without_sign ? x < y : sx < sy);
    case symbol(">"):
        return truth(without_sign ? x > y : sx > sy);
    case symbol("<="):
        return truth(without_sign ? x <= y : sx <= sy);
    case symbol(">="):
        return truth(without_sign ? x >= y : sx >= sy);
    case symbol("<<"):
    case symbol(">>"):
        if (y >= width) {
            if (evaluates()) fail(by, "'@' shifts by more bits than there are");
            return {};
        }
        // C++20 and every compiler's C: signed values are two's complement, `>>` keeps the sign.
        if (by.code == symbol("<<")) return wrapped(x << y);
        return wrapped(without_sign ? x >> y : static_cast<std::uint64_t>(sx >> y));
    case symbol("+"):
        if (without_sign) return wrapped(x + y);
        overflow = __builtin_add_overflow(sx, sy, &result);
        return checked(by, type, result, overflow);
    case symbol("-"):
        if (without_sign) return wrapped(x - y);
        overflow = __builtin_sub_overflow(sx, sy, &result);
        return checked(by, type, result, overflow);
    case symbol("*"):
        if (without_sign) return wrapped(x * y);
        overflow = __builtin_mul_overflow(sx, sy, &result);
        return checked(by, type, result, overflow);
    default:
        break;
    }
    if (y == 0) {
        if (evaluates()) fail(by, "division by zero in a constant expression");
        return {};
    }
    bool const remainder = by.code == symbol("%");
    if (without_sign) return wrapped(remainder ? x % y : x / y);
    if (sy == -1) { // the one division that can overflow
        if (remainder) return {0, type};
        overflow = __builtin_sub_overflow(std::int64_t{0}, sx, &result);
        return checked(by, type, result, overflow);
    }
    return wrapped(static_cast<std::uint64_t>(remainder ? sx % sy : sx / sy));
}

template <class Storage, class Outside>
constexpr constant parser<Storage, Outside>::read_unary() {
    auto const deep = deeper();
    if (!deep) return {};
    token const by = now_;
    if (at(word::sizeof_) || at(word::alignof_)) {
        advance();
        return read_sizeof(by == word::alignof_);
    }
    if (accept(word::ignored)) return read_unary(); // __extension__
    if (by.is != token_kind::punctuator) return read_primary();
    if (accept('+')) return read_unary();
    if (accept('!')) return {read_unary().bits == 0 ? 1u : 0u, kind::int_};
    if (accept('~')) {
        constant const c = read_unary();
        return {cut(~c.bits, width_of(c.type), c.is_unsigned()), c.type};
    }
    if (accept('-')) {
        constant const c = read_unary();
        if (c.is_unsigned()) return {cut(0 - c.bits, width_of(c.type), true), c.type};
        std::int64_t result = 0;
        bool const overflow = __builtin_sub_overflow(std::int64_t{0}, static_cast<std::int64_t>(c.bits), &result);
        return checked(by, c.type, result, overflow);
    }
    return read_primary();
}

template <class Storage, class Outside>
constexpr constant parser<Storage, Outside>::read_primary() {
    token const first = now_;
    if (now_.is == token_kind::number) return read_number();
    if (now_.is == token_kind::character) return read_character();
    if (accept(word::true_)) return {1, kind::int_};
    if (accept(word::false_)) return {0, kind::int_};
    if (at('(')) {
        advance();
        if (!begins_type(now_)) {
            constant const inner = read_conditional();
            return expect_closing() ? inner : constant{};
        }
        index const type = tree_.bare(read_type_name());
        if (!expect_closing()) return {};
        constant const operand = read_unary();
        const node& n = tree_.nodes[type];
        kind const to = n.is == kind::enum_ && n.defined ? tree_.nodes[n.to].is : n.is;
        if (!is_integer(to) || width_of(to) > 64) {
            fail(first, "a constant can be cast to an integer type only");
            return {};
        }
        return converted(operand, to);
    }
    if (at_identifier()) {
        std::string_view const name = text(now_.where());
        index i = tree_.find(tree<Storage>::macro, name, now_.hash);
        if (i == no_index) i = tree_.find(tree<Storage>::ordinary, name, now_.hash);
        constant value;
        if (i != no_index && tree_.declarations[i].is == entity::constant) {
            value = tree_.declarations[i].value;
            value.type = promoted(value.type);
        } else if (!outside_.constant_named(name, value)) {
            fail("'@' is no constant");
            return {};
        }
        advance();
        return value;
    }
    at_end() ? fail("expected a constant expression before the end of the text")
             : fail("expected a constant expression before '@'");
    return {};
}

// sizeof(type), sizeof expression, _Alignof(type)
template <class Storage, class Outside>
constexpr constant parser<Storage, Outside>::read_sizeof(bool alignment) {
    kind const size_type = kind_of<std::size_t>;
    if (at('(') && begins_type(peek())) {
        advance();
        token const name = now_;
        index const named = read_type_name();
        extent const e = extent_of_type(named);
        if (error_) return {};
        if (e.alignment == 0) {
            slice type{name.offset, now_.offset - name.offset};
            while (type.length > 1 && text(type).back() <= ' ') --type.length;
            if (is_unsupported(named)) unsupported_ = true; // the declaration is left out, the text goes on
            fail_at(place_of(name), "the size of '@' is not known here", type);
            return {};
        }
        if (!expect_closing()) return {};
        return {alignment ? e.alignment : e.size, size_type};
    }
    // The type of an operand is enough, it is not evaluated: a string, a declared name, a constant.
    if (now_.is == token_kind::string && !alignment) {
        if (text({now_.offset, 1}) != "\"") {
            fail("the size of '@' is not known here");
            return {};
        }
        std::uint64_t size = 1;
        std::string_view const body = text({now_.offset + 1, now_.length - 2});
        for (std::size_t i = 0; i < body.size() && !error_; ++size)
            if (body[i++] == '\\') read_escape(body, i);
        advance();
        return {size, size_type};
    }
    bool const in_brackets = at('(') && peek().is == token_kind::identifier;
    token const name = in_brackets ? peek() : now_;
    if (name.is == token_kind::identifier) {
        index const i = tree_.find(tree<Storage>::ordinary, text(name.where()), name.hash);
        if (i != no_index && (tree_.declarations[i].is == entity::variable || tree_.declarations[i].is == entity::constant)) {
            bool const constant = tree_.declarations[i].is == entity::constant;
            extent const e = constant ? extent_of(tree_.declarations[i].value.type) : extent_of_type(tree_.declarations[i].type);
            if (e.alignment == 0) {
                fail(name, "the size of '@' is not known here");
                return {};
            }
            if (in_brackets) advance();
            advance();
            if (in_brackets && !expect_closing()) return {};
            return {alignment ? e.alignment : e.size, size_type};
        }
    }
    ++unevaluated_;
    kind const type = read_unary().type;
    --unevaluated_;
    return {alignment ? extent_of(type).alignment : extent_of(type).size, size_type};
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
        if (n.is == kind::enum_ && n.to != no_index)
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
