// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/declarator_parts.hpp - what the words of a declaration say, before there is a type: attributes, specifiers,
// the parts of a declarator, and operands of expressions.
#pragma once

#include <ctypes/detail/cparse/lexer.hpp>
#include <ctypes/detail/cparse/tree.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ctypes::detail::c_text {

/// What attributes say that an ABI can see.
struct attributes {
    convention call = convention::none;
    bool packed = false;
    bool transparent = false;
    std::uint32_t alignment = 0;
    bool aligned_by_attribute = false; // not by _Alignas alone
    bool aligned_twice = false;        // by attributes with other numbers: GCC takes the last, clang the largest
    std::uint32_t vector_bytes = 0;
    kind mode = kind::void_; // __attribute__((mode(DI))): a type of this size

    /// Whether a layout or a call is another one than without them.
    constexpr bool have_effect() const {
        return call != convention::none || packed || transparent || alignment != 0 || vector_bytes != 0 ||
               mode != kind::void_;
    }

    constexpr void add(const attributes& more) {
        if (more.call != convention::none) call = more.call;
        packed |= more.packed;
        transparent |= more.transparent;
        aligned_twice |=
            more.aligned_twice || (aligned_by_attribute && more.aligned_by_attribute && alignment != more.alignment);
        if (more.alignment > alignment) alignment = more.alignment; // of declarations the strictest of several holds
        aligned_by_attribute |= more.aligned_by_attribute;
        if (more.vector_bytes != 0) vector_bytes = more.vector_bytes;
        if (more.mode != kind::void_) mode = more.mode;
        if (!more.symbol.empty()) symbol = more.symbol;
    }

    slice symbol = {}; // __asm__("symbol")
};

/// The words before a declarator.
struct specifiers {
    index type = 0;
    bool is_typedef = false;
    bool is_extern = false;
    bool is_static = false;
    bool is_inline = false;
    bool is_thread_local = false;
    bool names_tag = false; // a struct, union or enum stands among them
    attributes said = {};
};

/// What a declarator adds to its base type, from the name outwards.
struct part {
    kind is = kind::pointer;
    qualifiers quals = 0;
    convention call = convention::none;
    bool variadic = false;
    bool prototyped = true;
    bool runtime_length = false; // an array parameter whose length is computed by the function
    index first = 0;
    std::uint32_t count = 0;
    std::uint64_t length = 0;
    place where = {};
};

/// What an expression is: its type, and its value where that is a constant.
struct operand {
    static constexpr std::uint32_t no_width = 0xffffffff;

    index type = no_index;          // `no_index`: the arithmetic type `value.type`
    constant value = {};            // of the promoted type; of an object the address
    bool known = false;             // the value is a constant; of an object: the address is
    bool lvalue = false;            // an object
    bool is_text = false;           // a string
    bool own_alignment = false;     // a member that is not aligned as its type is
    std::uint32_t width = no_width; // of a bit-field
    std::uint32_t alignment = 0;    // of a variable that has one of its own
    slice text = {};                // the bytes of a string
};

/// A constant as an operand.
constexpr operand known(const constant& value) {
    operand o;
    o.value = value;
    o.known = true;
    return o;
}

/// A number, or what may become one.
constexpr bool is_arithmetic(const operand& o) { return is_integer(o.value.type) || is_floating(o.value.type); }

struct declarator {
    slice name = {};
    std::uint64_t hash = 0;
    place where = {};
    std::size_t parts = 0; // where they begin in parts_
};

} // namespace ctypes::detail::c_text
