// The types of a parsed text spelled out, so that a test can say what it expects.
//
//     spelling(c, c.find("f")->type)      // "function(int, pointer to const char, ...) returning double"
#pragma once

#include <ctypes/detail/cparse.hpp>

#include <string>
#include <string_view>

namespace c_text_test {

using namespace ctypes::detail::c_text;
using tree_index = ctypes::detail::c_text::index; // <strings.h> has a function named index

inline std::string_view word_of(kind k) {
    constexpr std::string_view words[] = {"void",
                                          "bool",
                                          "char",
                                          "signed char",
                                          "unsigned char",
                                          "short",
                                          "unsigned short",
                                          "int",
                                          "unsigned int",
                                          "long",
                                          "unsigned long",
                                          "long long",
                                          "unsigned long long",
                                          "int128",
                                          "unsigned int128",
                                          "wchar_t",
                                          "char8_t",
                                          "char16_t",
                                          "char32_t",
                                          "float16",
                                          "bfloat16",
                                          "float",
                                          "double",
                                          "long double",
                                          "float128",
                                          "_Float32",
                                          "_Float64",
                                          "_Float32x",
                                          "_Float64x",
                                          "_Float128",
                                          "va_list",
                                          "FILE"};
    return words[static_cast<int>(k)];
}

inline std::string spelling(const ast& c, tree_index type) {
    const node& n = c.nodes[type];
    if (is_scalar(n.is)) return std::string(word_of(n.is));
    const std::string to = n.to == no_index ? "" : spelling(c, n.to);
    switch (n.is) {
    case kind::pointer:
        return "pointer to " + to;
    case kind::complex:
        return "complex " + to;
    case kind::vector:
        return "vector of " + std::to_string(n.length) + " bytes of " + to;
    case kind::aligned:
        return "aligned(" + std::to_string(n.alignment) + ") " + to;
    case kind::external:
        return "external " + std::to_string(n.length);
    case kind::array:
        return "array[" + (n.length == no_length ? "" : std::to_string(n.length)) + "] of " + to;
    case kind::qualified:
        return std::string(n.quals & is_const ? "const " : "") + (n.quals & is_volatile ? "volatile " : "") +
               (n.quals & is_restrict ? "restrict " : "") + (n.quals & is_atomic ? "atomic " : "") + to;
    case kind::function: {
        std::string list;
        for (std::uint32_t i = 0; i < n.count; ++i)
            list += (i != 0 ? ", " : "") + spelling(c, c.parameters[n.first + i].type);
        if (n.variadic) list += n.count != 0 ? ", ..." : "...";
        return "function(" + (n.prototyped ? list : "?") + ") returning " + to;
    }
    default:
        break;
    }
    const std::string keyword = n.is == kind::struct_ ? "struct " : n.is == kind::union_ ? "union " : "enum ";
    return keyword + (n.name.empty() ? "?" : std::string(c.text(n.name)));
}

/// The type of a declared name, spelled.
inline std::string type_of(const ast& c, std::string_view name) {
    const declaration* d = c.find(name);
    return d == nullptr ? "not declared" : spelling(c, d->type);
}

/// A text that must be right.
inline ast read(std::string_view text) {
    ast c;
    if (const diagnostic wrong = parse(c, text)) throw error_text(wrong, text, c.source);
    return c;
}

/// The members of a record: "x: int; y: double; bits: int:3".
inline std::string members_of(const ast& c, tree_index record) {
    std::string list;
    const node& n = c.nodes[record];
    for (tree_index i = n.first; i < n.first + n.count; ++i) {
        const member& m = c.members[i];
        if (!list.empty()) list += "; ";
        // with +, g++ 12 warns of its own code
        list.append(c.text(m.name)).append(": ").append(spelling(c, m.type));
        if (m.is_bit_field()) list.append(":").append(std::to_string(m.bits));
        if (m.packed) list += " packed";
        if (m.alignment != 0) list.append(" aligned(").append(std::to_string(m.alignment)).append(")");
    }
    return list;
}

inline const node& tag(const ast& c, std::string_view name) { return c.nodes[c.find_tag(name)]; }

/// What was read over, one line each.
inline std::string skipped(const ast& c) {
    std::string list;
    c.each_skipped([&](const diagnostic& s) { list += remark_text(s, c.source) + "\n"; });
    return list;
}

} // namespace c_text_test
