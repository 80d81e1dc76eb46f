// SPDX-License-Identifier: MIT
// ctypes/passes_in_registers.hpp - whether a type travels in registers, as a constant.
//
//     static_assert(ctypes::passes_in_registers<point>);
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/c_type.hpp>
#include <ctypes/detail/abi/convention.hpp>
#include <ctypes/detail/abi/type_description.hpp>

#include <type_traits>

namespace ctypes {

namespace detail {

template <class T>
consteval bool in_registers() {
    if constexpr (!detail::require_c_type<T>()) {
        return false;
    } else {
        // both depend on `T`: a condition that does not is an error wherever this header is included
        constexpr bool placed = abi::supported && complete<T>;
        static_assert(placed, "ctypes: what travels in registers is known for x86-64 System V and AArch64 Linux "
                              "only; read the compiler's code on this one");
        if constexpr (placed) {
            constexpr bool known = fields_known<T>(), extended = !known && !std::is_void_v<first_unknown_t<T>>;
            static_assert(!extended,
                          "ctypes: where this extension of the compiler travels is not known; read the compiler's "
                          "code");
            static_assert(known || extended,
                          "ctypes: the members of this type are not known; name them in ctypes::describe");
            if constexpr (known) return abi::passes_in_registers(abi::host, abi_value<T>());
        }
        return false;
    }
}

} // namespace detail

/// Whether C passes a `T` in registers while there are any: as the first argument of a function. Not so what goes on the
/// stack always, what is handed over as the address of a copy (AArch64), and what takes no place at all (an empty
/// record). ctypes::explain shows a whole signature.
///     static_assert(!ctypes::passes_in_registers<std::array<long, 3>>);
/// (System V psABI for x86-64, section 3.2.3; AAPCS64, section 6.8.2.)
template <class T>
inline constexpr bool passes_in_registers = detail::in_registers<T>();

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
