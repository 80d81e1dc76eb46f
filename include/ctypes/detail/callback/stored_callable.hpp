// SPDX-License-Identifier: MIT
// ctypes/detail/callback/stored_callable.hpp - a callable and its error result as they stand in a slot, and the code that runs them.
//
//     stored_callable<F, Stop, trampoline_slot<By, R, A...>>::put(slot, std::move(lambda), stop);
#pragma once

#include <ctypes/callback_exception_handler.hpp>
#include <ctypes/detail/call/exception_trap.hpp>
#include <ctypes/detail/callback/call_stored.hpp>
#include <ctypes/detail/callback/escape.hpp>
#include <ctypes/detail/callback/trampoline_slot.hpp>
#include <ctypes/error_result.hpp>

#include <new>
#include <type_traits>
#include <utility>

namespace ctypes::detail {

/// `F` and `Stop` in a slot: in place where they fit, else on the heap.
template <class F, class Stop, class Slot>
class stored_callable;

template <class F, class Stop, convention By, class R, class... A>
class stored_callable<F, Stop, trampoline_slot<By, R, A...>> {
public:
    using slot = detail::trampoline_slot<By, R, A...>;

    template <class G>
    static void put(slot* where, G&& callable, Stop stop) {
        if constexpr (in_place())
            ::new (static_cast<void*>(where->storage)) stored_callable(std::forward<G>(callable), std::move(stop));
        else
            ::new (static_cast<void*>(where->storage))
                stored_callable*(new stored_callable(std::forward<G>(callable), std::move(stop)));
    }

    static void destroy(slot* where) noexcept {
        if constexpr (in_place())
            in(where).~stored_callable();
        else
            delete &in(where);
    }

    /// Nothing is to be done by `destroy`.
    static constexpr bool trivial() {
        return in_place() && std::is_trivially_destructible_v<F> && std::is_trivially_destructible_v<Stop>;
    }

    /// What the slot runs. The try block costs nothing as long as nothing is thrown, and errno is left alone.
    static R run(passed<A>... arguments, slot* where) {
        stored_callable& self = in(where);
        if constexpr (escapes<F>)
            return detail::run_escaping<R>(
                // clang captures no record with an array without a length
                [&self](auto&&... each) -> R {
                    return static_cast<R>(call_stored(self.callable_, static_cast<decltype(each)>(each)...));
                },
                static_cast<A&&>(arguments)...);
        if constexpr (!runs_always<F>)
            if (exception_trap::stopped()) [[unlikely]]
                return stop_value<R>(self.stop_);
        try {
            return static_cast<R>(call_stored(self.callable_, static_cast<A&&>(arguments)...));
        } catch (...) {
            keep_current_exception();
        }
        return stop_value<R>(self.stop_);
    }

private:
    template <class G>
    stored_callable(G&& callable, Stop&& stop) : callable_(std::forward<G>(callable)), stop_(std::move(stop)) {}

    static constexpr bool in_place() {
        return sizeof(stored_callable) <= slot::capacity && alignof(stored_callable) <= slot::capacity;
    }

    static stored_callable& in(slot* where) noexcept {
        if constexpr (in_place())
            return *std::launder(reinterpret_cast<stored_callable*>(where->storage));
        else
            return **std::launder(reinterpret_cast<stored_callable**>(where->storage));
    }

    F callable_;
    [[no_unique_address]] Stop stop_;
};

} // namespace ctypes::detail
