// ctypes/type/record.hpp - the libffi description of structs: any aggregate, nested to any depth.
//
//     struct point { int x; double y; char tag[8]; };      // nothing more to declare
//     ffi_type* t = ctypes::descriptor<point>::get();      // constant-initialised, nothing built at run time
#pragma once

#include <ctypes/detail/members.hpp>
#include <ctypes/type/array.hpp>

#include <array>
#include <cstddef>
#include <type_traits>

namespace ctypes {

/// Whether libffi has a description of `T`. A call by the compiler needs none; a call through libffi, a
/// closure and the run-time layer do.
template <class T>
constexpr bool describable() noexcept;

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
consteval bool describable_record() {
    if constexpr (std::is_union_v<T> || std::is_empty_v<T>) {
        return false;
    } else if constexpr (member_count<T> >= member_limit || !without_bit_fields<T>) {
        return false;
    } else {
        return []<class... M>(member_list<M...> members) {
            return (ctypes::describable<M>() && ...) && detail::naturally_laid_out<T>(members);
        }(members_of<T>{});
    }
}

template <class T, class Members = members_of<T>>
struct struct_record;
template <class T, class... M>
struct struct_record<T, member_list<M...>> {
    static constinit inline std::array<ffi_type*, sizeof...(M) + 1> elements{descriptor<M>::get()..., nullptr};
    static constinit inline ffi_type record{sizeof(T), alignof(T), FFI_TYPE_STRUCT, elements.data()};
};

template <class T>
concept plain_class = (std::is_class_v<T> || std::is_union_v<T>) && !std::is_const_v<T> && !std::is_volatile_v<T> &&
                      std::is_aggregate_v<T> && std::is_trivially_copyable_v<T>;

} // namespace detail

/// A reflected record. Specialise `ctypes::descriptor<T>` to take another description.
template <detail::plain_class T>
struct descriptor<T> {
    static constexpr bool is_reflected = true;
    static constexpr ffi_type* get() noexcept {
        static_assert(describable<T>(), "ctypes: libffi has no description of this record; call it by ctypes::function, "
                                        "where the compiler makes the call, or pass a pointer");
        if constexpr (describable<T>()) return &detail::struct_record<T>::record;
        else return &ffi_type_void;
    }
};

template <class T>
constexpr bool describable() noexcept {
    if constexpr (std::is_bounded_array_v<T>) {
        return describable<std::remove_cv_t<std::remove_extent_t<T>>>();
    } else if constexpr (detail::is_std_array<T>) {
        return describable<typename T::value_type>();
    } else if constexpr (std::is_const_v<T> || std::is_volatile_v<T>) {
        return describable<std::remove_cv_t<T>>();
    } else if constexpr (!c_type<T>) {
        return false;
    } else if constexpr (requires { descriptor<T>::is_reflected; }) {
        return detail::describable_record<T>();
    } else {
        return requires { descriptor<T>::get(); };
    }
}

/// libffi's record for `T`, a constant that lives as long as the program:
///     ffi_type* t = ctypes::type_of<int>();        // &ffi_type_sint32
/// (libffi manual, section "Types".) Size, alignment and elements are filled in at compile time.
template <class T>
constexpr ffi_type* type_of() noexcept {
    if constexpr (detail::require_c_type<T>()) return descriptor<T>::get();
    else return nullptr;
}

} // namespace ctypes
