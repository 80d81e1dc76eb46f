// SPDX-License-Identifier: MIT
// ctypes/detail/call/call_records.hpp - which checking calls are being made on a thread, and the exceptions they hold.
//
//     call_record* const call = records.enter(frame, returns_to);              // in a function of its own, which calls C
//     if (!records.leave(call, frame))                                         // when C has returned
//         std::exception_ptr thrown = records.leave_searching(call, frame);
//
// A call may end without saying so: C leaves it by longjmp, or it waits on the stack of a fiber that never runs again. So
// the records are not in stack frames but in memory of the thread, nothing is ever written to a frame, and the order of
// the records decides nothing. Which call led to a callback is read from the stack: the record is that of the innermost
// frame, on the stack that is running, that stands where the record says and returns to where the record says. Frames of
// another stack, and frames that are gone, are not found.
#pragma once

#include <ctypes/detail/call/process_state.hpp>
#include <ctypes/detail/callback/stack_walk.hpp>

#include <cstddef>
#include <cstdint>
#include <exception>

#if defined(__linux__)
#include <pthread.h>
#endif

namespace ctypes::detail {

class thread_records;

struct call_record {
    thread_records* thread = nullptr; ///< whose it is
    std::uintptr_t frame = 0;         ///< an address in the frame of the function that calls C; 0: the record is free
    std::uintptr_t returns_to = 0;
    std::exception_ptr held;
    void* jump = nullptr;  ///< the std::jmp_buf of a call that may be left by longjmp
    bool escaping = false; ///< left by the exception of an escaping_callback, which is on its way through C
    // set when this call, or one inside it, gets an exception:
    call_record* outer = nullptr; ///< the next call around it on its stack
    std::uintptr_t stack_end = 0; ///< where the walk over its stack ended
};

/// The records of one thread, for all modules. Used by that thread only.
class thread_records {
public:
    constexpr thread_records() = default; // of no thread: full
    explicit thread_records(process_state& process, bool lasts) : process_(&process), attention_(lasts ? 0 : 1) {
        add_chunk(32);
    }
    thread_records(const thread_records&) = delete;
    thread_records& operator=(const thread_records&) = delete;
    /// Deletes the object. Not a destructor, which would have to be registered for no_records before main.
    void destroy() noexcept;

    /// A record for a call; null when there is no room without a search.
    call_record* enter(std::uintptr_t frame, std::uintptr_t returns_to) noexcept;
    call_record* enter_searching(std::uintptr_t frame, std::uintptr_t returns_to);

    /// Ends the last call; false where there is more to do.
    bool leave(call_record* left, std::uintptr_t frame) noexcept;
    /// Ends any call and returns the exception it holds. A call inside it that has one was left without returning: its
    /// exception is for this one.
    std::exception_ptr leave_searching(call_record* left, std::uintptr_t frame) noexcept;

    /// Gives `exception` to the innermost call that led here, unless that has one: the first counts. False: there is none.
    bool keep(const std::exception_ptr& exception) noexcept;

    /// Whether the innermost call that led here holds an exception. `here` and `from` are the frame that asks and where it
    /// returns to.
    bool is_stopped(std::uintptr_t here, std::uintptr_t from) noexcept;

    /// The innermost call that led here; whether a walk over the stack got there, or to the end of the stack, so that an
    /// exception will get there, too.
    struct innermost_call {
        call_record* record;
        bool reachable;
    };
    innermost_call innermost() noexcept;
    /// An exception for a call that is left by longjmp.
    void hold(call_record& record, const std::exception_ptr& exception) noexcept { give(record, exception); }

    [[nodiscard]] bool is_empty() const noexcept {
        return last_ == nullptr || (last_->before == nullptr && top_ == last_->begin);
    }

    std::size_t modules = 0; ///< that have the address of this object

private:
    struct chunk {
        call_record* begin; ///< in front of the first one
        call_record* end;   ///< the last one
        chunk* before;
    };
    struct found_call {
        call_record* record = nullptr;
        std::uintptr_t end = 0;
        bool walked = true; ///< the walk has got to the call, or to the end of the stack
    };

    void add_chunk(std::size_t size);

    template <class Do>
    void each(const Do& act) {
        for (chunk* c = last_; c != nullptr; c = c->before)
            for (call_record* r = c == last_ ? top_ : c->end; r != c->begin; --r)
                if (r->frame != 0) act(*r);
    }

    static void release(call_record& r) noexcept;
    /// Free records at the end are room again.
    void trim() noexcept;

    /// Releases records of calls that are over because a call is made whose frame is at `frame`: frames cannot be in one place,
    /// and a frame of the thread's stack below this one is gone. It could belong to a fiber with its stack in a local variable;
    /// such a call finds its record gone when it ends.
    void make_room(std::uintptr_t frame) noexcept;

    void give(call_record& r, const std::exception_ptr& exception) noexcept;
    std::exception_ptr take(call_record& r) noexcept;

    static bool is_around(const call_record& outer, const call_record& inner) noexcept;

    /// The innermost call that led here; with `all`, the calls around it are told to it.
    found_call find(bool all) noexcept;
    /// The last record of a frame.
    call_record* at(const stack_frame& frame) noexcept;
    /// Where a function without unwind tables ends the walk on the thread's own stack: the last call above it.
    call_record* beyond(std::uintptr_t address) noexcept;

    /// Finds calls that hold an exception and were left by longjmp: those around them have told them which these are, and
    /// where their stack ended. What they hold is for the call that is left; where none is, a handler that was set gets it.
    void settle(const found_call& found) noexcept;

    /// Whether the frame of a call whose place on the running stack is known has not been overwritten.
    static bool still_returns([[maybe_unused]] const call_record& r) noexcept;

    [[nodiscard]] bool on_thread_stack(std::uintptr_t address) const noexcept {
        return address >= stack_low_ && address < stack_high_;
    }
    void find_bounds() noexcept;

    call_record* top_ = nullptr; ///< the last one in use
    call_record* end_ = nullptr; ///< the last one there is
    chunk* last_ = nullptr;
    process_state* process_ = nullptr;
    std::size_t attention_ = 0; ///< records that hold an exception; and one on a thread that is ending
    struct {
        call_record* record;
        std::uintptr_t frame, here, from;
    } stopped_{}; ///< the last answer of is_stopped, since C may ask for it many times
    std::uintptr_t stack_low_ = 0;
    std::uintptr_t stack_high_ = 0;
};

} // namespace ctypes::detail

#ifndef CTYPES_COMPILED
#include <ctypes/detail/call/call_records.ipp>
#endif
