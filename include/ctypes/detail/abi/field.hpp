// SPDX-License-Identifier: MIT
// ctypes/detail/abi/field.hpp - what a calling convention needs to know of a type: its scalars and where they stand.
//
//     struct mixed { int a; double b; };
//     constexpr field fields[] = {integer_field(0, 4), float_field(8, 8)};
//     constexpr value v = value::record(/* size = */ 16, /* alignment = */ 8, fields);
//
// The same description serves types known at compile time and types made at run time, so everything in
// ctypes/detail/abi/ is constexpr and takes spans.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

namespace ctypes::abi {

/// The kinds of scalar that calling conventions tell apart. Booleans, characters, enumerations and pointers
/// are integers; `x87` is the 80-bit long double, `float128` the IEEE quadruple one; `unknown` is what nothing here places.
enum class scalar_kind : std::uint8_t {
    signed_integer,
    unsigned_integer,
    float16,
    bfloat16,
    float32,
    float64,
    x87,
    float128,
    vector8,
    vector16,
    unknown,
};

/// The kind of `long double` on the target.
inline constexpr scalar_kind long_double_kind = std::numeric_limits<long double>::digits == 64 ? scalar_kind::x87
                                                : std::numeric_limits<long double>::digits == 113
                                                    ? scalar_kind::float128
                                                    : scalar_kind::float64;

/// One scalar of a value. `alignment` is the natural one of the scalar type, also where packing has put the
/// scalar elsewhere: a convention compares the two. A bit-field has a width above zero and its position in
/// bits from the start of the value; `offset`, `size` and `alignment` are then those of its declared type.
struct field {
    scalar_kind kind = scalar_kind::unsigned_integer;
    std::size_t offset = 0;
    std::size_t size = 0;
    std::size_t alignment = 1;
    std::size_t bit_offset = 0;
    std::size_t bit_width = 0;

    /// The same scalar in a value that stands `bytes` into a larger one.
    [[nodiscard]] constexpr field moved(std::size_t bytes) const noexcept {
        field there = *this;
        there.offset += bytes;
        there.bit_offset += bytes * 8;
        return there;
    }
};

/// An integer, a character, a pointer ... of `size` bytes with its natural alignment.
[[nodiscard]] constexpr field integer_field(std::size_t offset, std::size_t size, bool is_signed = true) noexcept {
    return {is_signed ? scalar_kind::signed_integer : scalar_kind::unsigned_integer, offset, size, size, 0, 0};
}

/// A `_Float16`, `float` or `double`, by its size.
[[nodiscard]] constexpr field float_field(std::size_t offset, std::size_t size) noexcept {
    return {size == 2 ? scalar_kind::float16 : size == 4 ? scalar_kind::float32 : scalar_kind::float64,
            offset,
            size,
            size,
            0,
            0};
}

/// A `long double` of the target.
[[nodiscard]] constexpr field long_double_field(std::size_t offset) noexcept {
    return {long_double_kind, offset, sizeof(long double), alignof(long double), 0, 0};
}

/// A short vector of 8 or 16 bytes.
[[nodiscard]] constexpr field vector_field(std::size_t offset, std::size_t size) noexcept {
    return {size == 8 ? scalar_kind::vector8 : scalar_kind::vector16, offset, size, size, 0, 0};
}

/// Says, without a size, that a record inside of the value stands at `offset` though its type asks for `alignment`. On
/// x86-64 clang passes a value in memory then; GCC looks at the scalars in the record only, which may be aligned:
/// packed struct { char c; union { short bits : 6; } u; }.
[[nodiscard]] constexpr field unaligned_record(std::size_t offset, std::size_t alignment) noexcept {
    return {scalar_kind::unsigned_integer, offset, 0, alignment, 0, 0};
}
/// Whether unaligned_record() fields belong into a description, to have what this compiler does.
inline constexpr bool unaligned_records_matter =
#if defined(__clang__) && defined(__x86_64__)
    true;
#else
    false;
#endif

/// Whether an unnamed bit-field of a record decides, as a named one does, where the record travels: struct { float f;
/// unsigned : 32; double d; } is passed in rdi and xmm0 by GCC, in xmm0 and xmm1 by clang on x86-64. Records with one are
/// no homogeneous aggregates on AArch64.
inline constexpr bool unnamed_bits_matter =
#if defined(__clang__) && defined(__x86_64__)
    false;
#else
    true;
#endif

/// Where the elements of an array of records are, to the convention. GCC on x86-64 looks at the first element alone, and
/// takes the others to have its eightbytes, one behind the other: in struct { short z; struct { short a; _Float16 b; } m[2]; }
/// the second eightbyte, which is the last b, is an integer, and the second of two packed { int a; short b; } is aligned.
struct array_elements {
    std::size_t step; // in bytes
    std::size_t count;
};
[[nodiscard]] constexpr array_elements gcc_array_stride(std::size_t offset, std::size_t size,
                                                        std::size_t count) noexcept {
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
    const auto eightbytes = [offset](std::size_t bytes) { return (offset % 8 + bytes + 7) / 8; };
    if (size * count <= 16)
        return {eightbytes(size) * 8, (eightbytes(size * count) + eightbytes(size) - 1) / eightbytes(size)};
#else
    static_cast<void>(offset);
#endif
    return {size, count};
}

/// Says, without a size, that a record inside of the value goes through memory by itself, and so the whole value does.
/// It is for what the scalars alone do not tell, on x86-64: union { union { long double x; long n; } u; __int128 i; }
/// goes through memory, union { long double x; long n; __int128 i; } in two registers.
[[nodiscard]] constexpr field record_in_memory() noexcept { return {scalar_kind::unsigned_integer, 0, 0, 0, 0, 0}; }

/// A bit-field of `bit_width` bits at `bit_offset` from the start of the value.
[[nodiscard]] constexpr field bits_field(std::size_t bit_offset, std::size_t bit_width, std::size_t declared_size,
                                         bool is_signed = true) noexcept {
    return {is_signed ? scalar_kind::signed_integer : scalar_kind::unsigned_integer,
            bit_offset / 8 / declared_size * declared_size,
            declared_size,
            declared_size,
            bit_offset,
            bit_width};
}

/// Whether a value of `size` bytes may be a vector of 32 or 64 bytes, or a record of one, that this compiler, by its options
/// (-mavx, -mavx512f), passes in one register.
[[nodiscard]] constexpr bool fits_wide_vector([[maybe_unused]] std::size_t size) noexcept {
#if defined(__AVX512F__)
    return size == 32 || size == 64;
#elif defined(__AVX__)
    return size == 32;
#else
    return false;
#endif
}

/// How the scalars of a value belong together.
enum class type_class : std::uint8_t { nothing, scalar, complex, record };

/// Values above this many bytes travel through memory in every supported convention: their scalars need not
/// be listed, so that an array of thousands is never flattened. (The largest value in registers is an
/// AArch64 structure of four 16-byte vectors.)
inline constexpr std::size_t largest_in_registers = 64;

/// A type as a calling convention sees it. `fields` are in any order; those of a union overlap. The view is
/// borrowed: whoever makes a `value` keeps the fields.
struct type_description {
    type_class what = type_class::nothing;
    std::size_t size = 0;
    std::size_t alignment = 1;
    std::span<const field> fields{};

    /// The result of a `void` function.
    [[nodiscard]] static constexpr type_description none() noexcept { return {}; }

    /// A structure, a union, or an array inside of one.
    [[nodiscard]] static constexpr type_description record(std::size_t size, std::size_t alignment,
                                                           std::span<const field> fields) noexcept {
        return {type_class::record, size, alignment, fields};
    }

    /// A single scalar: `fields` has one element, at offset 0.
    [[nodiscard]] static constexpr type_description scalar(std::span<const field> fields) noexcept {
        return {type_class::scalar, fields[0].size, fields[0].alignment, fields};
    }

    /// C's `_Complex`: `fields` are the real and the imaginary part. (`std::complex<T>` is a class: for
    /// `float` and `double` that makes no difference, `std::complex<long double>` is returned otherwise than
    /// `long double _Complex` on x86-64 and must be described as what the C function has.)
    [[nodiscard]] static constexpr type_description complex(std::span<const field> fields) noexcept {
        return {type_class::complex, fields[0].size * 2, fields[0].alignment, fields};
    }

    /// A record without any scalar in it.
    [[nodiscard]] constexpr bool empty() const noexcept {
        return what == type_class::record && fields.empty() && size <= largest_in_registers;
    }
};

} // namespace ctypes::abi
