// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/scalars.hpp - the nodes of C's scalars: constants, shared by everybody.
//
//     const node* n = detail::runtime::scalar_node(c_text::kind_of<unsigned long>);
#pragma once

#include <ctypes/detail/abi/field.hpp>
#include <ctypes/detail/dynamic/type_node.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace ctypes::detail::runtime {

inline constexpr std::size_t scalar_count = static_cast<std::size_t>(scalar::file) + 1;

/// No std::string_view: compilers count the characters of each of these for whoever includes this.
constexpr const char* scalar_name(scalar s) {
    switch (s) {
    case scalar::void_:
        return "void";
    case scalar::bool_:
        return "_Bool";
    case scalar::char_:
        return "char";
    case scalar::signed_char:
        return "signed char";
    case scalar::unsigned_char:
        return "unsigned char";
    case scalar::short_:
        return "short";
    case scalar::unsigned_short:
        return "unsigned short";
    case scalar::int_:
        return "int";
    case scalar::unsigned_int:
        return "unsigned int";
    case scalar::long_:
        return "long";
    case scalar::unsigned_long:
        return "unsigned long";
    case scalar::long_long:
        return "long long";
    case scalar::unsigned_long_long:
        return "unsigned long long";
    case scalar::int128:
        return "__int128";
    case scalar::unsigned_int128:
        return "unsigned __int128";
    case scalar::wchar:
        return "wchar_t";
    case scalar::char8:
        return "char8_t";
    case scalar::char16:
        return "char16_t";
    case scalar::char32:
        return "char32_t";
    case scalar::float16:
        return "_Float16";
    case scalar::bfloat16:
        return "__bf16";
    case scalar::float_:
        return "float";
    case scalar::double_:
        return "double";
    case scalar::long_double:
        return "long double";
    case scalar::float128:
        return "__float128";
    case scalar::float32:
        return "_Float32";
    case scalar::float64:
        return "_Float64";
    case scalar::float32x:
        return "_Float32x";
    case scalar::float64x:
        return "_Float64x";
    case scalar::ieee128:
        return "_Float128";
    case scalar::va_list:
        return "va_list";
    case scalar::file:
        return "FILE";
    default:
        return "";
    }
}

/// Codes of the types in a signature. Types with one code travel alike and have the same values, whatever their
/// names are: `long` and `long long` on a 64-bit machine, an enumeration and its integer, all pointers.
enum : std::uint8_t {
    code_none = 0, // not to be compared by code
    code_void,
    code_bool,
    code_i8,
    code_u8,
    code_i16,
    code_u16,
    code_i32,
    code_u32,
    code_i64,
    code_u64,
    code_f32,
    code_f64,
    code_long_double,
    code_pointer,
    code_record, // the types themselves are to be compared
};

constexpr std::uint8_t integer_code(std::size_t size, bool is_signed) {
    switch (size) {
    case 1:
        return is_signed ? code_i8 : code_u8;
    case 2:
        return is_signed ? code_i16 : code_u16;
    case 4:
        return is_signed ? code_i32 : code_u32;
    case 8:
        return is_signed ? code_i64 : code_u64;
    default:
        return code_none;
    }
}

constexpr std::uint8_t scalar_code(scalar s) {
    s = c_text::format_of(s);
    if (s == scalar::void_) return code_void;
    if (s == scalar::bool_) return code_bool;
    if (s == scalar::float_) return code_f32;
    if (s == scalar::double_) return code_f64;
    if (s == scalar::long_double) return code_long_double;
    if (c_text::is_integer(s))
        return integer_code(static_cast<std::size_t>(c_text::extent_of(s).size), !c_text::is_unsigned(s));
    return code_none;
}

constexpr abi::field scalar_leaf(scalar s) {
    s = c_text::format_of(s);
    const auto e = c_text::extent_of(s);
    const auto size = static_cast<std::size_t>(e.size);
    abi::field made;
    if (s == scalar::long_double)
        made = abi::long_double_field(0);
    else if (s == scalar::float128)
        made = {abi::scalar_kind::float128, 0, 16, 16, 0, 0};
    else if (c_text::is_floating(s))
        made = abi::float_field(0, size);
    else
        made = abi::integer_field(0, size, !c_text::is_unsigned(s) && c_text::is_integer(s));
    made.alignment = static_cast<std::size_t>(e.alignment); // less than the size of a long long on i386
    return made;
}

template <scalar S>
inline constexpr abi::field leaf_of_scalar[1] = {scalar_leaf(S)};

/// `va_list` is a record or an array of one: nothing is known of it but its size.
template <scalar S>
inline constinit type_node node_of_scalar{
    .is = S == scalar::void_       ? kind::void_
          : S == scalar::bool_     ? kind::boolean
          : c_text::is_integer(S)  ? kind::integer
          : c_text::is_floating(S) ? kind::floating
                                   : kind::structure,
    .exact = c_text::format_of(S), // the name tells `float` from `_Float32`
    .complete = S != scalar::void_&& S != scalar::file,
    .is_signed = c_text::is_floating(S) || (c_text::is_integer(S) && !c_text::is_unsigned(S)),
    .fields_known = S != scalar::va_list,
    .owned = false,
    .code = scalar_code(S),
    .size = static_cast<std::size_t>(c_text::extent_of(S).size),
    .alignment = c_text::extent_of(S).alignment != 0 ? static_cast<std::size_t>(c_text::extent_of(S).alignment) : 1,
    .name = scalar_name(S),
    .fields = c_text::is_integer(S) || c_text::is_floating(S) ? std::span<const abi::field>(leaf_of_scalar<S>)
                                                              : std::span<const abi::field>(),
};

/// The node of a scalar; `void`, `va_list` and `FILE` among them.
const type_node* scalar_node(scalar s);

/// Makes `made` a pointer to `to`.
void make_pointer(type_node& made, qualified_type to);

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/detail/dynamic/scalars.ipp>
#endif
