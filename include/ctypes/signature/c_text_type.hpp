// ctypes/signature/c_text_type.hpp - from the types of a C text to C++ types.
//
//     struct foo* (not given by the user)       ctypes::opaque<"foo">*
//     int (*)(const char*, ...)                 the same
//     _Bool, double _Complex                    bool, std::complex<double>
#pragma once

#include <ctypes/detail/c_text/tree.hpp>
#include <ctypes/signature/fixed_string.hpp>
#include <ctypes/type/name.hpp>

#include <complex>
#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string_view>
#include <type_traits>
#include <utility>

namespace ctypes {

/// `struct Tag`, `union Tag` or `enum Tag` of a C text that no C++ type was given for: there are only pointers to it.
template <fixed_string Tag>
struct opaque;

/// A C++ type under the name that C has for it, where that is not its own: `spelled<"sqlite3_int64", long long>`.
template <fixed_string Name, class T>
struct spelled {};

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
struct known_names : c_text::nobody_outside {
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
        return !std::is_void_v<c_float128>;
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
constexpr c_text::remark problem_of_types(const Tree& tree, const c_text::place& otherwise) {
    using c_text::kind;
    for (const c_text::node& n : tree.nodes) {
        if (!has_scalar(n.is)) return {"this compiler has no C++ type for one of the types", {}, otherwise};
        if (n.is == kind::vector) return {"a vector has no C++ type here; give it one by `spelled`", {}, otherwise};
        if (n.is == kind::array && n.length == 0) return {"an array without elements is no C++ type", {}, otherwise};
        if (n.is != kind::function) continue;
        for (std::uint32_t i = 0; i <= n.count; ++i) {
            const c_text::node& value = tree.nodes[i == n.count ? n.to : tree.parameters[n.first + i].type];
            if (has_unknown_value(value))
                return {"'@' by value needs its C++ type, given after the text", value.name,
                        value.name.empty() ? otherwise : place_in(tree.source, value.name)};
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
