// SPDX-License-Identifier: MIT
// ctypes/describe.hpp - the members of a record, said by hand where no C++20 compiler can find them.
//
//     union number { int i; double d; };
//     template <> struct ctypes::describe<number> : ctypes::members<&number::i, &number::d> {};
//
// Needed for unions, records with an anonymous union or struct in them, and records with a base class, when they
// are to pass through libffi, or be printed. Calls by the compiler need it for nothing.
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace ctypes {

/// Specialise it for a record whose members are to be listed by hand: derive from ctypes::members.
template <class T>
struct describe {};

/// A bit-field in a list of members, as pointers to bit-fields do not exist: its declared type, its name, its
/// position and its width, both in bits, from the start of the record:
///     template <> struct ctypes::describe<flags>
///         : ctypes::members<ctypes::bit_field<unsigned>("mode", 0, 4), &flags::value> {};
template <class T>
struct bit_field {
    char name[64]{};
    std::size_t position;
    std::size_t width;

    template <std::size_t N>
    constexpr bit_field(const char (&text)[N], std::size_t first_bit, std::size_t bits)
        : position(first_bit), width(bits) {
        static_assert(N <= 64, "ctypes: the name of a bit-field has at most 63 characters");
        std::copy_n(text, N, name);
    }
};

/// A list of members: pointers to members, and ctypes::bit_field. For a union, all of them, those in anonymous structs
/// as well, in the order of their declaration:
///     union wide { long double x; struct { long a; float b; int c; }; };
///     template <> struct ctypes::describe<wide> : ctypes::members<&wide::x, &wide::a, &wide::b, &wide::c> {};
/// What does not begin where the union does is taken for a part of one struct with what is listed before it: with a long
/// double in the union, the place of the whole depends on that. Only where such a struct begins with an anonymous union
/// of its own, or with an unnamed bit-field, or an anonymous union is in the union, no list can tell: name that member.
template <auto... Members>
struct members {
    using list = members;
};

namespace detail {
template <class T>
concept described = requires {
    typename describe<T>::list;
};
} // namespace detail

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
