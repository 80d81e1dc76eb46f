// SPDX-License-Identifier: MIT
// ctypes/detail/reflect/bit_fields.hpp - the widths and positions of bit-fields, and the members of packed records on g++.
//
// A width is measured: the field is initialized with ones, in a constant expression, and read back. A position
// follows the rule of the System V and AArch64 ABIs - a field does not cross a unit of its declared type, unless
// packed - from the last member whose offset was measured, and what comes out must agree with the next offset and
// with the size. An unnamed bit-field between two named ones is not seen; where it moves them measurably, the places
// count as not known. Where these rules leave room for doubt, detail/reflect/bit_search.hpp looks.
#pragma once

#include <ctypes/detail/reflect/bound_members.hpp>
#include <ctypes/detail/reflect/dumped_names.hpp>
#include <ctypes/detail/reflect/tied_members.hpp>

#include <array>
#include <bit>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace ctypes::detail {

/// 0101...: sign extension of its low `w` bits, for any `w`, differs from it first in bit `w`.
inline constexpr std::uint64_t alternating = 0x5555555555555555;

/// What a member is initialized with: nothing, or, where it is measured, a pattern that tells its width.
template <bool Measured>
struct initial {
    template <class U>
    constexpr operator U() const noexcept {
        if constexpr (!Measured) {
            return U{};
        } else if constexpr (std::is_same_v<U, bool>) {
            return true;
        } else if constexpr (std::is_integral_v<U>) {
            return std::is_signed_v<U> ? static_cast<U>(alternating) : static_cast<U>(-1);
        } else if constexpr (std::is_enum_v<U>) {
            const initial<true> pattern;
            return std::bit_cast<U>(pattern.operator std::underlying_type_t<U>());
        } else {
            return U{};
        }
    }
};

/// For a member that is a std::complex, which g++ could make of another one as well: its real part.
template <class Real>
struct real_part {
    constexpr operator Real() const noexcept { return 0; }
};

/// For a member of a class with constructors, one of which could take what `initial` converts to: itself.
template <class M>
struct whole_value {
    constexpr operator M() const noexcept { return M{}; }
};

template <class M, bool Measured>
struct initial_for {
    using type = initial<Measured>;
};
template <class M, bool Measured>
requires(std::is_class_v<M> && !std::is_aggregate_v<M>) struct initial_for<M, Measured> {
    using type = whole_value<M>;
};
template <class Real, bool Measured>
struct initial_for<std::complex<Real>, Measured> {
    using type = real_part<Real>;
};

// That the pattern does not fit the bit-field is the point. A record in it is given its first member only.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverflow"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#pragma GCC diagnostic ignored "-Wmissing-braces"
#if defined(__clang__)
#pragma clang diagnostic ignored "-Wbitfield-constant-conversion"
#endif
#endif
template <class T, std::size_t Which>
consteval T measured() {
    constexpr initializers how = initializers_of<T>;
    static_assert(how.plain[0] + how.plain[1] + how.plain[2] == 0,
                  "ctypes: bit-fields beside a member that takes no braces; name the members by ctypes::describe");
    return []<std::size_t... I, class... M>(std::index_sequence<I...>, member_list<M...>) {
        return T{{typename initial_for<M, I == Which>::type{}}...};
    }
    (std::make_index_sequence<member_count<T>>{}, members_of<T>{});
}
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

/// A member's value, if it can be a bit-field's.
template <class V>
constexpr std::uint64_t bits_of(const V& value) noexcept {
    if constexpr (std::is_enum_v<V>)
        return static_cast<std::uint64_t>(std::bit_cast<std::underlying_type_t<V>>(value));
    else if constexpr (std::is_integral_v<V> && sizeof(V) <= 8)
        return static_cast<std::uint64_t>(value);
    else
        return 0;
}

template <class V>
inline constexpr bool signed_bits = std::is_signed_v<V>;
template <class V>
requires std::is_enum_v<V>
inline constexpr bool signed_bits<V> = std::is_signed_v<std::underlying_type_t<V>>;

/// The width of member `I`, in bits, as far as its values go: a whole `int` has 32.
template <class T, std::size_t I, class M>
consteval std::size_t measured_width() {
    constexpr T object = detail::measured<T, I>();
    const auto values = detail::with_bound<bound::values, member_count<T>>(
        object, [](const auto&... v) { return std::array<std::uint64_t, sizeof...(v)>{detail::bits_of(v)...}; });
    const std::uint64_t value = values[I];
    if (!signed_bits<M>) return static_cast<std::size_t>(std::bit_width(value));
    return static_cast<std::size_t>(std::countr_zero(value ^ alternating));
}

/// What is known of a member before it is placed, and then its place.
struct field {
    std::size_t size = 0;             // in bytes
    std::size_t alignment = 1;        // in bytes, of the type
    std::size_t measured = no_offset; // in bytes
    std::size_t width = 0;            // in bits, of a bit-field
    bool packed = false;              // stands where its type would not: no reference binds to it (g++)
    std::size_t first_bit = 0;        // in bits: where it is
};

/// Places `fields`; whether that agrees with everything that was measured. With a `cap`, alignments are at most that, in
/// bytes, and bit-fields cross the units of their types: so #pragma pack(n) has it, for any n, and with 1 the attribute.
template <std::size_t N>
constexpr bool place_by(std::size_t cap, std::array<field, N>& fields, std::size_t size, std::size_t alignment) {
    std::size_t end = 0; // in bits
    bool after_bits = false;
    for (field& each : fields) {
        std::size_t aligned = each.alignment * 8;
        if (cap != 0 && cap * 8 < aligned) aligned = cap * 8;
        // the record would be aligned so, too, unless this member alone is packed
        if (aligned > alignment * 8 && (each.measured == no_offset || each.measured % each.alignment == 0))
            return false;
        if (each.width != 0) {
            const std::size_t unit = each.size * 8;
            const bool crosses = (end % aligned + each.width + aligned - 1) / aligned > unit / aligned;
            if (crosses && cap == 0) end = (end + aligned - 1) / aligned * aligned;
            each.first_bit = end;
            end += each.width;
            after_bits = true;
            continue;
        }
        if (each.packed && cap == 0) return false;
        const std::size_t expected = (end + aligned - 1) / aligned * aligned;
        if (each.measured == no_offset)
            each.first_bit = expected;
        else
            each.first_bit = each.measured * 8;
        if (each.first_bit < end || (after_bits && each.first_bit != expected)) return false;
        end = each.first_bit + each.size * 8;
        after_bits = false;
    }
    const std::size_t unit = alignment * 8;
    const std::size_t rounded = (end + unit - 1) / unit * unit;
    return after_bits || fields[N - 1].measured == no_offset ? rounded == size * 8 : rounded <= size * 8;
}

template <std::size_t N>
struct placed_fields {
    std::array<field, N> fields{};
    bool certain = false; // whether the places are known where a constant is asked for
    bool later = false;   // whether they are looked for when the program runs
    bool ruled = false;   // whether the rules explain all that was measured; if not, unnamed bit-fields are there
};

/// A record that need not be packed to be what was measured is taken for one that is not, though #pragma pack may have let
/// a bit-field cross a unit and changed nothing else. Else each way of packing is tried: where several agree with what was
/// measured, but not with each other, the places are not known.
template <std::size_t N>
constexpr placed_fields<N> place(std::array<field, N> fields, std::size_t size, std::size_t alignment) {
    placed_fields<N> result{.fields = fields, .certain = true, .ruled = true};
    if (place_by(0, result.fields, size, alignment)) return result;
    result = {.fields = fields};
    for (const std::size_t cap : {std::size_t{1}, std::size_t{2}, std::size_t{4}, std::size_t{8}}) {
        std::array<field, N> tried = fields;
        if (!place_by(cap, tried, size, alignment)) continue;
        for (std::size_t i = 0; i < N; ++i)
            if (result.certain && tried[i].first_bit != result.fields[i].first_bit)
                return {.fields = fields, .ruled = true};
        result = {.fields = tried, .certain = true, .ruled = true};
    }
    return result;
}

#if defined(__GNUC__) && !defined(__clang__)
template <class List>
inline constexpr std::array<bool, 0> addressable_list{};
template <bool... A>
inline constexpr std::array<bool, sizeof...(A)> addressable_list<addressable_members<A...>>{A...};

template <class T>
inline constexpr auto addressable =
    addressable_list<decltype(detail::with_requirements<member_count<T>>(std::declval<const T&>()))>;

template <class T>
inline constexpr bool all_addressable = [] {
    for (const bool each : addressable<T>)
        if (!each) return false;
    return true;
}();
#else
template <class T>
inline constexpr bool all_addressable = false;
#endif

/// The address of member `I` of a constant object, for a record whose members all have one.
template <class T, std::size_t I>
consteval auto bound_address() {
    return detail::with_bound<bound::addresses, member_count<T>>(zero<T>.value, [](const auto*... pointers) {
        return std::get<I>(std::tuple<decltype(pointers)...>{pointers...});
    });
}

template <class T, std::size_t I, class M>
consteval field survey() {
    field result{sizeof(M), alignof(M)};
    if constexpr (all_addressable<T>) {
        result.measured =
            detail::offset_of_address<T>(detail::bound_address<T, I>(), detail::size_before(I, members_of<T>{}));
    } else if constexpr (!bit_field_at<T, I>) {
        result.measured = detail::member_offset<T, I>();
    } else {
#if defined(__GNUC__) && !defined(__clang__)
        constexpr bool is_bit_field = !addressable<T>[I];
#else
        constexpr bool is_bit_field = true;
#endif
        if constexpr (is_bit_field)
            result.width = detail::measured_width<T, I, M>();
        else
            result.packed = true;
    }
    return result;
}

template <class T, class... M>
consteval std::array<field, sizeof...(M)> survey_members(member_list<M...>) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        return std::array<field, sizeof...(M)>{detail::survey<T, I, M>()...};
    }
    (std::index_sequence_for<M...>{});
}

/// What is measured of the members of a record.
template <class T>
inline constexpr auto surveyed = detail::survey_members<T>(members_of<T>{});

/// Whether each member has an address, or is a bit-field of known width, or packed; not so a bit-field of 128 bits.
template <std::size_t N>
constexpr bool accounted_for(const std::array<field, N>& fields) {
    for (const field& each : fields)
        if (each.measured == no_offset && each.width == 0 && !each.packed) return false;
    return true;
}

/// The name of member `I`, where it has an address to read it from.
template <class T, std::size_t I>
consteval std::string_view bound_name() {
    if constexpr (all_addressable<T>)
        return detail::last_word(pretty_member<pointer_to_member{detail::bound_address<T, I>()}>());
    else if constexpr (bit_field_at<T, I>)
        return {};
    else // not member_name: with bit-fields beside it, g++ ties temporaries, which no constant can hold
        return detail::last_word(pretty_member<pointer_to_member{detail::member_address<T, I>()}>());
}

/// The names of all members; those of bit-fields are empty, unless the compiler dumps them, and what it dumps are these
/// members, bit-field by bit-field and name by name.
template <class T, std::size_t N>
consteval std::array<std::string_view, N> bound_names(const placed_fields<N>& placed) {
    std::array<std::string_view, N> names = []<std::size_t... I>(std::index_sequence<I...>) {
        return std::array<std::string_view, N>{detail::bound_name<T, I>()...};
    }
    (std::make_index_sequence<N>{});
    if constexpr (detail::accounted_for(surveyed<T>)) { // clang 19 has an error for a dumped bit-field of 128 bits
        constexpr auto& told = dumped<T>;
        if (told.count != N) return names;
        for (std::size_t i = 0; i < N; ++i)
            if (told.members[i].width != placed.fields[i].width)
                return names;
            else if (told.members[i].width == 0 && told.members[i].name != names[i])
                return names;
        for (std::size_t i = 0; i < N; ++i) names[i] = told.members[i].name;
    }
    return names;
}

} // namespace ctypes::detail
