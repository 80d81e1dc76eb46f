// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/signature_type.hpp - from the types of a C text to C++ types.
//
//     struct foo* (not given by the user)       ctypes::opaque<"foo">*
//     int (*)(const char*, ...)                 the same
//     _Bool, double _Complex                    bool, std::complex<double>
#pragma once

#include <ctypes/detail/cparse/signature_names.hpp>
#include <ctypes/detail/cparse/tree.hpp>
#include <ctypes/fixed_string.hpp>
#include <ctypes/type_mapping.hpp>

#include <complex>
#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string_view>
#include <type_traits>
#include <utility>

namespace ctypes {

namespace detail {

#if defined(__SIZEOF_INT128__)
__extension__ typedef __int128 c_int128;
__extension__ typedef unsigned __int128 c_unsigned_int128;
#else
using c_int128 = void;
using c_unsigned_int128 = void;
#endif

#if defined(__SIZEOF_FLOAT128__)
__extension__ typedef __float128 c_float128;
#else
using c_float128 = std::conditional_t<(sizeof(long double) > 12), long double, void>;
#endif

#if defined(__FLT16_MANT_DIG__) && (defined(__clang__) || __GNUC__ >= 13)
__extension__ typedef _Float16 c_float16;
#else
using c_float16 = void;
#endif

/// The C++ type of a type of the text, by its kind: of a scalar; `void` for one that this compiler does not have.
template <class Parsed, c_text::index Type, c_text::kind Kind>
struct type_of_node {
    using type = void;
};

/// The C++ type of a type of the text.
template <class Parsed, c_text::index Type>
using c_text_type = typename type_of_node<Parsed, Type, Parsed::read.tree.nodes[Type].is>::type;

constexpr bool has_scalar(c_text::kind k) {
    switch (k) {
    case c_text::kind::int128:
    case c_text::kind::unsigned_int128:
        return !std::is_void_v<c_int128>;
    case c_text::kind::float16:
        return !std::is_void_v<c_float16>;
    case c_text::kind::float128:
    case c_text::kind::ieee128:
        return !std::is_void_v<c_float128>;
    case c_text::kind::float64x:
        return has_scalar(c_text::format_of(k));
    case c_text::kind::bfloat16:
        return false;
    default:
        return true;
    }
}

template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::bool_> {
    using type = bool;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::char_> {
    using type = char;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::signed_char> {
    using type = signed char;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::unsigned_char> {
    using type = unsigned char;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::short_> {
    using type = short;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::unsigned_short> {
    using type = unsigned short;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::int_> {
    using type = int;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::unsigned_int> {
    using type = unsigned int;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::long_> {
    using type = long;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::unsigned_long> {
    using type = unsigned long;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::long_long> {
    using type = long long;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::unsigned_long_long> {
    using type = unsigned long long;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::int128> {
    using type = c_int128;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::unsigned_int128> {
    using type = c_unsigned_int128;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::wchar> {
    using type = wchar_t;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::char8> {
    using type = char8_t;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::char16> {
    using type = char16_t;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::char32> {
    using type = char32_t;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::float16> {
    using type = c_float16;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::float_> {
    using type = float;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::double_> {
    using type = double;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::long_double> {
    using type = long double;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::float128> {
    using type = c_float128;
};
/// C++ has no other types for these before C++23, and compilers pass them alike.
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::float32> {
    using type = float;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::float64> {
    using type = double;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::float32x> {
    using type = double;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::float64x>
    : type_of_node<Parsed, Type, c_text::format_of(c_text::kind::float64x)> {};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::ieee128> {
    using type = c_float128;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::va_list> {
    using type = std::va_list;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::file> {
    using type = std::FILE;
};

template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::pointer> {
    using type = c_text_type<Parsed, Parsed::read.tree.nodes[Type].to>*;
};

template <class T, c_text::qualifiers Quals>
struct with_qualifiers {
    using type = T;
};
template <class T>
struct with_qualifiers<T, c_text::is_const> {
    using type = const T;
};
template <class T>
struct with_qualifiers<T, c_text::is_volatile> {
    using type = volatile T;
};
template <class T>
struct with_qualifiers<T, c_text::is_const | c_text::is_volatile> {
    using type = const volatile T;
};

/// `restrict` and `_Atomic` leave the type as it is: C++ has no such pointers, and the values are the same.
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::qualified>
    : with_qualifiers<c_text_type<Parsed, Parsed::read.tree.nodes[Type].to>,
                      Parsed::read.tree.nodes[Type].quals&(c_text::is_const | c_text::is_volatile)> {};

template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::aligned> {
    using type = c_text_type<Parsed, Parsed::read.tree.nodes[Type].to>;
};

template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::complex> {
    using type = std::complex<c_text_type<Parsed, Parsed::read.tree.nodes[Type].to>>;
};

template <class T, std::uint64_t Length>
struct array_of {
    using type = T[Length];
};
template <class T>
struct array_of<T, c_text::no_length> {
    using type = T[];
};

template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::array>
    : array_of<c_text_type<Parsed, Parsed::read.tree.nodes[Type].to>, Parsed::read.tree.nodes[Type].length> {};

template <class R, bool Variadic, class... A>
struct function_of {
    using type = R(A...);
};
template <class R, class... A>
struct function_of<R, true, A...> {
    using type = R(A..., ...);
};

template <class Parsed, c_text::index Type, class Parameters>
struct function_of_node;
template <class Parsed, c_text::index Type, std::size_t... I>
struct function_of_node<Parsed, Type, std::index_sequence<I...>>
    : function_of<c_text_type<Parsed, Parsed::read.tree.nodes[Type].to>, Parsed::read.tree.nodes[Type].variadic,
                  c_text_type<Parsed, Parsed::read.tree.parameters[Parsed::read.tree.nodes[Type].first + I].type>...> {
};

template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::function>
    : function_of_node<Parsed, Type, std::make_index_sequence<Parsed::read.tree.nodes[Type].count>> {};

template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::external> {
    using type = typename Parsed::known::template at<Parsed::read.tree.nodes[Type].length>;
};

/// A tag that is only pointed to.
template <class Parsed, c_text::index Type>
struct opaque_node {
    static constexpr c_text::slice tag = Parsed::read.tree.nodes[Type].name;
    using type = opaque<fixed_string<tag.length + 1>(Parsed::read.tree.text(tag))>;
};

template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::struct_> : opaque_node<Parsed, Type> {};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::union_> : opaque_node<Parsed, Type> {};

/// An enum of the text is its integer type.
template <class Parsed, c_text::index Type, bool Defined>
struct enum_node : opaque_node<Parsed, Type> {};
template <class Parsed, c_text::index Type>
struct enum_node<Parsed, Type, true> {
    using type = c_text_type<Parsed, Parsed::read.tree.nodes[Type].to>;
};
template <class Parsed, c_text::index Type>
struct type_of_node<Parsed, Type, c_text::kind::enum_>
    : enum_node<Parsed, Type, Parsed::read.tree.nodes[Type].defined> {};

/// Where a part of a text stands.
constexpr c_text::place place_in(std::string_view text, c_text::slice part) {
    if (part.offset >= c_text::made_text) return {0, 1, 1, {}, 0};
    c_text::place at{part.offset, 1, 1, {}, 0};
    for (char c : text.substr(0, part.offset)) {
        ++at.column;
        if (c != '\n') continue;
        ++at.line;
        at.column = 1;
    }
    return at;
}

/// Whether C++ has to know more of a type than its name, to pass it by value.
constexpr bool has_unknown_value(const c_text::node& n) {
    return c_text::is_record(n.is) || (n.is == c_text::kind::enum_ && !n.defined) || n.is == c_text::kind::file;
}

/// What keeps the types of a text from being C++ types, if anything does.
template <class Tree>
constexpr c_text::diagnostic problem_of_types(const Tree& tree, const c_text::place& otherwise) {
    using c_text::kind;
    for (const c_text::node& n : tree.nodes) {
        if (!has_scalar(n.is)) return {"this compiler has no C++ type for one of the types", {}, otherwise};
        if (n.is == kind::vector) return {"a vector has no C++ type here; give it one by `spelled`", {}, otherwise};
        if (n.is == kind::array && n.length == 0) return {"an array without elements is no C++ type", {}, otherwise};
        if (n.is != kind::function) continue;
        for (std::uint32_t i = 0; i <= n.count; ++i) {
            const c_text::node& value = tree.nodes[i == n.count ? n.to : tree.parameters[n.first + i].type];
            if (has_unknown_value(value) && value.name.empty())
                return {value.is == kind::file ? "FILE is for pointers only"
                                               : "a struct without a name cannot be passed by value",
                        {},
                        otherwise};
            if (has_unknown_value(value))
                return {"'@' by value needs its C++ type, given after the text", value.name,
                        place_in(tree.source, value.name)};
        }
    }
    return {};
}

/// A convention can be that of the function itself; one of a function it gets would be lost.
template <class Tree>
constexpr bool hides_convention(const Tree& tree, c_text::index itself) {
    for (c_text::index i = 0; i < tree.nodes.size(); ++i)
        if (i != itself && tree.nodes[i].is == c_text::kind::function && !c_text::is_default(tree.nodes[i].call))
            return true;
    return false;
}

} // namespace detail

} // namespace ctypes
