// SPDX-License-Identifier: MIT
// ctypes/error_result.hpp - what a callback answers when it cannot run: the error result; and those that always run.
//
//     ctypes::callback<int(void*, int, char**, char**)> row(print, ctypes::error_result(SQLITE_ABORT));
//     ctypes::callback<void()> unlock = ctypes::always_run([&] { mutex.unlock(); });
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/detail/callback/call_stored.hpp>

#include <type_traits>
#include <utility>

namespace ctypes {

/// Second argument of a callback: what C gets from it once it has thrown, and from then on until the call that
/// led to it has returned. C libraries have such a value to end their work early. Without one it is `R{}`.
template <class T>
class error_result {
public:
    explicit constexpr error_result(T value) : value_(std::move(value)) {}

    constexpr const T& value() const noexcept { return value_; }

    T value_; ///< public, so that ctypes::error_result(-1) can be a template argument, see method.hpp
};

/// A callable together with its error result, where a callable is all that is passed:
///     exec(db, sql, ctypes::stopping([&](int n, char** values, char** names) { ... }, SQLITE_ABORT));
/// In scoped, scoped_data and owned_data parameters and in members of a table.
template <class F, class T>
struct with_error_result {
    F callable;
    T value;
    with_error_result(F function, T stop) : callable(std::move(function)), value(std::move(stop)) {}
};

/// A callable that C is to reach in any case, also after another callback of the same call has thrown, when callbacks
/// otherwise answer with their error result without running: what releases what C holds, as unlock, free and close.
///     ctypes::callback<void(void*)> release = ctypes::always_run([&](void* p) { pool.free(p); });
///     sort.set<&hooks::unlock>(ctypes::always_run([&] { mutex.unlock(); }));          // in a table
/// Wherever a callable makes a callback; with an error result, which C gets when it throws itself:
/// `callback<int()> c(always_run(f), error_result(-1))`, `stopping(always_run(f), -1)`. What it throws is dropped when an
/// exception is on its way already: the first of a call counts.
template <class F>
struct always_run {
    F callable;
    explicit always_run(F function) : callable(std::move(function)) {}

    template <class... A>
    requires(std::is_invocable_v<F&, A...>) auto operator()(A&&... arguments) -> std::invoke_result_t<F&, A...> {
        return detail::call_stored(callable, std::forward<A>(arguments)...);
    }
};

namespace detail {

/// Whether a callable runs while an exception is on its way.
template <class F>
inline constexpr bool runs_always = false;
template <class F>
inline constexpr bool runs_always<always_run<F>> = true;

template <class F>
inline constexpr bool has_error_result = false;
template <class F, class T>
inline constexpr bool has_error_result<with_error_result<F, T>> = true;

/// `Callback` of a callable, with its error result when it brings one.
template <class Callback, class F>
Callback make_callback(F&& callable) {
    if constexpr (has_error_result<std::remove_cvref_t<F>>)
        return Callback(std::forward<F>(callable).callable, error_result(callable.value));
    else
        return Callback(std::forward<F>(callable));
}

struct default_error_result {};

template <class R, class T>
R stop_value(const error_result<T>& stop) {
    return static_cast<R>(stop.value());
}

template <class R>
R stop_value(default_error_result) {
    if constexpr (!std::is_void_v<R>) return R{};
}

} // namespace detail
// Names of version 0.1; they go with 0.2.
template <class T>
[[deprecated("ctypes: stop_with is error_result")]] constexpr error_result<T> stop_with(T value) {
    return error_result<T>(std::move(value));
}
template <class F, class T>
[[deprecated("ctypes: stopping is with_error_result")]] with_error_result<F, T> stopping(F function, T value) {
    return with_error_result<F, T>(std::move(function), std::move(value));
}

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
