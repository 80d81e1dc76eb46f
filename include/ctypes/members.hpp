// SPDX-License-Identifier: MIT
// ctypes/members.hpp - the members of a record as a list, from wherever they are known.
//
//     for (const ctypes::member& m : ctypes::layout_of<point>().members) ...
//
// ctypes::describe<T> where the user wrote one, else PFR, else (bit-fields; packed records on g++) bindings
// whose values are looked at; clang from 15 on dumps the names of bit-fields. Offsets are measured. Positions of
// bit-fields follow the compilers' rules, checked against the offsets around them and against the size; where that
// leaves a doubt, they are looked for, by g++ in constants, else when the program runs (detail/reflect/bit_search.hpp).
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/describe.hpp>
#include <ctypes/detail/reflect/bit_fields.hpp>
#include <ctypes/detail/reflect/bit_search.hpp>
#include <ctypes/detail/reflect/tied_members.hpp>
#include <ctypes/type_name.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <type_traits>

namespace ctypes {

/// One member of a record.
struct member {
    std::string_view name; // empty where no compiler but clang from 15 on tells it: a bit-field's, unless described
    std::string_view type;
    std::size_t offset;         // in bytes; of a bit-field: of the first byte it touches
    std::size_t size;           // in bytes; of a bit-field: of its declared type
    std::size_t alignment;      // in bytes: that of the type, wherever the member stands
    std::size_t bit_offset = 0; // of a bit-field: in bits from the start of the record
    std::size_t bit_width = 0;  // of a bit-field: in bits; 0 for other members
};

namespace detail {

/// Where the members of a record are known from.
enum class member_source { none, user, pfr, bindings };

template <class T>
consteval member_source source_of() {
    if constexpr (described<T>)
        return member_source::user;
    else if constexpr (!std::is_class_v<T> || !std::is_aggregate_v<T> || has_base<T>)
        return member_source::none;
    else if constexpr (member_count<T> == 0)
        return member_source::pfr;
    else if constexpr (member_count<T> >= member_limit)
        return member_source::none;
    else if constexpr (has_anonymous<T> || has_unsized_array<T>)
        return member_source::none;
    else if constexpr (has_volatile_member<T>)
        return member_source::none;
    else if constexpr (without_bit_fields<T>)
        return member_source::pfr;
    else
        return member_count<T> <= bound_limit ? member_source::bindings : member_source::none;
}

template <class T, member_source = source_of<T>()>
struct members_by;

// ---- by PFR ------------------------------------------------------------------------------------------------------
template <class T>
struct members_by<T, member_source::pfr> {
    using types = members_of<T>;
    static constexpr bool known = true;
    static constexpr auto list = []<class... M>(member_list<M...> all) {
        return [&]<std::size_t... I>(std::index_sequence<I...>) {
            const std::array<std::size_t, sizeof...(M)> offsets = detail::member_offsets<T>(all);
            return std::array<member, sizeof...(M)>{
                member{detail::member_name<T, I>(), type_name<M>(), offsets[I], sizeof(M), alignof(M)}...};
        }
        (std::index_sequence_for<M...>{});
    }(types{});
};
template <class T>
requires(member_count<T> == 0) struct members_by<T, member_source::pfr> {
    using types = member_list<>;
    static constexpr bool known = true;
    static constexpr std::array<member, 0> list{};
};

// ---- by bindings: bit-fields, packed records on g++ ------------------------------------------------------------------
template <std::size_t N, class... M>
constexpr std::array<member, N> list_members(const std::array<std::string_view, N>& names,
                                             const std::array<field, N>& fields, member_list<M...>) {
    std::size_t i = 0;
    const auto make = [&]<class X>(std::type_identity<X>) {
        const field& at = fields[i];
        return member{names[i++], type_name<X>(), at.first_bit / 8,
                      sizeof(X),  alignof(X),     at.width != 0 ? at.first_bit : 0,
                      at.width};
    };
    return {make(std::type_identity<M>{})...};
}

template <class T>
struct members_by<T, member_source::bindings> {
    using types = members_of<T>;
    static constexpr auto placed = detail::find_places<T>();
    static constexpr bool known = placed.certain;
    static constexpr auto names = detail::bound_names<T>(placed);
    static constexpr auto list = detail::list_members(names, placed.fields, types{});

    /// Whether found() may say something else, or more. Then `list` follows the rules, and is for constants only.
    static constexpr bool needs_runtime_layout = placed.later;
    static std::span<const member> found() {
        static const auto searched = detail::list_members(names, detail::look_for<T>(placed.fields), types{});
        return searched;
    }
};

// ---- by the user -----------------------------------------------------------------------------------------------------
template <class>
struct member_of_pointer;
template <class T, class M>
struct member_of_pointer<M T::*> {
    using type = M;
};

template <class T, auto Pointer>
struct described_member {
    using type = typename member_of_pointer<decltype(Pointer)>::type;
    static consteval std::string_view name() { return detail::last_word(pretty_member<Pointer>()); }
    static consteval member make() {
        return {name(), type_name<type>(), detail::offset_of_address<T>(&(zero<T>.value.*Pointer), 0), sizeof(type),
                alignof(type)};
    }
};
template <class T, class M, bit_field<M> Field>
struct described_member<T, Field> {
    using type = M;
    static constexpr bit_field<M> field = Field;
    static consteval member make() {
        return {std::string_view(field.name),
                type_name<M>(),
                field.position / 8,
                sizeof(M),
                alignof(M),
                field.position,
                field.width};
    }
};

template <class T, class List>
struct members_listed;
template <class T, auto... Members>
struct members_listed<T, members<Members...>> {
    using types = member_list<std::remove_cv_t<typename described_member<T, Members>::type>...>;
    static constexpr bool known = true;
    static constexpr std::array<member, sizeof...(Members)> list{described_member<T, Members>::make()...};
};
template <class T>
struct members_by<T, member_source::user> : members_listed<T, typename describe<T>::list> {};

// ---- not at all ------------------------------------------------------------------------------------------------------
template <class T>
struct members_by<T, member_source::none> {
    using types = member_list<>;
    static constexpr bool known = false;
    static constexpr std::array<member, 0> list{};
};

/// Whether the members of a record are known, with their places, where a constant is asked for.
template <class T>
inline constexpr bool members_known = members_by<T>::known;

/// Whether members are looked for when the program runs, and whether they are known then.
template <class T>
inline constexpr bool needs_runtime_layout = false;
template <class T>
requires(source_of<T>() ==
         member_source::bindings) inline constexpr bool needs_runtime_layout<T> = members_by<T>::needs_runtime_layout;

template <class T>
inline constexpr bool has_runtime_layout = members_known<T> || needs_runtime_layout<T>;

/// The members: in a constant expression as far as they are known there.
template <class T>
constexpr std::span<const member> members_now() noexcept {
    if constexpr (needs_runtime_layout<T>) {
        if (!std::is_constant_evaluated()) return members_by<T>::found();
    }
    return members_by<T>::list;
}

} // namespace detail
} // namespace ctypes

#endif // CTYPES_HAS_CXX20
