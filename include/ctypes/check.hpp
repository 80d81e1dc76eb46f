// SPDX-License-Identifier: MIT
// ctypes/check.hpp - results that mean failure, as exceptions or as values.
//
//     auto open = libc.function<int(const char*, int)>("open").check(ctypes::nonnegative);
//     open("/nowhere", O_RDONLY);                 // throws std::system_error: "open: No such file or directory"
//     auto maybe = libc.function<int(const char*, int)>("open").expect(ctypes::nonnegative);
//     if (auto file = maybe("/nowhere", O_RDONLY); !file) std::cerr << file.error().message();
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/detail/call/call_operators.hpp>
#include <ctypes/detail/call/invoke.hpp>

#include <cerrno>
#include <string>
#include <system_error>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

namespace ctypes {

// Policies. A policy is any callable over the result, or over the result and the arguments of the call. Both are C's own
// (the pointer, not the handle or the std::string it is of); the result is what the call returns when the policy takes
// only that.
//   - it returns bool: false throws std::system_error with errno and the function's name;
//   - it returns nothing: it throws what it likes;
//   - it returns anything else: that replaces the result (Python's errcheck).

/// The C result is not below zero: open(2) and most system calls.
inline constexpr auto nonnegative =
    [](const auto& result) requires(std::is_arithmetic_v<std::remove_cvref_t<decltype(result)>>) {
    return result >= 0;
};
/// The C result is not a null pointer: fopen(3), malloc(3).
inline constexpr auto nonnull =
    [](const auto& result) requires(std::is_pointer_v<std::remove_cvref_t<decltype(result)>>) {
    return result != nullptr;
};
/// The C result is zero: fclose(3), mkdir(2).
inline constexpr auto zero =
    [](const auto& result) requires(std::is_arithmetic_v<std::remove_cvref_t<decltype(result)>>) {
    return result == 0;
};

/// A result, or the error there was instead: what `expect` returns, as std::expected does in C++23.
template <class T>
class expected {
public:
    expected(T value) : content_(std::in_place_index<0>, std::move(value)) {}
    expected(std::error_code error) : content_(std::in_place_index<1>, error) {}

    explicit operator bool() const noexcept { return content_.index() == 0; }
    bool has_value() const noexcept { return content_.index() == 0; }
    /// The error; without one when there is a value.
    std::error_code error() const noexcept { return has_value() ? std::error_code() : *std::get_if<1>(&content_); }
    /// The value; throws std::system_error when there is none.
    const T& value() const& { return has_value() ? *std::get_if<0>(&content_) : throw std::system_error(error()); }
    T&& value() && { return has_value() ? std::move(*std::get_if<0>(&content_)) : throw std::system_error(error()); }
    const T& operator*() const& noexcept { return *std::get_if<0>(&content_); }
    T&& operator*() && noexcept { return std::move(*std::get_if<0>(&content_)); }
    const T* operator->() const noexcept { return std::get_if<0>(&content_); }
    template <class U>
    T value_or(U&& otherwise) const {
        return has_value() ? **this : static_cast<T>(std::forward<U>(otherwise));
    }

private:
    std::variant<T, std::error_code> content_;
};

namespace detail {

struct failure_as_exception;

} // namespace detail

template <class Function, class Policy, class Failure = detail::failure_as_exception>
class checked_function;

namespace detail {

/// The function's own result among what a call returned: the value itself, or the first of a tuple.
template <class T>
constexpr const T& result_part(const T& returned) {
    return returned;
}
template <class T, class... Outs>
constexpr const T& result_part(const std::tuple<T, Outs...>& returned) {
    return std::get<0>(returned);
}

/// `policy` over the C result, or over what was made of it.
template <class Policy, class C, class Returned, class... Args>
constexpr decltype(auto) ask(const Policy& policy, const raw_and_result<C, Returned>& answer,
                             const Args&... arguments) {
    using result = decltype(detail::result_part(answer.value));
    if constexpr (std::is_invocable_v<const Policy&, const C&, const Args&...>)
        return policy(answer.c, arguments...);
    else if constexpr (std::is_invocable_v<const Policy&, const C&>)
        return policy(answer.c);
    else if constexpr (std::is_invocable_v<const Policy&, result, const Args&...>)
        return policy(detail::result_part(answer.value), arguments...);
    else if constexpr (std::is_invocable_v<const Policy&, result>)
        return policy(detail::result_part(answer.value));
    else {
        static_assert(dependent_false<Policy>,
                      "ctypes: this policy cannot be called with the function's result; take (result), or "
                      "(result, arguments...)");
        return true;
    }
}

/// `returned` with its C result replaced.
template <class Replacement, class T>
constexpr auto replace_result(Replacement&& by, T&&) {
    return std::forward<Replacement>(by);
}
template <class Replacement, class T, class... Outs>
constexpr auto replace_result(Replacement&& by, std::tuple<T, Outs...>&& returned) {
    return std::apply(
        [&](auto&, auto&... outs) {
            return std::tuple<std::remove_cvref_t<Replacement>, Outs...>(std::forward<Replacement>(by),
                                                                         std::move(outs)...);
        },
        returned);
}

/// The options of a function whose result is looked at.
template <call_options Own>
inline constexpr call_options looked_at{Own.carries, /* keeps_errno = */ true, /* keeps_result = */ true, Own.discards,
                                        Own.escapable};

/// An argument of the call, for a policy.
template <class T>
constexpr const T& for_policy(const T& argument) noexcept {
    return argument;
}
template <class P>
constexpr auto for_policy(const prepared_argument<P>& argument) {
    if constexpr (requires { argument_binder<P>::is_callable; })
        return nullptr; // it is C's by now, or as good as gone
    else
        return argument_binder<P>(argument.made).template c<0>();
}

/// Whether a policy has anything to look at.
template <class Function>
consteval bool has_result() {
    constexpr bool there = !std::is_void_v<typename signature<typename Function::signature_type>::c_result>;
    static_assert(there, "ctypes: the function returns nothing, so there is nothing to check");
    return there;
}

/// What `check` makes of a verdict: false throws.
struct failure_as_exception {
    template <class R>
    using result = R;

    template <class Function, class Returned, class Judge>
    static auto finish(const Function& callee, Returned&& returned, const Judge& judge) {
        using verdict = std::remove_cvref_t<decltype(judge())>;
        if constexpr (std::is_void_v<verdict>) {
            judge();
            return std::move(returned.value);
        } else if constexpr (std::is_same_v<verdict, bool>) {
            if (!judge()) [[unlikely]]
                fail(callee);
            return std::move(returned.value);
        } else {
            return detail::replace_result(verdict(judge()), std::move(returned.value));
        }
    }

private:
    template <class Function>
    [[noreturn]] static void fail(const Function& callee) {
        const auto error = last_error(); // before anything else can change it
        const std::string name = callee.name();
        throw std::system_error(error, std::generic_category(), name.empty() ? "C function" : name);
    }
};

/// What `expect` makes of it: false is an error code.
struct failure_as_value {
    template <class R>
    using result = expected<R>;

    template <class Function, class Returned, class Judge>
    static auto finish(const Function&, Returned&& returned, const Judge& judge) {
        static_assert(std::is_same_v<decltype(judge()), bool>,
                      "ctypes: expect() takes a policy that returns bool: true for success");
        using result = expected<std::remove_cvref_t<decltype(returned.value)>>;
        if (judge()) return result(std::move(returned.value));
        return result(std::error_code(last_error(), std::generic_category()));
    }
};

} // namespace detail

/// A function whose result is looked at; made by `function::check` and `function::expect`. Keeps what the function keeps.
template <class Function, class Policy, class Failure>
class checked_function
    : public detail::call_operators<
          checked_function<Function, Policy, Failure>, typename Function::signature_type,
          typename Failure::template result<typename signature<typename Function::signature_type>::result>> {
    using operators = detail::call_operators<
        checked_function, typename Function::signature_type,
        typename Failure::template result<typename signature<typename Function::signature_type>::result>>;

public:
    using signature_type = typename Function::signature_type;

    checked_function() = default;
    checked_function(Function callee, Policy policy) : callee_(std::move(callee)), policy_(std::move(policy)) {}

    /// The call. From `check`: throws std::system_error with errno, or what the policy throws. From `expect`: gives errno
    /// as an error code when the policy says false. errno was 0 before the C call; last_error() tells it afterwards.
    using operators::operator();
    template <class... Args>
    auto call_with(Args&&... arguments) const {
        if constexpr (detail::has_result<Function>()) {
            auto returned = callee_.template call<options>(std::forward<Args>(arguments)...);
            return Failure::finish(callee_, std::move(returned), [&]() -> decltype(auto) {
                return detail::ask(policy_, returned, detail::for_policy(arguments)...);
            });
        }
    }

    auto address() const noexcept { return callee_.address(); }
    auto get() const noexcept { return callee_.get(); }
    std::string name() const { return callee_.name(); }
    explicit operator bool() const noexcept { return static_cast<bool>(callee_); }

    /// The same, rethrowing what callbacks threw.
    auto rethrowing() const {
        return checked_function<decltype(callee_.rethrowing()), Policy, Failure>(callee_.rethrowing(), policy_);
    }

private:
    static constexpr detail::call_options options = detail::looked_at<Function::options>;

    Function callee_;
    [[no_unique_address]] Policy policy_;
};

/// A function whose failures are values; made by `function::expect`.
template <class Function, class Policy>
using expecting_function = checked_function<Function, Policy, detail::failure_as_value>;

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
