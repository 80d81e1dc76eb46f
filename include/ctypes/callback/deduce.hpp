// ctypes/callback/deduce.hpp - a callback without its signature, where the callable has only one.
//
//     ctypes::callback on_signal = [&](int number) { seen.push_back(number); };      // callback<void(int)>
#pragma once

#include <ctypes/callback/callback.hpp>

namespace ctypes {

namespace detail {

/// The signature of a call operator that is neither a template nor overloaded.
template <class Member>
struct call_operator;
template <class R, class F, class... A, bool Noexcept>
struct call_operator<R (F::*)(A...) noexcept(Noexcept)> {
    using type = R(A...);
};
template <class R, class F, class... A, bool Noexcept>
struct call_operator<R (F::*)(A...) const noexcept(Noexcept)> {
    using type = R(A...);
};

template <class F>
using call_signature = typename call_operator<decltype(&F::operator())>::type;

} // namespace detail

template <class R, class... A>
callback(R (*)(A...)) -> callback<R(A...)>;
template <class R, class... A, class T>
callback(R (*)(A...), stop_with<T>) -> callback<R(A...)>;
template <class R, class... A>
callback(always_run<R (*)(A...)>) -> callback<R(A...)>;
template <class F>
callback(always_run<F>) -> callback<detail::call_signature<F>>;
template <class F>
callback(F) -> callback<detail::call_signature<F>>;
template <class F, class T>
callback(F, stop_with<T>) -> callback<detail::call_signature<F>>;

} // namespace ctypes
