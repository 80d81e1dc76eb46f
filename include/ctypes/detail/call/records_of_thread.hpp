// SPDX-License-Identifier: MIT
// ctypes/detail/call/records_of_thread.hpp - the records of the thread that runs, one for all modules.
//
//     call_record* call = known_records->enter(frame, returns_to);                // null at the first call of a thread
//     if (call == nullptr) call = enter_call_searching(frame, returns_to);
#pragma once

#include <ctypes/detail/call/call_records.hpp>

#include <cstdint>
#include <exception>

namespace ctypes::detail {

inline constinit thread_records no_records; ///< always full
/// The records of this thread, when this module has made a checking call on it.
inline constinit thread_local thread_records* known_records = &no_records;
inline constinit thread_local bool thread_is_ending = false;

struct forget_records {
    ~forget_records();
};

/// The records of this thread, or null when no call has been made on it by any module.
thread_records* existing_records() noexcept;

/// The records of this thread, made when there are none.
thread_records& make_records();

/// A call begins, made by the function with this frame and return address. Throws std::bad_alloc.
[[gnu::cold]] call_record* enter_call_searching(std::uintptr_t frame, std::uintptr_t returns_to);

/// The call is over; what it holds.
[[gnu::cold]] std::exception_ptr leave_call_searching(call_record* call, std::uintptr_t frame) noexcept;

} // namespace ctypes::detail

#ifndef CTYPES_COMPILED
#include <ctypes/detail/call/records_of_thread.ipp>
#endif
