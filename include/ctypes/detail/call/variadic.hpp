// SPDX-License-Identifier: MIT
// ctypes/detail/call/variadic.hpp - calls of functions with `...`: C's default promotions, checked at compile time.
//
//     auto print = libc.function<int(const char*, ...)>("printf");
//     print("%s %d %f\n", name, 3, 2.5f);          // a std::string, an int, a float that becomes a double
#pragma once

#include <ctypes/detail/call/argument.hpp>
#include <ctypes/detail/call/native.hpp>

#include <concepts>
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

namespace ctypes::detail {

/// A value of any type, for the branch that a failed static assertion leaves behind.
template <class T>
[[noreturn]] T nothing() {
    throw "ctypes: not reached";
}

enum class promotion {
    arithmetic,
    enumeration,
    null,
    string,
    pointer,
    as_callback,
    adapted,
    as_is,
    refused_view,
    refused_callable,
    refused
};

/// Lambdas and function objects, as far as one can tell.
template <class T>
concept callable_object = is_callable_wrapper<T> || requires {
    &T::operator();
} || requires(const T& lambda) {
    requires is_function_pointer<decltype(+lambda)>;
};

template <class From>
consteval promotion promotion_of() {
    using value = std::remove_cvref_t<From>;
    using decayed = std::decay_t<From>;
    if constexpr (std::is_null_pointer_v<value>)
        return promotion::null;
    else if constexpr (std::is_arithmetic_v<value>)
        return promotion::arithmetic;
    else if constexpr (std::is_enum_v<value>)
        return promotion::enumeration;
    else if constexpr (std::is_pointer_v<decayed>)
        return promotion::pointer;
    else if constexpr (requires(const value& given) { adapter<value>::to_c(given); })
        return promotion::adapted;
    else if constexpr (is_string_view<value>)
        return promotion::refused_view;
    else if constexpr (is_string<value>)
        return promotion::string;
    else if constexpr (contiguous<std::remove_reference_t<From>>)
        return promotion::string;
    else if constexpr (requires(From & callback) {
                           { callback.pointer() } -> std::same_as<typename value::pointer_type>;
                       })
        return promotion::as_callback;
    else if constexpr (c_type<value> && !std::is_array_v<value>)
        return promotion::as_is;
    else
        return callable_object<value> ? promotion::refused_callable : promotion::refused;
}

/// An argument behind the `...`, promoted as C does it (C11 6.5.2.2 p6): small integers to int, float to double,
/// arrays and functions to pointers. A null pointer becomes a `void*`, a std::string its characters, a class that stands
/// for a C type (a handle) that.
template <class From>
constexpr auto promote(From&& argument) {
    constexpr promotion how = promotion_of<From>();
    static_assert(how != promotion::refused_view,
                  "ctypes: a string_view may lack the terminating null character that C "
                  "looks for; pass std::string(view)");
    static_assert(how != promotion::refused_callable,
                  "ctypes: behind '...' a lambda or function object is no function "
                  "pointer; make a named ctypes::callback<R(A...)> of it and pass that");
    static_assert(how != promotion::refused,
                  "ctypes: this argument cannot be passed through the '...' of a C function; "
                  "pass a number, a pointer, a string or a plain struct");
    if constexpr (how == promotion::null)
        return static_cast<void*>(nullptr);
    else if constexpr (how == promotion::arithmetic) {
        if constexpr (std::is_same_v<std::remove_cvref_t<From>, float>)
            return static_cast<double>(argument);
        else
            return +argument;
    } else if constexpr (how == promotion::enumeration)
        return +static_cast<std::underlying_type_t<std::remove_cvref_t<From>>>(argument);
    else if constexpr (how == promotion::string)
        return argument.data();
    else if constexpr (how == promotion::as_callback) {
        static_assert(std::is_lvalue_reference_v<From>,
                      "ctypes: a temporary callback is gone when the call returns, and C "
                      "may keep the pointer; give the callback a name first");
        return argument.pointer();
    } else if constexpr (how == promotion::adapted)
        return detail::promote(adapter<std::remove_cvref_t<From>>::to_c(argument));
    else if constexpr (how == promotion::pointer)
        return static_cast<std::decay_t<From>>(argument);
    else if constexpr (how == promotion::as_is)
        return std::remove_cvref_t<From>(argument);
    else
        return 0;
}

template <class From>
using promoted_t = decltype(detail::promote(std::declval<From>()));

/// Argument number `I`: converted when it stands before the `...`, promoted behind it.
template <std::size_t I, class... A, class From>
constexpr auto pass_plain(From&& argument) {
    if constexpr (I < sizeof...(A))
        return detail::convert<std::tuple_element_t<I, std::tuple<A...>>>(std::forward<From>(argument));
    else
        return detail::promote(std::forward<From>(argument));
}

/// The same, as the compiler passes it.
template <std::size_t I, class... A, class From>
constexpr auto pass(From&& argument) {
    return native<decltype(detail::pass_plain<I, A...>(std::forward<From>(argument)))>::to(
        detail::pass_plain<I, A...>(std::forward<From>(argument)));
}

template <class R, class... A, class... Args>
inline R call_variadic(R (*function)(A..., ...), Args&&... arguments) {
    using changed = native_t<R> (*)(native_t<A>..., ...);
    const auto callee = reinterpret_cast<changed>(reinterpret_cast<void (*)()>(function));
    return [&]<std::size_t... I>(std::index_sequence<I...>)->R {
        if constexpr (std::is_void_v<R>)
            callee(detail::pass<I, A...>(std::forward<Args>(arguments))...);
        else
            return native<R>::from(callee(detail::pass<I, A...>(std::forward<Args>(arguments))...));
    }
    (std::index_sequence_for<Args...>{});
}

} // namespace ctypes::detail
