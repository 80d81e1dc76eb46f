// ctypes/signature.hpp - a function type taken apart.
//
//     using s = ctypes::signature<int(const char*, ...)>;      // s::result is int, s::variadic is true
#pragma once

#include <cstddef>
#include <type_traits>

namespace ctypes {

/// A list of types.
template <class... T>
struct types {
    static constexpr std::size_t size = sizeof...(T);
};

namespace detail {
template <class>
inline constexpr bool dependent_false = false;

template <class R, bool Variadic, class... A>
struct signature_parts {
    using result = R;
    using parameters = types<A...>;
    static constexpr std::size_t arity = sizeof...(A);
    static constexpr bool variadic = Variadic;
};
} // namespace detail

/// The parts of a C signature: `result`, `parameters` (a `ctypes::types`), `arity`, `variadic`; `type` is the
/// function type without `noexcept`, `pointer` the pointer to it. Takes `R(A...)`, `R(A..., ...)`, pointers to them.
template <class F>
struct signature : detail::signature_parts<void, false> {
    static_assert(detail::dependent_false<F>,
                  "ctypes: this is no function type; write the signature as R(A...), for example double(double)");
    using type = void();
    using pointer = void (*)();
};

template <class R, class... A>
struct signature<R(A...)> : detail::signature_parts<R, false, A...> {
    using type = R(A...);
    using pointer = R (*)(A...);
};
template <class R, class... A>
struct signature<R(A..., ...)> : detail::signature_parts<R, true, A...> {
    using type = R(A..., ...);
    using pointer = R (*)(A..., ...);
};
template <class R, class... A>
struct signature<R(A...) noexcept> : signature<R(A...)> {};
template <class R, class... A>
struct signature<R(A..., ...) noexcept> : signature<R(A..., ...)> {};
template <class F>
    requires std::is_function_v<F>
struct signature<F*> : signature<F> {};

namespace detail {
/// Whether `T` is a pointer to a function.
template <class T>
inline constexpr bool is_function_pointer = std::is_pointer_v<T> && std::is_function_v<std::remove_pointer_t<T>>;

template <class P>
inline constexpr bool any_function_pointer = false;
template <class... A>
inline constexpr bool any_function_pointer<types<A...>> = (is_function_pointer<A> || ...);
} // namespace detail

} // namespace ctypes
