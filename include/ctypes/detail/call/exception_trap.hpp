// SPDX-License-Identifier: MIT
// ctypes/detail/call/exception_trap.hpp - calls that get what their callbacks throw, over the C frames between.
//
//     call_trapped<void>(rethrowing_call{raw}, data, n, size, compare);   // compare throws: its thunk keeps the exception,
//                                                                        // C returns, and the call rethrows it
//     if (exception_trap::stopped()) return stop_value;             // in a thunk: an exception is on its way
#pragma once

#include <ctypes/detail/call/records_of_thread.hpp>

#include <csetjmp>
#include <cstdint>
#include <exception>
#include <type_traits>
#include <utility>

namespace ctypes::detail {

/// What the thunk of a callback asks and says.
class exception_trap {
public:
    /// Does the innermost call that led here hold an exception already? Callbacks then answer with their error result and do
    /// not run. A count for the whole process is asked first, since nearly always it is 0.
    [[nodiscard]] static bool stopped() noexcept;

    /// Gives `exception` to the innermost call that led here; false where none is waiting.
    [[nodiscard, gnu::cold]] static bool keep(const std::exception_ptr& exception) noexcept;

    /// The innermost call that led here; no record where none is waiting.
    [[nodiscard, gnu::cold]] static thread_records::innermost_call innermost() noexcept;

private:
    [[gnu::cold]] static bool search() noexcept;
};

/// How an argument travels into trapped_call: a scalar as it is, anything else by reference, as C may get its address.
template <class Given>
using trapped_argument =
    std::conditional_t<std::is_scalar_v<std::remove_cvref_t<Given>>, std::remove_cvref_t<Given>, Given&&>;

template <class Raw>
[[gnu::noinline, gnu::cold]] void end_trapped_call(const Raw raw, call_record* call, std::uintptr_t frame) {
    if (const std::exception_ptr thrown = leave_call_searching(call, frame)) raw.end(thrown);
}

/// Whether calls by `Raw` may be left by longjmp, and whether what callbacks threw is dropped.
template <class Raw>
inline constexpr bool is_escapable = requires {
    requires Raw::is_escapable;
};
template <class Raw>
inline constexpr bool drops_exceptions = requires {
    requires Raw::drops_exceptions;
};

/// What a call that was left by longjmp throws; its record still holds it.
[[noreturn, gnu::noinline, gnu::cold]] inline void throw_held(const call_record* call) {
    std::rethrow_exception(call->held);
}

/// `raw(values...)`, which an escaping_callback may leave by longjmp. setjmp and C's frames are all there is between:
/// nothing here has a destructor, and no variable changes behind the setjmp (C17 7.13.2.1p3).
template <class R, class Raw, class... Values>
[[gnu::noinline]] R call_with_jump(const Raw& raw, call_record* const call, Values... values) {
    std::jmp_buf here;
    if (setjmp(here) != 0) detail::throw_held(call);
    call->jump = &here;
    if constexpr (std::is_void_v<R>) {
        raw(static_cast<Values&&>(values)...);
        call->jump = nullptr;
    } else {
        R result = raw(static_cast<Values&&>(values)...);
        call->jump = nullptr;
        return result;
    }
}

/// `raw(values...)`, and then `raw.end(exception)` when a callback threw meanwhile. In a frame of its own: that it is on
/// the stack tells that the call is being made, and longjmp over it takes it along. Nothing in it has a destructor while C
/// runs, as longjmp wants it (C++ [csetjmp.syn]). `Search`: there was no room for the record without a search, which is
/// done in a function of its own, since the arguments would have to be saved around it.
template <bool Search, class R, class Raw, class... Values>
[[gnu::noinline]] R trapped_call(const Raw raw, Values... values) {
    const auto returns_to =
        reinterpret_cast<std::uintptr_t>(__builtin_extract_return_addr(__builtin_return_address(0)));
    call_record* call;
    if constexpr (Search) {
        call = enter_call_searching(reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0)), returns_to);
    } else {
        call = known_records->enter(reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0)), returns_to);
        if (call == nullptr) [[unlikely]]
            return detail::trapped_call<true, R, Raw, Values...>(raw, static_cast<Values&&>(values)...);
    }
    const auto run = [&]() -> R {
        try {
            if constexpr (is_escapable<Raw>)
                return detail::call_with_jump<R, Raw, Values...>(raw, call, static_cast<Values&&>(values)...);
            else
                return raw(static_cast<Values&&>(values)...);
        } catch (...) { // C++ code between C and here has thrown, or an escaping_callback: that is what the caller gets
            const bool dropped = drops_exceptions<Raw> && call->escaping;
            static_cast<void>(leave_call_searching(call, call->frame));
            if (!dropped) throw;
        }
        if constexpr (!std::is_void_v<R>) return R{};
    };
    // the builtin again, not a variable that would be kept over the call
    if constexpr (std::is_void_v<R>) {
        run();
        if (!call->thread->leave(call, reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0)))) [[unlikely]]
            detail::end_trapped_call(raw, call, reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0)));
    } else {
        R result = run();
        if (!call->thread->leave(call, reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0)))) [[unlikely]]
            detail::end_trapped_call(raw, call, reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0)));
        return result;
    }
}

/// The same for arguments as they were given.
template <class R, class Raw, class... Given>
inline R call_trapped(const Raw& raw, Given&&... given) {
    // The empty statement keeps the call from becoming a jump: it has to return to its own caller.
    if constexpr (std::is_void_v<R>) {
        detail::trapped_call<false, R, Raw, trapped_argument<Given>...>(raw, std::forward<Given>(given)...);
        __asm__ volatile("");
    } else {
        R result = detail::trapped_call<false, R, Raw, trapped_argument<Given>...>(raw, std::forward<Given>(given)...);
        __asm__ volatile("");
        return result;
    }
}

/// `call`, for call_trapped: what a callback threw is thrown again, dropped, or stored for later.
template <class Call>
struct rethrowing_call {
    Call call;
    template <class... Values>
    decltype(auto) operator()(Values&&... values) const {
        return call(std::forward<Values>(values)...);
    }
    [[noreturn]] static void end(const std::exception_ptr& thrown) { std::rethrow_exception(thrown); }
};
template <class Call>
struct discarding_call {
    Call call;
    template <class... Values>
    decltype(auto) operator()(Values&&... values) const {
        return call(std::forward<Values>(values)...);
    }
    static constexpr bool drops_exceptions = true;
    static void end(const std::exception_ptr&) noexcept {}
};
/// One of them, as one that may be left by longjmp.
template <class Call>
struct escapable_call : Call {
    static constexpr bool is_escapable = true;
};
template <bool Escapable, class Call>
using escapable_if = std::conditional_t<Escapable, escapable_call<Call>, Call>;
template <class Call>
struct storing_call {
    const Call& call;
    std::exception_ptr& thrown;
    template <class... Values>
    decltype(auto) operator()(Values&&... values) const {
        return call(std::forward<Values>(values)...);
    }
    void end(const std::exception_ptr& by_callback) const noexcept { thrown = by_callback; }
};

} // namespace ctypes::detail

#ifndef CTYPES_COMPILED
#include <ctypes/detail/call/exception_trap.ipp>
#endif
