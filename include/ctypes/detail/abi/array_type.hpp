// SPDX-License-Identifier: MIT
// ctypes/detail/abi/array_type.hpp - the libffi description of arrays, which libffi itself does not have.
//
//     struct line { char text[4096]; };       // about a hundred pointers describe it, not 4096
#pragma once

#include <ctypes/detail/abi/scalar_type.hpp>

#include <array>
#include <cstddef>

namespace ctypes {

namespace detail {

/// The longest array that is described element by element. A longer one is described as blocks of it, and
/// those as blocks of blocks: libffi sees the same sequence of scalars, as it looks through nested structs.
inline constexpr std::size_t array_block = 64;

constexpr std::size_t block_length(std::size_t length) {
    std::size_t block = array_block;
    while (length / block > array_block) block *= array_block;
    return block;
}

template <class T>
inline constexpr bool is_std_array = false;
template <class T, std::size_t N>
inline constexpr bool is_std_array<std::array<T, N>> = N > 0;

template <class T, std::size_t N>
struct array_record {
    static constexpr std::size_t block = N <= array_block ? 1 : block_length(N);
    static constexpr std::size_t blocks = N / block;
    static constexpr std::size_t rest = N % block;

    static constexpr auto make_elements() {
        std::array<ffi_type*, blocks + (rest != 0 ? 1 : 0) + 1> list{};
        for (std::size_t i = 0; i < blocks; ++i) {
            if constexpr (block == 1)
                list[i] = ffi_type_traits<T>::get();
            else
                list[i] = ffi_type_traits<T[block]>::get();
        }
        if constexpr (rest != 0) list[blocks] = ffi_type_traits<T[rest]>::get();
        return list;
    }
    // not const: libffi's interface takes them so; it does not write to a record whose size is filled in
    static constinit inline auto elements = make_elements();
    static constinit inline ffi_type record{sizeof(T[N]), alignof(T), FFI_TYPE_STRUCT, elements.data()};
};

} // namespace detail

/// `T[N]`, as a member: a struct of N elements. (As a parameter an array is a pointer, in C and in C++.)
template <class T, std::size_t N>
struct ffi_type_traits<T[N]> {
    static constexpr ffi_type* get() noexcept { return &detail::array_record<T, N>::record; }
};

/// `std::array<T, N>`: laid out as `T[N]`, and unlike it passed by value, as C passes a struct around an array.
template <class T, std::size_t N>
requires(N > 0) struct ffi_type_traits<std::array<T, N>> : ffi_type_traits<T[N]> {
};

} // namespace ctypes
