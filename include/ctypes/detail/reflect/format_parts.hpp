// SPDX-License-Identifier: MIT
// ctypes/detail/reflect/format_parts.hpp - the words of ctypes::format: numbers, quoted text, bytes, bits.
#pragma once

#include <ctypes/members.hpp>

#include <array>
#include <bit>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace ctypes::detail {

/// What is longer is cut.
inline constexpr std::size_t most_elements = 32;
inline constexpr std::size_t most_characters = 256;
inline constexpr std::size_t most_bytes = 32;

/// The shortest text that reads back as the same number.
template <class Number>
void append_number(std::string& out, Number value, int base = 10) {
    char digits[64]; // enough for the shortest form of any long double
    const auto written = [&] {
        if constexpr (std::is_integral_v<Number>)
            return std::to_chars(digits, digits + sizeof digits, value, base);
        else
            return std::to_chars(digits, digits + sizeof digits, value);
    }();
    out.append(digits, written.ptr);
}

/// An unsigned __int128, or the bits of a signed one.
template <class Wide>
void append_wide(std::string& out, bool negative, Wide bits) {
    if (negative) bits = 0 - bits;
    char digits[40];
    std::size_t at = sizeof digits;
    do {
        digits[--at] = static_cast<char>('0' + static_cast<int>(bits % 10));
        bits /= 10;
    } while (bits != 0);
    if (negative) out += '-';
    out.append(digits + at, sizeof digits - at);
}

/// An IEEE quadruple number: as a long double where that is the same number, else all of its digits in hexadecimal, as
/// printf's %a. No C++20 library turns it into decimal digits.
template <class Number>
void append_float128(std::string& out, Number value) {
    const auto narrow = static_cast<long double>(value);
    if (value != value || static_cast<Number>(narrow) == value) {
        detail::append_number(out, narrow);
        return;
    }
    const auto words = std::bit_cast<std::array<std::uint64_t, 2>>(value);
    constexpr bool little = std::endian::native == std::endian::little;
    const std::uint64_t high = words[little ? 1 : 0], low = words[little ? 0 : 1];
    const int biased = static_cast<int>(high >> 48 & 0x7fff);
    if ((high >> 63) != 0) out += '-';
    out += biased == 0 ? "0x0" : "0x1";
    std::string digits;
    for (int shift = 44; shift >= 0; shift -= 4) digits += "0123456789abcdef"[high >> shift & 15];
    for (int shift = 60; shift >= 0; shift -= 4) digits += "0123456789abcdef"[low >> shift & 15];
    digits.erase(digits.find_last_not_of('0') + 1);
    if (!digits.empty()) (out += '.') += digits;
    out += 'p';
    const int exponent = biased == 0 ? -16382 : biased - 16383;
    if (exponent >= 0) out += '+';
    detail::append_number(out, exponent);
}

template <class Out>
void append_address(Out& out, std::uintptr_t address) {
    if (address == 0) {
        out += "NULL";
        return;
    }
    out += "0x";
    detail::append_number(out, static_cast<unsigned long long>(address), 16);
}

/// Characters as in C's source. Octal escapes have three digits, so that none takes in what follows it.
template <class Out>
void append_quoted(Out& out, char quote, std::string_view text) {
    out += quote;
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == quote || c == '\\')
            (out += '\\') += c;
        else if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else if (c == '\r')
            out += "\\r";
        else if (c == '\0' && text.size() == 1)
            out += "\\0";
        else if (code < 0x20 || code == 0x7f) {
            out += '\\';
            for (const unsigned shift : {6U, 3U, 0U}) out += static_cast<char>('0' + ((code >> shift) & 7U));
        } else
            out += c; // UTF-8 stays as it is
    }
    out += quote;
}

/// A `char[size]`, up to the first zero.
template <class Out>
void append_text(Out& out, const char* characters, std::size_t size) {
    std::string_view text(characters, size);
    text = text.substr(0, text.find('\0'));
    detail::append_quoted(out, '"', text.substr(0, most_characters));
    if (text.size() > most_characters) out += "...";
}

template <class Out>
void append_rest(Out& out, std::size_t count) {
    out += "... ";
    detail::append_number(out, static_cast<unsigned long long>(count));
    out += " more";
}

/// What has no better form: `{bytes 00 00 80 3f}`.
template <class Out>
void append_bytes(Out& out, const std::byte* at, std::size_t size) {
    out += "{bytes";
    for (std::size_t i = 0; i < size; ++i) {
        out += ' ';
        if (i == most_bytes) {
            detail::append_rest(out, size - most_bytes);
            break;
        }
        constexpr std::string_view digits = "0123456789abcdef";
        out += digits[std::to_integer<std::size_t>(at[i] >> 4)];
        out += digits[std::to_integer<std::size_t>(at[i] & std::byte{15})];
    }
    out += '}';
}

/// `.name = `, or `bits 3..7 = ` of a bit-field whose name is not known.
template <class Out>
void append_member(Out& out, const member& shown) {
    if (!shown.name.empty()) {
        (out += '.') += shown.name;
    } else if (shown.bit_width != 0) {
        out += shown.bit_width == 1 ? "bit " : "bits ";
        detail::append_number(out, static_cast<unsigned long long>(shown.bit_offset));
        if (shown.bit_width > 1) {
            out += "..";
            detail::append_number(out, static_cast<unsigned long long>(shown.bit_offset + shown.bit_width - 1));
        }
    } else {
        out += "at ";
        detail::append_number(out, static_cast<unsigned long long>(shown.offset));
    }
    out += " = ";
}

/// `width` bits from bit `first` of a record, extended by the sign. Bits are counted from the lowest of the first byte,
/// on big-endian machines from the highest, as their bit-fields are laid out.
std::uint64_t read_bits(const std::byte* record, std::size_t first, std::size_t width, bool is_signed);

} // namespace ctypes::detail

#ifndef CTYPES_COMPILED
#include <ctypes/detail/reflect/format_parts.ipp>
#endif
