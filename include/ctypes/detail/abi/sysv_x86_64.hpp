// SPDX-License-Identifier: MIT
// ctypes/detail/abi/sysv_x86_64.hpp - the classes of a value on x86-64 System V, and where a signature puts it.
//
//     struct mixed { int a; double b; };     // classify(...) == {INTEGER, SSE}: one general, one vector register
//
// Source: System V ABI, AMD64 Architecture Processor Supplement, section 3.2.3; where its words leave room,
// what GCC and clang both do.
#pragma once

#include <ctypes/detail/abi/argument_location.hpp>
#include <ctypes/detail/abi/field.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace ctypes::abi::sysv_x86_64 {

/// The classes of section 3.2.3, by their names there.
enum class argument_class : std::uint8_t { no_class, integer, sse, sseup, x87, x87up, complex_x87, memory };

/// The classes of a value. Values above 16 bytes are in memory (256- and 512-bit vectors are not described),
/// so two are enough; a value in memory has `memory` in the first.
struct classes {
    argument_class of[2]{};

    [[nodiscard]] constexpr bool memory() const noexcept { return of[0] == argument_class::memory; }
    /// Neither registers nor memory: an empty record.
    [[nodiscard]] constexpr bool nothing() const noexcept {
        return of[0] == argument_class::no_class && of[1] == argument_class::no_class;
    }
    [[nodiscard]] constexpr std::size_t count(argument_class c) const noexcept {
        return std::size_t{of[0] == c} + std::size_t{of[1] == c};
    }
    [[nodiscard]] constexpr bool operator==(const classes&) const = default;
};

inline constexpr classes in_memory{{argument_class::memory, argument_class::no_class}};

/// Two things in one eightbyte: rules 4 (a) to (f).
[[nodiscard]] constexpr argument_class merge(argument_class a, argument_class b) noexcept {
    using enum argument_class;
    const auto is_x87 = [](argument_class c) { return c == x87 || c == x87up || c == complex_x87; };
    if (a == b || b == no_class) return a;
    if (a == no_class) return b;
    if (a == memory || b == memory) return memory;
    if (a == integer || b == integer) return integer;
    if (is_x87(a) || is_x87(b)) return memory;
    return sse;
}

/// The classes of one scalar that begins at its `offset`, seen alone.
[[nodiscard]] constexpr classes of_leaf(const field& l) noexcept {
    using enum argument_class;
    switch (l.kind) {
    case scalar_kind::x87:
        return {{x87, x87up}};
    case scalar_kind::float128:
    case scalar_kind::vector16:
        return {{sse, sseup}};
    case scalar_kind::float16:
    case scalar_kind::bfloat16:
    case scalar_kind::float32:
    case scalar_kind::float64:
    case scalar_kind::vector8:
        return {{sse, no_class}};
    case scalar_kind::unknown: // nobody asks
        return in_memory;
    case scalar_kind::signed_integer:
    case scalar_kind::unsigned_integer:
        break;
    }
    return {{integer, l.size > 8 ? integer : no_class}};
}

/// The classes of a value, as argument and as result.
[[nodiscard]] constexpr classes classify(const type_description& v) noexcept {
    using enum argument_class;
    if (v.what == type_class::complex && v.fields[0].kind == scalar_kind::x87) return {{complex_x87, no_class}};
    if (v.size > 16) return in_memory;
    classes result{};
    for (const field& l : v.fields) {
        if (l.bit_width != 0) {
            const std::size_t last = (l.bit_offset + l.bit_width - 1) / 64;
            for (std::size_t i = l.bit_offset / 64; i <= last && i < 2; ++i)
                result.of[i] = merge(result.of[i], integer);
            continue;
        }
        if (l.alignment == 0) return in_memory; // record_in_memory()
        if (l.offset % l.alignment != 0)        // "if it has unaligned fields, it has class MEMORY"
            return in_memory;
        if (l.size == 0) continue;
        const classes alone = of_leaf(l);
        for (std::size_t i = 0; i < 2; ++i)
            if (l.offset / 8 + i < 2) result.of[l.offset / 8 + i] = merge(result.of[l.offset / 8 + i], alone.of[i]);
    }
    // The clean-up, rule 5.
    if (result.of[0] == memory || result.of[1] == memory) return in_memory;
    if (result.of[1] == x87up && result.of[0] != x87) return in_memory;
    if (result.of[1] == sseup && result.of[0] != sse) result.of[1] = sse;
    return result;
}

/// Whether this union is in memory for rule 5 (b), a long double that lost its first half to an integer. What contains
/// the union then has a record_in_memory() among its fields: rule 5 applies at every level.
[[nodiscard]] constexpr bool lost_long_double(const type_description& v) noexcept {
    return long_double_kind == scalar_kind::x87 && v.what == type_class::record && v.size == 16 && classify(v).memory();
}

/// Brings the fields of one member of a union into an order in which merging them one by one gives what merging the
/// member as a whole does. In union { long double x; struct { long a; float b; int c; } s; } the second eightbyte of s is
/// INTEGER, and so that of the union; X87UP and the SSE of b alone would be memory. So integers come first.
constexpr void sort_integer_class_first(field* fields, std::size_t count) noexcept {
    const auto is_integer = [](const field& l) {
        return l.size != 0 && (l.kind == scalar_kind::signed_integer || l.kind == scalar_kind::unsigned_integer);
    };
    std::size_t integers = 0;
    for (std::size_t i = 0; i < count; ++i)
        if (is_integer(fields[i])) {
            const field found = fields[i];
            fields[i] = fields[integers];
            fields[integers++] = found;
        }
}

inline constexpr const char* argument_registers[]{"rdi", "rsi", "rdx", "rcx", "r8", "r9"};
inline constexpr const char* result_registers[]{"rax", "rdx"};
inline constexpr const char* vector_registers[]{"xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7"};

/// Bytes of eightbyte `i` that belong to a value of `size` bytes.
[[nodiscard]] constexpr std::size_t bytes_of(std::size_t size, std::size_t i) noexcept {
    return std::min<std::size_t>(8, size - i * 8);
}

/// Where a result is.
[[nodiscard]] constexpr argument_location place_result(const type_description& v) noexcept {
    using enum argument_class;
    argument_location p{passing_mode::nothing, v.size, v.alignment};
    if (v.what == type_class::nothing || v.empty()) return p;
    const classes c = classify(v);
    if (c.memory()) {
        p.how = passing_mode::reference;
        p.add({register_class::general, 0, argument_registers[0], 0, 8});
        return p;
    }
    p.how = passing_mode::registers;
    if (c.of[0] == x87 || c.of[0] == complex_x87) {
        p.add({register_class::x87, 0, "st0", 0, v.fields[0].size});
        if (c.of[0] == complex_x87) p.add({register_class::x87, 1, "st1", v.fields[0].size, v.fields[0].size});
        return p;
    }
    unsigned general = 0;
    unsigned vector = 0;
    for (std::size_t i = 0; i < 2; ++i) {
        if (c.of[i] == integer) {
            p.add({register_class::general, general, result_registers[general], i * 8, bytes_of(v.size, i)});
            ++general;
        } else if (c.of[i] == sse) {
            const std::size_t bytes = i == 0 && c.of[1] == sseup ? 16 : bytes_of(v.size, i);
            p.add({register_class::vector, vector, vector_registers[vector], i * 8, bytes});
            ++vector;
        }
    }
    return p;
}

/// Puts the arguments of a signature to their places, one after the other. Variadic arguments go the same
/// ways (a variadic call also announces the number of vector registers in al, which no placement shows).
class assignment {
public:
    constexpr explicit assignment(const argument_location& result) noexcept {
        if (result.how == passing_mode::reference) used_.general = 1;
    }

    [[nodiscard]] constexpr argument_location next(const type_description& v) noexcept {
        using enum argument_class;
        argument_location p{passing_mode::nothing, v.size, std::max<std::size_t>(8, v.alignment)};
        if (v.empty()) return p;
        const classes c = classify(v);
        const std::size_t general = c.count(integer);
        const std::size_t vector = c.count(sse);
        // Wide integers that do not go as a whole into registers: clang before 18 splits them, the later
        // ones waste the last register, and before 18 they stand unaligned on the stack.
        const bool wide_integer = v.what == type_class::scalar && general == 2;
        if (c.memory() || c.of[0] == x87 || c.of[0] == complex_x87 || used_.general + general > 6 ||
            used_.vector + vector > 8) {
            p.how = passing_mode::stack;
            p.compilers_disagree = wide_integer;
            used_.stack_bytes = (used_.stack_bytes + p.alignment - 1) / p.alignment * p.alignment;
            p.stack_offset = used_.stack_bytes;
            used_.stack_bytes += (v.size + 7) / 8 * 8;
            return p;
        }
        p.how = passing_mode::registers;
        for (std::size_t i = 0; i < 2; ++i) {
            if (c.of[i] == integer) {
                const auto n = static_cast<unsigned>(used_.general++);
                p.add({register_class::general, n, argument_registers[n], i * 8, bytes_of(v.size, i)});
            } else if (c.of[i] == sse) {
                const auto n = static_cast<unsigned>(used_.vector++);
                const std::size_t bytes = i == 0 && c.of[1] == sseup ? 16 : bytes_of(v.size, i);
                p.add({register_class::vector, n, vector_registers[n], i * 8, bytes});
            }
        }
        return p;
    }

    [[nodiscard]] constexpr const register_usage& used() const noexcept { return used_; }

private:
    register_usage used_{};
};

} // namespace ctypes::abi::sysv_x86_64
