// SPDX-License-Identifier: MIT
// ctypes/live.hpp - how many callbacks, closures and libraries are alive.
//
//     assert(ctypes::live().callbacks == 0);   // at the end of a test: nothing leaks
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <atomic>
#include <cstddef>

namespace ctypes {

/// What `live()` counted.
struct live_counts {
    std::size_t callbacks; ///< callbacks that can be called, by either route
    std::size_t closures;  ///< those among them that are libffi closures
    std::size_t libraries; ///< libraries held open by library, function and symbol objects

    friend bool operator==(const live_counts&, const live_counts&) = default;
};

namespace detail {

/// One count. It is only kept where CTYPES_COUNT_LIVE is set, alike in every translation unit.
class live_counter {
public:
    void add() noexcept {
        if constexpr (CTYPES_COUNT_LIVE != 0) count_.fetch_add(1, std::memory_order_relaxed);
    }
    void drop() noexcept {
        if constexpr (CTYPES_COUNT_LIVE != 0) count_.fetch_sub(1, std::memory_order_relaxed);
    }
    [[nodiscard]] std::size_t count() const noexcept { return count_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::size_t> count_{0};
};

inline constinit live_counter live_callbacks;
inline constinit live_counter live_closures;
inline constinit live_counter live_libraries;

} // namespace detail

/// How many objects of this library hold something of C at the moment, in the whole process. Counted in debug
/// builds (CTYPES_COUNT_LIVE); all zero elsewhere. Sanitizers see neither a lost closure nor a lost pool slot, so
/// a test compares this count before and after.
///
///     auto before = ctypes::live();
///     work();
///     CHECK(ctypes::live() == before);
[[nodiscard]] inline live_counts live() noexcept {
    return {detail::live_callbacks.count(), detail::live_closures.count(), detail::live_libraries.count()};
}

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
