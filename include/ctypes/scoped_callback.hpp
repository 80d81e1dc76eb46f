// SPDX-License-Identifier: MIT
// ctypes/scoped_callback.hpp - parameters that take a callable in place.
//
//     auto sort = libc.function<void(void*, size_t, size_t, ctypes::scoped<int(const void*, const void*)>)>("qsort");
//     sort(data, n, size, [&](const void* a, const void* b) { return ...; });          // a lambda with captures
//     auto exec = sqlite.function<int(sqlite3*, const char*, ctypes::scoped_data<int(void*, int, char**, char**)>,
//                                     ctypes::out<char*>)>("sqlite3_exec");
//     exec(db, sql, [&](int n, char** values, char** names) { return 0; });
//     auto collation = sqlite.function<int(sqlite3*, const char*, int,
//         ctypes::owned_data<int(void*, int, const void*, int, const void*), ctypes::data_order::data_first>)>(
//         "sqlite3_create_collation_v2");                                               // C destroys the callable
//
// A function that keeps the pointer must not be declared with `scoped`; declared with a plain function pointer, it
// refuses temporaries.
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/callback.hpp>
#include <ctypes/data_callback.hpp>
#include <ctypes/detail/call/argument_binder.hpp>
#include <ctypes/signature.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace ctypes {

/// Where the user data stands among the parameters of the function that takes the callback.
enum class data_order { function_first, data_first };

/// In a signature: a function pointer that C uses during the call only. The caller passes any callable, also a lambda
/// written in place; nullptr is C's NULL. Exceptions of the callable arrive at the call; ctypes::stopping(callable,
/// value) says what C gets meanwhile. A pointer to a function goes to C as it is.
template <class Signature>
struct scoped;

/// In a signature: two parameters, a function pointer and its user data, that C uses during the call only.
template <class Signature, data_order Order = data_order::function_first, std::size_t Data = auto_index>
struct scoped_data;

/// In a signature: three parameters, a function pointer, its user data (in either order) and the destructor for that:
/// the callable is C's from then on, and C destroys it. The destructor has the calling convention of the function.
template <class Signature, data_order Order = data_order::function_first, std::size_t Data = auto_index>
struct owned_data;

namespace detail {
/// The function pointer among the C parameters. With a convention of its own it is any function's, since g++ drops the
/// attribute from a template argument; pointers to functions are passed alike.
template <class Signature>
using callee = std::conditional_t<signature<Signature>::convention == convention::platform,
                                  typename signature<Signature>::c_type*, void (*)()>;

/// The same for the function that destroys the user data.
template <class Signature>
using destroyer =
    std::conditional_t<signature<Signature>::convention == convention::platform, void (*)(void*), void (*)()>;

template <class Signature, class Pointer>
auto to_callee(Pointer function) noexcept {
    if constexpr (signature<Signature>::convention == convention::platform)
        return function;
    else
        return reinterpret_cast<void (*)()>(function);
}
} // namespace detail

template <class Signature>
struct parameter<scoped<Signature>> : detail::annotated<detail::callee<Signature>> {};
template <class Signature, std::size_t Data>
struct parameter<scoped_data<Signature, data_order::function_first, Data>>
    : detail::annotated<detail::callee<Signature>, void*> {};
template <class Signature, std::size_t Data>
struct parameter<scoped_data<Signature, data_order::data_first, Data>>
    : detail::annotated<void*, detail::callee<Signature>> {};
template <class Signature, std::size_t Data>
struct parameter<owned_data<Signature, data_order::function_first, Data>>
    : detail::annotated<detail::callee<Signature>, void*, detail::destroyer<Signature>> {};
template <class Signature, std::size_t Data>
struct parameter<owned_data<Signature, data_order::data_first, Data>>
    : detail::annotated<void*, detail::callee<Signature>, detail::destroyer<Signature>> {};

namespace detail {

struct takes_one_callable : binder_traits<1> {
    static constexpr bool is_callable = true;
    using context = nothing_bound;
};

template <class Signature>
class argument_binder<scoped<Signature>> : public takes_one_callable {
public:
    explicit argument_binder(std::nullptr_t) noexcept {}
    template <class F>
    requires(!std::is_null_pointer_v<std::remove_cvref_t<F>> &&
             !std::is_same_v<std::remove_cvref_t<F>, argument_binder>) explicit argument_binder(F&& callable) {
        using given = std::decay_t<F>;
        if constexpr (std::is_same_v<given, pointer> || std::is_base_of_v<callback<Signature>, given>)
            plain_ = callable;
        else
            callback_ = detail::make_callback<callback<Signature>>(std::forward<F>(callable));
    }

    template <std::size_t>
    callee<Signature> c() const noexcept {
        return detail::to_callee<Signature>(plain_ != nullptr ? plain_ : callback_.pointer());
    }

private:
    using pointer = typename signature<Signature>::pointer;
    callback<Signature> callback_;
    pointer plain_ = nullptr;
};

template <class Signature, data_order Order, std::size_t Data>
class argument_binder<scoped_data<Signature, Order, Data>> : public takes_one_callable {
public:
    explicit argument_binder(std::nullptr_t) noexcept {}
    template <class F>
    requires(!std::is_null_pointer_v<std::remove_cvref_t<F>> &&
             !std::is_same_v<std::remove_cvref_t<F>, argument_binder>) explicit argument_binder(F&& callable)
        : callback_(detail::make_callback<data_callback<Signature, Data>>(std::forward<F>(callable))) {}

    template <std::size_t Part>
    auto c() const noexcept {
        if constexpr ((Part == 0) == (Order == data_order::function_first))
            return detail::to_callee<Signature>(callback_.function());
        else
            return callback_.data();
    }

private:
    data_callback<Signature, Data> callback_;
};

template <class Signature, data_order Order, std::size_t Data>
class argument_binder<owned_data<Signature, Order, Data>> : public takes_one_callable {
public:
    explicit argument_binder(std::nullptr_t) noexcept {}
    template <class F>
    requires(!std::is_null_pointer_v<std::remove_cvref_t<F>> &&
             !std::is_same_v<std::remove_cvref_t<F>, argument_binder>) explicit argument_binder(F&& callable)
        : callback_(detail::make_callback<data_callback<Signature, Data>>(std::forward<F>(callable))) {}

    // given up at the call itself: when another argument throws before, the callable is still ours
    template <std::size_t Part>
    auto c() noexcept {
        if constexpr (Part == 2)
            return detail::to_callee<Signature>(data_callback<Signature, Data>::destroy());
        else if constexpr ((Part == 0) == (Order == data_order::function_first))
            return detail::to_callee<Signature>(callback_.function());
        else
            return callback_.release();
    }

private:
    data_callback<Signature, Data> callback_;
};

} // namespace detail
} // namespace ctypes

#endif // CTYPES_HAS_CXX20
