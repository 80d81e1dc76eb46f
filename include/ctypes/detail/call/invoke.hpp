// SPDX-License-Identifier: MIT
// ctypes/detail/call/invoke.hpp - one call: the arguments into their slots, C, the results out of them.
//
// `Raw` makes the C call with C's own types: by the compiler (native_call) or through libffi.
#pragma once

#include <ctypes/detail/call/argument_binder.hpp>
#include <ctypes/detail/call/exception_trap.hpp>
#include <ctypes/detail/call/variadic.hpp>
#include <ctypes/last_error.hpp>

#include <cstddef>
#include <exception>
#include <tuple>
#include <type_traits>
#include <utility>

namespace ctypes::detail {

/// What a call does besides: catch what callbacks threw, and rethrow or discard it; keep errno for last_error(); answer
/// with the C result, too.
struct call_options {
    bool carries = false;
    bool keeps_errno = false;
    bool keeps_result = false;
    bool discards = false;
    bool escapable = false; ///< an escaping_callback may leave it by longjmp
};

/// What a call gives that is asked to keep the C result: that, and what the caller gets.
template <class C, class Returned>
struct raw_and_result {
    C c;
    Returned value;
};

/// The C result beside what `make` returns, where it is asked for.
template <call_options Options, class C, class Make>
constexpr auto answer(C result, Make&& make) {
    if constexpr (!Options.keeps_result)
        return make(std::move(result));
    else
        return raw_and_result<C, decltype(make(std::move(result)))>{result, make(C(result))};
}

/// `call()`, with errno kept where that is asked for. Before the call it is 0, so that an old value is not taken for one of
/// the call. Behind it the old value returns unless the call has set one: C code that has set errno and then runs a
/// callback which makes such a call finds errno as it was. (No function of the C library sets errno to 0, C11 7.5p3.)
template <call_options Options, class Call>
inline auto with_call_scope(Call&& call) -> decltype(call()) {
    if constexpr (!Options.keeps_errno)
        return call();
    else
        return detail::call_with_errno(call);
}

/// A C call, and errno kept where that is asked for.
template <call_options Options, class Raw>
struct raw_with_options {
    Raw raw;
    template <class... Args>
    decltype(auto) operator()(Args&&... arguments) const {
        return detail::with_call_scope<Options>(
            [&]() -> decltype(raw(std::forward<Args>(arguments)...)) { return raw(std::forward<Args>(arguments)...); });
    }
};

/// The compiler's call.
template <class Signature, class R = typename signature<Signature>::c_result,
          class C = typename signature<Signature>::c_parameters, bool Variadic = signature<Signature>::variadic>
struct native_call;

template <class Signature, class R, class... C>
struct native_call<Signature, R, types<C...>, false> {
    typename signature<Signature>::pointer function;

    template <class... Args>
    R operator()(Args&&... arguments) const {
        if constexpr (crosses_unchanged<R, C...>)
            return function(detail::convert<C>(std::forward<Args>(arguments))...);
        else
            return detail::call_native<signature<Signature>::convention, R, C...>(
                reinterpret_cast<void (*)()>(function), detail::convert<C>(std::forward<Args>(arguments))...);
    }
};
template <class Signature, class R, class... C>
struct native_call<Signature, R, types<C...>, true> {
    typename signature<Signature>::pointer function;

    template <class... Args>
    R operator()(Args&&... arguments) const {
        return detail::call_variadic<R, C...>(function, std::forward<Args>(arguments)...);
    }
};

/// The contexts that a signature's parts need: deleters of the library, found when the function is bound.
template <class R, class P>
struct contexts_of;
template <class R, class... P>
struct contexts_of<R, types<P...>> {
    using type = std::tuple<typename context_of<R>::type, typename argument_binder<P>::context...>;
};
template <class Signature, bool Plain = signature<Signature>::plain>
struct contexts {
    using type = nothing_bound;
};
template <class Signature>
struct contexts<Signature, false>
    : contexts_of<typename signature<Signature>::result, typename signature<Signature>::parameters> {};

template <class... Contexts>
void bind_contexts(std::tuple<Contexts...>& bound, const symbol_source& symbols) {
    const auto bind = [&]<class Context>(Context& each) {
        if constexpr (!std::is_same_v<Context, nothing_bound>) each = Context(symbols);
    };
    std::apply([&](auto&... each) { (bind(each), ...); }, bound);
}

/// The call with its slots made. They are objects of their own, not one tuple: C gets the address of an out-parameter, and
/// what else were in the same object would have to be stored for it.
template <call_options Options, class Signature, std::size_t... I, std::size_t... C, std::size_t... X, class Raw,
          class Contexts, class... Args, class... P>
inline auto call_with_slots(std::index_sequence<I...>, std::index_sequence<C...>, std::index_sequence<X...>,
                            const Raw& raw, const Contexts& bound, std::tuple<Args...>& given,
                            argument_binder<P>&&... made) {
    using parts = signature<Signature>;
    using result_type = typename parts::result;
    using order = arrangement<P...>;
    const std::tuple<argument_binder<P>&...> slots(made...);
    const auto plain = [&]() -> typename parts::c_result {
        return detail::with_call_scope<Options>([&]() -> typename parts::c_result {
            return raw(detail::c_argument<std::tuple_element_t<order::c_places[C].parameter, std::tuple<P...>>,
                                          order::taken[order::c_places[C].parameter], order::c_places[C].part>(
                           given, std::get<order::c_places[C].parameter>(slots))...,
                       std::get<order::arity + X>(std::move(given))...);
        });
    };
    // Results are made first, then exceptions of callbacks are rethrown: what C opened has its owner by then.
    [[maybe_unused]] std::conditional_t<Options.carries, std::exception_ptr, nothing_bound> thrown;
    const auto call = [&]() -> typename parts::c_result {
        if constexpr (Options.carries)
            return detail::call_trapped<typename parts::c_result>(
                escapable_if<Options.escapable, storing_call<decltype(plain)>>{
                    storing_call<decltype(plain)>{plain, thrown}});
        else
            return plain();
    };
    const auto rethrow = [&] {
        if constexpr (Options.carries && !Options.discards)
            if (thrown) [[unlikely]]
                std::rethrow_exception(thrown);
    };
    if constexpr (std::is_void_v<result_type>) {
        static_assert(!(argument_binder<P>::returns_length || ...),
                      "ctypes: the function returns nothing, so ctypes::filled cannot learn "
                      "the length; take ctypes::sized and a buffer");
        call();
        auto results = std::tuple_cat(detail::give(made, std::get<I + 1>(bound))...);
        rethrow();
        return detail::bundle(std::move(results));
    } else {
        auto result = call();
        if constexpr ((argument_binder<P>::returns_length || ...)) {
            // the result is a length: the buffer is made to fit, and C is called again until it does
            while ((detail::grow(made, result) || ...)) {
                rethrow();
                result = call();
            }
            auto answer = detail::answer<Options>(std::move(result), [&](auto&&) {
                return detail::bundle(std::tuple_cat(detail::give(made, std::get<I + 1>(bound))...));
            });
            rethrow();
            return answer;
        } else {
            auto answer = detail::answer<Options>(std::move(result), [&](typename parts::c_result&& c) {
                return detail::bundle(
                    std::tuple_cat(std::make_tuple(detail::from_c<result_type>(std::move(c), std::get<0>(bound))),
                                   detail::give(made, std::get<I + 1>(bound))...));
            });
            rethrow();
            return answer;
        }
    }
}

template <call_options Options, class Signature, class... P, class Raw, class Contexts, class... Args>
inline auto call_annotated(types<P...>, const Raw& raw, const Contexts& bound, Args&&... arguments) {
    using order = arrangement<P...>;
    std::tuple<Args&&...> given(std::forward<Args>(arguments)...);
    return [&]<std::size_t... I>(std::index_sequence<I...> each) {
        return detail::call_with_slots<Options, Signature>(
            each, std::make_index_sequence<order::c_count>{},
            std::make_index_sequence<(sizeof...(Args) > order::arity ? sizeof...(Args) - order::arity : 0)>{}, raw,
            bound, given, detail::make_slot<P, order::taken[I]>(given)...);
    }
    (std::index_sequence_for<P...>{});
}

template <class R, class... C>
consteval bool require_c_types(types<C...>) {
    return require_c_type<R>() && (require_c_parameter<C>() && ...);
}

/// How many arguments the caller of a signature gives, at least and at most.
template <class P>
struct argument_count;
template <class... P>
struct argument_count<types<P...>> {
    static constexpr std::size_t least = arrangement<P...>::required;
    static constexpr std::size_t most = arrangement<P...>::arity;
};

/// A call of `Signature` by `raw`.
template <call_options Options, class Signature, class Raw, class Contexts, class... Args>
inline decltype(auto) invoke(const Raw& raw, const Contexts& bound, Args&&... arguments) {
    using parts = signature<Signature>;
    using parameters = typename parts::parameters;
    if constexpr (!require_c_types<typename parts::c_result>(typename parts::c_parameters{})) {
        if constexpr (complete<typename parts::result>)
            return detail::nothing<typename parts::result>(); // one error is all
    } else if constexpr (parts::plain) {
        if constexpr (require_count < sizeof...(Args), parts::arity, parts::variadic ? unlimited : parts::arity > ()) {
            const auto call = [&]() -> typename parts::result {
                using plain = raw_with_options<Options, Raw>;
                if constexpr (Options.discards)
                    return detail::call_trapped<typename parts::result>(
                        escapable_if<Options.escapable, discarding_call<plain>>{discarding_call<plain>{{raw}}},
                        std::forward<Args>(arguments)...);
                else if constexpr (Options.carries)
                    return detail::call_trapped<typename parts::result>(
                        escapable_if<Options.escapable, rethrowing_call<plain>>{rethrowing_call<plain>{{raw}}},
                        std::forward<Args>(arguments)...);
                else
                    return plain{raw}(std::forward<Args>(arguments)...);
            };
            if constexpr (!Options.keeps_result)
                return call();
            else
                return detail::answer<Options>(call(), [](auto&& c) { return c; });
        } else
            return detail::nothing<typename parts::result>();
    } else {
        using count = argument_count<parameters>;
        // before a '...' nothing can be left out
        if constexpr (require_count < sizeof...(Args), parts::variadic ? count::most : count::least,
                      parts::variadic ? unlimited : count::most > ())
            return detail::call_annotated<Options, Signature>(parameters{}, raw, bound,
                                                              std::forward<Args>(arguments)...);
    }
}

} // namespace ctypes::detail
