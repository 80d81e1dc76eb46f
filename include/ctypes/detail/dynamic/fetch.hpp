// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/fetch.hpp - the value at a place as a C++ value, checked.
//
//     double x = fetch<double>(from, where);
#pragma once

#include <ctypes/detail/dynamic/assign.hpp>

#include <array>
#include <complex>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace ctypes::detail::runtime {

template <class T>
inline constexpr bool is_vector = false;
template <class T, class A>
inline constexpr bool is_vector<std::vector<T, A>> = true;

template <class T>
inline constexpr bool is_text = false;
template <class C, class Traits, class A>
inline constexpr bool is_text<std::basic_string<C, Traits, A>> = true;
template <class C, class Traits>
inline constexpr bool is_text<std::basic_string_view<C, Traits>> = true;

/// The characters of a `char[N]` up to a zero, or those a `char*` points to; of `wchar_t`, `char16_t` and `char32_t` as well.
template <class C, class Where>
std::basic_string_view<C> fetch_text(const lvalue& from, const Where& where) {
    const type_node& type = from.of();
    if (type.is == kind::array && is_character_of<C>(*type.to.to)) {
        const auto* const text = reinterpret_cast<const C*>(from.at);
        const std::size_t length = type.size / sizeof(C);
        std::size_t end = 0;
        while (end < length && get<C>(from.at + end * sizeof(C)) != C{}) ++end;
        return {text, end};
    }
    if (is_arithmetic(type))
        refuse_type(where(), from.type, "is a number, and no text; ask for a number, or for to_string()");
    if (type.is != kind::pointer || !is_character_of<C>(*type.to.to))
        refuse_type(where(), from.type, "is no text of '" + std::string(scalar_name(scalar_of<C>())) + "'");
    const C* const text = get<const C*>(from.at);
    if (text == nullptr) refuse(where(), "it is a null pointer, and no text");
    return text;
}

template <class T, class Where>
T fetch_number(const lvalue& from, const Where& where) {
    const type_node& type = from.of();
    if (!is_arithmetic(type)) refuse_kind(where(), to_c_declaration(from.type, {}), {scalar_node(scalar_of<T>()), 0});
    if constexpr (!std::is_same_v<T, bool>) // the same type is copied by its bytes
        if (type.exact == scalar_of<T>() && !from.is_bit_field()) return get<T>(from.at);
    const scalar_value n = from.load();
    T result{};
    const conversion_status fits = n.store(scalar_of<T>(), &result);
    if (fits != conversion_status::yes) refuse_number(where(), n, fits, type_name<T>());
    return result;
}

template <class T, class Where>
T fetch(const lvalue& from, const Where& where) {
    const type_node& type = from.of();
    if constexpr (std::is_arithmetic_v<T> || is_int128<T> || is_float16<T> || is_float128<T>) {
        if (type.code == scalar_code(scalar_of<T>()) && type.code != code_none && !from.is_bit_field()) [[likely]]
            return get<T>(from.at);
        return fetch_number<T>(from, where);
    } else if constexpr (std::is_enum_v<T>) {
        return static_cast<T>(fetch_number<std::underlying_type_t<T>>(from, where));
    } else if constexpr (std::is_pointer_v<T>) {
        using to = std::remove_pointer_t<T>;
        if (type.is == kind::pointer) {
            const bool loses_const = (type.to.quals & c_text::is_const) != 0 && !std::is_const_v<to>;
            if (!points_to<to>(*type.to.to) || loses_const)
                refuse(where(), "'" + to_c_declaration(from.type, {}) + "' does not convert to '" +
                                    std::string(type_name<T>()) + "'");
            return get<T>(from.at);
        }
        if constexpr (std::is_object_v<to> || std::is_void_v<to>)
            if (type.is == kind::array && points_to<to>(*type.to.to))
                return reinterpret_cast<T>(const_cast<std::remove_const_t<std::byte>*>(from.at));
        refuse(where(),
               "'" + to_c_declaration(from.type, {}) + "' does not convert to '" + std::string(type_name<T>()) + "'");
    } else if constexpr (is_text<T>) {
        return T(fetch_text<typename T::value_type>(from, where));
    } else if constexpr (is_complex<T>) {
        using part = typename T::value_type;
        if (type.is != kind::complex) return T(fetch_number<part>(from, where));
        return T(fetch_number<part>({type.to, from.at}, where),
                 fetch_number<part>({type.to, from.at + type.to.to->size}, where));
    } else if constexpr (is_vector<T>) {
        if ((type.is != kind::array && type.is != kind::vector) || type.length == no_length)
            refuse_type(where(), from.type, "is no list");
        T all;
        all.reserve(type.length);
        for (std::size_t i = 0; i < type.length; ++i)
            all.push_back(fetch<typename T::value_type>(lvalue{type.to, from.at + i * type.to.to->size},
                                                        [&] { return where() + "[" + std::to_string(i) + "]"; }));
        return all;
    } else {
        static_assert(
            std::is_trivially_copyable_v<T> && std::is_class_v<T>,
            "ctypes: a run-time value converts to numbers, pointers, std::string, std::vector and plain structs");
        if (from.is_bit_field() || !matches<T>(type)) refuse_layout(where(), from.type, type_name<T>());
        T result;
        std::memcpy(&result, from.at, sizeof result);
        return result;
    }
}

} // namespace ctypes::detail::runtime
