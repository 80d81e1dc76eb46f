// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/print.hpp - run-time values as C would write them down.
//
//     std::cout << v;      // {.x = 3, .name = "vec", .next = 0x55d0c8}
#pragma once

#include <ctypes/detail/dynamic/lvalue.hpp>
#include <ctypes/detail/dynamic/type_node.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>

namespace ctypes::detail::runtime {

inline constexpr std::size_t longest_print = 16384;
inline constexpr std::size_t most_elements = 256;

template <class Out>
void print_character(Out& out, unsigned char c) {
    char digits[8];
    if (c == '"' || c == '\\')
        (out += '\\') += static_cast<char>(c);
    else if (c == '\n')
        out += "\\n";
    else if (c == '\t')
        out += "\\t";
    else if (c >= ' ' && c < 127)
        out += static_cast<char>(c);
    else {
        std::snprintf(digits, sizeof digits, "\\%03o", c);
        out += digits;
    }
}

template <class Out>
void print(Out& out, const lvalue& from);

template <class Out>
void print_pointer(Out& out, const void* p) {
    char digits[32];
    if (p == nullptr) {
        out += "NULL";
        return;
    }
    std::snprintf(digits, sizeof digits, "0x%llx",
                  static_cast<unsigned long long>(reinterpret_cast<std::uintptr_t>(p)));
    out += digits;
}

/// Where an output ends before the value does: `{1, 2, ... and 744 more}`.
template <class Out>
void print_rest(Out& out, std::size_t count) {
    char words[48];
    std::snprintf(words, sizeof words, "... and %zu more", count);
    out += words;
}

template <class Out>
void print_array(Out& out, const lvalue& from) {
    const type_node& n = from.of();
    const type_node& element = *n.to.to;
    if (n.length == no_length) {
        out += "{...}";
        return;
    }
    if (element.exact == scalar::char_ && element.is == kind::integer) { // text, up to the zeros behind it
        std::size_t end = n.length;
        while (end > 0 && from.at[end - 1] == std::byte{0}) --end;
        out += '"';
        std::size_t i = 0;
        for (; i < end && out.size() < longest_print; ++i) print_character(out, static_cast<unsigned char>(from.at[i]));
        out += '"';
        if (i < end) print_rest(out, end - i);
        return;
    }
    out += '{';
    for (std::size_t i = 0; i < n.length; ++i) {
        if (i != 0) out += ", ";
        if (i == most_elements || out.size() > longest_print) {
            print_rest(out, n.length - i);
            break;
        }
        print(out, {n.to, from.at + i * element.size});
    }
    out += '}';
}

template <class Out>
void print_record(Out& out, const lvalue& from) {
    const type_node& n = from.of();
    if (!n.complete || (n.members.empty() && n.size != 0)) {
        out += "{...}";
        return;
    }
    out += '{';
    bool first = true;
    std::size_t rest = 0;
    for (const member_node& m : n.members) {
        if (m.is_bit_field && (m.name.empty() || m.bit_width == 0)) continue;
        if (out.size() > longest_print) {
            ++rest;
            continue;
        }
        if (!first) out += ", ";
        first = false;
        if (!m.name.empty()) ((out += '.') += m.name) += " = ";
        if (m.is_bit_field)
            print(out, {m.type, from.at, m.bit_offset, m.bit_width});
        else
            print(out, {m.type, from.at + m.offset});
    }
    if (rest != 0) print_rest(out += ", ", rest);
    out += '}';
}

template <class Out>
void print_enumeration(Out& out, const lvalue& from) {
    const scalar_value value = from.load();
    for (const enumerator_node& e : from.of().enumerators) {
        const bool negative = !e.is_unsigned && (e.bits >> 63) != 0;
        const widest magnitude =
            negative ? static_cast<widest>(std::uint64_t{0} - e.bits) : static_cast<widest>(e.bits);
        if (negative == value.negative && magnitude == value.magnitude) {
            out += e.name;
            return;
        }
    }
    out += value.text();
}

/// Pointers are printed as addresses: what they point to may be gone.
template <class Out>
void print(Out& out, const lvalue& from) {
    const type_node& n = from.of();
    switch (n.is) {
    case kind::void_:
        out += "void";
        break;
    case kind::boolean:
        out += from.load().magnitude != 0 ? "true" : "false";
        break;
    case kind::integer:
    case kind::floating:
        out += from.load().text();
        break;
    case kind::enumeration:
        print_enumeration(out, from);
        break;
    case kind::complex:
        print(out, {n.to, from.at});
        out += " + ";
        print(out, {n.to, from.at + n.to.to->size});
        out += "i";
        break;
    case kind::pointer: {
        const void* p;
        std::memcpy(&p, from.at, sizeof p);
        print_pointer(out, p);
        break;
    }
    case kind::array:
    case kind::vector:
        print_array(out, from);
        break;
    case kind::structure:
    case kind::union_:
        print_record(out, from);
        break;
    case kind::function:
        print_pointer(out, from.at);
        break;
    }
}

std::string print(const lvalue& from);

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/detail/dynamic/print.ipp>
#endif
