// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/to_c_declaration.ipp - the functions of spell.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/dynamic/to_c_declaration.hpp>

#include <string>
#include <string_view>

namespace ctypes::detail::runtime {

CTYPES_DECL std::string spelled_quals(c_text::qualifiers quals) {
    std::string words;
    if ((quals & c_text::is_const) != 0) words += "const ";
    if ((quals & c_text::is_volatile) != 0) words += "volatile ";
    if ((quals & c_text::is_restrict) != 0) words += "restrict ";
    if ((quals & c_text::is_atomic) != 0) words += "_Atomic ";
    return words;
}

CTYPES_DECL std::string spelled_convention(c_text::convention call) {
    if (c_text::is_default(call)) return {};
    switch (call) {
    case c_text::convention::ms_abi:
        return "__attribute__((ms_abi)) ";
    case c_text::convention::sysv_abi:
        return "__attribute__((sysv_abi)) ";
    case c_text::convention::stdcall:
        return "__attribute__((stdcall)) ";
    case c_text::convention::fastcall:
        return "__attribute__((fastcall)) ";
    case c_text::convention::thiscall:
        return "__attribute__((thiscall)) ";
    default:
        return "__attribute__((vectorcall)) ";
    }
}

CTYPES_DECL const char* unnamed(const type_node& n) {
    if (n.is == kind::union_) return "union <unnamed>";
    return n.is == kind::enumeration ? "enum <unnamed>" : "struct <unnamed>";
}

CTYPES_DECL std::string to_c_declaration(qualified_type of, std::string inner) {
    for (;;) {
        const type_node& n = *of.to;
        if (inner.size() > longest_spelling) return inner.substr(0, longest_spelling) + "...";
        if (n.is == kind::pointer && n.name.empty()) { // a va_list has its own
            std::string quals = spelled_quals(of.quals);
            const bool nothing = inner.empty();
            inner.insert(0, quals);
            if (nothing && !inner.empty()) inner.pop_back();
            inner.insert(0, 1, '*'); // as a character: g++ 12 warns of text at -O3, without a reason (GCC bug 105651)
            const kind to = n.to.to->is;
            if (to == kind::array || to == kind::function) inner = "(" + inner + ")";
            of = n.to;
        } else if (n.is == kind::array) {
            if (n.length == no_length)
                inner += "[]";
            else
                inner.append("[").append(std::to_string(n.length)).append("]");
            of = n.to;
        } else if (n.is == kind::function) {
            inner.insert(inner.starts_with('(') ? 1 : 0, spelled_convention(n.call));
            inner += "(";
            bool first = true;
            for (const parameter_node& p : n.parameters) {
                if (!first) inner += ", ";
                first = false;
                inner += to_c_declaration(p.type, std::string(p.name));
                if (inner.size() > longest_spelling) break;
            }
            if (n.variadic)
                inner += first ? "..." : ", ...";
            else if (first && n.prototyped)
                inner += "void";
            inner += ")";
            of = n.to;
        } else {
            std::string base = spelled_quals(of.quals);
            if (n.is == kind::complex)
                base.append(n.to.to->name).append(" _Complex");
            else if (n.is == kind::vector)
                base.append(n.to.to->name)
                    .append(" __attribute__((vector_size(")
                    .append(std::to_string(n.size))
                    .append(")))");
            else if (n.name.empty())
                base += unnamed(n);
            else
                base += n.name;
            if (inner.empty()) return base;
            return base + " " + inner;
        }
    }
}

} // namespace ctypes::detail::runtime
