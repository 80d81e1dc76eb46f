// SPDX-License-Identifier: MIT
// ctypes/detail/abi/convention.hpp - which calling conventions are known, and a whole signature placed by one.
//
//     placement result; placement arguments[2];
//     usage used = place(host, result_value, argument_values, result, arguments);
//     static_assert(host != convention::unknown);
#pragma once

#include <ctypes/detail/abi/aapcs64.hpp>
#include <ctypes/detail/abi/argument_location.hpp>
#include <ctypes/detail/abi/field.hpp>
#include <ctypes/detail/abi/sysv_x86_64.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace ctypes::abi {

/// The conventions that can be predicted. `unknown` is every other one: nothing is placed there, and the
/// libffi path refuses what libffi cannot describe itself.
enum class platform_abi : std::uint8_t { unknown, sysv_x86_64, aapcs64 };

/// The convention of the target. (Not Apple's AArch64, which packs stack arguments and treats variadic ones
/// apart; not Windows; not x32.) The macro is for the tests, which compile what other platforms compile.
inline constexpr platform_abi host =
#if defined(CTYPES_TEST_UNKNOWN_CONVENTION)
    platform_abi::unknown;
#elif defined(__x86_64__) && !defined(__ILP32__) && !defined(_WIN32)
    platform_abi::sysv_x86_64;
#elif defined(__aarch64__) && defined(__AARCH64EL__) && !defined(__ILP32__) && !defined(_WIN32) && !defined(__APPLE__)
    platform_abi::aapcs64;
#else
    platform_abi::unknown;
#endif

/// Whether values can be classified for the target.
inline constexpr bool supported = host != platform_abi::unknown;

namespace detail {

template <class Assignment>
constexpr register_usage place_all(const argument_location& result, std::span<const type_description> arguments,
                                   std::span<argument_location> places) {
    Assignment assignment(result);
    for (std::size_t i = 0; i < arguments.size(); ++i) places[i] = assignment.next(arguments[i]);
    return assignment.used();
}

} // namespace detail

/// Where the result of a signature and each argument travel. `places` has room for all arguments.
constexpr register_usage place(platform_abi by, const type_description& result,
                               std::span<const type_description> arguments, argument_location& result_place,
                               std::span<argument_location> places) {
    switch (by) {
    case platform_abi::sysv_x86_64:
        result_place = sysv_x86_64::place_result(result);
        return detail::place_all<sysv_x86_64::assignment>(result_place, arguments, places);
    case platform_abi::aapcs64:
        result_place = aapcs64::place_result(result);
        return detail::place_all<aapcs64::assignment>(result_place, arguments, places);
    case platform_abi::unknown:
        break;
    }
    return {};
}

/// Whether a value travels in registers as a result, and as an argument while there are registers.
[[nodiscard]] constexpr bool passes_in_registers(platform_abi by, const type_description& v) {
    argument_location result;
    argument_location argument;
    place(by, type_description::none(), {&v, 1}, result, {&argument, 1});
    return argument.how == passing_mode::registers;
}

} // namespace ctypes::abi
