// ctypes/detail/c_text/literal.hpp - integer and character constants: their values and their types.
//
//     0x7fff'ffff    4294967296u    'a'    '\n'    L'x'
#pragma once

#include <ctypes/detail/c_text/constant_expression.hpp>
#include <ctypes/detail/c_text/parser.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ctypes::detail::c_text {

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
    if (sized) return {value, without_sign ? kind_of<std::size_t> : kind_of<std::ptrdiff_t>};
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

} // namespace ctypes::detail::c_text
