// SPDX-License-Identifier: MIT
// ctypes/detail/abi/lowering.hpp - the arguments libffi is given for the arguments C is to receive.
//
// Mostly one for one. Where libffi would put a record in the wrong place the record goes as separate
// register-sized arguments, which is the same call:
//
//     double f(double, long, long, long, long, long, struct { long n; double x; });
//     // libffi before 3.4.7 overwrites xmm0 here (issue 848): passed as a uint64 and a double
//
// `plan` holds everything a call or a closure needs: build the cif from `pieces` and `result`, raise
// `cif.bytes` to `stack_room`, and move each piece from or to `argument`, `offset`, `size`, or by address.
#pragma once

#include <ctypes/detail/abi/convention.hpp>
#include <ctypes/detail/abi/equivalent_ffi_struct.hpp>
#include <ctypes/detail/ffi.hpp>

#include <array>
#include <cstddef>
#include <span>

namespace ctypes::abi {

/// One argument for libffi: `size` bytes at `offset` of argument `argument`.
struct ffi_argument {
    static constexpr std::size_t padding = static_cast<std::size_t>(-1); ///< for `argument`: any 8 bytes

    ffi_type* type = nullptr;
    std::size_t argument = padding;
    std::size_t offset = 0;
    std::size_t size = 0;
    /// The piece is the address of a copy of the argument: AArch64's way for large records, of which libffi
    /// (3.4.4) aligns the address on the stack as it should align the copy, and reserves no stack for it.
    bool by_address = false;
};

/// What a lowering found out beside the pieces.
struct lowered {
    std::size_t count = 0;            ///< of pieces
    bool one_to_one = true;           ///< piece i is the whole of argument i, and the result has offset 0
    ffi_argument result{};            ///< `type` for ffi_prep_cif; the bytes come to `offset` in the result
    std::size_t stack_room = 0;       ///< what `ffi_cif::bytes` must be at least
    const char* refused = nullptr;    ///< why libffi cannot make the call, or null
    std::size_t refused_argument = 0; ///< which argument that is about; `piece::filler`: the result
    bool misplaced = false;           ///< refused for what only the compiler's own call does right
};

/// The most pieces a signature of `arity` arguments needs.
[[nodiscard]] constexpr std::size_t most_pieces(std::size_t arity) noexcept { return 2 * arity; }

namespace detail {

inline constinit std::array<ffi_type*, 2> byte_elements{&ffi_type_uint8, nullptr};
/// `n` bytes of an integer eightbyte, 1 to 8.
inline constinit std::array<ffi_type, 9> byte_records{{
    {0, 1, FFI_TYPE_STRUCT, byte_elements.data()},
    {1, 1, FFI_TYPE_STRUCT, byte_elements.data()},
    {2, 1, FFI_TYPE_STRUCT, byte_elements.data()},
    {3, 1, FFI_TYPE_STRUCT, byte_elements.data()},
    {4, 1, FFI_TYPE_STRUCT, byte_elements.data()},
    {5, 1, FFI_TYPE_STRUCT, byte_elements.data()},
    {6, 1, FFI_TYPE_STRUCT, byte_elements.data()},
    {7, 1, FFI_TYPE_STRUCT, byte_elements.data()},
    {8, 1, FFI_TYPE_STRUCT, byte_elements.data()},
}};

/// The libffi type of what travels in one register of x86-64.
[[nodiscard]] constexpr ffi_type* register_type(const register_part& p) {
    if (p.where == register_class::vector) return p.size <= 4 ? &ffi_type_float : &ffi_type_double;
    return p.size == 8 ? &ffi_type_uint64 : &byte_records[p.size];
}

/// Whether libffi must be given the registers of an x86-64 record one by one. `vectors` were taken before.
[[nodiscard]] constexpr bool split_on_x86_64(const argument_location& p, std::size_t vectors) {
    if (p.how != passing_mode::registers || p.parts[0].where == register_class::x87) return false;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < p.count; ++i) bytes += p.parts[i].size;
    if (bytes < p.size) // an eightbyte of padding: closures count a register for it
        return true;
    return p.count == 2 && p.parts[0].where == register_class::general && p.parts[0].number == 5 &&
           vectors != 0; // issue 848
}

/// Whether this compiler does not keep to the psABI with a 128-bit integer on the stack, `general` integer registers
/// being taken. clang before 18 splits it between the last register and the stack and aligns it to 8 bytes; since
/// then it wastes a register that is left. GCC and libffi do as the psABI says.
[[nodiscard]] constexpr bool misplaced_by_compiler([[maybe_unused]] const argument_location& p,
                                                   [[maybe_unused]] std::size_t general) {
#if defined(__clang__) && __clang_major__ < 18
    return p.compilers_disagree;
#elif defined(__clang__)
    return p.compilers_disagree && general < 6;
#else
    return false;
#endif
}

[[nodiscard]] constexpr const char* refused_place(platform_abi by, const type_description& v,
                                                  const argument_location& p) {
    if (v.alignment > 16 && p.how == passing_mode::stack)
        return "it aligns the stack to 16 bytes only; pass a pointer, or call through the C++ compiler";
    if (by == platform_abi::aapcs64 && aapcs64::alignment_in_doubt(v) && p.how != passing_mode::reference &&
        (p.how == passing_mode::stack || p.parts[0].where == register_class::general))
        return "whether its alignas is the record's or a member's decides its place; "
               "call through the C++ compiler instead";
    return nullptr;
}

} // namespace detail

/// Lowers a placed signature. `types[i]` is the libffi type of argument i as a whole, made from describe();
/// `pieces` has room for most_pieces(arguments.size()).
constexpr lowered lower(platform_abi by, const type_description& result, std::span<const type_description> arguments,
                        ffi_type* result_type, std::span<ffi_type* const> types, const argument_location& result_place,
                        std::span<const argument_location> places, const register_usage& used,
                        std::span<ffi_argument> pieces) {
    lowered l;
    const auto refuse = [&l](const char* why, std::size_t argument) {
        if (why != nullptr && l.refused == nullptr) {
            l.refused = why;
            l.refused_argument = argument;
        }
    };

    l.result = {result_type, 0, 0, result.size};
    refuse(describe(by, result).refused, ffi_argument::padding);
    if (by == platform_abi::sysv_x86_64 && result_place.how == passing_mode::nothing) {
        l.result = {&ffi_type_void, 0, 0, 0};
    } else if (by == platform_abi::sysv_x86_64 && result_place.how == passing_mode::registers &&
               result_place.count == 1 && result_place.parts[0].offset != 0) {
        l.result.type = detail::register_type(result_place.parts[0]); // padding comes first
        l.result.offset = result_place.parts[0].offset;
        l.one_to_one = false;
    }

    std::size_t general = 0; // registers taken
    std::size_t vector = 0;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const argument_location& p = places[i];
        refuse(describe(by, arguments[i]).refused, i);
        if (const char* const why = detail::refused_place(by, arguments[i], p)) {
            refuse(why, i);
            l.misplaced = true;
        }
        if (detail::misplaced_by_compiler(p, general)) {
            refuse("clang does not place this 128-bit integer as the psABI and GCC do; pass a pointer, or two halves",
                   i);
            l.misplaced = true;
        }
        const bool x86_64 = by == platform_abi::sysv_x86_64;
        if (x86_64 && p.how == passing_mode::nothing) {
            l.one_to_one = false; // libffi's closures would count a register
            continue;
        }
        if (!x86_64 && p.how == passing_mode::reference) {
            pieces[l.count++] = {&ffi_type_pointer, i, 0, arguments[i].size, true};
            l.one_to_one = false;
        } else if (x86_64 && detail::split_on_x86_64(p, vector)) {
            for (std::size_t k = 0; k < p.count; ++k)
                pieces[l.count++] = {detail::register_type(p.parts[k]), i, p.parts[k].offset, p.parts[k].size};
            l.one_to_one = false;
        } else {
            // libffi does not round up to an even register for what is aligned to 16 bytes.
            if (by == platform_abi::aapcs64 && p.how == passing_mode::registers &&
                p.parts[0].where == register_class::general && p.parts[0].number != general) {
                pieces[l.count++] = {&ffi_type_uint64, ffi_argument::padding, 0, 8};
                l.one_to_one = false;
            }
            pieces[l.count++] = {types[i], i, 0, arguments[i].size};
        }
        for (std::size_t k = 0; k < p.count; ++k) {
            if (p.parts[k].where == register_class::general)
                general = p.parts[k].number + 1;
            else
                vector = p.parts[k].number + 1;
        }
    }
    l.stack_room = by == platform_abi::aapcs64 ? (used.stack_bytes + 15) / 16 * 16 : 0;
    return l;
}

/// A signature with everything known about it.
template <std::size_t Arity>
struct plan {
    argument_location result{};
    std::array<argument_location, Arity> arguments{};
    register_usage used{};
    lowered ffi{};
    std::array<ffi_argument, most_pieces(Arity)> pieces{};
};

/// Places and lowers a signature of known arity.
template <std::size_t Arity>
[[nodiscard]] constexpr plan<Arity> make_plan(platform_abi by, const type_description& result,
                                              const std::array<type_description, Arity>& arguments,
                                              ffi_type* result_type, const std::array<ffi_type*, Arity>& types) {
    plan<Arity> p;
    p.used = place(by, result, arguments, p.result, p.arguments);
    p.ffi = lower(by, result, arguments, result_type, types, p.result, p.arguments, p.used, p.pieces);
    return p;
}

} // namespace ctypes::abi
