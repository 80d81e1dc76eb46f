// SPDX-License-Identifier: MIT
// ctypes/dynamic/callback.hpp - a callable as a C function whose signature is known at run time.
//
//     dynamic::callback compare(c.type("int(const int *, const int *)"),
//                               [](const dynamic::arguments& a) { return a[0][0].as<int>() - a[1][0].as<int>(); });
//     sort(data, n, compare);
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/detail/dynamic/callback_handler.hpp>
#include <ctypes/detail/dynamic/signature.hpp>
#include <ctypes/dynamic/callback_arguments.hpp>
#include <ctypes/dynamic/value.hpp>
#include <ctypes/error_result.hpp>

#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <type_traits>
#include <utility>

namespace ctypes::detail::runtime {

template <class F>
class target_of final : public callback_handler {
    using signature = runtime::signature;

public:
    template <class G>
    target_of(std::shared_ptr<const signature> of, G&& callable)
        : callback_handler(std::move(of), runs_always<F>), callable_(std::forward<G>(callable)) {}

private:
    static constexpr bool takes_arguments = std::is_invocable_v<F&, const dynamic::arguments&>;

    void run(const dynamic::arguments& with, const lvalue& result) override {
        if constexpr (takes_arguments) {
            give([&]() -> decltype(auto) { return callable_(with); }, result);
        } else {
            const argument_values values(with);
            give([&]() -> decltype(auto) { return callable_(values.all()); }, result);
        }
    }

    template <class Call>
    void give(const Call& call, const lvalue& result) {
        const auto path = [] { return std::string("the callback's result"); };
        using returned = decltype(call());
        using given = std::remove_cvref_t<returned>;
        if constexpr (std::is_void_v<returned>) {
            call();
            if (result.of().is != kind::void_)
                refuse(path(), "the callable returns nothing, C wants '" + to_c_declaration(result.type, {}) + "'");
        } else {
            static_assert(
                std::is_reference_v<returned> || !callable_by_c<given> || std::is_copy_constructible_v<given>,
                "ctypes: a callback that is returned by value is gone when C calls it; return a reference to one that "
                "lives on");
            decltype(auto) from = call();
            if (result.of().is == kind::void_) return;
            if constexpr (std::is_arithmetic_v<given>) {
                if (result.of().code == scalar_code(scalar_of<given>())) [[likely]] {
                    std::memcpy(result.at, &from, sizeof from);
                    return;
                }
            }
            // what is returned by reference is somebody else's, all other things are gone when C looks
            assign(result,
                   std::is_lvalue_reference_v<returned> ? keep_alive_policy::during_call()
                                                        : keep_alive_policy::of_result(),
                   from, path);
        }
    }

    F callable_;
};

} // namespace ctypes::detail::runtime

namespace ctypes::dynamic {

/// A callable over run-time values as a C function pointer. It takes `const dynamic::arguments&`, or
/// `std::span<const dynamic::value>`, and returns what converts to the result: a number, a value, a struct ... For a pointer it
/// returns a pointer, or a reference to something that lives on; a text, a list or a value that is returned by value would be
/// destroyed before C uses the pointer, and is refused.
///
/// As with ctypes::callback: the object owns the callable and must outlive the calls; moving it does not change what C
/// sees; an exception goes to the innermost call on the thread that checks (a dynamic::function with a function pointer
/// among its parameters, or one made by rethrowing()), C gets the error result: all zero bytes, or error_result(...). A callable
/// of ctypes::always_run runs after such an exception, too.
class callback {
public:
    callback() = default; ///< empty

    /// Throws ctypes::error when `of` is no function type or ends in `...`, ffi_error when neither a thunk nor a
    /// closure can serve the signature.
    template <class F>
    callback(const dynamic::type& of, F&& callable) {
        using stored = std::decay_t<F>;
        static_assert(std::is_invocable_v<stored&, const arguments&> ||
                          std::is_invocable_v<stored&, std::span<const value>>,
                      "ctypes: the callable of a dynamic callback takes const ctypes::dynamic::arguments&, "
                      "or std::span<const ctypes::dynamic::value>");
        const dynamic::type signature = of.kind() == kind::pointer ? of.target() : of;
        target_ = std::make_unique<detail::runtime::target_of<stored>>(detail::runtime::signature::prepare(signature),
                                                                       std::forward<F>(callable));
    }

    /// What C gets from now on when the callable throws, and until the call that led to it is back. A text is copied, and lives as
    /// long as the callback.
    template <class T>
    callback& error_result(T&& answer) & {
        const auto path = [] { return std::string("the error result"); };
        dynamic::value made(target_->of().result_type());
        detail::runtime::assign(made.where(), detail::runtime::keep_alive_policy(made.memory().get()), answer, path);
        target_->stop().replace(std::move(made));
        return *this;
    }

    /// What C calls, as long as this object lives; null when it is empty.
    [[nodiscard]] void (*pointer() const noexcept)() { return target_ != nullptr ? target_->code() : nullptr; }
    /// The same as an address, for raw calls.
    [[nodiscard]] void* address() const noexcept { return reinterpret_cast<void*>(pointer()); }
    [[nodiscard]] dynamic::type type() const { return target_ != nullptr ? target_->of().type() : dynamic::type(); }
    /// Whether C calls a libffi closure, not one of the static thunks.
    [[nodiscard]] bool uses_closure() const noexcept { return target_ != nullptr && target_->uses_closure(); }
    [[nodiscard, deprecated("ctypes: is_closure() is uses_closure()")]] bool is_closure() const noexcept {
        return uses_closure();
    }
    explicit operator bool() const noexcept { return target_ != nullptr; }

private:
    std::unique_ptr<detail::runtime::callback_handler> target_;
};

} // namespace ctypes::dynamic

#endif // CTYPES_HAS_CXX20
