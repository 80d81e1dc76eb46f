// ctypes/error_result.hpp - what a callback answers when it cannot run: the stop value; and those that always run.
//
//     ctypes::callback<int(void*, int, char**, char**)> row(print, ctypes::stop_with(SQLITE_ABORT));
//     ctypes::callback<void()> unlock = ctypes::always_run([&] { mutex.unlock(); });
#pragma once

#include <ctypes/detail/callback/call_stored.hpp>

#include <type_traits>
#include <utility>

namespace ctypes {

/// Second argument of a callback: what C gets from it once it has thrown, and from then on until the call that
/// led to it has returned. C libraries have such a value to end their work early. Without one it is `R{}`.
template <class T>
class stop_with {
public:
    explicit constexpr stop_with(T value) : value_(std::move(value)) {}

    constexpr const T& value() const noexcept { return value_; }

    T value_; ///< public, so that ctypes::stop_with(-1) can be a template argument, see method.hpp
};

/// A callable together with its stop value, where a callable is all that is passed:
///     exec(db, sql, ctypes::stopping([&](int n, char** values, char** names) { ... }, SQLITE_ABORT));
/// In scoped, scoped_data and owned_data parameters and in members of a table.
template <class F, class T>
struct stopping {
    F callable;
    T value;
    stopping(F function, T stop) : callable(std::move(function)), value(std::move(stop)) {}
};

/// A callable that C is to reach in any case, also after another callback of the same call has thrown, when callbacks
/// otherwise answer with their stop value without running: what releases what C holds, as unlock, free and close.
///     ctypes::callback<void(void*)> release = ctypes::always_run([&](void* p) { pool.free(p); });
///     sort.set<&hooks::unlock>(ctypes::always_run([&] { mutex.unlock(); }));          // in a table
/// Wherever a callable makes a callback; with a stop value, which C gets when it throws itself:
/// `callback<int()> c(always_run(f), stop_with(-1))`, `stopping(always_run(f), -1)`. What it throws is dropped when an
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
inline constexpr bool is_stopping = false;
template <class F, class T>
inline constexpr bool is_stopping<stopping<F, T>> = true;

/// `Callback` of a callable, with its stop value when it brings one.
template <class Callback, class F>
Callback make_callback(F&& callable) {
    if constexpr (is_stopping<std::remove_cvref_t<F>>)
        return Callback(std::forward<F>(callable).callable, stop_with(callable.value));
    else
        return Callback(std::forward<F>(callable));
}

struct default_stop {};

template <class R, class T>
R stop_value(const stop_with<T>& stop) {
    return static_cast<R>(stop.value());
}

template <class R>
R stop_value(default_stop) {
    if constexpr (!std::is_void_v<R>) return R{};
}

} // namespace detail
} // namespace ctypes
