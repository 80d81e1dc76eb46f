// SPDX-License-Identifier: MIT
// ctypes/type_name.hpp - a type as C spells it, alike on every compiler.
//
//     ctypes::type_name<const char* [4]>()     // "const char*[4]"
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace ctypes {

/// The name of `T`: C's words for scalars, `*` and `[n]` behind what they apply to, class and enum names
/// without the namespaces around them. A constant with static storage.
template <class T>
constexpr std::string_view type_name() noexcept;

namespace detail {

template <class T>
consteval std::string_view pretty_type() {
#if defined(_MSC_VER) && !defined(__clang__)
    return __FUNCSIG__;
#else
    return __PRETTY_FUNCTION__;
#endif
}

/// The compiler's own name, without namespaces in front: the frame around it is measured on `double`.
template <class T>
consteval std::string_view own_name() {
    constexpr std::string_view frame = pretty_type<double>();
    constexpr std::size_t before = frame.find("double"), after = frame.size() - before - 6;
    std::string_view name = pretty_type<T>();
    name = name.substr(before, name.size() - before - after);
    std::size_t depth = 0, begin = 0;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (c == '<' || c == '(' || c == '{') ++depth;
        if ((c == '>' || c == ')' || c == '}') && depth > 0) --depth;
        if (c == ':' && depth == 0) begin = i + 1;
    }
    name = name.substr(begin);
    for (std::string_view keyword : {"struct ", "class ", "union ", "enum "}) // MSVC says them
        if (name.substr(0, keyword.size()) == keyword) name.remove_prefix(keyword.size());
    // "<unnamed struct>" on g++, "(unnamed struct at file:line:column)" on clang
    if (name.find("unnamed") != name.npos || name.find("anonymous") != name.npos || name.find("lambda") != name.npos)
        return std::is_union_v<T>   ? "(unnamed union)"
               : std::is_enum_v<T>  ? "(unnamed enum)"
               : std::is_class_v<T> ? "(unnamed struct)"
                                    : "(unnamed type)"; // decimal floating-point numbers on g++
    return name;
}

/// Text pieced together at compile time.
template <const std::string_view&... Parts>
struct joined {
    static constexpr auto text = [] {
        std::array<char, (Parts.size() + ... + 0) + 1> characters{};
        std::size_t at = 0;
        const auto append = [&](std::string_view part) {
            for (const char c : part) characters[at++] = c;
        };
        (append(Parts), ...);
        return characters;
    }();
    static constexpr std::string_view value{text.data(), text.size() - 1};
};

template <std::size_t N>
struct digits {
    static constexpr auto text = [] {
        std::array<char, 20> characters{};
        std::size_t at = characters.size(), n = N;
        do {
            characters[--at] = static_cast<char>('0' + n % 10);
            n /= 10;
        } while (n != 0);
        std::array<char, 21> result{};
        for (std::size_t i = at; i < characters.size(); ++i) result[i - at] = characters[i];
        result[20] = static_cast<char>(characters.size() - at);
        return result;
    }();
    static constexpr std::string_view value{text.data(), static_cast<std::size_t>(text[20])};
};

template <char... C>
struct word {
    static constexpr char text[] = {C..., '\0'};
    static constexpr std::string_view value{text, sizeof...(C)};
};

template <class T>
struct named {
    static constexpr std::string_view value = own_name<T>();
};
template <class T>
requires std::is_arithmetic_v<T>
struct named<T> {
    static constexpr std::string_view value = [] {
        // the compilers differ ("long unsigned int"); C's usual words
        if (std::is_same_v<T, unsigned char>) return std::string_view("unsigned char");
        if (std::is_same_v<T, signed char>) return std::string_view("signed char");
        if (std::is_same_v<T, short>) return std::string_view("short");
        if (std::is_same_v<T, unsigned short>) return std::string_view("unsigned short");
        if (std::is_same_v<T, unsigned>) return std::string_view("unsigned int");
        if (std::is_same_v<T, long>) return std::string_view("long");
        if (std::is_same_v<T, unsigned long>) return std::string_view("unsigned long");
        if (std::is_same_v<T, long long>) return std::string_view("long long");
        if (std::is_same_v<T, unsigned long long>) return std::string_view("unsigned long long");
        return own_name<T>();
    }();
};
template <>
struct named<std::nullptr_t> {
    static constexpr std::string_view value = "nullptr_t";
};
template <class T>
requires(!std::is_array_v<T>) struct named<const T>
    : joined<word<'c', 'o', 'n', 's', 't', ' '>::value, named<T>::value> {
};
template <class T>
requires(!std::is_array_v<T>) struct named<volatile T>
    : joined<word<'v', 'o', 'l', 'a', 't', 'i', 'l', 'e', ' '>::value, named<T>::value> {
};
template <class T>
requires(!std::is_array_v<T>) struct named<const volatile T>
    : joined<word<'c', 'o', 'n', 's', 't', ' '>::value, named<volatile T>::value> {
};
template <class T>
struct named<T*> : joined<named<T>::value, word<'*'>::value> {};
template <class T>
struct named<T* const> : joined<named<T*>::value, word<' ', 'c', 'o', 'n', 's', 't'>::value> {};

// int[2][3]: the outer extent comes first, so the extents are gathered before the element's name is put in front
template <class T>
struct extents {
    static constexpr std::string_view value = "";
};
template <class T, std::size_t N>
struct extents<T[N]> : joined<word<'['>::value, digits<N>::value, word<']'>::value, extents<T>::value> {};
template <class T>
struct extents<T[]> : joined<word<'[', ']'>::value, extents<T>::value> {};

// std::array<std::array<float, 2>, 3> is float[3][2]
template <class T>
struct as_array {
    using type = T;
};
template <class T, std::size_t N>
struct as_array<T[N]> {
    using type = typename as_array<T>::type[N];
};
template <class T, std::size_t N>
struct as_array<std::array<T, N>> {
    using type = typename as_array<T>::type[N];
};
template <class T>
requires std::is_array_v<T>
struct named<T> : joined<named<std::remove_all_extents_t<typename as_array<T>::type>>::value,
                         extents<typename as_array<T>::type>::value> {
};

template <class... A>
struct listed {
    static constexpr std::string_view value = "void";
};
template <class A>
struct listed<A> : named<A> {};
template <class A, class... B>
requires(sizeof...(B) > 0) struct listed<A, B...>
    : joined<named<A>::value, word<',', ' '>::value, listed<B...>::value> {
};

template <class R, class... A>
struct named<R(A...)> : joined<named<R>::value, word<'('>::value, listed<A...>::value, word<')'>::value> {};
template <class R, class... A>
struct named<R(A..., ...)>
    : joined<named<R>::value, word<'('>::value, listed<A...>::value, word<',', ' ', '.', '.', '.', ')'>::value> {};
template <class R, class... A>
struct named<R (*)(A...)>
    : joined<named<R>::value, word<' ', '(', '*', ')', '('>::value, listed<A...>::value, word<')'>::value> {};
template <class R, class... A>
struct named<R (*)(A..., ...)> : joined<named<R>::value, word<' ', '(', '*', ')', '('>::value, listed<A...>::value,
                                        word<',', ' ', '.', '.', '.', ')'>::value> {};
template <class T, std::size_t N>
struct named<std::array<T, N>> : named<typename as_array<T>::type[N]> {};

} // namespace detail

template <class T>
constexpr std::string_view type_name() noexcept {
    return detail::named<T>::value;
}

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
