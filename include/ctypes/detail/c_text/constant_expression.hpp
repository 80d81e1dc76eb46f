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
    auto const truth = [](bool value) { return constant{value ? 1u : 0u, kind::int_}; };
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
        return checked(by, type, result, __builtin_add_overflow(sx, sy, &result));
    case symbol("-"):
        if (without_sign) return wrapped(x - y);
        return checked(by, type, result, __builtin_sub_overflow(sx, sy, &result));
    case symbol("*"):
        if (without_sign) return wrapped(x * y);
        return checked(by, type, result, __builtin_mul_overflow(sx, sy, &result));
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
        return checked(by, type, result, __builtin_sub_overflow(std::int64_t{0}, sx, &result));
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
        kind const to = n.is == kind::enum_ ? tree_.nodes[n.to].is : n.is;
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
        if (i != no_index && tree_.declarations[i].is == entity::constant)
            value = tree_.declarations[i].value;
        else if (!outside_.constant_named(name, value)) {
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
    kind const size_type = kind_of<std::size_t>();
    if (at('(') && begins_type(peek())) {
        advance();
        token const name = now_;
        extent const e = extent_of_type(read_type_name());
        if (!expect_closing()) return {};
        if (e.alignment == 0) {
            fail(name, "the size of '@' is not known here");
            return {};
        }
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
        if (i != no_index && tree_.declarations[i].is == entity::variable) {
            extent const e = extent_of_type(tree_.declarations[i].type);
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

// 12, 0x1fUL, 017, 0b101, 1'000'000
template <class Storage, class Outside>
constexpr constant parser<Storage, Outside>::read_number() {
    token const t = now_;
    std::string_view const digits = text(t.where());
    unsigned base = 10;
    std::size_t i = 0;
    if (digits.size() > 1 && digits[0] == '0') {
        char const mark = static_cast<char>(digits[1] | 0x20);
        base = mark == 'x' ? 16 : mark == 'b' ? 2 : 8;
        i = base == 8 ? 1 : 2;
    }
    std::uint64_t value = 0;
    bool overflow = false;
    bool any = base == 8 || base == 10;
    for (; i < digits.size(); ++i) {
        char const c = digits[i];
        char const lower = static_cast<char>(c | 0x20);
        unsigned digit = 99;
        if (c >= '0' && c <= '9')
            digit = static_cast<unsigned>(c - '0');
        else if (lower >= 'a' && lower <= 'f')
            digit = static_cast<unsigned>(lower - 'a') + 10;
        else if (c == '\'')
            continue;
        if (digit >= base) break;
        any = true;
        overflow = overflow || __builtin_mul_overflow(value, std::uint64_t{base}, &value) ||
                   __builtin_add_overflow(value, std::uint64_t{digit}, &value);
    }
    // u, l, ll and z in any case and order, but `lL`.
    unsigned longs = 0;
    bool without_sign = false;
    bool sized = false;
    bool valid = any;
    for (; i < digits.size(); ++i) {
        char const c = digits[i];
        char const lower = static_cast<char>(c | 0x20);
        if (lower == 'u' && !without_sign)
            without_sign = true;
        else if (lower == 'l' && longs == 0 && !sized) {
            longs = 1;
            if (i + 1 < digits.size() && digits[i + 1] == c) {
                longs = 2;
                ++i;
            }
        } else if (lower == 'z' && longs == 0 && !sized)
            sized = true;
        else
            valid = false;
    }
    if (!valid) {
        fail(t, "'@' is no integer");
        return {};
    }
    if (overflow) {
        fail(t, "'@' is too large for any integer type");
        return {};
    }
    advance();
    // The first type of C17 6.4.4.1 that holds the value.
    if (sized) return {value, without_sign ? kind_of<std::size_t>() : kind_of<std::ptrdiff_t>()};
    kind const order[] = {kind::int_, kind::long_, kind::long_long};
    for (unsigned rank = longs; rank < 3; ++rank) {
        kind const twin = static_cast<kind>(static_cast<std::uint8_t>(order[rank]) + 1);
        unsigned const width = width_of(twin);
        if (!without_sign && value >> (width - 1) == 0) return {value, order[rank]};
        if ((without_sign || base != 10) && (width == 64 || value >> width == 0)) return {value, twin};
    }
    return {value, kind::unsigned_long_long};
}

// One escape sequence after its backslash.
template <class Storage, class Outside>
constexpr std::uint32_t parser<Storage, Outside>::read_escape(std::string_view body, std::size_t& i) {
    if (i == body.size()) return 0;
    char const c = body[i++];
    auto const hexadecimal = [](char d) -> int {
        char const lower = static_cast<char>(d | 0x20);
        return d >= '0' && d <= '9' ? d - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    };
    switch (c) {
    case 'a':
        return '\a';
    case 'b':
        return '\b';
    case 'e':
        return 27;
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'v':
        return '\v';
    case '\'':
    case '"':
    case '?':
    case '\\':
        return static_cast<unsigned char>(c);
    case 'x':
    case 'u':
    case 'U': {
        std::uint32_t value = 0;
        std::size_t const first = i;
        std::size_t const most = c == 'x' ? body.size() : c == 'u' ? 4 : 8;
        for (; i < body.size() && i - first < most && hexadecimal(body[i]) >= 0; ++i)
            value = value << 4 | static_cast<std::uint32_t>(hexadecimal(body[i]));
        if (i == first) fail("'@' has an escape sequence without digits");
        return value;
    }
    default:
        break;
    }
    if (c < '0' || c > '7') {
        fail("'@' has an escape sequence that C does not know");
        return 0;
    }
    std::uint32_t value = static_cast<std::uint32_t>(c - '0');
    for (int n = 0; n < 2 && i < body.size() && body[i] >= '0' && body[i] <= '7'; ++n, ++i)
        value = value << 3 | static_cast<std::uint32_t>(body[i] - '0');
    return value;
}

// 'a', '\n', 'ab' (as GCC packs it), L'x', u'x', U'x'
template <class Storage, class Outside>
constexpr constant parser<Storage, Outside>::read_character() {
    std::string_view const whole = text(now_.where());
    std::size_t const quote = whole.find('\'');
    std::string_view const prefix = whole.substr(0, quote);
    std::string_view const body = whole.substr(quote + 1, whole.size() - quote - 2);
    kind const type = prefix == "L"    ? kind::wchar
                      : prefix == "u"  ? kind::char16
                      : prefix == "U"  ? kind::char32
                      : prefix == "u8" ? kind::char8
                                       : kind::char_;
    std::uint64_t value = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < body.size() && !error_; ++count) {
        std::uint32_t unit = static_cast<unsigned char>(body[i++]);
        if (unit == '\\') unit = read_escape(body, i);
        value = type == kind::char_ && count != 0 ? value << 8 | (unit & 0xff) : unit;
    }
    if (count == 0)
        fail("'@' is an empty character constant");
    else if (count > 1 && type != kind::char_)
        fail("'@' has more than one character");
    else if (count > 4)
        fail("'@' is too long for a character constant");
    if (error_) return {};
    advance();
    if (type != kind::char_) return converted({value, kind::unsigned_int}, type);
    return converted({value, kind::int_}, count == 1 ? kind::char_ : kind::int_);
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
