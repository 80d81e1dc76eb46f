// SPDX-License-Identifier: MIT
// ctypes/signature.hpp - a function type taken apart.
//
//     using s = ctypes::signature<int(const char*, ...)>;      // s::result is int, s::variadic is true
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <cstddef>
#include <type_traits>

namespace ctypes {

/// The calling conventions a signature can name; see calling_convention.hpp. `platform` is what C uses here.
enum class convention { platform, ms_abi, sysv_abi, stdcall, fastcall, thiscall };

/// A list of types.
template <class... T>
struct types {
    static constexpr std::size_t size = sizeof...(T);
};

/// Lets a class of yours stand for a C type in signatures, in both directions. A specialisation provides
///     using c_type = std::uint32_t;                    // what C has
///     static c_type to_c(const color&);                // for parameters
///     static color from_c(c_type);                     // for results and out-parameters
template <class T>
struct adapter {};

/// How one parameter of a signature looks to C: `c_types`, one type or more. `ctypes::out<T>` and its like
/// specialise it; a parameter is `plain` when it is the C parameter itself.
template <class P>
struct parameter {
    using c_types = types<P>;
    static constexpr bool plain = true;
};

namespace detail {

/// What `parameter` says of a parameter that is not the C parameter itself: the C parameters it is made of.
template <class... C>
struct annotated {
    using c_types = types<C...>;
    static constexpr bool plain = false;
};

template <class>
inline constexpr bool dependent_false = false;

template <class T>
concept adapted = requires {
    typename adapter<T>::c_type;
};

/// A result or the target of a pointer, as C has it.
template <class T>
struct c_side {
    using type = T;
};
template <adapted T>
struct c_side<T> {
    using type = typename adapter<T>::c_type;
};
template <class T>
using c_side_t = typename c_side<T>::type;

template <class... Lists>
struct concatenated;
template <>
struct concatenated<> {
    using type = types<>;
};
template <class... A>
struct concatenated<types<A...>> {
    using type = types<A...>;
};
template <class... A, class... B, class... Rest>
struct concatenated<types<A...>, types<B...>, Rest...> : concatenated<types<A..., B...>, Rest...> {};

template <class R, bool Variadic, class C>
struct c_function;
template <class R, class... C>
struct c_function<R, false, types<C...>> {
    using type = R(C...);
};
template <class R, class... C>
struct c_function<R, true, types<C...>> {
    using type = R(C..., ...);
};

template <class R, bool Variadic, class... A>
struct signature_parts {
    using result = R;
    using parameters = types<A...>;
    static constexpr std::size_t arity = sizeof...(A);
    static constexpr bool variadic = Variadic;
    static constexpr ctypes::convention convention = ctypes::convention::platform;

    static constexpr bool plain = !adapted<R> && (parameter<A>::plain && ...);
    using c_result = c_side_t<R>;
    using c_parameters = typename concatenated<typename parameter<A>::c_types...>::type;
    using c_type = typename c_function<c_result, Variadic, c_parameters>::type;
    using pointer = c_type*;
};

/// The usual case, kept light: C has what is written.
template <class R, bool Variadic, class... A>
requires(!adapted<R> && (parameter<A>::plain && ...)) struct signature_parts<R, Variadic, A...> {
    using result = R;
    using parameters = types<A...>;
    static constexpr std::size_t arity = sizeof...(A);
    static constexpr bool variadic = Variadic;
    static constexpr ctypes::convention convention = ctypes::convention::platform;

    static constexpr bool plain = true;
    using c_result = R;
    using c_parameters = types<A...>;
    using c_type = typename c_function<R, Variadic, types<A...>>::type;
    using pointer = c_type*;
};
} // namespace detail

template <detail::adapted T>
struct parameter<T> : detail::annotated<typename adapter<T>::c_type> {};

namespace detail {
/// The result of a call whose signature is none, so that the error stays the only one: `function<double>("cos")` has a double.
template <class F>
using meant_result = std::conditional_t<std::is_arithmetic_v<F> || std::is_pointer_v<F>, F, int>;

// In a function: a class with a failed static_assert is none to clang, which says so again at each use.
template <class F>
consteval bool require_function_type() {
    static_assert(dependent_false<F>,
                  "ctypes: this is no function type; write the signature as R(A...), for example double(double)");
    return true;
}
} // namespace detail

/// The parts of a signature: `result`, `parameters` (a `ctypes::types`), `arity`, `variadic`, `convention`; `type` is the
/// function type without `noexcept`. What C has of it: `c_result`, `c_parameters`, `c_type`, and `pointer` to that. They differ
/// where a parameter is annotated (`ctypes::out<int>` is `int*`) or adapted. Takes `R(A...)`, `R(A..., ...)`, pointers
/// to them.
template <class F>
struct signature : detail::signature_parts<detail::meant_result<F>, true> {
    using type = std::enable_if_t<detail::require_function_type<F>(), detail::meant_result<F>(...)>; // any call fits
};

template <class R, class... A>
struct signature<R(A...)> : detail::signature_parts<R, false, A...> {
    using type = R(A...);
};
template <class R, class... A>
struct signature<R(A..., ...)> : detail::signature_parts<R, true, A...> {
    using type = R(A..., ...);
};
template <class R, class... A>
struct signature<R(A...) noexcept> : signature<R(A...)> {};
template <class R, class... A>
struct signature<R(A..., ...) noexcept> : signature<R(A..., ...)> {};
template <class F>
requires std::is_function_v<F>
struct signature<F*> : signature<F> {
};

namespace detail {
/// Whether `T` is a pointer to a function.
template <class T>
inline constexpr bool is_function_pointer = std::is_pointer_v<T>&& std::is_function_v<std::remove_pointer_t<T>>;

template <class P>
inline constexpr bool any_function_pointer = false;
template <class... A>
inline constexpr bool any_function_pointer<types<A...>> = (is_function_pointer<A> || ...);
} // namespace detail

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
