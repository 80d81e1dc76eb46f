// ctypes/callback/handler.hpp - where the exception of a callback goes.
//
//     ctypes::set_callback_exception_handler([](std::exception_ptr e) { log(e); });
#pragma once

#include <ctypes/call/exception_trap.hpp>
#include <ctypes/detail/process_state.hpp>

#include <cerrno>
#include <cstdio>
#include <exception>

namespace ctypes {

/// Gets the exception of a callback when no call on its thread is waiting for it. It must not throw.
using callback_exception_handler = void (*)(std::exception_ptr);

namespace detail {

/// The handler the program begins with.
[[noreturn]] inline void end_program(std::exception_ptr exception) {
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

inline void handle_exception(const std::exception_ptr& exception) noexcept {
    const callback_exception_handler set = join_process().handler.load();
    if (set != nullptr)
        set(exception);
    else
        end_program(exception);
}

/// To be called while an exception is handled in a thunk: leaves it with the call that led here, or with the
/// handler. errno is not touched: C may look at it after the callback.
[[gnu::cold]] inline void keep_current_exception() {
    const int saved = errno;
    const std::exception_ptr exception = std::current_exception();
    // Nothing that C++ could keep: a thread that ends by pthread_exit or pthread_cancel unwinds its stack in
    // this way with glibc and must not be held up; exceptions of other languages look the same.
    if (exception == nullptr) throw;
    if (!exception_trap::keep(exception)) handle_exception(exception);
    errno = saved;
}

} // namespace detail

/// Sets what happens to an exception that leaves a callback while no checking call (one with a function pointer
/// among its parameters, or one bound with `rethrowing()`) is waiting for it on that thread, as on a thread that
/// C has started. The callback then answers with its stop value. Returns the handler before; a null pointer sets
/// the first one again, which prints what to do and ends the program by std::terminate. Any thread may call it.
inline callback_exception_handler set_callback_exception_handler(callback_exception_handler handler) noexcept {
    const callback_exception_handler before =
        detail::join_process().handler.exchange(handler != &detail::end_program ? handler : nullptr);
    return before != nullptr ? before : &detail::end_program;
}

} // namespace ctypes
