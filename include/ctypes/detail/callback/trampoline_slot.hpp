// SPDX-License-Identifier: MIT
// ctypes/detail/callback/trampoline_slot.hpp - the place of one callable, at an address that C's function knows.
//
//     code(a...)  ->  slot.run(a..., slot)  ->  callable(a...)
#pragma once

#include <ctypes/c_type.hpp>
#include <ctypes/calling_convention.hpp>
#include <ctypes/detail/call/native.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <type_traits>

namespace ctypes::detail {

/// How an argument travels from the function C calls to the callable: as it came where it fits into registers,
/// by reference where a copy of memory would be made.
template <class A>
struct passed_as {
    using type = A&&;
};
template <complete A>
requires(std::is_scalar_v<A> || sizeof(A) <= 2 * sizeof(void*)) struct passed_as<A> {
    using type = A;
};
template <class A>
using passed = typename passed_as<A>::type;

/// What slots of all signatures have alike: their place among the free ones.
struct free_place {
    std::uint32_t link : 31;          ///< the name of the slot in its detail::free_stack
    std::uint32_t is_closure : 1;     ///< whether C calls a libffi closure
    std::atomic<std::uint32_t> below; ///< used by the free_stack, or whether an dedicated_trampoline is in use
};

/// The bytes of a slot, and how far apart they stand; and where its free_place is in it.
inline constexpr std::size_t slot_size = 64;
inline constexpr std::size_t slot_place = 3 * sizeof(void (*)());

/// What C's function runs, and room for a small callable. One cache line: a call touches no other, and threads that
/// use neighbours do not disturb each other. It never moves, so the callback object can.
template <convention By, class R, class... A>
struct alignas(slot_size) trampoline_slot {
    using function = entry_pointer<By, native_t<R>, native_t<A>...>; // what C calls is typed as C has it
    /// The slot comes last: the arguments stay in the registers they came in, and the way here is `lea; jmp`.
    using runner = R (*)(passed<A>..., trampoline_slot*);

    static constexpr std::size_t capacity = 32;

    function code;                           ///< what C calls; the same as long as the slot exists
    runner run;                              ///< calls the callable that is stored here
    void (*drop)(trampoline_slot*) noexcept; ///< destroys it and returns the slot to where it came from
    free_place place; ///< behind the pointers: in front of them, making a callback took half as long again
    alignas(capacity) std::byte storage[capacity];

    constexpr trampoline_slot(function trampoline, std::uint32_t own, std::uint32_t next, bool closure) noexcept
        : code(trampoline), run(&stale), drop(nullptr), place{own & 0x7fffffff, closure, next}, storage{} {}

    /// The slot of a place.
    static trampoline_slot* of(free_place* at) noexcept {
        return at == nullptr ? nullptr
                             : reinterpret_cast<trampoline_slot*>(reinterpret_cast<std::byte*>(at) -
                                                                  offsetof(trampoline_slot, place));
    }

    /// What the function that C calls does: `with` is this->run, or known to be that.
    [[gnu::always_inline]] native_t<R> enter(runner with, native_t<A>&... arguments) {
        if constexpr (crosses_unchanged<R, A...>)
            return with(static_cast<passed<A>>(arguments)..., this);
        else if constexpr (std::is_void_v<R>)
            with(native<A>::from(arguments)..., this);
        else
            return native<R>::to(with(native<A>::from(arguments)..., this));
    }

    /// What an empty slot runs. C that calls a destroyed callback is stopped here, as long as the slot has not been
    /// given to another one.
    [[noreturn]] static R stale(passed<A>..., trampoline_slot*) { called_stale(); }

private:
    [[noreturn, gnu::cold]] static void called_stale() {
        std::fputs("ctypes: C called a callback that has been destroyed; "
                   "keep the ctypes::callback object alive as long as C may call it\n",
                   stderr);
        std::abort();
    }
};

} // namespace ctypes::detail
