// SPDX-License-Identifier: MIT
// ctypes/escaping_callback.hpp - a callback whose exceptions never return to C: for callers that must not get control back.
//
//     ctypes::escaping_callback<void(png_struct*, const char*)> on_error = [](auto*, const char* what) { throw image_error(what); };
//     set_error_fn(png, nullptr, on_error, nullptr);
//     read_info(png, info);                               // throws image_error
//
// png_error_ptr, libjpeg's error_exit, Lua's panic function: C that calls them does not expect them to return.
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/callback.hpp>
#include <ctypes/detail/callback/escape.hpp>
#include <ctypes/signature.hpp>

#include <type_traits>
#include <utility>

namespace ctypes {

namespace detail {

/// A callback made of an escaping_callable.
template <class Callback, class R, class... A>
class escaping_callback_of : public Callback {
public:
    escaping_callback_of() = default;
    /// Throws what making a ctypes::callback throws.
    template <other_than<escaping_callback_of> F>
    escaping_callback_of(F&& callable) : Callback(make(std::forward<F>(callable))) {}

private:
    template <class F>
    static Callback make(F&& callable) {
        using stored = std::decay_t<F>;
        if constexpr (signature_fits<c_side_t<R>, c_side_t<A>...>())
            if constexpr (adapters_fit<R, A...>())
                if constexpr (callable_fits<R, stored, F, A...>())
                    return Callback(escaping_callable<stored>{std::forward<F>(callable)});
        return Callback();
    }
};

} // namespace detail

/// A ctypes::callback whose exception leaves at once for the ctypes call that led there, and is thrown by that; the
/// functions of C between are not gone on with. When the callable returns, C gets its result as from any callback.
///
/// - The frames of C are unwound. They need unwind tables, which compilers write by default on x86-64 and AArch64
///   (psABI x86-64, section 3.7; elsewhere -fexceptions makes them), and the caller must not be a `noexcept` function. Any
///   ctypes call will do, nothing has to be declared at it.
/// - Calls of a function bound with `f.escapable()` are left by longjmp instead, whatever is between: it needs no
///   tables, and costs a setjmp a call (measured on x86-64: 27 ns more than a rethrowing call, on a busy machine). No
///   destructors run between, should there be C++ code.
/// - Where C without unwind tables is between and the call was not made so, the program ends with a message.
///
/// What the C functions between had to do still is not done: memory that they allocated is lost, locks that they hold
/// stay locked, and the object they worked on is as it is left, often good only to be destroyed. Use it where the
/// library's manual allows to leave its error function by longjmp or an exception (libpng's manual, section IV; libjpeg.txt,
/// "Error handling"; lua_atpanic). Results through out-parameters of the call are not made.
///
/// When an exception of another callback is on its way to the same call, that one leaves, and the callable does not run.
/// `f.discarding()` drops the exception, and returns a result of zeros.
template <class Signature>
class escaping_callback {
    static_assert(detail::dependent_false<Signature>, "ctypes: this is no signature an escaping_callback can have; "
                                                      "write R(A...), for example void(void*, const char*), "
                                                      "without noexcept");
};
template <class R, class... A>
class escaping_callback<R(A...)> : public detail::escaping_callback_of<callback<R(A...)>, R, A...> {
    using base = detail::escaping_callback_of<callback<R(A...)>, R, A...>;

public:
    using base::base;
};
template <class R, class... A>
class escaping_callback<R (*)(A...)> : public escaping_callback<R(A...)> {
public:
    using escaping_callback<R(A...)>::escaping_callback;
};

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
