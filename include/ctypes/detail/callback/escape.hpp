// SPDX-License-Identifier: MIT
// ctypes/detail/callback/escape.hpp - how an exception leaves a callback that must not return to C.
//
//     return run_escaping<void>(callable, png, message);                 // in the function that C calls
#pragma once

#include <ctypes/detail/call/exception_trap.hpp>
#include <ctypes/detail/callback/call_stored.hpp>

#include <csetjmp>
#include <type_traits>
#include <utility>

namespace ctypes::detail {

/// A callable whose exceptions do not return to C.
template <class F>
struct escaping_callable {
    F callable;

    template <class... A>
    requires(std::is_invocable_v<F&, A...>) auto operator()(A&&... arguments) -> std::invoke_result_t<F&, A...> {
        return detail::call_stored(callable, std::forward<A>(arguments)...);
    }
};

template <class F>
inline constexpr bool escapes = false;
template <class F>
inline constexpr bool escapes<escaping_callable<F>> = true;

[[noreturn, gnu::cold]] void end_without_way_out();

/// To be called while an exception is handled: the call to leave to by longjmp, which holds the exception then; null
/// where it is to be thrown on, as for exceptions that no C++ code may keep (see handler.hpp).
[[nodiscard, gnu::cold]] call_record* jump_with_current_exception();

/// An exception is on its way already: that one leaves. Throws it, or returns the call to leave to by longjmp.
[[nodiscard, gnu::cold]] call_record* jump_with_held_exception();

/// `run(arguments...)`. What it throws leaves for the innermost ctypes call that led here: by longjmp where that call is
/// prepared for it, else by unwinding the frames of C. Nothing here has a destructor when the longjmp goes ([csetjmp.syn]).
template <class R, class Run, class... A>
inline R run_escaping(const Run& run, A&&... arguments) {
    call_record* to = nullptr;
    if (exception_trap::stopped()) [[unlikely]]
        to = jump_with_held_exception();
    else
        try {
            return run(std::forward<A>(arguments)...);
        } catch (...) {
            to = jump_with_current_exception();
            if (to == nullptr) throw;
        }
    std::longjmp(*static_cast<std::jmp_buf*>(to->jump), 1);
}

} // namespace ctypes::detail

#ifndef CTYPES_COMPILED
#include <ctypes/detail/callback/escape.ipp>
#endif
