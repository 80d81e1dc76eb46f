// SPDX-License-Identifier: MIT
// ctypes/detail/callback/adapting.hpp - a callable over classes that stand for C types, as one over the C types.
//
//     ctypes::callback<color(color, ctypes::borrowed_string)> f = [](color c, std::string_view name) { ... };
//
// With an adapter for `color` (see signature.hpp) C passes and gets what color stands for.
#pragma once

#include <ctypes/detail/call/argument_binder.hpp>
#include <ctypes/detail/callback/call_stored.hpp>
#include <ctypes/detail/callback/escape.hpp>
#include <ctypes/error_result.hpp>
#include <ctypes/signature.hpp>

#include <concepts>
#include <type_traits>
#include <utility>

namespace ctypes::detail {

template <class F, class R, class... A>
class adapting {
public:
    template <class G>
    explicit adapting(G&& callable) : callable_(std::forward<G>(callable)) {}

    c_side_t<R> operator()(c_side_t<A>... arguments) {
        if constexpr (std::is_void_v<R>)
            call_stored(callable_, detail::from_c<A>(std::move(arguments), nothing_bound{})...);
        else
            return detail::to_c<R>(
                static_cast<R>(call_stored(callable_, detail::from_c<A>(std::move(arguments), nothing_bound{})...)));
    }

private:
    F callable_;
};

template <class F, class R, class... A>
inline constexpr bool runs_always<adapting<F, R, A...>> = runs_always<F>;
template <class F, class R, class... A>
inline constexpr bool escapes<adapting<F, R, A...>> = escapes<F>;

/// `F`, or what makes it one over C types.
template <class F, class R, class... A>
using adapted_callable = std::conditional_t<(adapted<R> || ... || adapted<A>), adapting<F, R, A...>, F>;

/// Owners have a context: what C passes to a callback is not its to close, and what it returns would be closed too early.
template <class T>
concept owning = requires {
    typename adapter<T>::context;
};

template <class T>
consteval bool comes_from_c() {
    if constexpr (!adapted<T>)
        return true;
    else
        return !owning<T> && requires(c_side_t<T> value) {
            { adapter<T>::from_c(std::move(value)) } -> std::convertible_to<T>;
        };
}
template <class T>
consteval bool goes_to_c() {
    if constexpr (!adapted<T>)
        return true;
    else
        return !owning<T> && requires(const T& value) {
            { adapter<T>::to_c(value) } -> std::convertible_to<c_side_t<T>>;
        };
}

/// One error for classes that cannot stand for their C types in a callback.
template <class R, class... A>
consteval bool adapters_fit() {
    static_assert((comes_from_c<A>() && ...),
                  "ctypes: this class cannot be made of what C passes to a callback: its adapter "
                  "has no from_c for that, or it is an owner; declare the C type instead");
    static_assert(goes_to_c<R>(),
                  "ctypes: this class cannot be what a callback returns to C: its adapter has no to_c for "
                  "that, or it is an owner; declare the C type instead");
    return (comes_from_c<A>() && ...) && goes_to_c<R>();
}

/// The error result as C gets it.
template <class R, class Stop>
auto error_result_for_c(Stop stop) {
    return stop;
}
template <class R, class T>
requires(adapted<R> && !std::is_convertible_v<const T&, c_side_t<R>>) auto error_result_for_c(error_result<T> stop) {
    return error_result<c_side_t<R>>(detail::to_c<R>(stop.value()));
}

} // namespace ctypes::detail
