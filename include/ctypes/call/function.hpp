// ctypes/call/function.hpp - a C function with its signature.
//
//     ctypes::function<double(double)> cosine(&std::cos);
//     double one = cosine(0);                              // the compiler's own call, nothing around it
#pragma once

#include <ctypes/call/argument.hpp>
#include <ctypes/call/carry.hpp>
#include <ctypes/call/native.hpp>
#include <ctypes/call/variadic.hpp>

#include <memory>
#include <string>
#include <type_traits>
#include <utility>

namespace ctypes {

template <class Signature>
class function;
template <class Signature>
class rethrowing_function;

namespace detail {

/// `call()`, and when it returns, rethrows what a callback below it kept.
template <class Call>
inline auto carrying(Call&& call) -> decltype(call()) {
    carrier carried;
    if constexpr (std::is_void_v<decltype(call())>) {
        call();
        carried.rethrow();
    } else {
        auto result = call();
        carried.rethrow();
        return result;
    }
}

/// The call with arguments of the parameters' own types, which lets them be written in braces. Any argument
/// that has a type of its own prefers the template beside it.
template <class Signature, class R = typename signature<Signature>::result,
          class Parameters = typename signature<Signature>::parameters>
struct braced_call;
template <class Signature, class R, class... A>
struct braced_call<Signature, R, types<A...>> {
    R operator()(const A&... arguments) const {
        const auto& self = static_cast<const function<Signature>&>(*this);
        return self.template call<(is_function_pointer<A> || ...)>(types<A...>{}, arguments...);
    }
};

template <class R, class... A>
consteval bool require_signature(types<A...>) {
    return require_c_type<R>() && (require_c_type<A>() && ...);
}

} // namespace detail

/// A C function: its address and its signature, `R(A...)` or `R(A..., ...)`. Calling it costs what a call by
/// function pointer costs. It is small, copyable, and empty by default.
///
/// - Arguments convert as C++ converts them; see call/argument.hpp for strings, vectors and what is refused.
/// - A call with a function pointer among its parameters rethrows an exception that a callback threw while it
///   ran; other calls do so after rethrowing(). Such calls cost a few nanoseconds more.
/// - Calling an empty function is as undefined as calling a null pointer; ask `if (f)`.
///
/// Made by a library (`lib.function<double(double)>("cos")`) it keeps the library loaded.
template <class Signature>
class function : public detail::braced_call<Signature> {
    using parts = signature<Signature>;
    using braced = detail::braced_call<Signature>;
    friend braced;

public:
    using result_type = typename parts::result;
    using signature_type = typename parts::type;
    using pointer = typename parts::pointer;

    function() = default;

    /// A function at an address. `symbol` is what name() says, `kept` is kept alive as long as this object lives.
    function(pointer at, std::string symbol = {}, std::shared_ptr<const void> kept = {})
        : address_(at), name_(std::move(symbol)), keep_(std::move(kept)) {}

    /// The call. Records may be written in braces: `midpoint({0, 0}, {2, 4})`.
    using braced::operator();
    template <class... Args>
    result_type operator()(Args&&... arguments) const {
        return call<detail::any_function_pointer<typename parts::parameters>>(typename parts::parameters{},
                                                                              std::forward<Args>(arguments)...);
    }

    /// The C function pointer.
    pointer address() const noexcept { return address_; }
    /// The same, under the name all objects here have for "the C object".
    pointer get() const noexcept { return address_; }
    /// The symbol's name, empty when the function was not looked up by name.
    const std::string& name() const noexcept { return name_; }
    explicit operator bool() const noexcept { return address_ != nullptr; }

    /// What is kept alive with the function: the library it came from, if any.
    const std::shared_ptr<const void>& keep() const noexcept { return keep_; }

    /// The same function, whose calls rethrow what callbacks threw while they ran, for functions that run
    /// callbacks registered earlier:
    ///     auto step = sqlite.function<int(sqlite3_stmt*)>("sqlite3_step").rethrowing();
    rethrowing_function<Signature> rethrowing() const { return rethrowing_function<Signature>(*this); }

protected:
    template <bool Carrying, class... A, class... Args>
    result_type call(types<A...>, Args&&... arguments) const {
        if constexpr (detail::require_signature<result_type>(types<A...>{}) &&
                      detail::require_count<sizeof...(Args), sizeof...(A), parts::variadic>()) {
            if constexpr (Carrying) {
                return detail::carrying(
                    [&]() -> result_type { return invoke(types<A...>{}, std::forward<Args>(arguments)...); });
            } else {
                return invoke(types<A...>{}, std::forward<Args>(arguments)...);
            }
        } else {
            return detail::nothing<result_type>();
        }
    }

private:
    template <class... A, class... Args>
    result_type invoke(types<A...>, Args&&... arguments) const {
        if constexpr (parts::variadic) {
            return detail::call_variadic<result_type, A...>(address_, std::forward<Args>(arguments)...);
        } else if constexpr (detail::crosses_unchanged<result_type, A...>) {
            return address_(detail::convert<A>(std::forward<Args>(arguments))...);
        } else {
            return detail::call_native(address_, detail::convert<A>(std::forward<Args>(arguments))...);
        }
    }

    pointer address_ = nullptr; // first, so that a call reads it where a plain function pointer would be
    std::string name_;
    std::shared_ptr<const void> keep_;
};

template <class R, class... A>
function(R (*)(A...)) -> function<R(A...)>;
template <class R, class... A>
function(R (*)(A..., ...)) -> function<R(A..., ...)>;

/// A function whose calls rethrow what callbacks threw meanwhile; made by `function::rethrowing()`.
template <class Signature>
class rethrowing_function : public function<Signature> {
public:
    rethrowing_function() = default;
    explicit rethrowing_function(function<Signature> plain) : function<Signature>(std::move(plain)) {}

    /// The call; throws what the first callback that threw below it had thrown.
    template <class... Args>
    typename signature<Signature>::result operator()(Args&&... arguments) const {
        return this->template call<true>(typename signature<Signature>::parameters{}, std::forward<Args>(arguments)...);
    }
};

} // namespace ctypes
