// SPDX-License-Identifier: MIT
// ctypes/detail/callback/stack_walk.hpp - the stack frames below the current function, the innermost first.
//
//     walk_stack([&](const stack_frame& frame) { return frame.returns_to == wanted; });      // true ends the walk
//
// The unwinder of the C++ runtime reads the same tables for it that exceptions need. It changes nothing.
#pragma once

#include <cstdint>
#include <unwind.h>

namespace ctypes::detail {

/// The frame of a function that has called another: addresses from `low` up to below `high` are in it, and it returns to
/// `returns_to` in its caller.
struct stack_frame {
    std::uintptr_t low;
    std::uintptr_t high;
    std::uintptr_t returns_to;
};

/// Where a walk ended.
struct stack_end {
    std::uintptr_t address = 0; ///< the frames below it have been seen
    bool complete =
        false; ///< there are no others; else a function without unwind tables is next, or a start of a stack
};

#if defined(__ARM_EABI_UNWINDER__) // its _Unwind_GetCFA is for forced unwinding only, and it has no _URC_NORMAL_STOP
inline constexpr _Unwind_Reason_Code walk_stop = _URC_FAILURE;
inline std::uintptr_t stack_pointer(_Unwind_Context* context) noexcept { return _Unwind_GetGR(context, 13); }
#else
inline constexpr _Unwind_Reason_Code walk_stop = _URC_NORMAL_STOP;
inline std::uintptr_t stack_pointer(_Unwind_Context* context) noexcept { return _Unwind_GetCFA(context); }
#endif

/// Calls `visit` with each frame from the current one outwards, until it returns true. The walk goes on over the frame of
/// a signal handler into the interrupted function. LSB Core, chapter "libgcc_s", _Unwind_Backtrace.
template <class Visit>
stack_end walk_stack(const Visit& visit) noexcept {
    struct state {
        const Visit& visit;
        std::uintptr_t low;
        std::uintptr_t last;
    } now{visit, 0, 1};
    _Unwind_Backtrace(
        [](_Unwind_Context* context, void* data) {
            state& at = *static_cast<state*>(data);
            // the context is the caller's: its stack pointer is the end of the frame that returns there
            const std::uintptr_t high = stack_pointer(context);
            at.last = static_cast<std::uintptr_t>(_Unwind_GetIP(context));
            const bool enough = at.low != 0 && at.visit(stack_frame{at.low, high, at.last});
            at.low = high;
            return enough ? walk_stop : _URC_NO_REASON;
        },
        &now);
    return {now.low, now.last == 0};
}

} // namespace ctypes::detail
