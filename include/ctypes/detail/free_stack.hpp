// SPDX-License-Identifier: MIT
// ctypes/detail/free_stack.hpp - a lock-free stack of free places, for things that are recycled and never freed.
//
//     std::uint32_t link = free.pop([](std::uint32_t l) -> auto& { return place[l - 1].next; });   // 0: none left
//     free.push(link, place[link - 1].next);
#pragma once

#include <atomic>
#include <cstdint>

#if __has_include(<sys/single_threaded.h>)
#include <sys/single_threaded.h> // glibc 2.32 and newer
#endif

namespace ctypes::detail {

/// True while the process certainly has a single thread: atomic read-modify-write operations, the whole cost of
/// taking and returning a place, can then be plain loads and stores. False where nobody can tell.
inline bool single_threaded() noexcept {
#if __has_include(<sys/single_threaded.h>)
    return __libc_single_threaded != 0;
#else
    return false;
#endif
}

/// The free places of an array whose elements stay where they are. A place is named by its link, its index plus
/// one, and keeps the link below it in an atomic of its own. The head holds the top link and, in its upper half,
/// a count of the pops, so that a thread that slept in the middle of one cannot mistake a stack that has come
/// back to the same top for the stack it saw.
class free_stack {
public:
    /// A stack whose top is `first`; the links below it must already stand in the places.
    constexpr explicit free_stack(std::uint32_t first) noexcept : head_(first) {}

    /// Takes the top place, 0 when there is none. `below(link)` gives the atomic in which a place keeps its link.
    template <class Below>
    std::uint32_t pop(Below below) noexcept {
        std::uint64_t head = head_.load(std::memory_order_acquire);
        while (true) {
            const auto top = static_cast<std::uint32_t>(head);
            if (top == 0) return 0;
            const std::uint64_t rest = ((head >> 32) + 1) << 32 | below(top).load(std::memory_order_relaxed);
            if (single_threaded()) {
                head_.store(rest, std::memory_order_relaxed);
                return top;
            }
            if (head_.compare_exchange_weak(head, rest, std::memory_order_acquire)) return top;
        }
    }

    /// Returns a place. What its user did to it before is seen by the next one.
    void push(std::uint32_t link, std::atomic<std::uint32_t>& below) noexcept {
        std::uint64_t head = head_.load(std::memory_order_relaxed);
        while (true) {
            below.store(static_cast<std::uint32_t>(head), std::memory_order_relaxed);
            const std::uint64_t grown = (head >> 32) << 32 | link;
            if (single_threaded()) {
                head_.store(grown, std::memory_order_release);
                return;
            }
            if (head_.compare_exchange_weak(head, grown, std::memory_order_release, std::memory_order_relaxed)) return;
        }
    }

private:
    std::atomic<std::uint64_t> head_;
};

} // namespace ctypes::detail
