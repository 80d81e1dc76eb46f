// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/tree_nodes.hpp - what the tables of a tree hold: types, members, constants, declarations, remarks.
#pragma once

#include <ctypes/detail/cparse/layered.hpp>
#include <ctypes/detail/cparse/scalar.hpp>
#include <ctypes/detail/cparse/storage.hpp>
#include <ctypes/detail/cparse/words.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ctypes::detail::c_text {

inline constexpr unsigned deepest_type = 256;
inline constexpr std::uint64_t no_length = ~std::uint64_t{0};

/// A type.
///
///     pointer, qualified, complex      to
///     aligned                          to, alignment
///     array                            to, length: elements, or no_length for `[]`
///     vector                           to, length: bytes
///     function                         to: the result; first, count in `parameters`; call, variadic, prototyped
///     struct_, union_                  name, defined; first, count in `members`; packed, pack, alignment; unsupported
///     enum_                            name, defined; first, count in `enumerators`; to: its integer type
///     external                         length: the number by which the caller knows the type
struct node {
    kind is = kind::void_;
    qualifiers quals = 0;
    convention call = convention::none;
    bool variadic = false;       // `...` at the end
    bool prototyped = true;      // false: `()` says nothing about parameters
    bool open = false;           // its braces are not closed yet
    bool defined = false;        // its braces were closed
    bool packed = false;         // __attribute__((packed))
    bool transparent = false;    // __attribute__((transparent_union)): passed like its first member
    bool named_later = false;    // the name is that of a typedef of an untagged type
    bool unsupported = false;    // its layout is not known to us: never defined, for pointers only
    std::uint16_t depth = 0;     // of the derivation, see deepest_type
    std::uint16_t pack = 0;      // #pragma pack(n), 0: none
    std::uint32_t alignment = 0; // __attribute__((aligned(n))), 0: none
    index definition = no_index; // the number of its completion, of a record or enum
    index to = no_index;
    index first = 0;
    std::uint32_t count = 0;
    std::uint64_t length = 0;
    slice name = {}; // of a record or enum; empty if it has none
};

/// A member of a record, in the order of the text.
struct member {
    static constexpr std::uint32_t no_bits = 0xffffffff;

    slice name = {}; // empty: an anonymous record, or an unnamed bit-field
    index type = no_index;
    std::uint32_t bits = no_bits; // the width of a bit-field
    std::uint32_t alignment = 0;  // __attribute__((aligned(n))) or _Alignas(n), 0: the type's
    bool packed = false;          // __attribute__((packed)) on this member alone
    std::uint32_t line = 0;

    constexpr bool is_bit_field() const { return bits != no_bits; }
};

/// A parameter. Arrays and functions have become pointers, outer qualifiers are gone.
struct parameter {
    slice name = {}; // may be empty
    index type = no_index;
};

/// A constant. An integer has its value in `bits`, as `long long`, or as `unsigned long long` when it has no sign; a floating
/// one in `real`, exactly; a pointer made of a number in `bits`.
struct constant {
    std::uint64_t bits = 0;
    kind type =
        kind::int_; // int ... unsigned long long, of an enumerator also smaller; float16 ... long double, pointer
    long double real = 0;

    constexpr bool is_unsigned() const { return c_text::is_unsigned(type); }
    constexpr bool is_negative() const { return !is_unsigned() && (bits >> 63) != 0; }
    constexpr bool is_zero() const { return is_floating(type) ? real == 0 : bits == 0; }
};

struct enumerator {
    slice name = {};
    constant value = {};
};

enum class declaration_kind : std::uint8_t { function, variable, type, constant, floating, text };

/// A name that was declared. `floating` and `text` are constants, too: `spelling` is what is in a text, as bytes of elements
/// of the type `value.type`, without the zero at its end.
struct declaration {
    declaration_kind is = declaration_kind::variable;
    bool is_static = false; // not visible outside its file: no symbol to look up
    bool is_inline = false;
    bool is_thread_local = false;
    bool is_macro = false;   // from #define
    bool taken_back = false; // a macro that was undefined, or whose value is no constant: the name is not found
    slice name = {};
    slice symbol = {}; // __asm__("symbol"): the name in the library, without its quotes
    slice spelling = {};
    index type = no_index;
    std::uint32_t alignment = 0; // of a variable, 0: the type's
    index first_parameter = 0;   // of a function: the parameters with this declaration's own names
    std::uint32_t parameters = 0;
    constant value = {};
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/// Where something stands. After line markers (`# 12 "stdio.h"`) also where it came from.
struct place {
    static constexpr std::uint32_t elsewhere = 0xffffffff;

    std::uint32_t offset = 0; // in the text that was given, from 0; `elsewhere` where only the line is known
    std::uint32_t line = 0;   // from 1
    std::uint32_t column = 0; // from 1, in bytes
    slice file = {};          // empty without line markers
    std::uint32_t file_line = 0;
};

/// A macro as C has it: names for tokens, which are looked at where the name is used.
struct macro {
    slice name = {};
    slice body = {};           // from the first token to the last
    index first_parameter = 0; // in `parameters`, where they have names only
    std::uint32_t parameters = 0;
    bool is_function_like = false;
    bool is_variadic = false;
    bool is_expanding = false;    // its tokens are being read: its name stands for itself there
    bool is_defined = true;       // not undefined, nor defined again
    index declaration = no_index; // its value, taken back while it is no constant
    index remarks = 0;            // how many there were before it
    place where = {};
};

/// Of what was read over: whether a type, a constant or a call may be other than the text says, or be missing.
enum class severity : std::uint8_t { note, warning };

/// A sentence about the text. `@` in the words stands for the subject.
struct diagnostic {
    std::string_view words = {};
    slice subject = {};
    place where = {};
    c_text::severity severity = c_text::severity::warning;

    constexpr explicit operator bool() const { return !words.empty(); }
};

/// What a text does to the values of macros of the texts before it.
struct macro_effects {
    bool meanings = false; ///< names that they may use mean something else
    bool names = false;    ///< there are names that they may have lacked
};

struct definition {
    index type = no_index;
    index nodes = 0; // how many there were when it was completed
};

} // namespace ctypes::detail::c_text
