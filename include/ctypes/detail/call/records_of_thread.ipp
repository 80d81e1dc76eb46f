// SPDX-License-Identifier: MIT
// ctypes/detail/call/records_of_thread.ipp - the functions of records_of_thread.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/call/process_state.hpp>
#include <ctypes/detail/call/records_of_thread.hpp>

#include <atomic>
#include <cstdint>
#include <exception>
#include <new>
#include <utility>

namespace ctypes::detail {

CTYPES_DECL forget_records::~forget_records() {
    thread_is_ending = true;
    thread_records* const mine = std::exchange(known_records, &no_records);
    if (mine == &no_records || --mine->modules != 0) return;
    shared_state.load(std::memory_order_acquire)->set_of_thread(nullptr);
    mine->destroy();
}

CTYPES_DECL thread_records* existing_records() noexcept {
    if (known_records != &no_records) return known_records;
    return static_cast<thread_records*>(shared_state.load(std::memory_order_acquire)->of_thread());
}

CTYPES_DECL thread_records& make_records() {
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

[[gnu::cold, gnu::noinline]] CTYPES_DECL call_record* enter_call_searching(std::uintptr_t frame,
                                                                           std::uintptr_t returns_to) {
    const errno_unchanged during;
    return make_records().enter_searching(frame, returns_to);
}

[[gnu::cold, gnu::noinline]] CTYPES_DECL std::exception_ptr leave_call_searching(call_record* call,
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
