// SPDX-License-Identifier: MIT
// ctypes/layout.hpp - what a record looks like in memory: members, offsets, sizes, padding.
//
//     static_assert(ctypes::layout_of<point>().size == 24);
//     std::cout << ctypes::layout_of<point>();
//
//     point: 24 bytes, aligned to 8
//       offset  size  type     member
//            0     4  int      x
//            4     4           (padding)
//            8     8  double   y
//           16     8  char[8]  tag
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/c_type.hpp>
#include <ctypes/members.hpp>
#include <ctypes/type_name.hpp>

#include <array>
#include <cstddef>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace ctypes {

/// Whether a comparison of two records looks at the names of their members.
enum class member_names { ignored, compared };

/// Bytes of a record that no member covers.
struct padding {
    std::size_t offset; // in bytes from the start of the record
    std::size_t size;   // in bytes
};

/// The layout of a type. Everything it refers to is constant and lives as long as the program.
struct layout {
    std::string_view name;
    std::size_t size;                  // in bytes
    std::size_t alignment;             // in bytes
    std::span<const member> members;   // in the order of their declaration; empty when they are not known
    std::span<const padding> paddings; // bytes without any member
    bool is_union = false;
    bool known = true;      // whether the members are known; see ctypes::describe
    bool is_packed = false; // whether a member stands where its type alone would not: #pragma pack, the attribute
};

namespace detail {

/// The first byte behind a member.
constexpr std::size_t end_of(const member& each) {
    return each.bit_width != 0 ? (each.bit_offset + each.bit_width + 7) / 8 : each.offset + each.size;
}

/// Finds the padding between members, whatever their order; `found` may be null to count them.
template <class Members>
constexpr std::size_t find_padding(const Members& members, std::size_t size, padding* found) {
    std::size_t count = 0, end = 0;
    while (end < size) {
        std::size_t covered = end, next = size; // how far the members that reach `end` go; where the next one starts
        for (const member& each : members) {
            if (each.offset <= end && detail::end_of(each) > covered) covered = detail::end_of(each);
            if (each.offset > end && each.offset < next) next = each.offset;
        }
        if (covered == end) {
            if (found != nullptr) found[count] = {end, next - end};
            ++count;
            covered = next;
        }
        end = covered;
    }
    return count;
}

/// Whether a member is not aligned as its type is, or the whole is less aligned than one of them. A bit-field may begin
/// anywhere, but in a record that is not packed it does not cross a unit of its type.
template <class Members>
constexpr bool is_packed(const Members& members, std::size_t alignment) {
    for (const member& each : members) {
        const std::size_t unit = each.size * 8;
        if (alignment % each.alignment != 0) return true;
        if (each.bit_width == 0 && each.offset % each.alignment != 0) return true;
        if (each.bit_width != 0 && each.bit_offset % unit + each.bit_width > unit) return true;
    }
    return false;
}

template <class T>
struct layout_data {
    static constexpr bool known = members_known<T>;
    static constexpr std::span<const member> members =
        known ? std::span<const member>(members_by<T>::list) : std::span<const member>();
    static constexpr std::size_t hole_count = known ? detail::find_padding(members, sizeof(T), nullptr) : 0;
    static constexpr auto paddings = [] {
        std::array<padding, hole_count> list{};
        if constexpr (hole_count > 0) detail::find_padding(members, sizeof(T), list.data());
        return list;
    }();
};

/// The layout of a record whose members are looked for when the program runs.
template <class T>
layout layout_found() noexcept {
    const std::span<const member> members = members_by<T>::found();
    static const auto paddings = [members] {
        std::array<padding, members_by<T>::list.size() + 1> list{};
        detail::find_padding(members, sizeof(T), list.data());
        return list;
    }();
    const std::size_t count = detail::find_padding(members, sizeof(T), nullptr);
    return {type_name<T>(),
            sizeof(T),
            alignof(T),
            members,
            std::span(paddings).first(count),
            false,
            /* known = */ true,
            detail::is_packed(members, alignof(T))};
}

template <class Text>
void append_padded(Text& text, std::string_view cell, std::size_t width, bool right = false) {
    const std::size_t fill = cell.size() < width ? width - cell.size() : 0;
    if (right) text.append(fill, ' ');
    text += cell;
    if (!right) text.append(fill, ' ');
}

} // namespace detail

/// The layout of a record or union: size, alignment, members and padding, all of it constant.
///     for (const ctypes::member& m : ctypes::layout_of<point>().members) ...
/// Of a type without members: its size and alignment. Members that no C++20 compiler can find (those of a union) are
/// named in ctypes::describe<T>.
///
/// Where bit-fields leave bits free, a constant has them where the System V ABI puts them without unnamed ones among them
/// and without #pragma pack, as far as no offset and no size says otherwise: with clang, and with g++ in records with
/// pointers or unions. When the program runs, they are looked for and found exactly.
template <class T>
constexpr layout layout_of() noexcept {
    static_assert(detail::complete<T>, "ctypes: the type is incomplete; include its definition");
    if constexpr (!detail::complete<T>) {
        return {};
    } else if constexpr (std::is_class_v<T> || std::is_union_v<T>) {
        using bare = std::remove_cv_t<T>;
        if constexpr (detail::needs_runtime_layout<bare>) {
            if (!std::is_constant_evaluated()) return detail::layout_found<bare>();
        }
        using data = detail::layout_data<bare>;
        return {type_name<T>(), sizeof(T),          alignof(T),  data::members,
                data::paddings, std::is_union_v<T>, data::known, detail::is_packed(data::members, alignof(T))};
    } else {
        return {type_name<T>(), sizeof(T), alignof(T), {}, {}};
    }
}

/// The layout as a table, one line per member and padding. Bit-fields show their bits, counted from the start of the
/// record: `3..7`. What has a name that the compiler keeps to itself is called `(unnamed)`: bit-fields, unless by clang
/// from 15 on or described in ctypes::describe, and on g++ the members that packing has moved beside bit-fields.
std::string to_string(const layout& shown);

/// Prints to_string(layout).
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& stream, const layout& shown) {
    return stream << to_string(shown);
}

// Names of version 0.1; they go with 0.2.
using hole [[deprecated("ctypes: hole is padding")]] = padding;

} // namespace ctypes

#ifndef CTYPES_COMPILED
#include <ctypes/layout.ipp>
#endif

#endif // CTYPES_HAS_CXX20
