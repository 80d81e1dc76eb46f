// SPDX-License-Identifier: MIT
// ctypes/detail/cparse.hpp - C declarations, read at run time or by the compiler, by one parser.
//
//     ast c;
//     if (remark wrong = parse(c, text)) throw ... error_text(wrong, text, c.source);
//     const declaration* f = c.find("length");
#pragma once

#include <ctypes/detail/cparse/arithmetic.hpp>
#include <ctypes/detail/cparse/attributes.hpp>
#include <ctypes/detail/cparse/constant_expression.hpp>
#include <ctypes/detail/cparse/declaration.hpp>
#include <ctypes/detail/cparse/declarator.hpp>
#include <ctypes/detail/cparse/directive.hpp>
#include <ctypes/detail/cparse/enumeration.hpp>
#include <ctypes/detail/cparse/error_text.hpp>
#include <ctypes/detail/cparse/expression.hpp>
#include <ctypes/detail/cparse/floating.hpp>
#include <ctypes/detail/cparse/left_out.hpp>
#include <ctypes/detail/cparse/lexer.hpp>
#include <ctypes/detail/cparse/literal.hpp>
#include <ctypes/detail/cparse/macro.hpp>
#include <ctypes/detail/cparse/macro_value.hpp>
#include <ctypes/detail/cparse/parser.hpp>
#include <ctypes/detail/cparse/record.hpp>
#include <ctypes/detail/cparse/scalar.hpp>
#include <ctypes/detail/cparse/sizeof.hpp>
#include <ctypes/detail/cparse/specifiers.hpp>
#include <ctypes/detail/cparse/storage.hpp>
#include <ctypes/detail/cparse/tokens.hpp>
#include <ctypes/detail/cparse/tree.hpp>
#include <ctypes/detail/cparse/types.hpp>
#include <ctypes/detail/cparse/words.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ctypes::detail::c_text {

using ast = tree<heap_storage>;

/// What to do with declarations that are known but not supported (`_BitInt`, `typeof` of an expression).
enum class unsupported { skip, refuse };

/// Appends a text to the tree's source, which keeps every name; false if it is too long for offsets.
template <class Tree>
bool append(Tree& out, std::string_view text) {
    if (text.size() + out.source.size() > 0x7fffffff) return false;
    if (!out.source.empty()) out.source += "\n";
    out.source += text;
    return true;
}

/// Reads declarations into the tree, after what is there already. Returns an empty remark, or the first
/// error; then the tree has half of the text in it, and only its `source` is of use.
template <class Tree, class Outside = no_external_types>
diagnostic parse(Tree& out, std::string_view text, const Outside& outside = {}, unsupported mode = unsupported::skip) {
    if (!append(out, text)) return {"the text is longer than 2 gigabytes", {}, {0, 1, 1, {}, 0}};
    std::uint32_t const end = static_cast<std::uint32_t>(out.source.size());
    parser<heap_storage, Outside> p(out, outside, end - static_cast<std::uint32_t>(text.size()), end);
    p.unit(mode == unsupported::refuse);
    p.evaluate_macros();
    return p.error();
}

/// The same, but no macro is asked for its value, see `value_of_macro`; `effects` tells what becomes of those that were.
template <class Tree, class Outside = no_external_types>
diagnostic parse_names(Tree& out, std::string_view text, macro_effects& effects, const Outside& outside = {}) {
    if (!append(out, text)) return {"the text is longer than 2 gigabytes", {}, {0, 1, 1, {}, 0}};
    std::uint32_t const end = static_cast<std::uint32_t>(out.source.size());
    parser<heap_storage, Outside> p(out, outside, end - static_cast<std::uint32_t>(text.size()), end);
    p.unit(false);
    effects = p.effects();
    return p.error();
}

/// Whether the macro with this number is a constant, with what is in the tree: `found` gets its value, and its type where that
/// is not the value's. The tree may get types by it. `budget`: how many tokens may be read.
template <class Tree, class Outside = no_external_types>
bool value_of_macro(Tree& out, index macro, declaration& found, std::uint64_t& budget, const Outside& outside = {}) {
    std::uint32_t const end = static_cast<std::uint32_t>(out.source.size());
    return parser<heap_storage, Outside>(out, outside, end, end).value_of_macro(macro, found, budget);
}

/// Reads a type name, `struct vec *[3]`, into the tree.
template <class Tree, class Outside = no_external_types>
diagnostic parse_type(Tree& out, std::string_view text, index& type, const Outside& outside = {}) {
    if (!append(out, text)) return {"the text is longer than 2 gigabytes", {}, {0, 1, 1, {}, 0}};
    std::uint32_t const end = static_cast<std::uint32_t>(out.source.size());
    parser<heap_storage, Outside> p(out, outside, end - static_cast<std::uint32_t>(text.size()), end);
    type = p.only_type();
    return p.error();
}

/// Reads a constant expression: `found` gets its value, and its type where that is not the value's.
template <class Tree, class Outside = no_external_types>
diagnostic parse_constant(Tree& out, std::string_view text, declaration& found, const Outside& outside = {}) {
    if (!append(out, text)) return {"the text is longer than 2 gigabytes", {}, {0, 1, 1, {}, 0}};
    std::uint32_t const end = static_cast<std::uint32_t>(out.source.size());
    parser<heap_storage, Outside> p(out, outside, end - static_cast<std::uint32_t>(text.size()), end);
    found = p.only_constant();
    return p.error();
}

/// Texts of like lengths share a parser: making one costs a compiler more than reading a text.
constexpr std::size_t static_length(std::size_t length) {
    std::size_t rounded = 128;
    while (rounded < length) rounded *= 4;
    return rounded;
}

/// A text read by the compiler, of up to `Length` bytes.
template <std::size_t Length>
struct static_text {
    c_text::tree<static_storage<Length>> tree = {};
    diagnostic error = {};
    bool full = false;     // the error is that `Length` is not enough
    index type = no_index; // of parse_static_type
};

template <std::size_t Length, class Outside>
constexpr static_text<Length> parse_static(std::string_view text, const Outside& outside) {
    static_text<Length> read;
    read.tree.source = text;
    parser<static_storage<Length>, Outside> p(read.tree, outside, 0, static_cast<std::uint32_t>(text.size()));
    p.unit(true);
    p.evaluate_macros();
    read.error = p.error();
    read.full = p.full();
    return read;
}

template <std::size_t Length, class Outside>
constexpr static_text<Length> parse_static_type(std::string_view text, const Outside& outside) {
    static_text<Length> read;
    read.tree.source = text;
    parser<static_storage<Length>, Outside> p(read.tree, outside, 0, static_cast<std::uint32_t>(text.size()));
    read.type = p.only_type();
    read.error = p.error();
    read.full = p.full();
    return read;
}

} // namespace ctypes::detail::c_text
