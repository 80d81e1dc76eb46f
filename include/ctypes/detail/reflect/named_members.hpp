// SPDX-License-Identifier: MIT
// ctypes/detail/reflect/named_members.hpp - the names of the members of aggregates that cannot be constants: functions, owners.
//
//     ctypes::detail::named_member<trigonometry, 1>()      // "cos"
//
// detail/reflect/member_count.hpp takes names off a constant object; here the object is declared only, which serves every type
// without bit-fields.
#pragma once

#include <ctypes/detail/reflect/tied_members.hpp>

#include <cstddef>
#include <string_view>

namespace ctypes::detail {

/// An object that is declared only: its members have addresses, which are named, and no value.
template <class T>
union named_only {
    T value;
    named_only();
    ~named_only();
};
#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wundefined-var-template"
#pragma clang diagnostic ignored "-Wundefined-internal"
#endif
template <class T>
extern named_only<T> declared_only;

template <class T, std::size_t I>
consteval auto named_member_address() {
    auto members = detail::tie_members(declared_only<T>.value);
    return &detail::tied_member<I>(members);
}

/// The name of member `I` of an aggregate.
template <class T, std::size_t I>
consteval std::string_view named_member() {
    return detail::last_word(pretty_member<pointer_to_member{detail::named_member_address<T, I>()}>());
}
#if defined(__clang__)
#pragma clang diagnostic pop
#endif

} // namespace ctypes::detail
