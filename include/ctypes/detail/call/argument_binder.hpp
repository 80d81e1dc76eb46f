// SPDX-License-Identifier: MIT
// ctypes/detail/call/argument_binder.hpp - what a parameter is made of during one call, and what it gives back.
//
// A plain parameter takes one argument of the caller and is one argument for C. An annotated one (ctypes::out<T>
// takes none and gives a result; a span is two for C) has a specialisation of `argument_binder` with
//
//     ... : public binder_traits<arity, is_optional, has_result, returns_length>
//     using scalar;                             // optional: the type of an argument that is a number
//     argument_binder(Argument&&), argument_binder(omitted_argument);          // before the call
//     template <std::size_t I> c_type c();      // argument number I of its own for C
//     auto give(context);                       // after the call
//
// and, where it needs a symbol of the library (a deleter), `using context`.
#pragma once

#include <ctypes/detail/call/argument.hpp>
#include <ctypes/detail/call/native.hpp>
#include <ctypes/signature.hpp>

#include <array>
#include <cstddef>
#include <memory>
#include <tuple>
#include <type_traits>
#include <utility>

namespace ctypes::detail {

/// The caller left the argument out.
struct omitted_argument {};

/// No context.
struct nothing_bound {};

/// Where contexts look their symbols up, and what keeps those loaded.
struct symbol_source {
    void* (*find)(const std::shared_ptr<const void>& library, const char* name) = nullptr; // throws symbol_error
    std::shared_ptr<const void> library;
};

template <class T>
struct context_of {
    using type = nothing_bound;
};
template <class T>
requires requires { typename adapter<T>::context; }
struct context_of<T> {
    using type = typename adapter<T>::context;
};

/// A C value as the C++ type of the signature.
template <class T, class Context>
constexpr T from_c(c_side_t<T> value, const Context& context) {
    if constexpr (!adapted<T>)
        return value;
    else if constexpr (std::is_same_v<Context, nothing_bound>)
        return adapter<T>::from_c(std::move(value));
    else
        return adapter<T>::from_c(std::move(value), context);
}

/// What an out-parameter holds before the call: zero, or what the class that stands for a C type has as `empty`.
template <class T>
constexpr c_side_t<T> before_call() {
    if constexpr (requires { adapter<T>::empty; })
        return adapter<T>::empty;
    else
        return c_side_t<T>{};
}

/// An argument as the C value of the type `T` of a signature.
template <class T, class Argument>
constexpr c_side_t<T> to_c(Argument&& argument) {
    if constexpr (adapted<T>) {
        static_assert(
            std::is_convertible_v<Argument, const T&>,
            "ctypes: this argument does not convert to the class that stands for the C type; pass that class");
        if constexpr (std::is_convertible_v<Argument, const T&>)
            return adapter<T>::to_c(static_cast<const T&>(std::forward<Argument>(argument)));
        else
            return c_side_t<T>{};
    } else {
        return detail::convert<T>(std::forward<Argument>(argument));
    }
}

/// What a call asks of a parameter's binder before there is one.
template <std::size_t Arity, bool IsOptional = false, bool HasResult = false, bool ReturnsLength = false>
struct binder_traits {
    static constexpr std::size_t arity = Arity;           ///< arguments of the caller: 0 or 1
    static constexpr bool is_optional = IsOptional;       ///< whether the caller may leave that out, at the end
    static constexpr bool has_result = HasResult;         ///< whether it is a part of the call's result
    static constexpr bool returns_length = ReturnsLength; ///< whether the C result is a length for it: see grow()
};

/// A plain parameter: nothing is stored, its argument goes straight into the call.
template <class P>
class argument_binder : public binder_traits<1> {
public:
    using context = nothing_bound;
};

/// A parameter of a class that stands for a C type: converted to the class, then to C.
template <adapted P>
class argument_binder<P> : public binder_traits<1> {
public:
    using context = nothing_bound;

    template <class Argument>
    constexpr explicit argument_binder(Argument&& argument)
        : value_(detail::to_c<P>(std::forward<Argument>(argument))) {}

    template <std::size_t>
    constexpr c_side_t<P> c() {
        return value_;
    }

private:
    c_side_t<P> value_;
};

/// Which parameter, and which of its own, each C argument is; which argument of the caller each parameter takes.
template <class... P>
struct arrangement {
    static constexpr std::size_t c_count = (parameter<P>::c_types::size + ... + 0);
    static constexpr std::size_t arity = (argument_binder<P>::arity + ... + 0);
    static constexpr std::size_t required = [] {
        std::size_t needed = 0;
        [[maybe_unused]] std::size_t seen = 0;
        ((seen += argument_binder<P>::arity,
          needed = argument_binder<P>::arity != 0 && !argument_binder<P>::is_optional ? seen : needed),
         ...);
        return needed;
    }();

    struct place {
        std::size_t parameter = 0;
        std::size_t part = 0;
    };
    static constexpr std::array<place, c_count + 1> c_places = [] {
        std::array<place, c_count + 1> list{};
        [[maybe_unused]] std::size_t at = 0, index = 0;
        [[maybe_unused]] const auto add = [&](std::size_t parts) {
            for (std::size_t part = 0; part < parts; ++part) list[at++] = {index, part};
            ++index;
        };
        (add(parameter<P>::c_types::size), ...);
        return list;
    }();
    static constexpr std::array<std::size_t, sizeof...(P) + 1> taken = [] {
        std::array<std::size_t, sizeof...(P) + 1> list{};
        [[maybe_unused]] std::size_t index = 0, next = 0;
        ((list[index++] = next, next += argument_binder<P>::arity), ...);
        return list;
    }();
};

/// The argument of a parameter that is not plain, as its slot that was made when it was passed; see call_operators.hpp.
template <class P>
class prepared_argument;

/// The slot of a parameter: what its argument is already, or made of that, or of its absence.
template <class P, std::size_t Taken, class... Args>
constexpr decltype(auto) make_slot([[maybe_unused]] std::tuple<Args...>& arguments) {
    if constexpr (parameter<P>::plain)
        return argument_binder<P>();
    else if constexpr (argument_binder<P>::arity == 0 || Taken >= sizeof...(Args))
        return argument_binder<P>(omitted_argument{});
    else {
        using given = std::tuple_element_t<Taken, std::tuple<Args...>>;
        if constexpr (std::is_same_v<std::remove_cvref_t<given>, prepared_argument<P>>)
            return static_cast<argument_binder<P>&&>(std::get<Taken>(arguments).made);
        else
            return argument_binder<P>(std::forward<given>(std::get<Taken>(arguments)));
    }
}

/// Argument number `Part` of a parameter, for C.
template <class P, std::size_t Taken, std::size_t Part, class... Args>
constexpr decltype(auto) c_argument([[maybe_unused]] std::tuple<Args...>& arguments,
                                    [[maybe_unused]] argument_binder<P>& from) {
    if constexpr (parameter<P>::plain)
        return detail::convert<P>(
            std::forward<std::tuple_element_t<Taken, std::tuple<Args...>>>(std::get<Taken>(arguments)));
    else
        return from.template c<Part>();
}

/// The result with the given ones behind it: nothing, one value, or a tuple.
template <class... Given>
constexpr auto bundle(std::tuple<Given...>&& given) {
    if constexpr (sizeof...(Given) == 0)
        return;
    else if constexpr (sizeof...(Given) == 1)
        return std::get<0>(std::move(given));
    else
        return std::move(given);
}

/// Makes a buffer fit the length that C returned; whether C is to be called again.
template <class P, class Result>
constexpr bool grow([[maybe_unused]] argument_binder<P>& buffer, [[maybe_unused]] const Result& result) {
    if constexpr (argument_binder<P>::returns_length)
        return buffer.grow(result);
    else
        return false;
}

template <class P, class Context>
constexpr auto give([[maybe_unused]] argument_binder<P>& from, [[maybe_unused]] const Context& bound) {
    if constexpr (argument_binder<P>::has_result)
        return std::make_tuple(from.give(bound));
    else
        return std::tuple<>();
}

} // namespace ctypes::detail
