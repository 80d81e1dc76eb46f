// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/typed_call.hpp - the call for C++ types that are those of the run-time signature.
//
//     if (signature.id() == typed_call<double, double, int>::id) ... the compiler's own call
#pragma once

#include <ctypes/c_type.hpp>
#include <ctypes/detail/call/native.hpp>
#include <ctypes/detail/dynamic/match.hpp>
#include <ctypes/detail/dynamic/signature.hpp>
#include <ctypes/detail/fast_call/register_image.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace ctypes::detail::runtime {

template <class T>
consteval std::uint8_t code_of() {
    if constexpr (std::is_void_v<T> || std::is_arithmetic_v<T>)
        return scalar_code(scalar_of<T>());
    else if constexpr (std::is_enum_v<T>)
        return scalar_code(scalar_of<std::underlying_type_t<T>>());
    else if constexpr (std::is_pointer_v<T> && !std::is_function_v<std::remove_pointer_t<T>>)
        return code_pointer;
    else if constexpr (std::is_class_v<T> || std::is_union_v<T>) {
        if constexpr (complete<T> && std::is_aggregate_v<T> && !is_complex<T> && c_type<T>)
            return has_runtime_layout<T> ? code_record : code_none;
        else
            return code_none;
    } else
        return code_none;
}

/// Whether the code says all there is to say about a type.
template <class T>
inline constexpr bool code_suffices = code_of<T>() != code_pointer&& code_of<T>() != code_record;

template <class T>
bool agrees_with(const type_node& n) {
    if constexpr (code_suffices<T>) {
        return true;
    } else if constexpr (std::is_pointer_v<T>) {
        if (n.same_as.load(std::memory_order_relaxed) == &tag_of<T>) [[likely]]
            return true;
        using to = std::remove_pointer_t<T>;
        if (!points_to<to>(*n.to.to) || (std::is_const_v<to> && (n.to.quals & c_text::is_const) == 0)) return false;
        n.same_as.store(&tag_of<T>, std::memory_order_relaxed);
        return true;
    } else {
        return matches<T>(n);
    }
}

template <class R, class... A>
struct typed_call {
    static constexpr bool possible =
        sizeof...(A) <= 14 && code_of<R>() != code_none && ((code_of<A>() != code_none) && ...);

    /// As signature::id makes it.
    static constexpr std::uint64_t id = [] {
        std::uint64_t made = 0;
        ((made = made << 4 | code_of<A>()), ...);
        made = made << 4 | code_of<R>();
        return made | std::uint64_t{1} << 4 * (sizeof...(A) + 1);
    }();

    /// What the id does not say: which records, pointers to what.
    static bool agrees(const signature& s) {
        if constexpr ((code_suffices<A> && ...) && code_suffices<R>) {
            return true;
        } else {
            const std::vector<qualified_type>& parameters = s.parameters();
            [[maybe_unused]] std::size_t i = 0;
            if (!(agrees_with<A>(*parameters[i++].to) && ...)) return false;
            if constexpr (std::is_void_v<R>)
                return true;
            else if constexpr (std::is_pointer_v<R>) {
                const type_node& n = s.result();
                using to = std::remove_pointer_t<R>;
                return points_to<to>(*n.to.to) && (std::is_const_v<to> || (n.to.quals & c_text::is_const) == 0);
            } else
                return agrees_with<R>(s.result());
        }
    }

    CTYPES_CALLS_BY_OTHER_TYPE static R call(void (*function)(), const A&... arguments) {
        const auto callee = reinterpret_cast<R (*)(A...)>(function);
        if constexpr (crosses_unchanged<R, A...>)
            return callee(arguments...);
        else
            return call_native(callee, arguments...);
    }
};

} // namespace ctypes::detail::runtime
