// SPDX-License-Identifier: MIT
// ctypes/callback_exception_handler.ipp - the functions of handler.hpp.
#pragma once

#include <ctypes/callback_exception_handler.hpp>
#include <ctypes/config.hpp>
#include <ctypes/detail/call/exception_trap.hpp>
#include <ctypes/detail/call/process_state.hpp>

#include <cerrno>
#include <cstdio>
#include <exception>

namespace ctypes::detail {

CTYPES_DECL void end_program(std::exception_ptr exception) {
    static constexpr const char* remedy =
        "ctypes: an exception was thrown in a callback, and no call on this thread is waiting for it: %s\n"
        "ctypes: bind the function that runs the callback with .rethrowing(), as in\n"
        "ctypes:     auto step = library.function<int(handle*)>(\"step\").rethrowing();\n"
        "ctypes: or catch in the callback, or call ctypes::set_callback_exception_handler\n"
        "ctypes: (a call waits for callbacks on its own stack, not on that of a fiber; it sees those of other modules "
        "when both\n"
        "ctypes: use the same version of ctypes and the same copy of the C++ runtime library)\n";
    try {
        std::rethrow_exception(exception);
    } catch (const std::exception& e) {
        std::fprintf(stderr, remedy, e.what());
    } catch (...) {
        std::fprintf(stderr, remedy, "(not a std::exception)");
    }
    std::terminate();
}

CTYPES_DECL void handle_exception(const std::exception_ptr& exception) noexcept {
    const callback_exception_handler set = join_process().handler.load();
    if (set != nullptr)
        set(exception);
    else
        end_program(exception);
}

[[gnu::cold]] CTYPES_DECL void keep_current_exception() {
    const int saved = errno;
    const std::exception_ptr exception = std::current_exception();
    // Nothing that C++ could keep: a thread that ends by pthread_exit or pthread_cancel unwinds its stack in
    // this way with glibc and must not be held up; exceptions of other languages look the same.
    if (exception == nullptr) throw;
    if (!exception_trap::keep(exception)) handle_exception(exception);
    errno = saved;
}

} // namespace ctypes::detail

namespace ctypes {

CTYPES_DECL callback_exception_handler set_callback_exception_handler(callback_exception_handler handler) noexcept {
    const callback_exception_handler before =
        detail::join_process().handler.exchange(handler != &detail::end_program ? handler : nullptr);
    return before != nullptr ? before : &detail::end_program;
}

} // namespace ctypes
