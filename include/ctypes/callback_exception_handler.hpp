// SPDX-License-Identifier: MIT
// ctypes/callback_exception_handler.hpp - where the exception of a callback goes.
//
//     ctypes::set_callback_exception_handler([](std::exception_ptr e) { log(e); });
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <exception>

namespace ctypes {

/// Gets the exception of a callback when no call on its thread is waiting for it. It must not throw.
using callback_exception_handler = void (*)(std::exception_ptr);

namespace detail {

/// The handler the program begins with.
[[noreturn]] void end_program(std::exception_ptr exception);

void handle_exception(const std::exception_ptr& exception) noexcept;

/// To be called while an exception is handled in a thunk: leaves it with the call that led here, or with the
/// handler. errno is not touched: C may look at it after the callback.
[[gnu::cold]] void keep_current_exception();

} // namespace detail

/// Sets what happens to an exception that leaves a callback while no checking call (one with a function pointer
/// among its parameters, or one bound with `rethrowing()`) is waiting for it on that thread, as on a thread that
/// C has started. The callback then answers with its error result. Returns the handler before; a null pointer sets
/// the first one again, which prints what to do and ends the program by std::terminate. Any thread may call it.
callback_exception_handler set_callback_exception_handler(callback_exception_handler handler) noexcept;

} // namespace ctypes

#ifndef CTYPES_COMPILED
#include <ctypes/callback_exception_handler.ipp>
#endif

#endif // CTYPES_HAS_CXX20
