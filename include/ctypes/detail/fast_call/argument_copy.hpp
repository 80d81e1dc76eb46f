// SPDX-License-Identifier: MIT
// ctypes/detail/fast_call/argument_copy.hpp - how the bytes of an argument come into a word of a call.
//
//     move m{load::four, /* to = */ 0, /* argument = */ 1};
//     word w = m.get(arguments);
#pragma once

#include <ctypes/detail/fast_call/result_writer.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace ctypes::detail::runtime {

enum class copy_width : std::uint8_t { whole, four, two, one, bytes, copy, address, nothing };

/// One step of a call: `size` bytes at `offset` of argument `argument` go to the words of the frame from `to` on.
struct argument_copy {
    copy_width how = copy_width::nothing;
    std::uint16_t to = 0;
    std::uint16_t argument = 0;
    std::uint16_t offset = 0;
    std::uint16_t size = 0;
    std::uint16_t copy_to = 0; // of `address`: the words that get the copy
    std::uint32_t sign = 0;    // of `four`, `two` and `one`: the sign bit that is extended, if any

    /// The word, of a move that makes one; 0 of one that makes none. `Number`: it is of 1, 2, 4 or 8 bytes.
    template <bool Number = false>
    [[nodiscard]] word get(void* const* arguments) const {
        if (how == copy_width::whole) [[likely]]
            return of<word>(start(arguments));
        if constexpr (!Number)
            if (how == copy_width::nothing) return 0;
        const std::byte* const from = start(arguments);
        if constexpr (!Number) {
            return number(from); // a function of its own, or g++ calls this one
        } else {
            if (how == copy_width::four) return extended(of<std::uint32_t>(from));
            if (how == copy_width::two) return extended(of<std::uint16_t>(from));
            return extended(of<std::uint8_t>(from));
        }
    }

    /// Does the step, in the words of a frame. `from` is the argument.
    void fill(word* words, const void* argument_at) const {
        const auto* const from = static_cast<const std::byte*>(argument_at) + offset;
        switch (how) {
        case copy_width::copy:
            if (size == 16)
                std::memcpy(&words[to], from, 16); // a long double, and no call
            else
                std::memcpy(&words[to], from, size);
            break;
        case copy_width::address:
            std::memcpy(&words[copy_to], from, size);
            words[to] = reinterpret_cast<std::uintptr_t>(&words[copy_to]);
            break;
        case copy_width::whole:
            words[to] = of<word>(from);
            break;
        default:
            words[to] = number(from);
            break;
        }
    }

private:
    [[nodiscard]] const std::byte* start(void* const* arguments) const {
        return static_cast<const std::byte*>(arguments[argument]) + offset;
    }
    /// Branches, not a switch: each goes the same way whenever the function is called, and is foreseen.
    [[nodiscard]] word number(const std::byte* from) const {
        if (how == copy_width::four) return extended(of<std::uint32_t>(from));
        if (how == copy_width::two) return extended(of<std::uint16_t>(from));
        if (how == copy_width::one) return extended(of<std::uint8_t>(from));
        return bytes(from);
    }
    [[nodiscard]] word extended(word value) const {
        if constexpr (abi::host == abi::platform_abi::aapcs64)
            return value; // the callee extends
        else
            return (value ^ sign) - sign;
    }
    /// 3, 5, 6 or 7 bytes, on machines with the least significant one first.
    [[nodiscard, gnu::noinline]] word bytes(const std::byte* from) const {
        if (size < 4) return of<std::uint16_t>(from) | word{of<std::uint8_t>(from + 2)} << 16;
        return of<std::uint32_t>(from) | word{of<std::uint32_t>(from + size - 4)} << 8 * (size - 4u);
    }

    template <class T>
    static T of(const std::byte* from) {
        T value;
        std::memcpy(&value, from, sizeof value);
        return value;
    }
};

} // namespace ctypes::detail::runtime
