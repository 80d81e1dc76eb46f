// SPDX-License-Identifier: MIT
// ctypes/detail/call/call_records.ipp - the functions of call_records.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/call/call_records.hpp>

#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <utility>

namespace ctypes::detail {

CTYPES_DECL void thread_records::destroy() noexcept {
    for (chunk *c = last_, *before; c != nullptr; c = before) {
        for (call_record* r = c->end; r != c->begin; --r)
            if (r->held) take(*r);
        before = c->before;
        delete[] c->begin;
        delete c;
    }
    delete this;
}

CTYPES_DECL call_record* thread_records::enter(std::uintptr_t frame, std::uintptr_t returns_to) noexcept {
    if (top_ == end_) [[unlikely]]
        return nullptr;
    call_record* const made = ++top_;
    std::atomic_signal_fence(std::memory_order_seq_cst); // a signal handler that makes a call now takes the next one
    made->frame = frame;
    made->returns_to = returns_to;
    return made;
}

CTYPES_DECL call_record* thread_records::enter_searching(std::uintptr_t frame, std::uintptr_t returns_to) {
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

CTYPES_DECL bool thread_records::leave(call_record* left, std::uintptr_t frame) noexcept {
    if (top_ != left || attention_ != 0 || left->frame != frame) [[unlikely]]
        return false;
    top_ = left - 1;
    return true;
}

CTYPES_DECL std::exception_ptr thread_records::leave_searching(call_record* left, std::uintptr_t frame) noexcept {
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

CTYPES_DECL bool thread_records::keep(const std::exception_ptr& exception) noexcept {
    if (is_empty()) return false;
    const found_call found = find(/* all = */ true);
    settle(found);
    if (found.record == nullptr) return false;
    give(*found.record, exception);
    return true;
}

CTYPES_DECL bool thread_records::is_stopped(std::uintptr_t here, std::uintptr_t from) noexcept {
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

CTYPES_DECL thread_records::innermost_call thread_records::innermost() noexcept {
    const found_call found = find(/* all = */ true);
    settle(found);
    return {found.record, found.walked};
}

CTYPES_DECL void thread_records::add_chunk(std::size_t size) {
    auto room = std::make_unique<call_record[]>(size + 1);
    for (std::size_t i = 1; i <= size; ++i) room[i].thread = this;
    last_ = new chunk{room.get(), room.get() + size, last_};
    top_ = room.release();
    end_ = last_->end;
}

CTYPES_DECL void thread_records::release(call_record& r) noexcept {
    r.frame = 0;
    r.jump = nullptr;
    r.escaping = false;
}

CTYPES_DECL void thread_records::trim() noexcept {
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

CTYPES_DECL void thread_records::make_room(std::uintptr_t frame) noexcept {
    if (last_ == nullptr) return;
    find_bounds();
    each([&](call_record& r) {
        if (!r.held && (r.frame == frame || (r.frame < frame && on_thread_stack(r.frame) && on_thread_stack(frame))))
            release(r);
    });
    trim();
}

CTYPES_DECL void thread_records::give(call_record& r, const std::exception_ptr& exception) noexcept {
    if (r.held) return;
    r.held = exception;
    ++attention_;
    process_->held.fetch_add(1, std::memory_order_relaxed);
}

CTYPES_DECL std::exception_ptr thread_records::take(call_record& r) noexcept {
    if (stopped_.record == &r) stopped_.record = nullptr;
    --attention_;
    process_->held.fetch_sub(1, std::memory_order_relaxed);
    return std::exchange(r.held, nullptr);
}

CTYPES_DECL bool thread_records::is_around(const call_record& outer, const call_record& inner) noexcept {
    const call_record* r = inner.outer;
    while (r != nullptr && r != &outer && r->frame != outer.frame) r = r->outer;
    return r != nullptr;
}

CTYPES_DECL thread_records::found_call thread_records::find(bool all) noexcept {
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

CTYPES_DECL call_record* thread_records::at(const stack_frame& frame) noexcept {
    for (chunk* c = last_; c != nullptr; c = c->before)
        for (call_record* r = c == last_ ? top_ : c->end; r != c->begin; --r)
            if (r->returns_to == frame.returns_to && r->frame >= frame.low && r->frame < frame.high) return r;
    return nullptr;
}

CTYPES_DECL call_record* thread_records::beyond(std::uintptr_t address) noexcept {
    find_bounds();
    call_record* last = nullptr;
    if (on_thread_stack(address))
        each([&](call_record& r) {
            if (last == nullptr && r.frame >= address && on_thread_stack(r.frame)) last = &r;
        });
    if (last != nullptr) last->outer = nullptr, last->stack_end = 0;
    return last;
}

CTYPES_DECL void thread_records::settle(const found_call& found) noexcept {
    if (attention_ == 0) return;
    for (;;) { // one at a time: a handler may make calls
        call_record* gone = nullptr;
        each([&](call_record& r) {
            if (r.held && &r != found.record &&
                (found.record != nullptr ? is_around(*found.record, r) : found.end != 0 && r.stack_end == found.end))
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

CTYPES_DECL bool thread_records::still_returns([[maybe_unused]] const call_record& r) noexcept {
#if defined(__x86_64__) || defined(__i386__) || defined(__aarch64__)
    // behind the frame pointer that __builtin_frame_address gives (psABI x86-64, figure 3.3; AAPCS64, 6.4.6)
    const auto* const words = reinterpret_cast<const void* volatile*>(r.frame);
    return reinterpret_cast<std::uintptr_t>(__builtin_extract_return_addr(const_cast<void*>(words[1]))) == r.returns_to;
#else
    return false;
#endif
}

CTYPES_DECL void thread_records::find_bounds() noexcept {
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

} // namespace ctypes::detail
