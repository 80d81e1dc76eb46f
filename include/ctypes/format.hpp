// SPDX-License-Identifier: MIT
// ctypes/format.hpp - any C value as text, records with the names of their members.
//
//     std::cout << ctypes::print(status) << '\n';        // {.st_dev = 2049, .st_ino = 131, ...}
//     std::string text = ctypes::format(p);              // {.x = 3, .y = 0.5, .tag = "origin"}
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/c_type.hpp>
#include <ctypes/detail/abi/array_type.hpp>
#include <ctypes/detail/abi/extension_types.hpp>
#include <ctypes/detail/abi/type_description.hpp>
#include <ctypes/detail/reflect/format_parts.hpp>
#include <ctypes/endian.hpp>
#include <ctypes/members.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

namespace ctypes {

namespace detail {

template <class T>
inline constexpr bool is_ordered = false;
template <class T, std::endian Order>
inline constexpr bool is_ordered<ordered<T, Order>> = true;

template <class T>
void print_at(std::string& out, const std::byte* at);

template <class T>
struct complex_part {
    using type = typename T::value_type;
};
template <c_complex T>
struct complex_part<T> {
    using type = part_of_complex<T>;
};

/// A copy of the scalar at a place that need not be aligned.
template <class T>
T scalar_at(const std::byte* at) {
    T value;
    std::memcpy(&value, at, sizeof value);
    return value;
}

/// An integer; a `char` as a character. An enum by its number.
template <class T>
void print_integer(std::string& out, T value) {
    if constexpr (std::is_enum_v<T>)
        detail::print_integer(out, static_cast<std::underlying_type_t<T>>(value));
    else if constexpr (std::is_same_v<T, bool>)
        out += value ? "true" : "false";
    else if constexpr (std::is_same_v<T, char>)
        detail::append_quoted(out, '\'', {&value, 1});
    else if constexpr (sizeof(T) > 8)
        detail::append_wide(out, value < 0, static_cast<uint128>(value));
    else if constexpr (detail::signed_integer<T>())
        detail::append_number(out, static_cast<long long>(value));
    else
        detail::append_number(out, static_cast<unsigned long long>(value));
}

/// A bit-field, taken out of the bytes of its record.
template <class T>
void print_bits(std::string& out, const std::byte* record, const member& field) {
    const std::uint64_t bits = detail::read_bits(record, field.bit_offset, field.bit_width, signed_bits<T>);
    if constexpr (std::is_same_v<T, char>)
        detail::append_number(out, static_cast<long long>(bits));
    else if constexpr (std::is_enum_v<T>)
        detail::print_integer(out, static_cast<std::underlying_type_t<T>>(bits));
    else if constexpr (std::is_integral_v<T>)
        detail::print_integer(out, static_cast<T>(bits));
}

/// The members of a record, or its bytes where they are not known.
template <class T>
void print_record(std::string& out, const std::byte* at) {
    if constexpr (!has_runtime_layout<T>) {
        detail::append_bytes(out, at, sizeof(T));
    } else {
        out += '{';
        [&]<class... M>(member_list<M...>) {
            [[maybe_unused]] const std::span<const member> members = detail::members_now<T>();
            std::size_t i = 0;
            [[maybe_unused]] const auto each = [&]<class X>(std::type_identity<X>) {
                if (i != 0) out += ", ";
                const member& shown = members[i++];
                detail::append_member(out, shown);
                if (shown.bit_width != 0)
                    detail::print_bits<X>(out, at, shown);
                else
                    detail::print_at<X>(out, at + shown.offset);
            };
            (each(std::type_identity<std::remove_cv_t<M>>{}), ...);
        }(typename members_by<T>::types{});
        out += '}';
    }
}

template <class T, std::size_t N>
void print_array(std::string& out, const std::byte* at) {
    if constexpr (std::is_same_v<T, char>) {
        detail::append_text(out, reinterpret_cast<const char*>(at), N);
    } else {
        out += '{';
        for (std::size_t i = 0; i < N; ++i) {
            if (i != 0) out += ", ";
            if (i == most_elements && N > most_elements + 1) {
                detail::append_rest(out, N - most_elements);
                break;
            }
            detail::print_at<T>(out, at + i * sizeof(T));
        }
        out += '}';
    }
}

/// A value of type `T`, not const, whose bytes begin at `at`.
template <class T>
void print_at(std::string& out, const std::byte* at) {
    if constexpr (std::is_bounded_array_v<T>) {
        detail::print_array<std::remove_cv_t<std::remove_extent_t<T>>, std::extent_v<T>>(out, at);
    } else if constexpr (is_std_array<T>) {
        detail::print_array<std::remove_cv_t<typename T::value_type>, std::tuple_size_v<T>>(out, at);
    } else if constexpr (is_ordered<T>) {
        const auto value = scalar_at<T>(at).get();
        if constexpr (std::is_floating_point_v<std::remove_cv_t<decltype(value)>>)
            detail::append_number(out, value);
        else
            detail::print_integer(out, value);
    } else if constexpr (is_complex<T> || c_complex<T>) {
        using part = typename complex_part<T>::type;
        detail::print_at<part>(out, at);
        out += " + ";
        detail::print_at<part>(out, at + sizeof(part));
        out += 'i';
    } else if constexpr (any_vector<T>) {
        using element = std::remove_cvref_t<decltype(std::declval<T&>()[0])>;
        detail::print_array<element, sizeof(T) / sizeof(element)>(out, at);
    } else if constexpr (std::is_class_v<T> || std::is_union_v<T>) {
        detail::print_record<T>(out, at);
    } else if constexpr (std::is_pointer_v<T> || std::is_null_pointer_v<T>) {
        detail::append_address(out, scalar_at<std::uintptr_t>(at));
    } else if constexpr (std::is_same_v<T, bool>) {
        out += *at != std::byte{0} ? "true" : "false"; // C may have put any value there
    } else if constexpr (std::is_enum_v<T>) {
        detail::print_integer(out, scalar_at<std::underlying_type_t<T>>(at));
    } else if constexpr (is_bfloat16<T>) {
        detail::append_number(out, std::bit_cast<float>(std::uint32_t{scalar_at<std::uint16_t>(at)} << 16));
    } else if constexpr (is_float16<T>) {
        detail::append_number(out, static_cast<float>(scalar_at<T>(at)));
    } else if constexpr (is_float128<T>) {
        detail::append_float128(out, scalar_at<T>(at));
    } else if constexpr (class_of<T>() == type_class::floating) {
        detail::append_number(out, scalar_at<T>(at));
    } else if constexpr (class_of<T>() == type_class::integer || bit_int_width<T> > 64) {
        if constexpr (bit_int_width<T> <= 128)
            detail::print_integer(out, scalar_at<T>(at));
        else
            detail::append_bytes(out, at, sizeof(T));
    } else {
        detail::append_bytes(out, at, sizeof(T)); // a type of the compiler's that the library does not know
    }
}

} // namespace detail

/// A C value as text, much as C would write it down:
///   - records: `{.x = 3, .inner = {.y = 0.5}}`. Bit-fields by name as well where the compiler tells it (clang from 15
///     on) or ctypes::describe gives it, else, with g++, by their place: `{bits 0..2 = 5, .whole = 7}`;
///   - unions, as far as ctypes::describe lists their members; else, like all records whose members are not known,
///     their bytes: `{bytes 00 00 80 3f}`;
///   - `char[N]` as "text" up to the first zero, with C's escapes; other arrays as `{1, 2, 3}`, cut after 32 elements,
///     text after 256 characters;
///   - enums by their number, pointers as addresses or NULL and never followed, `ctypes::big_endian` by its value,
///     complex numbers as `1 + 2i`. Floating-point numbers read back as the same number: a __float128 that no long double
///     is equal to in hexadecimal, `0x1.5555p-2`. Types of the compiler's that the library does not know: their bytes.
template <class T>
std::string format(const T& value) {
    std::string text;
    if constexpr (!detail::require_c_type<T>()) {
        return text; // after the error
    } else if constexpr (std::is_volatile_v<T>) {
        const std::remove_cv_t<T> copy = value;
        return ctypes::format(copy);
    } else {
        detail::print_at<std::remove_cv_t<T>>(text, reinterpret_cast<const std::byte*>(std::addressof(value)));
        return text;
    }
}

/// What ctypes::print makes: a value to be put into a stream. It refers to the value.
template <class T>
struct printed {
    const T& value;

    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& stream,
                                                        const printed& shown) {
        return stream << ctypes::format(shown.value);
    }
};

/// For streams: `std::cout << ctypes::print(value)` writes format(value). C's records get no operator<< of their own,
/// so nothing of yours is hidden.
template <class T>
constexpr printed<T> print(const T& value) noexcept {
    return {value};
}

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
