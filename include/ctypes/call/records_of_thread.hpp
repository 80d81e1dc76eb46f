// ctypes/call/records_of_thread.hpp - the records of the thread that runs, one for all modules.
//
//     call_record* call = known_records->enter(frame, returns_to);                // null at the first call of a thread
//     if (call == nullptr) call = enter_call_searching(frame, returns_to);
#pragma once

#include <ctypes/call/call_records.hpp>
#include <ctypes/detail/process_state.hpp>

#include <atomic>
#include <cstdint>
#include <exception>
#include <new>
#include <utility>

namespace ctypes::detail {

inline constinit thread_records no_records; ///< always full
/// The records of this thread, when this module has made a checking call on it.
inline constinit thread_local thread_records* known_records = &no_records;
inline constinit thread_local bool thread_is_ending = false;

struct forget_records {
    ~forget_records() {
        thread_is_ending = true;
        thread_records* const mine = std::exchange(known_records, &no_records);
        if (mine == &no_records || --mine->modules != 0) return;
        shared_state.load(std::memory_order_acquire)->set_of_thread(nullptr);
        mine->destroy();
    }
};

/// The records of this thread, or null when no call has been made on it by any module.
inline thread_records* existing_records() noexcept {
    if (known_records != &no_records) return known_records;
    return static_cast<thread_records*>(shared_state.load(std::memory_order_acquire)->of_thread());
}

/// The records of this thread, made when there are none.
inline thread_records& make_records() {
    if (known_records != &no_records) return *known_records;
    process_state& process = join_process();
    auto* found = static_cast<thread_records*>(process.of_thread());
    if (found == nullptr) {
        found = new thread_records(process, /* lasts = */ !thread_is_ending);
        if (!process.set_of_thread(found)) {
            found->destroy();
            throw std::bad_alloc();
        }
    }
    if (!thread_is_ending) {
        [[maybe_unused]] static thread_local const forget_records at_thread_end{};
        ++found->modules;
        known_records = found;
    }
    return *found;
}

/// A call begins, made by the function with this frame and return address. Throws std::bad_alloc.
[[gnu::cold, gnu::noinline]] inline call_record* enter_call_searching(std::uintptr_t frame, std::uintptr_t returns_to) {
    const errno_unchanged during;
    return make_records().enter_searching(frame, returns_to);
}

/// The call is over; what it holds.
[[gnu::cold, gnu::noinline]] inline std::exception_ptr leave_call_searching(call_record* call,
                                                                            std::uintptr_t frame) noexcept {
    const errno_unchanged during;
    thread_records* const mine = call->thread;
    std::exception_ptr thrown = mine->leave_searching(call, frame);
    if (mine->modules == 0 && mine->is_empty()) { // made while the thread was ending
        shared_state.load(std::memory_order_acquire)->set_of_thread(nullptr);
        mine->destroy();
    }
    return thrown;
}

} // namespace ctypes::detail
