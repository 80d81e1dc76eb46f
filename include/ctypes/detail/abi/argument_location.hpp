// SPDX-License-Identifier: MIT
// ctypes/detail/abi/argument_location.hpp - where an argument or a result travels.
//
// A placement is what a convention answers for one value: the registers its parts are in, or its place on
// the stack. explain() prints it, the libffi path is lowered from it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ctypes::abi {

/// The register files a part of a value may be in.
enum class register_class : std::uint8_t { general, vector, x87 };

/// The bytes of a value that travel in one register.
struct register_part {
    register_class where = register_class::general;
    unsigned number = 0;     ///< of the argument or result register in its bank, from 0
    std::string_view name{}; ///< as the assembler writes it: "rdi", "xmm0", "x3", "d1"
    std::size_t offset = 0;  ///< of the bytes in the value
    std::size_t size = 0;
};

enum class passing_mode : std::uint8_t {
    nothing,   ///< void, or an empty record that takes no place
    registers, ///< `parts`
    stack,     ///< an argument in memory, at `stack_offset` from the start of the stack arguments
    reference, ///< a copy in memory, its address travels in `parts[0]` or, with no part, on the stack;
               ///< for a result: the caller passes the address of the room for it
};

/// Where one argument or the result is.
struct argument_location {
    passing_mode how = passing_mode::nothing;
    std::size_t size = 0;      ///< bytes of the value
    std::size_t alignment = 1; ///< of its place on the stack
    std::size_t stack_offset = 0;
    std::size_t count = 0; ///< of parts
    std::array<register_part, 4> parts{};
    /// GCC and clang put this argument in different places (or those after it); no library can be right with both.
    bool compilers_disagree = false;

    /// No value has more parts than there is room for; the test tells the optimiser, which warns otherwise.
    constexpr void add(register_part p) noexcept {
        if (count < parts.size()) parts[count++] = p;
    }
};

/// What a whole signature uses.
struct register_usage {
    std::size_t general = 0;     ///< general registers taken by arguments
    std::size_t vector = 0;      ///< vector registers taken by arguments
    std::size_t stack_bytes = 0; ///< of stack arguments
};

} // namespace ctypes::abi
