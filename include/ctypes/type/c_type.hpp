// ctypes/type/c_type.hpp - what C can take and give by value, and what to do about the rest.
//
//     static_assert(ctypes::c_type<point>);              // an aggregate
//     static_assert(!ctypes::c_type<std::string>);       // a class with its own copy and destructor
#pragma once

#include <ctypes/detail/ffi.hpp>

#include <complex>
#include <concepts>
#include <cstddef>
#include <type_traits>

namespace ctypes {

/// Says how `T` looks to libffi. A specialisation provides `static constexpr ffi_type* get() noexcept`;
/// specialise it for a class of your own that C sees as a type libffi knows:
///     template <> struct ctypes::descriptor<fixed_point> : ctypes::descriptor<std::int32_t> {};
template <class T>
struct descriptor;

namespace detail {

template <class T>
inline constexpr bool is_complex = false;
template <class T>
inline constexpr bool is_complex<std::complex<T>> =
    std::is_same_v<T, float> || std::is_same_v<T, double> || std::is_same_v<T, long double>; // not __float128 and the like

template <class T>
concept complete = requires { sizeof(T); };

template <class T>
concept described_by_user = !std::is_aggregate_v<T> && requires {
    { descriptor<T>::get() } -> std::same_as<ffi_type*>;
};

/// Why C cannot have a `T` by value.
enum class refusal {
    none,
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
        if constexpr (std::is_polymorphic_v<T>) return refusal::polymorphic;
        else if constexpr (!std::is_trivially_copyable_v<T> || !std::is_trivially_destructible_v<T>)
            return refusal::not_trivial;
        else if constexpr (described_by_user<std::remove_cv_t<T>>) return refusal::none;
        else if constexpr (!std::is_aggregate_v<T>) return refusal::not_aggregate;
        else if constexpr (!requires { T{}; }) return refusal::reference_member; // a reference has no value of its own
        else return refusal::none;
    } else {
        return refusal::none; // what the compiler adds to the language: __int128, _Float16, vectors
    }
}

/// One static assertion for the first thing that is wrong with `T`; the compiler names `T` beside it.
template <class T>
consteval bool require_c_type() {
    constexpr refusal why = why_refused<T>();
    static_assert(why != refusal::reference, "ctypes: C has no references; declare a pointer instead (T* for T&)");
    static_assert(why != refusal::function,
                  "ctypes: a function is not a value in C; declare a pointer to it (R (*)(A...))");
    static_assert(why != refusal::member_pointer,
                  "ctypes: C has no pointers to members; pass a pointer to the object, or a ctypes::callback");
    static_assert(why != refusal::incomplete,
                  "ctypes: the type is incomplete; include its definition, or pass a pointer to it");
    static_assert(why != refusal::unbounded_array, "ctypes: the array has no length; write T[N], or pass a pointer");
    static_assert(why != refusal::polymorphic,
                  "ctypes: a class with virtual functions cannot cross to C; pass a pointer to it, or a plain aggregate");
    static_assert(why != refusal::not_trivial, "ctypes: a class with its own copy, move or destructor cannot cross to C "
                                               "by value; pass a pointer to it, or a plain aggregate");
    static_assert(why != refusal::reference_member,
                  "ctypes: a record with a reference member has no counterpart in C; make the member a pointer");
    static_assert(why != refusal::not_aggregate, "ctypes: this class is no aggregate, so its C counterpart is not known; "
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
    static_assert(empty_records_agree || !std::is_empty_v<T>,
                  "ctypes: C++ passes an empty record in a register here and C passes nothing; leave the parameter out");
    return require_c_type<T>();
}

} // namespace detail

/// What can cross to C by value: void (as a result), scalars, pointers, enums, std::complex, unions and
/// aggregates. What is refused gets, where it is used in a signature, one error that says what to do.
template <class T>
concept c_type = detail::why_refused<T>() == detail::refusal::none;

} // namespace ctypes
