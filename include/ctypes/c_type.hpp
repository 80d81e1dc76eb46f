// SPDX-License-Identifier: MIT
// ctypes/c_type.hpp - what C can take and give by value, and what to do about the rest.
//
//     static_assert(ctypes::c_type<point>);              // an aggregate
//     static_assert(!ctypes::c_type<std::string>);       // a class with its own copy and destructor
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/detail/ffi.hpp>

#include <complex>
#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace ctypes {

/// Says how `T` looks to libffi. A specialisation provides `static constexpr ffi_type* get() noexcept`;
/// specialise it for a class of your own that C sees as a type libffi knows:
///     template <> struct ctypes::descriptor<fixed_point> : ctypes::descriptor<std::int32_t> {};
template <class T>
struct ffi_type_traits;

namespace detail {

template <class T>
inline constexpr bool is_complex = false;
template <class T>
inline constexpr bool is_complex<std::complex<T>> = std::is_same_v<T, float> || std::is_same_v<T, double> ||
                                                    std::is_same_v<T, long double>; // not __float128 and the like

template <class T>
concept complete = requires {
    sizeof(T);
};

template <class T>
concept described_by_user = !std::is_aggregate_v<T> && requires {
    { ffi_type_traits<T>::get() } -> std::same_as<ffi_type*>;
};

/// Whether `T` is a class of namespace std or of this library, by its name, which a type that is incomplete has too.
template <class T>
consteval bool is_library_class() {
#if defined(_MSC_VER) && !defined(__clang__)
    return false;
#else
    const std::string_view name = __PRETTY_FUNCTION__; // "... [with T = std::vector<int>]"
    return name.find("T = std::") != name.npos || name.find("T = ctypes::") != name.npos;
#endif
}

/// A class template over a signature: std::function, ctypes::callback.
template <class T>
inline constexpr bool is_callable_wrapper = false;
template <template <class> class Wrapper, class R, class... A>
inline constexpr bool is_callable_wrapper<Wrapper<R(A...)>> = true;

/// Why C cannot have a `T` by value.
enum class refusal {
    none,
    string,
    string_view,
    callable,
    range,
    reference,
    function,
    member_pointer,
    incomplete,
    unbounded_array,
    polymorphic,
    not_trivial,
    reference_member,
    not_aggregate
};

/// For classes that C++ programmers have where C has something else: none for others.
template <class T>
consteval refusal why_refused_class() {
    if constexpr (is_callable_wrapper<T>) {
        return refusal::callable;
    } else if constexpr (std::is_aggregate_v<T> || !requires(T & range) {
                             range.data();
                             range.size();
                             typename T::value_type;
                         }) {
        return refusal::none;
    } else if constexpr (!requires { typename T::traits_type; }) {
        return refusal::range;
    } else {
        return requires(T & text) { text.c_str(); }
        ? refusal::string : refusal::string_view;
    }
}

/// The same for what a pointer points to. A class of the program's own may be opaque to C.
template <class T>
consteval refusal why_refused_pointee() {
    if constexpr (!std::is_class_v<T>)
        return refusal::none;
    else if constexpr (!is_library_class<T>())
        return refusal::none;
    else if constexpr (!complete<T>)
        return refusal::none;
    else
        return why_refused_class<T>();
}

template <class T>
consteval refusal why_refused() {
    if constexpr (std::is_reference_v<T>) {
        return refusal::reference;
    } else if constexpr (std::is_function_v<T>) {
        return refusal::function;
    } else if constexpr (std::is_member_pointer_v<T>) {
        return refusal::member_pointer;
    } else if constexpr (std::is_void_v<T> || std::is_scalar_v<T> || is_complex<std::remove_cv_t<T>>) {
        return refusal::none;
    } else if constexpr (std::is_unbounded_array_v<T>) {
        return refusal::unbounded_array;
    } else if constexpr (std::is_bounded_array_v<T>) {
        return why_refused<std::remove_extent_t<T>>();
    } else if constexpr (!complete<T>) {
        return refusal::incomplete;
    } else if constexpr (std::is_class_v<T> || std::is_union_v<T>) {
        constexpr refusal known =
            described_by_user<std::remove_cv_t<T>> ? refusal::none : why_refused_class<std::remove_cv_t<T>>();
        if constexpr (known != refusal::none)
            return known;
        else if constexpr (std::is_polymorphic_v<T>)
            return refusal::polymorphic;
        else if constexpr (!std::is_trivially_copyable_v<T> || !std::is_trivially_destructible_v<T>)
            return refusal::not_trivial;
        else if constexpr (described_by_user<std::remove_cv_t<T>>)
            return refusal::none;
        else if constexpr (!std::is_aggregate_v<T>)
            return refusal::not_aggregate;
        else if constexpr (!requires { T{}; })
            return refusal::reference_member; // a reference has no value of its own
        else
            return refusal::none;
    } else {
        return refusal::none; // what the compiler adds to the language: __int128, _Float16, vectors
    }
}

/// The same in a signature, where C would look behind a pointer or reference.
template <class T>
consteval refusal why_refused_in_signature() {
    using target = std::remove_cv_t<std::remove_pointer_t<std::remove_cvref_t<T>>>;
    if constexpr (!std::is_reference_v<T> && !std::is_pointer_v<T>)
        return why_refused<T>();
    else {
        constexpr refusal behind = why_refused_pointee<target>();
        return behind != refusal::none ? behind : why_refused<T>();
    }
}

/// One static assertion for the first thing that is wrong with `T`; the compiler names `T` beside it.
template <class T>
consteval bool require_c_type() {
    constexpr refusal why = why_refused_in_signature<T>();
    static_assert(why != refusal::string,
                  "ctypes: C has no std::string; declare const char*, to which a std::string can be "
                  "passed (or char*, where C writes)");
    static_assert(why != refusal::string_view,
                  "ctypes: C has no std::string_view; declare a pointer and a length, as in "
                  "ctypes::sized<const char*>, to which it can be passed, or const char*");
    static_assert(why != refusal::callable,
                  "ctypes: C has no callable objects; declare the function pointer, R (*)(A...), to "
                  "which a named ctypes::callback<R(A...)> can be passed");
    static_assert(why != refusal::range,
                  "ctypes: C has no containers; declare a pointer to the elements, T*, to which it can "
                  "be passed, or ctypes::sized<T*> for pointer and length");
    static_assert(why != refusal::reference, "ctypes: C has no references; declare a pointer instead (T* for T&)");
    static_assert(why != refusal::function,
                  "ctypes: a function is not a value in C; declare a pointer to it (R (*)(A...))");
    static_assert(why != refusal::member_pointer,
                  "ctypes: C has no pointers to members; pass a pointer to the object, or a ctypes::callback");
    static_assert(why != refusal::incomplete,
                  "ctypes: the type is incomplete; include its definition, or pass a pointer to it");
    static_assert(why != refusal::unbounded_array, "ctypes: the array has no length; write T[N], or pass a pointer");
    static_assert(
        why != refusal::polymorphic,
        "ctypes: a class with virtual functions cannot cross to C; pass a pointer to it, or a plain aggregate");
    static_assert(why != refusal::not_trivial,
                  "ctypes: a class with its own copy, move or destructor cannot cross to C "
                  "by value; pass a pointer to it, or a plain aggregate");
    static_assert(why != refusal::reference_member,
                  "ctypes: a record with a reference member has no counterpart in C; make the member a pointer");
    static_assert(why != refusal::not_aggregate,
                  "ctypes: this class is no aggregate, so its C counterpart is not known; "
                  "use a plain struct, or specialise ctypes::descriptor");
    return why == refusal::none;
}

/// Whether C and C++ do the same with an empty record as argument. In C, where it is an extension of GCC and clang, it
/// has no bytes and goes nowhere; in C++ it has one, which 64-bit ARM passes in a register like a char.
inline constexpr bool empty_records_agree =
#if defined(__aarch64__) && !defined(__APPLE__)
    false;
#else
    true;
#endif

/// The same for a parameter.
template <class T>
consteval bool require_c_parameter() {
    if constexpr (!require_c_type<T>())
        return false;
    else {
        static_assert(
            empty_records_agree || !std::is_empty_v<T>,
            "ctypes: C++ passes an empty record in a register here and C passes nothing; leave the parameter out");
        return true;
    }
}

} // namespace detail

/// What can cross to C by value: void (as a result), scalars, pointers, enums, std::complex, unions and
/// aggregates. What is refused gets, where it is used in a signature, one error that says what to do.
template <class T>
concept c_type = detail::why_refused<T>()
== detail::refusal::none;

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
