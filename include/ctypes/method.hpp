// SPDX-License-Identifier: MIT
// ctypes/method.hpp - a method of a class as a C function pointer, with the object as the user data.
//
//     struct reader { int read(unsigned char* to, int n); long seek(long to, int whence); };
//     avio_alloc(buffer, 4096, 0, &r, ctypes::method<&reader::read>, nullptr, ctypes::method<&reader::seek>);
//
// Several callbacks share one object so. Nothing is allocated and there is nothing to keep alive but the object: the
// function is known when the program is compiled.
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/c_type.hpp>
#include <ctypes/callback_exception_handler.hpp>
#include <ctypes/data_callback.hpp>
#include <ctypes/detail/call/argument_binder.hpp>
#include <ctypes/detail/call/exception_trap.hpp>
#include <ctypes/detail/call/native.hpp>
#include <ctypes/detail/call/process_state.hpp>
#include <ctypes/detail/callback/adapting.hpp>
#include <ctypes/error_result.hpp>
#include <ctypes/signature.hpp>

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

namespace ctypes {

namespace detail {

/// The parts of a pointer to a member function.
template <class Member>
struct method_parts {
    static constexpr bool is_method = false;
};
template <class Object, class R, class... A>
struct method_parts_of {
    static constexpr bool is_method = true;
    using object = Object;
    using result = R;
    using parameters = types<A...>;
};
template <class R, class C, class... A, bool Noexcept>
struct method_parts<R (C::*)(A...) noexcept(Noexcept)> : method_parts_of<C, R, A...> {};
template <class R, class C, class... A, bool Noexcept>
struct method_parts<R (C::*)(A...) const noexcept(Noexcept)> : method_parts_of<const C, R, A...> {};
template <class R, class C, class... A, bool Noexcept>
struct method_parts<R (C::*)(A...)& noexcept(Noexcept)> : method_parts_of<C, R, A...> {};
template <class R, class C, class... A, bool Noexcept>
struct method_parts<R (C::*)(A...) const& noexcept(Noexcept)> : method_parts_of<const C, R, A...> {};

/// Whether a parameter of C can be the object: `void*`, a pointer to the class, and for a const method those to const.
template <class Given, class Object>
inline constexpr bool
    is_data_of = std::is_same_v<Given, void*> || std::is_same_v<Given, std::remove_const_t<Object>*> ||
                 (std::is_const_v<Object> && (std::is_same_v<Given, const void*> || std::is_same_v<Given, Object*>));

/// Where the object stands among the parameters `Given` of C when `A` are those of the method: its index, `none`, or
/// `several`.
enum data_places : std::size_t {
    none_of_them = static_cast<std::size_t>(-2),
    several_of_them = static_cast<std::size_t>(-3)
};

template <class Object, std::size_t Data, class... A>
struct data_place {
    template <std::size_t I, class... Given>
    static consteval bool fits_at() {
        if constexpr (Data != auto_index && Data != I)
            return false;
        else
            return is_data_of<std::tuple_element_t<I, std::tuple<Given...>>, Object> &&
                   std::is_same_v<typename without<types<Given...>, I>::type, types<A...>>;
    }
    template <class... Given>
    static consteval std::size_t among() {
        if constexpr (sizeof...(Given) != sizeof...(A) + 1)
            return none_of_them;
        else
            return []<std::size_t... I>(std::index_sequence<I...>) {
                std::size_t found = none_of_them;
                ((fits_at<I, Given...>() ? (found = found == none_of_them ? I : several_of_them) : 0), ...);
                return found;
            }
        (std::index_sequence_for<Given...>{});
    }
};

/// The function that C calls: `Given` are its parameters, number `Data` is the object.
template <auto Member, auto Stop, std::size_t Data, class R, class A, class... Given>
struct method_function;
template <auto Member, auto Stop, std::size_t Data, class R, class... A, class... Given>
struct method_function<Member, Stop, Data, R, types<A...>, Given...> {
    using object = typename method_parts<decltype(Member)>::object;
    using result = native_t<c_side_t<R>>;

    static result run(native_t<Given>... given) {
        try {
            join_process(); // nothing was made that could have done so before
            if (!exception_trap::stopped()) [[likely]]
                return call(std::index_sequence_for<A...>{}, given...);
        } catch (...) {
            keep_current_exception();
        }
        if constexpr (!std::is_void_v<R>)
            return native<c_side_t<R>>::to(stop_value<c_side_t<R>>(detail::error_result_for_c<R>(Stop)));
    }
    static result run_noexcept(native_t<Given>... given) noexcept { return run(given...); }

private:
    // no lambda: g++ would say of one that a class in an anonymous namespace is part of its type
    template <std::size_t... I>
    static result call(std::index_sequence<I...>, native_t<Given>&... given) {
        std::tuple<native_t<Given>&...> all(given...);
        object& self = *static_cast<object*>(std::get<Data>(all));
        if constexpr (std::is_void_v<R>)
            (self.*Member)(argument<A, I>(all)...);
        else
            return native<c_side_t<R>>::to(detail::to_c<R>((self.*Member)(argument<A, I>(all)...)));
    }
    template <class P, std::size_t I, class All>
    static P argument(All& all) {
        if constexpr (adapted<P>)
            return detail::from_c<P>(native<c_side_t<P>>::from(std::get<(I < Data ? I : I + 1)>(all)), nothing_bound{});
        else
            return native<P>::from(std::get<(I < Data ? I : I + 1)>(all));
    }
};

/// A function type as a pointer, for a conversion operator.
template <class R, class... A>
using function_pointer = R (*)(A...);
template <class R, class... A>
using noexcept_pointer = R (*)(A...) noexcept;

template <auto Member, auto Stop, std::size_t Data, class Parameters>
class method_constant;
template <auto Member, auto Stop, std::size_t Data, class... A>
class method_constant<Member, Stop, Data, types<A...>> {
    using parts = method_parts<decltype(Member)>;
    using object = typename parts::object;
    using result = typename parts::result;

    /// The parameters of C where nothing else tells: the object as `void*` at its index, or in front.
    static constexpr std::size_t usual = Data == auto_index ? 0 : Data;
    template <class Sequence>
    struct usual_type;
    template <std::size_t... I>
    struct usual_type<std::index_sequence<I...>> {
        using all = std::tuple<c_side_t<A>..., void*>;
        using type = function_pointer<c_side_t<result>, std::tuple_element_t<(I == usual  ? sizeof...(A)
                                                                              : I < usual ? I
                                                                                          : I - 1),
                                                                             all>...>;
    };

    template <class R, class... Given>
    static consteval std::size_t place_in() {
        constexpr std::size_t place = data_place<object, Data, c_side_t<A>...>::template among<Given...>();
        static_assert(place != several_of_them,
                      "ctypes: which parameter is the user data of this method? Several can be: name it by its index, "
                      "ctypes::method<&reader::read, 0>");
        constexpr bool same_result = std::is_same_v<R, c_side_t<result>>;
        static_assert(
            place == several_of_them || (place != none_of_them && same_result),
            "ctypes: this method has another signature than the function pointer that C wants; give it the same result "
            "and the same parameters, without the user data, which is a void*");
        return place == none_of_them || !same_result ? several_of_them : place;
    }
    template <std::size_t Place, class... Given>
    using function = method_function<Member, Stop, Place, result, types<A...>, Given...>;

public:
    using pointer_type = typename usual_type<std::make_index_sequence<sizeof...(A) + 1>>::type;

    constexpr operator pointer_type() const noexcept { return pointer(); }
    /// The function with the parameters in the order that C wants.
    template <class R, class... Given>
    constexpr operator function_pointer<R, Given...>() const noexcept {
        return as(static_cast<R (*)(Given...)>(nullptr));
    }
    template <class R, class... Given>
    constexpr operator noexcept_pointer<R, Given...>() const noexcept {
        constexpr std::size_t place = place_in<R, Given...>();
        if constexpr (place == several_of_them)
            return nullptr;
        else if constexpr (crosses_unchanged<R, Given...>)
            return &function<place, Given...>::run_noexcept;
        else
            return reinterpret_cast<noexcept_pointer<R, Given...>>(
                reinterpret_cast<void (*)()>(&function<place, Given...>::run_noexcept));
    }
    /// The function with the object as `void*`, in front or at the index that was given.
    [[nodiscard]] constexpr pointer_type pointer() const noexcept { return as(pointer_type{}); }
    [[nodiscard]] constexpr pointer_type get() const noexcept { return pointer(); }

private:
    template <class R, class... Given>
    static constexpr function_pointer<R, Given...> as(R (*)(Given...)) noexcept {
        constexpr std::size_t place = place_in<R, Given...>();
        if constexpr (place == several_of_them)
            return nullptr;
        else if constexpr (crosses_unchanged<R, Given...>)
            return &function<place, Given...>::run;
        else
            return reinterpret_cast<function_pointer<R, Given...>>(
                reinterpret_cast<void (*)()>(&function<place, Given...>::run));
    }
};

/// What stands for a method behind an error.
struct no_method {
    template <class R, class... A>
    constexpr operator function_pointer<R, A...>() const noexcept {
        return nullptr;
    }
};

template <class R, class Stop, class... A>
consteval bool method_fits(types<A...>) {
    constexpr bool owners = adapters_fit<R, A...>();
    if constexpr (!owners || !signature_fits<c_side_t<R>, c_side_t<A>...>())
        return false;
    else if constexpr (std::is_same_v<Stop, default_error_result>)
        return true;
    else
        return stop_fits<R, std::remove_cvref_t<decltype(std::declval<const Stop&>().value())>>();
}

/// One error for what cannot be a method for C.
template <auto Member, auto Stop, std::size_t Data>
consteval auto make_method() {
    using parts = method_parts<decltype(Member)>;
    static_assert(parts::is_method,
                  "ctypes: ctypes::method takes a pointer to a member function, as ctypes::method<&reader::read>; a "
                  "function or a static one is a function pointer already");
    if constexpr (!parts::is_method)
        return no_method{};
    else {
        constexpr bool in_it = Data == auto_index || Data <= parts::parameters::size;
        static_assert(in_it, "ctypes: the index of the user data is behind the last parameter of the C function; "
                             "they are counted from 0, the user data among them");
        if constexpr (!in_it)
            return no_method{};
        else if constexpr (!method_fits<typename parts::result, std::remove_const_t<decltype(Stop)>>(
                               typename parts::parameters{}))
            return no_method{};
        else
            return method_constant<Member, Stop, Data, typename parts::parameters>{};
    }
}

/// What may stand behind the member: where the user data is, and the error result, in either order.
inline constexpr std::size_t data_index() { return auto_index; }
template <class First, class... Rest>
constexpr std::size_t data_index(First first, Rest... rest) {
    if constexpr (std::is_integral_v<First>)
        return static_cast<std::size_t>(first);
    else
        return detail::data_index(rest...);
}
inline constexpr default_error_result stop_among() { return {}; }
template <class First, class... Rest>
constexpr auto stop_among(First first, Rest... rest) {
    if constexpr (!std::is_integral_v<First>)
        return first;
    else
        return detail::stop_among(rest...);
}

} // namespace detail

/// A method as a plain C function pointer, a constant: `int (*)(void*, unsigned char*, int)` of
/// `int reader::read(unsigned char*, int)`. The user data is the address of the object, which has to live as long as C may
/// call. It stands wherever the function pointer that C wants has it, as `void*` or `reader*` (and const, for a const
/// method); where several parameters could be it, and where nothing tells, its index is given: without one it is in front.
///
///     int (*write)(unsigned char*, int, void*) = ctypes::method<&writer::write>;                       // the last one
///     register_two(ctypes::method<&pair::compare, 1>, ctypes::method<&pair::swap, ctypes::error_result(-1)>);
///
/// The data must be a pointer to the class that has the member: of `&derived::read`, where `read` is inherited, that is
/// the base, and C must get `static_cast<base*>(&object)`. Virtual methods are called virtually. The types are those of the
/// method, exactly; classes that stand for C types (ctypes::adapter) may be among them.
///
/// Exceptions are carried as by ctypes::callback: to the ctypes call that led here, while C gets `R{}` or the value of
/// ctypes::error_result. A call costs what one through a function pointer costs, and the question whether an exception is on its way.
template <auto Member, auto... Options>
inline constexpr auto
    method = detail::make_method<Member, detail::stop_among(Options...), detail::data_index(Options...)>();

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
