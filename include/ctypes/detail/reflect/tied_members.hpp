// SPDX-License-Identifier: MIT
// ctypes/detail/reflect/tied_members.hpp - the members of an aggregate: of which types, where, and called what.
//
// The only include of Boost.PFR. PFR names the members (structured bindings); what it cannot say in C++20 is found here:
//   - bit-fields: PFR's tuple of a *const* record refers to a temporary where the member is a bit-field,
//     and a dangling pointer is no constant expression. That is the test.
//   - offsets: the address of a member of a constant object is compared with the addresses of the bytes
//     of a union around it. Nothing is computed by rules, so packed and aligned records come out right.
#pragma once

#include <ctypes/detail/reflect/member_count.hpp>

#include <array>
#include <boost/pfr/detail/core17_generated.hpp>
#include <concepts>
#include <cstddef>
#include <cstdlib>
#include <initializer_list>
#include <string_view>
#include <type_traits>
#include <utility>

namespace ctypes::detail {

/// A constant object of `T` whose bytes have addresses that can be compared.
template <class T>
union zeroed {
    T value;
    char bytes[sizeof(T) + 1];
    constexpr zeroed() : value{} {}
    constexpr ~zeroed() {}
};
template <class T>
inline constexpr zeroed<T> zero{};

template <class... M>
struct member_list {};

template <class Tuple>
struct tied_members;
template <class... M>
struct tied_members<boost::pfr::detail::sequence_tuple::tuple<M...>> {
    using type = member_list<std::remove_cvref_t<M>...>;
    static constexpr bool has_volatile = (std::is_volatile_v<std::remove_reference_t<M>> || ...);
};

template <class T>
constexpr auto tie(const T& value) noexcept {
    // An error in PFR behind this line: a class with members in a base class, with an anonymous union, or with an array
    // without a length, cannot be taken apart by C++20. Name its members in a specialisation of ctypes::describe<T>.
    return boost::pfr::detail::tie_as_tuple(value, boost::pfr::detail::size_t_<member_count<T>>{});
}

template <class T>
using tied = tied_members<decltype(detail::tie(std::declval<const T&>()))>;

/// The declared types of the members, in order.
template <class T>
using members_of = typename tied<T>::type;

/// Whether a member is volatile: its place cannot be measured, since no constant expression looks at one.
template <class T>
inline constexpr bool has_volatile_member = tied<T>::has_volatile;

/// References to the members of an object, and the one of number `I`.
template <class T>
constexpr auto tie_members(T& object) noexcept {
    return boost::pfr::detail::tie_as_tuple(object, boost::pfr::detail::size_t_<member_count<std::remove_cv_t<T>>>{});
}
template <std::size_t I, class Tied>
constexpr auto& tied_member(Tied& members) noexcept {
    return boost::pfr::detail::sequence_tuple::get<I>(members);
}

template <class T, std::size_t I>
consteval auto member_address() {
    auto members = detail::tie(zero<T>.value);
    return &boost::pfr::detail::sequence_tuple::get<I>(members);
}

/// The offset of what has no address.
inline constexpr std::size_t no_offset = static_cast<std::size_t>(-1);

/// Where a member lies, in bytes from the start. The search begins at `from`, for it costs a step a byte.
template <class T>
constexpr std::size_t offset_of_address(const volatile void* member, std::size_t from) {
    const auto is_at = [member](std::size_t at) { return member == static_cast<const void*>(&zero<T>.bytes[at]); };
    for (std::size_t at = from; at <= sizeof(T); ++at)
        if (is_at(at)) return at;
    for (std::size_t at = 0; at < from && at <= sizeof(T); ++at)
        if (is_at(at)) return at;
    return no_offset; // a temporary: the member is a bit-field (g++ 12 makes a throw here a hard error)
}

/// The size of the members before number `index`, in bytes: but for padding, where that one begins.
template <class... M>
consteval std::size_t size_before(std::size_t index, member_list<M...>) {
    std::size_t sum = 0, i = 0;
    ((sum += i++ < index ? sizeof(M) : 0), ...);
    return sum;
}

template <class T, std::size_t I>
consteval std::size_t member_offset() {
    return detail::offset_of_address<T>(detail::member_address<T, I>(), detail::size_before(I, members_of<T>{}));
}

/// The offsets of all members, for a record without bit-fields; no constant expression for one with.
template <class T, class... M>
consteval std::array<std::size_t, sizeof...(M)> member_offsets(member_list<M...>) {
    auto members = detail::tie(zero<T>.value);
    std::array<std::size_t, sizeof...(M)> offsets{};
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        std::size_t end = 0;
        ((offsets[I] = detail::offset_of_address<T>(&boost::pfr::detail::sequence_tuple::get<I>(members),
                                                    /* from = */ end),
          end = offsets[I] + sizeof(M)),
         ...);
    }
    (std::index_sequence_for<M...>{});
    return offsets;
}

template <std::size_t N>
constexpr bool contains(const std::array<std::size_t, N>& offsets, std::size_t offset) {
    for (const std::size_t each : offsets)
        if (each == offset) return true;
    return false;
}

/// Whether no member is a bit-field.
template <class T>
concept without_bit_fields = requires {
    requires std::bool_constant<!detail::contains(detail::member_offsets<T>(members_of<T>{}), no_offset)>::value;
};

/// Whether member `I` is a bit-field.
template <class T, std::size_t I>
concept bit_field_at = !requires {
    requires std::bool_constant < detail::member_offset<T, I>()
    != no_offset > ::value;
};

template <class M>
struct pointer_to_member {
    const volatile M* address;
};
template <class M>
pointer_to_member(const volatile M*) -> pointer_to_member<M>;
template <class M>
pointer_to_member(const M*) -> pointer_to_member<M>;

template <auto Pointer>
consteval const char* pretty_member() { // not a std::string_view, which is an alias: g++ explains those behind the name
#if defined(_MSC_VER) && !defined(__clang__)
    return __FUNCSIG__;
#else
    return __PRETTY_FUNCTION__;
#endif
}

/// The last name in the compiler's spelling of a pointer to a member:
///     clang: [Pointer = {&zero.value.name}]     g++: [with auto Pointer = ...{(& zero<T>.zeroed<T>::value.T::name)}]
constexpr std::string_view last_word(std::string_view text) {
    std::size_t end = text.size();
    const auto is_word = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
               (c & 0x80) != 0;
    };
    while (end > 0 && !is_word(text[end - 1])) --end;
    std::size_t begin = end;
    while (begin > 0 && is_word(text[begin - 1])) --begin;
    return text.substr(begin, end - begin);
}

/// The members of the constant object, tied once for all names.
template <class T>
inline constexpr auto zero_members = detail::tie(zero<T>.value);

/// The name of member `I`, in a record without bit-fields.
template <class T, std::size_t I>
consteval std::string_view member_name() {
    constexpr pointer_to_member at{&boost::pfr::detail::sequence_tuple::get<I>(zero_members<T>)};
    return detail::last_word(pretty_member<at>());
}

} // namespace ctypes::detail
