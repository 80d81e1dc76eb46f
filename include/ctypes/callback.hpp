// SPDX-License-Identifier: MIT
// ctypes/callback.hpp - any callable as a C function pointer.
//
//     ctypes::callback<int(const void*, const void*)> compare = [&](auto a, auto b) { ++count; return order(a, b); };
//     qsort(data, n, sizeof *data, compare);
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/c_type.hpp>
#include <ctypes/callback_dispatch.hpp>
#include <ctypes/calling_convention.hpp>
#include <ctypes/detail/callback/adapting.hpp>
#include <ctypes/detail/callback/dedicated_trampoline.hpp>
#include <ctypes/detail/callback/dispatch.hpp>
#include <ctypes/detail/callback/stored_callable.hpp>
#include <ctypes/detail/callback/trampoline_slot.hpp>
#include <ctypes/error_result.hpp>
#include <ctypes/live.hpp>
#include <ctypes/signature.hpp>

#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace ctypes {

template <class Signature>
class callback {
    static_assert(detail::dependent_false<Signature>,
                  "ctypes: this is no signature a callback can have; write R(A...), for example int(void*, int)");
};

template <class R, class... A>
class callback<R(A..., ...)> {
    static_assert(detail::dependent_false<R>,
                  "ctypes: a callback cannot be variadic, C++ cannot tell what it was called with; "
                  "declare the parameters it is called with, or a va_list");
};

namespace detail {

template <class F, class Callback>
concept other_than = !std::derived_from<std::remove_cvref_t<F>, Callback>;

template <class R, class... A>
consteval bool signature_fits() {
    return require_c_type<R>() && (... && require_c_parameter<A>());
}

/// One error for what does not fit between a callable and a signature.
template <class R, class F, class Given, class... A>
consteval bool callable_fits() {
    if constexpr (!std::is_constructible_v<F, Given>)
        static_assert(dependent_false<F>,
                      "ctypes: the callable cannot be copied into the callback; move it there with std::move");
    else if constexpr (!std::is_invocable_v<F&, A...>)
        static_assert(dependent_false<F>, "ctypes: the callable cannot be called with the parameters of the callback; "
                                          "give it those of the signature, or auto");
    else if constexpr (!std::is_invocable_r_v<R, F&, A...>)
        static_assert(dependent_false<F>,
                      "ctypes: the callable returns what does not convert to the callback's result; "
                      "return the type of the signature");
    else
        return true;
    return false;
}

template <class F>
bool is_null_function([[maybe_unused]] const F& callable) {
    if constexpr (std::is_pointer_v<F> || std::is_member_pointer_v<F>)
        return callable == nullptr;
    else
        return false;
}
template <class F>
bool is_null_function(const always_run<F>& given) {
    return detail::is_null_function(given.callable);
}
template <class F>
bool is_null_function(const escaping_callable<F>& given) {
    return detail::is_null_function(given.callable);
}

template <class R, class T>
consteval bool stop_fits() {
    if constexpr (std::is_void_v<R>)
        static_assert(dependent_false<T>, "ctypes: the callback returns nothing and so has no error result; "
                                          "leave out ctypes::error_result");
    else if constexpr (!std::is_convertible_v<const T&, R> && !std::is_convertible_v<const T&, c_side_t<R>>)
        static_assert(dependent_false<T>, "ctypes: the error result does not convert to the callback's result; "
                                          "give ctypes::error_result a value of the signature's result type");
    else
        return true;
    return false;
}

/// A callback for one convention; what the public ones are.
template <convention By, class R, class... A>
class callback_by {
public:
    using pointer_type = entry_pointer<By, c_side_t<R>, c_side_t<A>...>;
    static constexpr ctypes::convention convention = By;

    callback_by() = default; ///< empty: converts to a null pointer

    /// Throws ctypes::ffi_error when the pool is empty and libffi has no closure for the signature or no memory,
    /// ctypes::error for a null function pointer, and what copying the callable throws.
    template <other_than<callback_by> F>
    callback_by(F&& callable) {
        if constexpr (fits<F>()) slot_ = store<std::decay_t<F>>(std::forward<F>(callable), default_error_result{});
    }

    /// The same with an error result: `ctypes::callback<int(int)> c(f, ctypes::error_result(4));`
    template <class F, class T>
    callback_by(F&& callable, error_result<T> stop) {
        if constexpr (fits<F>())
            if constexpr (stop_fits<R, T>())
                slot_ =
                    store<std::decay_t<F>>(std::forward<F>(callable), detail::error_result_for_c<R>(std::move(stop)));
    }

    callback_by(callback_by&& other) noexcept : slot_(std::exchange(other.slot_, nullptr)) {}
    callback_by& operator=(callback_by&& other) noexcept {
        callback_by(std::move(other)).swap(*this);
        return *this;
    }
    ~callback_by() {
        if (slot_ != nullptr) {
            live_callbacks.drop();
            slot_->drop(slot_);
        }
    }
    void swap(callback_by& other) noexcept { std::swap(slot_, other.slot_); }

    /// What C calls, as long as this callback lives; null when it is empty.
    [[nodiscard]] pointer_type pointer() const& noexcept {
        if (slot_ == nullptr) return nullptr;
        return reinterpret_cast<pointer_type>(reinterpret_cast<void (*)()>(slot_->code));
    }
    operator pointer_type() const& noexcept { return pointer(); }

    /// A temporary would be gone when C calls it later, so it cannot be handed over.
    pointer_type pointer() const&& { return refuse_temporary(); }
    operator pointer_type() const&& { return refuse_temporary(); }

    /// Which way C takes.
    /// Whether C calls a closure of libffi, made when the pool was in use.
    [[nodiscard]] bool uses_closure() const noexcept { return slot_ != nullptr && slot_->place.is_closure; }
    [[nodiscard, deprecated("ctypes: route() is uses_closure()")]] ctypes::route route() const noexcept {
        if (slot_ == nullptr) return ctypes::route::none;
        return slot_->place.is_closure ? ctypes::route::closure : ctypes::route::pool;
    }

    explicit operator bool() const noexcept { return slot_ != nullptr; }

private:
    using slot = trampoline_slot<By, c_side_t<R>, c_side_t<A>...>;

    /// One error at most for what does not fit.
    template <class F>
    static consteval bool fits() {
        if constexpr (!signature_fits<c_side_t<R>, c_side_t<A>...>())
            return false;
        else if constexpr (!adapters_fit<R, A...>())
            return false;
        else
            return callable_fits<R, std::decay_t<F>, F, A...>();
    }

    template <class F, class G, class Stop>
    static slot* store(G&& callable, Stop stop) {
        using box = stored_callable<adapted_callable<F, R, A...>, Stop, slot>;
        if (is_null_function(callable))
            throw error("ctypes: a callback cannot be made of a null pointer to a function");
        join_process();
        using own = dedicated_trampoline<box, By, c_side_t<R>, c_side_t<A>...>;
        slot* found = own::acquire();
        if (found == nullptr) found = acquire_slot<By, c_side_t<R>, c_side_t<A>...>();
        try {
            box::put(found, std::forward<G>(callable), std::move(stop));
        } catch (...) {
            own::release(found);
            throw;
        }
        found->run = &box::run;
        if constexpr (box::trivial())
            found->drop = &own::release;
        else
            found->drop = [](slot* used) noexcept {
                used->run = &slot::stale;
                box::destroy(used);
                own::release(used);
            };
        live_callbacks.add();
        return found;
    }

    static pointer_type refuse_temporary() {
        static_assert(dependent_false<R>,
                      "ctypes: a temporary callback would be gone when C calls it; give it a name that lives as long: "
                      "ctypes::callback<R(A...)> name = callable;");
        return nullptr;
    }

    slot* slot_ = nullptr;
};

template <class Signature, class R, class... A>
using callback_with = callback_by<signature<Signature>::convention, R, A...>;

} // namespace detail

/// A callable - lambda, function object, function, pointer to a member; also one that can only be moved - as a C
/// function pointer.
///
///     ctypes::callback<void(int)> on_signal = [&](int n) { seen.push_back(n); };
///     library.function<void(void (*)(int))>("subscribe")(on_signal);
///
/// The callback owns the callable. C may call it from any thread, at any depth of recursion, and as long as the
/// object lives or what it was moved to: moving does not change what C sees, and a slot or closure is freed with
/// the object. It must outlive the calls that run it, so a callable may destroy other callbacks but not its own.
/// Calls are as concurrent as C makes them; what the callable touches must be safe for that.
///
/// An exception that leaves the callable is carried over the C frames to the innermost ctypes call on that thread
/// that checks for it (one with a function pointer among its parameters, or bound with `rethrowing()`) and thrown
/// there again. C gets the error result: `R{}`, or the one given by `error_result`. Until that call is back, callbacks that it
/// leads to answer with their error result without running, except those of ctypes::always_run, which release what C holds.
/// See `set_callback_exception_handler` for what happens where no call checks.
///
/// A callable, and C, may leave calls by longjmp if nothing in the C++ frames between has a destructor. An exception such
/// a call holds is for the checking call around it; without one it is dropped, or for the handler that was set. A fiber is
/// a stack of its own: its exceptions are for its own calls, whatever the thread runs meanwhile, and it may be given up
/// while it waits in a callback. It goes on on the thread it was suspended on.
///
/// A class that stands for a C type (ctypes::adapter) may stand in the signature, for parameters and the result.
///
/// The function C sees is made at compile time: the own one of the callable's type, for its first living callback, or
/// one of `callback_pool_size<R(A...)>`. When those are in use it is a closure of libffi; `uses_closure()` tells.
template <class R, class... A>
class callback<R(A...)> : public detail::callback_with<R(A...), R, A...> {
    using base = detail::callback_with<R(A...), R, A...>;

public:
    using base::base;
};

/// The same for C that calls by another convention; see calling_convention.hpp.
///     ctypes::callback<ctypes::ms_abi<int(void*)>> on_event = [&](void*) { return 0; };
template <template <class> class Convention, class R, class... A>
class callback<Convention<R(A...)>> : public detail::callback_with<Convention<R(A...)>, R, A...> {
    using base = detail::callback_with<Convention<R(A...)>, R, A...>;

public:
    using base::base;
};

/// The same for C that wants a pointer to a `noexcept` function. No exception of the callable leaves it for C anyway.
template <class R, class... A>
class callback<R(A...) noexcept> : public callback<R(A...)> {
    using base = callback<R(A...)>;

public:
    using pointer_type = detail::c_side_t<R> (*)(detail::c_side_t<A>...) noexcept;

    using base::base;
    [[nodiscard]] pointer_type pointer() const& noexcept { return reinterpret_cast<pointer_type>(base::pointer()); }
    operator pointer_type() const& noexcept { return pointer(); }
    pointer_type pointer() const&& {
        return reinterpret_cast<pointer_type>(static_cast<const base&&>(*this).pointer());
    }
    operator pointer_type() const&& { return static_cast<const callback&&>(*this).pointer(); }
};

/// The same for the name a C header has for the pointer: `ctypes::callback<sqlite3_callback>`.
template <class R, class... A>
class callback<R (*)(A...)> : public callback<R(A...)> {
public:
    using callback<R(A...)>::callback;
};
template <class R, class... A>
class callback<R (*)(A...) noexcept> : public callback<R(A...) noexcept> {
public:
    using callback<R(A...) noexcept>::callback;
};

// A callback without its signature, where the callable has only one:
//
//     ctypes::callback on_signal = [&](int number) { seen.push_back(number); };      // callback<void(int)>

namespace detail {

/// The signature of a call operator that is neither a template nor overloaded.
template <class Member>
struct call_operator;
template <class R, class F, class... A, bool Noexcept>
struct call_operator<R (F::*)(A...) noexcept(Noexcept)> {
    using type = R(A...);
};
template <class R, class F, class... A, bool Noexcept>
struct call_operator<R (F::*)(A...) const noexcept(Noexcept)> {
    using type = R(A...);
};

template <class F>
using call_signature = typename call_operator<decltype(&F::operator())>::type;

/// In place of a signature, where the callable has none of its own.
template <class F>
struct no_signature;

} // namespace detail

/// What stands for a callback behind the error.
template <class F>
class callback<detail::no_signature<F>> {
public:
    template <class... Args>
    callback(Args&&...) {
        static_assert(
            detail::dependent_false<F>,
            "ctypes: a generic or overloaded callable has no signature to deduce; write ctypes::callback<R(A...)> "
            "with that of the function pointer C wants");
    }
    std::nullptr_t pointer() const noexcept { return nullptr; }
    template <class Pointer>
    operator Pointer*() const noexcept {
        return nullptr;
    }
};

template <class R, class... A>
callback(R (*)(A...)) -> callback<R(A...)>;
template <class R, class... A, class T>
callback(R (*)(A...), error_result<T>) -> callback<R(A...)>;
template <class R, class... A>
callback(always_run<R (*)(A...)>) -> callback<R(A...)>;
template <class F>
callback(always_run<F>) -> callback<detail::call_signature<F>>;
template <class F>
callback(F) -> callback<detail::call_signature<F>>;
template <class F, class T>
callback(F, error_result<T>) -> callback<detail::call_signature<F>>;
template <class F>
requires(std::is_class_v<F> && !requires { typename detail::call_signature<F>; }) callback(F)
->callback<detail::no_signature<F>>;
template <class F, class T>
requires(std::is_class_v<F> && !requires { typename detail::call_signature<F>; }) callback(F, error_result<T>)
->callback<detail::no_signature<F>>;

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
