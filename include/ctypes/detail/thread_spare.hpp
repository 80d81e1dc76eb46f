// SPDX-License-Identifier: MIT
// ctypes/detail/thread_spare.hpp - one free thing for each thread, so that the next user needs no atomic operation.
//
//     using spare = detail::thread_spare<place, &give_back>;
//     place* p = spare::take();                    // null: the thread has none, ask the others
//     if (!spare::keep(p)) give_back(p);
#pragma once

#include <cstdint>
#include <utility>

namespace ctypes::detail {

/// An atomic read-modify-write costs 5 to 10 ns and more when threads meet at it; something that is taken and
/// returned by the same thread again and again needs none. What a thread keeps is given back when it ends.
template <class T, void (*GiveBack)(T*) noexcept>
class thread_spare {
public:
    /// The spare thing of this thread, or null.
    static T* take() noexcept {
        if (spare_ <= closed) return nullptr;
        return reinterpret_cast<T*>(std::exchange(spare_, none));
    }

    /// Keeps a thing for the next `take`. False when the thread has one already, or is ending.
    static bool keep(T* thing) noexcept {
        if (spare_ != none && !begin()) return false;
        spare_ = reinterpret_cast<std::uintptr_t>(thing);
        return true;
    }

private:
    // States of a thread. All else is the address of a thing.
    static constexpr std::uintptr_t none = 0;   // it has nothing
    static constexpr std::uintptr_t fresh = 1;  // nor does anything happen yet when it ends
    static constexpr std::uintptr_t closed = 2; // it is ending

    struct at_thread_end {
        ~at_thread_end() {
            const std::uintptr_t left = std::exchange(spare_, closed);
            if (left > closed) GiveBack(reinterpret_cast<T*>(left));
        }
    };

    // Only the first time on a thread: a thread-local variable with a destructor costs a check at each use. A function of its
    // own, since keep() with the variable in it took half as long again.
    static bool begin() noexcept {
        if (spare_ != fresh) return false;
        [[maybe_unused]] static thread_local const at_thread_end end{};
        return true;
    }

    static inline constinit thread_local std::uintptr_t spare_ = fresh;
};

} // namespace ctypes::detail
