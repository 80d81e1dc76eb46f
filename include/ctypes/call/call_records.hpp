// ctypes/call/call_records.hpp - which checking calls are being made on a thread, and the exceptions they hold.
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

#include <ctypes/detail/process_state.hpp>
#include <ctypes/detail/stack_walk.hpp>

#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <utility>

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
    void destroy() noexcept {
        for (chunk *c = last_, *before; c != nullptr; c = before) {
            for (call_record* r = c->end; r != c->begin; --r)
                if (r->held) take(*r);
            before = c->before;
            delete[] c->begin;
            delete c;
        }
        delete this;
    }

    /// A record for a call; null when there is no room without a search.
    call_record* enter(std::uintptr_t frame, std::uintptr_t returns_to) noexcept {
        if (top_ == end_) [[unlikely]]
            return nullptr;
        call_record* const made = ++top_;
        std::atomic_signal_fence(
            std::memory_order_seq_cst); // a signal handler that makes a call now takes the next one
        made->frame = frame;
        made->returns_to = returns_to;
        return made;
    }
    call_record* enter_searching(std::uintptr_t frame, std::uintptr_t returns_to) {
        if (top_ == end_) make_room(frame);
        if (call_record* const made = enter(frame, returns_to)) return made;
        for (chunk* c = last_; c != nullptr; c = c->before)
            for (call_record* r = c->end; r != c->begin; --r)
                if (r->frame == 0) {
                    r->frame = frame;
                    r->returns_to = returns_to;
                    return r;
                }
        add_chunk(2 * static_cast<std::size_t>(last_->end - last_->begin));
        return enter(frame, returns_to);
    }

    /// Ends the last call; false where there is more to do.
    bool leave(call_record* left, std::uintptr_t frame) noexcept {
        if (top_ != left || attention_ != 0 || left->frame != frame) [[unlikely]]
            return false;
        top_ = left - 1;
        return true;
    }
    /// Ends any call and returns the exception it holds. A call inside it that has one was left without returning: its
    /// exception is for this one.
    std::exception_ptr leave_searching(call_record* left, std::uintptr_t frame) noexcept {
        if (left->frame != frame) return nullptr;
        std::exception_ptr thrown = left->held ? take(*left) : nullptr;
        each([&](call_record& r) {
            if (&r == left || !(r.frame == frame || (r.held && is_around(*left, r)))) return;
            if (r.held) {
                std::exception_ptr its = take(r);
                if (!thrown) thrown = std::move(its);
            }
            release(r);
        });
        release(*left);
        trim();
        return thrown;
    }

    /// Gives `exception` to the innermost call that led here, unless that has one: the first counts. False: there is none.
    bool keep(const std::exception_ptr& exception) noexcept {
        if (is_empty()) return false;
        const found_call found = find(/* all = */ true);
        settle(found);
        if (found.record == nullptr) return false;
        give(*found.record, exception);
        return true;
    }

    /// Whether the innermost call that led here holds an exception. `here` and `from` are the frame that asks and where it
    /// returns to.
    bool is_stopped(std::uintptr_t here, std::uintptr_t from) noexcept {
        if (attention_ == 0 || is_empty()) return false;
        if (stopped_.record != nullptr && stopped_.here == here && stopped_.from == from && stopped_.record->held &&
            stopped_.record->frame == stopped_.frame && still_returns(*stopped_.record))
            return true;
        stopped_.record = nullptr;
        const found_call found = find(/* all = */ false);
        settle(found);
        if (found.record == nullptr || !found.record->held) return false;
        stopped_ = {found.record, found.record->frame, here, from};
        return true;
    }

    /// The innermost call that led here; whether a walk over the stack got there, or to the end of the stack, so that an
    /// exception will get there, too.
    struct innermost_call {
        call_record* record;
        bool reachable;
    };
    innermost_call innermost() noexcept {
        const found_call found = find(/* all = */ true);
        settle(found);
        return {found.record, found.walked};
    }
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

    void add_chunk(std::size_t size) {
        auto room = std::make_unique<call_record[]>(size + 1);
        for (std::size_t i = 1; i <= size; ++i) room[i].thread = this;
        last_ = new chunk{room.get(), room.get() + size, last_};
        top_ = room.release();
        end_ = last_->end;
    }

    template <class Do>
    void each(const Do& act) {
        for (chunk* c = last_; c != nullptr; c = c->before)
            for (call_record* r = c == last_ ? top_ : c->end; r != c->begin; --r)
                if (r->frame != 0) act(*r);
    }

    static void release(call_record& r) noexcept {
        r.frame = 0;
        r.jump = nullptr;
        r.escaping = false;
    }
    /// Free records at the end are room again.
    void trim() noexcept {
        for (;;) {
            while (top_ != last_->begin && top_->frame == 0) --top_;
            if (top_ != last_->begin || last_->before == nullptr) return;
            const chunk* const gone = last_;
            last_ = gone->before;
            top_ = end_ = last_->end;
            delete[] gone->begin;
            delete gone;
        }
    }

    /// Releases records of calls that are over because a call is made whose frame is at `frame`: frames cannot be in one place,
    /// and a frame of the thread's stack below this one is gone. It could belong to a fiber with its stack in a local variable;
    /// such a call finds its record gone when it ends.
    void make_room(std::uintptr_t frame) noexcept {
        if (last_ == nullptr) return;
        find_bounds();
        each([&](call_record& r) {
            if (!r.held &&
                (r.frame == frame || (r.frame < frame && on_thread_stack(r.frame) && on_thread_stack(frame))))
                release(r);
        });
        trim();
    }

    void give(call_record& r, const std::exception_ptr& exception) noexcept {
        if (r.held) return;
        r.held = exception;
        ++attention_;
        process_->held.fetch_add(1, std::memory_order_relaxed);
    }
    std::exception_ptr take(call_record& r) noexcept {
        if (stopped_.record == &r) stopped_.record = nullptr;
        --attention_;
        process_->held.fetch_sub(1, std::memory_order_relaxed);
        return std::exchange(r.held, nullptr);
    }

    static bool is_around(const call_record& outer, const call_record& inner) noexcept {
        const call_record* r = inner.outer;
        while (r != nullptr && r != &outer && r->frame != outer.frame) r = r->outer;
        return r != nullptr;
    }

    /// The innermost call that led here; with `all`, the calls around it are told to it.
    found_call find(bool all) noexcept {
        std::uint64_t marks = 0; // of all addresses that records return to: most frames are told at once to have none
        const auto mark = [](std::uintptr_t address) { return std::uint64_t{1} << ((address ^ address >> 6) & 63); };
        each([&](const call_record& r) { marks |= mark(r.returns_to); });
        found_call found;
        call_record* before = nullptr;
        const stack_end end = walk_stack([&](const stack_frame& frame) {
            if ((marks & mark(frame.returns_to)) == 0) return false;
            call_record* const here = at(frame);
            if (here == nullptr) return false;
            if (found.record == nullptr) found.record = here;
            if (before != nullptr) before->outer = here;
            before = here;
            here->outer = nullptr;
            return !all;
        });
        found.end = end.address;
        if (found.record == nullptr && !end.complete) return {beyond(end.address), end.address, false};
        if (all)
            for (call_record* r = found.record; r != nullptr; r = r->outer) r->stack_end = end.address;
        return found;
    }
    /// The last record of a frame.
    call_record* at(const stack_frame& frame) noexcept {
        for (chunk* c = last_; c != nullptr; c = c->before)
            for (call_record* r = c == last_ ? top_ : c->end; r != c->begin; --r)
                if (r->returns_to == frame.returns_to && r->frame >= frame.low && r->frame < frame.high) return r;
        return nullptr;
    }
    /// Where a function without unwind tables ends the walk on the thread's own stack: the last call above it.
    call_record* beyond(std::uintptr_t address) noexcept {
        find_bounds();
        call_record* last = nullptr;
        if (on_thread_stack(address))
            each([&](call_record& r) {
                if (last == nullptr && r.frame >= address && on_thread_stack(r.frame)) last = &r;
            });
        if (last != nullptr) last->outer = nullptr, last->stack_end = 0;
        return last;
    }

    /// Finds calls that hold an exception and were left by longjmp: those around them have told them which these are, and
    /// where their stack ended. What they hold is for the call that is left; where none is, a handler that was set gets it.
    void settle(const found_call& found) noexcept {
        if (attention_ == 0) return;
        for (;;) { // one at a time: a handler may make calls
            call_record* gone = nullptr;
            each([&](call_record& r) {
                if (r.held && &r != found.record &&
                    (found.record != nullptr ? is_around(*found.record, r)
                                             : found.end != 0 && r.stack_end == found.end))
                    gone = &r;
            });
            if (gone == nullptr) return;
            const std::exception_ptr its = take(*gone);
            release(*gone);
            trim();
            if (found.record != nullptr)
                give(*found.record, its);
            else if (const auto handler = process_->handler.load())
                handler(its);
        }
    }

    /// Whether the frame of a call whose place on the running stack is known has not been overwritten.
    static bool still_returns([[maybe_unused]] const call_record& r) noexcept {
#if defined(__x86_64__) || defined(__i386__) || defined(__aarch64__)
        // behind the frame pointer that __builtin_frame_address gives (psABI x86-64, figure 3.3; AAPCS64, 6.4.6)
        const auto* const words = reinterpret_cast<const void* volatile*>(r.frame);
        return reinterpret_cast<std::uintptr_t>(__builtin_extract_return_addr(const_cast<void*>(words[1]))) ==
               r.returns_to;
#else
        return false;
#endif
    }

    [[nodiscard]] bool on_thread_stack(std::uintptr_t address) const noexcept {
        return address >= stack_low_ && address < stack_high_;
    }
    void find_bounds() noexcept {
#if defined(__linux__)
        if (stack_high_ != 0) return;
        pthread_attr_t attributes;
        if (pthread_getattr_np(pthread_self(), &attributes) != 0) return;
        void* low = nullptr;
        std::size_t size = 0;
        if (pthread_attr_getstack(&attributes, &low, &size) == 0) {
            stack_low_ = reinterpret_cast<std::uintptr_t>(low);
            stack_high_ = stack_low_ + size;
        }
        pthread_attr_destroy(&attributes);
#endif
    }

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
