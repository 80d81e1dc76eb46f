// SPDX-License-Identifier: MIT
// ctypes/detail/callback/dedicated_trampoline.hpp - route 2 without a detour: a C function for one type of callable.
//
//     auto* slot = dedicated_trampoline<box, By, R, A...>::acquire();      // null: another callback of this type lives
//
// In a slot of the pool C reaches a callable by a second jump, which takes half as long as a plain call. Most callables
// - a lambda expression is a type of its own - have one living callback at a time. That one has a function into which
// the compiler puts the callable: a tenth above a plain call.
#pragma once

#include <ctypes/callback_dispatch.hpp>
#include <ctypes/detail/callback/trampoline.hpp>
#include <ctypes/detail/callback/trampoline_pool.hpp>
#include <ctypes/detail/callback/trampoline_slot.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace ctypes::detail {

/// Who makes a pool smaller than this wants few functions.
inline constexpr std::size_t least_pool_for_own = 8;

/// Its address stands for the thread; one that comes later may have it again, which does no harm.
inline constinit thread_local char thread_mark = 0;

/// `Box` is the stored_callable of the callable. The slot belongs to the first thread that asks for it, since a lock would
/// cost more than it saves where threads meet; others take slots of the pool. Any thread may give it back.
template <class Box, convention By, class R, class... A>
class dedicated_trampoline {
public:
    using slot = trampoline_slot<By, R, A...>;

    static slot* acquire() noexcept {
        if constexpr (wanted)
            if (is_owner() && taken().load(std::memory_order_acquire) == 0) {
                taken().store(1, std::memory_order_relaxed); // nobody else does
                return &slot_;
            }
        return nullptr;
    }

    /// Returns this slot or any other, whose callable is gone.
    static void release(slot* used) noexcept {
        if constexpr (wanted)
            if (used == &slot_) {
                used->run = &slot::stale;
                return taken().store(0, std::memory_order_release);
            }
        release_slot(used);
    }

private:
    static constexpr bool wanted =
        callback_pool_size<typename with_convention<By, R(A...)>::type> >= least_pool_for_own;

    /// In the slot's cache line: threads that look for the owner are not disturbed.
    static std::atomic<std::uint32_t>& taken() noexcept { return slot_.place.below; }

    static bool is_owner() noexcept {
        const void* const here = &thread_mark;
        const void* owner = owner_.load(std::memory_order_relaxed);
        return owner == here ||
               (owner == nullptr && owner_.compare_exchange_strong(owner, here, std::memory_order_relaxed));
    }

    using entries = trampoline<By, dedicated_trampoline, native_t<R>, native_t<A>...>;
    friend entries;
    [[gnu::always_inline]] static native_t<R> enter(native_t<A>&... arguments) {
        if (slot_.run != &Box::run) [[unlikely]]
            return slot_.enter(slot_.run, arguments...); // C calls a callback that has been destroyed
        return slot_.enter(&Box::run, arguments...);
    }

    static inline constinit slot slot_{&entries::single, /* own = */ 0, /* next = */ 0, /* closure = */ false};
    static inline constinit std::atomic<const void*> owner_{nullptr};
};

} // namespace ctypes::detail
