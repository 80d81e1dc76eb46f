// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/literal.hpp - numbers, character constants and strings: their values and their types.
//
//     0x7fff'ffff    4294967296u    0.1f    'a'    '\n'    L'x'    "a" u8"\u00e9"
#pragma once

#include <ctypes/detail/cparse/constant_expression.hpp>
#include <ctypes/detail/cparse/floating.hpp>
#include <ctypes/detail/cparse/parser.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ctypes::detail::c_text {

// A number of either kind.
template <class Storage, class Outside>
constexpr constant parser<Storage, Outside>::read_any_number() {
    std::string_view const digits = text(now_.where());
    if (!is_floating_number(digits)) return read_number();
    floating const f = floating_value(digits);
    if (f.type == kind::void_) {
        fail("'@' is no number that is known here");
        return {};
    }
    advance();
    return {0, f.type, f.value};
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

/// A character in UTF-8; the number of bytes.
constexpr std::size_t utf_8(std::uint32_t code, unsigned char (&to)[4]) {
    std::size_t const n = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (std::size_t i = n; i > 1; --i, code >>= 6) to[i - 1] = static_cast<unsigned char>(0x80 | (code & 0x3f));
    constexpr unsigned char marks[] = {0, 0xc0, 0xe0, 0xf0};
    to[0] = static_cast<unsigned char>(marks[n - 1] | code);
    return n;
}

/// What a prefix makes of the characters behind it.
constexpr kind element_of(std::string_view prefix) {
    return prefix == "L"    ? kind::wchar
           : prefix == "u"  ? kind::char16
           : prefix == "U"  ? kind::char32
           : prefix == "u8" ? kind::char8
                            : kind::char_;
}

// One character of a string or character constant, or an escape sequence: a number that is an element as it is (`\x41`),
// or the code of a character.
template <class Storage, class Outside>
constexpr typename parser<Storage, Outside>::unit_of_text
parser<Storage, Outside>::read_unit(const token& t, std::uint32_t& i, kind element) {
    auto const at = [&](std::uint32_t k) { return text(t.where())[k]; };
    std::uint32_t const end = t.length - 1; // before the closing quote
    unsigned char const first = static_cast<unsigned char>(at(i++));
    if (first != '\\') {
        if (first < 0x80 || element == kind::char_ || element == kind::char8) return {first, true};
        // UTF-8, as compilers take a source to be
        unsigned const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
        std::uint32_t code = first & (0x3fu >> more);
        for (unsigned k = 0; k < more; ++k) {
            if (i == end || (static_cast<unsigned char>(at(i)) & 0xc0) != 0x80 || first < 0xc0) {
                fail(t, "'@' has bytes that are no UTF-8");
                return {};
            }
            code = code << 6 | (static_cast<unsigned char>(at(i++)) & 0x3fu);
        }
        return {code, false};
    }
    if (i == end) return {};
    char const c = at(i++);
    auto const hexadecimal = [](char d) -> int {
        char const lower = static_cast<char>(d | 0x20);
        return d >= '0' && d <= '9' ? d - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    };
    constexpr std::string_view names = "abefnrtv'\"?\\";
    constexpr std::string_view codes = "\a\b\x1b\f\n\r\t\v'\"?\\";
    for (std::size_t k = 0; k < names.size(); ++k)
        if (names[k] == c) return {static_cast<unsigned char>(codes[k]), true};
    std::uint32_t const most = element == kind::char_ || element == kind::char8 ? 0xff
                               : element == kind::char16 || (element == kind::wchar && sizeof(wchar_t) == 2)
                                   ? 0xffff
                                   : 0xffffffff;
    if (c == 'x' || c == 'u' || c == 'U') {
        std::uint64_t value = 0;
        std::uint32_t const begin = i;
        std::uint32_t const digits = c == 'x' ? end : c == 'u' ? 4 : 8;
        for (; i < end && i - begin < digits && hexadecimal(at(i)) >= 0 && value <= 0xffffffff; ++i)
            value = value << 4 | static_cast<std::uint32_t>(hexadecimal(at(i)));
        if (i == begin || (c != 'x' && i - begin != digits))
            fail(t, "'@' has an escape sequence without digits");
        else if (c == 'x' ? value > most : value > 0x10ffff || (value >= 0xd800 && value < 0xe000))
            fail(t, "'@' has an escape sequence for no character");
        return {static_cast<std::uint32_t>(value), c == 'x'};
    }
    if (c < '0' || c > '7') {
        fail(t, "'@' has an escape sequence that C does not know");
        return {};
    }
    std::uint32_t value = static_cast<std::uint32_t>(c - '0');
    for (int n = 0; n < 2 && i < end && at(i) >= '0' && at(i) <= '7'; ++n, ++i)
        value = value << 3 | static_cast<std::uint32_t>(at(i) - '0');
    if (value > most) fail(t, "'@' has an escape sequence for no character");
    return {value, true};
}

// Over a backslash at the end of a line: it and the line end are no part of the text.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::skip_splices(const token& t, std::uint32_t& i) const {
    std::string_view const s = text(t.where());
    for (;;) {
        std::uint32_t const length = s.substr(i, 2) == "\\\n" ? 2 : s.substr(i, 3) == "\\\r\n" ? 3 : 0;
        if (length == 0) return;
        i += length;
    }
}

// 'a', '\n', 'ab' (as GCC packs it), L'x', u'x', U'x'
template <class Storage, class Outside>
constexpr operand parser<Storage, Outside>::read_character() {
    token const t = now_;
    std::uint32_t i = 0;
    while (text(t.where())[i] != '\'') ++i;
    kind const type = element_of(text({t.offset, i}));
    std::uint64_t value = 0;
    std::size_t count = 0;
    for (++i; !error_; ++count) {
        skip_splices(t, i);
        if (i + 1 >= t.length) break;
        unit_of_text const unit = read_unit(t, i, type);
        if (type != kind::char_ || unit.raw) {
            value = type == kind::char_ && count != 0 ? value << 8 | (unit.code & 0xff) : unit.code;
            continue;
        }
        unsigned char bytes[4] = {}; // a universal character name, in UTF-8
        std::size_t const n = utf_8(unit.code, bytes);
        for (std::size_t k = 0; k < n; ++k) value = value << 8 | bytes[k];
        count += n - 1;
    }
    if (count == 0)
        fail(t, "'@' is an empty character constant");
    else if (count > 1 && type != kind::char_)
        fail(t, "'@' has more than one character");
    else if (count > 4)
        fail(t, "'@' is too long for a character constant");
    else if (value > 0xffff && (type == kind::char16 || (type == kind::wchar && sizeof(wchar_t) == 2)))
        fail(t, "'@' has more than one character");
    else if (value > 0xff && type == kind::char8)
        fail(t, "'@' has more than one character");
    if (error_) return {};
    advance();
    if (type == kind::char_) return known(converted({value, kind::int_}, count == 1 ? kind::char_ : kind::int_));
    operand made = known(converted({value, kind::unsigned_int}, type));
    made.type = scalar(kind_in_c(type));
    return made;
}

// Strings beside each other are one: C17 6.4.5p5. The text is kept where it stands, if it stands there as it is.
template <class Storage, class Outside>
constexpr operand parser<Storage, Outside>::read_string() {
    std::size_t const first = strings_.size();
    kind element = kind::char_;
    while (now_.is == token_kind::string && !error_) {
        kind const said = element_of(text({now_.offset, static_cast<std::uint32_t>(text(now_.where()).find('"'))}));
        if (said != kind::char_ && element != kind::char_ && said != element)
            fail("strings of different prefixes side by side");
        if (said != kind::char_) element = said;
        push(strings_, now_);
        advance();
    }
    slice made{static_cast<std::uint32_t>(tree_.made.size()) | tree<Storage>::made_text, 0};
    std::size_t const last = strings_.size();
    token const only = last > first ? strings_[first] : token{};
    if (last == first + 1 && text(only.where())[0] == '"' && text(only.where()).find('\\') == std::string_view::npos) {
        made = {only.offset + 1, only.length - 2};
    } else {
        for (std::size_t k = first; k < last && !error_; ++k) {
            token const t = strings_[k];
            for (std::uint32_t i = static_cast<std::uint32_t>(text(t.where()).find('"')) + 1; !error_;) {
                skip_splices(t, i);
                if (i + 1 >= t.length) break;
                spend(1);
                append_unit(read_unit(t, i, element), element);
            }
        }
        made.length = static_cast<std::uint32_t>(tree_.made.size()) - (made.offset & ~tree<Storage>::made_text);
    }
    strings_.resize(first);
    if (error_) return {};
    if (element == kind::char8) element = kind::char_; // C17 6.4.5p6
    operand o;
    o.is_text = true;
    o.text = made;
    o.lvalue = true;
    o.value = {0, element};
    o.type = make({.is = kind::array, .to = scalar(element), .length = made.length / extent_of(element).size + 1});
    return o;
}

// Adds a character to the text that is being made, as elements of this type.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::append_unit(unit_of_text unit, kind element) {
    auto const add = [&](std::uint32_t code) {
        std::size_t const size = static_cast<std::size_t>(extent_of(element).size);
        for (std::size_t k = 0; k < size; ++k) {
            std::size_t const byte = std::endian::native == std::endian::little ? k : size - 1 - k;
            push(tree_.made, static_cast<char>(static_cast<unsigned char>(code >> 8 * byte)));
        }
    };
    if (unit.raw || extent_of(element).size == 4) return add(unit.code);
    if (extent_of(element).size == 1) {
        unsigned char bytes[4] = {};
        std::size_t const n = utf_8(unit.code, bytes);
        for (std::size_t k = 0; k < n; ++k) add(bytes[k]);
    } else if (unit.code > 0xffff) {
        add(0xd800 + ((unit.code - 0x10000) >> 10));
        add(0xdc00 + (unit.code & 0x3ff));
    } else {
        add(unit.code);
    }
}

} // namespace ctypes::detail::c_text
