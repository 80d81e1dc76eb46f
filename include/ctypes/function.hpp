// SPDX-License-Identifier: MIT
// ctypes/function.hpp - a C function with its signature.
//
//     ctypes::function<double(double)> cosine(&std::cos);
//     double one = cosine(0);                              // the compiler's own call, nothing around it
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/check.hpp>
#include <ctypes/detail/call/call_operators.hpp>
#include <ctypes/detail/call/invoke.hpp>
#include <ctypes/detail/symbol_text.hpp>

#include <concepts>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace ctypes {

template <class Signature>
class function;

namespace detail {
template <class Signature, call_options Options>
class function_with;
}

/// A function whose calls rethrow what callbacks threw meanwhile; made by `function::rethrowing()`.
template <class Signature>
using rethrowing_function = detail::function_with<Signature, detail::call_options{.carries = true}>;
/// A function whose calls discard what callbacks threw meanwhile; made by `function::discarding()`.
template <class Signature>
using discarding_function = detail::function_with<Signature, detail::call_options{.carries = true, .discards = true}>;
/// A function whose calls never look for such exceptions; made by `function::unchecked()`.
template <class Signature>
using unchecked_function = detail::function_with<Signature, detail::call_options{}>;
/// A function whose calls an escaping_callback may leave by longjmp; made by `function::escapable()`.
template <class Signature>
using escapable_function = detail::function_with<Signature, detail::call_options{.carries = true, .escapable = true}>;

/// A C function: its address and its signature, `R(A...)` or `R(A..., ...)`. Calling it costs what a call by
/// function pointer costs. It is small, copyable, and empty by default.
///
/// - Arguments convert as C++ converts them; see detail/call/argument.hpp for strings, vectors and what is refused.
/// - A call with a function pointer among its parameters rethrows an exception that a callback threw while it
///   ran; other calls do so after rethrowing(). Such calls cost a few nanoseconds more.
/// - Calling an empty function is as undefined as calling a null pointer; ask `if (f)`.
///
/// Made by a library (`lib.function<double(double)>("cos")`) it keeps the library loaded.
template <class Signature>
class function : public detail::call_operators<function<Signature>, Signature, typename signature<Signature>::result> {
    using parts = signature<Signature>;
    using operators = detail::call_operators<function, Signature, typename signature<Signature>::result>;

public:
    using result_type = typename parts::result;
    using signature_type = typename parts::type;
    using pointer = typename parts::pointer;

    function() = default;

    /// A function at an address. `symbol` is what name() says, `kept` is kept alive as long as this object lives.
    function(pointer at, const std::string& symbol, std::shared_ptr<const void> kept = {})
        : address_(at), name_(std::string_view(symbol)), keep_(std::move(kept)) {}
    function(pointer at, const char* symbol = "", std::shared_ptr<const void> kept = {})
        : address_(at), name_(std::string_view(symbol != nullptr ? symbol : "")), keep_(std::move(kept)) {}

    /// A function at an address of no type, as dlsym and glXGetProcAddress give it: the signature is believed.
    ///     ctypes::function<void(unsigned)> clear(address, "glClear");
    template <std::same_as<void*> Address>
    explicit function(Address at, const std::string& symbol, std::shared_ptr<const void> kept = {})
        : function(reinterpret_cast<pointer>(at), symbol, std::move(kept)) {}
    template <std::same_as<void*> Address>
    explicit function(Address at, const char* symbol = "", std::shared_ptr<const void> kept = {})
        : function(reinterpret_cast<pointer>(at), symbol, std::move(kept)) {}

    /// The call. Records may be written in braces: `midpoint({0, 0}, {2, 4})`. Of an annotated signature the out-parameters
    /// come back as results, see out.hpp.
    using operators::operator();
    /// What the operators do.
    template <class... Args>
    decltype(auto) call_with(Args&&... arguments) const {
        return call<options>(std::forward<Args>(arguments)...);
    }

    /// The C function pointer.
    pointer address() const noexcept { return address_; }
    /// The same, under the name all objects here have for "the C object".
    pointer get() const noexcept { return address_; }
    /// The symbol's name, empty when the function was not looked up by name. Made when it is asked for.
    std::string name() const { return std::string(name_.view()); }
    explicit operator bool() const noexcept { return address_ != nullptr; }

    /// What is kept alive with the function: the library it came from, if any.
    const std::shared_ptr<const void>& keep() const noexcept { return keep_; }

    /// The same function, whose calls rethrow what callbacks threw while they ran, for functions that run
    /// callbacks registered earlier:
    ///     auto step = sqlite.function<int(sqlite3_stmt*)>("sqlite3_step").rethrowing();
    rethrowing_function<Signature> rethrowing() const { return rethrowing_function<Signature>(*this); }
    /// The same function, whose calls do not, for a function pointer that C does not call now, as a destructor:
    ///     auto bind_text = sqlite.function<int(sqlite3_stmt*, int, const char*, int, void (*)(void*))>(
    ///         "sqlite3_bind_text").unchecked();
    /// An exception of a callback then looks for the next call that led here.
    unchecked_function<Signature> unchecked() const { return unchecked_function<Signature>(*this); }
    /// The same function, whose calls discard what callbacks threw while they ran, for functions that clean up, where
    /// nobody waits for an answer and a destructor may not throw. C still gets the error result.
    ///     auto finalize = sqlite.function<int(sqlite3_stmt*)>("sqlite3_finalize").discarding();
    discarding_function<Signature> discarding() const { return discarding_function<Signature>(*this); }
    /// The same function, rethrowing, whose calls an escaping_callback leaves by longjmp, for C without unwind tables; see
    /// escaping_callback.hpp. It costs a setjmp a call.
    ///     auto read_header = jpeg.function<int(jpeg_decompress*, int)>("jpeg_read_header").escapable();
    escapable_function<Signature> escapable() const { return escapable_function<Signature>(*this); }

    /// The same function, whose result is looked at after each call; see check.hpp for policies.
    ///     auto open = libc.function<int(const char*, int)>("open").check(ctypes::nonnegative);
    template <class Policy>
    checked_function<function, Policy> check(Policy policy) const {
        return {*this, std::move(policy)};
    }
    /// The same, with failure as a value: a call returns ctypes::expected.
    template <class Policy>
    expecting_function<function, Policy> expect(Policy policy) const {
        return {*this, std::move(policy)};
    }

    /// What a call does besides calling.
    static constexpr detail::call_options options{detail::any_function_pointer<typename parts::c_parameters>};

    /// A call with other options than this function's own; for the wrappers around it.
    template <detail::call_options Options, class... Args>
    decltype(auto) call(Args&&... arguments) const {
        return call_by<Options>(detail::native_call<Signature>{address_}, std::forward<Args>(arguments)...);
    }
    /// The same, where `raw` makes the C call.
    template <detail::call_options Options, class Raw, class... Args>
    decltype(auto) call_by(const Raw& raw, Args&&... arguments) const {
        return detail::invoke<Options, Signature>(raw, bound_, std::forward<Args>(arguments)...);
    }

    /// Looks up what the parts of the signature need of the library (the deleters of handles, by name).
    void bind_symbols([[maybe_unused]] const detail::symbol_source& symbols) {
        if constexpr (!parts::plain) detail::bind_contexts(bound_, symbols);
    }

private:
    pointer address_ = nullptr; // first, so that a call reads it where a plain function pointer would be
    detail::symbol_text name_;
    std::shared_ptr<const void> keep_;
    [[no_unique_address]] typename detail::contexts<Signature>::type bound_;
};

template <class Pointer>
requires requires(Pointer pointer) { detail::called_by(pointer); }
function(Pointer pointer)->function<typename decltype(detail::called_by(pointer))::type>;

namespace detail {

/// A function whose calls look after the exceptions of callbacks, or do not, whatever its parameters are.
template <class Signature, call_options Options>
class function_with
    : public function<Signature>,
      public call_operators<function_with<Signature, Options>, Signature, typename signature<Signature>::result> {
    using operators = call_operators<function_with, Signature, typename signature<Signature>::result>;

public:
    function_with() = default;
    /// A template, so that nothing else that converts to a function is one: members of an interface are counted by such.
    template <std::same_as<function<Signature>> Plain>
    explicit function_with(Plain plain) : function<Signature>(std::move(plain)) {}

    /// The call; a rethrowing one throws what the first callback that threw below it had thrown.
    using operators::operator();
    template <class... Args>
    decltype(auto) call_with(Args&&... arguments) const {
        return this->template call<options>(std::forward<Args>(arguments)...);
    }

    template <class Policy>
    checked_function<function_with, Policy> check(Policy policy) const {
        return {*this, std::move(policy)};
    }
    template <class Policy>
    expecting_function<function_with, Policy> expect(Policy policy) const {
        return {*this, std::move(policy)};
    }

    static constexpr call_options options = Options;
};

} // namespace detail

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
