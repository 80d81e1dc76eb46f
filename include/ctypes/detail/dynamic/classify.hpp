// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/classify.hpp - what a C++ type is to C, as far as values of run-time types are concerned.
//
//     static_assert(text_like<std::string> && callable_by_c<ctypes::callback<int(int)>> && is_number<float>);
#pragma once

#include <ctypes/detail/abi/type_description.hpp>
#include <ctypes/detail/dynamic/lvalue.hpp>
#include <ctypes/detail/dynamic/object_storage.hpp>
#include <ctypes/detail/dynamic/scalar_value.hpp>
#include <ctypes/detail/dynamic/type_node.hpp>

#include <concepts>
#include <cstddef>
#include <cstring>
#include <iterator>
#include <memory>
#include <string_view>
#include <type_traits>

namespace ctypes::detail::runtime {

/// dynamic::value and dynamic::reference, which stand above this header: where they are, and in which memory.
template <class T>
concept holder = requires(const T& t) {
    { t.where() } -> std::convertible_to<lvalue>;
    { t.memory() } -> std::convertible_to<std::shared_ptr<object_storage>>;
};

template <class T>
inline constexpr bool is_function_pointer = std::is_pointer_v<T>&& std::is_function_v<std::remove_pointer_t<T>>;

template <class T>
concept has_function_pointer = requires(const T& t) {
    t.pointer();
    requires is_function_pointer<decltype(t.pointer())>;
};
template <class T>
concept has_function_address = requires(const T& t) {
    t.address();
    requires is_function_pointer<decltype(t.address())>;
};

/// Callbacks and functions: something C can call.
template <class T>
concept callable_by_c = has_function_pointer<T> || has_function_address<T>;

/// What C calls.
template <callable_by_c T>
auto c_function(const T& callable) {
    if constexpr (has_function_pointer<T>)
        return callable.pointer();
    else
        return callable.address();
}

/// The character type of a C++ text - std::string, std::u16string_view, `const wchar_t*`, "literal" ... -, void of anything else.
template <class T>
consteval auto find_text_character() {
    using bare = std::remove_cv_t<T>;
    if constexpr (std::is_null_pointer_v<bare>)
        return std::type_identity<void>();
    else if constexpr (std::is_convertible_v<const T&, std::string_view>)
        return std::type_identity<char>();
    else if constexpr (std::is_convertible_v<const T&, std::wstring_view>)
        return std::type_identity<wchar_t>();
    else if constexpr (std::is_convertible_v<const T&, std::u8string_view>)
        return std::type_identity<char8_t>();
    else if constexpr (std::is_convertible_v<const T&, std::u16string_view>)
        return std::type_identity<char16_t>();
    else if constexpr (std::is_convertible_v<const T&, std::u32string_view>)
        return std::type_identity<char32_t>();
    else
        return std::type_identity<void>();
}
template <class T>
using text_character = typename decltype(find_text_character<T>())::type;
template <class T>
concept text_like = !std::is_void_v<text_character<T>>;

/// std::shared_ptr.
template <class T>
concept shared = requires(const T& t) {
    { t.use_count() } -> std::convertible_to<long>;
    t.get();
};

template <class T>
inline constexpr bool is_number =
    std::is_arithmetic_v<T> || std::is_enum_v<T> || is_int128<T> || is_float16<T> || is_float128<T>;

/// Elements that lie one behind the other.
template <class T>
concept contiguous_range = requires(T& t) {
    std::data(t);
    std::size(t);
};

inline bool is_character(const type_node& n) { return n.is == kind::integer && n.size == 1; }

/// Whether elements of this type are the characters of a text of `C`: `char` and its kin; `wchar_t` and the two of C11, and the
/// unsigned integers that headers declare them as.
template <class C>
bool is_character_of(const type_node& n) {
    if constexpr (sizeof(C) == 1) return is_character(n);
    if (n.is != kind::integer || n.size != sizeof(C)) return false;
    return n.exact == scalar::wchar || n.exact == scalar::char16 || n.exact == scalar::char32 ||
           n.exact == scalar::unsigned_short || n.exact == scalar::unsigned_int;
}

template <class T>
void put(std::byte* to, T value) {
    std::memcpy(to, &value, sizeof value);
}
template <class T>
T get(const std::byte* from) {
    T value;
    std::memcpy(&value, from, sizeof value);
    return value;
}

} // namespace ctypes::detail::runtime
