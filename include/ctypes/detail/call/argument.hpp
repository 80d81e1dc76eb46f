// SPDX-License-Identifier: MIT
// ctypes/detail/call/argument.hpp - how a C++ argument becomes the C parameter.
//
//     f(std::string("x"), std::vector<int>{1, 2}, 3)     // for int(const char*, const int*, double)
//
// The usual C++ conversions apply. A std::string also serves `const char*` (and its wide kin), a vector,
// array or span serves a pointer to its elements, a ctypes::function a function pointer; all live until the call returns. Refused is what would
// lose something silently: a floating-point value for an integer, a string_view for a C string.
#pragma once

#include <ctypes/c_type.hpp>
#include <ctypes/config.hpp>
#include <ctypes/signature.hpp>

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace ctypes {

/// Where the compiler points here: #include <ctypes/callback.hpp>.
template <class Signature>
class callback;

namespace detail {

template <class T>
inline constexpr bool is_string = false;
template <class C, class Traits, class Allocator>
inline constexpr bool is_string<std::basic_string<C, Traits, Allocator>> = true;
template <class T>
inline constexpr bool is_string_view = false;
template <class C, class Traits>
inline constexpr bool is_string_view<std::basic_string_view<C, Traits>> = true;

template <class T>
concept contiguous = requires(T& range) {
    { range.data() } -> std::convertible_to<const volatile void*>;
    { range.size() } -> std::convertible_to<std::size_t>;
};

template <class T>
inline constexpr bool is_record = std::is_class_v<T> || std::is_union_v<T>;

/// A function pointer type without `noexcept`.
template <class T>
struct throwing {
    using type = T;
};
template <class R, class... A>
struct throwing<R (*)(A...) noexcept> {
    using type = R (*)(A...);
};

/// A callback for a pointer to a `noexcept` function: none lets an exception out.
template <class To, class From>
concept callback_for_noexcept = !std::is_same_v<typename throwing<To>::type, To> && requires(From & callback) {
    { callback.pointer() } -> std::same_as<typename throwing<To>::type>;
};

/// An owner of a C object (ctypes::handle), which the call is lent; also a temporary one, that outlives the call.
template <class Owner, class To>
concept owner_of = requires(const Owner& owner) {
    typename adapter<Owner>::context;
    { owner.get() } -> std::convertible_to<To>;
    requires std::is_pointer_v<To> || std::is_same_v<typename adapter<Owner>::c_type, To>;
};

/// What becomes of an argument.
enum class passage {
    converts,
    function,
    c_string,
    elements,
    as_callback,
    owner,
    loses_fraction,
    unterminated,
    needs_callback,
    other_signature,
    integer_for_pointer,
    refused
};

template <class To, class From>
consteval passage passage_of() {
    using value = std::remove_cvref_t<From>;
    if constexpr (std::is_floating_point_v<value> && (std::is_integral_v<To> || std::is_enum_v<To>)) {
        return std::is_same_v<To, bool> ? passage::converts : passage::loses_fraction;
    } else if constexpr (std::is_convertible_v<From, To>) {
        return passage::converts;
    } else if constexpr (owner_of<value, To>) {
        return passage::owner;
    } else if constexpr (callback_for_noexcept<To, value>) {
        return passage::as_callback;
    } else if constexpr (is_function_pointer<To>) {
        if constexpr (requires(const value& function) {
                          { function.address() } -> std::same_as<To>;
                      })
            return passage::function;
        else if constexpr (is_function_pointer<std::decay_t<From>> ||
                           requires { requires is_function_pointer<typename value::pointer_type>; })
            return passage::other_signature;
        else
            return std::is_class_v<value> ? passage::needs_callback : passage::refused;
    } else if constexpr (std::is_pointer_v<To>) {
        if constexpr (is_string_view<value>) {
            if constexpr (!std::is_convertible_v<typename value::const_pointer, To>)
                return passage::refused;
            else
                return std::is_void_v<std::remove_pointer_t<To>> ? passage::elements : passage::unterminated;
        } else if constexpr (contiguous<std::remove_reference_t<From>>) {
            if constexpr (!std::is_convertible_v<decltype(std::declval<std::remove_reference_t<From>&>().data()), To>)
                return passage::refused;
            else
                return is_string<value> ? passage::c_string : passage::elements;
        } else {
            return std::is_integral_v<value> ? passage::integer_for_pointer : passage::refused;
        }
    } else {
        return passage::refused;
    }
}

/// A value of the parameter's own type is handed on by reference, so that it is copied once, into the call.
template <class To, class From>
using converted = std::conditional_t<std::is_same_v<To, std::remove_cvref_t<From>>, From&&, To>;

/// `argument` as the C parameter `To`.
template <class To, class From>
constexpr converted<To, From> convert(From&& argument) {
    constexpr passage how = passage_of<To, From>();
    static_assert(how != passage::loses_fraction,
                  "ctypes: a floating-point value would lose its fraction in an integer "
                  "parameter; convert it yourself, with static_cast or std::lround");
    static_assert(how != passage::unterminated, "ctypes: a string_view may lack the terminating null character that C "
                                                "looks for; pass std::string(view)");
    static_assert(
        how != passage::needs_callback,
        "ctypes: this object does not convert to the function pointer C wants (captures cannot travel in one); "
        "make a named ctypes::callback<R(A...)> of it and pass that");
    static_assert(
        how != passage::other_signature,
        "ctypes: this callback or function has another signature than the function pointer parameter; declare it as "
        "ctypes::callback<R(A...)> with the R and A of that: see To in convert<To, From> below");
    static_assert(how != passage::integer_for_pointer,
                  "ctypes: an integer is no pointer; write nullptr for C's NULL, or reinterpret_cast an address");
    static_assert(
        how != passage::refused,
        "ctypes: this argument does not convert to the type of its parameter; see convert<To, From> below for both");
    if constexpr (std::is_same_v<To, std::remove_cvref_t<From>>)
        return std::forward<From>(argument);
    else if constexpr (how == passage::converts)
        return static_cast<To>(std::forward<From>(argument));
    else if constexpr (how == passage::owner)
        return static_cast<To>(argument.get());
    else if constexpr (how == passage::as_callback)
        return reinterpret_cast<To>(std::forward<From>(argument).pointer());
    else if constexpr (how == passage::function)
        return argument.address();
    else if constexpr (how == passage::c_string || how == passage::elements)
        return argument.data();
    else
        return To{};
}

/// The argument of a parameter that is no record: by value where C++ passes it so, so that what no reference can be bound
/// to is an argument too: bit-fields, members of packed records, `static const int` members without a definition.
/// Where the compiler converts, it does so at the call, and warns there as at any call: f(300) for an `unsigned char`.
template <class To>
class scalar_argument {
public:
    constexpr scalar_argument() noexcept : value{} {} // f({})
    constexpr scalar_argument(To argument) noexcept : value(argument) {}
    /// What C++ would not convert, or with a loss.
    template <class From>
    requires(!is_record<From> && passage_of<To, From>() != passage::converts) constexpr scalar_argument(From argument)
        : value(detail::convert<To>(std::forward<From>(argument))) {}
    /// Strings, ranges, callbacks, classes with conversions.
    template <class From>
    requires(is_record<std::remove_cvref_t<From>> &&
             !std::is_same_v<std::remove_cvref_t<From>, scalar_argument>) constexpr scalar_argument(From&& argument)
        : value(detail::convert<To>(std::forward<From>(argument))) {}

    To value;
};

template <class To>
struct copied_if_aligned {
    using type = const To&;
};
template <complete To>
requires(std::is_trivially_copyable_v<To> &&
         (alignof(To) > alignof(void*) || CTYPES_SANITIZES_ALIGNMENT)) struct copied_if_aligned<To> {
    using type = To;
};

/// A record as argument: by reference, which takes the fewest instructions. g++ binds that to a copy of a member of a packed
/// record, clang to the member itself, which must not be read as if it were aligned.
template <class To>
using record_argument = typename std::conditional_t<CTYPES_BINDS_TO_PACKED_MEMBERS, copied_if_aligned<To>,
                                                    std::type_identity<const To&>>::type;

/// No upper bound: a variadic function.
inline constexpr std::size_t unlimited = static_cast<std::size_t>(-1);

/// Whether so many arguments fit: one error that says whether there are too many or too few.
template <std::size_t Given, std::size_t Least, std::size_t Most>
consteval bool require_count() {
    static_assert(Given >= Least, "ctypes: too few arguments; the C function's signature has more parameters");
    static_assert(Given <= Most, "ctypes: too many arguments; the C function's signature has fewer parameters");
    return Given >= Least && Given <= Most;
}

} // namespace detail
} // namespace ctypes
