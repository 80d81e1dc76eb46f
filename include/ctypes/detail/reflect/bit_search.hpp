// SPDX-License-Identifier: MIT
// ctypes/detail/reflect/bit_search.hpp - where bit-fields are: one bit of a record is set, and a member that changes has it.
//
//     struct status { unsigned ready : 1; unsigned : 6; unsigned code : 4; };     // code has bits 7..10
//
// The rules of bit_fields.hpp see nothing of an unnamed bit-field, nor of #pragma pack, where no offset and no size
// changes by it. Only a record whose bit-fields leave no bit free is what the rules say for certain. In any other they are
// looked for: bytes are cast to the record and its members are read, so that const members do not matter.
//
// g++ does so in constant expressions, but for records with pointers or unions in them. clang does not ("constexpr
// bit_cast involving bit-field is not yet supported", 14 and 19; nor is there another way: offsetof and alignof refuse
// bit-fields, __builtin_dump_struct leaves unnamed ones out and tells no place, __datasizeof of a C record is its size).
// There the rules have to do as long as a constant is asked for, and the search is made when the program runs.
#pragma once

#include <ctypes/detail/reflect/bit_fields.hpp>
#include <ctypes/detail/reflect/bound_members.hpp>
#include <ctypes/detail/reflect/tied_members.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <type_traits>

namespace ctypes::detail {

/// Whether any bit of a member is set.
template <class V>
constexpr bool any_bit(const V& value) {
    if constexpr (std::is_integral_v<V> || std::is_enum_v<V>) {
        return value != V{};
    } else {
        for (const unsigned char byte : std::bit_cast<std::array<unsigned char, sizeof(V)>>(value))
            if (byte != 0) return true;
        return false;
    }
}

/// Whether bit `at` of a record, counted as in ctypes::member, belongs to member `index`.
template <class T>
constexpr bool has_bit(std::size_t index, std::size_t at) {
    std::array<unsigned char, sizeof(T)> bytes{};
    const std::size_t in_byte = std::endian::native == std::endian::little ? at % 8 : 7 - at % 8;
    bytes[at / 8] = static_cast<unsigned char>(1U << in_byte);
    const T object = std::bit_cast<T>(bytes);
    return detail::with_bound<bound::values, member_count<T>>(object,
#if defined(__clang__) // refers to packed members, though these are not aligned
                                                              [index](auto... values) {
#else // copies packed members by itself, and those may be arrays
        [index](const auto&... values) {
#endif
                                                                  std::size_t i = 0;
                                                                  return ((i++ == index && detail::any_bit(values)) ||
                                                                          ...);
                                                              });
}

/// Moves the members that have no address to where they are. No bit is set in a member before it is looked for: a `bool`
/// or an enum gets no value that it cannot have.
template <class T, std::size_t N>
constexpr std::array<field, N> look_for(std::array<field, N> fields) {
    std::size_t end = 0; // of the members before, in bits
    for (std::size_t i = 0; i < N; ++i) {
        field& each = fields[i];
        if (each.measured != no_offset) {
            each.first_bit = each.measured * 8;
        } else {
            std::size_t room = sizeof(T) * 8;
            for (std::size_t next = N; next-- > i;)
                if (fields[next].measured != no_offset) room = fields[next].measured * 8;
            const std::size_t step = each.width != 0 ? 1 : 8;
            for (std::size_t at = (end + step - 1) / step * step; at < room; at += step)
                if (detail::has_bit<T>(i, at)) {
                    each.first_bit = at;
                    break;
                }
        }
        end = each.first_bit + (each.width != 0 ? each.width : each.size * 8);
    }
    return fields;
}

/// Whether bit-fields leave no bit free, neither among them nor up to what follows: then nothing unnamed is there.
template <std::size_t N>
constexpr bool leaves_no_bit(const std::array<field, N>& fields, std::size_t size) {
    std::size_t end = 0;
    bool after_bits = false;
    for (const field& each : fields) {
        if ((each.width != 0 || after_bits || each.measured == no_offset) && each.first_bit != end) return false;
        end = each.first_bit + (each.width != 0 ? each.width : each.size * 8);
        after_bits = each.width != 0 || each.measured == no_offset;
    }
    return !after_bits || end == size * 8;
}

/// Whether a constant expression may look for members: where the compiler casts bits in one.
template <class T>
concept found_by_constants = requires {
    requires std::bool_constant<(detail::look_for<T>(surveyed<T>), true)>::value;
};

/// Where the members of a record are: by the rules alone, where these leave no doubt.
template <class T>
consteval auto find_places() {
    constexpr auto by_rules = detail::place(surveyed<T>, sizeof(T), alignof(T));
    auto result = by_rules;
    if constexpr (!detail::accounted_for(surveyed<T>))
        result.certain = false;
    else if constexpr (by_rules.certain && detail::leaves_no_bit(by_rules.fields, sizeof(T)))
        return result;
    else if constexpr (!std::is_trivially_copyable_v<T> || !std::is_copy_constructible_v<T>)
        return result; // no cast to it
    else if constexpr (found_by_constants<T>) {
        result.fields = detail::look_for<T>(by_rules.fields);
        result.certain = true;
    } else
        result.later = true;
    return result;
}

} // namespace ctypes::detail
