// SPDX-License-Identifier: MIT
// ctypes/detail/call/call_operators.hpp - the call operators of everything that calls a C function.
//
//     class caller : public call_operators<caller, int(int, const char*, ...), /* Result = */ int> {
//         template <class... Args> auto call_with(Args&&... arguments) const;       // what each call does
//     };
//     caller()(flags.mode, name, 3);
//
// A template with forwarding references cannot take bit-fields, members of packed records and `static const int` members
// without a definition: C++ passes them by value only. So each parameter of the signature has a type of argument here,
// which takes scalars by value and converts at once: scalar_argument, a record, or prepared_argument for an annotated one.
#pragma once

#include <ctypes/detail/call/argument.hpp>
#include <ctypes/detail/call/argument_binder.hpp>
#include <ctypes/detail/call/variadic.hpp>
#include <ctypes/signature.hpp>

#include <concepts>
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

namespace ctypes::detail {

template <class T>
concept number = std::is_arithmetic_v<T> || std::is_enum_v<T>;

/// A parameter that is not plain and takes numbers of one type: ctypes::inout<unsigned char>.
template <class P>
concept takes_number = number<typename argument_binder<P>::scalar>;

/// The number that the compiler makes of an argument, at the call: it warns there as at any call. Nothing for other parameters.
template <class P>
struct number_argument {
    struct type {};
    template <class From>
    static constexpr bool converts = false;
};
template <takes_number P>
struct number_argument<P> {
    using type = typename argument_binder<P>::scalar;
    template <class From>
    static constexpr bool converts = number<From>&& passage_of<type, From>() == passage::converts;
};

/// The argument of a parameter that is not plain: its slot, made at once.
template <class P>
class prepared_argument {
    using from_number = number_argument<P>;

public:
    constexpr prepared_argument(typename from_number::type argument) requires takes_number<P> : made(argument) {}
    template <class From>
    requires(!is_record<From> && !from_number::template converts<From>) constexpr prepared_argument(From argument)
        : made(std::forward<From>(argument)) {}
    template <class Element, std::size_t N>
    constexpr prepared_argument(Element (&argument)[N]) : made(argument) {}
    template <class From>
    requires(is_record<std::remove_cvref_t<From>> &&
             !std::is_same_v<std::remove_cvref_t<From>, prepared_argument>) constexpr prepared_argument(From&& argument)
        : made(std::forward<From>(argument)) {}

    argument_binder<P> made;
};

/// The argument of a parameter that C cannot have; the call says so.
struct refused_argument {
    template <class From>
    constexpr refused_argument(From&&) noexcept {}
};

/// The type of argument of a parameter.
template <class P>
struct argument_of {
    using type = prepared_argument<P>;
};
template <class P>
requires std::is_reference_v<P>
struct argument_of<P> {
    using type = refused_argument;
};
template <class P>
requires(parameter<P>::plain && !is_record<P> && !std::is_reference_v<P>) struct argument_of<P> {
    using type = scalar_argument<P>;
};
template <class P>
requires(parameter<P>::plain&& is_record<P>) struct argument_of<P> {
    using type = record_argument<P>;
};
template <class P>
using argument_of_t = typename argument_of<P>::type;

/// What is handed on of an argument: the C value, or the whole of a prepared one.
template <class To>
constexpr To&& handed_on(scalar_argument<To>& argument) noexcept {
    return std::move(argument.value);
}
template <class Argument>
constexpr Argument&& handed_on(Argument& argument) noexcept {
    return static_cast<Argument&&>(argument);
}
template <class Argument>
constexpr const Argument& handed_on(const Argument& argument) noexcept {
    return argument;
}

/// Whether a type of argument takes `From`. All but records take everything, and say then what is wrong.
template <class Argument, class From>
inline constexpr bool takes_argument = true;
template <class Argument, class From>
requires(is_record<std::remove_cvref_t<Argument>>) inline constexpr bool takes_argument<Argument, From> =
    std::is_convertible_v<From, Argument>;
template <class To, class From>
inline constexpr bool takes_argument<scalar_argument<To>, From> = true;
template <class P, class From>
inline constexpr bool takes_argument<prepared_argument<P>, From> = true;

/// The largest record that goes by value behind `...`; larger ones would be copied twice.
inline constexpr std::size_t most_by_value = 2 * sizeof(void*);

/// Whether an argument behind `...` goes by value: a scalar, an array or function (as a pointer), a small record.
template <class T>
consteval bool goes_by_value() {
    if constexpr (!is_record<T>)
        return true;
    else
        return promotion_of<const T&>() == promotion::as_is && sizeof(T) <= most_by_value;
}
/// Whether it must be known whether it is a temporary, or constant.
template <class From>
consteval bool needs_category() {
    using value = std::remove_cvref_t<From>;
    constexpr promotion how = promotion_of<From>();
    if constexpr (!is_record<value>)
        return false;
    else
        return (how == promotion::as_callback && !std::is_lvalue_reference_v<From>) ||
               how != promotion_of<const value&>();
}

/// The call operator for arguments of these types.
template <class Self, class Arguments, bool Variadic>
struct typed_operator;

template <class Self, class... Argument>
struct typed_operator<Self, types<Argument...>, false> {
    decltype(auto) operator()(Argument... arguments) const {
        return static_cast<const Self&>(*this).call_with(detail::handed_on(arguments)...);
    }
};

// Behind the `...` nothing but the arguments tells their types, and all of them are deduced alike: by value where all
// allow that, else by reference to constants, which takes bit-fields too (as temporaries).
template <class Self, class... Argument>
struct typed_operator<Self, types<Argument...>, true> {
    template <class... T>
    requires(goes_by_value<T>() && ...) decltype(auto) operator()(Argument... arguments, T... more) const {
        return static_cast<const Self&>(*this).call_with(detail::handed_on(arguments)..., std::forward<T>(more)...);
    }
    template <class... T>
    requires(!(goes_by_value<T>() && ...)) decltype(auto) operator()(Argument... arguments, const T&... more) const {
        return static_cast<const Self&>(*this).call_with(detail::handed_on(arguments)..., more...);
    }
    template <class... T>
    requires(needs_category<T>() || ...) decltype(auto) operator()(Argument... arguments, T&&... more) const {
        return static_cast<const Self&>(*this).call_with(detail::handed_on(arguments)..., std::forward<T>(more)...);
    }
};

/// The arguments that the parameters `P` take, and the first `N` of them.
template <class... P>
using arguments_of = typename concatenated<
    std::conditional_t<argument_binder<P>::arity == 0, types<>, types<argument_of_t<P>>>...>::type;

template <class List, class Sequence>
struct first_of;
template <class... T, std::size_t... I>
struct first_of<types<T...>, std::index_sequence<I...>> {
    using type = types<std::tuple_element_t<I, std::tuple<T...>>...>;
};

/// Whether the arguments fit as far as an operator for these types goes.
template <std::size_t Least, std::size_t Most, class Arguments, class... From>
inline constexpr bool takes_arguments = false;
template <std::size_t Least, std::size_t Most, class... Argument, class... From>
requires(sizeof...(From) >= Least &&
         sizeof...(From) <= Most) inline constexpr bool takes_arguments<Least, Most, types<Argument...>, From...> = [] {
    constexpr std::size_t fixed = sizeof...(From) < sizeof...(Argument) ? sizeof...(From) : sizeof...(Argument);
    return []<std::size_t... I>(std::index_sequence<I...>) {
        return (takes_argument<std::tuple_element_t<I, std::tuple<Argument...>>,
                               std::tuple_element_t<I, std::tuple<From...>>> &&
                ...);
    }
    (std::make_index_sequence<fixed>{});
}();

/// All call operators of `Self` for a signature: one for each number of arguments, and one for what fits none of them,
/// where `call_with` says what is wrong; to that `Result` is the result.
template <class Self, class Signature, class Result, class Parameters = typename signature<Signature>::parameters>
struct call_operators;

template <class Self, class Arguments, std::size_t Least, bool Variadic, class Sequence>
struct counted_operators;
template <class Self, class Arguments, std::size_t Least, bool Variadic, std::size_t... More>
struct counted_operators<Self, Arguments, Least, Variadic, std::index_sequence<More...>>
    : typed_operator<Self, typename first_of<Arguments, std::make_index_sequence<Least + More>>::type, Variadic>... {
    using typed_operator<Self, typename first_of<Arguments, std::make_index_sequence<Least + More>>::type,
                         Variadic>::operator()...;
};

template <class Self, class Signature, class Result, class... P>
struct call_operators<Self, Signature, Result, types<P...>>
    : counted_operators<
          Self, arguments_of<P...>,
          (signature<Signature>::variadic ? arrangement<P...>::arity : arrangement<P...>::required),
          signature<Signature>::variadic,
          std::make_index_sequence<
              (signature<Signature>::variadic ? 0 : arrangement<P...>::arity - arrangement<P...>::required) + 1>> {
private:
    static constexpr bool variadic = signature<Signature>::variadic;
    static constexpr std::size_t most = arrangement<P...>::arity;
    static constexpr std::size_t least = variadic ? most : arrangement<P...>::required;
    using counted =
        counted_operators<Self, arguments_of<P...>, least, variadic, std::make_index_sequence<most - least + 1>>;

public:
    using counted::operator();
    template <class... Args>
    requires(!takes_arguments<least, (variadic ? unlimited : most), arguments_of<P...>, Args...>) Result
    operator()(Args&&... arguments) const {
        static_cast<void>(static_cast<const Self&>(*this).call_with(std::forward<Args>(arguments)...));
        return detail::nothing<Result>();
    }
};

} // namespace ctypes::detail
