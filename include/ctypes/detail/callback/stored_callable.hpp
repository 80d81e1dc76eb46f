// ctypes/detail/callback/stored_callable.hpp - a callable and its stop value as they stand in a slot, and the code that runs them.
//
//     callback_box<F, Stop, callback_slot<By, R, A...>>::put(slot, std::move(lambda), stop);
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
class callback_box;

template <class F, class Stop, convention By, class R, class... A>
class callback_box<F, Stop, callback_slot<By, R, A...>> {
public:
    using slot = detail::callback_slot<By, R, A...>;

    template <class G>
    static void put(slot* where, G&& callable, Stop stop) {
        if constexpr (in_place())
            ::new (static_cast<void*>(where->storage)) callback_box(std::forward<G>(callable), std::move(stop));
        else
            ::new (static_cast<void*>(where->storage))
                callback_box*(new callback_box(std::forward<G>(callable), std::move(stop)));
    }

    static void destroy(slot* where) noexcept {
        if constexpr (in_place())
            in(where).~callback_box();
        else
            delete &in(where);
    }

    /// Nothing is to be done by `destroy`.
    static constexpr bool trivial() {
        return in_place() && std::is_trivially_destructible_v<F> && std::is_trivially_destructible_v<Stop>;
    }

    /// What the slot runs. The try block costs nothing as long as nothing is thrown, and errno is left alone.
    static R run(passed<A>... arguments, slot* where) {
        callback_box& self = in(where);
        if constexpr (escapes<F>)
            return detail::run_escaping<R>(
                [&]() -> R { return static_cast<R>(call_stored(self.callable_, static_cast<A&&>(arguments)...)); });
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
    callback_box(G&& callable, Stop&& stop) : callable_(std::forward<G>(callable)), stop_(std::move(stop)) {}

    static constexpr bool in_place() {
        return sizeof(callback_box) <= slot::capacity && alignof(callback_box) <= slot::capacity;
    }

    static callback_box& in(slot* where) noexcept {
        if constexpr (in_place())
            return *std::launder(reinterpret_cast<callback_box*>(where->storage));
        else
            return **std::launder(reinterpret_cast<callback_box**>(where->storage));
    }

    F callable_;
    [[no_unique_address]] Stop stop_;
};

} // namespace ctypes::detail
