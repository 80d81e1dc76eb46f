// SPDX-License-Identifier: MIT
// ctypes/detail/reflect/layout_difference.hpp - the first difference between the layouts of two records, in words.
//
//     find_difference<my_tm, std::tm>()      // "member 4, `month` here and `tm_mon` there: byte 20 here, byte 16 there"
#pragma once

#include <ctypes/detail/abi/array_type.hpp>
#include <ctypes/detail/abi/extension_types.hpp>
#include <ctypes/detail/abi/type_description.hpp>
#include <ctypes/layout.hpp>
#include <ctypes/members.hpp>
#include <ctypes/type_name.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace ctypes {

namespace detail {

/// Words about a difference; empty when there is none. What is longer is cut.
struct difference {
    char characters[400] = {};
    std::size_t length = 0;

    constexpr explicit operator bool() const { return length != 0; }
    constexpr std::string_view view() const { return {characters, length}; }
    constexpr difference& put(std::string_view text) {
        for (const char c : text)
            if (length < sizeof characters) characters[length++] = c;
        return *this;
    }
    constexpr difference& put(std::size_t n) {
        if (n >= 10) put(n / 10);
        const char digit = static_cast<char>('0' + n % 10);
        return put(std::string_view(&digit, 1));
    }
};

/// What a type is, as far as both sides have to agree.
template <class T>
consteval std::string_view kind_of() {
    constexpr type_class what = class_of<T>();
    if constexpr (std::is_enum_v<T>)
        return detail::kind_of<std::underlying_type_t<T>>();
    else if constexpr (std::is_same_v<T, bool>)
        return "a bool";
    else if constexpr (std::is_pointer_v<T> || std::is_null_pointer_v<T>)
        return "a pointer";
    else if constexpr (is_bfloat16<T>)
        return "a bfloat16 number";
    else if constexpr (is_float128<T> && abi::long_double_kind != abi::scalar_kind::float128)
        return "a 128-bit floating-point number";
    else if constexpr (what == type_class::integer)
        return detail::signed_integer<T>() ? "a signed integer" : "an unsigned integer";
    else if constexpr (what == type_class::floating)
        return "a floating-point number";
    else if constexpr (what == type_class::complex)
        return "a complex number";
    else if constexpr (what == type_class::array || is_std_array<T>)
        return "an array";
    else if constexpr (std::is_union_v<T>)
        return "a union";
    else if constexpr (what == type_class::record)
        return "a struct";
    else if constexpr (any_vector<T>)
        return "a vector";
    else
        return type_name<T>(); // an extension of the compiler that is like no other type
}

/// Raw bytes say nothing of what is in them: std::byte, arrays of it, records of those (ctypes::big_endian is one).
template <class T>
consteval bool is_opaque() {
    if constexpr (std::is_same_v<T, std::byte>)
        return true;
    else if constexpr (std::is_array_v<T>)
        return detail::is_opaque<std::remove_cv_t<std::remove_extent_t<T>>>();
    else if constexpr (is_std_array<T>)
        return detail::is_opaque<std::remove_cv_t<typename T::value_type>>();
    else if constexpr (is_complex<T> || std::is_union_v<T> || !std::is_class_v<T>)
        return false;
    else if constexpr (std::is_empty_v<T> || !has_runtime_layout<T>)
        return false;
    else
        return []<class... M>(member_list<M...>) {
            return (detail::is_opaque<std::remove_cv_t<M>>() && ...);
        }(typename members_by<T>::types{});
}

template <class T>
struct element_of {
    using type = std::remove_cv_t<std::remove_extent_t<T>>;
};
template <class T>
requires is_std_array<T>
struct element_of<T> {
    using type = std::remove_cv_t<typename T::value_type>;
};

template <class Mine, class Theirs, member_names Names>
constexpr difference find_difference();

/// Between two types of one size, as parts of records.
template <class Mine, class Theirs, member_names Names>
constexpr difference difference_of_types() {
    constexpr std::string_view here = detail::kind_of<Mine>(), there = detail::kind_of<Theirs>();
    constexpr bool characters =
        sizeof(Mine) == 1 && (std::is_same_v<Mine, char> || std::is_same_v<Theirs, char>)&&std::is_integral_v<Mine> &&
        std::is_integral_v<Theirs>;
    difference found;
    if constexpr (std::is_same_v<Mine, Theirs> || detail::is_opaque<Mine>() || detail::is_opaque<Theirs>()) {
        // alike, or nothing is said
    } else if constexpr (here != there) {
        // the sign of a plain char depends on the platform, so it goes with both
        if (!characters || here == "a bool" || there == "a bool")
            found.put(here).put(" here, ").put(there).put(" there");
    } else if constexpr (here == "an array") {
        using mine = typename element_of<Mine>::type;
        using theirs = typename element_of<Theirs>::type;
        if constexpr (sizeof(mine) != sizeof(theirs)) {
            found.put("elements of ").put(sizeof(mine)).put(" bytes here, of ").put(sizeof(theirs)).put(" there");
        } else {
            const difference inside = detail::difference_of_types<mine, theirs, Names>();
            if (inside) found.put("its elements: ").put(inside.view());
        }
    } else if constexpr (std::is_class_v<Mine> || std::is_union_v<Mine>) {
        if constexpr (!is_complex<Mine>) {
            const difference inside = detail::find_difference<Mine, Theirs, Names>();
            if (inside) found.put("in it ").put(inside.view());
        }
    }
    return found;
}

/// "member 4, `month` here and `tm_mon` there: "
template <class To>
constexpr void put_label(To& to, std::size_t index, const member& mine, const member& theirs) {
    to.put("member ").put(index);
    if (!mine.name.empty() && !theirs.name.empty() && mine.name != theirs.name)
        to.put(", `").put(mine.name).put("` here and `").put(theirs.name).put("` there");
    else if (!mine.name.empty())
        to.put(", `").put(mine.name).put("`");
    else if (!theirs.name.empty())
        to.put(", `").put(theirs.name).put("` there");
    to.put(": ");
}

template <class To>
constexpr void put_place(To& to, const member& shown) {
    if (shown.bit_width == 0) {
        to.put("byte ").put(shown.offset);
    } else {
        to.put("bits ").put(shown.bit_offset).put("..").put(shown.bit_offset + shown.bit_width - 1);
    }
}

/// Between two members, their types aside.
template <class To>
constexpr void compare_members(To& to, std::size_t index, const member& mine, const member& theirs,
                               member_names names) {
    const auto differ = [&](auto here, std::string_view unit, auto there) {
        put_label(to, index, mine, theirs);
        to.put(here).put(unit).put(" here, ").put(there).put(" there");
    };
    if (mine.bit_width != theirs.bit_width || mine.bit_offset != theirs.bit_offset ||
        (mine.bit_width == 0 && mine.offset != theirs.offset)) {
        put_label(to, index, mine, theirs);
        put_place(to, mine);
        to.put(" here, ");
        put_place(to, theirs);
        to.put(" there");
    } else if (mine.size != theirs.size && mine.bit_width == 0) {
        differ(mine.size, mine.size == 1 ? " byte" : " bytes", theirs.size);
    } else if (names == member_names::compared && mine.name != theirs.name && !mine.name.empty() &&
               !theirs.name.empty()) {
        put_label(to, index, mine, theirs);
        to.put("another name");
    }
}

template <class T, class To>
constexpr bool needs_description(To& found) {
    if (members_known<T> || (needs_runtime_layout<T> && !std::is_constant_evaluated())) {
        return false;
    } else {
        found.put("the members of ").put(type_name<T>()).put(" are not known; name them in ctypes::describe");
        return true;
    }
}

/// In a constant expression by what is known there, else by where members are found when the program runs.
template <class Mine, class Theirs, member_names Names>
constexpr difference find_difference() {
    difference found;
    if (detail::needs_description<Mine>(found) || detail::needs_description<Theirs>(found)) return found;

    const std::span<const member> mine = detail::members_now<Mine>(), theirs = detail::members_now<Theirs>();
    constexpr std::size_t both = std::min(members_by<Mine>::list.size(), members_by<Theirs>::list.size());
    [&]<class... M, class... O>(member_list<M...>, member_list<O...>) {
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            using my_types = std::tuple<std::type_identity<M>...>;
            using their_types = std::tuple<std::type_identity<O>...>;
            [[maybe_unused]] const auto compare = [&]<std::size_t At>(std::integral_constant<std::size_t, At>) {
                detail::compare_members(found, At, mine[At], theirs[At], Names);
                if (found) return false;
                using m = std::remove_cv_t<typename std::tuple_element_t<At, my_types>::type>;
                using o = std::remove_cv_t<typename std::tuple_element_t<At, their_types>::type>;
                const difference inside = detail::difference_of_types<m, o, Names>();
                if (inside) {
                    detail::put_label(found, At, mine[At], theirs[At]);
                    found.put(inside.view());
                }
                return !inside;
            };
            static_cast<void>((compare(std::integral_constant<std::size_t, I>{}) && ...));
        }
        (std::make_index_sequence<both>{});
    }(typename members_by<Mine>::types{}, typename members_by<Theirs>::types{});
    if (found) return found;

    if (mine.size() != theirs.size()) {
        const bool too_few = mine.size() < theirs.size();
        found.put(mine.size()).put(" members here, ").put(theirs.size()).put(" there; the first that is ");
        const std::string_view name = too_few ? theirs.data()[both].name : mine.data()[both].name;
        found.put(too_few ? "missing here is " : "too many here is ");
        if (name.empty())
            found.put("without a name");
        else
            found.put("`").put(name).put("`");
    } else if (sizeof(Mine) != sizeof(Theirs)) {
        found.put("all members are alike, but ")
            .put(sizeof(Mine))
            .put(" bytes here, ")
            .put(sizeof(Theirs))
            .put(" there");
    } else if (alignof(Mine) != alignof(Theirs)) {
        found.put("all members are alike, but aligned to ").put(alignof(Mine)).put(" here, to ");
        found.put(alignof(Theirs)).put(" there");
    }
    return found;
}

} // namespace detail
} // namespace ctypes
