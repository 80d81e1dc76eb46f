// SPDX-License-Identifier: MIT
// ctypes/detail/callback/escape.ipp - the functions of escape.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/call/process_state.hpp>
#include <ctypes/detail/callback/escape.hpp>

#include <cstdio>
#include <exception>

namespace ctypes::detail {

[[gnu::cold, gnu::noinline]] CTYPES_DECL void end_without_way_out() {
    std::fputs(
        "ctypes: an exception was thrown in a ctypes::escaping_callback, and C code without unwind tables is between "
        "it and "
        "the call that led there\n"
        "ctypes: bind the function that runs the callback with .escapable(), or compile the C code with -fexceptions\n",
        stderr);
    std::terminate();
}

[[gnu::cold, gnu::noinline]] CTYPES_DECL call_record* jump_with_current_exception() {
    const std::exception_ptr exception = std::current_exception();
    if (exception == nullptr) return nullptr;
    join_process();
    const thread_records::innermost_call call = exception_trap::innermost();
    if (call.record != nullptr) call.record->escaping = true;
    if (call.record != nullptr && call.record->jump != nullptr) {
        call.record->thread->hold(*call.record, exception);
        return call.record;
    }
    if (!call.reachable) end_without_way_out();
    return nullptr;
}

[[gnu::cold, gnu::noinline]] CTYPES_DECL call_record* jump_with_held_exception() {
    const thread_records::innermost_call call = exception_trap::innermost();
    call.record->escaping = true;
    if (call.record->jump != nullptr) return call.record;
    if (!call.reachable) end_without_way_out();
    std::rethrow_exception(call.record->held);
}

} // namespace ctypes::detail
