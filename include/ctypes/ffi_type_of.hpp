// SPDX-License-Identifier: MIT
// ctypes/ffi_type_of.hpp - the libffi description of structs and unions, nested to any depth.
//
//     struct point { int x; double y; char tag[8]; };      // nothing more to declare
//     ffi_type* t = ctypes::descriptor<point>::get();      // constant-initialised, nothing built at run time
//
// A record that libffi would lay out as the compiler does is described member by member. Any other (a union, one
// with bit-fields, packed or over-aligned) and what libffi has no type for (__int128, _BitInt, vectors) gets a record that
// travels in the same registers, where the calling convention is known: see detail/abi/equivalent_ffi_struct.hpp.
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/detail/abi/array_type.hpp>
#include <ctypes/detail/abi/equivalent_ffi_struct.hpp>
#include <ctypes/detail/abi/extension_types.hpp>
#include <ctypes/detail/abi/type_description.hpp>

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace ctypes {

/// Whether libffi has a description of `T`. A call by the compiler needs none; a call through libffi, a
/// closure and the run-time layer do. Where not: name the members by ctypes::describe<T>, or pass a pointer.
template <class T>
constexpr bool has_ffi_type() noexcept;

namespace detail {

/// Whether libffi, which lays elements out by size and natural alignment, comes to the layout that `T` has.
template <class T, class... M>
consteval bool naturally_laid_out(member_list<M...>) {
    const auto offsets = detail::member_offsets<T>(member_list<M...>{});
    std::size_t end = 0, alignment = 1, index = 0;
    const auto place = [&](std::size_t size, std::size_t aligned_to) {
        end = (end + aligned_to - 1) / aligned_to * aligned_to;
        if (aligned_to > alignment) alignment = aligned_to;
        const bool same = offsets[index++] == end;
        end += size;
        return same;
    };
    const bool same = (place(sizeof(M), alignof(M)) && ...);
    return same && alignment == alignof(T) && (end + alignment - 1) / alignment * alignment == sizeof(T);
}

template <class T>
consteval bool has_natural_record();

/// Whether libffi sees a member as it is. A stand-in is for a value that travels alone: as a part of another one
/// its elements would be looked for where they are not.
template <class M>
consteval bool is_natural_member() {
    if constexpr (std::is_bounded_array_v<M>)
        return detail::is_natural_member<std::remove_cv_t<std::remove_extent_t<M>>>();
    else if constexpr (is_std_array<M>)
        return detail::is_natural_member<typename M::value_type>();
    else if constexpr (extension<M>)
        return false;
    else if constexpr (requires { ffi_type_traits<M>::is_reflected; })
        return detail::has_natural_record<M>();
    else
        return ctypes::has_ffi_type<M>();
}

template <class T>
consteval bool has_natural_record() {
    if constexpr (std::is_union_v<T> || std::is_empty_v<T> || source_of<T>() != member_source::pfr) {
        return false;
    } else {
        return []<class... M>(member_list<M...> all) {
            return (detail::is_natural_member<std::remove_cv_t<M>>() && ...) && detail::naturally_laid_out<T>(all);
        }(members_of<T>{});
    }
}

template <class T, class Members = members_of<T>>
struct struct_ffi_type;
template <class T, class... M>
struct struct_ffi_type<T, member_list<M...>> {
    static constinit inline std::array<ffi_type*, sizeof...(M) + 1> elements{ffi_type_traits<M>::get()..., nullptr};
    static constinit inline ffi_type record{sizeof(T), alignof(T), FFI_TYPE_STRUCT, elements.data()};
};

/// A record made to travel as `T` does.
template <class T>
struct equivalent_ffi_struct {
    static constexpr abi::ffi_record how = [] {
        if constexpr (abi::supported && fields_known<T>())
            return abi::describe(abi::host, abi_value<T>());
        else
            return abi::ffi_record{.refused = "its members, or the calling convention, are not known"};
    }();
    static constexpr bool possible = how.refused == nullptr;

    static constinit inline auto elements = how.elements;
    static constinit inline ffi_type record{sizeof(T), alignof(T), how.type, elements.data()};

    static constexpr ffi_type* get() noexcept { return how.is_whole ? how.whole : &record; }
};

template <class T>
concept plain_class = (std::is_class_v<T> || std::is_union_v<T>)&&!std::is_const_v<T> &&
                      !std::is_volatile_v<T> && std::is_aggregate_v<T> && std::is_trivially_copyable_v<T>;

template <class T>
consteval ffi_type* record_of() {
    constexpr bool natural = [] {
        if constexpr (has_natural_record<T>())
            return !equivalent_ffi_struct<T>::possible ||
                   (!equivalent_ffi_struct<T>::how.is_whole && equivalent_ffi_struct<T>::how.type == FFI_TYPE_STRUCT);
        else
            return false;
    }();
    if constexpr (natural)
        return &struct_ffi_type<T>::record;
    else
        return equivalent_ffi_struct<T>::get();
}

} // namespace detail

/// A reflected record. Specialise `ctypes::descriptor<T>` to take another description.
template <detail::plain_class T>
struct ffi_type_traits<T> {
    static constexpr bool is_reflected = true;
    static constexpr ffi_type* get() noexcept {
        static_assert(has_ffi_type<T>(), "ctypes: libffi has no description of this record; name its members in "
                                         "ctypes::describe, or call it by ctypes::function, where the compiler makes "
                                         "the call, or pass a pointer");
        if constexpr (has_ffi_type<T>())
            return detail::record_of<T>();
        else
            return &ffi_type_void;
    }
};

/// `__int128`, `_Float16`, short vectors and the like, where the calling convention is known.
template <detail::extension T>
requires(detail::equivalent_ffi_struct<T>::possible) struct ffi_type_traits<T> {
    static constexpr ffi_type* get() noexcept { return detail::equivalent_ffi_struct<T>::get(); }
};

#ifdef FFI_TARGET_HAS_COMPLEX_TYPE
/// C's own `_Complex` of float, double and long double: as std::complex.
template <detail::c_complex T>
requires detail::is_complex<std::complex<detail::part_of_complex<T>>> &&
    (!detail::is_float128<detail::part_of_complex<T>>)struct ffi_type_traits<T>
    : ffi_type_traits<std::complex<detail::part_of_complex<T>>> {
};
#endif

template <class T>
constexpr bool has_ffi_type() noexcept {
    if constexpr (std::is_bounded_array_v<T>) {
        return has_ffi_type<std::remove_cv_t<std::remove_extent_t<T>>>();
    } else if constexpr (detail::is_std_array<T>) {
        return has_ffi_type<typename T::value_type>();
    } else if constexpr (std::is_const_v<T> || std::is_volatile_v<T>) {
        return has_ffi_type<std::remove_cv_t<T>>();
    } else if constexpr (!c_type<T>) {
        return false;
    } else if constexpr (requires { ffi_type_traits<T>::is_reflected; }) {
        if constexpr (detail::has_natural_record<T>())
            return true;
        else
            return detail::equivalent_ffi_struct<T>::possible;
    } else {
        return requires { ffi_type_traits<T>::get(); };
    }
}

/// libffi's record for `T`, a constant that lives as long as the program:
///     ffi_type* t = ctypes::ffi_type_of<int>();        // &ffi_type_sint32
/// (libffi manual, section "Types".) Size, alignment and elements are filled in at compile time.
template <class T>
constexpr ffi_type* ffi_type_of() noexcept {
    if constexpr (!detail::require_c_type<T>()) {
        return nullptr;
    } else {
        constexpr bool known = has_ffi_type<T>() || requires {
            ffi_type_traits<T>::is_reflected;
        }; // those have an error of their own
        static_assert(known,
                      "ctypes: libffi has no description of this type; call it by ctypes::function, where the compiler "
                      "makes the call, or pass a pointer to it");
        if constexpr (known)
            return ffi_type_traits<T>::get();
        else
            return nullptr;
    }
}

// Names of version 0.1; they go with 0.2.
template <class T>
[[deprecated("ctypes: describable is has_ffi_type")]] constexpr bool describable() noexcept {
    return has_ffi_type<T>();
}
template <class T>
[[deprecated("ctypes: type_of is ffi_type_of")]] constexpr ffi_type* type_of() noexcept {
    return ffi_type_of<T>();
}

} // namespace ctypes

#endif // CTYPES_HAS_CXX20
