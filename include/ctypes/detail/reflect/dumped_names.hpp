// SPDX-License-Identifier: MIT
// ctypes/detail/reflect/dumped_names.hpp - the names of all members, bit-fields too, from compilers that tell them.
//
//     ctypes::detail::dumped<flags>.members[0].name      // "mode", where .count is not 0
//
// That is clang from version 15 on, whose __builtin_dump_struct calls what it is given, in constant expressions too, with
// the name of each member. g++ has nothing of the kind. clang 14 calls functions of C only, when the program runs, and
// ends in a fault of its own where a record has an unnamed bit-field in it, which nobody can know beforehand.
#pragma once

#include <ctypes/detail/reflect/tied_members.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace ctypes::detail {

struct dumped_member {
    std::string_view name;
    std::size_t width = 0; // in bits, of a bit-field
};

/// What the members of a record were said to be, in order, those of records in it left out.
template <std::size_t N>
class member_dump {
public:
    std::array<dumped_member, N> members{};
    std::size_t count = 0; // above N, if there were more

    // A record in the record: its members follow, further in.
    constexpr void operator()(const char*, const char* indent, const char*, const char* name) { add(indent, name, 0); }
    // Any other member. A reference, as its value may not be read: a union has one member at a time.
    constexpr void operator()(const char*, const char* indent, const char*, const char* name, const auto&) {
        add(indent, name, 0);
    }
    // A bit-field. Its value, as no reference binds to a volatile one, and to read one is no constant expression either.
    constexpr void operator()(const char*, const char* indent, const char*, const char* name, std::size_t width, auto) {
        add(indent, name, width);
    }
    constexpr void operator()(const char*, ...) const {} // braces, base classes of records in the record

private:
    std::string_view outermost_; // the spaces in front of the first member

    constexpr void add(std::string_view indent, std::string_view name, std::size_t width) {
        if (count == 0) outermost_ = indent;
        if (indent != outermost_) return;
        if (count < N) members[count] = {name, width};
        ++count;
    }
};

/// The members as the compiler dumps them. None on most compilers, nor where one cannot be read in a constant expression,
/// like a bit-field of a record in a union.
template <class T>
inline constexpr member_dump<member_count<T>> dumped{};

#if defined(__clang__) && __clang_major__ >= 15
#if __has_builtin(__builtin_dump_struct)
template <class T>
consteval auto dump_members() {
    member_dump<member_count<T>> seen;
    __builtin_dump_struct(&zero<T>.value, seen);
    return seen;
}
template <class T>
concept can_dump_members = requires {
    requires std::bool_constant<(detail::dump_members<T>(), true)>::value;
};

template <class T>
requires can_dump_members<T>
inline constexpr member_dump<member_count<T>> dumped<T> = detail::dump_members<T>();
#endif
#endif

} // namespace ctypes::detail
