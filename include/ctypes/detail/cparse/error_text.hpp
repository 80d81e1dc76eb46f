// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/error_text.hpp - what is wrong with a text, in words, with the line and a caret.
//
//     line 2, column 10: unknown type name 'foo'
//         double f(foo x);
//                  ^
#pragma once

#include <ctypes/detail/cparse/tree.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ctypes::detail::c_text {

/// The words of a remark with its subject in the place of `@`. `Out` has `push_back(char)`;
/// `source` is the tree's.
template <class Out, class Source>
constexpr void write_words(Out& out, const diagnostic& r, const Source& source) {
    constexpr std::size_t most = 60;
    for (char c : r.words) {
        if (c != '@') {
            out.push_back(c);
            continue;
        }
        bool const made = r.subject.offset >= made_text; // a name that was put together: the place has to do
        std::string_view subject = made ? std::string_view("...") : part_of(source, r.subject);
        bool const cut = subject.size() > most;
        for (char s : subject.substr(0, most)) out.push_back(s >= ' ' && s < 127 ? s : '?');
        if (cut)
            for (char s : std::string_view("...")) out.push_back(s);
    }
}

template <class Out>
constexpr void write_number(Out& out, std::uint32_t number) {
    std::uint32_t divisor = 1;
    while (number / divisor >= 10) divisor *= 10;
    for (; divisor != 0; divisor /= 10) out.push_back(static_cast<char>('0' + number / divisor % 10));
}

/// `line 2, column 10: unknown type name 'foo'`, with the file of a line marker if there was one.
template <class Out, class Source>
constexpr void write_remark(Out& out, const diagnostic& r, const Source& source) {
    auto const write = [&](std::string_view words) {
        for (char c : words) out.push_back(c);
    };
    write("line ");
    write_number(out, r.where.line);
    write(", column ");
    write_number(out, r.where.column);
    if (!r.where.file.empty()) {
        write(" (");
        for (char c : part_of(source, r.where.file)) out.push_back(c >= ' ' && c < 127 ? c : '?');
        write(":");
        write_number(out, r.where.file_line);
        write(")");
    }
    write(": ");
    write_words(out, r, source);
}

template <class Source>
std::string remark_text(const diagnostic& r, const Source& source) {
    std::string out;
    write_remark(out, r, source);
    return out;
}

/// The line of `text` that holds this offset, without its end.
std::string_view line_of(std::string_view text, std::size_t offset);

/// The remark, below it the line of the text, below that a caret. `text` is what was given.
template <class Source>
std::string error_text(const diagnostic& r, std::string_view text, const Source& source) {
    constexpr std::size_t around = 60;
    std::string out = remark_text(r, source);
    std::size_t offset = r.where.offset;
    if (r.where.offset == place::elsewhere) {
        offset = 0;
        for (std::uint32_t line = 1; line < r.where.line && offset < text.size(); ++offset)
            line += text[offset] == '\n';
    }
    std::string_view line = line_of(text, offset);
    std::size_t column = r.where.column == 0 ? 0 : r.where.column - 1;
    if (column > line.size()) column = line.size();
    // Of a very long line, the surroundings.
    bool const cut_before = column > around + 20;
    if (cut_before) {
        line.remove_prefix(column - around);
        column = around;
    }
    bool const cut_after = line.size() > column + around + 20;
    if (cut_after) line = line.substr(0, column + around);
    std::string shown = cut_before ? "    ..." : "    ";
    std::string caret(shown.size(), ' ');
    for (std::size_t i = 0; i < line.size(); ++i) {
        unsigned char const c = static_cast<unsigned char>(line[i]);
        bool const control = c < ' ' || c == 127;
        shown.push_back(control ? ' ' : line[i]);
        // A character of several bytes stands in one column.
        if (i < column && (c & 0xc0) != 0x80) caret.push_back(' ');
    }
    if (cut_after) shown += "...";
    return out + "\n" + shown + "\n" + caret + "^";
}

} // namespace ctypes::detail::c_text

#ifndef CTYPES_COMPILED
#include <ctypes/detail/cparse/error_text.ipp>
#endif
