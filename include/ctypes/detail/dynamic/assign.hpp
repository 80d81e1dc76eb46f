// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/assign.hpp - C++ values and other run-time values to a place, checked.
//
//     assign(to, keep_alive(memory), from, where);     // where() gives the path, when it is needed
#pragma once

#include <ctypes/calling_convention.hpp>
#include <ctypes/detail/dynamic/assign_holder.hpp>
#include <ctypes/detail/dynamic/assign_text.hpp>
#include <ctypes/detail/dynamic/classify.hpp>
#include <ctypes/detail/dynamic/conversion_errors.hpp>
#include <ctypes/detail/dynamic/keep_alive_entry.hpp>
#include <ctypes/detail/dynamic/lvalue.hpp>
#include <ctypes/detail/dynamic/match.hpp>
#include <ctypes/type_name.hpp>

#include <cstddef>
#include <cstring>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace ctypes::detail::runtime {

template <class T>
inline constexpr bool is_span = false;
template <class T, std::size_t N>
inline constexpr bool is_span<std::span<T, N>> = true;

template <class T, class Where>
void assign_pointer(const lvalue& to, T* from, const Where& where) {
    const type_node& type = to.of();
    if (type.is != kind::pointer || !points_to<T>(*type.to.to)) refuse_kind(where(), type_name<T*>(), to.type);
    if (std::is_const_v<T> && from != nullptr && (type.to.quals & c_text::is_const) == 0)
        refuse_type(where(), to.type, "may be written through, and what is given is const");
    put(to.at, from);
}

/// A pointer to a C++ function of the type `Called`, which is called by the convention `by`.
template <class Called, class Where>
void assign_function(const lvalue& to, void (*from)(), convention by, std::string_view name, const Where& where) {
    const type_node& type = to.of();
    if (type.is != kind::pointer || !(type.to.to->is == kind::void_ || called_as<Called>(*type.to.to, by)))
        refuse_kind(where(), name, to.type);
    put(to.at, from);
}

template <class T, class Where>
void assign_callable(const lvalue& to, const keep_alive_policy& kept, const T& from, const Where& where) {
    const type_node& type = to.of();
    void (*const code)() = reinterpret_cast<void (*)()>(c_function(from));
    if constexpr (requires {
                      { from.type().node() } -> std::same_as<const type_node&>;
                  }) { // a run-time signature
        if (code != nullptr && type.is == kind::pointer && type.to.to->is == kind::function &&
            !layout_comparison().called_alike(*type.to.to, from.type().node()))
            refuse_kind(where(), to_c_declaration({&from.type().node(), 0}, "(*)"), to.type);
        assign_pointer(to, code, where);
    } else if constexpr (has_function_pointer<T>) {
        using called = typename decltype(detail::called_by(from.pointer()))::type;
        convention by = ctypes::signature<called>::convention;
        if constexpr (requires { T::convention; }) by = T::convention;
        assign_function<called>(to, code, by, type_name<T>(), where);
    } else {
        using called = typename decltype(detail::called_by(from.address()))::type;
        assign_function<called>(to, code, ctypes::signature<called>::convention, type_name<T>(), where);
    }
    if constexpr (requires { from.keep(); })
        kept.keep(to.at, from.keep(), nullptr, where);
    else
        kept.forget(to.at);
}

template <class T, class Where>
void assign(const lvalue& to, const keep_alive_policy& kept, T& from, const Where& where);

/// To an array its elements, and zeros behind them. To a pointer the elements where they are: those of an array, which is a
/// pointer to them in C++, too; others while a call runs.
template <class T, class Where>
void assign_range(const lvalue& to, const keep_alive_policy& kept, T& from, const Where& where) {
    const type_node& type = to.of();
    if (type.is == kind::pointer) {
        if constexpr (contiguous_range<T>) {
            using element = std::remove_reference_t<decltype(*std::data(from))>;
            if constexpr (std::is_trivially_copyable_v<element>) {
                constexpr bool views = std::is_array_v<T> || is_span<std::remove_cv_t<T>>;
                if (views || kept.borrows()) {
                    assign_pointer(to, std::data(from), where);
                    return kept.forget(to.at);
                }
                if (points_to<element>(*type.to.to)) kept.refuse_owner(where());
            }
        }
    }
    if ((type.is != kind::array && type.is != kind::vector) || type.length == no_length)
        refuse_kind(where(), "a list", to.type);
    const auto size = static_cast<std::size_t>(std::size(from));
    if (size > type.length)
        refuse(where(), std::to_string(size) + " elements are more than '" + to_c_declaration(to.type, {}) + "' has");
    const std::size_t step = type.to.to->size;
    std::size_t i = 0;
    for (auto&& each : from) {
        assign(lvalue{type.to, to.at + i * step}, kept, each, [&] { return where() + "[" + std::to_string(i) + "]"; });
        ++i;
    }
    if (size == type.length) return;
    kept.forget(to.at + size * step, (type.length - size) * step);
    std::memset(to.at + size * step, 0, (type.length - size) * step);
}

/// A value of any C++ type that has a meaning in C. What is const is const in `T`, too.
template <class T, class Where>
void assign(const lvalue& to, const keep_alive_policy& kept, T& from, const Where& where) {
    using bare = std::remove_cv_t<T>;
    if constexpr (holder<bare>) {
        assign_holder(to, kept, from.where(), from.memory(), where);
    } else if constexpr (callable_by_c<bare>) {
        assign_callable(to, kept, from, where);
    } else if constexpr (is_number<bare>) {
        if constexpr (!std::is_enum_v<bare>) {
            if (to.of().exact == scalar_of<bare>() && is_arithmetic(to.of()) && !to.is_bit_field()) [[likely]] {
                std::memcpy(to.at, &from, sizeof from < to.of().size ? sizeof from : to.of().size);
                return;
            }
        }
        assign_number(to, scalar_value::of(from), where);
    } else if constexpr (std::is_null_pointer_v<bare>) {
        if (to.of().is != kind::pointer) refuse_kind(where(), "a null pointer", to.type);
        kept.forget(to.at);
        put<void*>(to.at, nullptr);
    } else if constexpr (text_like<T>) {
        assign_text(to, kept, as_text(from), where);
    } else if constexpr (std::is_pointer_v<bare>) {
        if constexpr (requires { detail::called_by(from); } && !std::is_same_v<bare, void (*)()>) {
            using called = typename decltype(detail::called_by(from))::type;
            assign_function<called>(to, reinterpret_cast<void (*)()>(from), ctypes::signature<called>::convention,
                                    type_name<bare>(), where);
        } else {
            assign_pointer(to, from, where);
        }
        kept.forget(to.at);
    } else if constexpr (std::is_function_v<T>) {
        using called = typename decltype(detail::called_by(&from))::type;
        assign_function<called>(to, reinterpret_cast<void (*)()>(&from), ctypes::signature<called>::convention,
                                type_name<T*>(), where);
        kept.forget(to.at);
    } else if constexpr (shared<bare>) {
        assign_pointer(to, from.get(), where);
        kept.keep(to.at, from, nullptr, where);
    } else if constexpr (is_complex<bare>) {
        const type_node& type = to.of();
        if (type.is != kind::complex) refuse_kind(where(), "a complex number", to.type);
        auto real = from.real();
        auto imaginary = from.imag();
        assign(lvalue{type.to, to.at}, kept, real, where);
        assign(lvalue{type.to, to.at + type.to.to->size}, kept, imaginary, where);
    } else if constexpr (requires {
                             std::begin(from);
                             std::size(from);
                         }) {
        assign_range(to, kept, from, where);
    } else if constexpr (std::is_class_v<bare> || std::is_union_v<bare>) {
        static_assert(std::is_trivially_copyable_v<bare>,
                      "ctypes: this C++ object has no meaning in C; pass a number, a "
                      "pointer, a string, a list of these, or a plain struct");
        if constexpr (std::is_trivially_copyable_v<bare>) {
            if (to.is_bit_field() || !matches<bare>(to.of())) refuse_kind(where(), type_name<bare>(), to.type);
            kept.forget(to.at, sizeof from);
            std::memcpy(to.at, &from, sizeof from);
        }
    } else {
        static_assert(std::is_class_v<bare>, "ctypes: this C++ type has no run-time counterpart");
    }
}

} // namespace ctypes::detail::runtime
