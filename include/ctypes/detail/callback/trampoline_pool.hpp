// SPDX-License-Identifier: MIT
// ctypes/detail/callback/trampoline_pool.hpp - route 2: C functions made by a template, one for each slot of a static array.
//
//     auto* slot = detail::callback_pool_of<convention::platform, int, int>::acquire();
//     slot->code                                    // an ordinary function; a null slot: none left
#pragma once

#include <ctypes/callback_dispatch.hpp>
#include <ctypes/detail/call/native.hpp>
#include <ctypes/detail/callback/trampoline.hpp>
#include <ctypes/detail/callback/trampoline_slot.hpp>
#include <ctypes/detail/free_stack.hpp>
#include <ctypes/detail/thread_spare.hpp>

#include <cstddef>
#include <utility>

namespace ctypes {

namespace detail {

/// The top of the free slots in a row that begins with `first`; null when there is none.
free_place* pop_slot(free_stack& free, free_place& first) noexcept;

/// Everything is constant-initialised: no code runs at start-up, and callbacks may be made before main.
template <std::size_t Size, convention By, class R, class... A>
class trampoline_pool {
public:
    using slot = detail::trampoline_slot<By, R, A...>;

    static slot* acquire() noexcept {
        if (slot* own = spare::take()) return own;
        return slot::of(pop_slot(free_, slots_.at[0].place));
    }

    static void release(slot* used) noexcept {
        if (!spare::keep(used)) give_back(used);
    }

private:
    static void give_back(slot* used) noexcept { free_.push(used->place.link, used->place.below); }
    using spare = thread_spare<slot, &give_back>;

    using entries = trampoline<By, trampoline_pool, native_t<R>, native_t<A>...>;
    friend entries;
    [[gnu::always_inline]] static native_t<R> enter(slot& mine, native_t<A>&... arguments) {
        return mine.enter(mine.run, arguments...);
    }

    // The indices are arguments of a constructor, not of the class: they would stand in the name of every thunk.
    struct places {
        slot at[Size];

        template <std::size_t... I>
        consteval explicit places(std::index_sequence<I...>)
            : at{slot(&entries::template numbered<I>, /* own = */ I + 1, /* next = */ I + 1 < Size ? I + 2 : 0,
                      /* closure = */ false)...} {}
    };

    static inline constinit places slots_{std::make_index_sequence<Size>{}};
    static inline constinit free_stack free_{1};
};

/// A pool of none: every callback is a closure.
template <convention By, class R, class... A>
class trampoline_pool<0, By, R, A...> {
public:
    using slot = detail::trampoline_slot<By, R, A...>;
    static slot* acquire() noexcept { return nullptr; }
    static void release(slot*) noexcept {}
};

template <convention By, class R, class... A>
using trampoline_pool_of =
    trampoline_pool<callback_pool_size<typename with_convention<By, R(A...)>::type>, By, R, A...>;

} // namespace detail
} // namespace ctypes

#ifndef CTYPES_COMPILED
#include <ctypes/detail/callback/trampoline_pool.ipp>
#endif
