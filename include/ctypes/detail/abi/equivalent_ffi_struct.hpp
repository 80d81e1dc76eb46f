// SPDX-License-Identifier: MIT
// ctypes/detail/abi/equivalent_ffi_struct.hpp - a record that libffi passes as the compiler passes the real one.
//
// libffi knows structures of scalars in natural order, no unions, bit-fields, packing, vectors, half floats
// or 128-bit integers. What a register holds is decided by the classes alone, though, so each value gets a
// record of the same size and alignment with stand-in members that libffi classifies as it should:
//
//     constexpr ffi_record r = describe(host, v);    // union { long l; double d; }: one uint64
//     // ffi_type{v.size, v.alignment, r.type, r.elements}, unless r.whole is set
//
// Size and alignment are given, so ffi_prep_cif takes the record as it is. This leans on how libffi
// classifies (src/x86/ffi64.c and src/aarch64/ffi.c, the same from 3.1 to 3.4.8); libffi issue 33.
#pragma once

#include <ctypes/detail/abi/convention.hpp>
#include <ctypes/detail/ffi.hpp>

#include <array>
#include <cstddef>

namespace ctypes::abi {

/// How to describe a value to libffi.
struct ffi_record {
    /// A complete libffi type for the value, or null: then it is a record of `elements`.
    ffi_type* whole = nullptr;
    /// Whether there is one. g++ with -fsanitize=undefined does not take `&ffi_type_void != nullptr` for a constant.
    bool is_whole = false;
    /// Null-terminated, for an `ffi_type` with the value's own size and alignment ...
    std::array<ffi_type*, 5> elements{};
    /// ... and this type code.
    unsigned short type = FFI_TYPE_STRUCT;
    /// Why libffi cannot pass the value, or null. Reads behind "ctypes: libffi cannot pass this type; ".
    const char* refused = nullptr;

    constexpr void be(ffi_type* known) { whole = known, is_whole = true; }
};

namespace detail {

inline constinit std::array<ffi_type*, 2> memory_elements{&ffi_type_uint64, nullptr};
/// A member that makes libffi put any record around it in memory on x86-64: it looks no further than a size
/// above 32 bytes.
inline constinit ffi_type memory_element{64, 1, FFI_TYPE_STRUCT, memory_elements.data()};

inline constinit std::array<ffi_type*, 1> no_elements{nullptr};
/// Eight bytes of padding: no class on x86-64.
inline constinit ffi_type padding_element{8, 8, FFI_TYPE_STRUCT, no_elements.data()};

/// A half float for AArch64, where libffi only wants to know that it goes to a vector register.
inline constinit ffi_type half_float{2, 2, FFI_TYPE_FLOAT, nullptr};

/// Null when libffi has none. `known` says so, too: with its sanitizer for null pointers g++ 12 compares no address with
/// null in a constant.
struct libffi_scalar {
    ffi_type* type = nullptr;
    bool known = false;

    constexpr libffi_scalar() = default;
    constexpr libffi_scalar(ffi_type* given) : type(given), known(true) {}
};

[[nodiscard]] constexpr libffi_scalar integer_type(const field& l) {
    const bool s = l.kind == scalar_kind::signed_integer;
    switch (l.size) {
    case 1:
        return s ? &ffi_type_sint8 : &ffi_type_uint8;
    case 2:
        return s ? &ffi_type_sint16 : &ffi_type_uint16;
    case 4:
        return s ? &ffi_type_sint32 : &ffi_type_uint32;
    case 8:
        return s ? &ffi_type_sint64 : &ffi_type_uint64;
    default:
        return {}; // 128 bits: a record of two
    }
}

/// The libffi type of a scalar.
[[nodiscard]] constexpr libffi_scalar scalar_type(const field& l) {
    switch (l.kind) {
    case scalar_kind::signed_integer:
    case scalar_kind::unsigned_integer:
        return integer_type(l);
    case scalar_kind::float32:
        return &ffi_type_float;
    case scalar_kind::float64:
        return &ffi_type_double;
    case scalar_kind::x87:
    case scalar_kind::float128:
        if (l.kind == long_double_kind) return &ffi_type_longdouble;
        return {};
    default:
        return {};
    }
}

[[nodiscard]] constexpr ffi_record describe_sysv_x86_64(const type_description& v) {
    using enum sysv_x86_64::argument_class;
    const sysv_x86_64::classes c = sysv_x86_64::classify(v);
    ffi_record r;
    if (c.memory()) {
        r.elements[0] = &memory_element;
    } else if (c.of[0] == x87) {
        // libffi would fetch a record of one from the wrong registers
        if (v.alignment == alignof(long double))
            r.be(&ffi_type_longdouble);
        else
            r.type = FFI_TYPE_LONGDOUBLE; // packed: stands closer on the stack
    } else if (c.of[0] == complex_x87) {
#ifdef FFI_TARGET_HAS_COMPLEX_TYPE
        r.be(&ffi_type_complex_longdouble);
#else
        r.refused = "this libffi has no complex numbers";
#endif
    } else if (c.of[1] == sseup) {
        r.refused =
            "it has no 16-byte vectors and no 128-bit floating-point numbers; call through the C++ compiler instead";
    } else {
        std::size_t n = 0;
        for (std::size_t i = 0; i < 2; ++i)
            if (c.of[i] == integer)
                r.elements[n++] = &ffi_type_uint64;
            else if (c.of[i] == sse)
                r.elements[n++] = v.size - i * 8 <= 4 ? &ffi_type_float : &ffi_type_double;
            else if (i == 0 && c.of[1] != no_class)
                r.elements[n++] = &padding_element;
    }
    return r;
}

[[nodiscard]] constexpr ffi_record describe_aapcs64(const type_description& v) {
    const aapcs64::classes c = aapcs64::classify(v);
    ffi_record r;
    if (v.what == type_class::nothing) return r;
    if (c.is == aapcs64::kind::nothing) {
        r.refused = "an empty record takes a register in C++ and none in C; leave it out of the declaration";
    } else if (c.is != aapcs64::kind::homogeneous) {
        r.elements[0] = &ffi_type_uint64;
    } else if (c.element == scalar_kind::float16 || c.element == scalar_kind::bfloat16) {
        if (c.count == 1)
            r.be(&half_float);
        else
            r.refused = "it has no records of half floats; call through the C++ compiler instead";
    } else {
        for (std::size_t i = 0; i < c.count; ++i)
            r.elements[i] = c.element == scalar_kind::float32 ? &ffi_type_float
                            : c.element == scalar_kind::float64 || c.element == scalar_kind::vector8
                                ? &ffi_type_double
                                : &ffi_type_longdouble; // any 16 bytes: libffi only moves them
    }
    return r;
}

} // namespace detail

/// The libffi description of a value under a convention.
[[nodiscard]] constexpr ffi_record describe(platform_abi by, const type_description& v) {
    ffi_record r;
    if (v.what == type_class::nothing)
        r.be(&ffi_type_void);
    else if (v.what == type_class::scalar)
        if (const detail::libffi_scalar scalar = detail::scalar_type(v.fields[0]); scalar.known) r.be(scalar.type);
    if (r.is_whole) return r;
    if (v.what == type_class::scalar && v.fields[0].kind == scalar_kind::unknown) {
        r.refused = "the compiler's own type is not known to the library; call through the C++ compiler instead";
        return r;
    }
    switch (by) {
    case platform_abi::sysv_x86_64:
        return detail::describe_sysv_x86_64(v);
    case platform_abi::aapcs64:
        return detail::describe_aapcs64(v);
    case platform_abi::unknown:
        break;
    }
    r.refused = "its place is not known for this platform; call through the C++ compiler instead";
    return r;
}

} // namespace ctypes::abi
