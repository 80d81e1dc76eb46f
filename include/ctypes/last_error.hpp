// SPDX-License-Identifier: MIT
// ctypes/last_error.hpp - errno as it was right after the call.
//
//     auto [value, error] = ctypes::with_errno(strtol_)("99999999999999999999", nullptr, 10);   // error == ERANGE
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/detail/call/call_operators.hpp>
#include <ctypes/signature.hpp>

#include <cerrno>
#include <type_traits>
#include <utility>

namespace ctypes {

namespace detail {
inline constinit thread_local int kept_errno = 0;
}

/// errno after this thread's last call that kept it (with_errno, or a checked call); nothing else changes it.
/// Python's ctypes.get_errno().
inline int last_error() noexcept { return detail::kept_errno; }

/// What a call returned, and errno right after it: 0 when the call did not set it.
template <class R>
struct errno_result {
    R value;
    int error;
};
template <>
struct errno_result<void> {
    int error;
};

namespace detail {

/// `call()` with errno 0 before it, and kept right after it. The errno of before returns when the call has set none, also
/// when it throws: see invoke.hpp.
template <class Call>
inline auto call_with_errno(const Call& call) -> decltype(call()) {
    const int before = errno;
    const auto keep = [before] {
        kept_errno = errno;
        if (kept_errno == 0) errno = before;
    };
    errno = 0;
    try {
        if constexpr (std::is_void_v<decltype(call())>) {
            call();
            keep();
        } else {
            decltype(auto) result = call();
            keep();
            return result;
        }
    } catch (...) {
        keep();
        throw;
    }
}

/// The options of a function of this library, with errno kept right after the C call, before results are made of it.
template <class F>
constexpr auto keeping_errno = [] {
    auto options = F::options;
    options.keeps_errno = true;
    return options;
}();

/// The call operators of `Self`: those of a function of this library, or of any callable, whose parameters are not known.
template <class Self, class F>
struct errno_operators {
    template <class... T>
    requires(goes_by_value<T>() && ...) auto operator()(T... arguments) const {
        return static_cast<const Self&>(*this).call_with(std::forward<T>(arguments)...);
    }
    template <class... T>
    requires(!(goes_by_value<std::remove_reference_t<T>>() && ...)) auto operator()(T&&... arguments) const {
        return static_cast<const Self&>(*this).call_with(std::forward<T>(arguments)...);
    }
};
template <class Self, class F>
requires requires { typename F::signature_type; }
struct errno_operators<Self, F> : call_operators<Self, typename F::signature_type,
                                                 errno_result<typename signature<typename F::signature_type>::result>> {
};

/// A plain pointer takes what its function takes, so that the compiler warns at the call as it does without with_errno. A
/// record goes by reference: it is copied once, into the call.
template <class T>
struct pointer_argument {
    using type = T;
};
template <class T>
requires(is_record<T>&& std::is_trivially_copyable_v<T>) struct pointer_argument<T> {
    using type = record_argument<T>;
};
template <class Self, class R, class... A>
struct errno_operators<Self, R (*)(A...)> {
    auto operator()(typename pointer_argument<A>::type... arguments) const {
        return static_cast<const Self&>(*this).call_with(
            std::forward<typename pointer_argument<A>::type>(arguments)...);
    }
};
template <class Self, class R, class... A>
struct errno_operators<Self, R (*)(A...) noexcept> : errno_operators<Self, R (*)(A...)> {};
template <class Self, class R, class... A>
struct errno_operators<Self, R (*)(A..., ...)> {
    template <class... T>
    auto operator()(typename pointer_argument<A>::type... arguments, T... more) const {
        return static_cast<const Self&>(*this).call_with(std::forward<typename pointer_argument<A>::type>(arguments)...,
                                                         std::forward<T>(more)...);
    }
};
template <class Self, class R, class... A>
struct errno_operators<Self, R (*)(A..., ...) noexcept> : errno_operators<Self, R (*)(A..., ...)> {};

/// A callable whose calls tell errno, with the one before restored when a call sets none. `Held` is the function, or a
/// reference to it.
template <class Held>
class errno_call : public errno_operators<errno_call<Held>, std::remove_cvref_t<Held>> {
    using F = std::remove_cvref_t<Held>;

public:
    explicit errno_call(Held function) : function_(std::forward<Held>(function)) {}

    using errno_operators<errno_call, F>::operator();
    template <class... Args>
    auto call_with(Args&&... arguments) const
        -> errno_result<std::remove_cvref_t<decltype(std::declval<const F&>()(std::forward<Args>(arguments)...))>> {
        const F& function = function_;
        using result = decltype(function(std::forward<Args>(arguments)...));
        if constexpr (requires { F::options; } && std::is_void_v<result>) { // a function of this library
            function.template call<keeping_errno<F>>(std::forward<Args>(arguments)...);
            return {kept_errno};
        } else if constexpr (requires { F::options; }) {
            auto value = function.template call<keeping_errno<F>>(std::forward<Args>(arguments)...);
            return {std::move(value), kept_errno};
        } else if constexpr (std::is_void_v<result>) {
            detail::call_with_errno([&] { function(std::forward<Args>(arguments)...); });
            return {kept_errno};
        } else {
            auto value =
                detail::call_with_errno([&]() -> result { return function(std::forward<Args>(arguments)...); });
            return {std::move(value), kept_errno};
        }
    }

private:
    Held function_;
};

} // namespace detail

/// `function`, called with errno 0 and answering with its result and errno. The errno of before is there again when the
/// call has set none (unless it was left by longjmp):
///     auto [descriptor, error] = ctypes::with_errno(open)("/nowhere", O_RDONLY);
/// Works on every callable of this library and on plain function pointers. last_error() repeats the answer. To be kept,
/// it is made of a temporary, which it holds:
///     auto open = ctypes::with_errno(libc.function<int(const char*, int, ...)>("open"));
template <class F>
detail::errno_call<std::decay_t<F>> with_errno(F&& function) {
    return detail::errno_call<std::decay_t<F>>(std::forward<F>(function));
}

/// The same for an object that has a name: it is referred to, and must live as long; a copy would cost many times the call.
template <class F>
requires(std::is_lvalue_reference_v<F>&& std::is_class_v<std::remove_cvref_t<F>>)
        detail::errno_call < const std::remove_cvref_t<F>
& > with_errno(F&& function CTYPES_LIFETIMEBOUND) {
    return detail::errno_call<const std::remove_cvref_t<F>&>(function);
}

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
