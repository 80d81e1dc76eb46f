// SPDX-License-Identifier: MIT
// ctypes/detail/call/exception_trap.ipp - the functions of exception_trap.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/call/exception_trap.hpp>

#include <cstdint>
#include <exception>

namespace ctypes::detail {

CTYPES_DECL bool exception_trap::stopped() noexcept {
    if (shared_state.load(std::memory_order_acquire)->held.load(std::memory_order_relaxed) == 0) [[likely]]
        return false;
    return search();
}

[[gnu::noinline, gnu::cold]] CTYPES_DECL bool exception_trap::keep(const std::exception_ptr& exception) noexcept {
    const errno_unchanged during;
    thread_records* const mine = existing_records();
    return mine != nullptr && mine->keep(exception);
}

[[gnu::noinline, gnu::cold]] CTYPES_DECL thread_records::innermost_call exception_trap::innermost() noexcept {
    const errno_unchanged during;
    if (thread_records* const mine = existing_records(); mine != nullptr && !mine->is_empty()) return mine->innermost();
    return {nullptr, walk_stack([](const stack_frame&) { return false; }).complete};
}

[[gnu::noinline, gnu::cold]] CTYPES_DECL bool exception_trap::search() noexcept {
    const errno_unchanged during;
    thread_records* const mine = existing_records();
    return mine != nullptr && mine->is_stopped(reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0)),
                                               reinterpret_cast<std::uintptr_t>(__builtin_return_address(0)));
}

} // namespace ctypes::detail
