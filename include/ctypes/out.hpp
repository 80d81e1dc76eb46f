// SPDX-License-Identifier: MIT
// ctypes/out.hpp - parameters that are results, may be left out, or go in and out.
//
//     auto open = sqlite.function<int(const char*, ctypes::out<sqlite3*>)>("sqlite3_open");
//     auto [status, db] = open("file.db");
//     auto frexp = libm.function<double(double, ctypes::out<int>)>("frexp");
//     auto [mantissa, exponent] = frexp(8.0);
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/detail/call/argument_binder.hpp>
#include <ctypes/signature.hpp>

#include <optional>
#include <type_traits>
#include <utility>

namespace ctypes {

/// In a signature: a `T*` that the C function writes to. The caller passes nothing for it; the value comes back
/// behind the function's own result, as a tuple when there are several (a `void` result vanishes). The object is
/// zero before the call, or an empty handle. `T` may be a class that stands for a C type:
/// `ctypes::out<ctypes::handle<...>>`.
template <class T>
struct out;

/// In a signature: a `T*` that the C function reads and writes. The caller passes a value; what it became comes back.
template <class T>
struct inout;

/// In a signature: a `const T*` that may be NULL. The caller passes a value, std::nullopt or nullptr; at the end of
/// the arguments also nothing.
///     auto now = libc.function<time_t(ctypes::optional<time_t>)>("time");      now();
template <class T>
struct optional;

/// In a signature: a `T` that the caller may leave out at the end of the arguments; it is then `Default`.
///     auto strtol_ = libc.function<long(const char*, ctypes::optional<char*>, ctypes::defaulted<int, 10>)>("strtol");
template <class T, T Default>
struct defaulted;

template <class T>
struct parameter<out<T>> : detail::annotated<detail::c_side_t<T>*> {};
template <class T>
struct parameter<inout<T>> : parameter<out<T>> {};
template <class T>
struct parameter<optional<T>> : detail::annotated<const detail::c_side_t<T>*> {};
template <class T>
requires std::is_pointer_v<T>
struct parameter<optional<T>> : detail::annotated<T*> {
}; // a pointer to a pointer is written to as a rule: `char** end`
template <class T, T Default>
struct parameter<defaulted<T, Default>> : detail::annotated<T> {};

namespace detail {

template <class T>
class argument_binder<out<T>> : public binder_traits<0, true, true> {
public:
    using context = typename context_of<T>::type;

    constexpr explicit argument_binder(omitted_argument) noexcept {}

    template <std::size_t>
    constexpr c_side_t<T>* c() noexcept {
        return &value_;
    }
    constexpr T give(const context& bound) { return detail::from_c<T>(std::move(value_), bound); }

private:
    c_side_t<T> value_ = detail::before_call<T>();
};

template <class T>
class argument_binder<inout<T>> : public binder_traits<1, false, true> {
public:
    using context = typename context_of<T>::type;
    using scalar = T;

    template <class Argument>
    constexpr explicit argument_binder(Argument&& argument)
        : value_(detail::to_c<T>(std::forward<Argument>(argument))) {
        static_assert(std::is_copy_constructible_v<T>,
                      "ctypes: an owner that C may replace would be closed twice; declare "
                      "ctypes::inout of the C type, and release() the owner into the call");
    }

    template <std::size_t>
    constexpr c_side_t<T>* c() noexcept {
        return &value_;
    }
    constexpr T give(const context& bound) { return detail::from_c<T>(std::move(value_), bound); }

private:
    c_side_t<T> value_;
};

template <class T>
class argument_binder<optional<T>> : public binder_traits<1, true> {
public:
    using context = nothing_bound;
    using scalar = T;

    constexpr explicit argument_binder(omitted_argument) noexcept {}
    constexpr explicit argument_binder(std::nullopt_t) noexcept {}
    constexpr explicit argument_binder(std::nullptr_t) noexcept {}
    constexpr explicit argument_binder(const std::optional<T>& argument) {
        if (argument) value_ = detail::to_c<T>(*argument);
    }
    template <class Argument>
    requires(!std::is_convertible_v<Argument, std::nullopt_t> && !std::is_convertible_v<Argument, std::nullptr_t> &&
             !std::is_same_v<std::remove_cvref_t<Argument>, std::optional<T>> &&
             !std::is_same_v<std::remove_cvref_t<Argument>, omitted_argument> &&
             !std::is_same_v<std::remove_cvref_t<Argument>,
                             argument_binder>) constexpr explicit argument_binder(Argument&& argument) {
        if constexpr (std::is_convertible_v<Argument, pointer>)
            pointer_ = argument; // the address of an object
        else
            value_ = detail::to_c<T>(std::forward<Argument>(argument));
    }

    template <std::size_t>
    constexpr auto c() noexcept {
        return value_ ? static_cast<pointer>(&*value_) : pointer_;
    }

private:
    using pointer = std::conditional_t<std::is_pointer_v<T>, T*, const c_side_t<T>*>;

    std::optional<c_side_t<T>> value_;
    pointer pointer_ = nullptr;
};

template <class T, T Default>
class argument_binder<defaulted<T, Default>> : public binder_traits<1, true> {
public:
    using context = nothing_bound;
    using scalar = T;

    constexpr explicit argument_binder(omitted_argument) noexcept : value_(Default) {}
    template <class Argument>
    constexpr explicit argument_binder(Argument&& argument)
        : value_(detail::convert<T>(std::forward<Argument>(argument))) {}

    template <std::size_t>
    constexpr T c() noexcept {
        return value_;
    }

private:
    T value_;
};

} // namespace detail
} // namespace ctypes

#endif // CTYPES_HAS_CXX20
