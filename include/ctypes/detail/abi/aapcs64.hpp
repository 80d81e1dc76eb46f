// SPDX-License-Identifier: MIT
// ctypes/detail/abi/aapcs64.hpp - the class of a value on AArch64, and where a signature puts it.
//
//     struct vec3 { float x, y, z; };        // classify(...): three vector registers, s0 s1 s2
//
// Source: Procedure Call Standard for the Arm 64-bit Architecture (AAPCS64), sections 5.9.5, 6.8.2 and 6.9.
// Rule numbers in the comments are those of section 6.8.2. Little-endian.
#pragma once

#include <ctypes/detail/abi/argument_location.hpp>
#include <ctypes/detail/abi/field.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ctypes::abi::aapcs64 {

/// What a value is to the convention.
enum class kind : std::uint8_t {
    nothing,     ///< void, or an empty record
    homogeneous, ///< a floating-point scalar or short vector, or a record of 1 to 4 of one kind of them
    general,     ///< an integer, or a record of up to 16 bytes
    reference,   ///< a larger record: its address travels
};

struct classes {
    kind is = kind::nothing;
    scalar_kind element = scalar_kind::unsigned_integer; ///< of a homogeneous value
    std::size_t count = 0;                               ///< registers
    bool even = false; ///< aligned to 16 bytes by its members: starts at an even general register

    [[nodiscard]] constexpr bool operator==(const classes&) const = default;
};

/// The natural alignment of the members: what an alignas on the record adds does not count (C.8, C.12).
[[nodiscard]] constexpr std::size_t natural_alignment(const type_description& v) noexcept {
    std::size_t result = 1;
    for (const field& l : v.fields) result = std::max(result, l.alignment);
    return std::min(result, v.alignment); // less in a packed record
}

/// An alignment of 16 that no scalar asks for: it counts when it is a member's alignas, not when it is the
/// record's own, and a description by scalars cannot tell.
[[nodiscard]] constexpr bool alignment_in_doubt(const type_description& v) noexcept {
    return v.what == type_class::record && v.alignment >= 16 && natural_alignment(v) < 16;
}

/// Whether a value is a homogeneous floating-point or short-vector aggregate, 5.9.5: one kind of scalar only,
/// standing shoulder to shoulder from the start to the end, at most four of them.
[[nodiscard]] constexpr bool homogeneous(const type_description& v) noexcept {
    if (v.fields.empty() || v.size > largest_in_registers) return false;
    const field& first = v.fields[0];
    if (first.kind == scalar_kind::signed_integer || first.kind == scalar_kind::unsigned_integer ||
        first.kind == scalar_kind::unknown)
        return false;
    if (v.size % first.size != 0 || v.size / first.size > 4) return false;
    unsigned covered = 0;
    for (const field& l : v.fields) {
        if (l.kind != first.kind || l.bit_width != 0 || l.offset % l.size != 0) return false;
        covered |= 1U << (l.offset / l.size);
    }
    return covered == (1U << (v.size / first.size)) - 1;
}

[[nodiscard]] constexpr classes classify(const type_description& v) noexcept {
    if (v.what == type_class::nothing || v.empty()) return {};
    if (homogeneous(v)) return {kind::homogeneous, v.fields[0].kind, v.size / v.fields[0].size};
    if (v.size > 16) return {kind::reference, scalar_kind::unsigned_integer, 1};
    return {kind::general, scalar_kind::unsigned_integer, (v.size + 7) / 8, natural_alignment(v) == 16};
}

inline constexpr const char* general_registers[]{"x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8"};

/// "s2": a vector register by the size of what is in it.
[[nodiscard]] constexpr std::string_view vector_register(scalar_kind element, std::size_t n) noexcept {
    constexpr std::string_view h = "h0h1h2h3h4h5h6h7";
    constexpr std::string_view s = "s0s1s2s3s4s5s6s7";
    constexpr std::string_view d = "d0d1d2d3d4d5d6d7";
    constexpr std::string_view q = "q0q1q2q3q4q5q6q7";
    switch (element) {
    case scalar_kind::float16:
    case scalar_kind::bfloat16:
        return h.substr(n * 2, 2);
    case scalar_kind::float32:
        return s.substr(n * 2, 2);
    case scalar_kind::float64:
    case scalar_kind::vector8:
        return d.substr(n * 2, 2);
    default:
        return q.substr(n * 2, 2);
    }
}

namespace detail {

constexpr void add_general(argument_location& p, std::size_t first, std::size_t count) noexcept {
    p.how = passing_mode::registers;
    for (std::size_t i = 0; i < count; ++i)
        p.add({register_class::general, static_cast<unsigned>(first + i), general_registers[first + i], i * 8,
               std::min<std::size_t>(8, p.size - i * 8)});
}

constexpr void add_vectors(argument_location& p, std::size_t first, const classes& c) noexcept {
    p.how = passing_mode::registers;
    const std::size_t each = p.size / c.count;
    for (std::size_t i = 0; i < c.count; ++i)
        p.add({register_class::vector, static_cast<unsigned>(first + i), vector_register(c.element, first + i),
               i * each, each});
}

} // namespace detail

/// Where a result is: as if it were the first argument, except that a large one goes where x8 points.
[[nodiscard]] constexpr argument_location place_result(const type_description& v) noexcept {
    argument_location p{passing_mode::nothing, v.size, v.alignment};
    const classes c = classify(v);
    switch (c.is) {
    case kind::nothing:
        break;
    case kind::homogeneous:
        detail::add_vectors(p, 0, c);
        break;
    case kind::general:
        detail::add_general(p, 0, c.count);
        break;
    case kind::reference:
        p.how = passing_mode::reference;
        p.add({register_class::general, 8, general_registers[8], 0, 8});
        break;
    }
    return p;
}

/// Puts the arguments of a signature to their places, one after the other. Variadic arguments go the same
/// ways (on Linux; not on Apple's systems).
class assignment {
public:
    constexpr explicit assignment(const argument_location&) noexcept {}

    [[nodiscard]] constexpr argument_location next(const type_description& v) noexcept {
        argument_location p{passing_mode::nothing, v.size, 8};
        const classes c = classify(v);
        switch (c.is) {
        case kind::nothing:
            break;
        case kind::homogeneous: // C.1 to C.5
            if (used_.vector + c.count <= 8) {
                detail::add_vectors(p, used_.vector, c);
                used_.vector += c.count;
            } else {
                used_.vector = 8;
                to_stack(p, v.alignment >= 16 ? 16 : 8, v.size);
            }
            break;
        case kind::reference: // B.4, then as a pointer
            if (used_.general < 8) {
                p.add({register_class::general, static_cast<unsigned>(used_.general), general_registers[used_.general],
                       0, 8});
                ++used_.general;
            } else {
                to_stack(p, 8, 8);
            }
            p.how = passing_mode::reference;
            break;
        case kind::general: // C.9 to C.16
            if (c.even && used_.general % 2 != 0) ++used_.general;
            if (used_.general + c.count <= 8) {
                detail::add_general(p, used_.general, c.count);
                used_.general += c.count;
            } else {
                used_.general = 8;
                to_stack(p, c.even ? 16 : 8, v.size);
            }
            break;
        }
        return p;
    }

    [[nodiscard]] constexpr const register_usage& used() const noexcept { return used_; }

private:
    constexpr void to_stack(argument_location& p, std::size_t alignment, std::size_t size) noexcept {
        p.how = passing_mode::stack;
        p.alignment = alignment;
        used_.stack_bytes = (used_.stack_bytes + alignment - 1) / alignment * alignment;
        p.stack_offset = used_.stack_bytes;
        used_.stack_bytes += (size + 7) / 8 * 8;
    }

    register_usage used_{};
};

} // namespace ctypes::abi::aapcs64
