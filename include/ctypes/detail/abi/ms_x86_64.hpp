// SPDX-License-Identifier: MIT
// ctypes/detail/abi/ms_x86_64.hpp - what libffi is given for a call by ms_abi, Windows' convention for x86-64.
//
//     std::array<piece, 2> pieces;
//     lowered l = ms_x86_64::lower(result, {arguments, 2}, pieces);
//
// Only sizes count: an argument of 1, 2, 4 or 8 bytes is in one register or slot, of any other the address of a copy
// is (Microsoft, "x64 calling convention"; GCC's manual, attribute ms_abi). libffi 3.4.4 makes no copy of some, and the
// called function would write to the caller's own: so the copies are made here, and libffi sees pointers.
#pragma once

#include <ctypes/detail/abi/lowering.hpp>

#include <bit>
#include <cstddef>
#include <span>

namespace ctypes::abi::ms_x86_64 {

/// Whether a value is in one register or slot itself.
[[nodiscard]] constexpr bool fits_a_slot(const type_description& v) noexcept {
    return v.size <= 8 && std::has_single_bit(v.size);
}

[[nodiscard]] constexpr bool is_scalar(const type_description& v, scalar_kind kind) noexcept {
    return v.what == type_class::scalar && !v.fields.empty() && v.fields[0].kind == kind;
}

/// Why libffi cannot pass a value, or null.
[[nodiscard]] constexpr const char* refused(const type_description& v, bool is_result) noexcept {
    if (is_scalar(v, scalar_kind::float128) || is_scalar(v, scalar_kind::bfloat16) ||
        is_scalar(v, scalar_kind::unknown))
        return "how compilers pass this extension of C by ms_abi is not known; call through the C++ compiler instead";
    if (is_scalar(v, scalar_kind::vector8) || is_scalar(v, scalar_kind::vector16) ||
        (v.what == type_class::scalar && v.fields.empty()))
        return "GCC and clang do not pass vectors alike by ms_abi; call through the C++ compiler instead";
    if (!is_result) return nullptr;
    if (v.what == type_class::scalar && v.size == 16 && !is_scalar(v, scalar_kind::x87))
        return "it fetches no result of 16 bytes from the register that ms_abi has for it; "
               "call through the C++ compiler instead";
#if defined(__clang__)
    if (is_scalar(v, scalar_kind::x87))
        return "GCC and clang do not return a long double alike by ms_abi; call through the C++ compiler instead";
#endif
    if (v.what != type_class::nothing && v.size == 0) return "an empty record is not returned alike by all compilers";
    return nullptr;
}

/// The libffi type of what is in one register or slot.
[[nodiscard]] constexpr ffi_type* slot_type(const type_description& v) noexcept {
    if (is_scalar(v, scalar_kind::float16)) return &abi::detail::half_float;
    if (is_scalar(v, scalar_kind::float32)) return &ffi_type_float;
    if (is_scalar(v, scalar_kind::float64)) return &ffi_type_double;
    return v.size == 8   ? &ffi_type_uint64
           : v.size == 4 ? &ffi_type_uint32
           : v.size == 2 ? &ffi_type_uint16
                         : &ffi_type_uint8;
}

[[nodiscard]] constexpr ffi_type* result_type(const type_description& v) noexcept {
    if (v.what == type_class::nothing) return &ffi_type_void;
    if (!fits_a_slot(v)) return &abi::detail::memory_element; // any record that is no register's size
    return slot_type(v);
}

/// Lowers a signature; of values that are not scalars nothing but the size is asked.
constexpr lowered lower(const type_description& result, std::span<const type_description> arguments,
                        std::span<ffi_argument> pieces) {
    lowered l;
    l.result = {result_type(result), 0, 0, result.size};
    if (const char* const why = refused(result, true)) {
        l.refused = why;
        l.refused_argument = ffi_argument::padding;
    }
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const type_description& v = arguments[i];
        if (const char* const why = refused(v, false); why != nullptr && l.refused == nullptr) {
            l.refused = why;
            l.refused_argument = i;
        }
        const bool here = fits_a_slot(v);
        pieces[l.count++] = {here ? slot_type(v) : &ffi_type_pointer, i, 0, v.size, !here};
        l.one_to_one = l.one_to_one && here;
    }
    return l;
}

} // namespace ctypes::abi::ms_x86_64
