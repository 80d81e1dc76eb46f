// SPDX-License-Identifier: MIT
// ctypes/detail/abi/type_description.hpp - a C++ type as a calling convention sees it: its scalars and where they stand.
//
//     constexpr ctypes::abi::type_description v = ctypes::detail::abi_value<point>();
#pragma once

#include <ctypes/detail/abi/array_type.hpp>
#include <ctypes/detail/abi/convention.hpp>
#include <ctypes/detail/abi/extension_types.hpp>
#include <ctypes/detail/abi/field.hpp>
#include <ctypes/detail/abi/sysv_x86_64.hpp>
#include <ctypes/members.hpp>

#include <array>
#include <complex>
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

namespace ctypes {

namespace detail {

/// A scalar as a field, at offset 0.
template <class T>
consteval abi::field scalar_leaf() {
    constexpr type_class what = class_of<T>();
    if constexpr (is_bfloat16<T>)
        return {abi::scalar_kind::bfloat16, 0, 2, 2, 0, 0};
    else if constexpr (is_float128<T>)
        return {abi::scalar_kind::float128, 0, 16, 16, 0, 0};
    else if constexpr (std::is_same_v<T, long double>)
        return abi::long_double_field(0);
    else if constexpr (what == type_class::floating)
        return abi::float_field(0, sizeof(T));
    else if constexpr (what == type_class::vector)
        return abi::vector_field(0, sizeof(T));
    else if constexpr (what == type_class::integer) {
        abi::field result = abi::integer_field(0, sizeof(T), detail::signed_integer<T>());
        result.alignment = alignof(T); // less than the size of a long long on i386
        return result;
    } else
        return {abi::scalar_kind::unknown, 0, sizeof(T), alignof(T), 0, 0};
}

/// Whether every scalar in `T` and its place are known.
template <class T>
consteval bool fields_listed();

/// Whether it is known where `T` is to be passed: by its scalars, or without them.
template <class T>
consteval bool fields_known();

/// Whether a member of type `T` puts all around it into memory though its scalars do not.
template <class T>
consteval bool in_memory_inside();

/// Whether it matters which scalars of a union are of one member of it: where there is room for an x87 long double.
template <class T>
inline constexpr bool merges_members = std::is_union_v<T>&& abi::long_double_kind == abi::scalar_kind::x87 &&
                                       sizeof(T) == 16;

template <class T>
struct field_list;
template <class T, class Add>
constexpr void each_leaf(std::size_t offset, Add& add);

/// Calls `begin` with every member of a record, and `add` with every scalar of it, moved by `offset` bytes.
template <class T, class Begin, class Add>
constexpr void each_member_leaf(std::size_t offset, Begin begin, Add& add) {
    using source = members_by<T>;
    [&]<class... M>(member_list<M...>) {
        [[maybe_unused]] std::size_t i = 0;
        [[maybe_unused]] const auto each = [&]<class X>(std::type_identity<X>) {
            const member& here = source::list[i++];
            begin(here);
            if constexpr (std::is_integral_v<X> || std::is_enum_v<X>) {
                if (here.bit_width != 0) {
                    constexpr abi::field scalar = scalar_leaf<X>();
                    add(abi::bits_field(here.bit_offset + offset * 8, here.bit_width, sizeof(X),
                                        scalar.kind == abi::scalar_kind::signed_integer));
                    return;
                }
            }
            if constexpr (abi::unaligned_records_matter && (std::is_class_v<std::remove_all_extents_t<X>> ||
                                                            std::is_union_v<std::remove_all_extents_t<X>>))
                if ((offset + here.offset) % alignof(X) != 0)
                    add(abi::unaligned_record(offset + here.offset, alignof(X)));
            if constexpr (in_memory_inside<std::remove_all_extents_t<X>>()) add(abi::record_in_memory());
            detail::each_leaf<X>(offset + here.offset, add);
        };
        (each(std::type_identity<M>{}), ...);
    }(typename source::types{});
}

/// Calls `add` with every scalar of `T`, moved by `offset` bytes.
template <class T, class Add>
constexpr void each_leaf(std::size_t offset, Add& add) {
    if constexpr (std::is_const_v<T> || std::is_volatile_v<T>) {
        detail::each_leaf<std::remove_cv_t<T>>(offset, add);
    } else if constexpr (std::is_bounded_array_v<T>) {
        using element = std::remove_extent_t<T>;
        constexpr bool of_records =
            std::is_class_v<std::remove_all_extents_t<T>> || std::is_union_v<std::remove_all_extents_t<T>>;
        const auto [step, count] = of_records && sizeof(element) != 0
                                       ? abi::gcc_array_stride(offset, sizeof(element), std::extent_v<T>)
                                       : abi::array_elements{sizeof(element), std::extent_v<T>};
        for (std::size_t i = 0; i < count; ++i) detail::each_leaf<element>(offset + i * step, add);
    } else if constexpr (is_std_array<T>) {
        detail::each_leaf<typename T::value_type[std::tuple_size_v<T>]>(offset, add);
    } else if constexpr (is_complex<T>) {
        detail::each_leaf<typename T::value_type[2]>(offset, add);
    } else if constexpr (c_complex<T>) {
        detail::each_leaf<part_of_complex<T>[2]>(offset, add);
    } else if constexpr (merges_members<T>) {
        for (const abi::field& l : field_list<T>::fields) add(l.moved(offset));
    } else if constexpr (std::is_class_v<T> || std::is_union_v<T>) {
        detail::each_member_leaf<T>(
            offset, [](const member&) {}, add);
    } else {
        add(scalar_leaf<T>().moved(offset));
    }
}

/// Whether a value is so large that every convention here puts it into memory, whatever is in it.
template <class T>
inline constexpr bool always_in_memory = sizeof(T) > abi::largest_in_registers;

/// Whether nothing but unnamed bit-fields puts the members where they are, and it may matter that nobody sees those.
/// (Between a float and a double, in the room that there is anyway, nothing shows one.)
template <class T>
consteval bool hides_bits() {
    if constexpr (!abi::unnamed_bits_matter || always_in_memory<T>) {
        return false;
    } else if constexpr (source_of<T>() == member_source::bindings) {
        return sizeof(T) <= 16 && !members_by<T>::placed.ruled;
    } else if constexpr (source_of<T>() == member_source::pfr && !std::is_empty_v<T>) {
        std::size_t end = 0;
        const auto explained = [&end](std::size_t offset, std::size_t most) { // by some alignment
            for (std::size_t unit = 1; unit <= most; unit *= 2)
                if ((end + unit - 1) / unit * unit == offset) return true;
            return offset < end;
        };
        for (const member& each : members_by<T>::list) {
            if (!explained(each.offset, each.alignment < alignof(T) ? alignof(T) : each.alignment)) return true;
            end = each.offset + each.size;
        }
        return !explained(sizeof(T), alignof(T));
    } else {
        return false;
    }
}

/// Whether an array without a length, or of length zero, ends a record whose other members are described. On x86-64 gcc
/// passes `struct { int* p; char data[]; }` in a register, g++ and clang in memory; on AArch64 the array keeps a record
/// from being a homogeneous aggregate.
template <class T>
inline constexpr bool ends_unsized =
    source_of<T>() == member_source::user&& std::is_class_v<T>&& std::is_aggregate_v<T>&& has_unsized_array<T>;

template <class T>
consteval bool fields_listed() {
    if constexpr (std::is_const_v<T> || std::is_volatile_v<T>)
        return fields_listed<std::remove_cv_t<T>>();
    else if constexpr (std::is_bounded_array_v<T>)
        return fields_listed<std::remove_all_extents_t<T>>();
    else if constexpr (is_std_array<T>)
        return fields_listed<typename T::value_type>();
    else if constexpr (is_complex<T>)
        return true;
    else if constexpr (std::is_class_v<T> || std::is_union_v<T>) {
        if constexpr (!members_known<T>)
            return false;
        else if constexpr (hides_bits<T>() || ends_unsized<T>)
            return false;
        else
            return []<class... M>(member_list<M...>) {
                return (fields_listed<M>() && ...);
            }(typename members_by<T>::types{});
    } else
        return class_of<T>() != type_class::unknown;
}

/// What is first in `T` of what the compilers have beyond the standard and nothing here places: a scalar, or a record that
/// ends with an array without a length; void where there is none.
template <class T>
struct first_unknown {
    template <class... M>
    static consteval auto among(member_list<M...>) {
        if constexpr (sizeof...(M) == 0)
            return std::type_identity<void>();
        else
            return []<class First, class... Rest>(member_list<First, Rest...>) {
                if constexpr (!std::is_void_v<typename first_unknown<std::remove_cv_t<First>>::type>)
                    return std::type_identity<typename first_unknown<std::remove_cv_t<First>>::type>();
                else
                    return first_unknown::among(member_list<Rest...>());
            }(member_list<M...>());
    }
    static consteval auto find() {
        if constexpr (std::is_array_v<T>)
            return std::type_identity<typename first_unknown<std::remove_cv_t<std::remove_all_extents_t<T>>>::type>();
        else if constexpr (is_std_array<T>)
            return std::type_identity<typename first_unknown<std::remove_cv_t<typename T::value_type>>::type>();
        else if constexpr (class_of<T>() == type_class::record && ends_unsized<T>)
            return std::type_identity<T>();
        else if constexpr (class_of<T>() == type_class::record)
            return first_unknown::among(typename members_by<T>::types());
        else
            return std::type_identity<std::conditional_t<class_of<T>() == type_class::unknown, T, void>>();
    }
    using type = typename decltype(find())::type;
};
template <class T>
using first_unknown_t = typename first_unknown<std::remove_cv_t<T>>::type;

/// Whether the size of a record alone puts it into memory. On x86-64 System V what is above 16 bytes is there, except for
/// vectors of 32 and 64 bytes, and records of one, where the compiler's options give them registers.
template <class T>
inline constexpr bool in_memory_by_size = false;
template <class T>
requires(class_of<T>() == type_class::record) inline constexpr bool in_memory_by_size<T> =
    always_in_memory<T> ||
    (abi::host == abi::platform_abi::sysv_x86_64 && sizeof(T) > 16 && !abi::fits_wide_vector(sizeof(T)));

template <class T>
consteval bool fields_known() {
    if constexpr (std::is_const_v<T> || std::is_volatile_v<T>)
        return fields_known<std::remove_cv_t<T>>();
    else if constexpr (abi::supported && in_memory_by_size<T>)
        return true;
    else
        return fields_listed<T>();
}

template <class T>
struct field_list {
    static constexpr bool by_size = in_memory_by_size<T> && !fields_listed<T>();
    static constexpr std::size_t count = []() -> std::size_t {
        std::size_t n = 0;
        auto add = [&n](const abi::field&) { ++n; };
        if constexpr (by_size)
            return always_in_memory<T> ? 0 : 1;
        else if constexpr (merges_members<T>)
            detail::each_member_leaf<T>(
                0, [](const member&) {}, add);
        else if constexpr (!always_in_memory<T>)
            detail::each_leaf<T>(0, add);
        return n;
    }();
    static constexpr auto fields = [] {
        std::array<abi::field, count> list{};
        std::size_t n = 0;
        auto add = [&](const abi::field& field) { list[n++] = field; };
        if constexpr (by_size) {
            if constexpr (count != 0) add(abi::record_in_memory());
        } else if constexpr (merges_members<T>) {
            // What does not begin where the union does is in an anonymous struct, with what was named before it.
            std::size_t first = 0;
            const auto begin = [&](const member& next) {
                if (next.bit_width != 0 ? next.bit_offset != 0 : next.offset != 0) return;
                abi::sysv_x86_64::sort_integer_class_first(list.data() + first, n - first);
                first = n;
            };
            detail::each_member_leaf<T>(0, begin, add);
            abi::sysv_x86_64::sort_integer_class_first(list.data() + first, n - first);
        } else if constexpr (!always_in_memory<T>) {
            detail::each_leaf<T>(0, add);
        }
        return list;
    }();
};

template <class T>
consteval bool in_memory_inside() {
    if constexpr (merges_members<T>)
        return abi::sysv_x86_64::lost_long_double(
            abi::type_description::record(sizeof(T), alignof(T), field_list<T>::fields));
    else
        return false;
}

/// `T` as ctypes::abi takes it; refers to constants. `T` is complete and its members are known.
template <class T>
constexpr abi::type_description abi_value() noexcept {
    if constexpr (std::is_void_v<T>) {
        return abi::type_description::none();
    } else {
        constexpr auto& fields = field_list<T>::fields;
        if constexpr (is_complex<T> || c_complex<T>)
            return abi::type_description::complex(fields);
        else if constexpr (std::is_class_v<T> || std::is_union_v<T> || std::is_array_v<T>)
            return abi::type_description::record(sizeof(T), alignof(T), fields);
        else
            return abi::type_description::scalar(fields);
    }
}

} // namespace detail

} // namespace ctypes
