// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/signature_names.hpp - the C++ types a user gives beside a C text, found by name.
//
//     parsed_signature<"point midpoint(point, struct point)", geometry::point>
//     parsed_signature<"int sqlite3_close(sqlite3*)", spelled<"sqlite3", database>>
#pragma once

#include <ctypes/detail/cparse/tree.hpp>
#include <ctypes/fixed_string.hpp>
#include <ctypes/type_mapping.hpp>
#include <ctypes/type_name.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace ctypes {

namespace detail {

template <class T>
struct known_type {
    using type = T;
    static constexpr std::string_view name = own_name<T>();
};
template <fixed_string Name, class T>
struct known_type<spelled<Name, T>> {
    using type = T;
    static constexpr std::string_view name = Name.view();
};

template <class T>
constexpr c_text::extent extent_of_known() {
    if constexpr (std::is_object_v<T>) {
        if constexpr (requires { sizeof(T); }) return {sizeof(T), alignof(T)};
    }
    return {};
}

template <std::size_t I, class T>
struct known_at {};
template <class Indices, class... Types>
struct known_list;
template <std::size_t... I, class... Types>
struct known_list<std::index_sequence<I...>, Types...> : known_at<I, Types>... {};

template <std::size_t I, class T>
known_type<T> known_find(const known_at<I, T>&);

/// A type a user gave, as the parser has to know it.
struct known_name {
    std::string_view name;
    c_text::kind is;
    c_text::extent size;
};

/// The types a user gave, found by their names, and by `struct`, `union` or `enum` and their names. No
/// template, so that all texts are read by one parser.
struct known_names : c_text::no_external_types {
    const known_name* entries; // up to one without a name

    constexpr explicit known_names(const known_name* first) : entries(first) {}

    constexpr c_text::index type_named(std::string_view name) const {
        for (c_text::index i = 0; !entries[i].name.empty(); ++i)
            if (entries[i].name == name) return i;
        return c_text::no_index;
    }

    constexpr c_text::index type_tagged(c_text::kind is, std::string_view name) const {
        for (c_text::index i = 0; !entries[i].name.empty(); ++i)
            if (entries[i].is == is && entries[i].name == name) return i;
        return c_text::no_index;
    }

    template <class Tree>
    constexpr c_text::extent extent_of(const Tree& tree, c_text::index type) const {
        const c_text::node& n = tree.nodes[type];
        return n.is == c_text::kind::external ? entries[n.length].size : c_text::extent{};
    }
};

template <class T>
constexpr c_text::kind kind_of_known() {
    if constexpr (std::is_enum_v<T>)
        return c_text::kind::enum_;
    else if constexpr (std::is_union_v<T>)
        return c_text::kind::union_;
    else if constexpr (std::is_class_v<T>)
        return c_text::kind::struct_;
    else
        return c_text::kind::external;
}

template <class... Types>
struct known_types {
    template <std::size_t I>
    using at =
        typename decltype(known_find<I>(known_list<std::make_index_sequence<sizeof...(Types)>, Types...>{}))::type;

    static constexpr known_name entries[] = {known_name{known_type<Types>::name,
                                                        kind_of_known<typename known_type<Types>::type>(),
                                                        extent_of_known<typename known_type<Types>::type>()}...,
                                             known_name{{}, c_text::kind::external, {}}};
};

} // namespace detail

} // namespace ctypes
